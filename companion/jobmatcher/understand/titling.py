"""The job's title: every sign on a page speaks for one of its lines, and the line with the most points is taken.

No sign can be relied on alone: the first heading may be the site's name or "Join our team", the page's own title may
carry no job, and the address may be a number. A line that two of them agree on is hardly ever another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from companion.contracts import Block, PageSnapshot
from companion.jobmatcher.understand.body import signature
from companion.jobmatcher.understand.chosen import Chosen, sureness
from companion.jobmatcher.understand.html_blocks import normalise
from companion.jobmatcher.understand.naming import (
    GENDERED,
    MAX_TITLE_CHARS,
    PARTS,
    clean_title,
    in_town,
    is_generic,
    names_firm,
    names_work,
    speaks_of_jobs,
    split_page_title,
    without_lead,
)
from companion.jobmatcher.understand.sections import classify_heading

LABEL_BLOCKS = 60
"""Blocks from the top in which a label may say the title: a page laid out in tables begins with many cells."""
HEADING_BLOCKS = 120
MAX_HEADINGS = 16
TOP_LINES = 20
"""Lines from the top in which the page's own title is looked for again."""
TITLE_LINES = 12
"""Lines from the top among which a short one that names work is the title of a page without headings."""
MAX_LINE_WORDS = 8
MAX_SITE_WORDS = 3
MIN_HOST_CHARS = 4
MIN_CHARS = 4
"""Letters from which agreement of two texts is no chance."""

OF_LEVEL = {1: 2.0, 2: 1.0, 3: 0.8}
LOWER_LEVEL = 0.4
NOT_FIRST = 0.8
"""What a further heading of the first level has less."""
LINE = 0.3
PART = 0.4
"""A part of the page's own title, beside what agrees with it."""
IS_PART = 3.0
WITHIN = 2.4
"""For a heading that the page's own title holds, as a part or within one."""
HAS_PART = 1.6
"""For a heading that begins with a part of the page's own title that names work."""
SHOWN = 1.4
"""For a part of the page's own title that a line near the top repeats."""
MARKED = 3.0
LABELLED = 2.6
WORK, OCCUPATION_ALONE = 1.5, 0.8
FOR_ALL = 0.7
"""For a title marked for all genders."""
ADDRESS, IN_ADDRESS = 2.0, 1.2
"""For the words at the end of the page's address, and for most of them."""
MOST = 0.6
ECHO, MAX_ECHOES = 0.4, 3
"""For each time the text repeats a title that names work."""
LAST_PART = -1.2
"""For the last part of a page's title: the site's, unless it names work."""
OF_SITE = -3.0
OF_JOBS = -3.0
"""A name such as "Best Jobs": a job site's."""
SLOGAN = -1.5
OF_SECTION = -2.0
"""For what heads a part of the text: "Forklift Operator Position Overview"."""
LATER = -0.03
"""For each heading that stands before it."""
ENOUGH = 1.0

_TITLE_LABEL = re.compile(
    r"^(?:job|position|posting|vacancy|role) ?title\s*:\s*(?P<title>.{3,120})$|^(?:position|vacancy|stellenbezeichnung|intitulé du poste|puesto)\s*:\s*(?P<other>.{3,120})$",
    re.IGNORECASE,
)
_TITLE_ALONE = re.compile(
    r"^(?:(?:job|position|posting|vacancy|role|working) ?title|title of (?:post|position)|post title|position|vacancy|job posting title|stellenbezeichnung|berufsbezeichnung|intitulé du poste|nombre del? (?:puesto|vacante)|puesto vacante|ocupación|denominación del puesto)\s*:?$",
    re.IGNORECASE,
)
_MARKS = (" – ", " — ", " - ", " | ")
_SLOGAN_END = re.compile(r"[.!?…]$")
_FILE = re.compile(r"\.(?:txt|pdf|docx?|html?|php|aspx?)$|\b(?:web ?site|home ?page|startseite)$", re.IGNORECASE)
"""A file's name is no title, nor is a site's."""
_GOES_ON = re.compile(
    r"(?:in|im|at|for|für|bei|am|pour|chez|à|te|bij|voor|hos|på|w|na|para|per|con|mit|with|of|und|and|we|wir) "
)
"""How a heading begins that goes on with the one above it, in small letters."""
_SECTION = re.compile(
    r"^about (?:the|this|our) |^(?:qualifications|requirements|duties|responsibilities) (?:for|of) |\b(?:overview|summary|job description|responsibilities|requirements|qualifications)$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"^\d{4}\s+")


@dataclass(slots=True)
class _Candidate:
    """One text that may be the title, and the points for it."""

    text: str
    mark: str
    points: float


def find_title(snapshot: PageSnapshot, marked: list[str], company: str | None) -> Chosen | None:
    """The title of the job a page is about; None where nothing on it can be one. `marked`: elements named after titles."""
    page = _Page.of(snapshot, company)
    found: dict[str, _Candidate] = {}
    for text, points, of_title in _candidates(page, marked):
        clean = _YEAR_FIRST.sub("", clean_title(text))
        if not _possible(text, clean, company):
            continue
        mark = signature(clean)
        work = names_work(clean)
        points += page.of_text(clean, mark, work) + page.of_address(mark)
        points += 0.0 if of_title else page.of_own_title(mark, work)
        known = found.get(mark)
        if known is None:
            found[mark] = _Candidate(clean, mark, points)
        elif points > known.points:
            known.points = points
    if not found:
        return None
    best = max(found.values(), key=lambda one: one.points)
    if best.points < ENOUGH:
        return None
    others = (one.points for one in found.values() if one.mark not in best.mark and best.mark not in one.mark)
    return Chosen(_without_site(best.text, page), sureness(best.points, others))


def _without_site(title: str, page: _Page) -> str:
    """A heading without the site's own name behind its job: "Cook – The Harbour Kitchen"."""
    at = max(title.rfind(mark) for mark in _MARKS)
    name = title[at + 3 :]
    own = at > 0 and (signature(name) in page.site or _named_as_host(page.snapshot.url, name, signature(name)))
    return title[:at].strip() if own and names_work(title[:at]) else title


@dataclass(slots=True)
class _Page:
    """What the candidates of one page are compared with."""

    snapshot: PageSnapshot
    headings: list[Block]
    titles: list[str]
    parts: list[str]
    """Parts of the page's own titles, in order."""
    part_marks: set[str]
    work_marks: set[str]
    """Those of parts that name work."""
    whole: str
    """The page's own titles as signatures."""
    last_marks: set[str]
    """Those of last parts: the site's, unless they name work."""
    site: set[str]
    slug: str
    """Signature of the last words of the address."""
    text: str
    """All lines in lower case."""

    @staticmethod
    def of(snapshot: PageSnapshot, company: str | None) -> _Page:
        titles = [normalise(text) for text in (snapshot.meta.get("og:title", ""), snapshot.title) if text]
        titles = list(dict.fromkeys(titles))
        parts = [part for title in titles for part in PARTS.split(without_lead(title))]
        names = [company, snapshot.meta.get("og:site_name"), *(h.text for h in snapshot.hints if h.name == "logo")]
        headings = [block for block in snapshot.blocks[:HEADING_BLOCKS] if block.kind == "heading"]
        return _Page(
            snapshot=snapshot,
            headings=headings[:MAX_HEADINGS],
            titles=titles,
            parts=parts,
            part_marks={signature(clean_title(part)) for part in parts},
            work_marks={signature(clean_title(part)) for part in parts if names_work(part)},
            whole=" ".join(signature(title) for title in titles),
            last_marks={signature(clean_title(p[-1])) for t in titles if len(p := PARTS.split(without_lead(t))) > 1},
            site={signature(name) for name in names if name},
            slug=_slug(snapshot.url),
            text="\n".join(block.text for block in snapshot.blocks[:HEADING_BLOCKS]).lower(),
        )

    def of_text(self, clean: str, mark: str, work: bool) -> float:
        """Points for what a text says, whatever else the page has."""
        points = OF_SECTION if _SECTION.search(clean) else 0.0
        if work:
            for_all = GENDERED.search(clean) is not None
            points += (WORK if " " in clean or for_all else OCCUPATION_ALONE) + (FOR_ALL if for_all else 0.0)
            points += ECHO * min(MAX_ECHOES, max(0, self.text.count(clean.lower()) - 1))
            return points
        if mark in self.site or _named_as_host(self.snapshot.url, clean, mark):
            points += OF_SITE
        if speaks_of_jobs(clean):
            points += OF_JOBS
        if _SLOGAN_END.search(clean):
            points += SLOGAN
        if classify_heading(clean) is not None:
            points += OF_SITE
        return points + (LAST_PART if mark in self.last_marks else 0.0)

    def of_address(self, mark: str) -> float:
        """Points for agreement with the page's address."""
        if len(mark) < MIN_CHARS or not self.slug:
            return 0.0
        if mark == self.slug:
            return ADDRESS
        short, long = sorted((mark, self.slug), key=len)
        return IN_ADDRESS if short in long and len(short) >= MOST * len(long) else 0.0

    def of_own_title(self, mark: str, work: bool) -> float:
        """Points for agreement of a text with the page's own title: more, the more of a part it is.

        A heading without an occupation is only half of a part that has one: "Quality & Production" above "Manager".
        """
        if len(mark) < MIN_CHARS:
            return 0.0
        within = [part for part in self.part_marks if mark in part]
        if mark in within or (not within and mark in self.whole):
            return IS_PART
        fitting = [part for part in within if work or part not in self.work_marks]
        return max((WITHIN * len(mark) / len(part) for part in fitting), default=0.0)


def _candidates(page: _Page, marked: list[str]) -> Iterator[tuple[str, float, bool]]:
    """(text, points for where it stands, whether that is the page's own title) of whatever may be the title."""
    first = True
    for index, block in enumerate(page.headings):
        points = OF_LEVEL.get(block.level, LOWER_LEVEL) + LATER * index
        if block.level == 1:
            points -= 0.0 if first else NOT_FIRST
            first = False
        yield block.text, points + _has_part(page, block.text), False
    for index, text in enumerate(marked):
        yield text, MARKED + 10 * LATER * index, False
    if stated := _stated_title(page.snapshot.blocks):
        yield stated, LABELLED, False
    shown = set(page.text.split("\n"))
    for title in page.titles:
        split = split_page_title(in_town(title), None)[0]
        for part in (*PARTS.split(without_lead(title)), *([split] if split else [])):
            yield part, PART + (SHOWN if part.lower() in shown or clean_title(part).lower() in shown else 0.0), True
    for block in page.snapshot.blocks[:TITLE_LINES]:
        if block.kind != "heading" and len(block.text.split()) <= MAX_LINE_WORDS and names_work(block.text):
            yield block.text, LINE + (SLOGAN if _SLOGAN_END.search(block.text) else 0.0), False


def _has_part(page: _Page, text: str) -> float:
    """Points for a heading that begins with a part of the page's title that names work, and says more."""
    mark = signature(text)
    for part in page.parts:
        own = signature(part)
        if len(own) > MIN_CHARS and mark != own and mark.startswith(own) and names_work(part):
            return HAS_PART
    return 0.0


def _slug(url: str) -> str:
    """The last piece of an address that has words, as a signature: "salesexecutive" of /careers/sales-executive.html."""
    pieces = [piece for piece in unquote(urlsplit(url).path).split("/") if piece]
    last = next((piece for piece in reversed(pieces) if not re.match(r"(?:index|default)\b", piece)), "")
    return signature(re.sub(r"\.\w{2,5}$", "", last))


def _named_as_host(url: str, text: str, mark: str) -> bool:
    """Whether a short text is the site's own name, as its address has it: "Northgate Tools" on northgate.com."""
    if len(text.split()) > MAX_SITE_WORDS:
        return False
    labels = [signature(part) for part in (urlsplit(url).hostname or "").split(".")[:-1]]
    return any(
        len(label) >= MIN_HOST_CHARS
        and (mark.startswith(label) or (len(mark) >= MIN_HOST_CHARS and label.startswith(mark)))
        for label in labels
    )


def named_by_address(url: str, title: str) -> bool:
    """Whether the address ends in the words of the title: "/careers/inside-sales.html" for "Inside Sales"."""
    mark = signature(title)
    return len(mark) >= MIN_CHARS and mark == _slug(url)


def names_one_job(blocks: list[Block]) -> bool:
    """Whether exactly one of the first headings names work: several are those of a list."""
    headings = [block for block in blocks[:HEADING_BLOCKS] if block.kind == "heading"][:TITLE_LINES]
    found = {
        clean_title(block.text)
        for block in headings
        if len(block.text.split()) <= MAX_LINE_WORDS and names_work(block.text) and not _SLOGAN_END.search(block.text)
    }
    return len(found) == 1


def _possible(text: str, clean: str, company: str | None) -> bool:
    if not 3 <= len(clean) <= MAX_TITLE_CHARS or is_generic(clean) or (is_generic(text) and not names_work(clean)):
        return False
    if _GOES_ON.match(clean) or _FILE.search(clean) or names_firm(clean) or "@" in clean:
        return False
    return not (company and signature(clean) == signature(company)) and not clean.endswith("?")


def _stated_title(blocks: list[Block]) -> str | None:
    """ "JOB TITLE: Water Treatment Operator" among the first lines, or the label with its value in the next."""
    for block, following in pairwise(blocks[:LABEL_BLOCKS]):
        if match := _TITLE_LABEL.match(block.text):
            return match["title"] or match["other"]
        alone = _TITLE_ALONE.match(block.text) and 3 <= len(following.text) <= MAX_TITLE_CHARS
        if alone and not is_generic(following.text):
            return following.text
    return None
