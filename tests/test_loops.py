"""Loops that run by themselves: what a stop means for them."""

from __future__ import annotations

import asyncio

import pytest

from companion.loops import Loop, Loops


@pytest.mark.parametrize("turns", range(8))
async def test_a_stop_soon_after_the_start_begins_nothing_any_more(turns: int) -> None:
    looks = 0

    async def look() -> int:
        nonlocal looks
        looks += 1
        return 0

    loops = Loops([Loop("a", 60, look)])
    loops.start()
    for _ in range(turns):
        await asyncio.sleep(0)
    await loops.stop(1)
    at_the_stop = looks
    for _ in range(50):
        await asyncio.sleep(0)
    assert looks == at_the_stop
