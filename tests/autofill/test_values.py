"""Facts in the form a field wants."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.contracts import FieldDescriptor, FieldOption
from tests.autofill.build import field, plan, value

LABELS = ("First name", "Email", "Phone", "Country", "State", "Gender", "Password", "Resume", "City", "Date of birth", "Salary expectations",
          "Are you authorized to work in the US?", "Newsletter", "Name", "LinkedIn", "")  # fmt: skip
KINDS = ("text", "email", "tel", "url", "number", "password", "textarea", "select", "multiselect", "combobox", "radio", "checkbox",
         "checkbox_group", "buttons", "date", "month", "date_parts", "file", "search", "other")  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (field("Country", "select", ("Canada", "United States of America", "Mexico")), "United States of America"),
        (field("Land", "select", ("Deutschland", "Vereinigte Staaten", "Kanada")), "Vereinigte Staaten"),
        (field("Country", "select", ("CA", "US")), "US"), (field("Country", "select", ("Denmark",)), None),
        (field("State", "select", ("AL", "CA", "NY")), "CA"), (field("State", "select", ("AL - Alabama", "CA - California")), "CA - California"),
        (field("Date of birth", "date"), "1990-05-10"), (field("Date of birth", placeholder="MM/DD/YYYY"), "05/10/1990"),
        (field("Geburtsdatum", placeholder="TT.MM.JJJJ"), "10.05.1990"), (field("Date de naissance", placeholder="jj/mm/aaaa"), "10/05/1990"),
        (field("Phone", "tel", max_length=10), "4155552671"), (field("Phone", "tel", max_length=12), "+14155552671"),
        (field("Phone", "tel", max_length=4), None), (field("CV", "file", accept=".docx"), None),
        (field("Highest level of education", "select", ("High school", "Bachelor's degree", "Master's degree")), "Bachelor's degree"),
        (field("Notice period", "select", ("Immediately", "1 month", "3 months")), "1 month"),
    ],
)  # fmt: skip
def test_shapes(asked: FieldDescriptor, expected: object) -> None:
    assert value(asked) == expected


def test_the_dial_code_apart() -> None:
    code = field("Country code", "select", ("Canada (+1)", "Germany (+49)", "United States (+1)"))
    made = {item.field_id: item.value for item in plan(code, field("Phone number", "tel")).items}
    assert made == {"f0": "United States (+1)", "f1": "4155552671"}


def test_birth_date_in_parts() -> None:
    days = tuple(str(day) for day in range(1, 32))
    months = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    years = tuple(str(year) for year in range(2010, 1950, -1))
    made = plan(*(field("Date of birth", "select", options) for options in (days, months, years)))
    assert [item.value for item in made.items] == ["10", "May", "1990"]


descriptors = st.builds(
    lambda label, kind, options, name, visible, editable, touched, held, limit: field(
        label, kind, options, name=name, visible=visible, editable=editable, touched=touched, value=held, max_length=limit
    ),
    st.sampled_from(LABELS) | st.text(max_size=30),
    st.sampled_from(KINDS),
    st.lists(st.sampled_from(["Yes", "No", "United States", "CA", "Female", "2020", "-", ""]) | st.text(max_size=8), max_size=5).map(tuple),
    st.sampled_from(["", "email", "password", "cc-number", "first_name"]),
    st.booleans(), st.booleans(), st.booleans(), st.sampled_from([None, None, "", "typed"]), st.none() | st.integers(1, 40),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(descriptors, max_size=6))
def test_nothing_but_what_may_be_planned(fields: list[FieldDescriptor]) -> None:
    made = plan(*fields)
    known = {f"f{at}": one for at, one in enumerate(fields)}
    for planned in made.items:
        one = known[planned.field_id]
        assert one.visible
        assert one.editable
        assert not one.touched
        assert one.kind != "password"
        assert one.value in (None, "")
        if isinstance(planned.value, str):
            # Boxes for dates know no longest value.
            longest = None if one.kind in ("date", "month") else one.max_length
            assert longest is None or len(planned.value) <= longest or one.options
        if one.options and one.kind in ("select", "radio", "buttons", "multiselect", "checkbox_group"):
            chosen = planned.value if isinstance(planned.value, list) else [planned.value]
            offered = [option.label for option in one.options] + [option.value for option in one.options]
            assert all(choice in offered for choice in chosen)


def test_a_blank_label_is_chosen_by_its_value() -> None:
    asked = field("Country", "select").model_copy(
        update={"options": [FieldOption(label="Etats", value="US"), FieldOption(label="Kanada", value="CA")]}
    )
    assert value(asked) == "Etats"
