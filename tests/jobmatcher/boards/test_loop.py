"""The matching loop: new, changed and closed postings; boards that misbehave; nothing lost."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from pathlib import Path
from typing import Any

import pytest

from companion.ats.board import BoardReader
from companion.ats.fetch import FetchFailed
from companion.jobmatcher.boards.checker import DETAIL_SECONDS, TOGETHER
from companion.jobmatcher.messages import LiveScoresRequest
from companion.store.boards import Boards
from tests.ats.vendors import ETAG, Reply, Vendors
from tests.jobmatcher.boards.watching import BOARD, LIST, TEXT, Watching, job, open_services
from tests.support.sample import sample_profile

LONGEST_STALL = 0.2
"""CPU seconds for which the event loop may serve nobody else; reading 50,000 postings takes several times as many."""


class Killed(BaseException):
    """What ends a process in the middle of things."""


async def test_new_postings_are_understood_and_told(watching: Watching) -> None:
    watching.vendors.answers[LIST] = Reply({"jobs": [job(1), job(2, "Welder", "York", "Weld pipes.")]}, etag=ETAG)
    await watching.board()
    assert await watching.services.matching.run() == 2
    seen = await watching.events("posting.seen")
    assert [(one["title"], one["company"], one["changed"]) for one in seen] == [
        ("Registered Nurse", "Ward Hospital", False),
        ("Welder", "Ward Hospital", False),
    ]
    reading = await watching.services.postings.reading(1, seen[0]["posting"])
    assert (reading.ats, reading.external_id) == ("greenhouse", "1")
    assert reading.posting is not None
    assert reading.posting.locations == ["Leeds"]
    assert reading.posting.skills
    state = await watching.state()
    assert (state.state, state.title, state.open, state.closed) == ("ok", "Ward Hospital", 2, 0)
    assert await watching.events("loop.ran") == [{"type": "loop.ran", "loop": "matching", "found": 2}]


async def test_a_search_of_a_public_job_board_is_watched_as_a_board_of_many_employers(watching: Watching) -> None:
    hits = [
        {"id": str(number), "webpage_url": f"https://arbetsformedlingen.se/platsbanken/annonser/{number}", "headline": "Nurse",
         "employer": {"name": name} if name else {}, "description": {"text_formatted": TEXT.format(city="Lund", more=number)}}
        for number, name in ((1, "Lund Care"), (2, "Malmö Care"), (3, None))
    ]  # fmt: skip
    answer = Reply({"total": {"value": len(hits)}, "hits": hits})
    watching.vendors.answers["jobsearch.api.jobtechdev.se/search"] = answer
    added = await watching.board("https://arbetsformedlingen.se/platsbanken/annonser?q=nurse&l=3:muRm_mrm_rRf")
    assert (added.ats, added.title) == ("platsbanken", "nurse")
    assert await watching.services.matching.run() == 3
    assert (await watching.state()).title == "nurse"
    assert {one["company"] for one in await watching.events("posting.seen")} == {"Lund Care", "Malmö Care", None}


async def test_a_profile_scores_what_comes_at_once(watching: Watching) -> None:
    await watching.services.profiles.save(1, sample_profile(), "test")
    watching.vendors.answers[LIST] = Reply({"jobs": [job(1)]})
    await watching.board()
    await watching.services.matching.run()
    (score,) = await watching.events("score.updated")
    assert 0 <= score["score"] <= 100
    assert score["before"] is None


async def test_an_unchanged_board_costs_one_request_and_tells_nothing(watching: Watching) -> None:
    watching.vendors.answers[LIST] = Reply({"jobs": [job(1)]}, etag=ETAG)
    await watching.board()
    await watching.services.matching.run()
    before = len(await watching.events())
    assert await watching.later(minutes=2) == 0
    assert len(watching.vendors.asked) == 1, "not due yet"
    assert await watching.later(minutes=4) == 0
    assert len(watching.vendors.asked) == 2
    assert watching.vendors.asked[1].headers["If-None-Match"] == ETAG
    assert len(await watching.events()) == before
    assert "nothing changed" in (await watching.state()).note


async def titles(watching: Watching, **asked: Any) -> dict[str | None, bool]:
    """The titles listed, each with whether it is closed."""
    reply = await watching.services.live.find(LiveScoresRequest(**asked))
    return {one.title: one.closed for one in reply.scores}


async def test_changed_and_closed_and_open_again(watching: Watching) -> None:
    answers = watching.vendors.answers
    answers[LIST] = Reply({"jobs": [job(1), job(2, "Porter")]})
    await watching.board()
    await watching.services.matching.run()
    answers[LIST] = Reply({"jobs": [job(1, more="Now with night shifts.")]})
    assert await watching.later(minutes=6) == 2
    told = await watching.events("posting.seen", "posting.closed")
    assert [(one["type"], one["title"], one.get("changed")) for one in told[2:]] == [
        ("posting.seen", "Registered Nurse", True),
        ("posting.closed", "Porter", None),
    ]
    assert await titles(watching) == {"Registered Nurse": False}
    assert await titles(watching, state="all") == {"Registered Nurse": False, "Porter": True}
    answers[LIST] = Reply({"jobs": [job(1, more="Now with night shifts."), job(2, "Porter")]})
    assert await watching.later(minutes=6) == 1
    assert await titles(watching) == {"Registered Nurse": False, "Porter": False}
    assert (await watching.state()).open == 2


async def test_one_job_in_many_cities_is_one_job(watching: Watching) -> None:
    cities = [job(n, "Registered Nurse", city) for n, city in enumerate(("Leeds", "York", "Hull"), 1)]
    other = job(9, "Registered Nurse", "Leeds", "This one is for the children's ward on the second floor.")
    watching.vendors.answers[LIST] = Reply({"jobs": [*cities, other]})
    await watching.board()
    await watching.services.matching.run()
    state = await watching.state()
    assert (state.open, state.jobs) == (4, 2)
    live = watching.services.live
    first = await live.find(LiveScoresRequest(sort="newest", limit=1))
    second = await live.find(LiveScoresRequest(sort="newest", limit=1, cursor=first.next))
    assert (first.total, second.next) == (2, None)
    assert {(*one.places, one.also, *one.also_in) for one in (*first.scores, *second.scores)} == {
        ("Leeds", 0),
        ("Hull", 2, "Leeds", "York"),
    }
    (hull,) = (await live.find(LiveScoresRequest(place="york"))).scores
    assert (hull.places, hull.also) == (["York"], 0)


@pytest.mark.parametrize(
    ("reply", "state", "words"),
    [
        (Reply(status=404), "gone", "no such board"),
        (Reply(status=410), "gone", "no such board"),
        (Reply(status=429, headers={"Retry-After": "3600"}), "waiting", "asks to wait 60 min"),
        (Reply(status=403), "failed", "does not let programs read"),
        (Reply(status=500), "failed", "fault of its own"),
        (Reply("<html>maintenance</html>"), "failed", "not readable"),
        (Reply({"jobs": "none"}), "failed", "not readable"),
        (Reply(["jobs"]), "failed", "not readable"),
        (Reply({"jobs": [{"id": 1}, {"id": 2}]}), "failed", "2 entries without title"),
        (Reply(forever=True), "failed", "in time"),
    ],
)
async def test_a_board_that_fails_says_so_and_loses_nothing(
    watching: Watching, reply: Reply, state: str, words: str
) -> None:
    answers = watching.vendors.answers
    answers[LIST] = Reply({"jobs": [job(1)]})
    answers["api.lever.co/v0/postings/ward"] = Reply([])
    await watching.board()
    await watching.board("https://jobs.lever.co/ward")
    await watching.services.matching.run()
    answers[LIST] = reply
    assert await watching.later(minutes=6) == 0
    failed, healthy = (await watching.services.boards.list(1)).boards
    assert (failed.state, failed.open, healthy.state) == (state, 1, "ok")
    assert words in failed.note
    assert "kept" in failed.note
    assert failed.due > watching.clock.now()
    (told,) = await watching.events("loop.failed")
    assert "1 of 2 boards" in told["error"]
    assert await watching.events("posting.closed") == []
    answers[LIST] = Reply({"jobs": [job(1), job(2, "Porter")]})
    await watching.later(hours=2)
    assert ((await watching.state()).state, (await watching.state()).open) == ("ok", 2)


async def test_failures_in_a_row_are_asked_less_and_less(watching: Watching) -> None:
    watching.vendors.answers[LIST] = Reply(status=404)
    await watching.board()
    waits = []
    for _ in range(10):
        await watching.later(hours=7)
        waits.append((await watching.state()).due - watching.clock.now())
    minutes = [wait.total_seconds() / 60 for wait in waits]
    assert minutes[:4] == [5, 10, 20, 40]
    assert minutes[-1] == 360


async def test_most_postings_missing_at_once_is_believed_only_twice(watching: Watching) -> None:
    answers = watching.vendors.answers
    answers[LIST] = Reply({"jobs": [job(n, f"Nurse {n}") for n in range(12)]}, etag=ETAG)
    await watching.board()
    await watching.services.matching.run()
    answers[LIST] = Reply({"jobs": []}, etag='"two"')
    assert await watching.later(minutes=6) == 0
    state = await watching.state()
    assert (state.state, state.open) == ("partial", 12)
    assert "12 are missing at once" in state.note
    assert await watching.later(minutes=6) == 12
    assert len(await watching.events("posting.closed")) == 12


async def test_a_crash_between_fetch_and_store_loses_nothing(
    watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = [job(n, f"Nurse {n}") for n in range(TOGETHER + 20)]
    watching.vendors.answers[LIST] = Reply({"jobs": jobs}, etag=ETAG)
    await watching.board()
    real, calls = Boards.keep, 0

    async def dies(self: Boards, *arguments: object) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise Killed
        await real(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Boards, "keep", dies)
    with pytest.raises(Killed):
        await watching.services.matching.run()
    monkeypatch.undo()
    assert (await watching.state()).open == TOGETHER
    await watching.later(minutes=1)
    assert "If-None-Match" not in watching.vendors.asked[-1].headers
    assert (await watching.state()).open == len(jobs)
    seen = [one["posting"] for one in await watching.events("posting.seen")]
    assert len(seen) == len(set(seen)) == len(jobs), "each is told once, although some were stored before the crash"


async def test_what_was_read_survives_a_restart(tmp_path: Path, vendors: Vendors, watching: Watching) -> None:
    vendors.answers[LIST] = Reply({"jobs": [job(1)]}, etag=ETAG)
    await watching.board()
    await watching.services.matching.run()
    await watching.services.close()
    again = await open_services(tmp_path, vendors, watching.clock)
    try:
        watching.clock.move(hours=9)
        assert await again.matching.run() == 0
        assert vendors.asked[-1].headers["If-None-Match"] == ETAG
    finally:
        await again.close()
        await watching.services.open()


async def test_a_run_does_not_read_a_board_that_is_being_read(watching: Watching) -> None:
    started, go = asyncio.Event(), asyncio.Event()
    real = watching.vendors.fetch().get

    class Slow(BoardReader):
        name = "greenhouse"

        def matches(self, url: str) -> None:
            return None

        async def list(self, *_: object) -> object:
            started.set()
            await go.wait()
            raise FetchFailed("slow", "slow")

    await watching.board()
    watching.services.matching._checker._readers["greenhouse"] = Slow()  # type: ignore[assignment,abstract]
    first = watching.services.matching.spawn(1, None, now=True)
    await started.wait()
    assert watching.services.matching.running
    assert await watching.services.matching.run() == 0
    go.set()
    assert await first == 0
    assert not watching.services.matching.running
    assert real is not None


async def test_a_defect_in_one_reader_does_not_end_the_loop(watching: Watching) -> None:
    class Broken(BoardReader):
        name = "lever"

        def matches(self, url: str) -> None:
            return None

        async def list(self, *_: object) -> object:
            raise ZeroDivisionError

    watching.vendors.answers[LIST] = Reply({"jobs": [job(1)]})
    await watching.board()
    await watching.board("https://jobs.lever.co/ward")
    watching.services.matching._checker._readers["lever"] = Broken()  # type: ignore[assignment,abstract]
    assert await watching.services.matching.run() == 1
    (told,) = await watching.events("loop.failed")
    assert "ZeroDivisionError" in told["error"]


async def test_a_removed_board_is_read_no_longer_and_its_postings_stay(watching: Watching) -> None:
    watching.vendors.answers[LIST] = Reply({"jobs": [job(1)]})
    board = await watching.board()
    await watching.services.matching.run()
    await watching.services.boards.remove(1, board.board)
    assert await watching.later(hours=1) == 0
    assert len(watching.vendors.asked) == 1
    (seen,) = await watching.events("posting.seen")
    assert (await watching.services.postings.reading(1, seen["posting"])).posting is not None


async def test_a_board_of_50_000_postings_is_taken_in_by_and_by(watching: Watching) -> None:
    many = 50_000
    slim = [{"id": n, "title": f"Nurse {n}", "absolute_url": f"{BOARD}/jobs/{n}"} for n in range(many)]
    watching.vendors.answers[LIST] = Reply(json.dumps({"jobs": slim}), etag=ETAG)
    await watching.board()
    moments = itertools.count(step=DETAIL_SECONDS + 1)
    watching.services.matching._checker._monotonic = lambda: float(next(moments))
    stalls: list[float] = []
    watch = asyncio.create_task(_stalls(stalls))
    assert await watching.later(minutes=6) == TOGETHER, "one reading takes a bounded time"
    state = await watching.state()
    assert (state.state, state.open) == ("partial", TOGETHER)
    assert f"{many - TOGETHER} are not read yet: they follow in the next readings" in state.note
    assert await watching.later(hours=2) == TOGETHER, "the next one goes on where the first ended"
    assert "If-None-Match" not in watching.vendors.asked[-1].headers, "a board read in part is read whole again"
    assert (await watching.state()).open == 2 * TOGETHER
    watch.cancel()
    await asyncio.gather(watch, return_exceptions=True)
    assert max(stalls) < LONGEST_STALL, "others are served meanwhile"


async def _stalls(found: list[float]) -> None:
    """CPU seconds of this thread in which the event loop served nobody else."""
    while True:
        before = time.thread_time()
        await asyncio.sleep(0.001)
        found.append(time.thread_time() - before)
