"""Mails to the applications of one user, each with where it belongs: `links/*.toml`, in parts that share no employer.

They come to one store in the order in which they are written, so that what an earlier one did (a thread, a closed
application) is there for the later ones, as in a mailbox. Fields: see `links/learnt.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Literal

from companion.jobtracker.mail.link import KnownApplication
from companion.store.tracker_rows import MailView
from tests.support.mails import invite

FOLDER = Path(__file__).parent / "links"
PARTS = ("learnt", "unseen", "traps", "fresh")
FIRST = datetime(2026, 10, 21, 8, 0, tzinfo=UTC)

Outcome = Literal["right", "asked", "asked needlessly", "missed", "wrong"]
"""`asked`: the right one is among those asked about; `missed`: it is not; `wrong`: linked to what it does not belong to."""


@dataclass(frozen=True)
class LinkedMail:
    """One mail and where it belongs."""

    id: str
    answer: frozenset[int]
    """Several when nobody can tell, none when it is of no application."""
    trusted: bool
    date: datetime
    """Its own: no other mail has it."""
    raw: bytes

    def outcome(self, seen: MailView) -> Outcome:
        """What was made of it."""
        asked = {candidate["application"] for candidate in seen.candidates} if seen.state == "review" else set()
        return self.outcome_of(seen.application, asked)

    def outcome_of(self, linked: int | str | None, asked: Set[int | str]) -> Outcome:
        """The same, of what it was linked to and what is asked about."""
        if linked is not None:
            return "right" if self.answer == {linked} else "wrong"
        if not self.answer:
            return "asked needlessly" if asked else "right"
        if not self.answer <= asked:
            return "missed"
        return "right" if len(self.answer) > 1 else "asked"


def application_rows() -> list[dict[str, str]]:
    """What the user applied to, in the order of their numbers, as a request's fields."""
    rows = tomllib.loads((FOLDER / "applications.toml").read_text("utf-8"))["applications"]
    names = ("company", "title", "url", "company_domain")
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    return [{name: value for name, value in zip(names, row[1:], strict=True) if value} for row in rows]


def linked_mails(part: str) -> list[LinkedMail]:
    """The mails of one part, oldest first."""
    rows = tomllib.loads((FOLDER / f"{part}.toml").read_text("utf-8"))["mail"]
    ids = {row["id"]: _message_id(row) for row in rows}
    start = FIRST + timedelta(minutes=PARTS.index(part))
    dates = [start + timedelta(hours=6 * at) for at in range(len(rows))]
    return [
        LinkedMail(row["id"], frozenset(row["answer"]), row.get("trust", True), date, _raw(row, date, ids))
        for row, date in zip(rows, dates, strict=True)
    ]


def placed_mails() -> tuple[list[KnownApplication], list[LinkedMail]]:
    """Applications whose postings' places are known, and mails to them: `links/places.toml`."""
    table = tomllib.loads((FOLDER / "places.toml").read_text("utf-8"))
    applications = [
        KnownApplication(id=number, company=company, title=title, places=places)
        for number, company, title, places in table["applications"]
    ]
    mails = [
        LinkedMail(name, frozenset(answer), True, FIRST, _raw(row, FIRST, {name: f"<{name}@example.org>"}))
        for name, answer, sender, subject, body in table["mails"]
        for row in [{"id": name, "from": sender, "subject": subject, "body": body}]
    ]
    return applications, mails


def _domain(row: dict[str, Any]) -> str:
    return str(row["from"]).rpartition("@")[2].strip(" >")


def _message_id(row: dict[str, Any]) -> str:
    return f"<{row['id']}@{_domain(row)}>"


def _raw(row: dict[str, Any], date: datetime, ids: dict[str, str]) -> bytes:
    message = EmailMessage()
    message["From"] = row["from"]
    message["To"] = "ada@example.org"
    message["Subject"] = row["subject"]
    message["Date"] = date
    message["Message-ID"] = ids[row["id"]]
    if "reply_to_mail" in row:
        # It answers the user's own answer, which is not in the mailbox that is read; the thread goes back to the first.
        own = f"<own-{row['id']}@example.org>"
        message["In-Reply-To"] = own
        message["References"] = f"{ids[row['reply_to_mail']]} {own}"
    if "reply_to" in row:
        message["Reply-To"] = row["reply_to"]
    if (proof := row.get("proof", "pass")) != "none":
        message["Authentication-Results"] = f"mx.example.org; dmarc={proof} header.from={_domain(row)}"
    message.set_content(row["body"])
    if row.get("calendar"):
        message.add_attachment(
            invite(uid=row["id"]).encode(), maintype="text", subtype="calendar", filename="invite.ics"
        )
    return message.as_bytes()
