"""Platsbanken, Sweden's public job board: a search of its open interface, JobSearch (jobsearch.api.jobtechdev.se)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import MAX_PARAMETERS, host_of, skipped_note, words_of_search
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.shape import Row, joined, rows_of, several

_INTERFACE = "https://jobsearch.api.jobtechdev.se/search"
_PATH = re.compile(r"/platsbanken/annonser/?\Z")
_KINDS = {
    "l": {"2": "region", "3": "municipality"},
    "p": {"4": "occupation-field", "5": "occupation-group"},
}
"""The page's codes of places and professions ("l=3:PVZL_BQT_XtL"), by the names of the interface."""
_CODE = re.compile(r"(\d):([\w-]{4,20})\Z")
PAGE = 100
MOST = 2_000
"""The interface gives no postings beyond."""


class Platsbanken(BoardReader):
    """Reads what a search on `arbetsformedlingen.se/platsbanken` shows. `key` is the interface's query."""

    name = "platsbanken"
    every_seconds = 900

    def title(self, ref: BoardRef) -> str | None:
        return words_of_search(ref.key, "q")

    def matches(self, url: str) -> BoardRef | None:
        if host_of(url) not in ("arbetsformedlingen.se", "www.arbetsformedlingen.se") or not _PATH.match(
            urlsplit(url).path
        ):
            return None
        asked: set[tuple[str, str]] = set()
        for name, text in parse_qsl(urlsplit(url).query)[:MAX_PARAMETERS]:
            if name == "q":
                asked.add(("q", text.strip()))
            for code in text.split(";") if name in _KINDS else ():
                if (match := _CODE.match(code.strip())) and match[1] in _KINDS[name]:
                    asked.add((_KINDS[name][match[1]], match[2]))
        key = urlencode(sorted(one for one in asked if one[1]))
        return BoardRef(self.name, key, url) if key else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        found: dict[str, BoardPosting] = {}
        seen, offset, total = 0, 0, 0
        while offset < MOST:
            content = (await fetch.get(f"{_INTERFACE}?{ref.key}&offset={offset}&limit={PAGE}")).json()
            rows = rows_of(content, "hits")
            found |= {one.external_id: one for one in await asyncio.to_thread(_postings, rows)}
            total = int(Row(content).number("total", "value") or 0)
            seen, offset = seen + len(rows), offset + PAGE
            if len(rows) < PAGE:
                break
        cut = total > seen
        note = (
            f"only {seen} of {total} postings are given: search more narrowly"
            if cut
            else skipped_note(seen, len(found))
        )
        return BoardPage(tuple(found.values()), complete=not cut, note=note)


def _postings(rows: list[Row]) -> list[BoardPosting]:
    return [one for row in rows if (one := _posting(row))]


def _posting(row: Row) -> BoardPosting | None:
    id_, url, title = row.text("id"), row.text("webpage_url"), row.text("headline")
    if not id_ or not url or not title or row.at("removed") is True:
        return None
    place = joined(
        row.text("workplace_address", "city") or row.text("workplace_address", "municipality"),
        row.text("workplace_address", "region"),
        row.text("workplace_address", "country"),
    )
    return BoardPosting(
        external_id=id_,
        url=url,
        title=title,
        company=row.text("employer", "name") or row.text("employer", "workplace"),
        locations=several(place),
        posted_at=row.text("publication_date"),
        closes_at=row.text("application_deadline"),
        employment=row.text("working_hours_type", "label"),
        description=row.long("description", "text_formatted") or row.long("description", "text"),
    )
