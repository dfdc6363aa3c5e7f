"""The list of suggestions: what the user says of them, and what is learnt from that."""

from __future__ import annotations

from companion.errors import CompanionError
from companion.jobtracker.folding import add_event, refold
from companion.jobtracker.intake import mail_key, stored_event, told_status
from companion.jobtracker.interviews import apply_interview
from companion.jobtracker.mail.entities import registrable_domain
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.messages import DecideMailRequest, MailsReply, MailsRequest
from companion.jobtracker.service import ApplicationUnknown, create_application
from companion.jobtracker.waiting import offer_waiting
from companion.store.tracker import Tracker, TrackerUnit
from companion.store.tracker_rows import MailView, StoredApplication, StoredMail, shown


class MailUnknown(CompanionError):
    """This user has no mail of this number."""

    status = 404
    code = "mail_unknown"


class ReviewService:
    """Every mail seen, and the decisions on those that need one."""

    def __init__(self, tracker: Tracker, senders: SenderBook) -> None:
        self._tracker = tracker
        self._senders = senders

    async def mails(self, wanted: MailsRequest) -> MailsReply:
        """Mails and what was made of them, the newest first."""
        stored = await self._tracker.mails(
            wanted.user, wanted.state, wanted.application, wanted.text, wanted.before, wanted.limit
        )
        return MailsReply(mails=[view(mail) for mail in stored], waiting=await self._tracker.waiting_mails(wanted.user))

    async def decide(self, decision: DecideMailRequest) -> MailView:
        """Accept a suggestion, for the application given or the one it names, or refuse it.

        Also corrects what was done automatically. Raises MailUnknown, ApplicationUnknown.
        """
        async with self._tracker.write() as unit:
            mail = await unit.mail(decision.user, decision.mail)
            if mail is None:
                raise MailUnknown(f"no mail {decision.mail}: see `companion mail seen`")
            keep = (decision.application or mail.application) if decision.accept else None
            await self._take_back(unit, mail, keep, another_kind=decision.kind not in (None, mail.kind))
            if decision.accept:
                if decision.kind is not None:
                    await unit.change("mails", mail.id, kind=decision.kind)
                    mail = mail.model_copy(update={"kind": decision.kind})
                await self._accept(unit, mail, decision.application)
            else:
                await unit.change("mails", mail.id, state="refused", note="refused by you")
            changed = await unit.mail(decision.user, decision.mail)
        if changed is None:
            raise RuntimeError("the mail just changed is not there")
        return view(changed)

    @staticmethod
    async def _take_back(unit: TrackerUnit, mail: StoredMail, keep: int | None, another_kind: bool) -> None:
        """Undo what the mail did or was about to do to its application, unless just that is wanted."""
        if mail.application is None or (mail.application == keep and not another_kind):
            return
        application = await unit.application(mail.user, mail.application)
        event = await unit.status_event(mail.application, mail_key(mail.message_id))
        if application is not None and event is not None:
            await unit.change("status_events", event.id, state="undone")
            await refold(unit, application)

    async def _accept(self, unit: TrackerUnit, mail: StoredMail, wanted: int | None) -> None:
        application = await self._application(unit, mail, wanted)
        if (status := told_status(mail)) is not None:
            event = stored_event(mail, status, True, unit.now)
            stored = await unit.status_event(application.id, event.id)
            if stored is not None:
                await unit.change("status_events", stored.id, state="applied", source="mail", status=status)
                await refold(unit, application)
            else:
                await add_event(unit, application, event)
        if mail.interview is not None:
            await apply_interview(unit, application, mail.message_id, mail.interview)
        await self._learn(unit, application, mail)
        await unit.change(
            "mails", mail.id, state="accepted", application_id=application.id, note="accepted by you"
        )  # fmt: skip
        await offer_waiting(unit, application, self._senders)

    @staticmethod
    async def _application(unit: TrackerUnit, mail: StoredMail, wanted: int | None) -> StoredApplication:
        number = wanted if wanted is not None else mail.application
        if number is not None:
            application = await unit.application(mail.user, number)
            if application is None:
                raise ApplicationUnknown(number)
            return application
        return await create_application(
            unit, mail.user, "mail", company=mail.company, title=mail.title, applied_at=mail.date or unit.now
        )

    async def _learn(self, unit: TrackerUnit, application: StoredApplication, mail: StoredMail) -> None:
        """The domain of an accepted, authenticated mail is the employer's, unless many share it."""
        if application.company_domain or not mail.authenticated or self._senders.by_domain(mail.sender_domain):
            return
        await unit.change("applications", application.id, company_domain=registrable_domain(mail.sender_domain))


def view(mail: StoredMail) -> MailView:
    """A stored mail as it is shown."""
    return shown(MailView, mail)
