"""Lists of applications: pages that miss none and repeat none, filters, silence."""

from __future__ import annotations

from typing import Any

import pytest

from companion.errors import CompanionError
from companion.jobtracker.messages import ApplicationsReply, ApplicationsRequest, StatusUpdateRequest
from tests.jobtracker.conftest import Desk


async def listed(desk: Desk, **asked: Any) -> ApplicationsReply:
    return await desk.lists.list(ApplicationsRequest.model_validate(asked))


@pytest.mark.parametrize("order", ["newest", "moved"])
async def test_pages_together_are_the_whole_list(desk: Desk, order: str) -> None:
    made = [await desk.apply(company=f"Employer {number}") for number in range(7)]
    await desk.applications.update(made[2], StatusUpdateRequest(status="interview"))
    found, cursor = [], None
    while True:
        reply = await listed(desk, order=order, limit=3, cursor=cursor)
        found += [one.id for one in reply.applications]
        assert reply.total == 7
        cursor = reply.next
        if cursor is None:
            break
    newest = made[::-1]
    assert found == (newest if order == "newest" else [made[2], *[one for one in newest if one != made[2]]])


async def test_words_are_looked_for_in_employer_and_title_and_are_no_pattern(desk: Desk) -> None:
    wanted = await desk.apply(company="100% Northwind", title="Data Engineer")
    await desk.apply(company="Southwind", title="Data Engineer")
    assert [one.id for one in (await listed(desk, text="engineer northw")).applications] == [wanted]
    assert [one.id for one in (await listed(desk, text="0%")).applications] == [wanted]


async def test_a_silent_application_keeps_its_stage_and_is_counted_once(desk: Desk) -> None:
    silent = await desk.apply(company="Quiet")
    desk.clock.move(days=40)
    fresh = await desk.apply(company="Loud")
    await desk.applications.update(fresh, StatusUpdateRequest(status="applied"))
    assert [one.id for one in (await listed(desk, status="silent")).applications] == [silent]
    assert [one.id for one in (await listed(desk, status="applied")).applications] == [fresh]
    both = await listed(desk, statuses=["applied"])
    assert {one.id: (one.status, one.stage) for one in both.applications} == {
        silent: ("silent", "applied"),
        fresh: ("applied", "applied"),
    }


@pytest.mark.parametrize("cursor", ["x", "1:yesterday", "1:2026-11-02T09:00:00", "12345678901:", ":", "-1:"])
async def test_a_cursor_of_elsewhere_is_refused(desk: Desk, cursor: str) -> None:
    with pytest.raises(CompanionError, match="cursor"):
        await listed(desk, cursor=cursor)
