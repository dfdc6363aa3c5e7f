"""Workday: the calls of its own career sites. Pages of 20, at most 2,000 a query: larger boards are asked by facet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from companion.ats.board import MAX_POSTINGS, BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import one_each, skipped_note, workplace_of
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.recognise import recognise
from companion.ats.shape import Row, rows_of, several

PAGE = 20
"""A larger limit is answered with 400."""
CAP = 2_000
"""A query gives no more: the total stops here and later offsets begin again at the first page."""
MAX_DEPTH = 3
"""Facets combined at most."""
_PREFERRED = ("jobFamilyGroup", "jobFamily", "timeType", "workerSubType", "locationCountry", "locations")
_LOCALE = r"(?:[a-z]{2}-[A-Z]{2}/)?"
_ADDRESS = re.compile(
    rf"//((?P<tenant>[\w-]+)\.wd\d+\.myworkdayjobs(?:-impl)?\.com)/(?!wday\b|{_LOCALE}job/){_LOCALE}(?P<site>[\w-]+)(?:[/?#]|$)"
)
_SITE = re.compile(rf"//(wd\d+\.myworkdaysite\.com)/{_LOCALE}recruiting/(?P<tenant>[\w-]+)/(?P<site>[\w-]+)")
_CALL = re.compile(r"//([\w.-]+\.(?:myworkdayjobs|myworkdaysite)\.com)/wday/cxs/(?P<tenant>[\w-]+)/(?P<site>[\w-]+)")
_NUMBER = re.compile(r"\d+ locations?", re.IGNORECASE)
Facets = dict[str, list[str]]


@dataclass
class _Reading:
    """What a run has gathered."""

    rows: dict[str, Row] = field(default_factory=dict)
    complete: bool = True


class Workday(BoardReader):
    """Reads `{host}/wday/cxs/{tenant}/{site}`; `key` is host, tenant and site."""

    name = "workday"
    has_details = True
    every_seconds = 900

    def matches(self, url: str) -> BoardRef | None:
        for pattern in (_SITE, _CALL, _ADDRESS):
            match = pattern.search(url[:2_000])
            if match:
                host, tenant, site = match[1].lower(), match["tenant"], match["site"]
                path = f"recruiting/{tenant}/{site}" if "myworkdaysite" in host else site
                return BoardRef(self.name, f"{host}/{tenant}/{site}", f"https://{host}/{path}")
        return None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        reading = _Reading()
        await self._gather(_prefix(ref) + "/jobs", fetch, {}, reading)
        postings = [posting for row in reading.rows.values() if (posting := _posting(row, ref))]
        note = skipped_note(len(reading.rows), len(postings))
        if not reading.complete:
            note = "; ".join(part for part in (note, f"more than the {len(reading.rows)} postings read") if part)
        return BoardPage(one_each(postings), reading.complete, note=note)

    async def _gather(self, url: str, fetch: PoliteFetch, applied: Facets, reading: _Reading) -> None:
        """Read one query; one that reaches the cap is divided by a facet, and each part read in its turn."""
        first = (await fetch.search(url, _query(applied, 0))).json()
        total = int(Row(first).number("total") or 0)
        parts = _parts(first, applied) if total >= CAP and len(applied) < MAX_DEPTH else []
        for part in parts:
            if len(reading.rows) < MAX_POSTINGS:
                await self._gather(url, fetch, part, reading)
        if parts:
            return
        reading.complete &= total < CAP and len(reading.rows) + total <= MAX_POSTINGS
        seen = _add(first, reading)
        offset = PAGE
        while offset < min(total, CAP) and len(reading.rows) < MAX_POSTINGS:
            page = (await fetch.search(url, _query(applied, offset))).json()
            new = _add(page, reading, seen)
            if not new:
                # An empty page, or the first one again: less than was announced.
                reading.complete = False
                return
            seen |= new
            offset += PAGE

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        path = posting.url.removeprefix(ref.url)
        row = Row((await fetch.get(_prefix(ref) + path)).json())
        info = "jobPostingInfo"
        others = row.at(info, "additionalLocations")
        others = [one for one in others if isinstance(one, str)] if isinstance(others, list) else []
        text = (row.long(info, "jobDescription"), row.long(info, "additionalJobDescription"))
        return replace(
            posting,
            title=row.text(info, "title") or posting.title,
            company=row.text("hiringOrganization", "name") or posting.company,
            locations=several(row.text(info, "location"), *others) or posting.locations,
            posted_at=row.text(info, "startDate"),
            closes_at=row.text(info, "endDate"),
            employment=row.text(info, "timeType") or posting.employment,
            workplace=workplace_of(row.text(info, "remoteType")) or posting.workplace,
            description="\n".join(part for part in text if part),
        )


def _prefix(ref: BoardRef) -> str:
    host, tenant, site = ref.key.split("/")
    return f"https://{host}/wday/cxs/{tenant}/{site}"


def _query(applied: Facets, offset: int) -> dict[str, object]:
    return {"appliedFacets": applied, "limit": PAGE, "offset": offset, "searchText": ""}


def _add(answer: object, reading: _Reading, seen: set[str] | None = None) -> set[str]:
    """Take the postings of a page; the paths that this query had not shown yet."""
    page = {
        row.text("externalPath") or f"#{len(reading.rows) + n}": row
        for n, row in enumerate(rows_of(answer, "jobPostings"))
    }
    reading.rows |= page
    return page.keys() - (seen or set())


def _parts(answer: object, applied: Facets) -> list[Facets]:
    """The query divided by the values of one facet that is not applied yet; empty when there is none of use."""
    facets = {name: ids for name, ids in _facets(rows_of(answer, "facets"), 0) if name not in applied and len(ids) > 1}
    name = next((name for name in _PREFERRED if name in facets), None) or max(
        facets, key=lambda one: len(facets[one]), default=None
    )
    return [{**applied, name: [id_]} for id_ in facets[name]] if name else []


def _facets(rows: list[Row], depth: int) -> list[tuple[str, list[str]]]:
    """Name and value numbers of each facet, those inside of groups too."""
    found: list[tuple[str, list[str]]] = []
    for row in rows:
        name, values = row.text("facetParameter"), row.rows("values")
        ids = [id_ for value in values if (id_ := value.text("id"))]
        if name and ids:
            found.append((name, ids))
        if depth < MAX_DEPTH:
            found += _facets(values, depth + 1)
    return found


def _posting(row: Row, ref: BoardRef) -> BoardPosting | None:
    path, title = row.text("externalPath"), row.text("title")
    if not path or not path.startswith("/") or not title:
        return None
    url = ref.url + path
    address = recognise(url)
    place = row.text("locationsText")
    return BoardPosting(
        external_id=(address.external_id if address else None) or path,
        url=url,
        title=title,
        locations=several(None if place and _NUMBER.fullmatch(place) else place),
        workplace=workplace_of(row.text("remoteType")),
        employment=row.text("timeType"),
    )
