"""Which blocks of the page are the posting: from its title to where other things begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from companion.contracts import PageSnapshot
from companion.jobmatcher.understand.html_blocks import TextBlock, html_blocks, normalise
from companion.jobmatcher.understand.jsonld import state_posting
from companion.jobmatcher.understand.sections import classify_heading
from companion.jobmatcher.understand.structured import Structured

MIN_TEXT_CHARS = 200
"""A page that shows less than this is taken from its structured data or page state, if they hold more."""

SUMMARY_CHARS = 500
SHOWN_OVER_SUMMARY = 3
"""A shorter structured description, of which the page shows other and so many times more text, only sums it up."""

COVERAGE_MIN = 0.5
"""Share of the structured description that must be seen on the page for the page's text to be used."""

FACTS_BEFORE = 25
"""Blocks kept between the title and the description: place, pay, type."""

_END = re.compile(
    r"^(?:similar (?:jobs|roles|positions|openings|vacancies)(?: (?:nearby|near you|in .{0,30}))?|\w+(?: \w+)? who (?:viewed|applied|liked|saved) .{0,40}|people also .{0,30}|related (?:jobs|positions|content|openings|roles|searches)|"
    r"(?:other|more|our other|explore other|view other) (?:\w+ ){0,2}(?:jobs|openings|positions|roles|vacancies|opportunities)\b.{0,40}|"
    r"(?:jobs|people) (?:you may|also|who) .{0,40}|recommended (?:jobs|for you).{0,20}|recently viewed.{0,20}|"
    r"apply for this (?:job|position|role|opening)|submit your application|create (?:a )?job alert|get (?:job )?alerts.{0,40}|"
    r"job alerts?|share this (?:job|role|position|vacancy).{0,20}|about this site|sign up for job alerts|"
    r"ähnliche (?:jobs|stellen\w*).{0,20}|weitere (?:jobs|stellen\w*|offene stellen).{0,30}|(?:das könnte dich|könnte sie).{0,40}|"
    r"offres? similaires?|d.autres offres.{0,30}|ces offres.{0,40}|ofertas (?:similares|relacionadas).{0,20}|"
    r"otras ofertas.{0,30}|vagas semelhantes|vergelijkbare vacatures|podobné (?:nabídky|pozice).{0,30}|"
    r"mira totes les nostres ofertes|liknande jobb)\W*$",
    re.IGNORECASE,
)
_JUNK = re.compile(
    r"^(?:apply(?: now| here| online| today| for this job)?|easy apply|save(?: job)?|saved?|share|back(?: to .{0,30})?|print|"
    r"copy link|report(?: this)? job|sign in|log ?in|menu|close|next|previous|read more|show more|show less|learn more|"
    r"jetzt bewerben|online bewerben|bewerben|postuler|skip to .{0,30}|all (?:jobs|openings)|view all jobs|"
    r"facebook|twitter|x|linkedin|whatsapp|email|follow|«|»|[|•·\-–—>›/]+)$",
    re.IGNORECASE,
)
JUNK_CHARS = 60
"""Longer blocks are no mere buttons."""

_NO_WORD = re.compile(r"\W+")
_SIGNS = bytes(code for code in range(128) if not (chr(code).isalnum() or chr(code) == "_"))
"""The same of plain English: taken out without a pattern, in a hundredth of the time."""


def signature(text: str) -> str:
    """Letters and digits only, lower case: for comparing texts of two sources."""
    lower = text.lower()
    if lower.isascii():
        return lower.encode("ascii").translate(None, _SIGNS).decode("ascii")
    # Blanks are most of what is no letter: without them a pattern has little left to do.
    return _NO_WORD.sub("", "".join(lower.split()))


def posting_blocks(snapshot: PageSnapshot, data: Structured | None, title: str | None) -> Sequence[TextBlock]:
    """The blocks of the posting's own text.

    The page's text is preferred, so that evidence can be found on the page; the structured description is used
    when the page does not show it.
    """
    page = [block for block in snapshot.blocks if len(block.text) > JUNK_CHARS or not _JUNK.match(block.text)]
    shown = sum(len(block.text) for block in page)
    stated = html_blocks(data.description) if data and data.description else []
    if stated:
        span = _covered(page, stated)
        size = sum(len(block.text) for block in stated)
        summed_up = size < SUMMARY_CHARS and shown > SHOWN_OVER_SUMMARY * size
        if summed_up and (span is None or _goes_on(page[span[1] + 1 :])):
            return _trimmed(page, title)
        if span is None:
            return stated if size > MIN_TEXT_CHARS or not page else page
        return _from_title(page[: span[1] + 1], title, span[0])
    state = unseen_posting(snapshot) if shown < MIN_TEXT_CHARS else None
    if state:
        return html_blocks(state[1])
    return _trimmed(page, title)


def _goes_on(page: Sequence[TextBlock]) -> bool:
    """Whether a heading of duties or requirements follows: what was stated is only the beginning."""
    return any(block.kind == "heading" and classify_heading(block.text) in ("must", "duties") for block in page)


def unseen_posting(snapshot: PageSnapshot) -> tuple[str, str] | None:
    """(title, description) from the page's state, where the page itself shows hardly any text."""
    if not snapshot.embedded or sum(len(block.text) for block in snapshot.blocks) >= MIN_TEXT_CHARS:
        return None
    return state_posting(snapshot.embedded)


def _covered(page: Sequence[TextBlock], stated: Sequence[TextBlock]) -> tuple[int, int] | None:
    """First and last page block that carry the stated description; None when the page shows too little of it."""
    whole = signature("".join(block.text for block in stated))
    if not whole:
        return None
    hits: list[int] = []
    covered = 0
    for index, block in enumerate(page):
        mark = signature(block.text)
        if len(mark) >= 12 and mark in whole:
            hits.append(index)
            covered += len(mark)
    if covered < COVERAGE_MIN * len(whole) or not hits:
        return None
    return hits[0], hits[-1]


def _from_title(page: Sequence[TextBlock], title: str | None, first: int) -> Sequence[TextBlock]:
    """From the title (or a few facts above the text) on."""
    start = max(0, first - FACTS_BEFORE)
    at = _title_index(page[: first + 1], title)
    return page[at if at is not None else start :]


def _title_index(page: Sequence[TextBlock], title: str | None) -> int | None:
    mark = signature(title) if title else ""
    longest = 3 * len(title or "")  # a text with the same letters is hardly longer
    found = None
    for index, block in enumerate(page):
        if mark and len(block.text) <= longest and signature(block.text) == mark:
            if block.kind == "heading":
                return index
            found = index if found is None else found
    if found is None:
        found = next((i for i, block in enumerate(page) if block.kind == "heading" and block.level == 1), None)
    return found


def _trimmed(page: Sequence[TextBlock], title: str | None) -> Sequence[TextBlock]:
    start = _title_index(page, title) or 0
    after = sum(len(block.text) for block in page[start:])
    if after < 0.4 * sum(len(block.text) for block in page):
        start = 0
    kept: list[TextBlock] = []
    length = 0
    for block in page[start:]:
        if length >= MIN_TEXT_CHARS * 2 and len(block.text) < 90 and _END.match(normalise(block.text)):
            break
        kept.append(block)
        length += len(block.text)
    return kept
