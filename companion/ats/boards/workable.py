"""Workable: the widget's interface. One answer, one row for each place of a job."""

from __future__ import annotations

import re
from collections.abc import Mapping

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import name_in, page_of_places
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.shape import Row, joined, rows_of, several

_ADDRESS = re.compile(
    r"//apply\.workable\.com/(?:api/v\d/(?:widget/)?accounts/)?(?!api\b|j/)([\w.%-]+)"
    r"|//(?:www\.)?workable\.com/api/accounts/([\w.%-]+)"
    r"|//(?!apply\.|jobs\.|www\.|help\.|resources\.)([\w-]+)\.workable\.com",
    re.IGNORECASE,
)


class Workable(BoardReader):
    """Reads `apply.workable.com`, one host for all employers."""

    name = "workable"
    every_seconds = 900

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        return BoardRef(self.name, name, f"https://apply.workable.com/{name}/") if name else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        url = f"https://apply.workable.com/api/v1/widget/accounts/{ref.key}?details=true"
        answer = await fetch.get(url, known.get(url))
        if answer.unchanged:
            return BoardPage(unchanged=True)

        def read() -> tuple[int, list[BoardPosting]]:
            content = answer.json()
            rows = rows_of(content, "jobs")
            company = Row(content).text("name")
            return len(rows), [posting for row in rows if (posting := _posting(row, company, ref.key))]

        return await page_of_places(url, answer, read)


def _posting(row: Row, company: str | None, account: str) -> BoardPosting | None:
    id_, title = row.text("shortcode"), row.text("title")
    if not id_ or not title:
        return None
    places = [joined(p.text("city"), p.text("region"), p.text("country")) for p in row.rows("locations")]
    own = joined(row.text("city"), row.text("state"), row.text("country"))
    return BoardPosting(
        external_id=id_,
        url=row.text("url") or f"https://apply.workable.com/{account}/j/{id_}/",
        title=title,
        company=company,
        locations=several(*(places if any(places) else [own])),
        posted_at=row.text("published_on") or row.text("created_at"),
        workplace="remote" if row.at("telecommuting") is True else None,
        employment=row.text("employment_type"),
        description=row.long("description"),
    )
