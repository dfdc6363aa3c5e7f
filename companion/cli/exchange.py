"""`companion export` and `companion import`."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from companion.cli.asking import InputUnusable
from companion.cli.client import find_client, on_services, settings_of, show
from companion.cli.options import DataDir, Json, User
from companion.cli.profile import import_resume
from companion.errors import CompanionError
from companion.exchange.messages import ImportListReply, ImportListRequest
from companion.secrets import write_private
from companion.store.transfer import KIND

export_app = typer.Typer(add_completion=False, rich_markup_mode=None)
import_app = typer.Typer(add_completion=False, rich_markup_mode=None)
What = Literal["csv", "json", "tables", "ics", "jsonresume"]


class StillRunning(CompanionError):
    """What is asked for needs the folder for itself."""

    exit_code = 4
    code = "already_running"


@export_app.command()
def export(
    what: Annotated[
        What,
        typer.Argument(
            help="csv: applications; json: everything; tables: everything as CSV files in a ZIP; ics: dates; jsonresume: the resume."
        ),
    ],
    to: Annotated[Path | None, typer.Option("--to", help="The file to write; by default it is printed.")] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Write what the companion knows in a form other programs read. Works whether or not it runs."""
    if what == "tables" and to is None:
        raise InputUnusable("an archive is no text to print: give a file with --to, such as --to job-companion.zip")
    settings = settings_of(data_dir)
    client = find_client(settings)
    if client is not None:
        content = client.download(f"/api/export/{_NAMES[what]}?user={user}")
    else:
        content = on_services(settings, lambda services: _MAKERS[what](services, user), user)
    if to is None and not as_json:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    if to is None:
        show({"file": None, "bytes": len(content), "content": content.decode()}, as_json, str)
        return
    try:
        write_private(to, content)
    except OSError as error:
        raise InputUnusable(f"{to} cannot be written ({error.strerror}): give another file") from None
    show({"file": str(to), "bytes": len(content)}, as_json, lambda: f"{to}  {len(content):,} bytes")


_NAMES: dict[What, str] = {
    "csv": "applications.csv", "json": "everything.json", "tables": "everything.zip", "ics": "calendar.ics", "jsonresume": "resume.json",
}  # fmt: skip


async def _csv(services: Any, user: int) -> bytes:
    from companion.exchange.outgoing import applications_csv

    return applications_csv(await services.data.applications(user)).encode()


async def _json(services: Any, user: int) -> bytes:
    return json.dumps(await services.data.everything(user)).encode()


async def _tables(services: Any, user: int) -> bytes:
    return await services.data.archive(user)  # type: ignore[no-any-return]


async def _ics(services: Any, user: int) -> bytes:
    from companion.api.exchange import whole_calendar

    return await whole_calendar(services, user)


async def _resume(services: Any, user: int) -> bytes:
    from companion.profile.export import profile_to_json_resume

    return json.dumps(profile_to_json_resume((await services.profiles.current(user)).profile), indent=2).encode()


_MAKERS: dict[What, Callable[[Any, int], Awaitable[bytes]]] = {
    "csv": _csv, "json": _json, "tables": _tables, "ics": _ics, "jsonresume": _resume,
}  # fmt: skip


@import_app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A resume, a CSV of another tracker, or an export of this program.")],
    map_: Annotated[
        list[str] | None, typer.Option("--map", help="For a CSV: FIELD=COLUMN, such as company=Employer.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="For a CSV: only say what would be taken in.")] = False,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Read a resume (PDF, DOCX, text, JSON Resume), a list of another tracker (CSV), or everything (JSON or ZIP export)."""
    if file.suffix.lower() in (".csv", ".tsv"):
        _import_list(file, map_ or [], dry_run, user, data_dir, as_json)
    elif _is_export(file):
        _import_all(file, data_dir, as_json)
    else:
        import_resume(file, user, data_dir, as_json)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputUnusable(f"{file} cannot be read ({error.strerror}): give the path of a file") from None


def _is_export(file: Path) -> bool:
    if file.suffix.lower() == ".zip":
        return True
    if file.suffix.lower() != ".json":
        return False
    return f'"kind": "{KIND}"'.encode() in _read(file)[:200]


def _import_list(
    file: Path, given: list[str], dry_run: bool, user: int, data_dir: Path | None, as_json: bool
) -> None:  # fmt: skip
    pairs = [one.partition("=") for one in given]
    if any(not column for _, _, column in pairs):
        raise InputUnusable("--map takes FIELD=COLUMN, such as --map company=Employer")
    body = ImportListRequest(
        user=user, base64=base64.b64encode(_read(file)).decode(), apply=not dry_run,
        mapping={name: column for name, _, column in pairs},
    )  # fmt: skip
    settings = settings_of(data_dir)
    client = find_client(settings)
    if client is not None:
        reply = client.call("POST", "/api/import/list/", body, ImportListReply)
    else:
        reply = on_services(settings, lambda services: services.lists.take(body), user)
    show(reply, as_json, lambda: _describe(reply))


def _describe(reply: ImportListReply) -> str:
    fields = ", ".join(f"{name} from “{column}”" for name, column in reply.mapping.items())
    lines = [f"{reply.tracker or 'A list'}: {reply.rows} applications; {fields}"]
    if reply.unused:
        lines.append(f"not used: {', '.join(reply.unused)}")
    for row in reply.preview:
        name = " · ".join(part for part in (row.title, row.company) if part)
        lines.append(f"{'known' if row.known else 'new':<6} {row.status:<12} {(row.applied_at or '')[:10]:<10}  {name}")
    if reply.rows > len(reply.preview):
        lines.append(f"… and {reply.rows - len(reply.preview)} more")
    lines += [f"check: {fault}" for fault in reply.faults]
    done = f"{reply.new} taken in" if reply.applied else f"{reply.new} would be taken in (--dry-run)"
    return "\n".join([*lines, f"{done}, {reply.known} were there already."])


def _import_all(file: Path, data_dir: Path | None, as_json: bool) -> None:
    settings = settings_of(data_dir)
    if find_client(settings) is not None:
        raise StillRunning("an export goes into an empty folder that nothing works on: companion stop first")
    content = _read(file)
    reply = on_services(settings, lambda services: services.data.take(content))
    rows = sum(reply.tables.values())
    show(reply, as_json, lambda: f"{rows:,} rows taken in. Add passwords of mailboxes again, and pair the browser.")
