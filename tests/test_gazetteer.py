"""The one list of place names."""

from __future__ import annotations

import pytest

from companion.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("name", "country"),
    [("København", "DK"), ("Köln", "DE"), ("Genève", "CH"), ("Łódź", "PL"), ("Göteborg", "SE"), ("praha", "CZ")],
)
def test_towns_are_known_by_the_names_people_there_use(name: str, country: str) -> None:
    town = gazetteer().town(name)
    assert town is not None
    assert town.country == country


def test_a_towns_names_are_one_town() -> None:
    assert gazetteer().town("Kopenhagen") == gazetteer().town("Copenhagen")


def test_codes_of_regions_count_in_capitals_only() -> None:
    assert gazetteer().region("ON") == ("on", "CA")
    assert gazetteer().region("On") == ("", "")
    assert gazetteer().region("Texas") == gazetteer().region("TX") == ("tx", "US")


def test_what_is_no_place_is_none() -> None:
    assert gazetteer().country("Can") == ""
    assert gazetteer().town("Teamwork") is None


def test_a_name_is_asked_for_in_a_country_or_state() -> None:
    names = gazetteer()
    british, of_maine, largest = names.town("Boston", "GB"), names.town("Portland", "US", "me"), names.town("Portland")
    assert british is not None
    assert british.country == "GB"
    assert of_maine is not None
    assert largest is not None
    assert largest.longitude < of_maine.longitude
