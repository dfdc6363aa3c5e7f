"""The job matcher's routes."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.messages import UserRequest
from companion.api.routes import Call, InvalidRequest, Route
from companion.contracts import ScoreJobReply, ScoreJobRequest
from companion.jobmatcher.learning.messages import FeedbackRequest, LearnedReply
from companion.jobmatcher.messages import LiveScoresReply, LiveScoresRequest, RealtimeReply


async def score_job(call: Call, body: ScoreJobRequest) -> ScoreJobReply:
    """Scores one posting now: a page's snapshot, an address, or a stored posting."""
    given = [body.snapshot is not None, body.url is not None, body.posting_id is not None]
    if sum(given) != 1:
        raise InvalidRequest("give exactly one of snapshot, url and posting_id")
    postings = call.house.postings
    if body.snapshot is not None:
        return await postings.score_page(body.user, body.snapshot)
    if body.url is not None:
        return await postings.score_url(body.user, body.url)
    return await postings.score_stored(body.user, body.posting_id or 0)


async def start_realtime(call: Call, body: UserRequest) -> RealtimeReply:
    """Starts the matching loop and brings all scores up to date; changes come as events from now on."""
    house = call.house
    if body.user in await house.postings.users_behind():
        await house.postings.rescore(body.user)
    house.matching.start(body.user)
    seq = await house.bus.log.newest()
    found = await house.live.find(LiveScoresRequest(user=body.user, state="all", limit=1))
    return RealtimeReply(seq=seq, postings=found.total, profile_version=found.profile_version)


async def live_scores(call: Call, query: LiveScoresRequest) -> LiveScoresReply:
    """Postings with their current scores: filtered, sorted, by pages."""
    return await call.house.live.find(query)


async def give_feedback(call: Call, body: FeedbackRequest) -> LearnedReply:
    """Saves, dismisses, … a posting, learns from it, and scores all postings anew."""
    return await call.house.feedback.give(body)


async def learned(call: Call, body: UserRequest) -> LearnedReply:
    """What feedback taught so far."""
    return await call.house.feedback.learned(body.user)


async def reset_learning(call: Call, body: UserRequest) -> LearnedReply:
    """Forgets what was learned; saved and dismissed postings stay so."""
    return await call.house.feedback.reset(body.user)


ROUTES = (
    Route("POST", "/api/jobmatcher/score-job/", score_job, Access.PAIRED),
    Route("POST", "/api/jobmatcher/start-realtime/", start_realtime, Access.PAIRED),
    Route("GET", "/api/jobmatcher/live-scores/", live_scores, Access.PAIRED),
    Route("POST", "/api/jobmatcher/feedback/", give_feedback, Access.PAIRED),
    Route("POST", "/api/jobmatcher/learned/", learned, Access.PAIRED),
    Route("POST", "/api/jobmatcher/reset-learning/", reset_learning, Access.PAIRED),
)
