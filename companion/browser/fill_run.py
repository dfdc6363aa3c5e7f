"""Fills a page round by round: an answer may bring up further questions, which are scanned and planned anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from companion.browser.page_agent import PageAgent
from companion.contracts import FieldReport, FileValue, FillPlan, FillReport, FormSnapshot, PlanItem

MAX_ROUNDS = 5


@dataclass(frozen=True)
class FilledPage:
    """The form as it stands after the fill, all that was planned, and what became of it."""

    form: FormSnapshot
    plan: FillPlan
    report: FillReport


async def fill_page(
    agent: PageAgent, plan: Callable[[FormSnapshot], FillPlan], files: Callable[[FileValue], bytes]
) -> FilledPage:
    """Scan, plan and fill until nothing new comes up (at most `MAX_ROUNDS` times). Raises PageGone."""
    form = await agent.scan()
    whole = plan(form)
    items: dict[tuple[str, str], PlanItem] = {}
    reports: dict[tuple[str, str], FieldReport] = {}
    milliseconds = 0.0
    for _ in range(MAX_ROUNDS):
        fresh = [item for item in whole.items if (item.frame, item.field_id) not in items]
        if not fresh:
            break
        report = await agent.fill(whole.model_copy(update={"items": fresh}), files)
        milliseconds += report.milliseconds
        items |= {(item.frame, item.field_id): item for item in fresh}
        reports |= {(field.frame, field.field_id): field for field in report.fields}
        form = await agent.scan()
        whole = plan(form)
    questions = [q for q in whole.questions if (q.frame, q.field_id) not in items]
    done = whole.model_copy(update={"items": list(items.values()), "questions": questions})
    report = FillReport(
        plan_id=whole.plan_id,
        url=form.url,
        fields=list(reports.values()),
        questions=questions,
        milliseconds=milliseconds,
    )
    return FilledPage(form, done, report)
