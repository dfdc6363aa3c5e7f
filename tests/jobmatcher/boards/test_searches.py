"""Saved searches: what boards bring is told of once; what was there before, or is known already, is no news."""

from __future__ import annotations

from typing import Any

import pytest

from companion.jobmatcher.learning.messages import FeedbackRequest
from companion.jobmatcher.messages import JobFilters
from companion.jobmatcher.searches.messages import SearchInfo, SearchRequest, SearchSaveRequest
from companion.jobmatcher.searches.service import MOST_SEARCHES, NoSuchSearch, SearchRefused
from companion.store.searches import Searches
from tests.ats.vendors import Reply
from tests.jobmatcher.boards.watching import LIST, Watching, job
from tests.support.sample import sample_profile

NURSES = JobFilters(title="nurse")


class Killed(BaseException):
    """What ends a process in the middle of things."""


async def keep(watching: Watching, filters: JobFilters = NURSES, **values: Any) -> SearchInfo:
    asked = SearchSaveRequest(**{"name": "Nurses", "filters": filters, **values})
    return (await watching.services.searches.save(asked)).searches[-1]


async def search(watching: Watching) -> SearchInfo:
    (one,) = (await watching.services.searches.list(1)).searches
    return one


async def boards_offer(watching: Watching, *jobs: dict[str, Any]) -> None:
    watching.vendors.answers[LIST] = Reply({"jobs": list(jobs)})
    await watching.later(minutes=6)


async def test_new_jobs_are_told_of_once_with_the_best_of_them(watching: Watching) -> None:
    await watching.services.profiles.save(1, sample_profile(), "test")
    await keep(watching)
    await watching.board()
    await boards_offer(watching, job(1, "Staff Nurse"), job(2, "Head Nurse", more="Lead a team."), job(3, "Porter"))
    (told,) = await watching.events("search.matched")
    assert (told["name"], told["count"], told["company"]) == ("Nurses", 2, "Ward Hospital")
    assert told["title"] in ("Staff Nurse", "Head Nurse")
    assert 0 <= told["score"] <= 100
    await boards_offer(watching, job(1, "Staff Nurse", more="Changed."), job(3, "Porter"))
    assert len(await watching.events("search.matched")) == 1
    found = await search(watching)
    assert (found.jobs, found.new, len(found.fresh)) == (1, 1, 1)


async def test_what_was_there_before_is_no_news(watching: Watching) -> None:
    await watching.board()
    await boards_offer(watching, job(1))
    assert (await keep(watching)).new == 0
    await boards_offer(watching, job(1), job(2, city="York", more="Another ward."))
    assert [one["count"] for one in await watching.events("search.matched")] == [1]
    assert (await search(watching)).new == 1


async def test_a_known_job_at_a_further_place_is_no_news(watching: Watching) -> None:
    await keep(watching)
    await watching.board()
    await boards_offer(watching, job(1))
    await boards_offer(watching, job(1), job(2, city="York"))
    assert [one["count"] for one in await watching.events("search.matched")] == [1]


async def test_what_was_looked_at_is_new_no_longer_and_is_not_told_again(watching: Watching) -> None:
    kept = await keep(watching)
    await watching.board()
    await boards_offer(watching, job(1))
    found = await watching.services.searches.looked(SearchRequest(search=kept.search))
    assert [(one.jobs, one.new) for one in found.searches] == [(1, 0)]
    await watching.later(minutes=6)
    assert len(await watching.events("search.matched")) == 1


async def test_a_job_that_was_reacted_to_is_no_news(watching: Watching) -> None:
    await keep(watching, tell=False)
    await watching.board()
    await boards_offer(watching, job(1))
    (posting,) = (await search(watching)).fresh
    await watching.services.feedback.give(FeedbackRequest(posting=posting, kind="dismissed", reason="place"))
    assert (await search(watching)).new == 0


async def test_a_quiet_search_counts_and_tells_nothing_also_later(watching: Watching) -> None:
    kept = await keep(watching, tell=False)
    await watching.board()
    await boards_offer(watching, job(1))
    assert (await search(watching)).new == 1
    await keep(watching, search=kept.search, tell=True)
    await watching.later(minutes=6)
    assert await watching.events("search.matched") == []


async def test_a_crash_before_it_is_told_loses_no_news(watching: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
    await keep(watching)
    await watching.board()

    async def killed(*_: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(Searches, "told", killed)
        with pytest.raises(Killed):
            await boards_offer(watching, job(1))
    await watching.later(minutes=6)
    assert [one["count"] for one in await watching.events("search.matched")] == [1]


async def test_searches_are_refused_in_words(watching: Watching) -> None:
    service = watching.services.searches
    kept = await keep(watching)
    with pytest.raises(SearchRefused, match="needs a filter"):
        await keep(watching, JobFilters(), name="All")
    with pytest.raises(SearchRefused, match="another name"):
        await keep(watching)
    other = await keep(watching, name="Others")
    with pytest.raises(SearchRefused, match="another name"):
        await keep(watching, search=other.search)
    with pytest.raises(NoSuchSearch, match="no search 99"):
        await service.looked(SearchRequest(search=99))
    with pytest.raises(NoSuchSearch):
        await service.remove(SearchRequest(user=2, search=kept.search))
    for number in range(MOST_SEARCHES - 2):
        await keep(watching, name=f"Search {number}")
    with pytest.raises(SearchRefused, match="remove one first"):
        await keep(watching, name="One too many")
    assert len((await service.remove(SearchRequest(search=other.search))).searches) == MOST_SEARCHES - 1
