"""The filler on the real widget libraries: what it reports must be what the library itself holds."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from tests.agent.support import RESUME, Opened
from tests.widgets.build import GalleryMissing, build

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(900)]

PAGES: dict[str, dict[str, tuple[Any, str, Any]]] = {
    "react_select": {
        "Country": ("United States", "country", "United States"),
        "Office": ("Germany", "office", "Germany"),
        "Languages": (["English", "French"], "languages", ["English", "French"]),
        "City": ("Berlin, Germany", "city", "Berlin, Germany"),
        "Portal": ("Ghana", "portal", "Ghana"),
        "Tag": ("Germany", "tag", "Germany"),
    },
    "mui": {
        "Full name": ("Ada Lovelace", "name", "Ada Lovelace"),
        "Degree": ("Master's Degree", "degree", "ma"),
        "Country": ("United States", "country", "United States"),
        "Skills": (["Python", "Go"], "skills", ["Python", "Go"]),
        "Shift": ("Night", "shift", "night"),
        "I agree": (True, "agree", True),
        "Remote only": (True, "remote", True),
        "Start date": ("2026-03-15", "start", "2026-03-15"),
    },
    "antd": {
        "First name": ("Ada", "first", "Ada"),
        "Country": ("United States", "country", "Un"),
        "Office": ("Ghana", "office", "Gh"),
        "Skills": (["Python", "Go"], "skills", ["Python", "Go"]),
        "Years": ("7", "years", 7),
        "Shift": ("Night", "shift", "n"),
        "I agree": (True, "agree", True),
        "Start": ("2026-03-15", "start", "2026-03-15"),
    },
    "listboxes": {
        "Degree": ("Master", "degree", "Master"),
        "Level": ("Doctorate", "level", "Doctorate"),
        "Shift": ("Night", "shift", "Night"),
        "Title": ("Master", "title", "Master"),
        "Grade": ("Bachelor", "grade", "Bachelor"),
        "Seniority": ("Doctorate", "seniority", "Doctorate"),
    },
    "plain": {
        "Country": ("Germany", "country", "DE"),
        "Languages": (["English", "French"], "languages", ["English", "French"]),
        "Office": ("Ghana", "office", "GH"),
        "Region": ("United States", "region", "US"),
        "Phone": ("+14155552671", "phone", "+14155552671"),
        "Start date": ("2026-03-15", "start", "2026-03-15"),
        "Resume": (RESUME, "resume", "resume.pdf"),
        "About you": ("I build engines.", "about", "I build engines."),
    },
    "more": {
        "Start date": ("2026-03-15", "start", "2026-03-15"),
        "Name": ("Ada", "name", "Ada"),
        "Phone": ("4155552671", "phone", "(415) 555-2671"),
        "Resume: drag a file here, or click": (RESUME, "resume", ["resume.pdf"]),
        "City": ("Berlin", "city", "Berlin"),
        "Years": ("7", "years", 7),
        "Shift": ("Night", "shift", "Night"),
    },
    "react_more": {
        "Degree": ("Master", "degree", "Master"),
        "Skills": (["Python", "Go"], "skills", ["Python", "Go"]),
        "Level": ("Doctorate", "level", "Doctorate"),
        "Job level": ("Doctorate", "title", "Doctorate"),
        "Shift": ("Night", "shift", "Night"),
        "Remote only": (True, "remote", True),
        "Office": ("Accra", "office", "Accra"),
        "Phone": ("+14155552671", "phone", "+14155552671"),
    },
    "parts": {
        "Region": ("United States", "region", "US"),
        "First name": ("Ada", "first", "Ada"),
        "Degree": ("Master", "degree", "ma"),
        "Shift": ("Night", "shift", "n"),
        "Remote only": (True, "remote", True),
        "About you": ("I build engines.", "about", "I build engines."),
        "Office": ("Accra", "office", "Accra"),
    },
    "vue_more": {
        "Country": ("United States", "country", "United States"),
        "Skills": (["Python", "Go"], "skills", ["Python", "Go"]),
        "Level": ("Master", "level", "Master"),
        "Grade": ("Doctorate", "grade", "Doctorate"),
    },
    "jquery_more": {
        "Country": ("United States", "country", "United States"),
        "Skills": (["Python", "Go"], "skills", ["Python", "Go"]),
        "Start date": ("2026-03-15", "start", "2026-03-15"),
        "Degree": ("Master", "degree", "Master"),
        "Resume": (RESUME, "resume", "resume.pdf"),
    },
    "angular": {
        "First name": ("Ada", "first", "Ada"),
        "Degree": ("Master", "degree", "Master"),
        "Skills": (["Python", "Go"], "skills", ["Python", "Go"]),
        "Country": ("United States", "country", "United States"),
        "Start date": ("2026-03-15", "start", "2026-03-15"),
        "Shift": ("Night", "shift", "n"),
        "I agree": (True, "agree", True),
    },
    "calendars": {
        "Start date": ("2027-03-15", "start", "2027-03-15"),
        "Cover letter": ("I build engines.\n\nThey count.", "letter", ["I build engines.", "They count."]),
        "Date of birth": ("1990-12-10", "birth", "1990-12-10"),
        "Last working day": ("2026-03-15", "last", "2026-03-15"),
        "Available from this date": ("2026-03-15", "from", "2026-03-15"),
    },
    "newer": {
        "Cover letter": ("I build engines.\n\nThey count.", "letter", "<p>I build engines.</p><p>They count.</p>"),
        "About you": ("I build engines.", "about", "I build engines."),
        "Employed from": ("2015-03", "from", "2015-03"),
        "Employed until": ("2019-11", "until", "2019-11"),
        "First name": ("Ada", "first", "Ada"),
        "Start date": ("2026-03-15", "start", "2026-03-15"),
        "Graduated": ("2012-06", "graduated", "2012-06"),
    },
}


@pytest.fixture(scope="module")
def bundles() -> Path:
    try:
        return build()
    except GalleryMissing as error:
        pytest.skip(str(error))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def session(bundles: Path) -> AsyncIterator[BrowserSession]:
    async with BrowserSession(shell=False, offline=True) as browser:
        browser.allow_folder(bundles)
        yield browser


async def _open(session: BrowserSession, bundles: Path, name: str) -> Opened:
    html = (
        f"<!doctype html><html><meta charset=utf-8><title>{name}</title><link rel=stylesheet href={name}.css>"
        f"<body><div id=root></div><script src={name}.js></script></body></html>"
    )
    (bundles / f"{name}.html").write_text(html)
    page = await session.new_page()
    agent = PageAgent(page)
    await agent.attach()
    await page.goto((bundles / f"{name}.html").as_uri())
    await page.wait_for_function("document.querySelector('form input') && !document.documentElement.dataset.making")
    return Opened(page, agent)


async def _state(opened: Opened) -> dict[str, Any]:
    state: dict[str, Any] = json.loads(await opened.page.evaluate("document.documentElement.dataset.state"))
    return {**state, **state.pop("form", {})}


@pytest.mark.parametrize("name", PAGES)
async def test_filled_and_held(session: BrowserSession, bundles: Path, name: str) -> None:
    opened = await _open(session, bundles, name)
    wanted = PAGES[name]
    form = await opened.scan()
    form = form.model_copy(update={"fields": [field for field in form.fields if field.visible]})
    labels = [field.label for field in form.fields]
    assert sorted(labels) == sorted(wanted), "every question once"
    reports = await opened.fill({label: value for label, (value, _, _) in wanted.items()}, form)
    state = await _state(opened)
    assert {label: (report.outcome, report.reason) for label, report in reports.items()} == dict.fromkeys(
        wanted, ("filled", "")
    )
    assert {key: state.get(key) for _, key, _ in wanted.values()} == {key: held for _, key, held in wanted.values()}
    await opened.page.close()
