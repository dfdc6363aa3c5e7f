"""Fill plans: made for one page, alive for a minute, and the only way to a file's bytes."""

from __future__ import annotations

import asyncio
import base64
import secrets
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from companion.autofill.sends import notice
from companion.clock import Clock
from companion.contracts import FileReply, FileValue, FillPlan, FillReport, FormSnapshot, Posting
from companion.errors import CompanionError
from companion.store.plans import Plans, StoredAnswer, StoredPlan

if TYPE_CHECKING:
    from companion.profile.messages import ProfileReply

PLAN_LIFE = timedelta(seconds=60)
KEEP_UNUSED = timedelta(days=1)


class NoProfile(CompanionError):
    """There is nothing to fill a form from yet."""

    status = 409
    code = "no_profile"

    def __init__(self) -> None:
        super().__init__("there is no profile yet: run `companion import RESUME` or import it in the options page")


class PlanUnknown(CompanionError):
    """No plan of this user has this id."""

    status = 404
    code = "plan_unknown"


class FileNotPlanned(CompanionError):
    """No living plan attaches this file."""

    status = 404
    code = "file_not_planned"

    def __init__(self) -> None:
        super().__init__("no living plan attaches this file: start the fill again")


CurrentProfile = Callable[[int], "Awaitable[ProfileReply]"]
ReadFile = Callable[[int, str], Awaitable[tuple[FileReply, bytes] | None]]
Recognise = Callable[[str], str | None]
"""The name of the ATS an address belongs to."""
MakePlan = Callable[[str, FormSnapshot, "ProfileReply", Posting | None, list[StoredAnswer], date, str | None], FillPlan]


class PlanService:
    """Plans fills, hands out the files they name, keeps what became of them."""

    def __init__(
        self,
        plans: Plans,
        make_plan: MakePlan,
        profile: CurrentProfile,
        read_file: ReadFile,
        recognise: Recognise,
        clock: Clock,
    ) -> None:
        self._plans = plans
        self._make_plan = make_plan
        self._profile = profile
        self._read_file = read_file
        self._recognise = recognise
        self._clock = clock

    async def plan(self, user: int, form: FormSnapshot, posting_id: int | None, posting: Posting | None) -> FillPlan:
        """A plan for this form, stored for a minute. Raises NoProfile."""
        profile = await self._profile(user)
        if not profile.version:
            raise NoProfile
        now = self._clock.now()
        answers = await self._plans.answers(user)
        plan_id = secrets.token_hex(16)
        plan = await asyncio.to_thread(
            self._make_plan, plan_id, form, profile, posting, answers, now.date(), self._ats(form)
        )
        said = notice(plan)
        if said and not await self._plans.filled_on(user, plan.ats or ""):
            plan = plan.model_copy(update={"notice": said})
        await self._plans.add(
            StoredPlan(plan_id, user, form.url, posting_id, now, now + PLAN_LIFE, plan.model_dump(mode="json"))
        )
        return plan

    async def planner(self, user: int, posting: Posting | None) -> Callable[[FormSnapshot], FillPlan]:
        """Plans forms with what profile and answers say now; these plans are not stored. Raises NoProfile."""
        profile = await self._profile(user)
        if not profile.version:
            raise NoProfile
        answers = await self._plans.answers(user)
        today = self._clock.now().date()

        def plan(form: FormSnapshot) -> FillPlan:
            return self._make_plan(secrets.token_hex(16), form, profile, posting, answers, today, self._ats(form))

        return plan

    def _ats(self, form: FormSnapshot) -> str | None:
        """The vendor of the form: by its address, else by the marks the page bears."""
        return self._recognise(form.url) or next(iter(form.ats_marks), None)

    async def file(self, user: int, handle: str) -> FileReply:
        """The bytes of a file that a living plan attaches. Raises FileNotPlanned."""
        for stored in await self._plans.alive(user, self._clock.now()):
            plan = FillPlan.model_validate(stored.document)
            for item in plan.items:
                if isinstance(item.value, FileValue) and item.value.handle == handle:
                    found = await self._read_file(user, handle)
                    if found is None:
                        raise FileNotPlanned
                    _, content = found
                    return FileReply(
                        name=item.value.name,
                        media_type=item.value.media_type,
                        base64=base64.b64encode(content).decode(),
                    )
        raise FileNotPlanned

    async def report(self, user: int, report: FillReport) -> None:
        """Store what became of each field. Raises PlanUnknown."""
        if await self._plans.get(user, report.plan_id) is None:
            raise PlanUnknown("this report is for a plan the companion does not know: start the fill again")
        counts = {"filled": 0, "kept": 0, "refused": 0, "failed": 0}
        for field in report.fields:
            counts[field.outcome] += 1
        data = {"plan": report.plan_id, "url": report.url, "questions": len(report.questions), **counts}
        await self._plans.report(user, report.plan_id, report.model_dump(mode="json"), data)

    async def forget_unused(self) -> None:
        """Drop old plans nobody used."""
        await self._plans.forget_unused(self._clock.now() - KEEP_UNUSED)
