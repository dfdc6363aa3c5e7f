"""One run of one attempt: from the posting to its form, through it, to `ready`, and over the button where that is allowed."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any

from companion.autofill.service import NoProfile
from companion.browser.trouble import PageTrouble
from companion.contracts import FileValue, FillPlan, FormSnapshot, PageLook, Posting
from companion.jobapplier.messages import GivenAnswer, Review, SentFile
from companion.jobapplier.pages import BeforePress, PageReading, errors_of, form_gone, read_outcome, read_page
from companion.jobapplier.presses import Doubt, Press, next_press, trace_of, way_to_form
from companion.jobapplier.review import differences, review_of
from companion.jobapplier.reviewing import FilledStep, approved_plan, make_review, with_answers
from companion.jobapplier.runner.press import press_submit
from companion.jobapplier.runner.tools import ApplySite, Planner, RunTools
from companion.jobapplier.runner.under_way import Parked, UnderWay, as_json
from companion.jobapplier.sites import forbidden_site
from companion.jobapplier.states import State
from companion.store.attempts import AlreadyLive, Attempt

MAX_HOPS = 8
"""Presses between the posting and its form."""
MAX_STEPS = 15
"""Pages of one form."""
WALLS: dict[str, str] = {
    "login": "the site wants an account or a login: sign in, then it goes on",
    "captcha": "a captcha stands before the form: it is yours to solve",
    "code": "the site wants a code that it sent to you",
    "unclear": "this page is neither a posting nor a form that can be understood: open the form yourself",
}


class Run(UnderWay):
    """Works on one attempt that is `opening`. `stopping` is asked between steps; `window`: a person sits at the page."""

    def __init__(
        self, tools: RunTools, attempt: Attempt, site: ApplySite, stopping: Callable[[], bool], window: bool = False
    ) -> None:
        super().__init__(tools, attempt, site, window)
        self.stopping = stopping
        self._approved = review_of(attempt) if attempt.approved else None
        self._blockers: tuple[str, ...] = ()
        self._answers = {key: GivenAnswer.model_validate(one) for key, one in attempt.answers.items()}

    async def go(self) -> Attempt:
        """Work until the attempt rests somewhere. Raises Overtaken when somebody else took it."""
        try:
            await self._go()
        except Parked as parked:
            await self._park(parked)
        except NoProfile as error:
            await self._park(Parked("failed", "no_profile", str(error)))
        except PageTrouble as trouble:
            await self._in_trouble(trouble)
        return self.attempt

    async def _go(self) -> None:
        tools = self.tools
        await tools.mark("opening")
        if (known := await tools.queue.sent_elsewhere(self.attempt)) is not None:
            raise Parked("failed", "applied", f"you applied to it meanwhile (application {known.id}, {known.status})")
        await self.site.goto(self.attempt.url)
        planner = await tools.planner(self.attempt.user, await self._posting())
        await self._to_form()
        await self.advance("filling", "fill", page_url=self.site.url)
        steps, press = await self._through(planner)
        settings = await tools.queue.settings(self.attempt.user)
        review = make_review(steps, self.site.url, press.control.text, tools.clock.now(), settings)
        stands = [f"a blocker stands against it: {reason}" for reason in self._blockers]
        review = review.model_copy(update={"doubts": [*stands, *review.doubts]})
        if self._approved is not None:
            changed = differences(self._approved, review)
            if changed:
                await self.keep_picture("form")
                note = f"the form is not as you approved it: {'; '.join(changed)[:500]}; look again"
                raise Parked("ready", "changed", note, review=as_json(review), approved=None)
        elif self.attempt.mode != "auto" or review.doubts:
            await self.keep_picture("form")
            reason = "review" if self.attempt.mode != "auto" else "doubt"
            note = "look at it and approve it" if reason == "review" else f"not sent by itself: {review.doubts[0]}"
            raise Parked("ready", reason, note, review=as_json(review), resume_sha256=_resume(review))
        await self.advance(
            "ready", "ready", review=as_json(review), resume_sha256=_resume(review), reason="", note="",
            page_url=self.site.url,
        )  # fmt: skip
        self.check_stop()
        if (known := await tools.queue.sent_elsewhere(self.attempt)) is not None:
            # While the form was being filled, the person sent it by hand.
            note = f"you applied to it meanwhile (application {known.id}): nothing was sent"
            await self.advance("submitted", "outcome", note, reason="applied", note=note)
            return
        why = await tools.queue.may_send(self.attempt)
        if why is not None:
            # The cap or a pause came up meanwhile: it is sent as soon as they allow.
            await self.advance("queued", "wait", why, reason="waits", note=why)
            return
        await press_submit(self, press.control, review, steps)

    async def _posting(self) -> Posting | None:
        if self.attempt.posting is None:
            await self._identify()
        if self.attempt.posting is None:
            return None
        return await self.tools.posting(self.attempt.user, self.attempt.posting)

    async def _identify(self) -> None:
        """An address that could not be read before: now that its page is open, it is seen which posting it is."""
        found = await self.tools.read_posting(self.attempt.user, await self.site.snapshot())
        if found is None:
            return
        refused = await self.tools.queue.known_already(self.attempt, found)
        if refused is not None:
            raise Parked("failed", refused.code, refused.message)
        key = self.attempt.job_key if self.attempt.insisted else found.job_key
        self._blockers = () if self.attempt.insisted else found.blockers
        try:
            await self.step(
                "read", found.title or "", posting=found.posting, ats_key=found.ats_key, job_key=key,
                company=found.company, title=found.title, ats=found.ats, closes=found.closes, score=found.score,
            )  # fmt: skip
        except AlreadyLive:
            raise Parked("failed", "same_job", "another attempt for this job is under way") from None

    async def _to_form(self) -> None:
        """Press on from page to page until a form stands there."""
        tried: set[str] = set()
        for _ in range(MAX_HOPS):
            self.check_stop()
            self._check_site()
            look, reading = await self._read_way(frozenset(tried))
            if reading.kind == "form":
                return
            if reading.kind != "way":
                await self._wall(reading)
                continue
            control = way_to_form(look, tried)
            if control is None:
                raise Parked("needs_human", "unclear", WALLS["unclear"])
            tried.add(trace_of(control))
            await self.step("press", control.text)
            await self.tools.mark("way")
            if await self.site.press(control) is None:
                await self.site.after_press()
        raise Parked("needs_human", "unclear", f"after {MAX_HOPS} pages there is still no form: open it yourself")

    async def _read_way(self, tried: frozenset[str]) -> tuple[PageLook, PageReading]:
        """What stands there. What cannot be understood gets time to become a form: scripts draw it."""
        until = self.tools.monotonic() + self.tools.patience.form
        while True:
            look, form = await self.site.look(), await self.site.scan()
            reading = read_page(look, form, self.site.status, tried)
            if reading.kind != "unclear" or self.tools.monotonic() > until:
                return look, reading
            await self.tools.sleep(self.tools.patience.poll)
            await self.site.after_press()

    def _check_site(self) -> None:
        """A posting may lead on to a site that is not automated."""
        site = forbidden_site(self.site.url)
        if site is not None:
            raise Parked("needs_human", "forbidden", f"it leads to {site.name}: {site.reason}; apply there yourself")

    async def _wall(self, reading: PageReading) -> None:
        """What stands before the form; with a person at the window it is waited for."""
        if reading.kind == "closed":
            raise Parked("failed", "closed", f"the posting is closed: {reading.words[:300]}")
        if reading.kind in ("duplicate", "confirmed"):
            raise Parked("failed", "applied", f"the site says that you applied already: {reading.words[:300]}")
        await self.for_person(reading.kind, WALLS[reading.kind], partial(self._is_past, reading.kind))

    async def _is_past(self, wall: str) -> bool:
        """Whether something else stands there now; it may be the next wall."""
        return (await self._read()).kind not in (wall, "unclear")

    async def _read(self) -> PageReading:
        return read_page(await self.site.look(), await self.site.scan(), self.site.status)

    async def for_person(self, reason: str, note: str, done: Callable[[], Any]) -> None:
        """Park, or wait until the person at the window did it. Raises Parked."""
        if not self.window:
            raise Parked("needs_human", reason, note)
        await self.step(
            "wait", note, reason=reason, note=f"{note} (in the window that is open)", page_url=self.site.url
        )
        until = self.tools.monotonic() + self.tools.patience.person
        while self.tools.monotonic() < until:
            self.check_stop()
            await self.tools.sleep(self.tools.patience.person_poll)
            if await done():
                await self.step("go on", "", reason="", note="")
                return
        raise Parked("needs_human", reason, note)

    async def _through(self, planner: Planner) -> tuple[list[FilledStep], Press]:
        """Fill page after page up to the submit button."""
        steps: list[FilledStep] = []
        for number in range(MAX_STEPS):
            self.check_stop()
            steps.append(await self._fill(planner, number))
            await self._check_filled(steps)
            press = await self._next(steps)
            if press.meaning == "submit":
                return steps, press
            await self.step("next", press.control.text)
            await self.tools.mark("next")
            await self._go_on(press, steps)
        raise Parked(
            "needs_human", "too_long", f"after {MAX_STEPS} pages the form is not at its end: finish it yourself"
        )

    async def _fill(self, planner: Planner, number: int) -> FilledStep:
        await self.tools.mark(f"fill {number}")

        async def plan(form: FormSnapshot) -> FillPlan:
            made = await asyncio.to_thread(planner, form)
            if self._approved is not None:
                made = approved_plan(made, form, number, self._approved)
            else:
                made = with_answers(made, form, number, self._answers)
            await self._fetch_files(made)
            return made

        page = await self.site.fill(plan, self.file)
        sent: dict[str, SentFile] = {}
        for item in page.plan.items:
            if isinstance(item.value, FileValue) and item.value.handle in self.files:
                content = self.files[item.value.handle]
                digest = hashlib.sha256(content).hexdigest()
                sent[item.value.handle] = SentFile(name=item.value.name, sha256=digest, size_bytes=len(content))
        return FilledStep(page, sent)

    async def _fetch_files(self, plan: FillPlan) -> None:
        for item in plan.items:
            if isinstance(item.value, FileValue) and item.value.handle not in self.files:
                content = await self.tools.read_file(self.attempt.user, item.value.handle)
                if content is not None:
                    self.files[item.value.handle] = content

    async def _check_filled(self, steps: list[FilledStep]) -> None:
        """What stops a filled page from going on: a captcha, an open required question."""
        if steps[-1].page.form.captcha == "visible":
            await self.for_person("captcha", WALLS["captcha"], self._captcha_is_gone)
        settings = await self.tools.queue.settings(self.attempt.user)
        review = make_review(steps, self.site.url, "", self.tools.clock.now(), settings)
        if not review.open:
            return
        labels = [item.label for item in review.items if item.key in review.open]
        if self._approved is not None:
            note = f"the form asks more than you approved: {'; '.join(labels)[:300]}"
        else:
            note = f"{len(labels)} required question{'s' if len(labels) > 1 else ''} open: {'; '.join(labels)[:300]}"
        await self.keep_picture("form")
        raise Parked("needs_input", "question", note, review=as_json(review), approved=None)

    async def _captcha_is_gone(self) -> bool:
        return (await self.site.scan()).captcha != "visible"

    async def _next(self, steps: list[FilledStep]) -> Press:
        look, form = await self.site.look(), await self.site.scan()
        press = next_press(look, form, self.attempt.ats or steps[-1].page.plan.ats)
        if isinstance(press, Doubt):
            settings = await self.tools.queue.settings(self.attempt.user)
            review = make_review(steps, self.site.url, "", self.tools.clock.now(), settings)
            raise Parked("needs_human", press.code, press.reason, review=as_json(review))
        return press

    async def _go_on(self, press: Press, steps: list[FilledStep]) -> None:
        """Press "next" and read what came of it."""
        before = BeforePress(self.site.url, await self.site.look(), await self.site.scan())
        control = next((one for one in before.look.controls if one.text == press.control.text), press.control)
        why = await self.site.press(control)
        if why is not None:
            raise Parked("needs_human", "ambiguous", f"{control.text!r} could not be pressed: {why}")
        until = self.tools.monotonic() + self.tools.patience.outcome / 2
        while True:
            await self.site.after_press()
            look, form = await self.site.look(), await self.site.scan()
            if read_outcome(before, look, form).kind == "confirmed":
                raise Parked(
                    "needs_human", "surprise", "the site took the form at a button that only goes on: look at it"
                )
            if form_gone(before.form, form):
                while (reading := await self._read()).kind in ("login", "captcha", "code", "closed"):
                    await self._wall(reading)
                return
            errors = errors_of(before, look, form)
            if errors:
                await self.refused(steps, errors)
            if self.tools.monotonic() > until:
                raise Parked("needs_human", "stuck", f"{control.text!r} leads nowhere: look at what the page wants")
            await self.tools.sleep(self.tools.patience.poll)

    def check_stop(self) -> None:
        """Raises Parked when applying is being stopped."""
        if self.stopping():
            raise Parked("queued", "stopped", "stopped: it begins again from the start of the form")

    async def _park(self, parked: Parked) -> None:
        state = parked.state
        if state == "needs_human":
            await self.keep_picture("problem")
        changes = {"page_url": self.site.url, **parked.changes}
        await self.advance(state, "park", parked.note, reason=parked.reason, note=parked.note, **changes)

    async def _in_trouble(self, trouble: PageTrouble) -> None:
        state: State = "unknown" if self.attempt.state == "submitting" else "failed"
        note = str(trouble)
        if state == "unknown":
            note = f"{note} while the application was being sent: whether it arrived is not known"
        elif self.attempt.state == "ready":
            state = "queued"
        await self.advance(state, "trouble", note, reason=trouble.code, note=note)


def _resume(review: Review) -> str | None:
    """Hash of the first file that goes along."""
    return next((item.file.sha256 for item in review.items if item.file is not None), None)
