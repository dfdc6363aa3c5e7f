"""Rippling: the board interface. One row for each place of a job; descriptions one by one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef, Pay
from companion.ats.boards.common import name_in, page_of_places
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.shape import Row, rows_of, several

API = "https://api.rippling.com/platform/api/ats/v1/board"
_ADDRESS = re.compile(
    r"//ats\.rippling\.com/(?:[a-z]{2}-[A-Z]{2}/)?(?!api/)([\w.%-]+)|//api\.rippling\.com/platform/api/ats/v1/board/([\w.%-]+)"
)
_UNITS = {"HOURLY": "HOUR", "HOUR": "HOUR", "WEEKLY": "WEEK", "MONTHLY": "MONTH", "ANNUAL": "YEAR", "YEAR": "YEAR"}


class Rippling(BoardReader):
    """Reads `api.rippling.com`."""

    name = "rippling"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        return BoardRef(self.name, name, f"https://ats.rippling.com/{name}/jobs") if name else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        url = f"{API}/{ref.key}/jobs"
        answer = await fetch.get(url, known.get(url))
        if answer.unchanged:
            return BoardPage(unchanged=True)

        def read() -> tuple[int, list[BoardPosting]]:
            rows = rows_of(answer.json())
            return len(rows), [posting for row in rows if (posting := _posting(row, ref))]

        return await page_of_places(url, answer, read)

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        detail = Row((await fetch.get(f"{API}/{ref.key}/jobs/{posting.external_id}")).json())
        places = detail.at("workLocations")
        places = [one for one in places if isinstance(one, str)] if isinstance(places, list) else []
        text = (detail.long("description", "company"), detail.long("description", "role"))
        return replace(
            posting,
            company=detail.text("companyName") or posting.company,
            locations=several(*posting.locations, *places),
            posted_at=detail.text("createdOn"),
            employment=detail.text("employmentType", "label") or detail.text("employmentType", "id"),
            pay=_pay(detail),
            description="\n".join(part for part in text if part),
        )


def _posting(row: Row, ref: BoardRef) -> BoardPosting | None:
    id_, title = row.text("uuid"), row.text("name")
    if not id_ or not title:
        return None
    return BoardPosting(
        external_id=id_,
        url=row.text("url") or f"{ref.url}/{id_}",
        title=title,
        locations=several(row.text("workLocation", "label")),
    )


def _pay(detail: Row) -> Pay | None:
    for one in detail.rows("payRangeDetails"):
        low, high = one.number("rangeStart"), one.number("rangeEnd")
        if low or high:
            return Pay(low, high, one.text("currency"), _UNITS.get((one.text("frequency") or "").upper()))
    return None
