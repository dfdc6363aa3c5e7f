"""The main job's speed: a snapshot to its score card over HTTP, a page to its badge, start-up, and idling.

Limits: a score within 10 ms, a badge within 50 ms of the page's content. The peer in the same run is a POST
of the same bytes to a bare aiohttp server that reads and answers JSON.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import aiohttp
import psutil
from aiohttp import web

from tests.eval.table import Row
from tests.support.browser import ExtensionBrowser, extension_for_port, free_port
from tests.support.companion import CompanionProcess
from tests.support.sample import sample_profile
from tests.support.world import call, pair

ROUNDS = 200
PAGES = 15
STARTS = 3
IDLE_SECONDS = 5
STATUS = "/api/server/status/"
TEXT_CHARS = 10_000
WAITED = 40
"""Pages that are scored while another request waits."""
PAUSE_SECONDS = 0.003

SECTIONS = {
    "About us": "We move freight for 4,000 shippers from our office in Chicago and are a team of sixty people.",
    "What you will do": "Design and run services in Python and PostgreSQL on AWS; review designs; mentor engineers.",
    "Requirements": "5+ years of experience with Python, SQL, Docker and Kubernetes. Bachelor's degree or equivalent.",
    "Nice to have": "Kafka, Terraform or Go; experience with payments and event sourcing.",
    "Benefits": "Health insurance, 401(k), 20 days of holidays. $150,000 - $180,000 a year.",
}


def _blocks(number: int) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = [{"kind": "heading", "level": 1, "text": f"Senior Backend Engineer {number}"}]
    size = 0
    while size < TEXT_CHARS:
        for heading, text in SECTIONS.items():
            blocks.append({"kind": "heading", "level": 2, "text": heading})
            blocks.extend({"kind": "item", "level": 1, "text": f"{text} ({part})"} for part in range(3))
            size += 3 * len(text)
    return blocks


def snapshot(number: int) -> dict[str, Any]:
    """The snapshot of a posting of about 10 kB, different for each number: nothing can be remembered."""
    return {
        "url": f"http://jobs.employers.test/postings/{number}",
        "title": f"Senior Backend Engineer {number} - Lakeshore Freight",
        "blocks": _blocks(number),
        "apply_controls": ["Apply for this job"],
    }


def page(number: int) -> str:
    """The same posting as a page."""
    tags = {"heading": "h2", "item": "li"}
    body = "".join(f"<{tags[b['kind']]}>{b['text']}</{tags[b['kind']]}>" for b in _blocks(number))
    return f"<!doctype html><title>Senior Backend Engineer {number} - Lakeshore Freight</title><main>{body}<a href='#'>Apply for this job</a></main>"


def _percentiles(what: str, set_: str, milliseconds: list[float], limit: str) -> list[Row]:
    ordered = sorted(milliseconds)
    last = ordered[max(0, round(0.99 * len(ordered)) - 1)]
    return [
        Row(set_, f"{what} p50, ms", statistics.median(ordered), limit),
        Row(set_, f"{what} p99, ms", last, f"{len(ordered)} rounds"),
    ]


async def _timed_posts(
    session: aiohttp.ClientSession, url: str, bodies: list[bytes], headers: dict[str, str]
) -> list[float]:
    times = []
    for body in bodies:
        started = time.perf_counter()
        async with session.post(url, data=body, headers={"Content-Type": "application/json", **headers}) as reply:
            await reply.json()
            assert reply.status == 200, await reply.text()
        times.append((time.perf_counter() - started) * 1000)
    return times


async def _waits(session: aiohttp.ClientSession, companion: CompanionProcess, bodies: list[bytes]) -> list[float]:
    """How long another request takes, again and again while pages are scored one after the other."""
    times: list[float] = []
    score = f"{companion.url}/api/jobmatcher/score-job/"
    scoring = asyncio.create_task(_timed_posts(session, score, bodies, companion.local))
    while not scoring.done():
        times += await _timed_posts(session, companion.url + STATUS, [b"{}"], companion.local)
        await asyncio.sleep(PAUSE_SECONDS)
    await scoring
    return times


async def _bare(bodies: list[bytes]) -> list[float]:
    async def echo(request: web.Request) -> web.Response:
        return web.json_response({"fields": len(await request.json())})

    app = web.Application()
    app.router.add_post("/", echo)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port := free_port())
    await site.start()
    async with aiohttp.ClientSession() as session:
        times = await _timed_posts(session, f"http://127.0.0.1:{port}/", bodies, {})
    await runner.cleanup()
    return times


async def _start(folder: Path) -> float:
    """Milliseconds from the start of a companion's process to its answer to a request."""
    started = time.perf_counter()
    async with CompanionProcess(folder) as companion:
        await call(companion, STATUS, {})
        return (time.perf_counter() - started) * 1000


async def _give_profile(companion: CompanionProcess) -> None:
    await call(companion, "/api/profile/", {"profile": sample_profile().model_dump(mode="json")}, "PUT")


async def _scores(folder: Path) -> list[Row]:
    bodies = [json.dumps({"snapshot": snapshot(number)}).encode() for number in range(ROUNDS + WAITED + 10)]
    starts = [await _start(folder / "scores") for _ in range(1 + STARTS)]
    async with CompanionProcess(folder / "scores") as companion, aiohttp.ClientSession() as session:
        await _give_profile(companion)
        url = f"{companion.url}/api/jobmatcher/score-job/"
        first = await _timed_posts(session, url, bodies[:1], companion.local)
        await _timed_posts(session, url, bodies[1:10], companion.local)
        assert companion.process is not None
        process = psutil.Process(companion.process.pid)
        started_cpu = sum(process.cpu_times()[:2])
        times = await _timed_posts(session, url, bodies[10 : 10 + ROUNDS], companion.local)
        cpu = (sum(process.cpu_times()[:2]) - started_cpu) / ROUNDS * 1000
        waits = await _waits(session, companion, bodies[10 + ROUNDS :])
        before = process.cpu_times()
        await asyncio.sleep(IDLE_SECONDS)
        after = process.cpu_times()
        used = (after.user + after.system - before.user - before.system) / IDLE_SECONDS
        memory = process.memory_info().rss / 1e6
    bare = await _bare(bodies[10 : 10 + ROUNDS])
    return [
        *_percentiles("snapshot to score card", "companion", times, "limit 10 ms"),
        Row("companion", "snapshot to score card, ms of the processor", cpu, "of the companion's"),
        *_percentiles("another request meanwhile", "companion", waits, "limit 50 ms"),
        *_percentiles("bare aiohttp, same bytes", "companion", bare, "the peer"),
        Row("companion", "first score after start, ms", first[0], "waits for the taxonomy to be loaded"),
        Row("companion", "process start to first answer, ms", statistics.median(starts[1:]), "limit 1,000"),
        Row("companion", "the same in a new data folder, ms", starts[0], "makes the database"),
        Row("companion", "idle memory, MB", memory, "resident, after the scores"),
        Row("companion", "idle CPU, share of a core", used, f"over {IDLE_SECONDS} s"),
    ]


async def _badges(folder: Path) -> list[Row]:
    async def show(request: web.Request) -> web.Response:
        return web.Response(text=page(int(request.match_info["number"])), content_type="text/html")

    app = web.Application()
    app.router.add_get("/postings/{number}", show)
    runner = web.AppRunner(app)
    await runner.setup()
    site_port = free_port()
    await web.TCPSite(runner, "127.0.0.1", site_port).start()
    port = free_port()
    extension = extension_for_port(folder, port)
    async with (
        CompanionProcess(folder / "badges", "--port", str(port)) as companion,
        ExtensionBrowser(folder / "profile", extension) as browser,
    ):
        await _give_profile(companion)
        await pair(companion, browser)
        times, reading = await _visit(browser, site_port)
    await runner.cleanup()
    return [
        *_percentiles("page to badge", "browser", times, "limit 50 ms, from DOMContentLoaded"),
        Row("browser", "of that, reading the page, ms", statistics.median(reading)),
    ]


async def _visit(browser: ExtensionBrowser, site_port: int) -> tuple[list[float], list[float]]:
    times, reading = [], []
    tab = await browser.blank()
    for number in range(PAGES + 2):
        await tab.page.goto(f"http://jobs.employers.test:{site_port}/postings/{1000 + number}")
        state = await browser.until(f"tab:{tab.id}", url=[tab.page.url], phase=["posting"])
        while state["timings"] is None:
            state = await browser.until(f"tab:{tab.id}", url=[tab.page.url], phase=["posting"])
        timings = state["timings"]
        if number >= 2:
            times.append(timings["shown"] - timings["dom_ready"])
            reading.append(timings["read_end"] - timings["read_start"])
    return times, reading


async def _all() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        return [*await _scores(Path(name)), *await _badges(Path(name))]


def bench() -> list[Row]:
    """All figures of the main job but filling, which `bench_fill` measures."""
    return asyncio.run(_all())
