"""Remotive: a search of its public interface for remote jobs. One answer, no paging.

Its terms (github.com/remotive-com/remote-jobs-api): four requests a day at most, postings link back and name their source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import search_of, whole_page, words_of_search
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.shape import Row, rows_of, several

_INTERFACE = "https://remotive.com/api/remote-jobs"
_PATH = re.compile(r"/(?:api/)?remote-jobs/?\Z")
_CATEGORY = re.compile(r"(/remote-jobs)/([a-z-]+)/?(?:\?|\Z)")
_ASKED = {"search": "search", "query": "search", "category": "category"}


class Remotive(BoardReader):
    """Reads what a search or a category of `remotive.com/remote-jobs` shows. `key` is the interface's query."""

    name = "remotive"
    every_seconds = 21_600

    def title(self, ref: BoardRef) -> str | None:
        return words_of_search(ref.key, "search", "category")

    def matches(self, url: str) -> BoardRef | None:
        in_category = _CATEGORY.sub(r"\1?category=\2&", url, count=1)
        key = search_of(in_category, "remotive.com", _PATH, _ASKED)
        return BoardRef(self.name, key, url) if key else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        url = f"{_INTERFACE}?{ref.key}"
        answer = await fetch.get(url, known.get(url))
        if answer.unchanged:
            return BoardPage(unchanged=True)

        def rows() -> Sequence[Row]:
            return rows_of(answer.json(), "jobs")

        return await whole_page(url, answer, rows, _posting)


def _posting(row: Row) -> BoardPosting | None:
    id_, url, title = row.text("id"), row.text("url"), row.text("title")
    if not id_ or not url or not title:
        return None
    salary = row.text("salary")
    return BoardPosting(
        external_id=id_,
        url=url,
        title=title,
        company=row.text("company_name"),
        locations=several(row.text("candidate_required_location")),
        posted_at=row.text("publication_date"),
        workplace="remote",
        employment=(row.text("job_type") or "").replace("_", " ") or None,
        description=row.long("description") + (f"<p>Salary: {salary}</p>" if salary else ""),
    )
