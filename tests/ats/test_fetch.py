"""Polite fetching: conditional, spaced, patient within bounds, and never into the user's own network."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from companion.ats import fetch as module
from companion.ats.fetch import (
    ATTEMPTS,
    REST_SECONDS,
    TRIP_AFTER,
    USER_AGENT,
    FetchFailed,
    PoliteFetch,
    Validators,
    retry_after,
)
from companion.browser.public_page import PublicResolver, check_address
from tests.ats.vendors import ETAG, Reply, Vendors

URL = "https://jobs.example/list"


async def failure(fetch: PoliteFetch, url: str = URL) -> FetchFailed:
    with pytest.raises(FetchFailed) as caught:
        await fetch.get(url)
    return caught.value


async def test_an_unchanged_answer_costs_no_body(vendors: Vendors) -> None:
    vendors.answers["jobs.example/list"] = Reply(
        [1], etag=ETAG, headers={"Last-Modified": "Mon, 02 Nov 2026 09:00:00 GMT"}
    )
    async with vendors.fetch() as fetch:
        first = await fetch.get(URL)
        again = await fetch.get(URL, first.validators)
    assert first.json() == [1]
    assert first.validators == Validators(ETAG, "Mon, 02 Nov 2026 09:00:00 GMT")
    assert again.unchanged
    assert again.body == b""
    assert vendors.asked[1].headers["If-Modified-Since"] == "Mon, 02 Nov 2026 09:00:00 GMT"
    assert vendors.asked[0].headers["User-Agent"] == USER_AGENT


async def test_requests_to_one_host_are_spaced(vendors: Vendors) -> None:
    for host in ("api.lever.co", "jobs.example"):
        vendors.answers[f"{host}/x"] = Reply([])
    async with vendors.fetch() as fetch:
        for _ in range(3):
            await fetch.get("https://api.lever.co/x")
        assert vendors.waited == [1.0, 1.0]
        await fetch.get("https://jobs.example/x")
    assert vendors.waited == [1.0, 1.0]


async def test_a_fault_of_the_host_is_tried_again_with_growing_waits(vendors: Vendors) -> None:
    vendors.answers["jobs.example/list"] = [Reply(status=500), Reply(status=502), Reply(["here"])]
    async with vendors.fetch() as fetch:
        assert (await fetch.get(URL)).json() == ["here"]
    assert vendors.waited == [2.0, 4.0]


@pytest.mark.parametrize(
    ("status", "kind", "requests"),
    [(404, "gone", 1), (410, "gone", 1), (401, "refused", 1), (403, "refused", 1), (500, "server", ATTEMPTS)],
)
async def test_failures_have_kinds_and_only_passing_ones_are_tried_again(
    vendors: Vendors, status: int, kind: str, requests: int
) -> None:
    vendors.answers["jobs.example/list"] = Reply(status=status)
    async with vendors.fetch() as fetch:
        error = await failure(fetch)
    assert (error.kind, len(vendors.asked)) == (kind, requests)
    assert str(status) in str(error)


async def test_a_short_retry_after_is_waited_for(vendors: Vendors) -> None:
    vendors.answers["jobs.example/list"] = [Reply(status=429, headers={"Retry-After": "7"}), Reply([])]
    async with vendors.fetch() as fetch:
        await fetch.get(URL)
    assert vendors.waited == [7.0]


async def test_a_long_retry_after_leaves_the_host_alone_until_then(vendors: Vendors) -> None:
    vendors.answers["jobs.example/list"] = [Reply(status=429, headers={"Retry-After": "600"}), Reply([])]
    async with vendors.fetch() as fetch:
        first = await failure(fetch)
        assert (first.kind, first.retry_after) == ("limited", 600.0)
        second = await failure(fetch)
        assert second.kind == "resting"
        assert len(vendors.asked) == 1
        vendors.now += 601
        assert (await fetch.get(URL)).json() == []


async def test_a_host_that_keeps_failing_is_left_alone_for_a_while(vendors: Vendors) -> None:
    vendors.answers["jobs.example/list"] = Reply(status=503)
    async with vendors.fetch() as fetch:
        kinds = [(await failure(fetch)).kind for _ in range(3)]
        assert kinds == ["limited", "limited", "resting"]
        assert len(vendors.asked) == TRIP_AFTER
        vendors.answers["jobs.example/list"] = Reply([])
        vendors.now += REST_SECONDS
        await fetch.get(URL)


async def test_silence_ends(vendors: Vendors) -> None:
    vendors.answers["jobs.example/list"] = Reply(forever=True)
    async with vendors.fetch(seconds=0.05) as fetch:
        error = await failure(fetch)
    assert error.kind == "slow"
    assert "in time" in str(error)


async def test_nobody_there(vendors: Vendors) -> None:
    async with PoliteFetch(route=lambda _: "http://127.0.0.1:1/", sleep=vendors._sleep) as fetch:
        assert (await failure(fetch)).kind == "unreachable"


async def test_an_answer_without_end_is_cut(vendors: Vendors, monkeypatch: pytest.MonkeyPatch) -> None:
    vendors.answers["jobs.example/list"] = Reply("x" * 3_000_000)
    async with vendors.fetch() as fetch:
        with pytest.raises(FetchFailed) as caught:
            await fetch.get(URL, limit=1_000_000)
    assert caught.value.kind == "too_large"
    assert module.MAX_BYTES > 1_000_000


@pytest.mark.parametrize("content", ["<html>busy</html>", "", "[" * 100_000, b"\xff\xfe\x00"])
async def test_garbage_is_said_to_be_garbage(vendors: Vendors, content: str | bytes) -> None:
    vendors.answers["jobs.example/list"] = Reply(content)
    async with vendors.fetch() as fetch:
        answer = await fetch.get(URL)
        with pytest.raises(FetchFailed, match="not readable") as caught:
            answer.json()
    assert caught.value.kind == "garbage"


async def test_redirects_are_followed_and_checked(vendors: Vendors) -> None:
    vendors.answers["jobs.example/list"] = Reply(status=301, headers={"Location": "https://other.example/board"})
    vendors.answers["other.example/board"] = Reply([])
    vendors.answers["jobs.example/home"] = Reply(status=302, headers={"Location": "http://127.0.0.1/admin"})
    vendors.answers["jobs.example/circle"] = Reply(status=302, headers={"Location": "https://jobs.example/circle"})
    async with vendors.fetch(check=check_address) as fetch:
        assert (await fetch.get(URL)).url == "https://other.example/board"
        assert (await failure(fetch, "https://jobs.example/home")).kind == "refused"
        assert (await failure(fetch, "https://jobs.example/circle")).kind == "garbage"
    assert "127.0.0.1/admin" not in vendors.urls()


async def test_names_that_lead_into_the_own_network_are_not_asked(vendors: Vendors) -> None:
    async with PoliteFetch(check=check_address, resolver=PublicResolver, sleep=vendors._sleep) as fetch:
        port = vendors.url.rpartition(":")[2]
        error = await failure(fetch, f"http://localhost:{port}/list")
    assert error.kind in ("unreachable", "refused")
    assert vendors.asked == []


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0), (" 5 ", 5.0), ("Mon, 02 Nov 2026 09:01:00 GMT", 60.0), ("Mon, 02 Nov 2026 08:00:00 GMT", None),
        ("soon", None), ("-4", None), ("", None), (None, None), ("999999999", 86_400.0), ("9" * 40, None),
    ],
)  # fmt: skip
def test_retry_after_in_all_its_forms(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, datetime(2026, 11, 2, 9, 0, tzinfo=UTC)) == seconds
