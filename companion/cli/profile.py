"""`companion import` and `companion profile`: through the running companion, or directly when none runs."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Annotated, Any

import click
import typer
from pydantic import ValidationError

from companion.api.messages import Nothing, UserRequest
from companion.cli.asking import InputUnusable, ask, message
from companion.cli.client import show
from companion.cli.options import DataDir, Json, User
from companion.profile.messages import (
    AddUserRequest,
    ImportResumeReply,
    ImportResumeRequest,
    ProfileReply,
    ProfileRequest,
    RenameUserRequest,
    SaveProfileRequest,
    UserReply,
    UsersReply,
    VersionsReply,
)
from companion.profile.model import Profile

app = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=True, help="Show and edit the profile.")


def import_resume(resume: Path, user: int, data_dir: Path | None, as_json: bool) -> None:
    """Read a resume (PDF, DOCX, text, JSON Resume) into a new version of the profile."""
    try:
        content = resume.read_bytes()
    except OSError as error:
        raise InputUnusable(f"{resume} cannot be read ({error.strerror}): give the path of a resume") from None
    body = ImportResumeRequest(user=user, name=resume.name, base64=base64.b64encode(content).decode())
    reply: ImportResumeReply = ask(
        data_dir, "POST", "/api/profile/import/", body, ImportResumeReply,
        lambda services: services.profiles.import_resume(user, resume.name, content),
    )  # fmt: skip
    show(reply, as_json, lambda: _imported(reply))


def _imported(reply: ImportResumeReply) -> str:
    resume = reply.profile.resume
    facts = (
        f"Profile version {reply.version}: {resume.basics.name or 'no name found'}; {len(resume.work)} jobs, "
        f"{len(resume.education)} schools, {len(resume.skills)} skills."
    )
    return "\n".join([facts, *(f"check: {warning}" for warning in reply.warnings)])


def _current(data_dir: Path | None, user: int, version: int | None = None) -> ProfileReply:
    body = ProfileRequest(user=user, version=version)
    reply: ProfileReply = ask(
        data_dir, "POST", "/api/profile/", body, ProfileReply, lambda services: services.profiles.current(user, version)
    )
    return reply


def _save(data_dir: Path | None, user: int, content: object, based_on: int, as_json: bool) -> None:
    try:
        profile = Profile.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputUnusable(f"{place}: {first['msg']}") from None
    body = SaveProfileRequest(user=user, profile=profile, source="cli", based_on=based_on)
    reply: ProfileReply = ask(
        data_dir, "PUT", "/api/profile/", body, ProfileReply,
        lambda services: services.profiles.save(user, profile, "cli", based_on),
    )  # fmt: skip
    show(reply, as_json, lambda: f"Profile version {reply.version}.")


@app.command("show")
def show_profile(
    version: Annotated[int | None, typer.Option(help="An older version.")] = None,
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Print the profile as JSON."""
    reply = _current(data_dir, user, version)
    show(reply, as_json, lambda: reply.profile.model_dump_json(indent=2, exclude_none=True))


@app.command()
def edit(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Open the profile in your editor ($EDITOR); saving makes a new version."""
    reply = _current(data_dir, user)
    before = reply.profile.model_dump_json(indent=2)
    after = click.edit(before + "\n", extension=".json")
    if after is None or after.strip() == before:
        show({"version": reply.version}, as_json, lambda: "Nothing changed.")
        return
    try:
        content = json.loads(after)
    except ValueError as error:
        raise InputUnusable(f"not saved, this is not JSON: {error}") from None
    _save(data_dir, user, content, reply.version, as_json)


@app.command("set")
def set_value(
    key: Annotated[str, typer.Argument(help="Such as applicant.notice_period or resume.basics.phone")],
    value: Annotated[str, typer.Argument(help="JSON, or plain text; null takes the fact back")],
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Set one fact of the profile."""
    reply = _current(data_dir, user)
    content = reply.profile.model_dump(mode="json")
    _put(content, key, value)
    _save(data_dir, user, content, reply.version, as_json)


def _put(content: Any, key: str, value: str) -> None:
    *path, last = key.split(".")
    place = content
    try:
        for part in path:
            place = place[int(part)] if isinstance(place, list) else place[part]
        if isinstance(place, list):
            place[int(last)] = _value(place[int(last)], value)
        else:
            place[last] = _value(place[last], value)
    except (KeyError, IndexError, ValueError, TypeError):
        raise InputUnusable(f"the profile has no {key}: see `companion profile show`") from None


def _value(before: object, text: str) -> object:
    """JSON where it is JSON, unless the fact is a text: a phone number stays one."""
    if isinstance(before, str) and text != "null":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


@app.command()
def versions(user: User = 1, data_dir: DataDir = None, as_json: Json = False) -> None:
    """List all versions, newest first."""
    reply: VersionsReply = ask(
        data_dir, "POST", "/api/profile/versions/", UserRequest(user=user), VersionsReply,
        lambda services: services.profiles.versions(user),
    )  # fmt: skip
    lines = [f"{v.version:>4}  {v.created:%Y-%m-%d %H:%M} UTC  {v.source}" for v in reply.versions]
    show(reply, as_json, lambda: "\n".join(lines) or "No profile yet: run `companion import RESUME`.")


@app.command()
def users(data_dir: DataDir = None, as_json: Json = False) -> None:
    """List who uses this companion: several people can, each with a profile, pairings and mailboxes of their own."""
    reply: UsersReply = ask(
        data_dir, "POST", "/api/users/", Nothing(), UsersReply, lambda services: services.users.all()
    )
    show(reply, as_json, lambda: "\n".join(f"{one.user:>4}  {one.name}" for one in reply.users))


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="What this person is called here.")],
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Add one more person. Every command takes their number with --user, and `companion pair --user` pairs their browser."""
    body = message(AddUserRequest, name=name)
    reply: UserReply = ask(
        data_dir, "POST", "/api/users/add/", body, UserReply, lambda services: services.users.add(body.name)
    )
    show(
        reply,
        as_json,
        lambda: f"User {reply.user} is {reply.name}: go on with `companion import RESUME --user {reply.user}`.",
    )


@app.command()
def rename(
    name: Annotated[str, typer.Argument(help="What this person is to be called.")],
    user: User = 1,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Call a person something else."""
    body = message(RenameUserRequest, user=user, name=name)
    reply: UserReply = ask(
        data_dir, "POST", "/api/users/rename/", body, UserReply, lambda services: services.users.rename(user, body.name)
    )
    show(reply, as_json, lambda: f"User {reply.user} is {reply.name}.")
