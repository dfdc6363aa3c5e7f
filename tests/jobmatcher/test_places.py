"""What a place text names."""

from __future__ import annotations

import pytest

from companion.jobmatcher.places import place_reader


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("Marlow House Hospital, Dudley, DY1 9ZZ", "dudley", "GB"),
        ("The Old Mill, Canal Street, Preston, Lancashire", "preston", "GB"),
        ("Wellington, Taunton, TA21 9ZZ, GB", "taunton", "GB"),
        ("Eastleigh, SO53 9ZZ, GB", "eastleigh", "GB"),
        ("Brookside Clinic, SG1 9ZZ", "stevenage", "GB"),
        ("US, CA, Santa Clara, United States of America", "santa clara", "US"),
        ("US-OR-Portland (12)", "portland", "US"),
        ("Illinois - Chicago, United States", "chicago", "US"),
        ("Berlin, DE", "berlin", "DE"),
        ("Wilmington, DE", "wilmington", "US"),
    ],
)
def test_the_town_is_found_behind_a_house_a_quarter_or_a_code(text: str, city: str, country: str) -> None:
    place = place_reader().parse(text)
    assert (place.city, place.country) == (city, country)
    assert place.at is not None


def test_a_code_of_a_wide_area_does_not_say_which_town_is_near() -> None:
    place = place_reader().parse("Marlow Farm, PH1 9ZZ, GB")
    assert place.city == "marlow farm"
    assert place.at is None


def test_towns_of_one_name_are_told_by_their_state() -> None:
    reader = place_reader()
    east, west = reader.parse("Portland, ME").at, reader.parse("Portland, OR").at
    assert east is not None
    assert west is not None
    assert east[1] - west[1] > 50


@pytest.mark.parametrize(("text", "country"), [("Tamil Nadu", "IN"), ("Bavaria", "DE"), ("Texas", "US")])
def test_a_region_alone_is_no_town(text: str, country: str) -> None:
    place = place_reader().parse(text)
    assert place.city is None
    assert place.region
    assert place.country == country
