"""The main job on each kind of employer: page, badge, panel, highlight, fill, report."""

from __future__ import annotations

import pytest

from tests.support.browser import JobTab, values_of_form
from tests.support.sample import RESUME_NAME
from tests.support.world import World

pytestmark = pytest.mark.asyncio(loop_scope="session")

KINDS = ("registered-nurse", "software-engineer", "math-teacher", "product-designer", "mechanical-engineer")
FORMS = {
    "registered-nurse": "#application_form", "software-engineer": "#application-form", "math-teacher": "#application-form",
    "product-designer": "#form", "mechanical-engineer": "#wd-root", "field-technician": "#oneclick", "marketing-manager": "#form",
    "physical-therapist": "#candidate",
}  # fmt: skip
"""slug -> the form's selector."""

GOT = {
    "registered-nurse": {
        "job_application[first_name]": "Maya", "job_application[last_name]": "Lindgren", "job_application[email]": "maya.lindgren@example.com",
        "job_application[resume]": RESUME_NAME, "website_hp": "",
    },
    "software-engineer": {
        "first_name": "Maya", "last_name": "Lindgren", "email": "maya.lindgren@example.com", "resume": RESUME_NAME, "country": "United States",
        "question_7003": "Yes", "question_7004": "No", "question_7001": "https://www.linkedin.com/in/maya-lindgren",
    },
    "math-teacher": {"name": "Maya Okonkwo Lindgren", "email": "maya.lindgren@example.com", "resume": RESUME_NAME, "urls[LinkedIn]": "https://www.linkedin.com/in/maya-lindgren"},
    "product-designer": {"_systemfield_email": "maya.lindgren@example.com", "_systemfield_resume": RESUME_NAME, "_systemfield_name": "Maya Okonkwo Lindgren"},
    "mechanical-engineer": {
        "name--legalName--firstName": "Maya", "name--legalName--lastName": "Lindgren", "emailAddress--emailAddress": "maya.lindgren@example.com",
        "address--city": "Chicago", "address--postalCode": "60607", "country--country": "United States of America", "address--countryRegion": "Illinois",
    },
    "field-technician": {
        "firstName": "Maya", "emailConfirmation": "maya.lindgren@example.com", "city": "Chicago, Illinois, United States", "resume": RESUME_NAME,
        "experience-1-company": "Harrow Payments", "experience-2-company": "Blue Heron Analytics", "education-1-major": "Computer Science",
    },
    "marketing-manager": {
        "lastname": "Lindgren", "QA_9001": "YES", "QA_9002": "NO", "CA_16738": "Company website", "resume": RESUME_NAME, "experience_2_title": "Software Engineer",
    },
    "physical-therapist": {
        "cName": "Maya Okonkwo Lindgren", "hp_7f2b": "", "cSalary": "175000", "cWorkPosition_1": "Senior Software Engineer", "cWorkCompany_2": "Blue Heron Analytics", "cResume": RESUME_NAME,
    },
}  # fmt: skip
"""slug -> what the employer would get, at the least."""

UNTOLD = ("gender", "race", "ethnicity", "veteran", "disability", "hispanic", "eeo[", "survey", "consent")
"""The sample person said nothing about these."""


@pytest.mark.parametrize("slug", KINDS)
async def test_a_posting_gets_its_number(world: World, tab: JobTab, slug: str) -> None:
    posting = world.site.postings[slug]
    await tab.page.goto(world.site.posting_url(slug))
    state = await tab.state("posting", "elsewhere", "error")
    assert state["phase"] == "posting", state
    reading = state["reading"]
    assert reading["posting"]["title"] == posting.title
    assert reading["posting"]["company"] == posting.company
    assert await tab.badge() == str(round(reading["score_card"]["score"]))
    panel = await tab.panel()
    assert await panel.locator("[data-test=title]").inner_text() == posting.title
    assert await panel.locator("[data-test=score]").first.inner_text() == await tab.badge()


@pytest.mark.parametrize("slug", FORMS)
async def test_one_click_fills_the_form_and_reports(world: World, tab: JobTab, slug: str) -> None:
    await tab.page.goto(world.site.posting_url(slug))
    await tab.state("posting")
    await tab.page.goto(world.site.form_url(slug))
    await tab.state("posting", "elsewhere")
    if slug == "software-engineer":
        await tab.page.locator("#application-form[data-ready]").wait_for()
    fill = await tab.fill()
    assert fill["phase"] == "done", fill
    fields = fill["report"]["fields"]
    failed = [(one["label"], one["reason"]) for one in fields if one["outcome"] == "failed"]
    assert failed == []
    got = await tab.page.evaluate(values_of_form(FORMS[slug]))
    assert await tab.page.locator("[data-autofilled]").count() == 0, "the site's own parser was set going"
    for name, value in GOT[slug].items():
        assert got.get(name, [""])[0] == value, (name, got)
    told = {
        name: values for name, values in got.items() if any(word in name.lower() for word in UNTOLD) and any(values)
    }
    assert {name: values for name, values in told.items() if "baseTemplate" not in name and values != ["0"]} == {}


async def test_a_reason_lights_up_its_words(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.posting_url("software-engineer"))
    await tab.state("posting")
    panel = await tab.panel()
    await panel.locator('button[title="Show the words in the page"]').first.click()
    said = panel.locator("#live")
    await said.filter(has_text="Marked in the page").wait_for(state="attached")
    marked = await tab.page.evaluate("[...CSS.highlights.values()].reduce((sum, one) => sum + one.size, 0)")
    assert marked > 0


async def test_the_report_names_each_source_and_each_open_question(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.form_url("software-engineer"))
    await tab.state("posting")
    panel = await tab.panel()
    await panel.locator("[data-test=fill]").click()
    fill = await tab.fill_state("done")
    entries = panel.locator("[data-test=field]")
    await panel.locator("[data-test=report]").wait_for()
    assert await entries.count() == len(fill["report"]["fields"])
    assert all([await one.locator("[data-test=source]").inner_text() for one in await entries.all()])
    questions = await panel.locator("[data-test=question]").all_inner_texts()
    assert any("system you are proud of" in text for text in questions), questions
    assert "Nothing was sent" in await panel.locator("[data-test=fill-line]").inner_text()


async def test_a_typed_answer_is_never_filled_over(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.form_url("registered-nurse"))
    await tab.page.locator("#first_name").press_sequentially("Majken")
    await tab.state("posting")
    fill = await tab.fill()
    assert await tab.page.locator("#first_name").input_value() == "Majken"
    assert await tab.page.locator("#last_name").input_value() == "Lindgren"
    assert not any(one["field_id"] == "first_name" and one["outcome"] == "filled" for one in fill["report"]["fields"])


async def test_the_steps_of_workday_are_filled_one_by_one(world: World, tab: JobTab) -> None:
    await tab.page.goto(world.site.form_url("mechanical-engineer"))
    await tab.state("posting", "elsewhere")
    await tab.fill()
    form = tab.page.locator("#wd-root")
    for field, choice in (("source--source", "Company Website"), ("phoneNumber--phoneType", "Mobile")):
        values = await tab.page.evaluate(values_of_form("#wd-root"))
        if not values.get(field, [""])[0]:
            await form.locator(f'[id="{field}"]').click()
            await tab.page.locator(".wd-popup li", has_text=choice).click()
    await tab.page.locator("#wd-next").click()
    await tab.page.locator("h2", has_text="My Experience").wait_for()
    fill = await tab.fill()
    assert fill["phase"] == "done", fill
    got = await tab.page.evaluate(values_of_form("#wd-root"))
    # The site's own parser wrote over both after the upload; the fill came last.
    assert got["workExperience-1--jobTitle"] == ["Senior Software Engineer"]
    assert got["workExperience-1--companyName"] == ["Harrow Payments"]
    assert got["resume"] == [RESUME_NAME]
