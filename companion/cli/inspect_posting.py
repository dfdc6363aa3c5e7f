"""`companion inspect posting`: what the posting reader understood of pages, without the user's data."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from companion.browser.given_page import PageUnreadable, in_plain_words, is_address, open_given, rest
from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import Note, PageSnapshot, Posting, PostingReading, ScoreCard
from companion.jobmatcher.score.scorer import Scorer
from companion.jobmatcher.skills.detect import SkillDetector
from companion.jobmatcher.skills.taxonomy import Taxonomy
from companion.jobmatcher.understand.reader import PostingReader
from companion.profile.importer import read_resume
from companion.profile.model import Profile

Opened = tuple[str, PageSnapshot | PageUnreadable]
"""An input and what the agent saw of it, or why it could not."""


def run(inputs: list[str], url: str | None = None, resume: Path | None = None) -> Iterator[dict[str, Any]]:
    """Understand each page in turn; one object of PRODUCT.md section 7 per input.

    Files are opened offline with their own scripts off; addresses are loaded as a visitor would. `url` is taken
    as the address of a single file. A page that cannot be opened gives {"input", "error"}. Raises
    ResumeUnreadable, BrowserMissing.
    """
    detector = SkillDetector.load()
    reader = PostingReader(detector)
    profile = Profile(resume=read_resume(resume).resume) if resume else None
    scorer = Scorer(Taxonomy.load(), detector) if profile else None
    today = datetime.now(UTC).date()
    for name, snapshot in _drain(_snapshots(inputs, url)):
        if isinstance(snapshot, PageUnreadable):
            yield {"input": name, "error": str(snapshot)}
            continue
        reading = reader.read(snapshot)
        if scorer and profile and reading.posting:
            reading.score_card = scorer.score(reading.posting, profile, today)
        yield to_json(name, reading)


def _drain(source: AsyncIterator[Opened]) -> Iterator[Opened]:
    """Run an asynchronous source from a synchronous caller, item by item."""
    loop = asyncio.new_event_loop()
    try:
        while True:
            try:
                yield loop.run_until_complete(anext(source))
            except StopAsyncIteration:
                return
    finally:
        loop.close()


async def _snapshots(inputs: Iterable[str], url: str | None) -> AsyncIterator[Opened]:
    names = list(inputs)
    for files in (True, False):
        chosen = [name for name in names if is_address(name) is not files]
        if not chosen:
            continue
        async with BrowserSession(headless=True, scripts=not files, offline=files) as session:
            for name in chosen:
                page = await session.new_page()
                opened: PageSnapshot | PageUnreadable
                try:
                    await open_given(session, page, name)
                    with in_plain_words(name):
                        if not files:
                            await rest(page)
                        opened = await best_frame(PageAgent(page))
                    if url and len(names) == 1:
                        opened = opened.model_copy(update={"url": url})
                except PageUnreadable as error:
                    opened = error
                finally:
                    await page.close()
                yield name, opened


async def best_frame(agent: PageAgent) -> PageSnapshot:
    """The top document, or the frame that says most where the top one is a mere shell (embedded boards)."""
    snapshots = await agent.snapshots()
    top = snapshots[0]
    if top.json_ld or len(snapshots) == 1:
        return top
    fullest = max(snapshots, key=lambda one: sum(len(block.text) for block in one.blocks))
    own = sum(len(block.text) for block in top.blocks)
    if fullest is not top and sum(len(block.text) for block in fullest.blocks) > 2 * own:
        return fullest
    return top


def to_json(name: str, reading: PostingReading) -> dict[str, Any]:
    """The reading in the shape of PRODUCT.md section 7."""
    return {
        "input": name,
        "is_posting": reading.is_posting,
        "confidence": reading.confidence,
        "reason": reading.reason,
        "closed": reading.closed,
        "ats": reading.ats,
        "external_id": reading.external_id,
        "posting": _posting(reading.posting) if reading.posting else None,
        **({"score_card": _card(reading.score_card)} if reading.score_card else {}),
    }


def _posting(posting: Posting) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(posting.model_dump_json(exclude={"sections"}))
    if posting.salary:
        plain["salary"] = {key: plain["salary"][key] for key in ("min", "max", "currency", "period", "evidence")}
    for name in ("education", "clearance", "citizenship", "travel", "shifts"):
        note: Note | None = getattr(posting, name)
        plain[name] = note.value if note else None
    plain["education_required"] = posting.education.required if posting.education else None
    plain["languages"] = [note.value for note in posting.languages]
    plain["preferred_languages"] = [note.value for note in posting.languages if not note.required]
    plain["licences"] = [note.value for note in posting.licences]
    plain["preferred_licences"] = [note.value for note in posting.licences if not note.required]
    return plain


def _card(card: ScoreCard) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(card.model_dump_json())
    return plain
