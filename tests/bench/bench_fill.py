"""Scan, plan and fill of a form of 60 and of 300 fields in Chromium, each one's share, and the longest task the page had to bear.

The longest task is told twice: by the clock, as the page's own observer has it (a busy machine makes it longer), and by
the time the processor spent on it.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any

from playwright.async_api import Page

from companion.autofill.context import PlanContext
from companion.autofill.planner import plan_form
from companion.browser.launch import BrowserSession
from companion.browser.page_agent import PageAgent
from companion.contracts import FieldDescriptor, FillPlan, PlanItem
from tests.autofill.build import APPLICANT, TODAY
from tests.eval.table import Row

RUNS = 5
TRACE_SECONDS = 60
WATCH = (
    "window.longest=0;new PerformanceObserver(l=>{for(const e of l.getEntries())longest=Math.max(longest,e.duration)})"
    ".observe({entryTypes:['longtask']})"
)


def bench() -> list[Row]:
    """Milliseconds: medians of a few runs, the longest task over all of them (0: none reached 50 ms)."""
    return asyncio.run(_bench())


async def _bench() -> list[Row]:
    rows: list[Row] = []
    async with BrowserSession(shell=False, offline=True) as session:
        for size in (60, 300):
            page = await session.new_page()
            scans, plans, fills, longest = [], [], [], 0.0
            for _ in range(RUNS):
                agent = await _fresh(page, size)
                started = time.perf_counter()
                form = await agent.scan()
                scans.append((time.perf_counter() - started) * 1000)
                started = time.perf_counter()
                plan_form(form, APPLICANT, PlanContext("bench", TODAY))
                plans.append((time.perf_counter() - started) * 1000)
                plan = FillPlan(plan_id="bench", url=form.url, items=[_item(field) for field in form.fields])
                report = await agent.fill(plan, lambda _: b"")
                assert all(field.outcome == "filled" for field in report.fields), report
                fills.append(report.milliseconds)
                longest = max(longest, await page.evaluate("window.longest"))
            name = f"form of {size}"
            rows.append(Row(name, "longest task of the page, processor ms", await _longest_task(page, size)))
            parts = {
                "scan": sorted(scans)[RUNS // 2],
                "plan": sorted(plans)[RUNS // 2],
                "fill with settling and reading back": sorted(fills)[RUNS // 2],
            }
            for part, median in parts.items():
                rows.append(Row(name, f"{part}, ms", median, f"{median / sum(parts.values()):.0%} of all three"))
            rows.append(Row(name, "longest task of the page, ms", longest))
    return rows


async def _longest_task(page: Page, size: int) -> float:
    """Milliseconds of processor time of the longest task during one scan and fill, from the browser's own trace."""
    browser = page.context.browser
    assert browser is not None
    session = await browser.new_browser_cdp_session()
    events: list[dict[str, Any]] = []
    complete = asyncio.Event()
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda _: complete.set())
    agent = await _fresh(page, size)
    await session.send("Tracing.start", {"traceConfig": {"includedCategories": ["toplevel"]}})
    form = await agent.scan()
    await agent.fill(FillPlan(plan_id="b", url=form.url, items=[_item(field) for field in form.fields]), lambda _: b"")
    await session.send("Tracing.end")
    async with asyncio.timeout(TRACE_SECONDS):
        await complete.wait()
    await session.detach()
    mains = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = [event.get("tdur", 0) for event in events if (event["pid"], event["tid"]) in mains]
    return max(tasks) / 1000


def _item(field: FieldDescriptor) -> PlanItem:
    value = field.options[0].label if field.options else "7"
    return PlanItem(field_id=field.id, value=value, source="bench", confidence=1, reason="", signature=field.signature)


async def _fresh(page: Page, size: int) -> PageAgent:
    await page.goto("about:blank")
    await page.set_content(f"<!doctype html><form>{''.join(_field(n) for n in range(size))}</form>")
    await page.evaluate(WATCH)
    agent = PageAgent(page)
    await agent.settle(10, 1000)
    return agent


def _field(number: int) -> str:
    label = f"<label for=f{number}>Question number {number}</label>"
    if number % 5 == 3:
        return (
            f"<div class=field>{label}<select id=f{number}><option value=''>Select<option>Yes<option>No</select></div>"
        )
    if number % 5 == 4:
        radios = "".join(f"<label><input type=radio name=f{number}>{word}</label>" for word in ("Yes", "No"))
        return f"<fieldset><legend>Question number {number}</legend>{radios}</fieldset>"
    return f"<div class=field>{label}<input id=f{number}><p class=hint>Say it briefly</p></div>"
