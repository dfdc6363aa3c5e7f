"""Jobs and studies of resumes whose headings are pictures or missing: dated groups of lines among those of the head."""

from __future__ import annotations

from collections.abc import Sequence

from companion.profile.document import Line
from companion.profile.parse.blocks import Section
from companion.profile.parse.dates import find_range
from companion.profile.parse.lexicon import company_score, degree_score, school_score, title_score

MIN_JOBS = 2
"""Dated jobs without a heading, from which they are believed."""
HEADER = 3
"""Lines of a group that say what it is."""


def with_unheaded(sections: Sequence[Section]) -> list[Section]:
    """The sections, and where none holds jobs or studies, one made of the dated groups of the head that are such."""
    made = list(sections)
    head = [section for section in sections if section.kind == "head"]
    if not head or all(any(s.kind == kind for s in sections) for kind in ("work", "education")):
        return made
    jobs: list[list[Line]] = []
    studies: list[list[Line]] = []
    for section in head:
        for group in _groups(section.lines):
            (studies if _is_study(group) else jobs).append(group)
    for kind, groups, least in (("work", jobs, MIN_JOBS), ("education", studies, 1)):
        if len(groups) >= least and not any(section.kind == kind for section in sections):
            made.append(Section(kind, "", [line for group in groups for line in group]))
            taken = {id(line) for group in groups for line in group}
            for section in head:
                section.lines = [line for line in section.lines if id(line) not in taken]
    return made


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines with a range of dates at an edge, each with what follows it, that tell of jobs or studies."""
    starts = [n for n, line in enumerate(lines) if _is_dated(line)]
    groups = [list(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=False)]
    return [group for group in groups if _tells(group)]


def _is_dated(line: Line) -> bool:
    found = find_range(line.text)
    if found is None or found.single or line.bullet:
        return False
    return "\t" in line.text and (found.begin == 0 or found.stop >= len(line.text.rstrip(" )")))


def _tells(group: Sequence[Line]) -> bool:
    text = _header(group)
    return bool(title_score(text) or company_score(text) or degree_score(text) or school_score(text))


def _is_study(group: Sequence[Line]) -> bool:
    text = _header(group)
    return degree_score(text) + school_score(text) > title_score(text) + company_score(text) - school_score(text)


def _header(group: Sequence[Line]) -> str:
    return " ".join(line.text for line in group[:HEADER] if len(line.text.split()) <= 12).replace("\t", " ")
