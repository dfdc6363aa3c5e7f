"""From any careers page address to the board behind it."""

from __future__ import annotations

import html
import re
from collections import Counter
from urllib.parse import urlsplit

from companion.ats.board import BoardReader, BoardRef
from companion.ats.boards import READERS
from companion.ats.boards.careers import Careers
from companion.ats.boards.common import host_of
from companion.ats.fetch import FetchFailed, PoliteFetch
from companion.ats.recognise import recognise
from companion.errors import CompanionError

MAX_PAGE_CHARS = 3_000_000
_URL = re.compile(r"(?:https?:)?//[\w.-]{4,100}(?:/[^\s\"'<>\\)]{0,500})?")
_OWN_DOMAINS = (
    ("teamtailor", re.compile(r"teamtailor", re.IGNORECASE), "https://{host}/jobs.rss"),
    ("recruitee", re.compile(r"recruitee", re.IGNORECASE), "https://{host}/api/offers/"),
    ("successfactors", re.compile(r"rmkcdn|jobs2web", re.IGNORECASE), "https://{host}/tile-search-results/"),
)
"""ATSs that serve their interface on the employer's own domain: name, mark in the page, address of the interface."""


class BoardUnknown(CompanionError):
    """No board could be found behind an address."""

    code = "board_unknown"
    status = 422


async def resolve(url: str, fetch: PoliteFetch) -> BoardRef:
    """The board an address belongs to, by the address alone or by what its page embeds.

    Raises BoardUnknown in words that say what to give instead, and FetchFailed when the page cannot be read.
    """
    if urlsplit(url).scheme not in ("http", "https") or not host_of(url):
        raise BoardUnknown(f"{url[:200]} is no web address: give the careers page with https:// in front")
    found = by_address(url)
    if found is not None:
        return found
    answer = await fetch.page(url)
    found = by_address(answer.url)
    if found is not None:
        return found
    text = answer.text()[:MAX_PAGE_CHARS]
    found = embedded_in(text)
    if found is not None:
        return found
    for ats, mark, address in _OWN_DOMAINS:
        if mark.search(text):
            ref = _reader(ats).matches(address.format(host=urlsplit(answer.url).netloc))
            if ref is not None and await _answers(_reader(ats), ref, fetch):
                return ref
    return await _own_page(url, answer.url, fetch)


def by_address(url: str) -> BoardRef | None:
    """The board an address names, without asking anybody."""
    return next((ref for reader in READERS if (ref := reader.matches(url))), None)


def embedded_in(page: str) -> BoardRef | None:
    """The board a page embeds or links to most often: scripts, frames, links, addresses inside of scripts."""
    plain = html.unescape(page.replace("\\/", "/").replace("\\u002F", "/").replace("\\u0026", "&"))
    counts: Counter[BoardRef] = Counter()
    for match in _URL.finditer(plain):
        ref = by_address(match[0])
        if ref is not None:
            counts[ref] += 1
    return counts.most_common(1)[0][0] if counts else None


def _reader(ats: str) -> BoardReader:
    return next(reader for reader in READERS if reader.name == ats)


async def _answers(reader: BoardReader, ref: BoardRef, fetch: PoliteFetch) -> bool:
    try:
        await reader.list(ref, fetch, {})
    except FetchFailed as error:
        if error.kind in ("gone", "garbage", "refused"):
            return False
        raise
    return True


async def _own_page(given: str, url: str, fetch: PoliteFetch) -> BoardRef:
    """The employer's own page, when postings can be found on it."""
    ref = BoardRef(Careers.name, url, url)
    try:
        await Careers().list(ref, fetch, {})
    except FetchFailed as error:
        if error.kind != "garbage":
            raise
        known = recognise(given)
        why = (
            f"the page is of {known.ats}, whose boards cannot be read without a browser"
            if known
            else "the page names no board that can be read, links to no postings, and no sitemap lists any"
        )
        raise BoardUnknown(
            f"{why}: open the list of jobs in the browser and give that page's address, or one posting's"
        ) from error
    return ref
