"""Fills a page round by round: an answer may bring up further questions, which are scanned and planned anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from companion.browser.page_agent import PageAgent
from companion.contracts import FieldOption, FieldReport, FileValue, FillPlan, FillReport, FormSnapshot, PlanItem

MAX_ROUNDS = 8

Key = tuple[str, str]
"""Frame and id of a field."""


@dataclass(frozen=True)
class FilledPage:
    """The form as it stands after the fill, all that was planned, and what became of it."""

    form: FormSnapshot
    plan: FillPlan
    report: FillReport


async def fill_page(
    agent: PageAgent, plan: Callable[[FormSnapshot], Awaitable[FillPlan]], files: Callable[[FileValue], bytes]
) -> FilledPage:
    """Scan, plan and fill until nothing new comes up (at most `MAX_ROUNDS` times). Raises PageGone."""
    form = await agent.scan()
    whole = await plan(form)
    items: dict[Key, PlanItem] = {}
    reports: dict[Key, FieldReport] = {}
    milliseconds = 0.0
    for _ in range(MAX_ROUNDS):
        fresh = [item for item in whole.items if _is_fresh(item, items, reports)]
        if not fresh:
            break
        report = await agent.fill(whole.model_copy(update={"items": fresh}), files)
        milliseconds += report.milliseconds
        items |= {(item.frame, item.field_id): item for item in fresh}
        reports |= {(field.frame, field.field_id): field for field in report.fields}
        form = _with_offers(await agent.scan(), reports)
        whole = await plan(form)
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


def _is_fresh(item: PlanItem, items: dict[Key, PlanItem], reports: dict[Key, FieldReport]) -> bool:
    """New, or planned otherwise now that its list was seen."""
    key = (item.frame, item.field_id)
    if key not in items:
        return True
    return bool(reports[key].offered) and item.value != items[key].value


def _with_offers(form: FormSnapshot, reports: dict[Key, FieldReport]) -> FormSnapshot:
    """The form with what its lists offered when they were opened."""
    fields = []
    for field in form.fields:
        report = reports.get((field.frame, field.id))
        offered = report.offered if report and report.outcome == "failed" else []
        options = [FieldOption(label=label) for label in offered]
        fields.append(field.model_copy(update={"options": options}) if options else field)
    return form.model_copy(update={"fields": fields})
