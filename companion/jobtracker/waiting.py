"""Mails that waited without an application: one that becomes known later is named to them.

A mailbox is often read before its applications are told, and of several mails about one job the first that is accepted
begins the application. The others would begin it again.
"""

from __future__ import annotations

from dataclasses import asdict

from companion.jobtracker.folding import add_event
from companion.jobtracker.intake import known_applications, stored_event, suggest, told_status
from companion.jobtracker.mail.entities import Entities
from companion.jobtracker.mail.link import CLEAR_LEAD, Link, link_mail
from companion.jobtracker.mail.message import Address, MailMessage
from companion.jobtracker.mail.senders import SenderBook
from companion.store.tracker import TrackerUnit
from companion.store.tracker_rows import StoredApplication, StoredMail

KNOWN_LATER = "its application became known later"


async def offer_waiting(unit: TrackerUnit, application: StoredApplication, senders: SenderBook) -> None:
    """Name `application` to the waiting mails that are about it. They stay suggestions: nothing moves but by the user."""
    waiting = await unit.waiting_without_application(application.user)
    if not waiting:
        return
    stored, places = await unit.known(application.user), await unit.places(application.user)
    known = [
        # When it was told says little of when it was made, and a mail that only suggests may be older than both.
        one.model_copy(update={"applied_at": None}) if one.id == application.id else one
        for one in known_applications(stored, {}, places)
    ]
    for mail in waiting:
        link = link_mail(_message(mail), Entities(mail.company, mail.title), known, senders)
        if _may_be(application, link):
            await _offer(unit, application, mail, link)


def _may_be(application: StoredApplication, link: Link) -> bool:
    """Whether the mail may be about `application` as well as about any other."""
    score = next((one.score for one in link.candidates if one.application == application.id), None)
    return score is not None and score > link.candidates[0].score - CLEAR_LEAD


async def _offer(unit: TrackerUnit, application: StoredApplication, mail: StoredMail, link: Link) -> None:
    candidates = [asdict(candidate) for candidate in link.candidates]
    if link.application != application.id:
        await unit.change("mails", mail.id, candidates=candidates)
        return
    await unit.change("mails", mail.id, application_id=application.id, candidates=candidates, note=KNOWN_LATER)
    if (status := told_status(mail)) is not None:
        await add_event(unit, application, stored_event(mail, status, mail.authenticated, unit.now, "pending"))
    await suggest(unit, mail.user, mail.id, mail.kind, application.id, mail.subject)


def _message(mail: StoredMail) -> MailMessage:
    """As much of a stored mail as linking can read: sender, subject, date and the sentences that decided."""
    name, _, address = mail.sender.rpartition(" <")
    sender = Address(name, address.rstrip(">"))
    return MailMessage(sender=sender, subject=mail.subject, body=mail.evidence, date=mail.date)
