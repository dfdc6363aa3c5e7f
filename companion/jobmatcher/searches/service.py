"""Saved searches, as a user keeps and looks at them, and what new postings mean for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from companion.errors import CompanionError
from companion.jobmatcher.live import LiveScores
from companion.jobmatcher.messages import JobFilters, LiveScoresRequest
from companion.jobmatcher.searches.messages import (
    SearchesReply,
    SearchInfo,
    SearchRequest,
    SearchSaveRequest,
)
from companion.store.rankings import Rankings
from companion.store.searches import NameTaken, Searches, StoredSearch

if TYPE_CHECKING:
    from companion.jobmatcher.ranking.listing import Listing

MOST_SEARCHES = 50
MOST_FRESH = 100


class NoSuchSearch(CompanionError):
    """This user has no search of this number."""

    code = "no_such_search"
    status = 404


class SearchRefused(CompanionError):
    """A search that cannot be kept; the message says what to change."""

    exit_code = 2
    code = "search_refused"
    status = 409


class SearchService:
    """Saved searches of all users."""

    def __init__(self, store: Searches, live: LiveScores, rankings: Rankings) -> None:
        self._store = store
        self._live = live
        self._rankings = rankings

    async def list(self, user: int) -> SearchesReply:
        """A user's searches with what each finds now."""
        stored = await self._store.of_user(user)
        if not stored:
            return SearchesReply(searches=[])
        listing = await self._live.listing(user)
        return SearchesReply(searches=[_info(one, listing) for one in stored])

    async def save(self, asked: SearchSaveRequest) -> SearchesReply:
        """Keep a new search, or change one. Raises NoSuchSearch, SearchRefused."""
        filters = asked.filters.model_dump(mode="json", exclude_none=True)
        if not filters:
            raise SearchRefused("a search needs a filter: words of the title, a place, a least score …")
        try:
            if asked.search is not None:
                values: dict[str, Any] = {"name": asked.name, "filters": filters, "tell": asked.tell}
                await self._change(asked.user, asked.search, **values)
            elif await self._store.count(asked.user) >= MOST_SEARCHES:
                raise SearchRefused(f"{MOST_SEARCHES} searches are kept already: remove one first")
            else:
                newest = (await self._live.listing(asked.user)).newest
                await self._store.add(asked.user, asked.name, filters, asked.tell, newest)
        except NameTaken:
            raise SearchRefused(f"there is a search “{asked.name}” already: take another name") from None
        return await self.list(asked.user)

    async def remove(self, asked: SearchRequest) -> SearchesReply:
        """Forget a search. Raises NoSuchSearch."""
        if not await self._store.remove(asked.user, asked.search):
            raise _unknown(asked.search)
        return await self.list(asked.user)

    async def looked(self, asked: SearchRequest) -> SearchesReply:
        """The person looks at a search: what it finds now is new no longer. Raises NoSuchSearch."""
        newest = (await self._live.listing(asked.user)).newest
        await self._change(asked.user, asked.search, looked=newest)
        return await self.list(asked.user)

    async def _change(self, user: int, search: int, **values: Any) -> None:
        if not await self._store.change(user, search, **values):
            raise _unknown(search)

    async def tell(self, user: int) -> int:
        """Tell of the jobs that boards brought for each search since the last time; returns for how many searches."""
        stored = await self._store.of_user(user)
        if not stored:
            return 0
        listing = await self._live.listing(user)
        if listing.newest <= min(one.told for one in stored):
            return 0
        news = [news for one in stored if one.tell and (news := await self._news(one, listing))]
        await self._store.told(user, listing.newest, news)
        return len(news)

    async def _news(self, search: StoredSearch, listing: Listing) -> dict[str, Any] | None:
        """The event's data: how many jobs, and the best of them."""
        rows = listing.arrived(_asked(search), search.told)
        if not len(rows):
            return None
        best = int(listing.board.block.ids[rows[0]])
        shown = (await self._rankings.shown([best]))[best]
        return {
            "search": search.id, "name": search.name, "count": len(rows), "posting": best,
            "title": shown.title, "company": shown.company, "score": listing.facts(int(rows[0]))["score"],
        }  # fmt: skip


def _unknown(search: int) -> NoSuchSearch:
    return NoSuchSearch(f"there is no search {search}: `companion searches` lists them")


def _asked(search: StoredSearch) -> LiveScoresRequest:
    return LiveScoresRequest.model_validate(search.filters)


def _info(search: StoredSearch, listing: Listing) -> SearchInfo:
    asked = _asked(search)
    arrived = listing.arrived(asked, search.looked)
    return SearchInfo(
        search=search.id,
        name=search.name,
        filters=JobFilters.model_validate(search.filters),
        tell=search.tell,
        created=search.created,
        jobs=len(listing.in_order(listing.passing(asked), asked.sort)),
        new=len(arrived),
        fresh=listing.board.block.ids[arrived[:MOST_FRESH]].tolist(),
    )
