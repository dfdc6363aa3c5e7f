"""How the person stands with one posting: their last word on it, its attempt, their application."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.house import House
from companion.api.routes import Call, Route
from companion.contracts import Message
from companion.jobapplier.messages import AttemptView
from companion.jobmatcher.messages import State
from companion.jobtracker.messages import ApplicationsRequest, ApplicationView


class StandingRequest(Message):
    user: int = 1
    posting: int


class StandingReply(Message):
    """What was done with a posting so far."""

    state: State
    attempt: AttemptView | None
    """The one that is not over: queued, worked on, waiting for the person, or sent."""
    application: ApplicationView | None
    namesake: ApplicationView | None = None
    """Where there is none: an application that was made to a job of this name at this employer, in another way."""


async def standing(call: Call, body: StandingRequest) -> StandingReply:
    """A posting's feedback, live attempt and application, for who looks at its page."""
    house = call.house
    state = await house.feedback.state(body.user, body.posting)
    asked = ApplicationsRequest(user=body.user, posting_id=body.posting, limit=1)
    applications = (await house.tracker.lists.list(asked)).applications
    return StandingReply(
        state=state,
        attempt=await house.applier.queue.of_posting(body.user, body.posting),
        application=applications[0] if applications else None,
        namesake=None if applications else await _namesake(house, body),
    )


async def _namesake(house: House, body: StandingRequest) -> ApplicationView | None:
    posting = (await house.postings.reading(body.user, body.posting)).posting
    if posting is None:
        return None
    known = await house.applier.queue.namesake(body.user, posting.company, posting.title)
    return None if known is None else (await house.tracker.applications.get(body.user, known)).application


ROUTES = (Route("POST", "/api/jobmatcher/standing/", standing, Access.PAIRED),)
