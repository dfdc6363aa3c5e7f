"""Mails as they come in: linked, judged, stored with what they change, all of one batch in one transaction."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from companion.jobtracker.folding import add_event
from companion.jobtracker.interviews import apply_interview, interview_as_json
from companion.jobtracker.lessons import Lesson, fitting, heeded, surer
from companion.jobtracker.mail.codes import CodeDesk
from companion.jobtracker.mail.link import KnownApplication
from companion.jobtracker.mail.reading import linked
from companion.jobtracker.mail.reading_process import ReadMail
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.verdict import AUTOMATIC_CONFIDENCE
from companion.jobtracker.opinions import SecondOpinions
from companion.jobtracker.rules import STATUS_OF, Decision, decide
from companion.jobtracker.timeline import ENDS, State, Status, StatusEvent
from companion.store.tracker import Tracker, TrackerUnit
from companion.store.tracker_rows import StoredAccount, StoredApplication, StoredMail

MAX_SUBJECT_CHARS = 500
MAX_EVIDENCE_CHARS = 1_000
_CODE_SUBJECT = re.compile(r"\b(?:code|passcode|otp|verif\w*|sign[- ]?in|log[- ]?in|pin)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where a batch came from, and how far the folder is read once the batch is stored."""

    account: StoredAccount
    folder: str
    uidvalidity: int
    last_uid: int


class MailIntake:
    """Takes batches of read mails in."""

    def __init__(
        self, tracker: Tracker, senders: SenderBook, codes: CodeDesk | None = None,
        opinions: SecondOpinions | None = None,
    ) -> None:  # fmt: skip
        self._tracker = tracker
        self._senders = senders
        self._codes = codes or CodeDesk()
        self._opinions = opinions

    async def take(self, place: Place, batch: Sequence[ReadMail]) -> int:
        """Store a batch and the cursor behind it. Returns how many mails said something about applications."""
        user = place.account.user
        async with self._tracker.write() as unit:
            seen = await unit.seen_before(user, [mail.message_id for mail in batch])
            known = known_applications(await unit.known(user), await unit.threads(user), await unit.places(user))
            lessons = [Lesson(*taught) for taught in await unit.decided_mails(user)]
        fresh = list({mail.message_id: mail for mail in batch if mail.message_id not in seen}.values())
        for mail in fresh:
            if mail.code is not None:
                self._codes.seen(user, mail.reading.message, mail.code)
        judged = await asyncio.to_thread(self._judge, fresh, known, lessons)
        async with self._tracker.write() as unit:
            told = [(mail, decision) for mail, decision in judged if decision.state != "other"]
            plain = [_row(place, mail, decision, unit.now) for mail, decision in judged if decision.state == "other"]
            await unit.add_mails(user, plain)
            stored = [(await self._store(unit, place, mail, decision), mail, decision) for mail, decision in told]
            await unit.move_cursor(user, place.account.id, place.folder, place.uidvalidity, place.last_uid)
        self._doubt(user, stored)
        return len(told)

    def _doubt(self, user: int, stored: list[tuple[int, ReadMail, Decision]]) -> None:
        """Ask for a second opinion on what the rules are not sure of."""
        for mail_id, mail, decision in stored:
            unsure = mail.reading.verdict.confidence < AUTOMATIC_CONFIDENCE
            if self._opinions is not None and decision.state == "review" and unsure:
                self._opinions.wanted(user, mail_id, mail.reading.message.subject, mail.reading.message.body)

    def _judge(
        self, mails: list[ReadMail], known: list[KnownApplication], lessons: list[Lesson]
    ) -> list[tuple[ReadMail, Decision]]:
        """Link each mail and decide; a mail linked here is part of its application's thread for the next one."""
        judged = []
        by_id = {application.id: application for application in known}
        for mail in mails:
            reading = linked(mail.reading, known, self._senders)
            lesson = fitting(reading, lessons)
            reading = surer(reading, lesson)
            application = by_id.get(reading.link.application) if reading.link.application is not None else None
            decision = decide(reading, application, self._senders.by_domain(reading.message.sender.domain))
            decision = heeded(decision, lesson)
            if application is not None and decision.state == "applied":
                application.message_ids.append(mail.message_id)
            judged.append((replace(mail, reading=reading), decision))
        return judged

    async def _store(self, unit: TrackerUnit, place: Place, mail: ReadMail, decision: Decision) -> int:
        """Returns the stored mail's number."""
        user, reading = place.account.user, mail.reading
        mail_id = await unit.add("mails", user, **_row(place, mail, decision, unit.now))
        chosen = reading.link.application
        application = await unit.application(user, int(chosen)) if chosen is not None else None
        if application is not None and decision.status is not None:
            cancelled = reading.interview is not None and reading.interview.cancelled
            if not (cancelled and reading.verdict.kind == "interview"):
                event = mail_event(
                    mail.message_id, decision.status, reading.authenticated, reading.message.date, unit.now,
                    reading.verdict.confidence, " ".join(reading.verdict.evidence),
                    state="pending" if decision.state == "review" else "applied",
                )  # fmt: skip
                await add_event(unit, application, event)
            if decision.state == "applied" and reading.interview is not None:
                await apply_interview(unit, application, mail.message_id, interview_as_json(reading.interview))
        if decision.state == "review":
            number = None if chosen is None else int(chosen)
            await suggest(unit, user, mail_id, reading.verdict.kind, number, reading.message.subject)
        return mail_id


def mail_event(
    message_id: str, status: str, authenticated: bool | None, date: datetime | None, now: datetime,
    confidence: float, evidence: str, state: State = "applied",
) -> StatusEvent:  # fmt: skip
    """The status event of a mail. A date in the future, which anybody can write, counts as now."""
    return StatusEvent(
        id=mail_key(message_id),
        status=status,  # type: ignore[arg-type]
        source="mail" if authenticated else "mail_unverified",
        happened_at=min(date, now) if date is not None else now,
        seen_at=now,
        confidence=confidence,
        evidence=evidence,
        state=state,
    )


def told_status(mail: StoredMail) -> Status | None:
    """The status that a stored mail stands for; None for one that tells none, or that only calls an interview off."""
    only_called_off = mail.kind == "interview" and mail.interview and mail.interview["cancelled"]
    return None if only_called_off else STATUS_OF.get(mail.kind)


def stored_event(
    mail: StoredMail, status: Status, authenticated: bool | None, now: datetime, state: State = "applied"
) -> StatusEvent:
    """The status event of a mail that is stored already."""
    return mail_event(mail.message_id, status, authenticated, mail.date, now, mail.confidence, mail.evidence, state)


async def suggest(unit: TrackerUnit, user: int, mail: int, kind: str, application: int | None, subject: str) -> None:
    """Tell that a mail waits for the user's decision."""
    data = {"mail": mail, "kind": kind, "application": application, "subject": subject[:MAX_SUBJECT_CHARS]}
    await unit.emit("mail.suggested", user, data)


def mail_key(message_id: str) -> str:
    """The key of a mail's status event."""
    return f"mail:{message_id}"


def known_applications(
    stored: list[StoredApplication], threads: dict[int, list[str]], places: dict[int, list[str]]
) -> list[KnownApplication]:
    """Stored applications as linking needs them."""
    return [
        KnownApplication(
            id=application.id, company=application.company, title=application.title, url=application.url,
            external_id=application.external_id, ats=application.ats, company_domain=application.company_domain,
            applied_at=application.applied_at, closed=application.status in ENDS,
            message_ids=list(threads.get(application.id, ())), places=places.get(application.id, []),
        )
        for application in stored
    ]  # fmt: skip


def _row(place: Place, mail: ReadMail, decision: Decision, now: datetime) -> dict[str, Any]:
    reading = mail.reading
    message = reading.message
    subject = message.subject[:MAX_SUBJECT_CHARS]
    if _CODE_SUBJECT.search(subject):
        # A sign-in code opens the user's accounts: it is never kept.
        subject = re.sub(r"\d", "•", subject)
    name = f"{message.sender.name} <{message.sender.email}>" if message.sender.name else message.sender.email
    return {
        "account_id": place.account.id,
        "folder": place.folder,
        "uid": mail.uid,
        "message_id": mail.message_id,
        "sender": name[:500],
        "sender_domain": message.sender.domain[:255],
        "subject": subject,
        "date": message.date,
        "seen_at": now,
        "kind": reading.verdict.kind,
        "confidence": reading.verdict.confidence,
        "evidence": " ".join(reading.verdict.evidence)[:MAX_EVIDENCE_CHARS] if decision.state != "other" else "",
        "company": reading.entities.company,
        "title": reading.entities.title,
        "authenticated": reading.authenticated,
        "application_id": int(reading.link.application) if reading.link.application is not None else None,
        "candidates": [asdict(candidate) for candidate in reading.link.candidates],
        "interview": interview_as_json(reading.interview) if reading.interview and decision.state != "other" else None,
        "deadline": reading.deadline,
        "state": decision.state,
        "note": decision.reason,
    }
