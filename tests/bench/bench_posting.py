"""Page snapshot to score card: time of one posting, and postings a second on one core."""

from __future__ import annotations

import json
import statistics
import time
from datetime import date

from companion.contracts import PageSnapshot
from companion.jobmatcher.lazy import LazyMatcher
from companion.jobmatcher.skills.taxonomy import Taxonomy
from companion.profile.model import Profile
from tests.bench.bench_skills import bare_search, texts_per_second
from tests.eval.table import DATA, Row
from tests.support.blocks import page_blocks

ROUNDS = 300
LIMIT_MS = 10
LIMIT_PER_SECOND = 1000
TODAY = date(2026, 11, 24)
PROFILE = Profile.model_validate(
    {"resume": {"basics": {"label": "Developer"}, "work": [{"position": "Developer", "startDate": "2019"}], "skills": [{"keywords": ["Python", "SQL"]}]}}
)  # fmt: skip


def _own_texts() -> list[str]:
    from tests.jobmatcher.understand.own_postings import POSTINGS

    return [markup for _, markup, _ in POSTINGS.values()]


def _texts() -> list[str]:
    folder = DATA / "postings_bulk"
    if not folder.exists():
        return _own_texts() * 20
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    return [json.loads(line)["description"] for line in lines[::8]]


def _ten_kilobytes(text: str) -> PageSnapshot:
    blocks = page_blocks((text + "\n") * (10_000 // len(text) + 1))
    size = 0
    kept = []
    for block in blocks:
        if size >= 10_000:
            break
        kept.append(block)
        size += len(block.text)
    return PageSnapshot(
        url="https://www.example.org/jobs/welder-1", title="Welder - Acme", blocks=kept, apply_controls=["Apply"]
    )


def bench() -> list[Row]:
    """Rows with the limit each is held against."""
    reader, scorer = LazyMatcher().load()
    texts = _texts()
    long = sorted(texts, key=len)[-len(texts) // 4 :]
    times, spent = [], []
    for index in range(ROUNDS):
        snapshot = _ten_kilobytes(long[index % len(long)])
        started, busy = time.perf_counter(), time.process_time()
        reading = reader.read(snapshot)
        if reading.posting:
            scorer.score(reading.posting, PROFILE, TODAY)
        if index >= 20:
            times.append((time.perf_counter() - started) * 1000)
            spent.append((time.process_time() - busy) * 1000)
    rate = texts_per_second(lambda text: reader.read_text(text, "Welder", "Acme", "Leeds"), texts)
    bare = texts_per_second(bare_search(Taxonomy.load()), texts)
    mean = sum(map(len, texts)) / len(texts)
    cuts = statistics.quantiles(times, n=100)
    return [
        Row("posting", "snapshot_to_card_p50_ms", cuts[49], "10 kB posting"),
        Row("posting", "snapshot_to_card_cpu_p50_ms", statistics.median(spent), "of the processor"),
        Row("posting", "snapshot_to_card_p99_ms", cuts[98], f"10 kB posting, limit {LIMIT_MS}"),
        Row("posting", "understood_per_second", rate, f"one core, {mean:.0f} characters each, aim {LIMIT_PER_SECOND}"),
        Row(
            "posting", "bare_search_per_second", bare, "the same texts, nothing but string search; 9,000-13,000 quietly"
        ),
        Row(
            "posting",
            "times_the_bare_search",
            bare / rate,
            "the aim is 9 to 13; a busy machine moves it less than the rates",
        ),
    ]
