"""`companion demo`: a made-up search of three months in a throw-away folder, and a companion on it."""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from companion.cli.client import run_async, show
from companion.cli.options import Json
from companion.clock import SystemClock
from companion.errors import CompanionError
from companion.settings import Settings, load_settings

if TYPE_CHECKING:
    from companion.app import Companion

USER = 1
app = typer.Typer(add_completion=False, rich_markup_mode=None)


class FolderTaken(CompanionError):
    """The folder for the demo holds something already."""

    exit_code = 2
    code = "folder_taken"


@app.command()
def demo(
    folder: Annotated[Path | None, typer.Option(help="Keep the demo here; by default it is thrown away.")] = None,
    seed: Annotated[int, typer.Option(help="Another number gives another search.")] = 7,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 for any.")] = None,
    fill_only: Annotated[bool, typer.Option("--fill-only", help="Fill the folder and start nothing.")] = False,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the dashboard in the browser.")] = True,
    as_json: Json = False,
) -> None:
    """Fill a folder with a made-up search of three months and show it. Your own data are not touched."""
    if fill_only and folder is None:
        raise FolderTaken("a folder that is filled and not shown has to stay: name it with --folder")
    with _place(folder) as place:
        if fill_only:
            run_async(_fill(place, seed, as_json))
            show({"data_dir": str(place)}, as_json, lambda: f"Filled {place}.")
        else:
            run_async(_serve(place, seed, port, open_browser, as_json))


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    """The demo's folder: a new one that goes away again, or the one named, which must be empty."""
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="companion-demo-") as made:
            yield Path(made)
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken(f"{folder} is not empty: the demo needs a folder of its own")
    yield folder.absolute()


def _settings(folder: Path, **flags: Any) -> Settings:
    """Nothing of the demo lies outside its folder, whatever is set for the person's own data."""
    return load_settings(data_dir=folder, secrets="file", **flags).model_copy(update={"database_url": None})


async def _fill(folder: Path, seed: int, quiet: bool) -> None:
    """Fill the folder and start nothing."""
    from companion.app import Services
    from companion.demo.fill import DemoClock, fill
    from companion.demo.plan import plan

    services = await Services(_settings(folder), DemoClock(SystemClock())).open()
    try:
        await fill(services, plan(seed), datetime.now(UTC), _progress(quiet))
    finally:
        await services.close()


def _progress(quiet: bool) -> Callable[[float], None]:
    shown = -1

    def tell(share: float) -> None:
        nonlocal shown
        percent = int(share * 100)
        if percent != shown and not quiet and sys.stderr.isatty():
            shown = percent
            print(f"\rMaking up three months of a search … {percent} %", end="", file=sys.stderr, flush=True)
            if percent == 100:
                print(file=sys.stderr)

    return tell


async def _serve(folder: Path, seed: int, port: int | None, open_browser: bool, as_json: bool) -> None:
    """A companion on the folder, until Ctrl-C; it can be looked at while the search is told to it."""
    from companion.api.auth import DASHBOARD_HOST
    from companion.app import Companion
    from companion.demo.fill import DemoClock

    settings = _settings(folder, port=port or 0, log_level="warning")
    companion = Companion(settings, DemoClock(SystemClock()), at_work=False)
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, companion.stopping.set)
    async with companion:
        place = companion.url.rpartition(":")[2]
        dashboard = f"http://{DASHBOARD_HOST}:{place}/login/#{companion.gate.ticket(USER)}"
        show(
            {"url": companion.url, "data_dir": str(folder), "dashboard": dashboard},
            as_json,
            lambda: (
                f"{dashboard}\n(opens once, within a minute; again: companion open --data-dir {folder})\nCtrl-C ends."
            ),
        )
        if open_browser:
            webbrowser.open(dashboard)
        await _tell(companion, seed, as_json)
        await companion.stopping.wait()


async def _tell(companion: Companion, seed: int, quiet: bool) -> None:
    """Fill the folder of a companion that serves already, then let it work; a stop ends it."""
    from companion.demo.fill import fill
    from companion.demo.plan import plan

    told = asyncio.create_task(fill(companion.services, plan(seed), datetime.now(UTC), _progress(quiet)))
    stopped = asyncio.create_task(companion.stopping.wait())
    await asyncio.wait({told, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if told.done():
        stopped.cancel()
        told.result()
        companion.begin()
        return
    told.cancel()
    await asyncio.wait({told})
