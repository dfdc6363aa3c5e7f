"""JazzHR: the HTML list of `{company}.applytojob.com`; descriptions from the postings' pages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import name_in
from companion.ats.fetch import FetchFailed, PoliteFetch, Validators
from companion.ats.pages import links, parse_html, read_posting

_ADDRESS = re.compile(r"//(?!www\.|app\.)([\w-]+)\.applytojob\.com", re.IGNORECASE)
_POSTING = re.compile(r"\.applytojob\.com/apply/(?:jobs/details/)?(\w{8,12})(?:[/?]|$)", re.IGNORECASE)
_NONE = re.compile(r"no (?:current |open |available )*(?:openings|positions|jobs)|not hiring|check back", re.IGNORECASE)


class JazzHr(BoardReader):
    """Reads `/apply/jobs`."""

    name = "jazzhr"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        name = name_in(_ADDRESS, url)
        return BoardRef(self.name, name.lower(), f"https://{name.lower()}.applytojob.com/apply/jobs") if name else None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        answer = await fetch.page(ref.url)
        root = parse_html(answer.text())
        found: dict[str, BoardPosting] = {}
        for target, text in links(root, answer.url) if root is not None else ():
            match = _POSTING.search(target)
            if match and text:
                found.setdefault(match[1], BoardPosting(external_id=match[1], url=target, title=text))
        if not found and not _NONE.search(answer.text()):
            raise FetchFailed(
                "the board's page is not readable (no postings, and no word that there are none)", "garbage"
            )
        return BoardPage(tuple(found.values()))

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await read_posting(posting, fetch)
