"""How long a plan takes."""

from __future__ import annotations

import time

from companion.autofill.context import PlanContext
from companion.autofill.planner import plan_form
from companion.contracts import FormSnapshot
from tests.autofill.build import APPLICANT, TODAY, field
from tests.eval.table import Row

LABELS = ("First name", "Last name", "Email", "Phone", "Country", "City", "Are you legally authorized to work in the United States?",
          "Why do you want to work here? Please describe in a few sentences what interests you.", "LinkedIn Profile", "Gender")  # fmt: skip
RUNS = 20


def bench() -> list[Row]:
    """Milliseconds of a plan of 60 and of 300 fields, the tables loaded."""
    rows = []
    for count in (60, 300):
        fields = [
            field(f"{LABELS[at % len(LABELS)]}", name=f"field_{at}", description="Shown to the team only", id=f"f{at}")
            for at in range(count)
        ]
        form = FormSnapshot(url="https://jobs.example/apply", fields=fields)
        context = PlanContext("p", TODAY, ats="greenhouse")
        plan_form(form, APPLICANT, context)
        spent = []
        for _ in range(RUNS):
            started = time.perf_counter()
            plan_form(form, APPLICANT, context)
            spent.append((time.perf_counter() - started) * 1000)
        rows.append(Row("plan", f"{count} fields, median ms", sorted(spent)[RUNS // 2]))
    return rows
