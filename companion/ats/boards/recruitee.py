"""Recruitee: `/api/offers/` of the careers site. One answer, no paging; custom domains serve the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef, Pay
from companion.ats.boards.common import name_in, whole_page
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.shape import Row, joined, rows_of, several

_ADDRESS = re.compile(r"//(?!www\.|api\.|docs\.|help\.|support\.)([\w-]+)\.recruitee\.com", re.IGNORECASE)
_OWN_DOMAIN = re.compile(r"//([\w.-]+)(?::\d+)?/api/offers/?(?:[?#]|$)", re.IGNORECASE)


class Recruitee(BoardReader):
    """Reads `{company}.recruitee.com`, or a domain of the employer's own that serves the same interface."""

    name = "recruitee"

    def matches(self, url: str) -> BoardRef | None:
        company = name_in(_ADDRESS, url)
        host = f"{company.lower()}.recruitee.com" if company else name_in(_OWN_DOMAIN, url)
        return BoardRef(self.name, host, f"https://{host}/") if host else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        url = f"https://{ref.key}/api/offers/"
        answer = await fetch.get(url, known.get(url))
        if answer.unchanged:
            return BoardPage(unchanged=True)

        def rows() -> Sequence[Row]:
            return [row for row in rows_of(answer.json(), "offers") if row.text("status") in (None, "published")]

        return await whole_page(url, answer, rows, _posting)


def _posting(row: Row) -> BoardPosting | None:
    # The address names an offer by its slug, so the slug is what makes it the same posting as in the browser.
    id_, title, url = row.text("slug") or row.text("id"), row.text("title"), row.text("careers_url")
    if not id_ or not title or not url:
        return None
    places = [joined(p.text("city") or p.text("name"), p.text("country")) for p in row.rows("locations")]
    own = joined(row.text("city"), row.text("country")) or row.text("location")
    low, high = row.number("salary", "min"), row.number("salary", "max")
    remote, hybrid = row.at("remote") is True, row.at("hybrid") is True
    return BoardPosting(
        external_id=id_,
        url=url,
        title=title,
        company=row.text("company_name"),
        locations=several(*(places if any(places) else [own])),
        updated_at=row.text("updated_at"),
        posted_at=row.text("published_at"),
        closes_at=row.text("close_at"),
        workplace="hybrid" if hybrid else "remote" if remote else "onsite" if row.at("on_site") is True else None,
        employment=(row.text("employment_type_code") or "").replace("_permanent", "").replace("_fixed_term", "")
        or None,
        pay=Pay(low, high, row.text("salary", "currency"), (row.text("salary", "period") or "").upper() or None)
        if low or high
        else None,
        description="\n".join(part for part in (row.long("description"), row.long("requirements")) if part),
    )
