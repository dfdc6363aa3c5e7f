"""The dashboard's sign-in: a one-time ticket, a cookie that counts only for our own pages on our own name."""

from __future__ import annotations

import json
from http.cookies import SimpleCookie

import pytest

from companion.api.auth import COOKIE, DASHBOARD_HOST
from tests.support.companion import CompanionUnderTest, SetClock


def own(app: CompanionUnderTest, site: str | None = "same-origin", host: str = DASHBOARD_HOST) -> dict[str, str]:
    headers = {"Host": f"{host}:{app.port}", "Origin": f"http://{DASHBOARD_HOST}:{app.port}"}
    if host != DASHBOARD_HOST:
        del headers["Origin"]
    return headers | ({"Sec-Fetch-Site": site} if site else {})


async def sign_in(app: CompanionUnderTest) -> str:
    url = (await app.ok("/api/session/ticket/"))["url"]
    address, _, ticket = url.partition("#")
    assert address == f"http://{DASHBOARD_HOST}:{app.port}/login/"
    async with app.session.post(app.url + "/api/session/", json={"ticket": ticket}, headers=own(app)) as reply:
        assert reply.status == 200
        cookie = SimpleCookie(reply.headers["Set-Cookie"])[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Strict", "/", "")
    return cookie.value


async def setup(app: CompanionUnderTest, headers: dict[str, str]) -> int:
    async with app.session.post(app.url + "/api/setup/", json={}, headers=headers) as reply:
        return reply.status


async def test_the_signed_in_dashboard_is_let_in(app: CompanionUnderTest) -> None:
    cookie = await sign_in(app)
    assert await setup(app, {**own(app), "Cookie": f"{COOKIE}={cookie}"}) == 200


@pytest.mark.parametrize("site", ["same-site", "cross-site", "none", None, "Same-Origin"])
async def test_cookie_brought_by_another_page_is_worth_nothing(app: CompanionUnderTest, site: str | None) -> None:
    cookie = await sign_in(app)
    assert await setup(app, {**own(app, site), "Cookie": f"{COOKIE}={cookie}"}) == 401


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_cookie_on_a_shared_loopback_name_is_worth_nothing(app: CompanionUnderTest, host: str) -> None:
    cookie = await sign_in(app)
    assert await setup(app, {**own(app, host=host), "Cookie": f"{COOKIE}={cookie}"}) == 401


async def test_a_dashboard_may_not_do_what_only_the_command_line_may(app: CompanionUnderTest) -> None:
    cookie = await sign_in(app)
    status, _ = await app.call("POST", "/api/server/stop/", {}, {**own(app), "Cookie": f"{COOKIE}={cookie}"})
    assert status == 403


async def test_a_ticket_works_once(app: CompanionUnderTest) -> None:
    ticket = (await app.ok("/api/session/ticket/"))["url"].partition("#")[2]
    statuses = [(await app.call("POST", "/api/session/", {"ticket": ticket}, own(app)))[0] for _ in range(2)]
    assert statuses == [200, 403]


async def test_a_ticket_ends_after_a_minute_and_a_session_after_a_day(app: CompanionUnderTest, clock: SetClock) -> None:
    ticket = (await app.ok("/api/session/ticket/"))["url"].partition("#")[2]
    cookie = await sign_in(app)
    clock.move(seconds=61)
    status, _ = await app.call("POST", "/api/session/", {"ticket": ticket}, own(app))
    assert status == 403
    clock.move(days=1)
    assert await setup(app, {**own(app), "Cookie": f"{COOKIE}={cookie}"}) == 401


async def test_a_made_up_cookie_is_worth_nothing(app: CompanionUnderTest) -> None:
    assert await setup(app, {**own(app), "Cookie": f"{COOKIE}=guess"}) == 401


async def test_the_login_page_runs_only_our_own_script(app: CompanionUnderTest) -> None:
    async with app.session.get(app.url + "/login/") as reply:
        policy = reply.headers["Content-Security-Policy"]
        page = await reply.text()
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<script src=" in page
    assert "onload=" not in page
    assert json.dumps("ticket=") not in page
