"""A companion that applies by itself, with a real browser, at the employers' site."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
from playwright.async_api import Page

from companion.app import Companion
from companion.browser.applying import ApplyBrowser
from companion.jobapplier.runner.runner import Runner
from companion.jobapplier.runner.tools import Patience
from companion.profile.model import Profile
from companion.settings import load_settings
from tests.employers.site import HOST_RULES, EmployersSite
from tests.support.companion import MATCHER, CompanionUnderTest
from tests.support.many import copy_of
from tests.support.sample import RESUME_NAME, resume_pdf, sample_profile

WAIT_SECONDS = 90.0
"""In which something must happen."""
QUICK = Patience(open=20.0, form=3.0, outcome=20.0, broken=1.0, poll=0.2, person=60.0, person_poll=0.2)
"""Waits whose end some test waits for are short; what ends by an event may take its time on a slow machine."""
RESTS = ("confirmed", "ready", "needs_input", "needs_human", "unknown", "failed")
"""Where an attempt goes no further by itself."""
NO_SCREEN = "--headless=new"
"""Also the person's window is drawn nowhere, where there is no screen."""
NO_PAUSES = {"host_pause_seconds": 0, "employer_pause_minutes": 0, "daily_cap": 500}


@dataclass
class Applier:
    """The companion and what a test asks of it."""

    app: CompanionUnderTest
    site: EmployersSite
    profile: Profile
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def posting(self, slug: str, **conditions: Any) -> str:
        """A new posting with this form, under these conditions; its slug. What was applied to stays applied to."""
        return copy_of(self.site, slug, next(self._numbers), **conditions)

    @property
    def runner(self) -> Runner:
        """Its runner."""
        runner = self.app.companion.services.applier.runner
        assert isinstance(runner, Runner)
        return runner

    def window(self) -> Page:
        """The page at which the person sits."""
        desk = self.runner._desks[1]
        assert desk.headed
        assert isinstance(desk.browser, ApplyBrowser)
        assert desk.browser._session is not None
        return desk.browser._session.context.pages[-1]

    async def give_profile(self) -> None:
        """Import the person's resume as a PDF, then save what no resume says."""
        content = base64.b64encode(resume_pdf(self.profile)).decode()
        imported = await self.app.ok("/api/profile/import/", {"name": RESUME_NAME, "base64": content})
        resume_file = Profile.model_validate(imported["profile"]).resume_file
        whole = self.profile.model_copy(update={"resume_file": resume_file})
        await self.app.ok("/api/profile/", {"profile": whole.model_dump(mode="json")}, "PUT")

    async def queue(self, *urls: str, mode: str = "review") -> list[int]:
        reply = await self.app.ok("/api/jobapplier/queue/add/", {"urls": list(urls), "mode": mode, "anyway": True})
        assert reply["refused"] == [], reply
        return [one["id"] for one in reply["added"]]

    async def detail(self, attempt: int) -> dict[str, Any]:
        return dict(await self.app.ok("/api/jobapplier/attempt/", {"attempt": attempt}))

    async def until(self, attempt: int, *states: str) -> dict[str, Any]:
        """The attempt, once it is in one of these states."""
        return await self.when(attempt, lambda found: _rests(found, states))

    async def when(self, attempt: int, there: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The attempt, once it is so; it is waited for as long as any attempt goes on."""
        subscription = self.app.companion.services.bus.subscribe()
        try:
            async with asyncio.timeout(WAIT_SECONDS) as patience:
                found = await self.detail(attempt)
                if there(found):
                    return found
                async for event in subscription:
                    if event.type != "attempt.changed":
                        continue
                    patience.reschedule(asyncio.get_running_loop().time() + WAIT_SECONDS)
                    if event.data["attempt"] == attempt:
                        found = await self.detail(attempt)
                        if there(found):
                            return found
        except TimeoutError:
            raise AssertionError(f"it never came: {await self.detail(attempt)}") from None
        finally:
            subscription.close()
        raise AssertionError("the companion stopped")

    async def rest(self, attempt: int, *also: str) -> dict[str, Any]:
        """The attempt, once it goes no further by itself (or is in one of the states of `also`)."""
        return await self.until(attempt, *RESTS, *also)

    async def edit(self, attempt: int, key: str, value: Any) -> dict[str, Any]:
        """Answer the question of this key in the review."""
        body = {"attempt": attempt, "key": key, "value": value}
        return dict(await self.app.ok("/api/jobapplier/review/edit/", body))

    async def approve(self, attempt: int) -> None:
        digest = (await self.detail(attempt))["review"]["digest"]
        await self.app.ok("/api/jobapplier/review/approve/", {"attempt": attempt, "digest": digest})

    async def resume(self, attempt: int) -> None:
        await self.app.ok("/api/jobapplier/resume/", {"attempt": attempt})


def _rests(found: dict[str, Any], states: tuple[str, ...]) -> bool:
    """Whether it stays in one of these states: on the way to the button `ready` has no reason."""
    state, reason = found["attempt"]["state"], found["attempt"]["reason"]
    return state in states and not (state == "ready" and not reason)


@asynccontextmanager
async def running_applier(
    folder: Path, site: EmployersSite, patience: Patience = QUICK, screen: bool = False, **applying: Any
) -> AsyncIterator[Applier]:
    """A companion in this process, with the sample person, without pauses. `screen`: there is one for the person's window."""
    args = (HOST_RULES,) if screen else (HOST_RULES, NO_SCREEN)
    settings = load_settings(data_dir=folder, port=0, secrets="file", browser_args=args)
    companion = Companion(settings, warm=False, patience=patience, matcher=MATCHER)
    async with companion, aiohttp.ClientSession() as session:
        applier = Applier(CompanionUnderTest(companion, session), site, sample_profile())
        if not (await applier.app.ok("/api/profile/", {}))["version"]:
            await applier.give_profile()
        await applier.app.ok("/api/jobapplier/settings/change/", {**NO_PAUSES, **applying})
        yield applier
