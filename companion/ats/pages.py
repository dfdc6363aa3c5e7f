"""Reading postings out of ordinary pages: schema.org JSON-LD first, else the part of the page that describes the job."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from lxml import html as lxml_html

from companion.ats.board import BoardPosting, Pay
from companion.ats.fetch import FetchFailed, PoliteFetch
from companion.ats.shape import Row, joined, several

MAX_DEPTH = 12
MAX_LINKS = 20_000
MIN_TEXT = 200
"""Characters below which a part of a page is not taken for a description."""
_DESCRIBES = re.compile(r"(?:job|posting|position|vacancy)?[-_ ]*(?:description|details?|body|content)", re.IGNORECASE)
_ELSEWHERE = ("script", "style", "noscript", "template", "svg", "nav", "header", "footer", "form", "iframe")


def parse_html(text: str) -> Any:
    """The document's root element; None for a text that is no markup."""
    try:
        return lxml_html.document_fromstring(
            text.encode("utf-8", "replace"), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def parse_feed(content: bytes) -> Any:
    """The root of an XML feed, with entities and DTDs left alone. Raises FetchFailed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)
    try:
        return etree.fromstring(content.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FetchFailed("the board's feed is not readable (no XML)", "garbage") from error


def child(element: Any, name: str) -> str | None:
    """The text of the first child of this local name, as one line."""
    found = next((one for one in element if etree_name(one) == name), None)
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None


def etree_name(element: Any) -> str:
    """The element's name without its namespace; empty for comments."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def links(root: Any, base: str) -> Iterator[tuple[str, str]]:
    """Absolute address and text of each link of a document."""
    for number, anchor in enumerate(root.iter("a")):
        if number >= MAX_LINKS:
            return
        target = (anchor.get("href") or "").strip()
        try:
            yield urljoin(base, target).partition("#")[0], " ".join(anchor.text_content().split())
        except ValueError:
            continue


def job_objects(root: Any) -> list[Row]:
    """The JobPosting objects of a document's JSON-LD. Scripts that are no JSON are left out."""
    found: list[Row] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            content = json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        found += [Row(node) for node in _nodes(content, 0) if "JobPosting" in str(node.get("@type"))]
    return found


def _nodes(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, Mapping):
        yield value
        for key in ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)


def from_json_ld(row: Row, posting: BoardPosting) -> BoardPosting:
    """The posting with what its JobPosting object says."""
    places = [
        joined(p.text("address", "addressLocality"), p.text("address", "addressRegion"), p.text("address", "addressCountry"))
        or p.text("address") or p.text("name")
        for p in row.rows("jobLocation") or [Row({"address": row.at("jobLocation", "address")})]
    ]  # fmt: skip
    low = row.number("baseSalary", "value", "minValue") or row.number("baseSalary", "value", "value")
    high = row.number("baseSalary", "value", "maxValue") or low
    kind = row.at("employmentType")
    pay = Pay(low, high, row.text("baseSalary", "currency"), row.text("baseSalary", "value", "unitText"))
    return replace(
        posting,
        title=row.text("title") or posting.title,
        company=row.text("hiringOrganization", "name") or row.text("hiringOrganization") or posting.company,
        locations=several(*places) or posting.locations,
        posted_at=row.text("datePosted") or posting.posted_at,
        closes_at=row.text("validThrough") or posting.closes_at,
        workplace="remote" if "TELECOMMUTE" in (row.text("jobLocationType") or "").upper() else posting.workplace,
        employment=(
            kind[0] if isinstance(kind, list) and kind and isinstance(kind[0], str) else row.text("employmentType")
        )
        or posting.employment,
        pay=pay if low or high else posting.pay,
        description=row.long("description") or posting.description,
    )


async def read_posting(posting: BoardPosting, fetch: PoliteFetch) -> BoardPosting:
    """The posting with what its own page says. Raises FetchFailed; without a description when the page shows none."""
    answer = await fetch.page(posting.url)
    root = parse_html(answer.text())
    if root is None:
        return posting
    objects = job_objects(root)
    if objects:
        posting = from_json_ld(objects[0], posting)
    return posting if posting.description else replace(posting, description=_described(root))


def _described(root: Any) -> str:
    """HTML of the smallest part that is named as a description and holds most of its text, else of the main part."""
    for name in _ELSEWHERE:
        for element in list(root.iter(name)):
            element.drop_tree()
    best, most = None, MIN_TEXT
    for element in root.iter("div", "section", "article"):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not _DESCRIBES.search(names):
            continue
        size = len(element.text_content())
        if size > most:
            best, most = element, size
    if best is None:
        best = next(root.iter("main"), None)
    if best is None:
        best = root.find("body")
    return lxml_html.tostring(best, encoding="unicode") if best is not None else ""
