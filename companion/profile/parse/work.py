"""Jobs: employer, position, place, dates and what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from companion.profile.document import Line
from companion.profile.model import Work
from companion.profile.parse.commas import comma_parts, may_be_place
from companion.profile.parse.dates import DateRange
from companion.profile.parse.entries import split_entries
from companion.profile.parse.entry import Entry
from companion.profile.parse.faces import parted_by_faces
from companion.profile.parse.labelled import is_labelled, parse_labelled
from companion.profile.parse.lexicon import company_score, school_score, title_score
from companion.profile.parse.pieces import WEAK, is_complete, is_duration, lean_of, names_of, whole_cells
from companion.profile.parse.places import place_reader
from companion.profile.parse.votes import Roles, by_vote, row_of

_WITHOUT_EMPLOYER = re.compile(
    r"\b(?:arbeits?suchend|arbeitslos|elternzeit|unemployed|career break|parental leave|maternity leave|sabbatical|gap year|"
    r"family break|recherche d.emploi|congé parental|en búsqueda|disoccupat|werkzoekend|desempregad|self[- ]employed|"
    r"selbst(?:st)?ändig|freiberuflich|à son compte|autónom[oa]|zzp)",
    re.I,
)
_BEFORE_EMPLOYER = re.compile(r"^(?:bei (?:der|dem)|beim|bei|an der|chez|presso|hos|på)\s+(?=[A-ZÀ-Þ0-9])", re.I)
"""A preposition that was read with the employer's name."""
_URL_AFTER = re.compile(r"\s*\(?\b(?:https?://|www\.)\S+$", re.I)
_IN_TOWN = re.compile(r"^(?P<name>.{2,60}?)\s+(?:in|à|en|a|i|w)\s+(?P<place>[A-ZÀ-Þ][\w' -]{2,30})$")
"""An employer and its town after a preposition."""
_DIVISION = re.compile(
    r"^(?P<name>.{2,60}?\s(?:GmbH(?: & Co\.? (?:KG|oHG)(?:aA)?)?|AG|SE|KG|Inc\.?|Ltd\.?|Limited|LLC|PLC|Corp\.?|S\.A\.|S\.L\.|S\.r\.l\.|S\.p\.A\.|B\.V\.|N\.V\.|SAS|SARL))"
    r"\s+[-–—]\s+(?P<rest>\S.{2,60})$"
)
"""An employer with its legal form, and the part of it after a dash: "SSI Ltd. - Logistics"."""


def parse_work(lines: Sequence[Line], day_first: bool | None) -> list[Work]:
    """The jobs of one section, in the order written. Positions under one employer share its name."""
    if is_labelled(lines):
        return parse_labelled(lines, day_first)
    lines = [line for line in lines if not is_duration(line.text)]
    entries = split_entries(parted_by_faces(lines, day_first), day_first, complete=is_complete, undated=True)
    found = _as_most([names_of(whole_cells(entry.cells)) for entry in entries], entries)
    position_first = _orientation(found)
    bare = _name_employers_alone(found)
    votes = by_vote([names for names, _ in found], entries, lean_of)
    works: list[Work] = []
    employer: str | None = None
    employer_place: str | None = None
    whole: DateRange | None = None
    lines_above = 0
    for entry, (names, place), roles in zip(entries, found, votes, strict=True):
        if whole is not None and _is_within(entry.dates, whole):
            names = _department_joined(names, entry)
        elif employer is not None and entry.lead < entries[0].lead:
            names = _department_joined(names, entry)  # the first entries name their employer in a line of its own
        elif whole is not None:
            whole = employer = employer_place = None
        rows = {cell.row for cell in entry.cells}
        fewer = len(rows) == 1 < lines_above
        together = any(", ".join(names) in piece for piece in entry.pieces)
        if employer is not None and fewer and together and len(names) == 2 and not any(map(_is_employer, names)):
            names = [", ".join(names)]  # "Communications, Manager" below the employer of the entry before
        position, company, rest = _assign(names, position_first, None if bare else employer, roles)
        if company is None and position is not None and _WITHOUT_EMPLOYER.search(position):
            employer = employer_place = None
        if company is None and employer is not None:
            place = place or employer_place
        else:
            employer, employer_place = company, place
            lines_above = len(rows)
        named = company or employer
        whole = entry.dates if company and not position else whole
        if company and position and row_of(company, entry) == row_of(position, entry):
            employer = employer_place = None  # it stands beside its own position, not above several
        works.append(_work(entry, position, named, place, rest))
    return _with_places(_without_umbrellas(works))


def _is_employer(name: str) -> bool:
    return company_score(name) > WEAK or school_score(name) > 0


def _is_within(dates: DateRange | None, whole: DateRange) -> bool:
    """Whether a position's time lies in that of the employer's line above it."""
    if dates is None or dates.start is None or whole.start is None:
        return False
    return dates.start[:4] >= whole.start[:4] and (dates.end or "9")[:4] <= (whole.end or "9")[:4]


def _department_joined(names: list[str], entry: Entry) -> list[str]:
    """ "Director", "Supply Chain Operations" on one line under an employer's: a position with its department."""
    together = len(names) == 2 and row_of(names[0], entry) == row_of(names[1], entry)
    if together and title_score(names[0]) and company_score(names[1]) <= WEAK:
        return [", ".join(names)]
    return names


def _as_most(found: list[tuple[list[str], str | None]], entries: Sequence[Entry]) -> list[tuple[list[str], str | None]]:
    """A lone name holds position and employer, or a position whose employer was taken for a town ("Engineer, Nokia"),
    where most entries of the section name both."""
    both = sum(len(names) >= 2 for names, _ in found)
    if both * 2 < len(found):
        return found
    return [_parted(names, place, entry.pieces) for (names, place), entry in zip(found, entries, strict=True)]


def _parted(names: list[str], place: str | None, pieces: Sequence[str]) -> tuple[list[str], str | None]:
    if len(names) == 1 and ", " in names[0]:
        return names[0].split(", ", 1), place
    together = any(place in piece and names[0] in piece for piece in pieces) if place and names else False
    if len(names) == 1 and place is not None and together and "," not in place and title_score(names[0]):
        return [names[0], place], None
    return names, place


def _with_places(works: list[Work]) -> list[Work]:
    """Places that stand after the employer's comma: known towns, and where most jobs are written so, unknown ones."""
    ends = [_place_at_end(work) for work in works]
    usual = sum(end is not None or work.location is not None for end, work in zip(ends, works, strict=True))
    for work, end in zip(works, ends, strict=True):
        if end is not None and work.name is not None:
            place = place_reader().place(end)
            if (place is not None and (place.city or place.country_code)) or (usual > 1 and usual * 2 >= len(works)):
                work.name, work.location = ", ".join(comma_parts(work.name)[:-1]), end
        if work.location is not None:
            work.location = work.location.rstrip(" .")
    return works


def _place_at_end(work: Work) -> str | None:
    """The last part of an employer's name when it may be its place."""
    parts = comma_parts(work.name or "")
    return parts[-1] if work.location is None and len(parts) > 1 and may_be_place(parts[-1]) else None


def _without_umbrellas(works: list[Work]) -> list[Work]:
    """An employer's line with the whole time there is no job of its own where its positions follow with theirs."""
    kept: list[Work] = []
    for number, work in enumerate(works):
        held = _positions_after(works, number)
        bare = not (work.position or work.summary or work.highlights)
        if bare and held and all((next_.startDate or "") >= (work.startDate or "") for next_ in held):
            for position in held:
                position.location = position.location or work.location
        else:
            kept.append(work)
    return kept


def _positions_after(works: list[Work], number: int) -> list[Work]:
    """The jobs that follow under the same employer."""
    return list(takewhile(lambda work: work.name == works[number].name, works[number + 1 :]))


def _orientation(found: Sequence[tuple[list[str], str | None]]) -> bool:
    """Whether the position stands before the employer, by the entries whose words tell."""
    votes = 0
    for names, _ in found:
        if len(names) >= 2:
            first, second = lean_of(names[0]), lean_of(names[1])
            votes += (first > second) - (first < second)
    return votes >= 0


def _name_employers_alone(found: Sequence[tuple[list[str], str | None]]) -> bool:
    """Whether most entries have one name that is no position's and none has a position's alone: a list of employers."""
    alone = [lean_of(names[0]) for names, _ in found if len(names) == 1]
    return len(alone) * 2 > len(found) and max(alone) <= 0


def _assign(
    names: list[str], position_first: bool, employer: str | None, roles: Roles | None
) -> tuple[str | None, str | None, list[str]]:
    """(position, employer, what is left)."""
    if roles is not None and len(names) > max(map(max, roles)):
        held, held_at = (" ".join(names[n] for n in role) for role in roles)
        return held, held_at, [name for n, name in enumerate(names) if n not in (*roles[0], *roles[1])]
    if not names:
        return None, None, []
    if len(names) == 1:
        only = names[0]
        if lean_of(only) > 0 or (lean_of(only) == 0 and employer is not None):
            return only, None, []
        return None, only, []
    leans = [lean_of(name) for name in names[:3]]
    best = max(range(len(leans)), key=lambda n: (leans[n], -n if position_first else n))
    if leans[0] == leans[1] and best < 2:
        best = 0 if position_first else 1
    others = [n for n in range(len(leans)) if n != best]
    company = min(others, key=lambda n: (leans[n], abs(n - best), n))
    if leans[company] > 0 and employer is None and leans[company] == leans[best]:
        best, company = (0, 1) if position_first else (1, 0)
    rest = [name for n, name in enumerate(names) if n not in (best, company)]
    return names[best], names[company], rest


def _bare_employer(company: str | None, place: str | None) -> tuple[str | None, str | None]:
    """An employer without the preposition before it, its address of the web, and the town after "in"."""
    if company is None:
        return None, place
    bare = _URL_AFTER.sub("", _BEFORE_EMPLOYER.sub("", company))
    told = _IN_TOWN.match(bare) if bare != company or place is None else None
    if told and place is None and place_reader().city_country(told["place"]):
        return told["name"], told["place"]
    return bare or company, place


def _work(entry: Entry, position: str | None, company: str | None, place: str | None, rest: list[str]) -> Work:
    dates = entry.dates
    company, place = _bare_employer(company, place)
    if company and (division := _DIVISION.match(company)) and not company_score(division["rest"]):
        company, rest = division["name"], [division["rest"], *rest]
    highlights = [line.text for line in entry.body if line.bullet]
    prose = [line.text for line in entry.body if not line.bullet]
    if not highlights and len(prose) > 1:
        highlights, prose = prose, []
    summary = "\n".join([*rest, *prose]).replace("\t", " ") or None
    return Work(
        name=company,
        position=position,
        location=place,
        startDate=dates.start if dates else None,
        endDate=dates.end if dates else None,
        summary=summary,
        highlights=[text.replace("\t", " ") for text in highlights],
    )
