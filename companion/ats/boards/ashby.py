"""Ashby: the posting interface (developers.ashbyhq.com/docs/public-job-posting-api). One answer, no paging."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef, Pay
from companion.ats.boards.common import name_in, whole_page, workplace_of
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.shape import Row, rows_of, several

_ADDRESS = re.compile(r"//(?:jobs|api)\.ashbyhq\.com/(?:posting-api/job-board/)?([\w.%-]+)", re.IGNORECASE)
_UNITS = {"1 HOUR": "HOUR", "1 DAY": "DAY", "1 WEEK": "WEEK", "1 MONTH": "MONTH", "1 YEAR": "YEAR"}


class Ashby(BoardReader):
    """Reads `api.ashbyhq.com`. Slow, and quick to answer 429: read at most every quarter of an hour."""

    name = "ashby"
    every_seconds = 900

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        if name is None or name == "posting-api":
            return None
        return BoardRef(self.name, name, f"https://jobs.ashbyhq.com/{name}")

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        url = f"https://api.ashbyhq.com/posting-api/job-board/{ref.key}?includeCompensation=true"
        answer = await fetch.get(url, known.get(url))
        if answer.unchanged:
            return BoardPage(unchanged=True)

        def rows() -> Sequence[Row]:
            return [row for row in rows_of(answer.json(), "jobs") if row.at("isListed") is not False]

        return await whole_page(url, answer, rows, _posting)


def _posting(row: Row) -> BoardPosting | None:
    id_, title, url = row.text("id"), row.text("title"), row.text("jobUrl")
    if not id_ or not title or not url:
        return None
    others = [one.text("location") for one in row.rows("secondaryLocations")]
    workplace = workplace_of(row.text("workplaceType")) or ("remote" if row.at("isRemote") is True else None)
    return BoardPosting(
        external_id=id_,
        url=url,
        title=title,
        locations=several(row.text("location"), *others),
        posted_at=row.text("publishedAt"),
        workplace=workplace,
        employment=row.text("employmentType"),
        pay=_pay(row),
        description=row.long("descriptionHtml") or row.long("descriptionPlain"),
    )


def _pay(row: Row) -> Pay | None:
    """The salary among the components; equity and bonus are left out."""
    for part in row.rows("compensation", "summaryComponents"):
        low, high = part.number("minValue"), part.number("maxValue")
        if (part.text("compensationType") or "").lower() == "salary" and (low or high):
            return Pay(low, high, part.text("currencyCode"), _UNITS.get(part.text("interval") or ""))
    return None
