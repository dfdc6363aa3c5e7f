"""Pages of many kinds of job sites and languages, read through the real agent without structured data."""

from __future__ import annotations

import pytest

from companion.jobmatcher.understand.reader import PostingReader
from tests.jobmatcher.understand.own_pages import EXPECTED, facts, snapshots


@pytest.mark.browser
async def test_pages_of_many_sites_are_read_as_a_person_reads_them(reader: PostingReader) -> None:
    wrong = {}
    for name, snapshot in (await snapshots()).items():
        reading = reader.read(snapshot)
        stated = {key: value for key, value in EXPECTED[name].items() if key != "url"}
        seen = facts(reading.posting)
        differing = {key: (seen.get(key), value) for key, value in stated.items() if seen.get(key) != value}
        if not reading.is_posting or differing:
            wrong[name] = differing or reading.reason
    assert not wrong
