"""Lever: the postings interface (github.com/lever/postings-api). Pages by `skip` and `limit`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from html import escape

from companion.ats.board import MAX_POSTINGS, BoardPage, BoardPosting, BoardReader, BoardRef, Pay
from companion.ats.boards.common import name_in, skipped_note, workplace_of
from companion.ats.fetch import Answer, PoliteFetch, Validators
from companion.ats.shape import Row, rows_of, several

PAGE = 500
_ADDRESS = re.compile(r"//(?:jobs|api)\.(?:eu\.)?lever\.co/(?:v0/postings/)?([\w.%-]+)", re.IGNORECASE)
_UNITS = {"hour": "HOUR", "day": "DAY", "week": "WEEK", "month": "MONTH", "year": "YEAR"}


class Lever(BoardReader):
    """Reads `api.lever.co`, or its European twin. A first page that is not full is the whole board."""

    name = "lever"

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        if name is None or name in ("v0", "v1"):
            return None
        europe = bool(re.search(r"//(?:jobs|api)\.eu\.lever\.co", url, re.IGNORECASE))
        return BoardRef(
            self.name, f"eu:{name}" if europe else name, f"https://jobs.{'eu.' if europe else ''}lever.co/{name}"
        )

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        region, _, name = ref.key.rpartition(":")
        base = f"https://api.{'eu.' if region else ''}lever.co/v0/postings/{name}?mode=json&limit={PAGE}&skip="
        rows: dict[str, Row] = {}
        validators: dict[str, Validators] = {}
        skip = 0
        while len(rows) < MAX_POSTINGS:
            url = f"{base}{skip}"
            # A later page that is unchanged says nothing of the first: only a board of one page is asked conditionally.
            answer = await fetch.get(url, known.get(url) if skip == 0 and len(known) == 1 else None)
            if answer.unchanged:
                return BoardPage(unchanged=True)
            page = await asyncio.to_thread(_rows, answer)
            fresh = {row.text("id") or str(skip + number): row for number, row in enumerate(page)}
            validators[url] = answer.validators
            if len(page) < PAGE or fresh.keys() <= rows.keys():
                rows |= fresh
                break
            rows |= fresh
            skip += PAGE
        postings = await asyncio.to_thread(_postings, list(rows.values()))
        return BoardPage(
            postings, len(rows) < MAX_POSTINGS, validators=validators, note=skipped_note(len(rows), len(postings))
        )


def _rows(answer: Answer) -> Sequence[Row]:
    return rows_of(answer.json())


def _postings(rows: Sequence[Row]) -> tuple[BoardPosting, ...]:
    return tuple(posting for row in rows if (posting := _posting(row)))


def _posting(row: Row) -> BoardPosting | None:
    id_, title, url = row.text("id"), row.text("text"), row.text("hostedUrl")
    if not id_ or not title or not url:
        return None
    all_places = row.at("categories", "allLocations")
    places = [one for one in all_places if isinstance(one, str)] if isinstance(all_places, list) else []
    low, high = row.number("salaryRange", "min"), row.number("salaryRange", "max")
    unit = next((unit for word, unit in _UNITS.items() if word in (row.text("salaryRange", "interval") or "")), None)
    return BoardPosting(
        external_id=id_,
        url=url,
        title=title,
        locations=several(*places) or several(row.text("categories", "location")),
        updated_at=row.moment("updatedAt"),
        posted_at=row.moment("createdAt"),
        workplace=workplace_of(row.text("workplaceType")),
        employment=row.text("categories", "commitment"),
        pay=Pay(low, high, row.text("salaryRange", "currency"), unit) if low or high else None,
        description=_description(row),
    )


def _description(row: Row) -> str:
    """`description` leaves the lists and the closing words out: the posting is all three."""
    parts = [row.long("description") or row.long("descriptionPlain")]
    for one in row.rows("lists"):
        parts.append(f"<h3>{escape(one.text('text') or '')}</h3><ul>{one.long('content')}</ul>")
    parts.append(row.long("additional") or row.long("additionalPlain"))
    return "\n".join(part for part in parts if part)
