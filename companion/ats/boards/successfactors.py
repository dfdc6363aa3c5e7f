"""SuccessFactors recruiting marketing: HTML tiles on the employer's own domain, descriptions from their pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import host_of
from companion.ats.boards.html_list import read_pages
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.pages import links, read_posting
from companion.ats.shape import several

_ADDRESS = re.compile(r"//(?:[\w-]+\.)*jobs2web\.com/|/tile-search-results/", re.IGNORECASE)
_POSTING = re.compile(r"/job/[^?#]+?/(\d{6,12})(?:-[a-z]{2}_[A-Z]{2})?/?(?:[?#]|\Z)")


class SuccessFactors(BoardReader):
    """Reads `/tile-search-results/`. `key` is the host; `resolve` tells it by marks in the careers page."""

    name = "successfactors"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        host = host_of(url)
        if not host or not _ADDRESS.search(url[:2_000]):
            return None
        return BoardRef(self.name, host, f"https://{host}/tile-search-results/")

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        return await read_pages(
            lambda _, read: f"https://{ref.key}/tile-search-results/?q=&startrow={read}", _postings, fetch
        )

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await read_posting(posting, fetch)


def _postings(root: Any, base: str) -> list[BoardPosting]:
    """One posting for each address; where the list names a place beside the title, with it."""
    places = dict(_places(root))
    found: dict[str, BoardPosting] = {}
    for url, text in links(root, base):
        match = _POSTING.search(url)
        if match and text and host_of(url) == host_of(base):
            path = urlsplit(url).path
            posting = BoardPosting(external_id=match[1], url=url, title=text, locations=several(places.get(path)))
            found.setdefault(match[1], posting)
    return list(found.values())


def _places(root: Any) -> list[tuple[str, str]]:
    """(path of the posting, place) of each row or tile."""
    found = []
    for row in root.iter("tr", "li"):
        anchor = next((one for one in row.iter("a") if "/job/" in (one.get("href") or "")), None)
        place = next((one for one in row.iter("span", "div") if (one.get("class") or "") == "jobLocation"), None)
        if anchor is not None and place is not None:
            found.append((urlsplit(anchor.get("href")).path, " ".join(place.text_content().split())))
    return found
