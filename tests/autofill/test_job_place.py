"""Two letters after a town may be a state or a country: a wrong guess would answer an authorisation question wrongly."""

from __future__ import annotations

import pytest

from companion.autofill.facts import job_place
from companion.jobmatcher.places import place_reader

PLACES = {
    "Berlin, DE": "DE", "Wilmington, DE": "US", "Los Angeles, CA": "US", "Toronto, CA": "CA", "Chicago, IL": "US",
    "Haifa, IL": "IL", "Indianapolis, IN": "US", "Chicago, IL, US": "US", "Leeds, GB": "GB", "Austin, TX": "US",
}  # fmt: skip


@pytest.mark.parametrize(("place", "country"), PLACES.items())
def test_the_town_tells_what_the_letters_mean(place: str, country: str) -> None:
    assert job_place(place) == country
    assert place_reader().parse(place).country == country


def test_a_town_nobody_knows_leaves_the_question_open() -> None:
    assert job_place("Smallville, DE") is None
