"""The whole world of an end-to-end test: employers, a companion process with the sample profile, a paired browser."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from companion.profile.model import Profile
from tests.employers.site import EmployersSite
from tests.support.browser import ExtensionBrowser, extension_for_port, free_port
from tests.support.companion import CompanionProcess
from tests.support.sample import RESUME_NAME, resume_pdf, sample_profile


async def call(process: CompanionProcess, path: str, body: dict[str, Any], method: str = "POST") -> Any:
    """The JSON of one request by the user's own token; it must succeed."""
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, process.url + path, json=body, headers=process.local) as reply,
    ):
        assert reply.status == 200, await reply.text()
        return await reply.json()


async def give_profile(process: CompanionProcess, profile: Profile) -> Profile:
    """Import the person's resume as a PDF, then save what no resume says."""
    content = base64.b64encode(resume_pdf(profile)).decode()
    imported = await call(process, "/api/profile/import/", {"name": RESUME_NAME, "base64": content})
    whole = profile.model_copy(update={"resume_file": Profile.model_validate(imported["profile"]).resume_file})
    await call(process, "/api/profile/", {"profile": whole.model_dump(mode="json")}, "PUT")
    return whole


async def pair(process: CompanionProcess, browser: ExtensionBrowser) -> dict[str, Any]:
    """Pair the browser with the code the companion shows; what the extension then knows of the companion."""
    shown = await call(process, "/api/devices/pairing/", {})
    return await browser.pair(shown["code"])


@dataclass
class World:
    """Everything at once."""

    site: EmployersSite
    companion: CompanionProcess
    browser: ExtensionBrowser
    profile: Profile
    port: int


@asynccontextmanager
async def running_world(folder: Path, profile: Profile | None = None, headless: bool = True) -> AsyncIterator[World]:
    """Employers, companion with a profile, browser with the extension, paired."""
    port = free_port()
    async with EmployersSite() as site, CompanionProcess(folder / "data", "--port", str(port)) as companion:
        whole = await give_profile(companion, profile or sample_profile())
        extension = extension_for_port(folder, port)
        async with ExtensionBrowser(folder / "browser", extension, headless) as browser:
            state = await pair(companion, browser)
            assert state["phase"] == "ready", state
            yield World(site, companion, browser, whole, port)
