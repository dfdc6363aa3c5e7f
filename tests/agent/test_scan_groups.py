"""Controls that are one question, and sections that repeat."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_radios_are_one_question(open_page: Open) -> None:
    form = await (
        await open_page(
            "<fieldset><legend>Shift</legend><label><input type=radio name=s value=d checked>Day</label>"
            "<label><input type=radio name=s value=n>Night</label></fieldset>"
        )
    ).scan()
    (field,) = form.fields
    assert (field.kind, field.label, field.value) == ("radio", "Shift", "Day")
    assert [(option.label, option.value) for option in field.options] == [("Day", "d"), ("Night", "n")]


async def test_radios_of_two_forms_are_two_questions(open_page: Open) -> None:
    one = "<form><label><input type=radio name=s>A</label><label><input type=radio name=s>B</label></form>"
    assert len((await (await open_page(one + one)).scan()).fields) == 2


async def test_checkboxes_of_one_name_are_one_question(open_page: Open) -> None:
    form = await (
        await open_page(
            "<fieldset><legend>Languages</legend><label><input type=checkbox name='l[]' checked>English</label>"
            "<label><input type=checkbox name='l[]'>German</label></fieldset>"
        )
    ).scan()
    (field,) = form.fields
    assert (field.kind, field.label, field.value, field.multiple) == ("checkbox_group", "Languages", ["English"], True)


async def test_consents_stay_apart(open_page: Open) -> None:
    words = "I have read the privacy notice of this company and agree that my data are kept for two years"
    form = await (
        await open_page(
            f"<fieldset><legend>Consent</legend><label><input type=checkbox name=a>{words}</label>"
            f"<label><input type=checkbox name=b>{words} more</label></fieldset>"
        )
    ).scan()
    assert [field.kind for field in form.fields] == ["checkbox", "checkbox"]
    assert form.fields[0].label == words


async def test_yes_no_buttons_with_a_hidden_twin(open_page: Open) -> None:
    form = await (
        await open_page(
            "<div data-field-path=q1><label>May you work here?*</label><div><button type=submit>Yes</button>"
            "<button type=submit>No</button><input type=checkbox style='display:none'></div></div>"
            "<button type=submit>Apply</button>"
        )
    ).scan()
    (field,) = form.fields
    assert (field.kind, field.label, field.required) == ("buttons", "May you work here?", True)
    assert [option.label for option in field.options] == ["Yes", "No"]


async def test_back_and_next_are_no_question(open_page: Open) -> None:
    form = await (await open_page("<div><button>Back</button><button>Next</button></div>")).scan()
    assert form.fields == []


async def test_spin_boxes_are_one_date(open_page: Open) -> None:
    form = await (
        await open_page(
            "<div><label>From*</label><div data-automation-id=dateInputWrapper>"
            "<input role=spinbutton aria-label=Month value=3>/<input role=spinbutton aria-label=Year value=2021></div></div>"
            "<input name=other>"
        )
    ).scan()
    assert (form.fields[0].kind, form.fields[0].label, form.fields[0].value) == ("date_parts", "From", "2021-03")
    assert len(form.fields) == 2


async def test_react_select_and_its_twin_are_one_question(open_page: Open) -> None:
    form = await (
        await open_page(
            "<div class=select><label for=country>Country</label><div class='select-shell'>"
            "<div class=select__control><div class=select__value-container><div class=select__placeholder>Select...</div>"
            "<div class=select__input-container><input id=country class=select__input role=combobox aria-haspopup=true></div>"
            "</div></div><input required aria-hidden=true tabindex=-1 style='opacity:0;position:absolute'></div></div>"
        )
    ).scan()
    (field,) = form.fields
    assert (field.kind, field.widget, field.label, field.required) == ("combobox", "react-select", "Country", True)
    assert field.value is None
    assert field.options_complete is False


@pytest.mark.parametrize(
    ("shown", "value"),
    [("0 items selected", None), ("Keine Auswahl", None), ("0 sélectionné", None), ("2 items selected", ["2 items selected"])],
)  # fmt: skip
async def test_a_count_of_none_is_no_choice(open_page: Open, shown: str, value: list[str] | None) -> None:
    page = await open_page(
        "<label for=s>Skills</label><div data-automation-id=multiSelectContainer style='border:1px solid'>"
        f"<p>{shown}</p><input id=s role=combobox aria-haspopup=listbox aria-multiselectable=true></div>"
    )
    (field,) = (await page.scan()).fields
    assert (field.label, field.value) == ("Skills", value)


async def test_repeated_sections(open_page: Open) -> None:
    work = "".join(
        f"<h4>Work Experience {number}</h4><label>Company<input id=workExperience-{number * 70}--company></label>"
        f"<label>Title<input id=workExperience-{number * 70}--title></label>"
        for number in (1, 2)
    )
    school = "<label>School<input id=school--0></label><label>Start year<input id=start-year--0></label>"
    form = await (
        await open_page(f"<form>{work}<h3>Education</h3>{school}<label>Why?<input id=q1></label></form>")
    ).scan()
    assert [field.group for field in form.fields] == [
        "work/0", "work/0", "work/1", "work/1", "education/0", "education/0", None,
    ]  # fmt: skip


async def test_open_shadow_roots(open_page: Open) -> None:
    page = await open_page(
        "<x-form></x-form><script>const root=document.querySelector('x-form').attachShadow({mode:'open'});"
        "root.innerHTML='<x-in formcontrolname=firstName></x-in>';"
        "const inner=root.firstChild.attachShadow({mode:'open'});"
        "inner.innerHTML='<label for=a>First name</label><input id=a>';</script>"
    )
    (field,) = (await page.scan()).fields
    assert field.label == "First name"
    assert field.selector == "x-form > :nth-child(1)" or " >>> " in field.selector
    assert "firstName" in field.texts.automation
    reports = await page.fill({"First name": "Ada"})
    assert reports["First name"].outcome == "filled"
    inside = "document.querySelector('x-form').shadowRoot.firstChild.shadowRoot.querySelector('input').value"
    assert await page.page.evaluate(inside) == "Ada"


SHIFTS = (
    "<script>const make=(name,inner)=>customElements.define(name,class extends HTMLElement{connectedCallback(){"
    "this.attachShadow({mode:'open'}).innerHTML=inner}});"
    "make('x-radio','<input type=radio name=shift><span></span>');make('x-row','<label><slot></slot></label>');"
    "make('y-radio','<label><input type=radio name=level><slot></slot></label>')</script>"
    "<div role=radiogroup aria-label=Shift><x-row label=Day><x-radio></x-radio></x-row><x-row label=Night><x-radio></x-radio></x-row></div>"
    "<p>Level</p><y-radio>Junior</y-radio><y-radio>Senior</y-radio>"
    "<div role=radiogroup aria-label=Pay><div role=radio name=h aria-checked=false tabindex=0>Hourly</div><div role=radio name=m aria-checked=false tabindex=0>Monthly</div></div>"
)


async def test_radios_that_each_have_a_shadow_tree_are_one_question(open_page: Open) -> None:
    page = await open_page(f"<form>{SHIFTS}</form>")
    found = {field.label: [option.label for option in field.options] for field in (await page.scan()).fields}
    assert found == {"Shift": ["Day", "Night"], "Level": ["Junior", "Senior"], "Pay": ["Hourly", "Monthly"]}
    reports = await page.fill({"Shift": "Night", "Level": "Senior"})
    assert {report.outcome for report in reports.values()} == {"filled"}


UNSAID = (
    "<style>.gone{display:none}[tabindex]{border:1px solid;height:22px}</style><script>"
    # Elements that tell by nothing but their name what they are; what is chosen shows as an attribute.
    "const own=(name,press)=>customElements.define(name,class extends HTMLElement{connectedCallback(){"
    "this.attachShadow({mode:'open'}).innerHTML='<i>o</i><slot></slot>';this.onclick=()=>press(this)}});"
    "own('x-radio',(at)=>{for(const o of at.parentElement.children)o.toggleAttribute('checked',o===at)});"
    "own('x-switch',(at)=>at.toggleAttribute('checked'));own('x-menu-toggle',()=>{});"
    "const flip=(at)=>at.setAttribute('aria-checked',String(at.getAttribute('aria-checked')!=='true'));</script>"
    "<form><x-menu-toggle>Open</x-menu-toggle><p id=sh>Shift</p><x-radios aria-labelledby=sh><x-radio>Day</x-radio><x-radio>Night</x-radio></x-radios>"
    "<x-switch>Travel</x-switch>"
    # A switch with a native box beside it that only carries the value, and one that listens inside alone.
    "<button type=button role=switch aria-checked=false onclick=flip(this)>Nights</button><input type=checkbox class=gone>"
    "<div role=switch aria-checked=false aria-label=Remote><div style='height:20px' onclick='event.stopPropagation();flip(this.parentElement)'>o</div></div>"
    # Radios without a name, each in wrappings of its own.
    "<div><label>Level</label><div><div><label><input type=radio onclick='l2.checked=false' id=l1>Junior</label></div>"
    "<div><label><input type=radio onclick='l1.checked=false' id=l2>Senior</label></div></div></div>"
    # Buttons that say that they are pressed, deep in a set.
    "<fieldset><legend>Contract</legend><span><i><button type=button aria-pressed=false onclick=press(this)>Fixed</button></i></span>"
    "<span><i><button type=button aria-pressed=false onclick=press(this)>Open</button></i></span></fieldset>"
    # A box that is pressed, with its options in the closed list inside; one that asks for a date, and a calendar with selects of its own.
    "<div><label>Degree</label><div tabindex=0 class=x-dropdown onclick=\"this.children[1].className=''\"><span>Choose</span><ul class=gone><li><label><input type=checkbox>Master</label></ul><svg></svg></div></div>"
    "<div aria-labelledby=when aria-haspopup=dialog role=group><b id=when>Start date</b><div tabindex=0 class=x-date-picker__box>Select date</div></div>"
    "<div class=field><label>Last day</label><div class='datepicker'><input type=text readonly><div class=gone><select><option>January</select><select><option>2026</select></div></div></div>"
    "</form><script>const press=(at)=>{for(const o of document.querySelectorAll('[aria-pressed]'))o.setAttribute('aria-pressed',String(o===at))}</script>"
)


async def test_controls_that_say_little_of_what_they_are(open_page: Open) -> None:
    page = await open_page(UNSAID)
    form = await page.scan()
    assert [(field.label, field.kind) for field in form.fields if field.visible] == [
        ("Shift", "radio"), ("Travel", "checkbox"), ("Nights", "checkbox"), ("Remote", "checkbox"), ("Level", "radio"),
        ("Contract", "buttons"), ("Degree", "combobox"), ("Start date", "date"), ("Last day", "date"),
    ]  # fmt: skip
    wanted = {"Shift": "Night", "Travel": True, "Nights": True, "Remote": True, "Level": "Senior", "Contract": "Open"}
    reports = await page.fill(wanted, form)
    assert {label: (report.outcome, report.reason) for label, report in reports.items()} == dict.fromkeys(
        wanted, ("filled", "")
    )


async def test_same_page_gives_the_same_bytes(open_page: Open) -> None:
    html = "<form><label>A<input></label><label>A<input></label><label>B<select><option>1</select></label></form>"
    first, second = await open_page(html), await open_page(html)
    assert (await first.scan()).model_dump_json() == (await second.scan()).model_dump_json()
    assert (await first.scan()).model_dump_json() == (await second.scan()).model_dump_json()
