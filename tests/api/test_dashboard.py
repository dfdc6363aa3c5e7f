"""The dashboard's routes: nothing but its own files, a strict policy on every page, its own host name, its own socket."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest

from companion.api.auth import COOKIE, DASHBOARD_HOST
from companion.api.dashboard import PAGES
from companion.errors import CompanionError
from companion.paths import extension_dir
from tests.api.test_session import own, sign_in
from tests.support.companion import CompanionUnderTest


async def get(
    app: CompanionUnderTest, path: str, host: str = DASHBOARD_HOST
) -> tuple[int, aiohttp.ClientResponse, str]:
    headers = {"Host": f"{host}:{app.port}"}
    async with app.session.get(app.url + path, headers=headers, allow_redirects=False) as reply:
        return reply.status, reply, await reply.text()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
async def test_every_page_runs_only_our_own_scripts(app: CompanionUnderTest, page) -> None:  # type: ignore[no-untyped-def]
    status, reply, text = await get(app, page.path.replace("{id}", "7"))
    policy = reply.headers["Content-Security-Policy"]
    assert status == 200
    assert "script-src 'self';" in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert ("unsafe" in policy) == page.charts
    assert "<script>" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert "http://" not in text
    assert "https://" not in text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_the_shared_loopback_names_lead_to_the_dashboard_s_own(app: CompanionUnderTest, host: str) -> None:
    status, reply, _ = await get(app, "/applications/7/?next=//evil.example", host)
    assert (status, reply.headers["Location"]) == (307, f"http://{DASHBOARD_HOST}:{app.port}/applications/7/")


@pytest.mark.parametrize("number", ["x", "7%2f..", "-1", "٣", "<b>"])
async def test_an_application_s_address_holds_a_number_only(app: CompanionUnderTest, number: str) -> None:
    status, _, text = await get(app, f"/applications/{number}/")
    assert status == 404
    assert "<b>" not in text


@pytest.mark.parametrize(
    "name",
    [
        "lib/../shell.html", "lib/%2e%2e%2fshell.html", "lib%2f../login.html", "../contracts.py", "..%2f..%2fcontracts.py",
        "shared/contracts.d.ts", "shared/..%2fmanifest.json", "background/api.js", "lib/", "lib/nothing.js",
        "lib/api.js%00.css", "pages/..%5c..%5clogin.html", "icons//etc/passwd", "lib/.", "style/frame.css/..",
    ],
)  # fmt: skip
async def test_no_address_leads_out_of_the_served_files(app: CompanionUnderTest, name: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", app.port)
    writer.write(f"GET /web/{name} HTTP/1.1\r\nHost: {DASHBOARD_HOST}:{app.port}\r\nConnection: close\r\n\r\n".encode())
    answer = (await asyncio.wait_for(reader.read(), 10)).decode()
    writer.close()
    assert answer.split()[1] in ("400", "404"), answer[:200]
    assert "<html" not in answer


async def test_scripts_and_styles_come_with_their_type_and_the_design_is_the_extension_s(
    app: CompanionUnderTest,
) -> None:
    _, script, _ = await get(app, "/web/lib/api.js")
    status, style, text = await get(app, "/web/shared/theme.css")
    assert script.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert script.headers["X-Content-Type-Options"] == "nosniff"
    assert (status, style.headers["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert text == (extension_dir() / "shared" / "theme.css").read_text(encoding="utf-8")


async def hello(app: CompanionUnderTest, headers: dict[str, str]) -> str:
    """The type of the socket's first answer, or the status of a refused handshake."""
    try:
        async with app.session.ws_connect(app.socket_url, headers=headers) as socket:
            await socket.send_json({"type": "hello", "client": "dashboard"})
            return str((await socket.receive_json(timeout=5))["type"])
    except aiohttp.WSServerHandshakeError as error:
        return str(error.status)


async def test_the_socket_takes_the_cookie_from_our_own_page(app: CompanionUnderTest) -> None:
    """Chromium sends no Sec-Fetch-Site with a WebSocket's handshake, but always the Origin."""
    cookie = await sign_in(app)
    assert await hello(app, {**own(app, site=None), "Cookie": f"{COOKIE}={cookie}"}) == "welcome"


@pytest.mark.parametrize(
    "origin", [None, "http://companion.localhost:1", "http://127.0.0.1:{port}", "http://evil.example", "null"]
)
async def test_the_socket_takes_no_cookie_from_another_page(app: CompanionUnderTest, origin: str | None) -> None:
    cookie = await sign_in(app)
    headers = {**own(app, site=None), "Cookie": f"{COOKIE}={cookie}"}
    del headers["Origin"]
    if origin is not None:
        headers["Origin"] = origin.format(port=app.port)
    assert await hello(app, headers) == ("error" if origin is None else "403")


async def test_a_request_that_only_claims_to_be_a_socket_gets_nothing(app: CompanionUnderTest) -> None:
    cookie = await sign_in(app)
    headers = {**own(app, site=None), "Cookie": f"{COOKIE}={cookie}"}
    status, _ = await app.call("POST", "/api/setup/", {}, headers)
    assert status == 401


async def test_a_paired_browser_opens_the_dashboard_of_its_own_user_only(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    status, reply = await app.call("POST", "/api/session/ticket/", {}, paired.headers)
    assert status == 200
    assert reply["url"].startswith(f"http://{DASHBOARD_HOST}:{app.port}/login/#")
    status, _ = await app.call("POST", "/api/session/ticket/", {"user": 2}, paired.headers)
    assert status == 403


def test_errors_of_this_room_say_what_to_do() -> None:
    from companion.api.dashboard import NoSuchPage

    assert issubclass(NoSuchPage, CompanionError)
    assert "start at" in str(NoSuchPage())
