"""Jobvite: the HTML list of `jobs.jobvite.com`; descriptions from the postings' pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import host_of, name_in
from companion.ats.boards.html_list import read_pages
from companion.ats.fetch import PoliteFetch, Validators
from companion.ats.pages import links, read_posting

_ADDRESS = re.compile(r"//jobs\.jobvite\.com/(?:careers/)?(?!api/|careers/?(?:$|[?#]))([\w.-]+)", re.IGNORECASE)
_POSTING = re.compile(r"/job/(o\w+)", re.IGNORECASE)


class Jobvite(BoardReader):
    """Reads `/{company}/search`, whose pages count from 0."""

    name = "jobvite"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        return BoardRef(self.name, name, f"https://jobs.jobvite.com/{name}/search") if name else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        return await read_pages(lambda page, _: f"https://jobs.jobvite.com/{ref.key}/search?p={page}", _postings, fetch)

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await read_posting(posting, fetch)


def _postings(root: Any, base: str) -> list[BoardPosting]:
    return [
        BoardPosting(external_id=match[1], url=url.partition("?")[0], title=text)
        for url, text in links(root, base)
        if text and host_of(url) == host_of(base) and (match := _POSTING.search(url))
    ]
