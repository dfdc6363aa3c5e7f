"""NHS Jobs, the public job board of England's health service: a search as XML, each vacancy on its own page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import search_of, skipped_note, words_of_search
from companion.ats.fetch import FetchFailed, PoliteFetch, Validators
from companion.ats.pages import child, etree_name, parse_feed, read_posting
from companion.ats.shape import several

_INTERFACE = "https://www.jobs.nhs.uk/api/v1/search_xml"
_PATH = re.compile(r"/candidate/search/results/?\Z|/api/v1/search_xml/?\Z")
_ASKED = (
    "keyword", "location", "distance", "employer", "employerCode", "staffGroup", "payBand", "payRange", "contractType",
    "workingPattern",
)  # fmt: skip
PAGE = 100
MAX_PAGES = 20


class NhsJobs(BoardReader):
    """Reads what a search on `jobs.nhs.uk` shows, the newest first. `key` is the interface's query."""

    name = "nhs_jobs"
    has_details = True
    every_seconds = 3_600

    def title(self, ref: BoardRef) -> str | None:
        return words_of_search(ref.key, "keyword", "employer", "location")

    def matches(self, url: str) -> BoardRef | None:
        key = search_of(url, "www.jobs.nhs.uk", _PATH, dict(zip(_ASKED, _ASKED, strict=True)))
        return BoardRef(self.name, key, f"https://www.jobs.nhs.uk/candidate/search/results?{key}") if key else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        found: dict[str, BoardPosting] = {}
        seen, pages = 0, 1
        for number in range(1, MAX_PAGES + 1):
            url = f"{_INTERFACE}?{ref.key}&sort=publicationDateDesc&limit={PAGE}&page={number}"
            root = parse_feed((await fetch.get(url, accept="application/xml,text/xml")).body)
            if etree_name(root) != "nhsJobs":
                raise FetchFailed("the board's answer is not readable (no vacancies in it)", "garbage")
            vacancies = [one for one in root if etree_name(one) == "vacancyDetails"]
            found |= {one.external_id: one for vacancy in vacancies if (one := _vacancy(vacancy))}
            seen += len(vacancies)
            pages = int(child(root, "totalPages") or 1)
            if number >= pages or not vacancies:
                break
        cut = pages > MAX_PAGES
        note = (
            f"only the newest {seen} vacancies are read: search more narrowly"
            if cut
            else skipped_note(seen, len(found))
        )
        return BoardPage(tuple(found.values()), complete=not cut, note=note)

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await read_posting(posting, fetch)


def _vacancy(vacancy: Any) -> BoardPosting | None:
    id_, title, url = child(vacancy, "id"), child(vacancy, "title"), child(vacancy, "url")
    if not id_ or not title or not url:
        return None
    places = [
        " ".join((place.text or "").split())
        for holder in vacancy
        if etree_name(holder) == "locations"
        for place in holder.iter()
        if len(place) == 0
    ]
    return BoardPosting(
        external_id=id_,
        url=url,
        title=title,
        company=child(vacancy, "employer"),
        locations=several(*places),
        posted_at=child(vacancy, "postDate"),
        closes_at=child(vacancy, "closeDate"),
        employment=child(vacancy, "type"),
    )
