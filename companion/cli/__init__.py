"""The command line: parses, calls, prints.

Commands are loaded when they are called, so that `companion --help` and small commands start fast.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any, NoReturn

import typer
import typer.core
from typer.main import get_command

from companion.errors import CompanionError, DiskFull, disk_full

COMMANDS: dict[str, tuple[str, str]] = {
    "start": ("companion.cli.server:start_app", "Start the companion."),
    "stop": ("companion.cli.server:stop_app", "Stop a companion that runs in the background."),
    "status": ("companion.cli.server:status_app", "Say whether the companion runs, and how it is."),
    "open": ("companion.cli.dashboard:app", "Open the dashboard in your browser."),
    "pair": ("companion.cli.devices:pair_app", "Show a code that pairs a browser."),
    "devices": ("companion.cli.devices:app", "List and revoke paired browsers."),
    "watch": ("companion.cli.watch:app", "Show events as they happen."),
    "import": ("companion.cli.exchange:import_app", "Read a resume, a list of another tracker, or an export."),
    "profile": ("companion.cli.profile:app", "Show and edit the profile."),
    "answers": ("companion.cli.answers:app", "Show and edit remembered answers."),
    "model": ("companion.cli.model:app", "A language model of yours for drafts: set, try, off."),
    "boards": ("companion.cli.boards:app", "Watch careers pages for new postings."),
    "score": ("companion.cli.score:app", "Score one posting against the profile."),
    "jobs": ("companion.cli.jobs:app", "List stored postings by score; save and dismiss them."),
    "searches": ("companion.cli.searches:app", "Saved searches, and the new jobs of each."),
    "queue": ("companion.cli.queue:app", "What is to be applied to: add, list, order, remove."),
    "apply": ("companion.cli.apply:app", "Apply from the queue: run, review, approve, resume, stop."),
    "skills": ("companion.cli.skills:app", "List the taxonomy of skills."),
    "applications": ("companion.cli.applications:app", "List applications, their status and its evidence."),
    "mail": ("companion.cli.mail:app", "Mailboxes to read, mails seen, suggestions to decide."),
    "track": ("companion.cli.track:app", "Start and stop tracking; run the tracking service on its own."),
    "export": ("companion.cli.exchange:export_app", "Write applications, dates, the resume or everything to a file."),
    "backup": ("companion.cli.backup:backup_app", "Write a backup of everything but passwords."),
    "restore": ("companion.cli.backup:restore_app", "Put a backup in the place of the present data."),
    "doctor": ("companion.cli.doctor:app", "Say what may be wrong, and what to do."),
    "demo": ("companion.cli.demo:app", "Look around in a made-up search, in a folder of its own."),
    "inspect": ("companion.cli.inspect:app", "Print what each reader understood, as JSON."),
    "extension-path": ("companion.cli.extension:app", "Print the folder to load into Chrome."),
}
"""name -> (module:attribute holding a typer.Typer, help line)."""


class _LazyGroup(typer.core.TyperGroup):
    # Typer keeps its command classes to itself: what passes through here is left untyped.
    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = get_command(getattr(importlib.import_module(module), attribute))
        command.name = cmd_name
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


app = typer.Typer(cls=_LazyGroup, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


@app.callback()
def _root() -> None:
    """Job Companion: scores job pages, fills application forms, tracks applications, on your own machine."""


def main(args: list[str] | None = None) -> Any:
    """Run one command. Errors a person can act upon become one line on stderr and an exit code."""
    try:
        return app(args)
    except CompanionError as error:
        _fail(error)
    except Exception as error:
        if not disk_full(error):
            raise
        _fail(DiskFull())


def _fail(error: CompanionError) -> NoReturn:
    print(f"error: {error}", file=sys.stderr)
    sys.exit(error.exit_code)
