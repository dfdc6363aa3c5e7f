"""A companion of its own process with many stored postings: what the ranking alone needs of memory, and how soon a client hears
of the new scores after a new profile."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import aiohttp
import psutil

from companion.jobmatcher.ranking.service import RECORD_FORMAT
from companion.store.folder import DataFolder
from companion.store.migrate import migrate_sqlite
from companion.store.rankings import TermRow
from tests.eval.table import Row
from tests.jobmatcher.ranking.bulk import people
from tests.support.clock import SetClock
from tests.support.companion import CompanionProcess
from tests.support.world import call

LIMIT_MB = 400
LIVE = "/api/jobmatcher/live-scores/?limit=50"


def _store(folder: Path, records: Sequence[bytes], terms: Sequence[TermRow]) -> None:
    """The postings put straight into the tables, with empty readings: the ranking never opens them."""
    data, moment = DataFolder(folder), "2026-11-02 00:00:00.000000"
    data.prepare()
    migrate_sqlite(data, SetClock().now())
    with closing(sqlite3.connect(data.database)) as connection, connection:
        connection.executemany("INSERT INTO terms (kind, number, text, data) VALUES (?, ?, ?, ?)", terms)
        connection.executemany(
            "INSERT INTO postings (id, user_id, key, url, fingerprint, title, company, reading, created, changed, seen)"
            " VALUES (?, 1, ?, 'u', 'f', 'Clerk', 'Acme', '{}', ?, ?, ?)",
            ((n, str(n), moment, moment, moment) for n in range(1, len(records) + 1)),
        )
        connection.executemany(
            "INSERT INTO posting_records (posting_id, user_id, format, record) VALUES (?, 1, ?, ?)",
            ((n, RECORD_FORMAT, record) for n, record in enumerate(records, 1)),
        )


def _megabytes(companion: CompanionProcess) -> float:
    assert companion.process is not None
    return float(psutil.Process(companion.process.pid).memory_full_info().uss) / 1e6


async def _scored(companion: CompanionProcess, number: int) -> float:
    """Seconds from a new profile to the event about all scores at a client."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(companion.url.replace("http", "ws", 1) + "/api/events/") as socket,
    ):
        token = companion.local["Authorization"].removeprefix("Bearer ")
        await socket.send_json({"type": "hello", "client": "bench/1", "token": token})
        started = time.perf_counter()
        await call(companion, "/api/profile/", {"profile": people()[number].model_dump(mode="json")}, "PUT")
        while True:
            message = json.loads(await socket.receive_str())
            if message["type"] == "event" and message["event"]["type"] == "scores.rescored":
                return time.perf_counter() - started


async def measure(folder: Path, records: Sequence[bytes], terms: Sequence[TermRow]) -> list[Row]:
    """Rows of a companion without postings and of one with `records`."""
    count, memory = f"{len(records):,} postings", {}
    for name, some in (("empty", records[:1]), ("full", records)):
        _store(folder / name, some, terms)
        async with CompanionProcess(folder / name) as companion:
            await call(companion, LIVE, {}, "GET")
            await _scored(companion, 1)
            seconds = await _scored(companion, 0)
            memory[name] = _megabytes(companion)
    return [
        Row("companion", "new profile to the client's event, s", seconds, f"limit 1; {count}"),
        Row("companion", "memory with all postings, MB", memory["full"], f"limit {LIMIT_MB}; {count}"),
        Row("companion", "of that for the postings, MB", memory["full"] - memory["empty"], "beside one posting"),
    ]
