"""The metrics: kept current by each event, equal to a recount, and equal to what pandas makes of the same rows."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.analytics.facts import Facts
from companion.analytics.messages import ActivityRequest, FunnelRequest
from companion.analytics.tallies import Metrics
from tests.analytics.histories import START, Histories, History

IN_MEMORY = Path("/dev/shm")
"""Where a file system in memory usually is: histories are many small commits, each synced."""


@pytest.fixture(scope="module")
def template() -> Iterator[Histories]:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        yield Histories(Path(folder))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), looks=st.integers(1, 6))
def test_metrics_kept_by_events_equal_a_recount(template: Histories, seed: int, looks: int) -> None:
    async def go() -> None:
        async with template.history(seed) as history:
            await history.desk.metrics.state(1)
            for number in range(30):
                await history.step()
                if number % looks == 0:
                    await history.desk.metrics.state(1)
            kept = (await history.desk.metrics.state(1)).metrics
            fresh = (await history.new_desk().metrics.state(1)).metrics
            assert kept == fresh
            assert await history.desk.metrics.refresh(1) == 0

    asyncio.run(go())


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_metrics_equal_what_pandas_finds_in_the_rows(template: Histories, seed: int) -> None:
    async def go() -> None:
        async with template.history(seed) as history:
            while len(history.ids) < 8:
                await history.step()
            history.clock.move(days=history.chance.randrange(0, 40))
            await compare(history, template.newest)

    asyncio.run(go())


async def compare(history: History, file: Path) -> None:
    from tests.analytics.recount import recounted

    analytics = history.desk.metrics
    summary, funnel = await analytics.summary(1), await analytics.funnel(FunnelRequest())
    expected = recounted(file, history.clock.now())
    assert summary.by_status == expected["by_status"]
    assert summary.applied == funnel.applied == expected["applied"]
    assert summary.responses.count == expected["responded"]
    assert {stage.stage: stage.came for stage in funnel.stages} == expected["came"]
    assert {stage.stage: stage.was for stage in funnel.stages[1:]} == expected["was"]
    sums = (await analytics.state(1)).metrics.group()
    hours = sorted(key[1] for key, count in sums.items() if key[0] == "response" for _ in range(count))
    assert hours == expected["hours"]
    assert summary.time_to_response.waiting == expected["still"]
    weeks = {
        one.week: one.applied for one in (await analytics.activity(ActivityRequest(weeks=100))).weeks if one.applied
    }
    assert weeks == expected["weeks"]


FACTS = st.builds(
    Facts,
    id=st.integers(1, 6),
    status=st.sampled_from(["applied", "interview", "rejected", "saved", None]),
    started=st.sampled_from([None, START]),
    start_known=st.booleans(),
    reached=st.sampled_from([(), (("applied", START),), (("applied", START), ("interview", START))]),
    responded=st.sampled_from([None, START]),
    ended=st.sampled_from([None, START]),
    heard=st.just(START),
    groups=st.sampled_from([(), (("ats", "lever"),), (("ats", "lever"), ("company", "Alder"))]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(FACTS | st.integers(1, 6), max_size=40))
def test_sums_do_not_depend_on_the_way_to_them(changes: list[Facts | int]) -> None:
    metrics, last = Metrics(), {}
    for change in changes:
        if isinstance(change, Facts):
            metrics.put(change)
            last[change.id] = change
        else:
            metrics.remove(change)
            last.pop(change, None)
    assert metrics == Metrics.counted(last.values())
