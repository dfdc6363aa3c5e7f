"""Personio: the XML feed of the career page, or its JSON list where there is no feed. No paging."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import by_other_way, page_of_places
from companion.ats.fetch import Answer, FetchFailed, PoliteFetch, Validators
from companion.ats.pages import child, etree_name, parse_feed, read_posting
from companion.ats.shape import Row, rows_of, several

_ADDRESS = re.compile(r"//([\w-]+\.jobs\.personio\.(?:de|com|es|fr|it|nl))(?:[/?#]|$)", re.IGNORECASE)
_EMPLOYMENT = {"intern": "internship", "trainee": "apprenticeship", "freelance": "contract", "temporary": "temporary"}


class Personio(BoardReader):
    """Reads `{company}.jobs.personio.de/xml`; a description the feed lacks is read from the posting's page."""

    name = "personio"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        match = _ADDRESS.search(url[:2_000])
        return BoardRef(self.name, match[1].lower(), f"https://{match[1].lower()}/") if match else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        url = f"https://{ref.key}/xml"
        try:
            answer = await fetch.get(url, known.get(url), accept="application/xml,text/xml")
            if answer.unchanged:
                return BoardPage(unchanged=True)
            return await page_of_places(url, answer, lambda: _feed(answer, ref))
        except FetchFailed as error:
            return await by_other_way(error, lambda: _search(ref, fetch))

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await read_posting(posting, fetch)


def _feed(answer: Answer, ref: BoardRef) -> tuple[int, list[BoardPosting]]:
    root = parse_feed(answer.body)
    if etree_name(root) != "workzag-jobs":
        raise FetchFailed("the board's feed is not readable (another root element)", "garbage")
    positions = [one for one in root if etree_name(one) == "position"]
    return len(positions), [posting for one in positions if (posting := _position(one, ref))]


def _position(element: Any, ref: BoardRef) -> BoardPosting | None:
    id_, title = child(element, "id"), child(element, "name")
    if not id_ or not id_.isdecimal() or not title:
        return None
    more = next((one for one in element if etree_name(one) == "additionalOffices"), ())
    parts = []
    for one in element.iter("jobDescription"):
        text = next(("".join(part.itertext()) for part in one if etree_name(part) == "value"), "")
        if text.strip():
            parts.append(f"<h2>{escape(child(one, 'name') or '')}</h2>{text.strip()}")
    schedule, kind = child(element, "schedule"), child(element, "employmentType")
    return BoardPosting(
        external_id=id_,
        url=f"https://{ref.key}/job/{id_}",
        title=title,
        company=child(element, "subcompany"),
        locations=several(child(element, "office"), *("".join(one.itertext()).strip() for one in more)),
        posted_at=child(element, "createdAt"),
        employment=_EMPLOYMENT.get(kind or "") or schedule,
        description="\n".join(parts),
    )


async def _search(ref: BoardRef, fetch: PoliteFetch) -> BoardPage:
    """The JSON list, which has no descriptions worth the name."""
    url = f"https://{ref.key}/search.json"
    answer = await fetch.get(url)

    def read() -> tuple[int, list[BoardPosting]]:
        rows = rows_of(answer.json())
        return len(rows), [posting for row in rows if (posting := _found(row, ref))]

    return replace(await page_of_places(url, answer, read), validators={})


def _found(row: Row, ref: BoardRef) -> BoardPosting | None:
    id_, title = row.text("id"), row.text("name")
    if not id_ or not title:
        return None
    offices = row.at("offices")
    places = [one for one in offices if isinstance(one, str)] if isinstance(offices, list) else []
    return BoardPosting(
        external_id=id_,
        url=f"https://{ref.key}/job/{id_}",
        title=title,
        company=row.text("subcompany"),
        locations=several(*places) or several(row.text("office")),
        employment=_EMPLOYMENT.get(row.text("employment_type") or "") or row.text("schedule"),
    )
