"""Boards that are HTML lists over several pages: asked page by page until one brings nothing new."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from companion.ats.board import BoardPage, BoardPosting
from companion.ats.fetch import FetchFailed, PoliteFetch
from companion.ats.pages import parse_html

MAX_PAGES = 200
_NONE = re.compile(
    r"no (?:current |open |available |matching )*(?:openings|positions|jobs|results|vacancies)|not hiring|check back|0 results",
    re.IGNORECASE,
)

ReadPage = Callable[[Any, str], list[BoardPosting]]
"""The postings of one page, from its root element and address."""


async def read_pages(address: Callable[[int, int], str], read: ReadPage, fetch: PoliteFetch) -> BoardPage:
    """All pages of a list. `address` is told the page's number and how many postings were read before it.

    Raises FetchFailed when the first page shows no posting and does not say that there are none.
    """
    found: dict[str, BoardPosting] = {}
    for number in range(MAX_PAGES):
        answer = await fetch.page(address(number, len(found)))
        root = parse_html(answer.text())
        new = {one.external_id: one for one in (read(root, answer.url) if root is not None else ())}
        if not new and not found and not _NONE.search(answer.text()):
            raise FetchFailed(
                "the board's page is not readable (no postings, and no word that there are none)", "garbage"
            )
        if new.keys() <= found.keys():
            return BoardPage(tuple(found.values()))
        found = new | found
    return BoardPage(tuple(found.values()), complete=False, note=f"only {MAX_PAGES} pages of the list were read")
