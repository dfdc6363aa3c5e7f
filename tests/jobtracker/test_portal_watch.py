"""Portals read by themselves: only where switched on, when due, and never again at a page that asks to sign in."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from companion.browser.find import NoDisplay
from companion.browser.trouble import PageTrouble
from companion.contracts import PortalRow, PortalSnapshot
from companion.jobtracker.messages import PortalRequest, WatchPortalRequest
from companion.jobtracker.portal_watch import PortalMissing, PortalWatch, WindowOpen, outcome
from companion.jobtracker.portals import PortalService, PortalUnknown
from companion.store.tracker_rows import PortalView, StoredPortal
from tests.jobtracker.conftest import Desk
from tests.jobtracker.test_portals import HOME, applied, page

SIGN_IN = PortalSnapshot(url=HOME, ats="workday", signed_in=False)
NOTHING = PortalSnapshot(url=HOME, ats="workday")


class Hands:
    """The browser: shows what a test puts there."""

    def __init__(self) -> None:
        self.shows: PortalSnapshot | PageTrouble | None = None
        self.window: asyncio.Future[PortalSnapshot | None] = asyncio.get_running_loop().create_future()
        self.read_at: list[str] = []
        self.forgotten: list[str] = []

    async def read(self, user: int, url: str) -> PortalSnapshot | None:
        self.read_at.append(url)
        if isinstance(self.shows, PageTrouble):
            raise self.shows
        return self.shows

    async def sign_in(self, user: int, url: str) -> PortalSnapshot | None:
        return await self.window

    async def forget(self, user: int, url: str) -> None:
        self.forgotten.append(url)


@pytest.fixture
async def hands() -> Hands:
    return Hands()


@pytest.fixture
def watch(desk: Desk, hands: Hands) -> PortalWatch:
    return PortalWatch(desk.tracker, PortalService(desk.tracker), hands, desk.clock, check_window=lambda: None)


async def only(watch: PortalWatch) -> PortalView:
    (portal,) = (await watch.list(1)).portals
    return portal


async def test_a_visit_makes_a_portal_known_and_nothing_is_read_until_switched_on(
    desk: Desk, watch: PortalWatch, hands: Hands
) -> None:
    id_ = await applied(desk)
    await PortalService(desk.tracker).take(1, page("In Review"))
    assert ((await only(watch)).watched, (await only(watch)).state) == (False, "seen")
    assert await watch.run(1) == 0
    assert hands.read_at == []
    hands.shows = page("Interview")
    await watch.watch(WatchPortalRequest(url=HOME))
    assert await watch.run(1) == 1
    assert (await desk.status(id_), (await only(watch)).state) == ("interview", "ok")
    assert [event.data["state"] for event in await desk.events("portal.state")] == ["seen", "new", "ok"]


async def test_it_is_read_five_minutes_later_at_the_soonest_and_seldomer_without_news(
    desk: Desk, watch: PortalWatch, hands: Hands
) -> None:
    await applied(desk)
    hands.shows = page("In Review")
    await watch.watch(WatchPortalRequest(url=HOME))
    pauses = []
    for _ in range(6):
        await watch.run(1)
        await watch.run(1)
        portal = await only(watch)
        assert portal.due is not None
        pauses.append(int((portal.due - desk.clock.now()).total_seconds()))
        desk.clock.moment = portal.due
    assert (pauses, len(hands.read_at)) == ([300, 600, 1200, 2400, 3600, 3600], 6)
    hands.shows = page("Interview")
    await watch.run(1)
    assert (await only(watch)).due == desk.clock.now() + timedelta(minutes=5)


@pytest.mark.parametrize("asks", [SIGN_IN, None], ids=["a form", "sent elsewhere"])
async def test_a_page_that_asks_to_sign_in_is_told_once_and_waits_for_the_user(
    desk: Desk, watch: PortalWatch, hands: Hands, asks: PortalSnapshot | None
) -> None:
    hands.shows = asks
    portal = await watch.watch(WatchPortalRequest(url=HOME))
    for _ in range(3):
        await watch.run(1)
        desk.clock.move(days=1)
    assert (len(hands.read_at), (await only(watch)).state) == (1, "sign_in")
    assert [event.data["state"] for event in await desk.events("portal.state")] == ["new", "sign_in"]

    assert (await watch.sign_in(PortalRequest(portal=portal.id))).state == "window"
    with pytest.raises(WindowOpen):
        await watch.sign_in(PortalRequest(portal=portal.id))
    assert await watch.run(1) == 0
    hands.window.set_result(page("In Review"))
    await watch.signed_in(1)
    assert ((await only(watch)).state, (await only(watch)).rows) == ("ok", 1)


async def test_a_window_closed_early_is_followed_by_a_look_and_one_that_is_cut_waits_again(
    desk: Desk, watch: PortalWatch, hands: Hands
) -> None:
    hands.shows = SIGN_IN
    portal = await watch.watch(WatchPortalRequest(url=HOME))
    hands.window.set_result(None)
    await watch.sign_in(PortalRequest(portal=portal.id))
    await watch.signed_in(1)
    assert ((await only(watch)).state, len(hands.read_at)) == ("sign_in", 1)
    hands.window = asyncio.get_running_loop().create_future()
    await watch.sign_in(PortalRequest(portal=portal.id))
    await watch.stop()
    assert await watch.run(1) == 0
    assert (await only(watch)).state == "sign_in"


async def test_what_cannot_be_read_keeps_what_was_read_and_is_asked_seldomer(
    desk: Desk, watch: PortalWatch, hands: Hands
) -> None:
    id_ = await applied(desk)
    hands.shows = page("Interview")
    await watch.watch(WatchPortalRequest(url=HOME))
    await watch.run(1)
    for shows, state, note in (
        (NOTHING, "changed", "none of the 1"),
        (PageTrouble("busy", "asked too often"), "trouble", "asked too often"),
        (page("Rejected", url="https://rival.example/userHome"), "trouble", "no candidate portal"),
    ):
        hands.shows = shows
        desk.clock.moment = (await only(watch)).due or desk.clock.now()
        await watch.run(1)
        portal = await only(watch)
        assert (portal.state, portal.rows) == (state, 1)
        assert note in portal.note
        assert portal.due is not None
        assert portal.due - desk.clock.now() >= timedelta(minutes=10)
    assert await desk.status(id_) == "interview"


async def test_switched_off_it_is_forgotten_by_the_browser(desk: Desk, watch: PortalWatch, hands: Hands) -> None:
    portal = await watch.watch(WatchPortalRequest(url=HOME))
    assert (await watch.unwatch(PortalRequest(portal=portal.id))).watched is False
    assert (await watch.run(1), hands.read_at, hands.forgotten) == (0, [], [HOME])
    with pytest.raises(PortalMissing):
        await watch.unwatch(PortalRequest(portal=99))
    with pytest.raises(PortalUnknown):
        await watch.watch(WatchPortalRequest(url="https://acme.example/applications"))


async def test_without_a_screen_no_window_is_promised(desk: Desk, hands: Hands) -> None:
    def none() -> None:
        raise NoDisplay

    watch = PortalWatch(desk.tracker, PortalService(desk.tracker), hands, desk.clock, check_window=none)
    portal = await watch.watch(WatchPortalRequest(url=HOME))
    with pytest.raises(NoDisplay):
        await watch.sign_in(PortalRequest(portal=portal.id))
    assert (await only(watch)).state == "new"


def test_a_part_of_the_list_is_said_to_be_one() -> None:
    stored = StoredPortal(
        id=1,
        user=1,
        ats="workday",
        host="h",
        url=HOME,
        watched=True,
        state="ok",
        note="",
        rows=3,
        pause=300,
        checked=None,
        due=None,
    )
    rows = [PortalRow(title="Nurse", status="New")]
    assert (
        outcome(stored, NOTHING.model_copy(update={"rows": rows}), 0).note == "1 of the 3 applications it listed before"
    )
