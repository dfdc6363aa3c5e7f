"""Dates as people write them become ISO dates as precise as written."""

from __future__ import annotations

import pytest

from companion.profile.parse.dates import day_comes_first, find_range


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("Mar 2019 – Present", "2019-03", None, True),
        ("bis Oktober 2025", None, "2025-10", False),
        ("06 - 07.2019", "2019-06", "2019-07", False),
        ("2019-2021", "2019", "2021", False),
        ("05/2018 - now", "2018-05", None, True),
        ("seit 2019", "2019", None, True),
        ("Summer 2020", "2020", "2020", False),
        ("Jan - Mar 2019", "2019-01", "2019-03", False),
        ("2019-21", "2019", "2021", False),
        ("Sept. 2018 to June '20", "2018-09", "2020-06", False),
        ("01.03.2019 – 31.05.2021", "2019-03-01", "2021-05-31", False),
        ("März 2019 bis heute", "2019-03", None, True),
        ("marzo de 2018 a mayo de 2020", "2018-03", "2020-05", False),
        ("janvier 2018 à aujourd'hui", "2018-01", None, True),
        ("dal 2018 al 2020", "2018", "2020", False),
        ("mei 2017 tot heden", "2017-05", None, True),
        ("fevereiro de 2016 até atual", "2016-02", None, True),
        ("May 2013 to May 2017 B.E", "2013-05", "2017-05", False),
        ("15 Mar 2019 - 2 Apr 2020", "2019-03-15", "2020-04-02", False),
        ("March 15, 2018 - June 1, 2019", "2018-03-15", "2019-06-01", False),
        ("05/18 – 09/20", "2018-05", "2020-09", False),
        ("07/2019 –", "2019-07", None, True),
        ("2018-09 - 2020-06", "2018-09", "2020-06", False),
    ],
)
def test_a_range_is_read(text: str, start: str, end: str | None, current: bool) -> None:
    found = find_range(text)
    assert found is not None
    assert (found.start, found.end, found.current) == (start, end, current)


@pytest.mark.parametrize("text", ["", "Room 2", "call 5550142", "1850 - 1860", "ISO 9001", "2021 - 2019x"])
def test_what_is_no_range_is_none(text: str) -> None:
    found = find_range(text)
    assert found is None or found.single


def test_a_day_that_may_be_a_month_is_left_out() -> None:
    found = find_range("03/04/2020 - 05/06/2021")
    assert found is not None
    assert (found.start, found.end) == ("2020", "2021")
    assert day_comes_first("31/12/2020") is True
    assert day_comes_first("12/31/2020") is False
    assert day_comes_first("01/02/2020") is None
    known = find_range("03/04/2020 - 05/06/2021", day_first=True)
    assert known is not None
    assert known.start == "2020-04-03"


@pytest.mark.parametrize(
    "text", ["Jan 2019 till date", "2021-11 .. now", "fev/2020 até o momento", "Jän. 2019 – heute"]
)
def test_what_still_goes_on_has_no_end(text: str) -> None:
    found = find_range(text)
    assert found is not None
    assert found.current
    assert found.end is None
    assert not found.single


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2015 / 07 - 2016 / 11", "2015-07", "2016-11"),
        ("2020, Jul-Okt. Kassensysteme", "2020-07", "2020-10"),
        ("07.2019 - ∞", "2019-07", None),
        ("08–09 2012", "2012-08", "2012-09"),
        ("01/2019 - dato", "2019-01", None),
        ("Sep 2016 – In progress", "2016-09", None),
        ("Oct. 2017 - Exp. Mar. 2020", "2017-10", "2020-03"),
        ("Nov. 2021 - May 2021", "2021-11", "2021-05"),
    ],
)
def test_more_ways_to_write_a_range(text: str, start: str, end: str | None) -> None:
    found = find_range(text)
    assert found is not None
    assert (found.start, found.end, found.single) == (start, end, False)
