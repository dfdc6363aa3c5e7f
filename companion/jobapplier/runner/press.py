"""The submit button: the intent on disk first, one press, then nothing but reading.

From the moment `submitting` is stored nothing in this file may lead to a second press. Whatever is not read for certain
ends as `unknown`.
"""

from __future__ import annotations

from companion.browser.trouble import PageTrouble
from companion.contracts import FillReport, PageControl
from companion.jobapplier.messages import Review
from companion.jobapplier.pages import BeforePress, Outcome, read_outcome
from companion.jobapplier.reviewing import FilledStep
from companion.jobapplier.runner.code import give_code, names_of
from companion.jobapplier.runner.under_way import UnderWay
from companion.jobapplier.words import asks_to_send

FINAL = frozenset({"confirmed", "sent", "duplicate"})
"""Outcomes of an application that is with the employer."""
NOT_SAID = "the button was pressed, but the site does not say whether the application arrived: look for its mail"
TAKEN = {
    "confirmed": "the site took it",
    "sent": "the site went on to its page of thanks",
    "duplicate": "the site has an application of yours already",
}
HUMAN = {
    "captcha": "the site asks for a captcha before it takes the application: go on in a window",
    "code": "the site sent you a code before it takes the application: go on in a window",
    "login": "the site wants a login before it takes the application: go on in a window",
}


async def press_submit(run: UnderWay, control: PageControl, review: Review, steps: list[FilledStep]) -> None:
    """Press the button of a form that is exactly as reviewed, and read what becomes of it. Raises Parked, PageTrouble."""
    tools = run.tools
    before = BeforePress(run.site.url, await run.site.look(), await run.site.scan())
    again = [
        one
        for one in before.look.controls
        if (one.text, one.frame, one.form) == (control.text, control.frame, control.form)
    ]
    if len(again) == 0:
        raise PageTrouble("moved", "the submit button went away before it was pressed")
    await tools.evidence.keep(run.attempt, "values", review.model_dump_json().encode(), "application/json")
    await tools.evidence.keep(run.attempt, "before", await run.site.picture(), "image/jpeg")
    await run.advance("submitting", "submit", control.text, pressed=tools.clock.now(), reason="", note="")
    with tools.codes(run.attempt.user, names_of(run)) as wait:
        why = await run.site.press(again[-1], asks_to_send)
        await tools.mark("pressed")
        if why is not None:
            await run.advance(
                "failed", "submit", f"not pressed: {why}", reason="not_pressed",
                note=f"the submit button could not be pressed ({why}): nothing was sent", pressed=None,
            )  # fmt: skip
            return
        outcome = await _outcome(run, before)
        if outcome.kind == "code" and await _may_read_code(run) and await give_code(run, wait):
            outcome = await _outcome(run, before)
    await tools.mark("outcome")
    await _conclude(run, outcome, steps)


async def _may_read_code(run: UnderWay) -> bool:
    """Only by the person's own switch; at the window they give it themselves."""
    return not run.window and (await run.tools.queue.settings(run.attempt.user)).read_codes


async def _outcome(run: UnderWay, before: BeforePress) -> Outcome:
    """Read until the page says something, the person at the window is done, or patience ends."""
    tools = run.tools
    patience = tools.patience
    until = tools.monotonic() + patience.outcome
    longest = tools.monotonic() + patience.person
    last = Outcome("waiting")
    while True:
        outcome = Outcome("waiting")
        if await run.site.after_press(max(until - tools.monotonic(), patience.poll)):
            outcome = read_outcome(before, await run.site.look(), await run.site.scan())
        if outcome.kind in FINAL:
            return outcome
        if outcome.kind in HUMAN and run.window:
            until = longest
        elif run.site.broken:
            # What the page says of it is not believed: it may have arrived all the same.
            outcome, until = Outcome("waiting"), min(until, tools.monotonic() + patience.broken)
        elif outcome.kind != "waiting" and outcome == last and not run.site.sending:
            # What would lead back to a press must stand still, with nothing on its way to the site any more.
            return outcome
        if tools.monotonic() > until:
            return Outcome("waiting")
        last = outcome
        await tools.sleep(patience.poll)


async def _conclude(run: UnderWay, outcome: Outcome, steps: list[FilledStep]) -> None:
    if outcome.kind in FINAL:
        await _sent(run, outcome, steps)
    elif outcome.kind == "refused":
        await run.refused(steps, list(outcome.errors))
    elif outcome.kind == "closed":
        await run.keep_picture("after")
        note = f"the posting closed before the application arrived: {outcome.words[:300]}"
        await run.advance("failed", "outcome", outcome.words, reason="closed", note=note, page_url=run.site.url)
    elif outcome.kind in HUMAN:
        note = HUMAN[outcome.kind]
        await run.keep_picture("after")
        await run.advance("needs_human", "park", outcome.words, reason=outcome.kind, note=note, page_url=run.site.url)
    else:
        await run.keep_picture("after")
        await run.advance("unknown", "outcome", NOT_SAID, reason="not_said", note=NOT_SAID, page_url=run.site.url)


async def _sent(run: UnderWay, outcome: Outcome, steps: list[FilledStep]) -> None:
    words = outcome.words[:2_000]
    await run.advance(
        "submitted", "outcome", words, confirmation=words, page_url=run.site.url, reason="", note=TAKEN[outcome.kind],
    )  # fmt: skip
    await run.tools.evidence.keep(run.attempt, "confirmation", words.encode(), "text/plain")
    await run.keep_picture("after")
    for step in steps:
        report: FillReport = step.page.report
        await run.tools.note_used(run.attempt.user, report)
    if outcome.kind == "confirmed":
        await run.advance("confirmed", "confirm", words, note="the site confirmed it")
