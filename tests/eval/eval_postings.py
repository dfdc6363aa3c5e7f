"""How well real posting pages are read: against their own JSON-LD, with it and with it taken away, and the
other pages of the shared sets, which are no postings."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import PageSnapshot, Posting
from companion.jobmatcher.skills.detect import SkillDetector
from companion.jobmatcher.understand.jsonld import job_postings, parse_scripts
from companion.jobmatcher.understand.reader import PostingReader
from companion.jobmatcher.understand.structured import Structured, read_structured
from tests.eval.table import Row
from tests.jobmatcher.understand import own_pages
from tests.support.blocks import page_blocks

NAME = "postings"
FLOORS: dict[str, float] = {
    "postings/recognised": 0.92,
    "postings/title": 0.95,
    "postings/company": 0.95,
    "postings/place": 0.95,
    "postings text only/title": 0.85,
    "max:no postings/taken for one": 0.03,
    "own pages/title": 0.96,
    "own pages/company": 0.96,
    "own pages/locations": 0.92,
    "own pages/workplace": 0.92,
    "own pages/employment_type": 0.92,
    "own pages/pay": 0.96,
    "own pages/years": 0.92,
    "own pages/licences": 0.92,
}
IN_TESTS = {"every": 3}
NO_POSTINGS = ("company-mara_inc", "jobseek_jobylon_mcdonalds", "jobscz_job_widget")
"""Pages of the postings folder that show no posting without their scripts: a list, a form, an empty frame."""


def evaluate(data: Path, every: int = 1) -> list[Row]:
    """Rows for the pages written for the tests, and for the sets in `data` where they are present.

    Of the pages that are no postings each `every`th is read.
    """
    reader = PostingReader(SkillDetector.load())
    rows = _own_pages(reader)
    if not (data / "postings/index.jsonl").exists():
        return rows
    postings = sorted((data / "postings").glob("*.html"))
    others = sorted((data / "forms/identity").glob("*.html")) + sorted((data / "forms/formasaurus").glob("*.html"))
    others = others[::every]
    snapshots = asyncio.run(_snapshots(postings + others))
    shown = [path for path in postings if not any(name in path.name for name in NO_POSTINGS)]
    recognised = [path for path in shown if reader.read(snapshots[path]).is_posting]
    wrong = [path.name for path in others if reader.read(snapshots[path]).is_posting]
    rows += [Row("postings", "recognised", len(recognised) / len(shown), f"{len(recognised)} of {len(shown)} pages")]
    rows += _against_gold("postings", reader, {path: snapshots[path] for path in shown})
    rows += _against_gold(
        "postings text only", reader, {path: _text_only(snapshots[path]) for path in shown}, snapshots
    )
    rows.append(
        Row("no postings", "taken for one", len(wrong) / len(others), f"of {len(others)} pages: {', '.join(wrong[:4])}")
    )
    return rows


def _own_pages(reader: PostingReader) -> list[Row]:
    """Each fact that `expected.json` states of the own pages: how often it is read."""
    checks: dict[str, list[bool]] = {}
    for name, snapshot in asyncio.run(own_pages.snapshots()).items():
        seen = own_pages.facts(reader.read(snapshot).posting)
        for fact, value in own_pages.EXPECTED[name].items():
            if fact != "url":
                checks.setdefault(fact, []).append(seen.get(fact) == value)
    return [
        Row("own pages", fact, sum(right) / len(right), f"{sum(right)} of {len(right)}")
        for fact, right in checks.items()
    ]


async def _snapshots(paths: list[Path]) -> dict[Path, PageSnapshot]:
    found: dict[Path, PageSnapshot] = {}
    async with BrowserSession(scripts=False, offline=True) as session:
        page = await session.new_page()
        for path in paths:
            session.allow_folder(path.parent)
            await page.goto(path.as_uri(), wait_until="domcontentloaded")
            found[path] = await PageAgent(page).snapshot()
    return found


def _gold(snapshot: PageSnapshot) -> Structured | None:
    nodes = job_postings(parse_scripts(snapshot.json_ld))
    return read_structured(nodes[0]) if nodes else None


def _text_only(snapshot: PageSnapshot) -> PageSnapshot:
    """The page without its JSON-LD; where it shows no text at all, the description's text alone stands for it."""
    gold = _gold(snapshot)
    blocks = snapshot.blocks
    if gold and gold.description and sum(len(block.text) for block in blocks) < 300:
        blocks = page_blocks(gold.description)
    return snapshot.model_copy(update={"json_ld": [], "blocks": blocks})


def _against_gold(
    name: str, reader: PostingReader, pages: dict[Path, PageSnapshot], originals: dict[Path, PageSnapshot] | None = None
) -> list[Row]:
    checks: dict[str, list[bool]] = {}
    for path, snapshot in pages.items():
        gold = _gold((originals or pages)[path])
        posting = reader.read(snapshot).posting
        if gold is None:
            continue
        for measure, right in _compare(gold, posting).items():
            if originals and not _shown(measure, gold, snapshot):
                continue
            checks.setdefault(measure, []).append(right)
    return [
        Row(name, measure, sum(right) / len(right), f"{sum(right)} of {len(right)}")
        for measure, right in checks.items()
    ]


def _shown(measure: str, gold: Structured, snapshot: PageSnapshot) -> bool:
    """Whether the page's text states the fact at all: what only the JSON-LD says cannot be read from the text."""
    whole = " ".join([snapshot.title, *snapshot.meta.values(), *(block.text for block in snapshot.blocks)]).lower()
    wanted = {"title": gold.title, "company": gold.company, "place": (gold.locations or [""])[0].split(",")[0]}
    return (wanted.get(measure) or "").lower() in whole if measure in wanted else measure == "closes"


def _compare(gold: Structured, posting: Posting | None) -> dict[str, bool]:
    """Which of the facts the gold states were read."""
    pairs: dict[str, tuple[Any, Any]] = {
        "title": (gold.title, posting and posting.title),
        "company": (gold.company, posting and posting.company),
        "place": (gold.locations or None, posting and posting.locations),
        "employment type": (gold.employment_type, posting and posting.employment_type),
        "posted": (gold.posted_at, posting and posting.posted_at),
        "closes": (gold.closes_at, posting and posting.closes_at),
    }
    return {
        name: json.dumps(stated) == json.dumps(read) for name, (stated, read) in pairs.items() if stated is not None
    }
