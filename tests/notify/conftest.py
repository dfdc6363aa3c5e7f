"""Services without a server, and a receiver of pushes on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from companion.app import Services
from companion.settings import load_settings
from tests.notify.receiver import Receiver
from tests.support.clock import SetClock
from tests.support.schema import with_schema


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def services(tmp_path: Path, clock: SetClock) -> AsyncIterator[Services]:
    settings = load_settings(data_dir=tmp_path / "data", secrets="file")
    with_schema(settings.data_dir)
    opened = await Services(settings, clock).open()
    opened.notify.url = "http://127.0.0.1:8731"
    try:
        yield opened
    finally:
        await opened.close()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    app = web.Application()
    app.router.add_post("/{name}", made.take)
    runner = web.AppRunner(app, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield made
    finally:
        await runner.cleanup()
