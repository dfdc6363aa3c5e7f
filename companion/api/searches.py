"""The routes of saved searches."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.routes import Call, Route
from companion.jobmatcher.searches.messages import SearchesReply, SearchesRequest, SearchRequest, SearchSaveRequest


async def searches(call: Call, body: SearchesRequest) -> SearchesReply:
    """Saved searches, with how many jobs each finds and how many of them are new."""
    return await call.house.searches.list(body.user)


async def save_search(call: Call, body: SearchSaveRequest) -> SearchesReply:
    """Keeps a search, or changes one; new jobs for it are told of from now on."""
    return await call.house.searches.save(body)


async def remove_search(call: Call, body: SearchRequest) -> SearchesReply:
    """Forgets a search; its postings stay."""
    return await call.house.searches.remove(body)


async def looked_at_search(call: Call, body: SearchRequest) -> SearchesReply:
    """The person looks at a search: what it finds now is new no longer."""
    return await call.house.searches.looked(body)


ROUTES = (
    Route("POST", "/api/jobmatcher/searches/", searches, Access.PAIRED),
    Route("POST", "/api/jobmatcher/searches/save/", save_search, Access.PAIRED),
    Route("POST", "/api/jobmatcher/searches/remove/", remove_search, Access.PAIRED),
    Route("POST", "/api/jobmatcher/searches/looked/", looked_at_search, Access.PAIRED),
)
