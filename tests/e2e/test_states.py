"""What the extension says when something is missing: companion, pairing, profile; and when the companion dies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.employers.site import EmployersSite
from tests.support.browser import ExtensionBrowser, extension_for_port, free_port
from tests.support.companion import CompanionProcess
from tests.support.sample import sample_profile
from tests.support.world import give_profile, pair, running_world

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_from_nothing_to_a_score(tmp_path: Path) -> None:
    """No companion, then no pairing, then no profile, then a number: each says what to do next."""
    port = free_port()
    extension = extension_for_port(tmp_path, port)
    async with EmployersSite() as site, ExtensionBrowser(tmp_path / "browser", extension) as browser:
        tab = await browser.open(site.posting_url("welder"))
        panel = await tab.panel()
        status = panel.locator("[data-test=status]")
        await status.filter(has_text="companion start").wait_for()
        assert await tab.badge() == ""
        async with CompanionProcess(tmp_path / "data", "--port", str(port)) as companion:
            await panel.locator("[data-test=retry]").click()
            await status.filter(has_text="companion pair").wait_for()
            assert (await pair(companion, browser))["phase"] == "ready"
            await status.filter(has_text="no profile yet").wait_for()
            await give_profile(companion, sample_profile())
            await browser.send({"type": "companion.check"})
            await tab.state("posting")
            await panel.locator("[data-test=score]").first.wait_for()
            assert await tab.badge() != ""
        assert site.receipts == []


async def test_a_wrong_code_does_not_pair(tmp_path: Path) -> None:
    port = free_port()
    extension = extension_for_port(tmp_path, port)
    async with (
        CompanionProcess(tmp_path / "data", "--port", str(port)),
        ExtensionBrowser(tmp_path / "browser", extension) as browser,
    ):
        message = {"type": "companion.pair", "code": "AAAA-0000", "name": "a guess"}
        reply = await browser.control.evaluate("(message) => chrome.runtime.sendMessage(message)", message)
        assert not reply["ok"]
        assert "code" in reply["error"]["message"]


async def test_a_companion_killed_during_a_fill_loses_nothing(tmp_path: Path) -> None:
    """The page keeps what it holds, the panel says what happened, and the next fill finishes the form."""
    async with running_world(tmp_path) as world:
        tab = await world.browser.open(world.site.form_url("product-designer"))
        await tab.state("posting", "elsewhere")
        await tab.page.locator("#phone-1f").press_sequentially("+1 312 555 0100")
        panel = await tab.panel()
        # The draft that this site saves while the form is filled is the sign that the fill is under way.
        async with tab.page.expect_request(lambda request: request.url.endswith("/draft")):
            await panel.locator("[data-test=fill]").click()
        assert world.companion.process is not None
        world.companion.process.kill()
        await world.companion.process.wait()
        state = await tab.fill_state("failed", "done")
        assert "companion" in state["message"]
        assert await tab.page.locator("#phone-1f").input_value() == "+1 312 555 0100"
        async with CompanionProcess(tmp_path / "data", "--port", str(world.port)):
            await panel.reload()
            await panel.locator("[data-test=fill]").click()
            assert (await tab.fill_state("done"))["phase"] == "done"
            assert await tab.page.locator("[id='_systemfield_email']").input_value() == "maya.lindgren@example.com"
            assert await tab.page.locator("#phone-1f").input_value() == "+1 312 555 0100"
        assert world.site.receipts == []
