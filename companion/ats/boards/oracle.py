"""Oracle Recruiting Cloud: the interface its own candidate site asks. Descriptions one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from companion.ats.board import MAX_POSTINGS, BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import skipped_note, workplace_of
from companion.ats.fetch import FetchFailed, PoliteFetch, Validators
from companion.ats.shape import Row, rows_of, several

PAGE = 25
"""Requisitions of one answer: what the vendor's own pages ask for."""
_ADDRESS = re.compile(
    r"//([\w-]+\.fa[\w.-]*\.oraclecloud\d*\.com)/hcmUI/CandidateExperience/(?:[\w-]+/)?sites/([\w-]+)", re.IGNORECASE
)
_LISTED = "expand=requisitionList.workLocation,requisitionList.secondaryLocations"
_PARTS = ("ExternalDescriptionStr", "ExternalResponsibilitiesStr", "ExternalQualificationsStr")


class Oracle(BoardReader):
    """Reads `recruitingCEJobRequisitions`. `key` is host/site."""

    name = "oracle"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        match = _ADDRESS.search(url[:2_000])
        if match is None:
            return None
        host, site = match[1].lower(), match[2]
        return BoardRef(self.name, f"{host}/{site}", f"https://{host}/hcmUI/CandidateExperience/en/sites/{site}")

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        found: dict[str, BoardPosting] = {}
        seen = 0
        while seen < MAX_POSTINGS:
            rows, total = await _page(ref, fetch, seen)
            seen += len(rows)
            read = [posting for row in rows if (posting := _posting(row, ref))]
            found |= {one.external_id: one for one in read if one.external_id not in found}
            if not rows or (seen >= total if total is not None else len(rows) < PAGE):
                break
        complete = seen < MAX_POSTINGS
        return BoardPage(tuple(found.values()), complete, note=skipped_note(seen, len(found)) if complete else "")

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        host, _, site = ref.key.partition("/")
        url = f"https://{host}/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails"
        finder = f'ById;Id="{posting.external_id}",siteNumber={site}'
        answer = Row((await fetch.get(f"{url}?onlyData=true&expand=all&finder={finder}")).json())
        items = answer.rows("items")
        detail = items[0] if items else answer
        text = [part for name in _PARTS if (part := detail.long(name))]
        return replace(
            posting,
            workplace=workplace_of(detail.text("WorkplaceType")) or posting.workplace,
            posted_at=detail.text("ExternalPostedStartDate") or posting.posted_at,
            closes_at=detail.text("ExternalPostedEndDate"),
            description="\n".join(text) or detail.long("ShortDescriptionStr"),
        )


async def _page(ref: BoardRef, fetch: PoliteFetch, offset: int) -> tuple[list[Row], int | None]:
    """Requisitions from `offset` on, and how many there are where the answer says it. Limits stand in the finder:
    beside it some tenants ignore them."""
    host, _, site = ref.key.partition("/")
    finder = f"findReqs;siteNumber={site},limit={PAGE},offset={offset},sortBy=POSTING_DATES_DESC"
    url = f"https://{host}/hcmRestApi/resources/latest/recruitingCEJobRequisitions?onlyData=true&{_LISTED}&finder={finder}"
    items = rows_of((await fetch.get(url)).json(), "items")
    if not items or items[0].at("requisitionList") is None:
        raise FetchFailed("the board's answer is not readable (no list of requisitions in it)", "garbage")
    total = items[0].number("TotalJobsCount")
    return items[0].rows("requisitionList"), int(total) if total is not None else None


def _posting(row: Row, ref: BoardRef) -> BoardPosting | None:
    id_, title = row.text("Id"), row.text("Title")
    if not id_ or not title:
        return None
    others = [one.text("Name") for one in row.rows("secondaryLocations")]
    return BoardPosting(
        external_id=id_,
        url=row.text("ExternalUrl") or row.text("ExternalURL") or f"{ref.url}/job/{id_}",
        title=title,
        company=row.text("EmployerName"),
        locations=several(row.text("PrimaryLocation"), *others),
        posted_at=row.text("PostedDate"),
        workplace=workplace_of((row.text("WorkplaceTypeCode") or "").removeprefix("ORA_")),
    )
