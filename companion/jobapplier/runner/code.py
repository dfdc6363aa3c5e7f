"""A code that the site sent by mail after the button: put in where the person allowed that it is read from the mailbox.

It completes the application that was sent; the submit button itself is not pressed again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from companion.contracts import FieldDescriptor, FillPlan, FormSnapshot, PageControl, PageLook, PlanItem
from companion.jobapplier.pages import code_box
from companion.jobapplier.presses import means

if TYPE_CHECKING:
    from companion.jobapplier.runner.tools import CodeWait
    from companion.jobapplier.runner.under_way import UnderWay

WAITS = "the site sent a code by mail: it is waited for"


def names_of(run: UnderWay) -> tuple[str, ...]:
    """What the mail of this site is told by: the site's own domain, the employer's name."""
    host = (urlsplit(run.site.url).hostname or "").split(".")
    return tuple(filter(None, (".".join(host[-2:]), run.attempt.company or "")))


async def give_code(run: UnderWay, wait: CodeWait) -> bool:
    """Wait for the code and give it to the page; whether it was given. Raises PageTrouble."""
    await run.step("wait", WAITS, note=WAITS)
    code = await wait.get(run.tools.patience.code)
    if code is None:
        return False
    look, form = await run.site.look(), await run.site.scan()
    box = code_box(form)
    control = _button(look, box) if box is not None else None
    if box is None or control is None:
        return False
    item = PlanItem(
        field_id=box.id, frame=box.frame, value=code, source="rule:code", confidence=1.0, signature=box.signature,
        reason="the code that came by mail",
    )  # fmt: skip

    async def plan(found: FormSnapshot) -> FillPlan:
        return FillPlan(plan_id="code", url=found.url, items=[item], questions=[])

    await run.site.fill(plan, run.file)
    # Announced without the code: it opens the person's account, and is kept nowhere.
    await run.step("code", "the code that came by mail was put in", note="")
    return await run.site.press(control) is None


def _button(look: PageLook, box: FieldDescriptor) -> PageControl | None:
    """The one button beside the box that says it goes on."""
    found = [
        one for one in look.controls
        if one.frame == box.frame and one.form in (box.form, None) and not one.disabled and means(one.text, "code")
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None
