"""Following applications from the applier's side: the person's own submit, and an application beside its attempt."""

from __future__ import annotations

from companion.api.house import House
from companion.api.routes import InvalidRequest
from companion.contracts import Message
from companion.jobapplier.messages import AttemptDetail, StartMonitoringRequest, SubmittedPage
from companion.jobapplier.words import address_says_confirmed, sentence_about
from companion.jobtracker.messages import ApplicationReply, NewApplicationRequest


class MonitorReply(Message):
    """An application as it stands, and the attempt that sent it, where one of ours did."""

    application: ApplicationReply
    attempt: AttemptDetail | None = None


async def monitor_of(house: House, user: int, application: int) -> MonitorReply:
    """Raises ApplicationUnknown."""
    reply = await house.tracker.applications.get(user, application)
    found = await house.applier.store.of_application(user, application)
    return MonitorReply(
        application=reply, attempt=await house.applier.review.detail(user, found.id) if found is not None else None
    )


async def start_following(house: House, asked: StartMonitoringRequest) -> ApplicationReply:
    """Raises InvalidRequest, ApplicationUnknown, UpdateUnusable."""
    applications = house.tracker.applications
    if asked.application is not None:
        return await applications.set_tracking(asked.user, asked.application, asked.on)
    if asked.posting_id is None and asked.url is None:
        raise InvalidRequest("give application, posting_id or url")
    if not asked.on:
        raise InvalidRequest("on: what is to be left alone must be named by application")
    words = "" if asked.page is None else words_of_success(asked.page)
    new = NewApplicationRequest(
        user=asked.user, posting_id=asked.posting_id, url=None if asked.posting_id else asked.url,
        status="applied" if asked.page is None or words else "applying",
    )  # fmt: skip
    by_hand = asked.page is not None
    number = await applications.create(
        new, origin="submit" if by_hand else "hand", source="submit" if by_hand else "user", evidence=words
    )
    return await applications.get(asked.user, number)


def words_of_success(page: SubmittedPage) -> str:
    """What of a page says that the application arrived; empty when nothing does."""
    said = sentence_about("confirmed", page.text)
    if said is not None and page.form_gone:
        return said
    if page.form_gone and page.url != page.before_url and address_says_confirmed(page.url):
        return f"the page went on to {page.url}"
    return ""
