"""Runs `extension/agent/*.js` in a page that Playwright drives: the same files, in the manifest's order.

What the frames say is merged into one snapshot of the page, and a plan is dealt out to the frames it is for.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Page

from companion.browser.world import AgentFrame, PageGone, Worlds
from companion.contracts import (
    FieldDescriptor,
    FieldReport,
    FileValue,
    FillPlan,
    FillReport,
    FormSnapshot,
    PageControl,
    PageLook,
    PageSnapshot,
    PlanItem,
    PortalSnapshot,
)
from companion.errors import CompanionError
from companion.paths import extension_dir

MAX_LOOK_TEXT = 40_000


class AgentMissing(CompanionError):
    """The manifest lists no agent file."""


def agent_files(folder: Path | None = None) -> list[Path]:
    """The agent's scripts in the order of the manifest. Raises AgentMissing."""
    root = folder or extension_dir()
    manifest = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    names: list[str] = []
    for entry in manifest.get("content_scripts", []):
        names += [name for name in entry.get("js", []) if name.startswith("agent/") and name not in names]
    if not names:
        raise AgentMissing(f"the extension's manifest in {root} lists no agent file: install Job Companion again")
    return [root / name for name in names]


@dataclass(frozen=True)
class Undone:
    """What an undo did: how many fields hold again what they held, and what those are called that do not."""

    back: int
    left: tuple[str, ...]


class PageAgent:
    """The hands in one page. All methods raise PageGone when the page navigates under them."""

    def __init__(self, page: Page, files: Iterable[Path] | None = None) -> None:
        self._page = page
        # One text for all files: each more would be one more round trip to the browser for each frame.
        self._worlds = Worlds(page, "\n;".join(path.read_text(encoding="utf-8") for path in files or agent_files()))
        self._filled: dict[str, list[str]] = {}

    async def attach(self) -> None:
        """Be there from the start of every page opened from now on: then what a person types is known as theirs.

        Without it, whatever differs from the page's defaults at the first scan counts as typed by a person.
        """
        await self._worlds.attach()

    async def snapshot(self) -> PageSnapshot:
        """What the top document says (`JobAgent.posting.read`)."""
        frames = await self._worlds.frames()
        return PageSnapshot.model_validate(await self._worlds.call(frames[0], "() => JobAgent.posting.read()"))

    async def snapshots(self) -> list[PageSnapshot]:
        """The same of every frame, top first: employers embed their vendor's page."""
        return [
            PageSnapshot.model_validate(await self._worlds.call(frame, "() => JobAgent.posting.read()"))
            for frame in await self._worlds.frames()
        ]

    async def portal(self) -> PortalSnapshot | None:
        """What a candidate portal lists, of the frame that lists most (some draw the list in one); None where none is one."""
        told = [await self._worlds.call(frame, "() => JobAgent.portal.read()") for frame in await self._worlds.frames()]
        found = [PortalSnapshot.model_validate(one) for one in told if one is not None]
        if not found:
            return None
        most = max(found, key=lambda one: len(one.rows))
        return most.model_copy(update={"signed_in": bool(most.rows) or all(one.signed_in for one in found)})

    async def scan(self) -> FormSnapshot:
        """All fields of all frames in one snapshot. Fields of a frame that is hidden itself are hidden."""
        merged: FormSnapshot | None = None
        hidden: dict[str, str] = {}
        for frame in await self._worlds.frames():
            reply = await self._worlds.call(
                frame, "async () => ({form: await JobAgent.scan.read(), frames: JobAgent.scan.frames()})"
            )
            hidden |= {child["path"]: child["reason"] for child in reply["frames"] if not child["visible"]}
            form = FormSnapshot.model_validate(reply["form"])
            merged = form if merged is None else _joined(merged, form)
        if merged is None:
            raise PageGone("the page has no document to read: load it again")
        return merged.model_copy(update={"fields": [_in_frame(field, hidden) for field in merged.fields]})

    async def look(self) -> PageLook:
        """What the page says and what can be pressed on it, over all frames that are shown."""
        looks: list[PageLook] = []
        hidden: set[str] = set()
        for frame in await self._worlds.frames():
            if any(frame.path == path or frame.path.startswith(f"{path}/") for path in hidden):
                continue
            reply = await self._worlds.call(
                frame, "() => ({look: JobAgent.controls.read(), frames: JobAgent.scan.frames()})"
            )
            hidden |= {child["path"] for child in reply["frames"] if not child["visible"]}
            looks.append(PageLook.model_validate(reply["look"]))
        return looks[0].model_copy(
            update={
                "text": "\n".join(look.text for look in looks)[:MAX_LOOK_TEXT],
                "alerts": [alert for look in looks for alert in look.alerts],
                "progress": "\n".join(filter(None, (look.progress for look in looks))),
                "passwords": sum(look.passwords for look in looks),
                "controls": [control for look in looks for control in look.controls],
            }
        )

    async def press(self, control: PageControl) -> str | None:
        """Press a control of the last look; why it was not pressed, None when it was."""
        for frame in await self._worlds.frames():
            if frame.path == control.frame:
                reply = await self._worlds.call(
                    frame, "(id, name) => JobAgent.controls.press(id, name)", control.id, control.text
                )
                return None if reply is None else str(reply)
        return "its frame is gone"

    async def fill(self, plan: FillPlan, files: Callable[[FileValue], bytes]) -> FillReport:
        """Carry out `plan`; `files` gives the bytes of a file to attach. Reports every item."""
        started = time.perf_counter()
        frames = {frame.path: frame for frame in await self._worlds.frames()}
        reports: list[FieldReport] = []
        for path in dict.fromkeys(item.frame for item in plan.items):
            items = [item for item in plan.items if item.frame == path]
            if path in frames:
                done = await self._fill_frame(frames[path], items, files)
                self._filled.setdefault(path, []).extend(one.label for one in done if one.outcome == "filled")
                reports += done
            else:
                reports += [_failed(item, "its frame is gone") for item in items]
        return FillReport(
            plan_id=plan.plan_id,
            url=self._page.url,
            fields=reports,
            questions=plan.questions,
            milliseconds=(time.perf_counter() - started) * 1000,
        )

    async def settle(self, quiet_ms: int, longest_ms: int) -> None:
        """Wait until the top document has not changed for `quiet_ms`, at most `longest_ms`."""
        top = await self._worlds.top()
        await self._worlds.call(top, "(quiet, longest) => JobAgent.moves.settled(quiet, longest)", quiet_ms, longest_ms)

    async def undo(self) -> Undone:
        """Put back what the fields held before the last fill."""
        back = 0
        left: list[str] = []
        filled, self._filled = self._filled, {}
        for frame in await self._worlds.frames():
            try:
                found = await self._worlds.call(frame, "() => JobAgent.fill.undo()")
            except PageGone:
                if frame.path == "top":
                    raise
                # The page took the frame away, as a preview goes with its file: what was filled there is not known to be gone.
                found = {"back": 0, "left": filled.get(frame.path, [])}
            back += found["back"]
            left += found["left"]
        return Undone(back, tuple(left))

    async def highlight(self, quotes: list[dict[str, str]]) -> int:
        """Mark quotes ({text, before, after}) in the top document; how many were found."""
        frames = await self._worlds.frames()
        return int(await self._worlds.call(frames[0], "(quotes) => JobAgent.highlight.show(quotes)", quotes) or 0)

    async def _fill_frame(
        self, frame: AgentFrame, items: list[PlanItem], files: Callable[[FileValue], bytes]
    ) -> list[FieldReport]:
        contents: dict[str, dict[str, str]] = {}
        for item in items:
            if isinstance(item.value, FileValue):
                contents[item.value.handle] = _content(item.value, files)
        plain = [item.model_dump(mode="json") for item in items]
        try:
            reply = await self._worlds.call(
                frame,
                FILL,
                plain,
                contents,
            )
        except PageGone as error:
            return [_failed(item, str(error)) for item in items]
        return [FieldReport.model_validate(report) for report in reply]


FILL = """(items, files) => JobAgent.fill.run(items, {
  readFile: async (handle) => {
    if (files[handle].error) throw new Error(files[handle].error);
    return files[handle];
  },
})"""


def _content(value: FileValue, files: Callable[[FileValue], bytes]) -> dict[str, str]:
    try:
        data = files(value)
    except CompanionError as error:
        return {"error": str(error)}
    return {
        "name": value.name,
        "mediaType": value.media_type,
        "base64": base64.b64encode(data).decode("ascii"),
    }


def _joined(whole: FormSnapshot, part: FormSnapshot) -> FormSnapshot:
    order = ("none", "invisible", "visible")
    return whole.model_copy(
        update={
            "fields": whole.fields + part.fields,
            "ats_marks": list(dict.fromkeys(whole.ats_marks + part.ats_marks)),
            "captcha": max(whole.captcha, part.captcha, key=order.index),
            "truncated": whole.truncated or part.truncated,
        }
    )


def _in_frame(field: FieldDescriptor, hidden: dict[str, str]) -> FieldDescriptor:
    """`field` as seen through the frames around it: invisible when one of them is."""
    parts = field.frame.split("/")
    for depth in range(2, len(parts) + 1):
        reason = hidden.get("/".join(parts[:depth]))
        if reason is not None and field.visible:
            return field.model_copy(update={"visible": False, "hidden_reason": f"its frame is hidden: {reason}"})
    return field


def _failed(item: PlanItem, reason: str) -> FieldReport:
    return FieldReport(field_id=item.field_id, frame=item.frame, outcome="failed", source=item.source, reason=reason)
