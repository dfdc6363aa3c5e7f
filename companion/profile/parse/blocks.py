"""Lines put together: wrapped lines joined again, sections told apart."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from companion.profile.document import FULL_LINE, Line
from companion.profile.parse.contacts import EMAIL, begins_address
from companion.profile.parse.dates import find_range
from companion.profile.parse.headings import Kind, heading_kind, misspelt_kind, stem_kind, told_kind
from companion.profile.parse.lexicon import company_score, degree_score, school_score, title_score
from companion.profile.parse.skills import items_of, spoken

MIN_KNOWN_SHARE = 0.4
"""Share of the lines in one style that are known headings, from which the others in it are headings too."""
WIDE = 0.7
"""Share of its column from which a line that ends with such a word may be wrapped."""
_JOINS_ON = re.compile(
    r"\s(?:of|the|and|de|do|da|dos|das|del|della|degli|di|du|des|et|y|e|der|die|und|für|van|voor|en|och|för)$"
)
"""Words with which no line ends that is whole."""
_CUT_NUMBER = re.compile(r"\d-$")
"""A number broken at its hyphen, as a postal code at the end of a line."""
MIN_REPEATED = 2
"""Times that a line with a colon at its end stands in a resume, from which it is a label within entries."""
MAX_HEADINGS = 15
"""More lines of one style are no headings of sections."""
MAX_HEADING_CHARS, MAX_HEADING_WORDS = 40, 5
ASIDE = 40.0
"""Points from which what begins further left or right stands in another column."""
SMALLER = 1.0
"""Points by which the heading of a part is smaller than that of the whole."""
SAME_LEFT = 2.0
"""Points by which lines of one cell begin apart."""
PROSE_CHARS = 60
"""A line of plain text of this length may be wrapped."""
_ENDS = (".", "!", "?", ":", ";")
_INLINE = re.compile(r"^([^:\t]{3,40})(?::\s+|\t)(\S.*)$")
_INLINE_KINDS: frozenset[Kind] = frozenset({"summary", "languages", "certificates", "skills", "education", "other"})
_AFTER_EDUCATION: frozenset[Kind] = frozenset({"languages", "skills", "certificates"})
"""Inline headings that end the studies; others may be labels within one."""


@dataclass
class Section:
    """The lines under one heading; kind "head" is what stands above the first one."""

    kind: Kind | str
    title: str
    lines: list[Line] = field(default_factory=list)
    size: float = 0.0
    """Size of the heading's letters, 0 where unknown."""


def join_wrapped(lines: Sequence[Line]) -> list[Line]:
    """Lines with the parts of wrapped bullets and paragraphs put together, hyphenation undone."""
    joined: list[Line] = []
    tail: Line | None = None
    for line in lines:
        if joined and tail is not None and _goes_on(joined[-1], tail, line):
            joined[-1] = replace(joined[-1], text=_glue(joined[-1].text, line.text))
        else:
            joined.append(line)
        tail = line
    return joined


def _glue(text: str, more: str) -> str:
    if _CUT_NUMBER.search(text) and more[:1].isdigit():
        return text + more
    if text.endswith("-") and len(text) > 1 and text[-2].isalpha() and more[:1].islower():
        last = text.split()[-1]
        return text + more if "/" in last or "@" in last else text[:-1] + more
    return f"{text} {more}"


def _goes_on(whole: Line, before: Line, line: Line) -> bool:
    """Whether `line` continues the paragraph or bullet that `before` is the last line of."""
    if line.bullet or line.heading or line.column != before.column or heading_kind(line.text) or told_kind(line.text):
        return False
    if whole.heading or heading_kind(whole.text) or told_kind(whole.text) or (line.gap and not whole.bullet):
        return False
    if line.size and before.size and abs(line.size - before.size) > 0.6:
        return False
    if "\t" in line.text or (line.bold and not before.bold):
        return False
    if (
        _CUT_NUMBER.search(before.text)
        and line.text[:1].isdigit()
        and before.fill >= FULL_LINE
        and not find_range(line.text)
    ):
        return True
    if _ends_range(before.text, line.text) or _is_rest_of_cell(before, line):
        return True
    if _JOINS_ON.search(before.text) and before.fill >= WIDE and not line.gap and find_range(line.text) is None:
        return True
    if _stands_alone(line.text):
        return False
    lower = line.text[:1].islower()
    hyphen = before.text.endswith("-") and lower
    if whole.bullet:
        if line.gap:
            return False
        hung = line.left > whole.left + 1.5 and not line.bold
        return hung or hyphen or (lower and len(before.text) > 30)
    if find_range(line.text) is not None and not lower:
        return False
    if "\t" in before.text or " | " in before.text or find_range(before.text) is not None:
        return False
    full = before.fill >= FULL_LINE if before.fill else len(before.text) >= PROSE_CHARS
    prose = len(before.text) >= PROSE_CHARS
    if not before.fill and before.text.endswith(".") and not lower:
        return False  # nothing but its length speaks for a wrapped line, and a sentence ends with it
    return hyphen or (full and prose and not (before.bold and not line.bold)) or (lower and prose)


def _ends_range(text: str, more: str) -> bool:
    """Whether a range of dates was broken at its dash: "… October 2018 –", "September 2021"."""
    if not text.rstrip().endswith(("-", "–", "—")):
        return False
    end = find_range(more)
    whole = find_range(f"{text} {more}")
    present = end is None and whole is not None and not whole.single and whole.stop > len(text)
    return present or (end is not None and end.begin == 0 and whole is not None and not whole.single)


def _is_rest_of_cell(before: Line, line: Line) -> bool:
    """Whether the last cell of a row goes on in a line of its own below it."""
    below = before.cell > before.left and abs(line.left - before.cell) < SAME_LEFT
    told = before.text.endswith((",", "&", "/")) or line.text[:1] in "(&/" or line.text[:1].islower()
    return "\t" in before.text and below and told and before.fill >= FULL_LINE and find_range(line.text) is None


def _stands_alone(text: str) -> bool:
    """A line that begins something by its own words: "Languages: …", "English (fluent), …", an address."""
    label = _INLINE.match(text)
    if label and (heading_kind(label.group(1)) is not None or len(label.group(1).split()) == 1):
        return True
    first = text.partition(",")[0]
    return spoken(first) is not None or begins_address(text) or (len(first) < len(text) and degree_score(first) > 0)


def sections_of(lines: Sequence[Line], name_index: int | None) -> list[Section]:
    """The resume's sections in order. The line of the name begins a "head" section wherever it stands."""
    sections = [Section("head", "")]
    unknown = _unknown_headings(lines)
    plain = _style_of_text(lines)
    times = Counter(line.text for line in lines if len(line.text) <= MAX_HEADING_CHARS)
    for number, line in enumerate(lines):
        kind = (
            heading_kind(line.text)
            if not line.bullet or len(line.text.split()) > 1 or _stands_out(line, plain)
            else None
        )
        if kind is not None and kind == sections[-1].kind and _style(line) == plain:
            kind = None  # "Internship", "Stage": a position, where headings look otherwise
        kind = (
            kind
            or unknown.get(number)
            or _told(line, sections[-1])
            or _by_stem(line, lines[number + 1 : number + 3])
            or _misspelt(line)
        )
        if kind == "other" and _is_part_of_work(line, sections, lines[number + 1 :]):
            kind = "work"
        if times[line.text] >= (MIN_REPEATED if line.text.endswith(":") else MIN_REPEATED + 1):
            kind = None  # "Highlights:" in each entry
        if number == name_index:
            if sections[-1].lines or sections[-1].title:
                sections.append(Section("head", ""))
            sections[-1].lines.append(line)
        elif kind is not None and not _is_group_label(sections[-1], line, kind, lines[number + 1 : number + 2]):
            sections.append(Section(kind, line.text, size=line.size))
        elif line.heading and line.size and sections[-1].kind == "other" and not line.bullet:
            sections[-1].lines.append(line)
        elif (inline := _inline_heading(line, sections[-1], lines[number + 1 :])) is not None:
            sections.append(inline)
        elif number and line.column != lines[number - 1].column and _are_contacts(lines[number : number + 3]):
            sections.append(Section("contact", "", [line]))
        elif (earlier := _interrupted(line, sections)) is not None:
            sections.append(Section(earlier.kind, earlier.title, [line], earlier.size))
        else:
            sections[-1].lines.append(line)
    return [section for section in sections if section.lines]


def _interrupted(line: Line, sections: Sequence[Section]) -> Section | None:
    """The section that goes on below on the next page, after the column beside it: the last one that began where this
    line does, while the last of all stands elsewhere."""
    last = sections[-1].lines
    if not last or last[-1].column >= line.column or abs(last[-1].left - line.left) < ASIDE:
        return None
    earlier = [section for section in sections if section.lines and abs(section.lines[-1].left - line.left) < ASIDE]
    beside = earlier and earlier[-1].lines[-1].column < last[-1].column and earlier[-1].kind != "head"
    return earlier[-1] if beside and len(earlier[-1].lines) > 1 else None


def _is_part_of_work(line: Line, sections: Sequence[Section], following: Sequence[Line]) -> bool:
    """Whether a heading smaller than the one of the work above it ("Teaching" below "Experience") has jobs below it."""
    above = next((section for section in reversed(sections) if section.size > line.size + SMALLER), None)
    if above is None or above.kind != "work" or not line.size:
        return False
    own = list(itertools.takewhile(lambda other: heading_kind(other.text) is None, following))
    return _kind_of_content(own) == "work"


def _are_contacts(lines: Sequence[Line]) -> bool:
    """Whether a column begins with the person's addresses, without a heading."""
    return any(EMAIL.search(line.text) for line in lines) and all(len(line.text) < 60 for line in lines)


def _unknown_headings(lines: Sequence[Line]) -> dict[int, Kind]:
    """Headings whose words are not known, told by their style where all known ones are in capitals: number -> kind.

    An employer in capitals has its dates soon after it; a heading has none, and stands after a gap.
    """
    known = [line for line in lines if not line.bullet and heading_kind(line.text) is not None]
    found = _styled_headings(lines, known)
    if len(known) < 2 or not all(line.text.isupper() for line in known):
        return found
    for number, line in enumerate(lines):
        after = lines[number + 1 : number + 4]
        named = degree_score(line.text) or school_score(line.text)
        if (
            number > 2
            and _has_style_of_heading(line)
            and not named
            and not any(find_range(other.text) for other in after[:2])
        ):
            grouped = sum(len(items_of(other.text.partition(":")[2])) > 1 for other in after)
            found[number] = "skills" if grouped > 1 else "other"
    return found


def _styled_headings(lines: Sequence[Line], known: Sequence[Line]) -> dict[int, Kind]:
    """Lines in the style of the headings whose words are not known, by their stems or by what stands below them:
    number -> kind."""
    style = _heading_style(lines, known)
    if style is None:
        return {}
    numbers = [n for n, line in enumerate(lines) if _style(line) == style and _is_plain(line)]
    have = {heading_kind(line.text) for line in known}
    found: dict[int, Kind] = {}
    for number, stop in itertools.zip_longest(numbers, numbers[1:], fillvalue=len(lines)):
        text = lines[number].text
        if heading_kind(text) is not None or title_score(text) or company_score(text):
            continue
        kind = stem_kind(text) or _kind_of_content(lines[number + 1 : stop])
        if kind is not None and (kind not in have or stem_kind(text) is not None):
            found[number] = kind
    return found


def _heading_style(lines: Sequence[Line], known: Sequence[Line]) -> tuple[float, bool, bool, bool] | None:
    """The style that headings have in this resume: that of most known ones, or of one where all in it is short."""
    styles = Counter(map(_style, known))
    if not styles:
        return None
    style, times = styles.most_common(1)[0]
    alike = [line for line in lines if _style(line) == style and not line.bullet]
    if times >= 2 and times >= len(alike) * MIN_KNOWN_SHARE:
        return style
    usual = Counter(map(_style, lines)).most_common(1)[0][0]
    stands_out = style != usual and style[0] > 0 and 1 < len(alike) <= MAX_HEADINGS
    return style if stands_out and all(_is_plain(line) for line in alike) else None


def _is_plain(line: Line) -> bool:
    """A few words and nothing else."""
    text = line.text.rstrip(" .:")
    few = len(text) <= MAX_HEADING_CHARS and len(text.split()) <= MAX_HEADING_WORDS
    return few and not line.bullet and not any(char.isdigit() or char in "\t,|@." for char in text)


def _kind_of_content(lines: Sequence[Line]) -> Kind | None:
    """What a section under a heading of unknown words holds: dated titles, dated degrees, or languages."""
    dates = [found for line in lines if (found := find_range(line.text)) is not None]
    studies = sum(degree_score(line.text) + school_score(line.text) > 0 for line in lines if not line.bullet)
    jobs = sum(title_score(line.text) + company_score(line.text) > 0 for line in lines if not line.bullet)
    if dates and studies > jobs:
        return "education"
    if any(not found.single for found in dates) and jobs:
        return "work"
    items = [item for line in lines for item in items_of(line.text)]
    return "languages" if len(items) > 1 and all(spoken(item) is not None for item in items) else None


def _by_stem(line: Line, following: Sequence[Line]) -> Kind | None:
    """A heading in the style of the text, by the stem of its noun and by what follows it: "Experiencia docente"."""
    if (
        not (line.gap and _is_plain(line))
        or title_score(line.text)
        or company_score(line.text)
        or line.text.endswith(".")
    ):
        return None
    kind = stem_kind(line.text, nouns=True)
    if kind in ("work", "education") and any(find_range(other.text) for other in following):
        return kind
    if kind == "certificates" and len(line.text.split()) == 1:
        return kind
    return kind if kind == "languages" and following and spoken(following[0].text) is not None else None


def _misspelt(line: Line) -> Kind | None:
    """A line with the look of a heading whose words are nearly those of a known one."""
    look = line.gap or line.bold or line.heading or line.text.isupper()
    named = title_score(line.text) or company_score(line.text) or line.text.endswith(":")
    return misspelt_kind(line.text) if look and _is_plain(line) and not named else None


def _style_of_text(lines: Sequence[Line]) -> tuple[float, bool, bool, bool] | None:
    """The style of the ordinary text where the headings have another, else None."""
    known = Counter(_style(line) for line in lines if not line.bullet and heading_kind(line.text) is not None)
    usual = Counter(map(_style, lines)).most_common(1)
    if not known or not usual or known.most_common(1)[0][0] == usual[0][0]:
        return None
    return usual[0][0]


def _stands_out(line: Line, plain: tuple[float, bool, bool, bool] | None) -> bool:
    """Whether a line behind an icon has the look of a heading: "★ EXPERIENCE"."""
    return (
        plain is not None
        and line.gap
        and (line.bold or line.text.isupper() or line.size > plain[0])
        and _style(line) != plain
    )


def _style(line: Line) -> tuple[float, bool, bool, bool]:
    return round(line.size), line.bold, line.text.isupper(), line.heading


def _told(line: Line, section: Section) -> Kind | None:
    """The kind of a heading such as "Driving Experience"; among the skills it is one of them."""
    return None if line.bullet or section.kind == "skills" or "\t" in line.text else told_kind(line.text)


def _has_style_of_heading(line: Line) -> bool:
    text = line.text
    few = len(text) <= 30 and len(text.split()) <= 3 and not any(c.isdigit() or c in "\t,|@" for c in text)
    return few and line.gap and not line.bullet and text.isupper() and sum(map(str.isalpha, text)) > 4


def _is_group_label(section: Section, line: Line, kind: Kind, following: Sequence[Line]) -> bool:
    """ "Languages" or "Tools" as the label of a group among the skills, not as a section of its own."""
    return (
        kind == "skills"
        and section.kind == "skills"
        and bool(section.lines)
        and line.text.endswith(":")
        and bool(following)
    )


def _studies_go_on(following: Sequence[Line]) -> bool:
    """Whether more studies stand below before the next heading, so that "Skills: …" tells of one of them."""
    own = itertools.takewhile(lambda line: heading_kind(line.text) is None, following)
    return any(school_score(line.text) and find_range(line.text) for line in own)


def _inline_heading(line: Line, section: Section, following: Sequence[Line]) -> Section | None:
    """ "Languages: English, German" on one line begins a section of its own."""
    if line.bullet or section.kind in ("skills", "projects", "work", "contact", "personal"):
        return None
    found = _INLINE.match(line.text)
    kind = heading_kind(found.group(1)) if found else None
    if section.kind == "education" and _studies_go_on(following):
        return None
    if found is None or kind not in (_AFTER_EDUCATION if section.kind == "education" else _INLINE_KINDS):
        return None
    return Section(kind, found.group(1), [replace(line, text=found.group(2))])
