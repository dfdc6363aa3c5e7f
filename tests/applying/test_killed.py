"""kill -9 of companion and browser in the middle of attempts, in processes of their own: at most one application arrives."""

from __future__ import annotations

import pytest

from tests.bench.campaign import campaign
from tests.support.killed import Death

DEATHS = (Death("filling"), Death("submitting"), Death("pressed"))
"""With the form half filled; with the button announced but not pressed; with the button pressed but nothing read yet."""


@pytest.mark.timeout(600)
async def test_deaths_at_the_edges_and_at_random_keep_every_promise() -> None:
    """The small sister of `python -m tests.bench.campaign 500`."""
    tale = await campaign(10, seed=7, edges=(10, 60), first=DEATHS)
    assert tale.sound, tale
    assert tale.lives > len(DEATHS), tale
    assert tale.states["unknown"] >= 2, "who died at the button does not know"
