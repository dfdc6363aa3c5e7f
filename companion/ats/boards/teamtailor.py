"""Teamtailor: the RSS feed of the career site; the employer's own domain serves the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

from companion.ats.board import MAX_POSTINGS, BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import skipped_note, workplace_of
from companion.ats.fetch import FetchFailed, PoliteFetch, Validators
from companion.ats.pages import child, etree_name, parse_feed, read_posting
from companion.ats.shape import joined, several

ROUND = 50
"""A feed of 100, 150, … items may have been cut there: what is missing then counts as unknown, not as closed."""
_ADDRESS = re.compile(
    r"//(?!www\.|api\.|app\.|support\.|assets)([\w-]+(?:\.na|\.au)?\.teamtailor\.com)(?:[/?#]|$)", re.IGNORECASE
)
_OWN_DOMAIN = re.compile(r"//([\w.-]+)/jobs\.(?:rss|json)(?:[?#]|$)", re.IGNORECASE)
_ID = re.compile(r"/jobs/(\d+)")


class Teamtailor(BoardReader):
    """Reads `/jobs.rss`."""

    name = "teamtailor"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        match = _ADDRESS.search(url[:2_000]) or _OWN_DOMAIN.search(url[:2_000])
        return BoardRef(self.name, match[1].lower(), f"https://{match[1].lower()}/jobs") if match else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        url = f"https://{ref.key}/jobs.rss"
        answer = await fetch.get(url, known.get(url), accept="application/rss+xml,application/xml")
        if answer.unchanged:
            return BoardPage(unchanged=True)
        root = parse_feed(answer.body)
        channel = next((one for one in root if etree_name(one) == "channel"), None)
        if channel is None:
            raise FetchFailed("the board's feed is not readable (no channel in it)", "garbage")
        items = [one for one in channel if etree_name(one) == "item"]
        company = child(channel, "title")
        postings = tuple(posting for one in items[:MAX_POSTINGS] if (posting := _item(one, company)))
        cut = len(items) >= 2 * ROUND and len(items) % ROUND == 0
        return BoardPage(
            postings,
            complete=not cut,
            validators={} if cut else {url: answer.validators},
            note=f"the feed may end after {len(items)} postings" if cut else skipped_note(len(items), len(postings)),
        )

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await read_posting(posting, fetch)


def _item(item: Any, company: str | None) -> BoardPosting | None:
    title, url = child(item, "title"), child(item, "link")
    match = _ID.search(url or "")
    if not title or not url or not match:
        return None
    places = [
        joined(child(place, "city") or child(place, "name"), child(place, "country"))
        for holder in item
        if etree_name(holder) == "locations"
        for place in holder
    ]
    description = next(("".join(one.itertext()) for one in item if etree_name(one) == "description"), "")
    return BoardPosting(
        external_id=match[1],
        url=url,
        title=title,
        company=child(item, "company_name") or company,
        locations=several(*places),
        posted_at=_date(child(item, "pubDate")),
        workplace=workplace_of(child(item, "remoteStatus")),
        description=description.strip(),
    )


def _date(text: str | None) -> str | None:
    try:
        return parsedate_to_datetime(text).date().isoformat() if text else None
    except ValueError:
        return None
