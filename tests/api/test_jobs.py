"""Scoring through the API with the real reader and scorer: stored once, told only when something changed."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.companion import CompanionUnderTest, running_companion

TITLE, COMPANY = "Backend Engineer", "Northwind Tools"
TEXT = (
    "We build route planning software. Requirements: 3+ years of experience with Python and PostgreSQL. "
    "Experience with Docker is required. Nice to have: Kubernetes. "
    "You will design and run services that plan the routes of delivery vans in twelve cities. "
) * 3


def snapshot(url: str = "https://jobs.example.com/backend", **changed: Any) -> dict[str, Any]:
    posting = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": TITLE, "description": f"<p>{TEXT}</p>",
        "hiringOrganization": {"@type": "Organization", "name": COMPANY}, "datePosted": "2026-10-20",
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Utrecht", "addressCountry": "NL"}},
        **changed,
    }  # fmt: skip
    blocks = [
        {"kind": "heading", "level": 1, "text": posting["title"]},
        {"kind": "paragraph", "text": TEXT},
    ]
    return {
        "url": url, "title": TITLE, "json_ld": [json.dumps(posting)], "blocks": blocks, "apply_controls": ["Apply"],
    }  # fmt: skip


async def save_profile(app: CompanionUnderTest, *skills: str) -> None:
    resume = {"basics": {"name": "Ada"}, "skills": [{"name": skill} for skill in skills]}
    await app.ok("/api/profile/", {"profile": {"resume": resume}}, "PUT")


async def score(app: CompanionUnderTest, page: dict[str, Any]) -> dict[str, Any]:
    reply: dict[str, Any] = await app.ok("/api/jobmatcher/score-job/", {"snapshot": page})
    return reply


async def events(app: CompanionUnderTest) -> list[str]:
    return [event.type for event in await app.companion.services.database.after(0, 1, 100)]


async def test_a_posting_is_understood_scored_and_stored(app: CompanionUnderTest) -> None:
    await save_profile(app, "Python", "PostgreSQL")
    reply = await score(app, snapshot())
    posting, card = reply["reading"]["posting"], reply["reading"]["score_card"]
    assert (posting["title"], posting["company"]) == (TITLE, COMPANY)
    assert sum(part["contribution"] for part in card["components"]) == pytest.approx(card["score"], abs=0.051)
    again = await app.ok("/api/jobmatcher/score-job/", {"posting_id": reply["posting_id"]})
    assert again["reading"]["score_card"] == card


async def test_the_same_page_again_tells_nothing_new(app: CompanionUnderTest) -> None:
    await save_profile(app, "Python")
    first = await score(app, snapshot())
    told = await events(app)
    second = await score(app, snapshot("https://jobs.example.com/backend?utm_source=mail#apply"))
    assert second["posting_id"] == first["posting_id"]
    assert await events(app) == told
    assert told.count("posting.seen") == told.count("score.updated") == 1


async def test_a_closed_posting_is_shown_with_its_score_and_stored_only_if_it_was_known(
    app: CompanionUnderTest,
) -> None:
    await save_profile(app, "Python")
    gone = snapshot()
    gone["blocks"].insert(1, {"kind": "paragraph", "text": "This position has been filled."})
    reply = await score(app, gone)
    assert reply["reading"]["closed"]
    assert reply["reading"]["score_card"]["score"] > 0
    assert reply["posting_id"] is None
    known = await score(app, snapshot())
    assert not known["reading"]["closed"]
    assert (await score(app, gone))["posting_id"] == known["posting_id"]
    stored = await app.ok("/api/jobmatcher/score-job/", {"posting_id": known["posting_id"]})
    assert stored["reading"]["closed"]
    assert (await app.ok("/api/jobmatcher/live-scores/", method="GET"))["scores"] == []
    (listed,) = (await app.ok("/api/jobmatcher/live-scores/?state=all", method="GET"))["scores"]
    assert listed["closed"]
    await score(app, snapshot())
    (listed,) = (await app.ok("/api/jobmatcher/live-scores/", method="GET"))["scores"]
    assert not listed["closed"]


async def test_a_changed_posting_is_told(app: CompanionUnderTest) -> None:
    first = await score(app, snapshot())
    second = await score(app, snapshot(title="Senior Backend Engineer"))
    assert first["posting_id"] == second["posting_id"]
    assert (await events(app)).count("posting.seen") == 2


async def test_a_page_cannot_speak_for_another_site(app: CompanionUnderTest) -> None:
    first = await score(app, snapshot())
    forged = snapshot("https://evil.example/x", title="Pay us first")
    forged["canonical_url"] = "https://jobs.example.com/backend"
    assert (await score(app, forged))["posting_id"] != first["posting_id"]


async def test_without_a_profile_there_is_no_score(app: CompanionUnderTest) -> None:
    reply = await score(app, snapshot())
    assert reply["posting_id"] is not None
    assert reply["reading"]["score_card"] is None


async def test_another_page_is_not_stored(app: CompanionUnderTest) -> None:
    page = {"url": "https://news.example/a", "title": "Rain", "blocks": [{"kind": "paragraph", "text": "It rains."}]}
    reply = await score(app, page)
    assert (reply["posting_id"], reply["reading"]["is_posting"]) == (None, False)
    assert await events(app) == []


async def test_a_profile_change_rescores_everything_and_says_so_once(app: CompanionUnderTest) -> None:
    for number in range(3):
        await score(app, snapshot(f"https://jobs.example.com/{number}"))
    listener = app.companion.services.bus.subscribe()
    await save_profile(app, "Python", "PostgreSQL", "Docker")
    async with asyncio.timeout(20):
        async for event in listener:
            if event.type == "scores.rescored":
                break
    top = event.data.pop("top")
    assert event.data == {"profile_version": 1, "postings": 3, "changed": 3}
    assert {move["posting"] for move in top} == {1, 2, 3}
    assert all(move["before"] is None and move["score"] > 50 and move["title"] == TITLE for move in top)


async def test_a_profile_saved_while_nothing_ran_is_caught_up(tmp_path: Path) -> None:
    async with running_companion(tmp_path) as app:
        await score(app, snapshot())
        await app.companion._end_tasks()
        await save_profile(app, "Python")
        assert await app.companion.services.postings.users_behind() == [1]
    async with running_companion(tmp_path) as app:
        assert await app.companion._end_tasks() is None
        assert await app.companion.services.postings.users_behind() == []
        assert (await events(app))[-1] == "scores.rescored"


@pytest.mark.parametrize(
    "body", [{}, {"url": "https://x.example", "posting_id": 1}, {"snapshot": snapshot(), "posting_id": 1}]
)
async def test_exactly_one_posting_is_named(app: CompanionUnderTest, body: dict[str, Any]) -> None:
    assert (await app.call("POST", "/api/jobmatcher/score-job/", body))[0] == 422


async def test_an_unknown_posting_is_said(app: CompanionUnderTest) -> None:
    status, reply = await app.call("POST", "/api/jobmatcher/score-job/", {"posting_id": 99})
    assert (status, reply["error"]) == (404, "posting_unknown")


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://x.example/", "javascript:alert(1)", "http://127.0.0.1:{port}/login/", "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.1.1/", "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/", "http://0.0.0.0/", "http://user:secret@example.com/", "http://[64:ff9b::a00:1]/", "//x", "",
    ],
)  # fmt: skip
async def test_addresses_into_the_private_network_are_not_fetched(app: CompanionUnderTest, url: str) -> None:
    status, reply = await app.call("POST", "/api/jobmatcher/score-job/", {"url": url.format(port=app.port)})
    assert (status, reply["error"]) == (422, "page_refused")


@pytest.mark.parametrize(
    "url", ["http://localhost:{port}/", "http://companion.localhost:{port}/", "http://2130706433/"]
)
async def test_names_of_private_addresses_are_not_fetched(app: CompanionUnderTest, url: str) -> None:
    status, reply = await app.call("POST", "/api/jobmatcher/score-job/", {"url": url.format(port=app.port)})
    assert (status, reply["error"]) in {(422, "page_refused"), (502, "page_unreachable")}
