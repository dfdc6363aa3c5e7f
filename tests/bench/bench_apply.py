"""Attempts a minute with 1, 2 and 4 pages, from queued to confirmed, and what a page costs, beside the site's own time.

The forms are answered whole by the sample person's profile; the site answers at once. The site alone: posting, form and an
application sent, asked by a plain client. Clock times of a busy machine: compare the lines with each other, and trust the
CPU time (companion and browser).
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psutil

from tests.employers.site import EmployersSite
from tests.eval.table import Row
from tests.support.applying import RESTS, Applier, running_applier
from tests.support.many import add_many, copy_of

ATTEMPTS = 8
PAGES = (1, 2, 4)
FIRST = 900
"""Number of the posting that warms companion and browser up."""


@dataclass(frozen=True)
class Figures:
    """Of one number of pages. Times in seconds, memory of the browser in MB."""

    accepted: int
    seconds: float
    cpu: float
    memory: float
    alone: float
    """Of the site, for one application."""


def bench() -> list[Row]:
    """A few lines for each number of pages, and what one page more holds."""
    found = {pages: asyncio.run(_with(pages)) for pages in PAGES}
    rows = [row for pages, figures in found.items() for row in _rows(pages, figures)]
    least, most = min(PAGES), max(PAGES)
    more = (found[most].memory - found[least].memory) / (most - least)
    return [*rows, Row("a page more", "browser MB", round(more))]


def _rows(pages: int, of: Figures) -> list[Row]:
    name = f"{pages} page{'s' if pages > 1 else ''}"
    each = of.seconds / ATTEMPTS
    return [
        Row(name, "attempts a minute", round(60 / each, 1), f"{of.accepted} of {ATTEMPTS} accepted"),
        Row(name, "seconds an attempt", each, f"the site alone {of.alone:.3f}, {each / of.alone:.0f} times"),
        Row(name, "CPU seconds an attempt", of.cpu / ATTEMPTS),
        Row(name, "browser MB", round(of.memory)),
    ]


async def _with(pages: int) -> Figures:
    async with EmployersSite() as site:
        slugs = add_many(site, ATTEMPTS)
        alone = await _site_alone(site, slugs[0])
        with tempfile.TemporaryDirectory() as folder:
            async with running_applier(Path(folder), site, pages=pages) as applier:
                return await _measured(applier, slugs, alone)


async def _measured(applier: Applier, slugs: list[str], alone: float) -> Figures:
    site = applier.site
    (first,) = await applier.queue(site.posting_url(copy_of(site, "accountant", FIRST)), mode="auto")
    await applier.rest(first)
    await applier.app.ok("/api/jobapplier/settings/change/", {"on": False})
    attempts = await applier.queue(*map(site.posting_url, slugs), mode="auto")
    started, cpu, memory, spent = time.perf_counter(), time.process_time(), 0.0, 0.0
    await applier.app.ok("/api/jobapplier/settings/change/", {"on": True})
    for attempt in attempts:
        await applier.until(attempt, "submitting", "submitted", *RESTS)
        memory, spent = max(memory, _browser_mb()), max(spent, _browser_cpu())
        await applier.rest(attempt)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu
    accepted = sum(len(site.receipts.accepted(slug)) for slug in slugs)
    return Figures(accepted, seconds, cpu + spent, memory, alone)


async def _site_alone(site: EmployersSite, slug: str) -> float:
    """Seconds for one application without companion and browser: the same pages, the application refused or taken."""
    address = f"http://127.0.0.1:{site.port}/jobs/{slug}"
    async with aiohttp.ClientSession(headers={"Host": site.posting_url(slug).split("/")[2]}) as session:
        started = time.perf_counter()
        for request in (
            session.get(address),
            session.get(f"{address}/apply"),
            session.post(f"{address}/apply", data={"name": "-"}),
        ):
            async with request as reply:
                await reply.read()
        return time.perf_counter() - started


def _browser() -> list[psutil.Process]:
    return [child for child in psutil.Process().children(recursive=True) if "chrom" in child.name()]


def _browser_mb() -> float:
    """What all processes of the browser hold by themselves."""
    return sum(_of(child, lambda one: one.memory_full_info().uss) for child in _browser()) / 1_000_000


def _browser_cpu() -> float:
    """CPU seconds that the processes of the browser spent so far."""
    return sum(_of(child, lambda one: sum(one.cpu_times()[:2])) for child in _browser())


def _of(child: psutil.Process, read: Callable[[psutil.Process], float]) -> float:
    try:
        return float(read(child))
    except psutil.Error:
        return 0.0
