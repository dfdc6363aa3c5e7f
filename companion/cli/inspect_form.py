"""`companion inspect form`: the fields of a page, what would be filled in, and with --fill what came of it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from companion.ats.recognise import recognise_page
from companion.autofill.context import PlanContext
from companion.autofill.planner import plan_form
from companion.browser.fill_run import FilledPage, fill_page
from companion.browser.given_page import in_plain_words, is_address, open_given
from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import FieldDescriptor, FileValue, FillPlan, FillReport, FormSnapshot
from companion.errors import CompanionError
from companion.profile.importer import read_resume
from companion.profile.model import Profile, ResumeFile

QUIET_MS = 300
SETTLE_MS = 4_000
PROFILE_PARTS = {"resume", "applicant", "resume_file"}


class ProfileUnreadable(CompanionError):
    """The file given as profile is none."""


def run(inputs: list[str], profile: Path | None = None, fill: bool = False) -> Iterator[dict[str, Any]]:
    """One object of PRODUCT.md section 7 per input.

    Saved pages are opened with their scripts on and the network off, but for their own folder; addresses are
    loaded as a visitor would. Nothing is ever submitted. A page that cannot be read gives {"input", "error"}.
    Raises ProfileUnreadable, ResumeUnreadable, BrowserMissing, BrowserFailed.
    """
    person, files = read_profile(profile) if profile else (None, _no_file)
    if fill and person is None:
        raise ProfileUnreadable("--fill needs something to fill in: give --profile FILE")
    with asyncio.Runner() as runner:
        for offline in (True, False):
            names = [name for name in inputs if is_address(name) is not offline]
            if not names:
                continue
            session = BrowserSession(offline=offline)
            runner.run(session.__aenter__())
            try:
                for name in names:
                    yield runner.run(_inspect(session, name, person, files, fill))
            finally:
                runner.run(session.__aexit__(None, None, None))


def read_profile(path: Path) -> tuple[Profile, Callable[[FileValue], bytes]]:
    """A profile (JSON), a JSON Resume or a resume in any format read, and what its resume file holds.

    Raises ProfileUnreadable, ResumeUnreadable.
    """
    if not path.is_file():
        raise ProfileUnreadable(f"{path} is no file: check the path")
    if path.suffix.lower() == ".json":
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(content, dict) and content and set(content) <= PROFILE_PARTS:
                return Profile.model_validate(content), _beside(path.parent)
        except (ValueError, ValidationError) as error:
            raise ProfileUnreadable(f"{path} is not a profile: {str(error).splitlines()[0]}") from error
        return Profile(resume=read_resume(path).resume), _no_file
    data = path.read_bytes()
    file = ResumeFile(handle="resume:file", name=path.name, media_type=_media_type(path), size_bytes=len(data))
    return Profile(resume=read_resume(path).resume, resume_file=file), lambda value: data


def _media_type(path: Path) -> str:
    word = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    kinds = {".pdf": "application/pdf", ".docx": f"application/{word}", ".txt": "text/plain"}
    return kinds.get(path.suffix.lower(), "application/octet-stream")


def _beside(folder: Path) -> Callable[[FileValue], bytes]:
    def read(value: FileValue) -> bytes:
        path = folder / Path(value.name).name
        if not path.is_file():
            raise ProfileUnreadable(f"{value.name} is not beside the profile: put it into {folder}")
        return path.read_bytes()

    return read


def _no_file(value: FileValue) -> bytes:
    raise ProfileUnreadable(f"there is no file {value.name}: give the resume itself as --profile")


async def _inspect(
    session: BrowserSession,
    name: str,
    profile: Profile | None,
    files: Callable[[FileValue], bytes],
    fill: bool,
) -> dict[str, Any]:
    page = await session.new_page()
    try:
        agent = PageAgent(page)
        await agent.attach()
        await open_given(session, page, name)
        with in_plain_words(name):
            return await _read(agent, name, profile, files, fill)
    except CompanionError as error:
        return {"input": name, "error": str(error)}
    finally:
        await page.close()


async def _read(
    agent: PageAgent, name: str, profile: Profile | None, files: Callable[[FileValue], bytes], fill: bool
) -> dict[str, Any]:
    await agent.settle(QUIET_MS, SETTLE_MS)
    if profile is None:
        return to_json(name, await agent.scan(), None, None)
    plan = _planner(profile)
    if not fill:
        form = await agent.scan()
        return to_json(name, form, plan(form), None)

    async def planned(form: FormSnapshot) -> FillPlan:
        return plan(form)

    filled: FilledPage = await fill_page(agent, planned, files)
    return to_json(name, filled.form, filled.plan, filled.report)


def _planner(profile: Profile) -> Callable[[FormSnapshot], FillPlan]:
    today = datetime.now(UTC).date()

    def plan(form: FormSnapshot) -> FillPlan:
        return plan_form(form, profile, PlanContext(plan_id="inspect", today=today, ats=_ats(form)))

    return plan


def _ats(form: FormSnapshot) -> str | None:
    address = recognise_page(form.url, form.ats_marks)
    return address.ats if address else None


def to_json(name: str, form: FormSnapshot, plan: FillPlan | None, report: FillReport | None) -> dict[str, Any]:
    """The form in the shape of PRODUCT.md section 7."""
    planned = {(item.frame, item.field_id): item for item in plan.items} if plan else {}
    outcomes = {(field.frame, field.field_id): field for field in report.fields} if report else {}

    def field_json(field: FieldDescriptor) -> dict[str, Any]:
        item = planned.get((field.frame, field.id))
        outcome = outcomes.get((field.frame, field.id))
        return {
            "id": field.id,
            "frame": field.frame,
            "selector": field.selector,
            "kind": field.kind,
            "label": field.label,
            "required": field.required,
            "options": [option.label for option in field.options],
            "visible": field.visible,
            "hidden_reason": field.hidden_reason,
            "plan": item.model_dump(mode="json", include={"value", "source", "confidence", "reason"}) if item else None,
            "outcome": outcome.outcome if outcome else None,
            "shown": outcome.shown if outcome else None,
            **({"reason": outcome.reason} if outcome and outcome.reason else {}),
        }

    return {
        "input": name,
        "ats": (plan.ats if plan else None) or _ats(form),
        "fields": [field_json(field) for field in form.fields if field.kind != "add"],
        "questions": [q.model_dump(mode="json") for q in (plan.questions if plan else []) if q.required],
    }
