"""The job matcher's routes."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.routes import Call, InvalidRequest, Route
from companion.contracts import ScoreJobReply, ScoreJobRequest


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


ROUTES = (Route("POST", "/api/jobmatcher/score-job/", score_job, Access.PAIRED),)
