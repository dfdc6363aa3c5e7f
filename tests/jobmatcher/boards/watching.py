"""The companion's real services on fake vendors, and words for what a test wants of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion.app import Services
from companion.ats.boards import READERS
from companion.jobmatcher.boards.checker import BoardChecker
from companion.jobmatcher.boards.loop import MatchingLoop
from companion.jobmatcher.boards.messages import BoardInfo
from companion.jobmatcher.boards.service import BoardService
from companion.settings import load_settings
from companion.store.loop_runs import LoopRuns
from tests.ats.vendors import Vendors
from tests.support.companion import MATCHER, SetClock
from tests.support.schema import with_schema

BOARD = "https://job-boards.greenhouse.io/ward"
LIST = "boards-api.greenhouse.io/v1/boards/ward/jobs"
TEXT = (
    "<p>We are looking for a registered nurse for our ward in {city}. You will care for patients and document care.</p>"
    "<h3>Requirements</h3><ul><li>3 years of experience in intensive care</li><li>Basic life support</li>"
    "<li>Knowledge of triage and wound care</li></ul><p>We offer 30 days of leave and a pension. {more}</p>"
)


async def open_services(folder: Path, vendors: Vendors, clock: SetClock) -> Services:
    """Services whose boards are the fake vendors; waiting moves the vendors' clock only."""
    settings = load_settings(data_dir=folder, secrets="file")
    with_schema(settings.data_dir)
    services = await Services(settings, clock, MATCHER).open()
    await services.board_fetch.close()
    fetch = vendors.fetch(seconds=0.3)
    services.board_fetch = fetch
    store = services.board_store
    services.boards = BoardService(store, fetch, settings.matching_minutes)
    checker = BoardChecker(
        store, services.postings, services.matcher.read, READERS, clock, monotonic=lambda: vendors.now
    )
    services.matching = MatchingLoop(store, checker, fetch, LoopRuns(services.database), clock, services.searches.tell)
    return services


def job(
    number: int, title: str = "Registered Nurse", city: str = "Leeds", more: str = "", **fields: Any
) -> dict[str, Any]:
    """A posting as Greenhouse gives it."""
    return {
        "id": number,
        "title": title,
        "absolute_url": f"{BOARD}/jobs/{number}",
        "company_name": "Ward Hospital",
        "location": {"name": city},
        "updated_at": "2026-11-01T09:00:00Z",
        "content": TEXT.format(city=city, more=more),
        **fields,
    }


@dataclass
class Watching:
    """Services, vendors, and a clock."""

    services: Services
    vendors: Vendors
    clock: SetClock

    async def board(self, url: str = BOARD) -> BoardInfo:
        return await self.services.boards.add(1, url)

    async def state(self, number: int = 0) -> BoardInfo:
        return (await self.services.boards.list(1)).boards[number]

    async def events(self, *types: str) -> list[dict[str, Any]]:
        found = await self.services.database.after(0, 1, 100_000)
        return [{"type": one.type, **one.data} for one in found if not types or one.type in types]

    async def later(self, **amount: float) -> int:
        """Time passes; the loop runs."""
        self.clock.move(**amount)
        self.vendors.now += 60 * amount.get("minutes", 0) + 3_600 * amount.get("hours", 0)
        return await self.services.matching.run()
