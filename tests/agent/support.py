"""A page from a string, and a fill from a few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Page

from companion.browser.page_agent import PageAgent
from companion.contracts import (
    FieldDescriptor,
    FieldReport,
    FileValue,
    FillPlan,
    FillReport,
    FormSnapshot,
    PlanItem,
)

RESUME = FileValue(handle="resume:test", name="resume.pdf", media_type="application/pdf")
RESUME_BYTES = b"%PDF-1.4 a small one"


@dataclass
class Opened:
    """A page with the agent, and short words for what tests do with it."""

    page: Page
    agent: PageAgent

    async def scan(self) -> FormSnapshot:
        return await self.agent.scan()

    async def fields(self) -> dict[str, FieldDescriptor]:
        return {field.label: field for field in (await self.scan()).fields}

    async def fill(
        self, values: dict[str, Any], form: FormSnapshot | None = None, *, sensitive: bool = False
    ) -> dict[str, FieldReport]:
        """Fill by label, also fields no plan would name; reports by label."""
        form = form or await self.scan()
        items = [
            PlanItem(
                field_id=field.id,
                frame=field.frame,
                value=values[field.label],
                source="test",
                confidence=1,
                reason="",
                signature=field.signature,
                sensitive=sensitive,
            )
            for field in form.fields
            if field.label in values
        ]
        report = await self.agent.fill(plan_of(items), lambda value: RESUME_BYTES)
        names = {(field.frame, field.id): field.label for field in form.fields}
        return {names[field.frame, field.field_id]: field for field in report.fields}

    async def fill_everything(self, value: str = "LEAK", *, sensitive: bool = False) -> FillReport:
        """Put `value` into whatever was scanned: what a planner gone wrong would do."""
        form = await self.scan()
        items = [
            PlanItem(
                field_id=field.id,
                frame=field.frame,
                value=value,
                source="test",
                confidence=1,
                reason="",
                sensitive=sensitive,
            )
            for field in form.fields
        ]
        return await self.agent.fill(plan_of(items), lambda value: RESUME_BYTES)


def plan_of(items: Iterable[PlanItem]) -> FillPlan:
    return FillPlan(plan_id="test", url="about:blank", items=list(items))


async def opened(page: Page, html: str) -> Opened:
    """The page with this body."""
    await page.set_content(f"<!doctype html><meta charset=utf-8><title>Test</title>{html}")
    return Opened(page, PageAgent(page))
