"""Taleo Enterprise career sections: the search that their own pages ask, and the advert within a posting's page.

Nobody documents it; what is relied on was described alike by several public readers (2026): the section's page names
its portal (`portalNo`); the search answers without a session, but only with a `tz` header; a page number beyond the
last gives the last page again; what it counts includes requisitions that it never lists, so that its list is seldom
whole, and absence from it is no proof of closing unless it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from companion.ats.board import MAX_POSTINGS, BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.fetch import FetchFailed, PoliteFetch, Validators
from companion.ats.shape import Row, rows_of, several

MAX_PAGES = 400
MIN_ADVERT = 200
"""Characters below which an element of a posting's page is a label, not a part of the advert."""
TIME_ZONE = {"tz": "GMT+00:00"}
_SECTION = re.compile(
    r"//(?P<host>(?!\w+\.tbe\.)[\w-]+\.taleo\.net)/careersection/(?P<section>[\w-]{1,64})/(?:job|more)\w{0,20}\.ftl", re.IGNORECASE
)  # fmt: skip
_PORTAL = re.compile(r"portalNo\s*:\s*['\"](\d{1,20})['\"]")
_ADVERT = re.compile(
    r"fillList\(\s*['\"]requisitionDescriptionInterface['\"]\s*,\s*['\"]descRequisition['\"]\s*,\s*\[(.{0,400000}?)\]\s*\)", re.DOTALL
)  # fmt: skip
_TEXT = re.compile(r"'((?:[^'\\]|\\.)*)'")


class TaleoEnterprise(BoardReader):
    """Reads `careersection/rest/jobboard/searchjobs`. `key` is host/section."""

    name = "taleo_enterprise"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        match = _SECTION.search(url[:2_000])
        if match is None:
            return None
        host, section = match["host"].lower(), match["section"]
        return BoardRef(self.name, f"{host}/{section}", f"https://{host}/careersection/{section}/jobsearch.ftl?lang=en")

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        host, _, section = ref.key.partition("/")
        portal = _PORTAL.search((await fetch.page(ref.url)).text())
        if portal is None:
            raise FetchFailed("the career section's page names no portal: it is closed, or laid out anew", "garbage")
        url = f"https://{host}/careersection/rest/jobboard/searchjobs?lang=en&portal={portal[1]}"
        found: dict[str, BoardPosting] = {}
        total, number = 0, 1
        while number <= MAX_PAGES and len(found) < MAX_POSTINGS:
            rows, total, size = await _page(url, number, fetch)
            for row in rows:
                if (posting := _posting(row, f"https://{host}/careersection/{section}")) is not None:
                    found.setdefault(posting.external_id, posting)
            if not rows or number * size >= total:
                break
            number += 1
        whole = len(found) >= total
        note = "" if whole else f"the section counts {total} openings and lists {len(found)}"
        return BoardPage(tuple(found.values()), complete=whole, note=note)

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return replace(posting, description=advert_in((await fetch.page(posting.url)).text()))


async def _page(url: str, number: int, fetch: PoliteFetch) -> tuple[list[Row], int, int]:
    """The requisitions of one page, how many there are in all, and how many a page has. Raises FetchFailed."""
    asked = {
        "multilineEnabled": False,
        "sortingSelection": {"sortBySelectionParam": "3", "ascendingSortingOrder": "false"},
        "fieldData": {"fields": {"KEYWORD": "", "LOCATION": "", "ORGANIZATION": ""}, "valid": True},
        "filterSelectionParam": {"searchFilterSelections": []},
        "advancedSearchFiltersSelectionParam": {"searchFilterSelections": []},
        "pageNo": number,
    }
    answer: Any = (await fetch.search(url, asked, headers=TIME_ZONE)).json()
    rows = rows_of(answer, "requisitionList")
    paging = Row(answer)
    total, size = paging.number("pagingData", "totalCount"), paging.number("pagingData", "pageSize")
    if paging.at("careerSectionUnAvailable") is True or total is None or not size or size < 1:
        raise FetchFailed("the career section's answer is not readable (no count of its openings)", "garbage")
    return rows, int(total), int(size)


def _posting(row: Row, base: str) -> BoardPosting | None:
    """Which column holds the title and which the places, each section says itself."""
    cells = row.at("column")
    number, linked = row.text("contestNo"), row.at("linkedColumn")
    title = cells[linked if isinstance(linked, int) and 0 <= linked < len(cells) else 0] if isinstance(cells, list) and cells else None  # fmt: skip
    if not number or not isinstance(title, str) or not title.strip():
        return None
    where = row.at("locationsColumns")
    places = [cells[at] for at in where if isinstance(at, int) and 0 <= at < len(cells)] if isinstance(where, list) else []  # fmt: skip
    return BoardPosting(
        external_id=number,
        url=f"{base}/jobdetail.ftl?job={number}",
        title=" ".join(title.split()),
        locations=several(*(place for cell in places for place in _places(cell))),
    )


def _places(cell: Any) -> list[str]:
    """A cell of places is a list of texts, written as JSON in a text."""
    try:
        found = json.loads(cell) if isinstance(cell, str) else cell
    except ValueError:
        return [str(cell)]
    return [str(place) for place in found] if isinstance(found, list) else [str(found)]


def advert_in(page: str) -> str:
    """The advert's HTML in a posting's page, which a script brings as a list of escaped texts; empty when there is none."""
    told = _ADVERT.search(page)
    parts = [unquote(text.replace("\\'", "'").replace("!*!", "")) for text in _TEXT.findall(told[1])] if told else []
    return "\n".join(several(*(part for part in parts if len(part) >= MIN_ADVERT)))
