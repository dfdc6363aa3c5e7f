"""Whole pages written down before the rules were looked at, and what a person reads on each.

`blind/dev` was learnt from first; `blind/held` was measured before its misses were looked at, and so was `blind/third`
(see the measurement).
Beside each page lies its truth: facts by name, where a list of facts means any of them, and phrases of the page
(`must`, `nice`, `licences` …) that a requirement's evidence has to touch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import Evidence, Note, PageSnapshot, Posting, SkillRequirement

FOLDER = Path(__file__).parent / "blind"
PARTS = ("dev", "held", "third")
PLAIN = {
    "workplace": "workplace",
    "employment_type": "employment_type",
    "seniority": "seniority",
    "sponsorship": "sponsorship",
}
DATES = {"posted": "posted_at", "closes": "closes_at"}


def truths(part: str) -> dict[str, dict[str, Any]]:
    """The truth of each page of `part`, one of `PARTS`, by the page's name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / part).glob("*.json"))}


async def snapshots(part: str) -> dict[str, PageSnapshot]:
    """Each page of `part` as the agent sees it, under the address it stands for."""
    found: dict[str, PageSnapshot] = {}
    async with BrowserSession(scripts=False, offline=True) as session:
        session.allow_folder(FOLDER / part)
        for name, truth in truths(part).items():
            page = await session.new_page()
            await page.goto((FOLDER / part / f"{name}.html").as_uri(), wait_until="domcontentloaded")
            snapshot = await PageAgent(page).snapshot()
            found[name] = snapshot.model_copy(update={"url": truth["url"]})
            await page.close()
    return found


def compare(truth: dict[str, Any], posting: Posting) -> Iterator[tuple[str, bool, str]]:
    """(fact, right, what was read instead) for each fact that the truth states."""
    for fact in ("title", "company"):
        seen = getattr(posting, fact) or ""
        yield fact, seen.casefold() in {str(one).casefold() for one in _any(truth[fact])}, seen
    if "places" in truth:
        yield "places", _places(truth["places"], posting.locations), repr(posting.locations)
    for fact, name in (PLAIN | DATES).items():
        if fact in truth:
            yield fact, getattr(posting, name) in _any(truth[fact]), repr(getattr(posting, name))
    if "pay" in truth:
        pay = posting.salary
        seen_pay = [pay.min, pay.max, pay.currency, pay.period] if pay else None
        yield "pay", _pay(truth["pay"], seen_pay), repr(seen_pay)
    if "years" in truth:
        years = posting.experience_years
        seen_years = [years.min, years.max] if years else None
        yield "years", seen_years == truth["years"], repr(seen_years)
    if "education" in truth:
        level = posting.education.value if posting.education else None
        yield "education", level in _any(truth["education"]), repr(level)
    for fact in ("clearance", "travel", "shifts"):
        if fact in truth:
            yield fact, (getattr(posting, fact) is not None) is truth[fact], repr(getattr(posting, fact))
    yield from _notes("languages", truth, posting.languages)
    yield from _notes("licences", truth, posting.licences)
    yield from _skills(truth, posting)


def _any(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _places(wanted: list[Any], seen: list[str]) -> bool:
    """As many places as wanted, each naming its city (one of several names)."""
    return len(seen) == len(wanted) and all(
        any(str(name).casefold() in one.casefold() for one in seen for name in _any(names)) for names in wanted
    )


def _pay(wanted: list[Any] | None, seen: list[Any] | None) -> bool:
    if wanted is None or seen is None:
        return wanted is seen
    return all(one in _any(want) for want, one in zip(wanted, seen, strict=True))


def _notes(fact: str, truth: dict[str, Any], notes: list[Note]) -> Iterator[tuple[str, bool, str]]:
    """Languages by name, licences by words of the page: every one found, with its weight, and none beside them."""
    told = [(note, f"{note.value} " + " ".join(quote.text for quote in note.evidence)) for note in notes]
    wanted = {True: truth.get(fact, []), False: truth.get(f"preferred_{fact}", [])}
    for required, phrases in wanted.items():
        for phrase in phrases:
            found = [note for note, words in told if _shares(phrase, words)]
            yield fact, bool(found) and any(note.required is required for note in found), f"{phrase}: {notes}"
    for note, words in told:
        if not any(_shares(phrase, words) for phrases in wanted.values() for phrase in phrases):
            yield f"{fact} beside", False, note.value
    yield f"{fact} beside", True, ""


def _shares(phrase: str, words: str) -> bool:
    return phrase.casefold() in words.casefold() or any(
        len(word) > 3 and word in phrase.casefold() for word in words.casefold().split()
    )


def _skills(truth: dict[str, Any], posting: Posting) -> Iterator[tuple[str, bool, str]]:
    for fact, required in (("must", True), ("nice", False)):
        for phrase in truth.get(fact, []):
            found = _touching(phrase, posting)
            yield fact, any(skill.required is required for skill in found), f"{phrase}: {[s.name for s in found]}"
    for phrases in truth.get("together", []):
        groups = [{skill.alternatives for skill in _touching(phrase, posting)} - {None} for phrase in phrases]
        yield "alternatives", bool(set.intersection(*groups)), f"{phrases}: {groups}"
    for phrase in truth.get("not", []):
        yield "not asked for", not _touching(phrase, posting), phrase


def _touching(phrase: str, posting: Posting) -> list[SkillRequirement]:
    text = posting.description.casefold()
    spans = []
    start = text.find(phrase.casefold())
    while start >= 0:
        spans.append((start, start + len(phrase)))
        start = text.find(phrase.casefold(), start + 1)

    def touches(quote: Evidence) -> bool:
        return any(quote.start < end and begin < quote.end for begin, end in spans)

    return [skill for skill in posting.skills if any(touches(quote) for quote in skill.evidence)]
