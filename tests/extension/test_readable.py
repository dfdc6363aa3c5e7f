"""Readable for everybody: contrast of the theme, narrow panels, names for every control, the keyboard command."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from companion.paths import extension_dir
from tests.extension.desk import Desk, desk

LEAST_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3 (AA), for text of any size."""
THEME = (extension_dir() / "shared" / "theme.css").read_text()
TEXT = ("ink", "quiet", "accent", "excellent", "good", "fair", "poor", "danger")
PAPER = ("ground", "surface")

NAMELESS = """() => [...document.querySelectorAll('button, a, input, select, textarea')]
  .filter((one) => one.checkVisibility() && one.type !== 'hidden')
  .filter((one) => !(one.innerText?.trim() || one.getAttribute('aria-label') || one.labels?.length
    || document.getElementById(one.getAttribute('aria-labelledby') ?? '')?.innerText.trim()))
  .map((one) => one.outerHTML)"""


def colours(scheme: str) -> dict[str, str]:
    light, _, dark = THEME.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)) if scheme == "dark" else {})


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("text", TEXT)
def test_text_stands_out(scheme: str, paper: str, text: str) -> None:
    theme = colours(scheme)
    assert contrast(theme[text], theme[paper]) >= LEAST_CONTRAST


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_main_button_stands_out(scheme: str) -> None:
    theme = colours(scheme)
    assert contrast(theme["on-accent"], theme["accent"]) >= LEAST_CONTRAST


def test_the_badge_s_white_number_stands_out_and_has_the_theme_s_colours() -> None:
    badge = (extension_dir() / "background" / "badge.js").read_text()
    bands = dict(re.findall(r"(excellent|good|fair|poor): '(#[0-9a-f]{6})'", badge))
    assert bands == {band: colours("light")[band] for band in ("excellent", "good", "fair", "poor")}
    assert min(contrast("#ffffff", colour) for colour in bands.values()) >= LEAST_CONTRAST


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def table(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    async with desk(tmp_path_factory.mktemp("readable")) as made:
        yield made


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", ["sidepanel", "options"])
async def test_nothing_runs_out_of_a_narrow_window(table: Desk, name: str) -> None:
    _, tab = await table.open("/job")
    await table.scored(tab)
    surface = await table.surface(name, tab)
    await surface.set_viewport_size({"width": 360, "height": 800})
    await surface.locator("[data-test=fill], .presence.ready").first.wait_for()
    if name == "sidepanel":
        await surface.click("[data-test=fill]")
        await surface.wait_for_selector("[data-test=report]")
    assert await surface.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert await surface.evaluate(NAMELESS) == []
    assert len(await surface.locator("h1:visible").all_inner_texts()) == 1, await surface.inner_text("main")


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
async def test_the_keyboard_command_fills(table: Desk) -> None:
    page, tab = await table.open("/job")
    await table.scored(tab)
    await table.worker.evaluate("(id) => chrome.commands.onCommand.dispatch('fill', {id})", tab)
    state = await table.until(
        "async (key) => { const fill = (await chrome.storage.session.get(key))[key];"
        " return fill && fill.phase === 'done' ? fill : null; }",
        f"fill:{tab}",
    )
    assert state["report"]["fields"]
    assert await page.input_value("[name=email]") == "ada.jensen@example.org"
