"""Breezy HR: `/json` of the career site. An unknown company is sent to breezy.hr itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from companion.ats.board import MAX_POSTINGS, BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import host_of, name_in, skipped_note
from companion.ats.fetch import FetchFailed, PoliteFetch, Validators
from companion.ats.pages import read_posting
from companion.ats.shape import Row, joined, rows_of, several

_ADDRESS = re.compile(r"//(?!www\.|api\.|app\.|help\.|developer\.|assets)([\w-]+)\.breezy\.hr", re.IGNORECASE)


class Breezy(BoardReader):
    """Reads `{company}.breezy.hr/json`; a description the list lacks is read from the posting's page."""

    name = "breezy"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        return BoardRef(self.name, name.lower(), f"https://{name.lower()}.breezy.hr/") if name else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        url = f"https://{ref.key}.breezy.hr/json?verbose=true"
        answer = await fetch.get(url, known.get(url))
        if answer.unchanged:
            return BoardPage(unchanged=True)
        if host_of(answer.url) != f"{ref.key}.breezy.hr":
            raise FetchFailed(f"{ref.key}.breezy.hr is no board any more", "gone")
        rows = rows_of(answer.json())
        postings = tuple(posting for row in rows[:MAX_POSTINGS] if (posting := _posting(row)))
        return BoardPage(postings, validators={url: answer.validators}, note=skipped_note(len(rows), len(postings)))

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await read_posting(posting, fetch)


def _posting(row: Row) -> BoardPosting | None:
    id_, title, url = row.text("id"), row.text("name"), row.text("url")
    if not id_ or not title or not url:
        return None
    place = row.text("location", "name") or joined(
        row.text("location", "city"), row.text("location", "state", "name"), row.text("location", "country", "name")
    )
    return BoardPosting(
        external_id=id_,
        url=url,
        title=title,
        company=row.text("company", "name"),
        locations=several(place),
        posted_at=row.text("published_date"),
        workplace="remote" if row.at("location", "is_remote") is True else None,
        employment=row.text("type", "name"),
        description=row.long("description"),
    )
