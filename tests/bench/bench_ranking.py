"""Rescoring by array arithmetic: cost and memory against the number of postings, and the time until the store has it.

The postings are real ones with their titles, employers and places mixed anew, so that there are about as many
distinct titles and places as a market of that size has; without the data folder, made-up ones.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import psutil

from companion.contracts import Posting, SkillRequirement
from companion.jobmatcher.lazy import LazyMatcher
from companion.jobmatcher.learning.model import Learned
from companion.jobmatcher.ranking.block import Block, build_block, join_blocks
from companion.jobmatcher.ranking.board import Board
from companion.jobmatcher.ranking.service import Ranking
from companion.jobmatcher.ranking.tools import Tools
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.folder import DataFolder
from companion.store.migrate import migrate_sqlite
from companion.store.rankings import Rankings
from tests.bench.logplot import plot
from tests.bench.ranked_companion import measure
from tests.eval.table import Row
from tests.jobmatcher.ranking.bulk import FOLDER, people, postings
from tests.support.companion import SetClock

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
MANY = (300_000, 1_000_000)
"""Sizes made of the distinct postings several times over."""
DISTINCT = 100_000
AIM_MS = 100
"""For the distinct postings."""
READ = 400
"""Real postings that the others are mixed from."""
TODAY = date(2026, 11, 24)


def _sources(matcher: LazyMatcher) -> list[Posting]:
    if FOLDER.exists():
        return postings(matcher.load()[0], READ)
    skill = SkillRequirement(name="Python", category="programming", required=True)
    titles = ("Backend Engineer", "Staff Nurse", "Teacher", "Warehouse Clerk")
    return [Posting(title=title, locations=["Leeds, GB"], skills=[skill]) for title in titles]


def _records(tools: Tools, sources: list[Posting], count: int) -> list[bytes]:
    chance = random.Random(7)
    titles = [one.title or "Clerk" for one in sources]
    records = []
    for number in range(count):
        base, other = chance.choice(sources), chance.choice(sources)
        title = f"{chance.choice(titles)} {chance.choice(titles).split()[0]}" if number % 3 else base.title
        records.append(
            tools.compile(base.model_copy(update={"title": title, "locations": other.locations}), "greenhouse")
        )
    return records


def _best(tools: Tools, block: Block, rounds: int = 3) -> float:
    """Milliseconds of the processor for one rescore, the best of some; the person's titles are new to it each time."""
    profile, best = people()[0], float("inf")
    scorer = tools.scorer
    for _ in range(rounds):
        tools.arithmetic.titles._kept.clear()
        person = scorer.person(profile, TODAY)
        started = time.process_time()
        scored = tools.arithmetic.score(block, person)
        tools.taste.apply(block, scored, Learned())
        best = min(best, time.process_time() - started)
    return best * 1000


def _bare(block: Block, rounds: int = 3) -> float:
    """Milliseconds of the processor for nothing but the arithmetic: each posting's sum of the weights of its skills."""
    weights, best = np.random.default_rng(7).random(int(block.skill.max()) + 1), float("inf")
    rows = block.row_of_skill
    for _ in range(rounds):
        started = time.process_time()
        np.bincount(rows, weights=weights[block.skill], minlength=len(block))
        best = min(best, time.process_time() - started)
    return best * 1000


def draw(rows: list[Row]) -> str:
    """The cost of a rescore against the number of postings."""
    points = []
    for row in rows:
        size = row.measure.removeprefix("rescore ").removesuffix(", ms").replace(",", "")
        if size.isdecimal():
            points.append((float(size), row.value))
    return plot("rescore, ms, against the number of postings (× the aim)", points, (DISTINCT, AIM_MS))


async def _until_stored(matcher: LazyMatcher, tools: Tools, block: Block, records: list[bytes]) -> tuple[float, float]:
    """Seconds from a new profile to the stored event, and seconds to load the board at a start."""
    with tempfile.TemporaryDirectory() as name:
        folder = DataFolder(Path(name))
        folder.prepare()
        migrate_sqlite(folder, datetime(2026, 11, 2, tzinfo=UTC))
        database = Database(sqlite_url(folder.database), SetClock())
        store = Rankings(database)
        ranking = Ranking(store, matcher.scorer)
        ranking._loaded = tools
        ranking._boards[1] = Board(block=block, tenths=np.full(len(block), 10, np.int32))
        await ranking.rescore(1, people()[1], 1, TODAY)
        started = time.perf_counter()
        await ranking.rescore(1, people()[0], 2, TODAY)
        told = time.perf_counter() - started
        stored = await store.terms()
        assert stored == []
        started = time.perf_counter()
        tools.board(block.ids.tolist(), records, {}, await store.sheet(1), [])
        loaded = time.perf_counter() - started
        await database.close()
    return told, loaded


def bench() -> list[Row]:
    """Rows with the limit each is held against."""
    matcher = LazyMatcher()
    tools = Tools([], matcher.scorer())
    sources = _sources(matcher)
    started = time.perf_counter()
    records = _records(tools, sources, DISTINCT)
    compiled = (time.perf_counter() - started) * 1000 / DISTINCT
    before = psutil.Process().memory_info().rss
    block = build_block(range(DISTINCT), records)
    _best(tools, block, 1)
    grown = (psutil.Process().memory_info().rss - before) / 1e6
    titles = len(tools.terms.texts("title"))
    rows = [
        Row("ranking", "record made, ms each", compiled, f"{np.mean([len(one) for one in records]):.0f} bytes each"),
        Row("ranking", "columns of 100,000, MB", block.bytes / 1e6, f"grew {grown:.0f} MB"),
    ]
    for size in SIZES:
        part = build_block(range(size), records[:size])
        detail = f"limit {AIM_MS}; {titles} distinct titles" if size == DISTINCT else "all distinct titles are compared"
        rows.append(Row("ranking", f"rescore {size:,}, ms", _best(tools, part), detail))
    rows.append(Row("ranking", "bare arithmetic, ms", _bare(block), "the same skills, one sum a posting"))
    told, loaded = asyncio.run(_until_stored(matcher, tools, block, records))
    rows.append(Row("ranking", "new profile to stored event, s", told, "limit 1; 100,000 postings"))
    rows.append(Row("ranking", "records to columns at a start, s", loaded, "100,000 postings"))
    with tempfile.TemporaryDirectory() as name:
        rows += asyncio.run(measure(Path(name), records, list(tools.terms.unsaved())))
    if psutil.virtual_memory().available > 3_000_000_000:
        for size in MANY:
            many = block
            while len(many) < size:
                many = join_blocks(many, block)
            cost = _best(tools, many, 1)
            rows.append(Row("ranking", f"rescore {size:,}, ms", cost, f"{many.bytes / 1e6:.0f} MB"))
    return rows
