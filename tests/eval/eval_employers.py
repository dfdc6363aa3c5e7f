"""Attended filling on the form of every kind of ATS, by the real scanner, planner and filler: what the employer would get.

`python -m tests.eval.eval_employers [slug…]` lists every miss, every wrong value and every question left open.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from playwright.async_api import Frame, Page

from companion.autofill.context import PlanContext
from companion.autofill.planner import plan_form
from companion.browser.fill_run import FilledPage, fill_page
from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import FillPlan, FormSnapshot, Posting
from companion.profile.model import Profile, ResumeFile
from tests.employers.jobvite import Jobvite
from tests.employers.site import HOST_RULES, EmployersSite
from tests.eval.table import Row
from tests.support.sample import RESUME_NAME, resume_pdf, sample_profile

NAME = "employers"
FLOORS: dict[str, float] = {
    "all/answered right": 0.98,
    "max:all/wrong": 0,
    "max:all/required, neither answered nor asked": 0,
}
ANSWERS = Path(__file__).with_name("employer_answers.toml")
TODAY = date(2026, 11, 24)
PAGES = 5
"""Forms filled at once."""
MAX_STEPS = 6
BY_HAND = "by hand"

VALUES = """() => {
  const found = {};
  const add = (name, value) => (found[name] ??= []).push(value instanceof File ? value.name : String(value));
  for (const root of document.querySelectorAll('[data-form], #application-form, #form, #wd-root')) {
    if (!root.formState) continue;
    for (const [name, value] of Object.entries(root.formState.values)) for (const one of [value].flat()) add(name, one);
    for (const [name, file] of Object.entries(root.formState.files)) add(name, file);
    return found;
  }
  for (const form of document.forms) for (const [name, value] of new FormData(form)) if (name && !(value instanceof File && !value.name)) add(name, value);
  return found;
}"""
NEXT = """(hand) => {
  const root = [...document.querySelectorAll('[data-form], #wd-root')].find((at) => at.formState);
  if (!root) { const next = document.querySelector('input.next'); next?.click(); return Boolean(next); }
  const before = root.dataset.at ?? root.querySelector('[data-automation-id="progressBarActiveStep"]')?.textContent;
  for (const key of root.formState.missing()) root.formState.set(key, hand);
  const button = root.querySelector('#wd-next, .submit');
  if (!/next|continue/i.test(button?.textContent ?? '')) return false;
  button.click();
  return (root.dataset.at ?? root.querySelector('[data-automation-id="progressBarActiveStep"]')?.textContent) !== before;
}"""
"""Answers what is still open as a person would, and goes to the next step; whether there was one."""


@dataclass
class Tally:
    """What became of one form."""

    seen: set[tuple[str, str]] = field(default_factory=set)
    silent: list[str] = field(default_factory=list)
    """Required questions that were neither answered nor asked about."""
    open: list[str] = field(default_factory=list)
    got: dict[str, list[str]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    right: int = 0

    @property
    def answerable(self) -> int:
        return self.right + len(self.missed)


def _profile() -> Profile:
    resume = ResumeFile(handle="resume:eval", name=RESUME_NAME, media_type="application/pdf", size_bytes=1)
    return sample_profile().model_copy(update={"resume_file": resume})


def _planner(site: EmployersSite, slug: str, profile: Profile) -> Any:
    posting = site.postings[slug]
    context = PlanContext(
        "eval", TODAY, posting=Posting(title=posting.title, company=posting.company, locations=[posting.place]),
        country=posting.facts["country"],
    )  # fmt: skip

    async def plan(form: FormSnapshot) -> FillPlan:
        return plan_form(form, profile, context)

    return plan


async def _values(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for frame in page.frames:
        for name, values in (await frame.evaluate(VALUES)).items():
            found.setdefault(name, []).extend(values)
    return found


async def _next(page: Page, agent: PageAgent) -> bool:
    frames: list[Frame] = page.frames
    for frame in frames:
        if await frame.evaluate(NEXT, BY_HAND):
            await agent.settle(150, 2000)
            await page.wait_for_load_state("networkidle")
            return True
    return False


async def measure_one(site: EmployersSite, browser: BrowserSession, slug: str, profile: Profile) -> Tally:
    """Fill one form, step by step."""
    page = await browser.new_page()
    tally = Tally()
    try:
        await page.goto(site.form_url(slug), wait_until="networkidle")
        opener = page.locator("#open-form")
        if await opener.count():
            await opener.click()
            await page.locator("[data-form]").wait_for()
        agent = PageAgent(page)
        resume = resume_pdf(profile)
        for _ in range(MAX_STEPS):
            before = await _values(page)
            filled = await fill_page(agent, _planner(site, slug, profile), lambda _: resume)
            _note(tally, filled)
            now = await _values(page)
            tally.got |= {name: values for name, values in now.items() if before.get(name) != values and any(values)}
            if not await _next(page, agent):
                break
        if await page.locator("[data-autofilled]").count():
            tally.wrong.append("the site's own parser was set going")
    finally:
        await page.close()
    return tally


def _note(tally: Tally, filled: FilledPage) -> None:
    done = {(one.frame, one.field_id): one for one in filled.report.fields}
    asked = {(one.frame, one.field_id): one for one in filled.plan.questions}
    for one in filled.form.fields:
        key = (one.frame, one.id)
        if not one.visible or not one.editable:
            continue
        tally.seen.add(key)
        if key in asked:
            tally.open.append(f"{one.label}: {asked[key].reason}")
        elif key not in done and one.required and one.value in (None, "", [], False):
            tally.silent.append(one.label)
    tally.failed += [
        f"{one.label or one.field_id}: {one.outcome}: {one.reason}"
        for one in done.values()
        if one.outcome not in ("filled", "kept")
    ]


def judge(tally: Tally, answers: dict[str, Any], site: EmployersSite, slug: str) -> None:
    """Compare what the employer would get with what the person would have given."""
    vendor, posting = site.vendor(slug), site.postings[slug]
    for key, wanted in answers.items():
        name = vendor.field_name(key[1:], posting) if key.startswith("@") and isinstance(vendor, Jobvite) else key
        given = tally.got.pop(name, None)
        if given is None:
            tally.missed.append(name if name == key else f"{key} ({name})")
        elif _fits(given, wanted):
            tally.right += 1
        else:
            tally.wrong.append(f"{key}: {given} instead of {wanted}")
    tally.wrong += [
        f"{name}: {values}"
        for name, values in tally.got.items()
        if BY_HAND not in values and not any("parser" in value for value in values) and not name.endswith("-name")
    ]


def _fits(given: list[str], wanted: Any) -> bool:
    if isinstance(wanted, list):
        return sorted(given) == sorted(wanted)
    text = given[0]
    if wanted.startswith("re:"):
        return re.fullmatch(wanted[3:], text, re.DOTALL) is not None
    return text == wanted


async def measure(slugs: list[str]) -> dict[str, Tally]:
    """A tally for each posting, several at once."""
    answers = tomllib.loads(ANSWERS.read_text(encoding="utf-8"))
    profile = _profile()
    gate = asyncio.Semaphore(PAGES)
    async with EmployersSite() as site, BrowserSession(shell=True, args=[HOST_RULES]) as browser:

        async def one(slug: str) -> Tally:
            async with gate:
                tally = await measure_one(site, browser, slug, profile)
            judge(tally, answers[slug], site, slug)
            return tally

        chosen = slugs or list(answers)
        return dict(zip(chosen, await asyncio.gather(*map(one, chosen)), strict=True))


def evaluate(_: Path) -> list[Row]:
    """Rows for `make eval`."""
    tallies = asyncio.run(measure([]))
    kinds = {slug: EmployersSite().postings[slug].kind for slug in tallies}
    rows = []
    for slug, tally in tallies.items():
        detail = (
            f"{tally.right} of {tally.answerable} · {len(tally.seen)} seen, {len(tally.open)} left open with a reason"
        )
        rows += [Row(kinds[slug], f"{slug} answered right", tally.right / max(1, tally.answerable), detail)]
    whole = sum(tally.answerable for tally in tallies.values())
    return [
        *rows,
        Row(
            "all",
            "answered right",
            sum(tally.right for tally in tallies.values()) / whole,
            f"of {whole} a profile can answer",
        ),
        Row("all", "wrong", sum(len(tally.wrong) for tally in tallies.values())),
        Row("all", "required, neither answered nor asked", sum(len(tally.silent) for tally in tallies.values())),
    ]


def main(slugs: list[str]) -> None:
    """Print everything that is not right."""
    for slug, tally in asyncio.run(measure(slugs)).items():
        print(f"== {slug}: right {tally.right} of {tally.answerable}, seen {len(tally.seen)}, open {len(tally.open)}")
        for name in ("wrong", "missed", "failed", "silent", "open"):
            for line in getattr(tally, name):
                print(f"   {name.upper():7} {line}")


if __name__ == "__main__":
    main(sys.argv[1:])
