"""What a question is called, by each way a page has to say so."""

from __future__ import annotations

import pytest

from tests.agent.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

CASES = {
    "label for": ("<label for=a>City</label><input id=a>", "City"),
    "label around": ("<label>City <input></label>", "City"),
    "label around a widget": (
        "<label><div class=label>City</div><input><div class=dropdown-results>No place found</div></label>",
        "City",
    ),
    "aria-label": ("<input aria-label=City>", "City"),
    "aria-labelledby": ("<b id=x>City</b> <b id=y>of birth</b><input aria-labelledby='x y'>", "City of birth"),
    "text before": ("<p>City: <input></p>", "City"),
    "block before": ("<div><div>City</div><div><input></div></div>", "City"),
    "table cell": ("<table><tr><td>City</td><td><input></td></tr><tr><td>Zip<td><input></tr></table>", "City"),
    "table column": (
        "<table><tr><th>City<th>Zip</tr><tr><td><input><td><input></tr><tr><td><input><td><input></tr></table>",
        "City",
    ),
    "unit after": ("<p>Date <select><option>1</select>月 <select><option>1</select>日</p>", "月"),
    "definition list": ("<dl><dt>City</dt><dd><input></dd><dt>Zip</dt><dd><input></dd></dl>", "City"),
    "lines": ("City: <input><br>Street: <input>", "City"),
    "placeholder": ("<input placeholder=City>", "City"),
    "title": ("<input title=City>", "City"),
    "name": ("<input name=homeCity>", "home City"),
    "star dropped": ("<label>City * <input></label>", "City"),
    "heavy star dropped": ("<label>City ✱<input></label>", "City"),
    "required word dropped": ("<label>City (required)<input></label>", "City"),
    "question over heading": (
        "<div><h4>About you</h4><div class=application-label>Which city?</div><input></div><input name=other>",
        "Which city?",
    ),
    "error is no label": (
        "<div><div class=error>Cannot be empty</div><label for=a>City</label><input id=a></div>",
        "City",
    ),
}


@pytest.mark.parametrize("case", CASES)
async def test_label(open_page: Open, case: str) -> None:
    html, label = CASES[case]
    form = await (await open_page(html)).scan()
    assert form.fields[0].label == label


async def test_of_controls_with_one_id_only_the_first_has_its_label(open_page: Open) -> None:
    form = await (await open_page("<label for=a>City</label><input id=a><div>Zip <input id=a></div>")).scan()
    assert [field.label for field in form.fields] == ["City", "Zip"]
    assert [field.texts.html_id for field in form.fields] == ["a", ""]


async def test_of_two_labels_for_one_id_the_one_nearest_to_the_control_names_it(open_page: Open) -> None:
    html = "<p><label for=a>Phone</label><input id=a></p><p><label for=a>Grant</label><input id=a name=grant></p>"
    form = await (await open_page(html)).scan()
    assert [field.label for field in form.fields] == ["Phone", "Grant"]
    html = (
        "<label for=a>Full name</label><p><span><input id=a><label for=a>First</label></span><span><input></span></p>"
    )
    assert (await (await open_page(html)).scan()).fields[0].label == "Full name First"


async def test_radios_loose_in_a_form_are_named_by_what_stands_behind_the_field_before_them(open_page: Open) -> None:
    radios = "".join(f"<input type=radio name=r id={one}><label for={one}>{one}</label>" for one in ("Yes", "No"))
    html = f"<form><label for=n>Name</label><input id=n><br><label>Smoker</label><br>{radios}</form>"
    form = await (await open_page(html)).scan()
    assert [field.label for field in form.fields] == ["Name", "Smoker"]


async def test_a_search_is_known_by_its_role_its_name_or_its_button(open_page: Open) -> None:
    forms = {
        "role": "<div role=search><input></div>",
        "name": "<form class=job-filters><input></form>",
        "button": "<form><input><button>Search jobs</button></form>",
        "button of another language": "<form><input><input type=submit value='Vacatures zoeken'></form>",
        "application": "<form><input><button>Send</button></form>",
        "lookup inside": "<form><input><button type=button>Search</button><button>Next</button></form>",
        "contact": "<form id=search><input><textarea></textarea><button>Search</button></form>",
        "none": "<input>",
    }
    form = await (await open_page("".join(forms.values()))).scan()
    found = [field.searches for field in form.fields if field.kind != "textarea"]
    assert dict(zip(forms, found, strict=True)) == {name: at < 4 for at, name in enumerate(forms)}


async def test_a_box_drawn_as_a_heading_is_the_section(open_page: Open) -> None:
    html = (
        "<div class=sub_heading>Spouse</div><div><label>Name <input></label></div><div><label>Age <input></label></div>"
    )
    form = await (await open_page(html)).scan()
    assert [field.texts.section for field in form.fields] == ["Spouse", "Spouse"]


async def test_a_list_that_nobody_chose_from_may_be_filled(open_page: Open) -> None:
    lists = ("<option>Yes<option>No", "<option>Yes<option selected>No", "<option selected>Yes<option>No")
    page = await open_page("".join(f"<label>Q{at}<select>{one}</select></label>" for at, one in enumerate(lists)))
    assert [field.parsed for field in (await page.scan()).fields] == [True, False, False]


REQUIRED = {
    "attribute": "<label>City<input required></label>",
    "aria": "<label>City<input aria-required=true></label>",
    "star": "<label>City *<input></label>",
    "heavy star": "<label>City<span class=required>✱</span><input></label>",
    "class": "<div class=field><label class='title _required_x1'>City</label><input></div>",
    "word": "<label>City (required)<input></label>",
    "German": "<label>Stadt (Pflichtfeld)<input></label>",
    "Japanese": "<label>市区町村 必須<input></label>",
    "drawn star": "<style>label::after{content:' *'}</style><label for=a>City</label><input id=a>",
    "radio set": "<fieldset><legend>Size *</legend><label><input type=radio name=s>S</label><label><input type=radio name=s>L</label></fieldset>",
}


@pytest.mark.parametrize("case", REQUIRED)
async def test_required(open_page: Open, case: str) -> None:
    assert (await (await open_page(REQUIRED[case])).scan()).fields[0].required


@pytest.mark.parametrize(
    "html",
    [
        "<label>City<input></label>",
        "<label>City (optional)<input></label>",
        "<div class=not-required><label>City<input></label></div>",
        "<label>Notes<input></label><p>Fields with * are required</p>",
    ],
)
async def test_not_required(open_page: Open, html: str) -> None:
    assert not (await (await open_page(html)).scan()).fields[0].required


async def test_texts_of_all_kinds(open_page: Open) -> None:
    form = await (
        await open_page(
            "<h2>Address</h2><form id=f><label for=c>City</label>"
            "<input id=c name=town autocomplete=address-level2 placeholder=Berlin title=Where aria-describedby=h "
            "data-automation-id=cityField><p id=h>Where you live</p><label>Zip<input></label></form>"
        )
    ).scan()
    texts = form.fields[0].texts
    assert (texts.label, texts.section, texts.name, texts.html_id) == ("City", "Address", "town", "c")
    assert (texts.autocomplete, texts.placeholder, texts.title) == ("address-level2", "Berlin", "Where")
    assert (texts.description, texts.automation) == ("Where you live", "cityField")
    assert form.fields[0].form == "f"


async def test_evaluation_marks_are_not_read(open_page: Open) -> None:
    form = await (await open_page("<label>City<input data-eval=7></label>")).scan()
    assert "7" not in form.model_dump_json(exclude={"fields": {0: {"signature"}}})
