"""Attempts a minute with 1, 2 and 4 pages, from queued to confirmed, and what a page costs.

The forms are answered whole by the sample person's profile; the site answers at once. Clock times of a busy machine: compare
the lines with each other.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

import psutil

from tests.employers.site import EmployersSite
from tests.eval.table import Row
from tests.support.applying import running_applier
from tests.support.many import add_many

ATTEMPTS = 8
PAGES = (1, 2, 4)


def bench() -> list[Row]:
    """One line for each number of pages."""
    return [asyncio.run(_with(pages)) for pages in PAGES]


async def _with(pages: int) -> Row:
    async with EmployersSite() as site:
        slugs = add_many(site, ATTEMPTS)
        with tempfile.TemporaryDirectory() as folder:
            async with running_applier(Path(folder), site, pages=pages) as applier:
                started = time.perf_counter()
                attempts = await applier.queue(*(site.posting_url(slug) for slug in slugs), mode="auto")
                memory = 0.0
                for attempt in attempts:
                    await applier.until(
                        attempt, "confirmed", "unknown", "failed", "ready", "needs_input", "needs_human"
                    )
                    memory = max(memory, _browser_mb())
                minutes = (time.perf_counter() - started) / 60
        taken = sum(site.receipts.counts().values())
    return {
        "pages": pages, "attempts": len(attempts), "accepted": taken, "a minute": round(len(attempts) / minutes, 1),
        "browser MB": round(memory), "MB a page": round(memory / pages),
    }  # fmt: skip


def _browser_mb() -> float:
    """What all processes of the browser hold by themselves."""
    total = 0
    for child in psutil.Process().children(recursive=True):
        try:
            if "chrom" in child.name():
                total += child.memory_full_info().uss
        except psutil.Error:
            continue
    return total / 1_000_000
