"""SmartRecruiters: the posting interface (developers.smartrecruiters.com). Pages of 100; descriptions one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape

from companion.ats.board import MAX_POSTINGS, BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import name_in, skipped_note
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.shape import Row, joined, rows_of, several

PAGE = 100
API = "https://api.smartrecruiters.com/v1/companies"
_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")
_ADDRESS = re.compile(
    r"//(?:jobs|careers|www)\.smartrecruiters\.com/(?:ni/)?(?:oneclick-ui/company/)?([\w.%-]+)"
    r"|//api\.smartrecruiters\.com/v1/companies/([\w.%-]+)",
    re.IGNORECASE,
)


class SmartRecruiters(BoardReader):
    """Reads `api.smartrecruiters.com`. Its robots.txt wants no crawlers: a watched board is read once an hour."""

    name = "smartrecruiters"
    has_details = True
    every_seconds = 3_600

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        if name is None or name in ("ni", "oneclick-ui", "job", "jobs", "careers"):
            return None
        return BoardRef(self.name, name, f"https://careers.smartrecruiters.com/{name}")

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        rows: dict[str, Row] = {}
        offset, total = 0, 1
        while offset < min(total, MAX_POSTINGS):
            answer = (await fetch.get(f"{API}/{ref.key}/postings?limit={PAGE}&offset={offset}")).json()
            page = rows_of(answer, "content")
            total = int(Row(answer).number("totalFound") or 0)
            if not page:
                break
            rows |= {row.text("id") or f"#{offset + number}": row for number, row in enumerate(page)}
            offset += len(page)
        postings = tuple(posting for row in rows.values() if (posting := _posting(row, ref.key)))
        missing = "" if len(rows) >= total else f"{total} announced, {len(rows)} given"
        note = "; ".join(part for part in (skipped_note(len(rows), len(postings)), missing) if part)
        return BoardPage(postings, complete=not missing, note=note)

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        detail = Row((await fetch.get(f"{API}/{ref.key}/postings/{posting.external_id}")).json())
        parts = []
        for name in _SECTIONS:
            text = detail.long("jobAd", "sections", name, "text")
            if text:
                parts.append(f"<h2>{escape(detail.text('jobAd', 'sections', name, 'title') or '')}</h2>{text}")
        return replace(posting, url=detail.text("postingUrl") or posting.url, description="\n".join(parts))


def _posting(row: Row, company: str) -> BoardPosting | None:
    id_, title = row.text("id"), row.text("name")
    if not id_ or not title:
        return None
    place = row.text("location", "fullLocation") or joined(
        row.text("location", "city"), row.text("location", "region"), (row.text("location", "country") or "").upper()
    )
    remote, hybrid = row.at("location", "remote") is True, row.at("location", "hybrid") is True
    return BoardPosting(
        external_id=id_,
        url=f"https://jobs.smartrecruiters.com/{company}/{id_}",
        title=title,
        company=row.text("company", "name"),
        locations=several(re.sub(r"(?:,\s*){2,}", ", ", place) if place else None),
        updated_at=row.text("updatedOn"),
        posted_at=row.text("releasedDate"),
        workplace="remote" if remote else "hybrid" if hybrid else None,
        employment=row.text("typeOfEmployment", "label"),
    )
