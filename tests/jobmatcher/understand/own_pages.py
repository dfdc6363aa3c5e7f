"""Pages written for these tests in the manner of many job sites, without structured data, and what they say.

The pages are in `pages/`; `pages/expected.json` names for each its address and the facts a person reads on it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import PageSnapshot, Posting

FOLDER = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


async def snapshots() -> dict[str, PageSnapshot]:
    """Each page as the agent sees it, under the address it stands for."""
    found: dict[str, PageSnapshot] = {}
    async with BrowserSession(scripts=False, offline=True) as session:
        session.allow_folder(FOLDER)
        page = await session.new_page()
        for name, expected in EXPECTED.items():
            await page.goto((FOLDER / name).as_uri(), wait_until="domcontentloaded")
            snapshot = await PageAgent(page).snapshot()
            found[name] = snapshot.model_copy(update={"url": expected["url"]})
    return found


def facts(posting: Posting | None) -> dict[str, Any]:
    """The facts of a posting that `expected.json` states."""
    if posting is None:
        return {}
    pay, years = posting.salary, posting.experience_years
    return {
        "title": posting.title,
        "company": posting.company,
        "locations": posting.locations,
        "workplace": posting.workplace,
        "employment_type": posting.employment_type,
        "pay": [pay.min, pay.max, pay.currency, pay.period] if pay else None,
        "years": [years.min, years.max] if years else None,
        "education": posting.education.value if posting.education else None,
        "closes": posting.closes_at,
        "language": posting.language,
        "languages": sorted(note.value for note in posting.languages if note.required),
        "licences": sorted(note.value for note in posting.licences if note.required),
        "shifts": posting.shifts is not None,
    }
