"""Sections that repeat: which button adds an entry, how entries are told apart, and filling until all are there."""

from __future__ import annotations

import pytest

from companion.autofill.context import PlanContext
from companion.autofill.planner import plan_form
from companion.browser.fill_run import fill_page
from companion.contracts import FillPlan, FormSnapshot
from companion.profile.model import ResumeFile
from tests.agent.conftest import Open
from tests.agent.support import RESUME_BYTES
from tests.autofill.build import APPLICANT, TODAY

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

RESUME_FILE = ResumeFile(handle="resume:x", name="resume.pdf", media_type="application/pdf", size_bytes=20)
ADDS = {
    "named": "<button>Add work experience</button>",
    "bare under a heading": "<section><h3>Work Experience</h3><button>Add</button></section>",
    "bare in a named group": "<div role=group aria-label=Employment><button>+ Add another</button></div>",
    "a link drawn as a button": "<div><h3>Work History</h3><a role=button href='javascript:void(0)'>Add Position</a></div>",
    "German": "<button>Berufserfahrung hinzufügen</button>",
}
NO_ADDS = {
    "another file": "<section><h3>Work samples</h3><button>Add another file</button></section>",
    "a job list": "<button>Add to saved jobs</button><h3>Similar jobs</h3>",
    "skills": "<section><h3>Skills</h3><button>Add</button></section>",
    "submit": "<section><h3>Work Experience</h3><button>Save</button></section>",
    "a basket": "<h2>Jobs</h2><div><button>Add</button></div>",
}
UNNUMBERED = """<form><label>Resume<input type=file></label><section><h3>Work Experience</h3><div id=list></div><button type=button id=add>Add another</button></section></form>
<script>document.querySelector('#add').addEventListener('click', () => {
  document.querySelector('#list').insertAdjacentHTML('beforeend', '<div><label>Employer<input></label><label>Job title<input></label></div>');
});</script>"""


PARSER = """<form><label>Resume<input type=file id=cv></label><label>Name<input id=name></label>
<section><h3>Work Experience</h3><div id=list></div><button type=button id=add>Add another</button></section></form>
<script>const add = () => document.querySelector('#list').insertAdjacentHTML('beforeend', '<div><label>Company<input></label><label>Job title<input></label></div>');
document.querySelector('#add').addEventListener('click', add);
document.querySelector('#cv').addEventListener('change', () => setTimeout(() => {
  add(); document.querySelectorAll('#list input')[0].value = 'What the parser took for the company';
}, 300));</script>"""


@pytest.mark.parametrize("name", ADDS)
async def test_the_button_that_adds_an_entry(open_page: Open, name: str) -> None:
    opened = await open_page(f"<form>{ADDS[name]}<label>Name<input></label></form>")
    adds = [(one.id, one.group) for one in (await opened.scan()).fields if one.kind == "add"]
    assert adds == [("add-work-0", "work/0")]


@pytest.mark.parametrize("name", NO_ADDS)
async def test_a_button_that_adds_something_else(open_page: Open, name: str) -> None:
    opened = await open_page(f"<form>{NO_ADDS[name]}<label>Name<input></label></form>")
    assert [one.label for one in (await opened.scan()).fields if one.kind == "add"] == []


async def test_entries_are_added_one_by_one_and_filled_newest_first(open_page: Open) -> None:
    opened = await open_page(UNNUMBERED)

    async def plan(form: FormSnapshot) -> FillPlan:
        return plan_form(form, APPLICANT, PlanContext("p", TODAY, ats="workday"))

    done = await fill_page(opened.agent, plan, lambda _: b"")
    boxes = await opened.page.locator("#list input").evaluate_all("(all) => all.map((one) => one.value)")
    wanted = [text for work in APPLICANT.resume.work for text in (work.name, work.position)]
    assert boxes == wanted
    assert [one.source for one in done.report.fields if one.field_id.startswith("add-")] == [
        f"profile:work[{number}]" for number in range(len(APPLICANT.resume.work))
    ]


async def test_a_button_that_does_nothing_is_reported_and_pressed_once(open_page: Open) -> None:
    opened = await open_page(
        "<form><label>Resume<input type=file></label><section><h3>Education</h3>"
        "<button type=button onclick='document.title += \"!\"'>Add</button></section></form>"
    )

    async def plan(form: FormSnapshot) -> FillPlan:
        return plan_form(form, APPLICANT, PlanContext("p", TODAY, ats="workday"))

    done = await fill_page(opened.agent, plan, lambda _: b"")
    added = [one for one in done.report.fields if one.field_id.startswith("add-")]
    assert [(one.outcome, one.reason) for one in added] == [("failed", "no further entry came up")]
    assert (await opened.page.title()).count("!") == 1


async def test_what_the_sites_own_parser_wrote_is_written_over_but_what_a_person_typed_is_not(open_page: Open) -> None:
    opened = await open_page(PARSER)
    await opened.agent.scan()
    await opened.page.locator("#name").press_sequentially("My own")
    profile = APPLICANT.model_copy(update={"resume_file": RESUME_FILE})

    async def plan(form: FormSnapshot) -> FillPlan:
        return plan_form(form, profile, PlanContext("p", TODAY, ats="workday"))

    done = await fill_page(opened.agent, plan, lambda _: RESUME_BYTES)
    boxes = await opened.page.locator("#list input").evaluate_all("(all) => all.map((one) => one.value)")
    assert boxes == [text for work in APPLICANT.resume.work for text in (work.name, work.position)]
    assert await opened.page.locator("#name").input_value() == "My own"
    assert {one.outcome for one in done.report.fields} <= {"filled", "kept"}, done.report.fields
