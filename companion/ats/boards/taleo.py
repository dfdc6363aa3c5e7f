"""Taleo Business Edition: the HTML list of its careers site; descriptions from the postings' JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import host_of
from companion.ats.fetch import FetchFailed, PoliteFetch, Validators
from companion.ats.pages import links, parse_html, read_posting

_SITE = re.compile(r"//(?P<host>\w{2,6}\.tbe\.taleo\.net)/(?P<instance>\w{2,12})/ats/careers/", re.IGNORECASE)
_ORG = re.compile(r"[?&]org=(\w{1,40})(?:[&#]|$)")
_CWS = re.compile(r"[?&]cws=(\d{1,9})(?:[&#]|$)")
_POSTING = re.compile(r"/(?:viewRequisition|requisition\.jsp)\?(?:[^#]*&)?rid=(\d+)", re.IGNORECASE)
_MORE = re.compile(r"rowFrom=\d|act=next", re.IGNORECASE)
_NONE = re.compile(r"no (?:current |open |available )*(?:openings|positions|jobs|results)|0 results", re.IGNORECASE)


class Taleo(BoardReader):
    """Reads `{shard}.tbe.taleo.net/{instance}/ats/careers/v2/searchResults`. `key` is all four parts of the address."""

    name = "taleo"
    has_details = True

    def matches(self, url: str) -> BoardRef | None:
        site, org, cws = _SITE.search(url[:2_000]), _ORG.search(url[:2_000]), _CWS.search(url[:2_000])
        if not site or not org or not cws:
            return None
        host, instance = site["host"].lower(), site["instance"].lower()
        address = f"https://{host}/{instance}/ats/careers/v2/searchResults?org={org[1]}&cws={cws[1]}"
        return BoardRef(self.name, f"{host}/{instance}/{org[1]}/{cws[1]}", address)

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        answer = await fetch.page(ref.url)
        root = parse_html(answer.text())
        found: dict[str, BoardPosting] = {}
        for one in _postings(root, answer.url) if root is not None else ():
            found.setdefault(one.external_id, one)
        if not found and not _NONE.search(answer.text()):
            raise FetchFailed(
                "the board's page is not readable (no postings, and no word that there are none)", "garbage"
            )
        more = _MORE.search(answer.text()) is not None
        note = "only the first page of the list was read" if more else ""
        return BoardPage(tuple(found.values()), complete=not more, note=note)

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await read_posting(posting, fetch)


def _postings(root: Any, base: str) -> list[BoardPosting]:
    """Links to this site's requisitions; a second link of the same one is its button."""
    return [
        BoardPosting(external_id=match[1], url=url, title=text)
        for url, text in links(root, base)
        if text and host_of(url) == host_of(base) and (match := _POSTING.search(url))
    ]
