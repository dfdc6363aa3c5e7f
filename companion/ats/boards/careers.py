"""The long tail: any careers page that links to its postings or lists them in a sitemap."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from companion.ats.board import BoardPage, BoardPosting, BoardReader, BoardRef
from companion.ats.boards.common import host_of
from companion.ats.fetch import Answer, FetchFailed, PoliteFetch, Validators
from companion.ats.pages import etree_name, from_json_ld, job_objects, links, parse_feed, parse_html, read_posting

MAX_POSTINGS = 5_000
MAX_SITEMAPS = 10
_POSTING_PATH = re.compile(
    r"/(?:jobs?|careers?|karriere|vacanc(?:y|ies)|positions?|openings?|stellen(?:angebote|anzeigen?)?|offres?(?:-emploi)?|emplois?"
    r"|ofertas?|empleos?|vacatures?|roles?|opportunit(?:y|ies))/(?:[\w%.~-]+/){0,3}[\w%.~-]*(?:\d{3,}|-[\w%~-]+)[\w%.~-]*/?\Z",
    re.IGNORECASE,
)
_NOT_POSTING = re.compile(
    r"/(?:page|category|categories|tag|team|department|location|search|faq|benefits|about|apply|login|alerts?)(?:/|\Z)"
    r"|\.(?:pdf|jpe?g|png|svg|css|js|xml)\Z",
    re.IGNORECASE,
)
_NEXT_PAGE = re.compile(r"[?&](?:page|start|offset|startrow|pr)=\d|/page/\d+", re.IGNORECASE)
_WORDS = re.compile(r"[-_]+")


class Careers(BoardReader):
    """Reads one page of an employer's own site. `key` is its address."""

    name = "careers"
    has_details = True
    every_seconds = 3_600

    def matches(self, url: str) -> BoardRef | None:
        """Only a page that was looked at can be one: see `resolve`."""
        return None

    async def list(self, ref: BoardRef, fetch: PoliteFetch, known: Mapping[str, Validators]) -> BoardPage:
        answer = await fetch.page(ref.url)
        root = parse_html(answer.text())
        if root is None:
            raise FetchFailed("the careers page is not readable (no HTML)", "garbage")
        page = _listed(root, answer)
        if page.postings:
            return page
        mapped = await _sitemap(answer.url, fetch)
        if not mapped:
            raise FetchFailed(
                "the careers page shows no postings without its scripts, and no sitemap lists them", "garbage"
            )
        return BoardPage(tuple(mapped[:MAX_POSTINGS]), complete=len(mapped) <= MAX_POSTINGS)

    async def posting(self, ref: BoardRef, posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
        return await read_posting(posting, fetch)


def _listed(root: Any, answer: Answer) -> BoardPage:
    """The postings of the page itself: as JSON-LD, and as links whose address looks like a posting's."""
    found: dict[str, BoardPosting] = {}
    for row in job_objects(root):
        url, title = row.text("url"), row.text("title")
        if title:
            target = urljoin(answer.url, url or "")
            found[_number(target)] = from_json_ld(row, _blank(target, title))
    more = False
    for target, text in links(root, answer.url):
        more = more or bool(_NEXT_PAGE.search(target))
        if (
            len(text) > 2
            and host_of(target) == host_of(answer.url)
            and _is_posting(target)
            and _number(target) not in found
        ):
            found[_number(target)] = _blank(target, text[:200])
    note = "the page lists more on further pages, which are not read" if more and found else ""
    return BoardPage(tuple(found.values())[:MAX_POSTINGS], complete=not more, note=note)


def _is_posting(url: str) -> bool:
    path = urlsplit(url).path
    return bool(_POSTING_PATH.search(path[:500])) and not _NOT_POSTING.search(path[:500])


async def _sitemap(url: str, fetch: PoliteFetch) -> list[BoardPosting]:
    """Postings of the site's sitemaps; empty when there is none to read."""
    waiting = [urljoin(url, "/sitemap.xml")]
    found: dict[str, BoardPosting] = {}
    for _ in range(MAX_SITEMAPS):
        if not waiting:
            break
        address = waiting.pop(0)
        try:
            root = parse_feed((await fetch.get(address, accept="application/xml,text/xml")).body)
        except FetchFailed as error:
            if error.kind in ("gone", "garbage", "refused"):
                continue
            raise
        entries = [one.text.strip() for one in root.iter() if etree_name(one) == "loc" and one.text]
        if etree_name(root) == "sitemapindex":
            waiting += sorted(entries, key=lambda one: not re.search(r"job|career|vacan|stellen|position", one))
            continue
        for entry in entries:
            if host_of(entry) == host_of(url) and _is_posting(entry):
                slug = urlsplit(entry).path.rstrip("/").rpartition("/")[2]
                found.setdefault(_number(entry), _blank(entry, _WORDS.sub(" ", slug).strip() or entry))
    return list(found.values())


def _blank(url: str, title: str) -> BoardPosting:
    return BoardPosting(external_id=_number(url), url=url, title=title)


def _number(url: str) -> str:
    parts = urlsplit(url)
    plain = f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}"
    return hashlib.sha256(plain.encode()).hexdigest()[:32]
