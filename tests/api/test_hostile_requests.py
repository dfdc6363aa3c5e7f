"""Each rule of the server's checklist is attacked here: Host, Origin, tokens, cookies, media types, limits."""

from __future__ import annotations

import asyncio
import json

import pytest

from companion.api.access import Access
from companion.api.dashboard import PAGES
from companion.api.middleware.host import NAMES
from companion.api.table import ROUTES
from tests.support.companion import EXTENSION, OTHER_EXTENSION, CompanionUnderTest

PUBLIC = {
    ("POST", "/api/hello/"),
    ("POST", "/api/pair/"),
    ("POST", "/api/session/"),
    ("GET", "/login/"),
    ("GET", "/login/login.js"),
    ("GET", "/api/events/"),
    ("GET", "/web/{folder}/{name}"),
    ("GET", "/calendar/{token}/jobs.ics"),
    *(("GET", page.path) for page in PAGES),
}
"""The only ways in without a token in a header; the socket and the session ask for one in the message, the calendar in its address."""
GOOD_HELLO = b'{"nonce": "0123456789abcdef"}'


async def raw(port: int, head: list[bytes], body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    """Send exact bytes; returns status, headers, body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"\r\n".join([*head, b"Content-Length: %d" % len(body), b"Connection: close", b"", body]))
    await writer.drain()
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    start, _, content = answer.partition(b"\r\n\r\n")
    lines = start.decode().split("\r\n")
    headers = dict(line.lower().split(": ", 1) for line in lines[1:])
    return int(lines[0].split()[1]), headers, content


def hello(*hosts: bytes, target: bytes = b"/api/hello/") -> list[bytes]:
    return [
        b"POST %s HTTP/1.1" % target,
        *(b"Host: " + host for host in hosts),
        b"Content-Type: application/json",
    ]


@pytest.mark.parametrize("name", NAMES)
async def test_answers_to_its_own_names(app: CompanionUnderTest, name: str) -> None:
    status, _, _ = await raw(app.port, hello(f"{name}:{app.port}".encode()), GOOD_HELLO)
    assert status == 200


@pytest.mark.parametrize(
    "host",
    [
        "", "evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}0",
        "127.0.0.1.:{port}", "localhost.:{port}", "LOCALHOST:{port}", "Companion.Localhost:{port}",
        "127.0.0.1.evil.example:{port}", "localhost@evil.example:{port}", "localhost:{port}@evil.example",
        "evil.example#127.0.0.1:{port}", "0.0.0.0:{port}", "127.1:{port}", "2130706433:{port}", "0x7f.1:{port}",
        "[0:0:0:0:0:0:0:1]:{port}", "[::ffff:127.0.0.1]:{port}", "x.companion.localhost:{port}", "127.0.0.2:{port}",
    ],
)  # fmt: skip
async def test_dns_rebinding_by_another_host_name_is_refused(app: CompanionUnderTest, host: str) -> None:
    for target in (b"/api/hello/", b"/no/such/path/"):
        status, _, content = await raw(app.port, hello(host.format(port=app.port).encode(), target=target), GOOD_HELLO)
        assert status in (400, 421)
        assert b"proof" not in content


async def test_missing_host_is_refused(app: CompanionUnderTest) -> None:
    for version in (b"1.1", b"1.0"):
        head = [b"POST /api/hello/ HTTP/" + version, b"Content-Type: application/json"]
        status, _, content = await raw(app.port, head, GOOD_HELLO)
        assert status in (400, 421)
        assert b"proof" not in content


async def test_two_host_headers_are_refused(app: CompanionUnderTest) -> None:
    own = f"127.0.0.1:{app.port}".encode()
    for hosts in ((own, b"evil.example"), (b"evil.example", own), (own, own)):
        status, _, _ = await raw(app.port, hello(*hosts), GOOD_HELLO)
        assert status in (400, 421)


async def test_absolute_request_line_is_refused(app: CompanionUnderTest) -> None:
    own = f"127.0.0.1:{app.port}".encode()
    status, _, _ = await raw(app.port, hello(own, target=b"http://evil.example/api/hello/"), GOOD_HELLO)
    assert status in (400, 421)


@pytest.mark.parametrize(
    "origin",
    [
        "null", "", "https://evil.example", "http://127.0.0.1:{port}", "http://localhost:{port}", "http://127.0.0.1:1",
        "http://companion.localhost", "http://companion.localhost:1", "http://companion.localhost:{port}.evil.example",
        "https://companion.localhost:{port}", "http://evil.companion.localhost:{port}", EXTENSION + ".evil.example",
        "https://evil.example/?" + EXTENSION, EXTENSION + "/", EXTENSION.upper(), EXTENSION[:-1], EXTENSION + "a",
        "moz-extension://abcdefghijklmnopabcdefghijklmnop", OTHER_EXTENSION, "file://",
    ],
)  # fmt: skip
async def test_foreign_origin_is_refused_even_with_a_good_token(app: CompanionUnderTest, origin: str) -> None:
    paired = await app.pair()
    origin = origin.format(port=app.port)
    for headers in ({**paired.headers, "Origin": origin}, {**app.local, "Origin": origin}):
        status, reply = await app.call("POST", "/api/setup/", {}, headers)
        assert status in (401, 403), origin
        assert set(reply) == {"error", "message"}


@pytest.mark.parametrize(
    "origin", ["null", "https://evil.example", EXTENSION + ".evil.example", EXTENSION + "/", EXTENSION + "a"]
)
async def test_open_routes_refuse_pages_and_look_alikes_of_a_paired_extension(
    app: CompanionUnderTest, origin: str
) -> None:
    await app.pair()
    for path, body in (("/api/hello/", {"nonce": "0" * 16}), ("/api/pair/", {"code": "x", "name": "x"})):
        status, reply = await app.call("POST", path, body, {"Origin": origin})
        assert (status, reply["error"]) == (403, "wrong_origin")


async def test_dashboard_origin_counts_only_on_its_own_host_name(app: CompanionUnderTest) -> None:
    origin = f"Origin: http://companion.localhost:{app.port}".encode()
    status, _, _ = await raw(app.port, [*hello(f"127.0.0.1:{app.port}".encode()), origin], GOOD_HELLO)
    assert status == 403


async def test_local_token_is_refused_from_the_paired_extension(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    status, _ = await app.call("POST", "/api/setup/", {}, {**app.local, "Origin": paired.origin})
    assert status == 403


async def test_token_of_one_extension_is_refused_from_another_paired_one(app: CompanionUnderTest) -> None:
    first, second = await app.pair(EXTENSION), await app.pair(OTHER_EXTENSION)
    status, _ = await app.call("POST", "/api/setup/", {}, {**first.headers, "Origin": second.origin})
    assert status == 403


def test_every_route_carries_a_mark_and_few_are_open() -> None:
    opened = {(r.method, r.path) for r in ROUTES if r.access in (Access.PUBLIC, Access.TICKET, Access.SOCKET)}
    assert opened == PUBLIC
    assert not [route for route in ROUTES if route.access is Access.NOBODY]


async def test_every_route_but_the_open_ones_refuses_strangers(app: CompanionUnderTest) -> None:
    router = app.companion._runner.app.router  # type: ignore[union-attr]
    served = {(r.method, r.resource.canonical) for r in router.routes() if r.resource is not None}
    assert served == {(route.method, route.path) for route in ROUTES}
    for method, path in served - PUBLIC:
        for headers in (
            {},
            {"Authorization": "Bearer wrong"},
            {"Authorization": "Basic eDp5"},
            {"Authorization": "Bearer"},
        ):
            status, reply = await app.call(method, path.replace("{id}", "1"), {}, headers)
            assert (status, reply["error"]) == (401, "not_paired"), (method, path)


async def test_an_unmarked_route_is_closed_to_everyone(app: CompanionUnderTest) -> None:
    from companion.api.access import ALLOWED

    assert not ALLOWED[Access.NOBODY]


async def test_a_paired_browser_cannot_do_what_only_the_command_line_or_dashboard_may(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    for route in ROUTES:
        if route.access in (Access.LOCAL, Access.DESK):
            status, _ = await app.call(route.method, route.path, {}, paired.headers)
            assert status == 403, route.path
    status, _ = await app.call("POST", "/api/setup/", {}, paired.headers)
    assert status == 200


async def test_a_pairing_cannot_act_for_another_user(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    status, reply = await app.call("POST", "/api/profile/", {"user": 2}, paired.headers)
    assert (status, reply["error"]) == (403, "other_user")


def test_get_routes_change_nothing() -> None:
    names = {route.action.__name__ for route in ROUTES if route.method == "GET"}
    assert names == {
        "stream", "login_page", "login_script", "openapi", "tracking_summary", "tracking_stats", "application_status",
        "live_scores", "asset", "monitor_status", "evidence", "analytics_summary", "analytics_funnel", "analytics_sankey",
        "analytics_breakdown", "analytics_response_times", "analytics_activity", "analytics_silent",
        "analytics_calendar", "analytics_changes", "analytics_prediction", "notifications", "notification_settings", "export_csv", "export_archive", "export_json", "export_calendar", "export_resume", "calendar_feed", *(f"{page.name}_page" for page in PAGES),
    }  # fmt: skip


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
async def test_simple_request_forgery_by_media_type_is_refused(app: CompanionUnderTest, media_type: str) -> None:
    for path in ("/api/pair/", "/api/hello/", "/api/profile/import/", "/api/server/stop/"):
        async with app.session.post(
            app.url + path, data=GOOD_HELLO, headers={**app.local, "Content-Type": media_type or "x/y"}
        ) as reply:
            assert reply.status == 415
            assert (await reply.json())["error"] == "not_json"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", OTHER_EXTENSION, "http://companion.localhost:1"])
async def test_preflight_gets_no_permission(app: CompanionUnderTest, origin: str) -> None:
    headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    async with app.session.options(app.url + "/api/profile/", headers=headers) as reply:
        assert reply.status in (401, 403, 405)
        assert not [name for name in reply.headers if name.lower().startswith("access-control")]


async def test_no_answer_allows_another_origin_to_read_it(app: CompanionUnderTest) -> None:
    paired = await app.pair()
    async with app.session.post(app.url + "/api/setup/", json={}, headers=paired.headers) as reply:
        assert not [name for name in reply.headers if name.lower().startswith("access-control")]


async def test_headers_forbid_caching_framing_and_sniffing(app: CompanionUnderTest) -> None:
    for method, path in (("POST", "/api/setup/"), ("GET", "/login/"), ("GET", "/nothing")):
        async with app.session.request(method, app.url + path, json={}, headers=app.local) as reply:
            assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]
            assert reply.headers["X-Content-Type-Options"] == "nosniff"
            assert reply.headers["Referrer-Policy"] == "no-referrer"
            assert reply.headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert reply.headers["Cache-Control"] == "no-store"


async def test_twenty_megabytes_get_a_clear_answer(app: CompanionUnderTest) -> None:
    body = b'{"snapshot": {"url": "' + b"x" * 20_000_000 + b'"}}'
    async with app.session.post(
        app.url + "/api/jobmatcher/score-job/", data=body, headers={**app.local, "Content-Type": "application/json"}
    ) as reply:
        assert reply.status == 413
        assert (await reply.json())["error"] == "too_large"


async def test_twenty_megabytes_without_a_length_get_the_same_answer(app: CompanionUnderTest) -> None:
    async def chunks():  # type: ignore[no-untyped-def]
        for _ in range(20):
            yield b" " * 1_000_000

    async with app.session.post(
        app.url + "/api/profile/", data=chunks(), headers={**app.local, "Content-Type": "application/json"}
    ) as reply:
        assert reply.status == 413


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"x"', b'{"nonce": 1}', b'{"nonce": "short"}', b"\xff\xfe", b"[" * 100_000,
     b'{"nonce": "0123456789abcdef", "unknown": 1}', b'{"nonce": "' + b"x" * 1000 + b'"}'],
)  # fmt: skip
async def test_broken_bodies_get_one_shape_of_error(app: CompanionUnderTest, body: bytes) -> None:
    async with app.session.post(
        app.url + "/api/hello/", data=body, headers={"Content-Type": "application/json"}
    ) as reply:
        assert reply.status == 422
        content = await reply.text()
    assert set(json.loads(content)) == {"error", "message"}
    assert "Traceback" not in content


async def test_unknown_address_and_method_get_the_same_shape(app: CompanionUnderTest) -> None:
    for method, path, expected in (
        ("GET", "/nothing", 404),
        ("GET", "/api/pair/", 405),
        ("DELETE", "/api/setup/", 405),
    ):
        status, reply = await app.call(method, path)
        assert status == expected
        assert set(reply) == {"error", "message"}


@pytest.mark.parametrize(
    "path", ["/login/../../../etc/passwd", "/login/%2e%2e/app.py", "/login/..%2fapp.py", "//etc/passwd"]
)
async def test_no_file_is_served_by_a_crafted_path(app: CompanionUnderTest, path: str) -> None:
    head = [f"GET {path} HTTP/1.1".encode(), f"Host: 127.0.0.1:{app.port}".encode()]
    status, _, content = await raw(app.port, head)
    assert status == 404
    assert b"root:" not in content
    assert b"import" not in content


async def test_listens_on_loopback_only(app: CompanionUnderTest) -> None:
    site = next(iter(app.companion._runner.sites))
    assert site.name.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", f"/api/analytics/changes/?after={2**80}", None),
        ("POST", "/api/jobmatcher/score-job/", {"posting_id": 2**64}),
        ("POST", "/api/autofill/answers/merge/", {"keep": 1, "merge": [-(2**63)]}),
        ("POST", "/api/profile/import/", {"name": "resume.pdf", "base64": "^ýÈ"}),
        ("POST", "/api/import/list/", {"base64": "\x1fý"}),
    ],
)
async def test_what_no_store_and_no_reader_takes_is_said(
    app: CompanionUnderTest, method: str, path: str, body: dict[str, object] | None
) -> None:
    status, reply = await app.call(method, path, body)
    assert (status, set(reply)) == (422, {"error", "message"})
