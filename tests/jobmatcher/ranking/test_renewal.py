"""What an older version derived from titles is derived anew, in memory and in the store, under the same numbers."""

from __future__ import annotations

from pathlib import Path

from companion.clock import SystemClock
from companion.jobmatcher.ranking.service import RECORD_FORMAT, Ranking
from companion.jobmatcher.ranking.terms import SEPARATOR
from companion.jobmatcher.ranking.titles import TITLE_FORMAT
from companion.store.database import Database
from companion.store.engine import sqlite_url
from companion.store.rankings import Rankings
from tests.support.companion import MATCHER
from tests.support.schema import with_schema

OLD = [
    ("title", 0, "Baker", SEPARATOR.join(("chef", "baker"))),
    ("title", 1, "Staff Nurse, Paediatrics", SEPARATOR.join(("nurse", "nurse paediatrics"))),
    ("company", 0, "Acme", ""),
]


async def test_titles_of_an_older_version(tmp_path: Path) -> None:
    database = Database(sqlite_url(with_schema(tmp_path / "data").database), SystemClock())
    store = Rankings(database)
    await store.save_records(1, RECORD_FORMAT - 1, [], OLD)
    for _ in range(2):
        ranking = Ranking(store, MATCHER.scorer)
        await ranking.board(1)
        titles = ranking.tools.arithmetic.titles
        assert titles.similarity("Children's Nurse").argmax() == 1
        assert titles.derived().profession.tolist() == [-1, 0]
        stored = await store.terms()
        assert [term[:3] for term in sorted(stored)] == [("company", 0, "Acme"), *(term[:3] for term in OLD[:2])]
        assert all(data.startswith(TITLE_FORMAT) for kind, _, _, data in stored if kind == "title")
    assert ranking.tools.renewed == []
    await database.close()
