"""Kinds of application mail against `../shared/data/mail`; all that a mail says against the house's own set."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from companion.jobtracker.mail.employer_names import plain_company
from companion.jobtracker.mail.link import KnownApplication
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.reading import MailReading
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.verdict import AUTOMATIC_CONFIDENCE
from companion.jobtracker.rules import decide
from tests.eval.table import Row
from tests.jobtracker.mail.mail_set import HALVES, LabelledMail, applications_of, mails_of

NAME = "mail"
FLOORS = {
    "mails/right": 0.98,
    "mails/right, automatic": 0.99,
    "mails/rejection recall": 0.97,
    "mails/rejection precision": 0.98,
    "mails/interview recall": 0.98,
    "mails/offer recall": 0.97,
    "held_out/kind": 0.99,
    "held_out/company": 0.95,
    "held_out/title": 0.95,
    "held_out/application": 0.98,
    "held_out/interview time": 0.98,
    "held_out/right, automatic": 0.99,
    "fourth/title": 0.95,
    "fourth/company": 0.98,
    "seventh/kind": 0.95,
    "seventh/right, automatic": 0.99,
    "eighth/kind": 0.95,
    "eighth/right, automatic": 0.99,
    "ninth/kind": 0.95,
    "max:ninth/wrong links": 0,
    "tenth/kind": 0.94,
    "eleventh/kind": 0.96,
    "twelfth/kind": 0.9,
    "twelfth/right, automatic": 0.99,
    "max:twelfth/wrong links": 0,
    "twelfth/rejection recall": 0.9,
    "thirteenth/kind": 0.98,
    "thirteenth/right, automatic": 0.99,
    "thirteenth/rejection recall": 0.95,
    "thirteenth/interview recall": 0.95,
    "thirteenth/offer recall": 0.95,
    "max:thirteenth/wrong links": 0,
    "fourteenth/kind": 0.9,
    "fourteenth/right, automatic": 0.99,
    "max:fourteenth/wrong links": 0,
}
OWN = frozenset({"robin@example.org"})
STATUS_KINDS = ("rejection", "interview", "offer", "assessment", "confirmation")


def _message(mail: dict[str, str]) -> bytes:
    message = EmailMessage()
    if mail["from"]:
        message["From"] = mail["from"].replace("\n", " ")
    message["Subject"] = mail["subject"].replace("\n", " ")
    message.set_content(mail["body"])
    return message.as_bytes()


def evaluate(data: Path) -> list[Row]:
    """Share of right kinds; precision and recall by kind; precision where a status would change by itself."""
    reader = MailReader.load()
    pairs: Counter[tuple[str, str]] = Counter()
    automatic: Counter[bool] = Counter()
    for line in (data / "mail" / "mails.jsonl").read_text(encoding="utf-8").splitlines():
        mail = json.loads(line)
        # An "update" tells that nothing changed: of the product's kinds that is "other".
        gold = "other" if mail["label"] == "update" else mail["label"]
        verdict = reader.read(_message(mail), []).verdict
        pairs[gold, verdict.kind] += 1
        if verdict.kind in STATUS_KINDS and verdict.confidence >= AUTOMATIC_CONFIDENCE:
            automatic[verdict.kind == gold] += 1
    right = sum(count for (gold, kind), count in pairs.items() if gold == kind)
    rows = [
        Row("mails", "right", right / pairs.total(), f"{right} of {pairs.total()}"),
        Row(
            "mails",
            "right, automatic",
            automatic[True] / automatic.total(),
            f"{automatic[True]} of {automatic.total()}",
        ),
    ]
    for kind in sorted({gold for gold, _ in pairs}):
        hits = pairs[kind, kind]
        told = sum(count for (_, got), count in pairs.items() if got == kind)
        there = sum(count for (gold, _), count in pairs.items() if gold == kind)
        rows.append(Row("mails", f"{kind} precision", hits / told if told else 0.0, f"{hits} of {told}"))
        rows.append(Row("mails", f"{kind} recall", hits / there, f"{hits} of {there}"))
    return rows + [row for half in HALVES for row in _own_set(reader, half)]


def _own_set(reader: MailReader, half: str) -> list[Row]:
    """Shares of what was rightly read, over the mails that say it; wrong links; automatic changes that were right."""
    known: dict[object, KnownApplication] = {one.id: one for one in applications_of(half)}
    senders = SenderBook.load()
    counts: Counter[tuple[str, bool]] = Counter()
    wrong_links = 0
    for mail in mails_of(half):
        reading = reader.read(mail.raw, list(known.values()), OWN)
        for measure, right in _judged(mail, reading):
            counts[measure, right] += 1
        chosen = reading.link.application
        wrong_links += not mail.may_be_linked(chosen)
        decision = decide(reading, known.get(chosen), senders.by_domain(reading.message.sender.domain))
        if decision.state == "applied":
            counts["right, automatic", reading.verdict.kind == mail.kind and chosen == mail.application] += 1
    rows = []
    for measure in sorted({name for name, _ in counts}):
        right, there = counts[measure, True], counts[measure, True] + counts[measure, False]
        rows.append(Row(half, measure, right / there, f"{right} of {there}"))
    return [*rows, Row(half, "wrong links", wrong_links, "aim 0")]


def _judged(mail: LabelledMail, reading: MailReading) -> Iterator[tuple[str, bool]]:
    yield "kind", reading.verdict.kind == mail.kind
    if mail.kind in ("rejection", "interview", "offer"):
        yield f"{mail.kind} recall", reading.verdict.kind == mail.kind
    if mail.company:
        yield "company", plain_company(reading.entities.company or "") == plain_company(mail.company)
    if mail.title:
        yield "title", reading.entities.title == mail.title
    if mail.application:
        yield "application", reading.link.application == mail.application
    for name in ("start", "end"):
        if mail.interview and name in mail.interview:
            told = getattr(reading.interview, name) if reading.interview else None
            wanted = datetime.fromisoformat(mail.interview[name])
            same_kind = told is not None and (told.tzinfo is None) == (wanted.tzinfo is None)
            yield "interview time", same_kind and told == wanted
