"""`companion start`, `stop` and `status`."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from companion.cli.client import find_client, need_client, settings_of, show
from companion.cli.options import DataDir, Json
from companion.errors import CompanionError
from companion.settings import Settings, load_settings
from companion.store.folder import DataFolder
from companion.store.lock import FolderHeld, find_running

START_SECONDS = 20.0
STOP_SECONDS = 20.0
POLL_SECONDS = 0.05

start_app = typer.Typer(add_completion=False, rich_markup_mode=None)
stop_app = typer.Typer(add_completion=False, rich_markup_mode=None)
status_app = typer.Typer(add_completion=False, rich_markup_mode=None)


class DidNotStart(CompanionError):
    """The background companion ended or did not answer in time."""


class DidNotStop(CompanionError):
    """The companion was asked to stop and still runs."""


@start_app.command()
def start(
    background: Annotated[bool, typer.Option("--background", help="Return once it runs.")] = False,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 for any.")] = None,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Start the companion: in this terminal until Ctrl-C, or in the background."""
    settings = load_settings(data_dir=data_dir, port=port)
    if background:
        _start_in_background(settings, port, as_json)
        return
    gc.disable()  # nothing that a start loads is garbage, and looking for some takes a sixth of it
    from companion.app import run
    from companion.cli.client import run_async

    gc.freeze()
    gc.enable()

    def started(url: str, devices: int) -> None:
        show({"url": url, "pid": os.getpid()}, as_json, lambda: _greeting(url, devices))

    run_async(run(settings, console=not as_json and sys.stderr.isatty(), started=started))


def _greeting(url: str, devices: int) -> str:
    hint = "" if devices else "\nNo browser is paired yet: run `companion pair` in another terminal."
    return f"Job Companion runs at {url} (Ctrl-C stops it).{hint}"


def _start_in_background(settings: Settings, port: int | None, as_json: bool) -> None:
    folder = DataFolder(settings.data_dir)
    folder.prepare()
    running = find_running(folder.lock)
    if running is not None:
        raise FolderHeld(f"a companion of yours already runs at {running.url} (process {running.pid}) on {folder.root}")
    command = [sys.executable, "-m", "companion", "start", "--data-dir", str(settings.data_dir)]
    if port is not None:
        command += ["--port", str(port)]
    output = folder.logs / "start.log"
    with open(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as sink:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, start_new_session=True)
    url = _await_start(settings, process, output)
    show({"url": url, "pid": process.pid}, as_json, lambda: f"Job Companion runs at {url} (process {process.pid}).")


def _await_start(settings: Settings, process: subprocess.Popen[bytes], output: Path) -> str:
    """The address once it listens. Raises DidNotStart with the reason the process gave."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        code = process.poll()
        if code is not None:
            lines = output.read_text(errors="replace").strip().splitlines()
            error = DidNotStart((lines[-1] if lines else "no reason given").removeprefix("error: "))
            error.exit_code = code or 1
            raise error
        client = find_client(settings)
        if client is not None and client.pid == process.pid:
            return client.url
        time.sleep(POLL_SECONDS)
    raise DidNotStart(f"the companion did not answer within {START_SECONDS:.0f} s: look at its logs folder")


@stop_app.command()
def stop(data_dir: DataDir = None, as_json: Json = False) -> None:
    """Stop the running companion, gracefully."""
    from companion.api.messages import Nothing
    from companion.contracts import Done

    settings = settings_of(data_dir)
    client = need_client(settings)
    client.call("POST", "/api/server/stop/", Nothing(), Done)
    deadline = time.monotonic() + STOP_SECONDS
    lock = DataFolder(settings.data_dir).lock
    while find_running(lock) is not None:
        if time.monotonic() > deadline:
            raise DidNotStop(f"process {client.pid} still runs after {STOP_SECONDS:.0f} s: end it yourself")
        time.sleep(POLL_SECONDS)
    show({"stopped": client.pid}, as_json, lambda: "Stopped.")


@status_app.command()
def status(data_dir: DataDir = None, as_json: Json = False) -> None:
    """Say whether the companion runs, and how it is. Exit code 3 when it does not."""
    from companion.api.messages import Nothing, StatusReply

    settings = settings_of(data_dir)
    client = find_client(settings)
    if client is None:
        content: dict[str, Any] = {"running": False, "data_dir": str(settings.data_dir)}
        show(content, as_json, lambda: f"Not running (data folder {settings.data_dir}). Start: companion start")
        raise typer.Exit(3)
    reply = client.call("POST", "/api/server/status/", Nothing(), StatusReply)
    show({"running": True, **reply.model_dump(mode="json")}, as_json, lambda: _describe(reply))


def _describe(reply: Any) -> str:
    return (
        f"Running at {reply.url} (process {reply.pid}, version {reply.version}) "
        f"since {reply.started:%Y-%m-%d %H:%M} UTC\n"
        f"data folder {Path(reply.data_dir)}\n"
        f"{reply.devices} paired browsers, {reply.listeners} listening, {reply.seq} events"
    )
