"""iCIMS: the HTML list of `{portal}.icims.com` as its frame shows it; descriptions from the postings' frames."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import host_of, name_in
from companion.ats.boards.html_list import read_pages
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.pages import read_posting
from companion.ats.shape import several

_ADDRESS = re.compile(r"//(?!www\.|login\.|api\.|media\.|cdn\d*\.)([\w-]+)\.icims\.com", re.IGNORECASE)
_POSTING = re.compile(r"/jobs/(\d+)/[^/?#]+/job")
_CODED = re.compile(r"([A-Z]{2})-([A-Z]{2,3})-(.{2,60})\Z")
_FRAME = "?in_iframe=1"


class Icims(BoardReader):
    """Reads `/jobs/search`. `key` is the portal's name."""

    name = "icims"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        return BoardRef(self.name, name.lower(), f"https://{name.lower()}.icims.com/jobs/search") if name else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        return await read_pages(
            lambda page, _: f"https://{ref.key}.icims.com/jobs/search?ss=1&pr={page}&in_iframe=1", _postings, fetch
        )

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        framed = await read_posting(replace(posting, url=posting.url + _FRAME), fetch)
        return replace(framed, url=posting.url)


def _postings(root: Any, base: str) -> list[BoardPosting]:
    """Cards with a title whose address is this portal's own."""
    found = []
    for anchor in root.iter("a"):
        url = urljoin(base, anchor.get("href") or "").partition("?")[0]
        match = _POSTING.search(url)
        heading = next((one for one in anchor.iter("h1", "h2", "h3", "h4")), None)
        if match is None or heading is None or host_of(url) != host_of(base):
            continue
        title = " ".join(heading.text_content().split())
        found.append(
            BoardPosting(external_id=match[1], url=url, title=title, locations=several(_place(anchor)))
            if title
            else None
        )
    return [one for one in found if one is not None]


def _place(anchor: Any) -> str | None:
    """What the card of a title says beside "Location"; "US-NJ-Edison" with the town first."""
    card = next((one for one in anchor.iterancestors("li", "tr")), None)
    for label in card.iter("span") if card is not None else ():
        if "location" in label.text_content().lower() and (value := label.getnext()) is not None:
            text = " ".join(value.text_content().split())
            coded = _CODED.match(text)
            return f"{coded[3]}, {coded[2]}, {coded[1]}" if coded else text or None
    return None
