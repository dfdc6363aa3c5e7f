"""Jobs: employer, position, place, dates and what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from companion.profile.document import Line
from companion.profile.model import Work
from companion.profile.parse.cells import Cell
from companion.profile.parse.commas import comma_parts, may_be_place
from companion.profile.parse.dates import DateRange
from companion.profile.parse.entries import Entry, split_entries
from companion.profile.parse.faces import parted_by_faces
from companion.profile.parse.labelled import is_labelled, parse_labelled
from companion.profile.parse.lexicon import company_score, school_score, title_score
from companion.profile.parse.places import place_reader
from companion.profile.parse.votes import Roles, by_vote, row_of

_AT = re.compile(r"\s+(?:at|for|with|@|bei|bei der|beim|bij|chez|presso|hos)\s+")
_FOREIGN_AT = re.compile(r"\s+(?:bei(?: der)?|beim|bij|chez|presso|hos)\s", re.I)
"""Prepositions that stand before an employer alone."""
_DURATION = re.compile(r"^(?:about )?\d{1,2}\s*(?:years?|yrs?|months?|mos?)\b.{0,20}$", re.I)
_KIND = re.compile(
    r"^\(?(?:full|part)[- ]?time\)?$|^(?:permanent|contract|temporary|freelance|vollzeit|teilzeit|internship|seasonal|cdi|cdd)$",
    re.I,
)
_KIND_IN_BRACKETS = re.compile(
    r"\s*\((?:(?:(?:full|part)[- ]?time|permanent|contract|temporary|freelance|vollzeit|teilzeit|befristet|seasonal|cdi|cdd|remote|hybrid|on-?site|\d{2,3}\s?%)[\s,/]*)+\)",
    re.I,
)
_DEPARTEMENT = re.compile(r"\s*\(\d{2,3}[AB]?\)$")
"""The number of a French département after a town: "Rennes (35)"."""
_WITHOUT_EMPLOYER = re.compile(
    r"\b(?:arbeits?suchend|arbeitslos|elternzeit|unemployed|career break|parental leave|maternity leave|sabbatical|gap year|"
    r"family break|recherche d.emploi|congé parental|en búsqueda|disoccupat|werkzoekend|desempregad|self[- ]employed|"
    r"selbst(?:st)?ändig|freiberuflich|à son compte|autónom[oa]|zzp)",
    re.I,
)
_BEFORE_EMPLOYER = re.compile(r"^(?:bei (?:der|dem)|beim|bei|an der|chez|presso|hos|på)\s+(?=[A-ZÀ-Þ0-9])", re.I)
_URL_AFTER = re.compile(r"\s*\(?\b(?:https?://|www\.)\S+$", re.I)
_IN_TOWN = re.compile(r"^(?P<name>.{2,60}?)\s+(?:in|à|en|a|i|w)\s+(?P<place>[A-ZÀ-Þ][\w' -]{2,30})$")
_DIVISION = re.compile(
    r"^(?P<name>.{2,60}?\s(?:GmbH(?: & Co\.? (?:KG|oHG)(?:aA)?)?|AG|SE|KG|Inc\.?|Ltd\.?|Limited|LLC|PLC|Corp\.?|S\.A\.|S\.L\.|S\.r\.l\.|S\.p\.A\.|B\.V\.|N\.V\.|SAS|SARL))"
    r"\s+[-–—]\s+(?P<rest>\S.{2,60})$"
)
"""An employer with its legal form, and the part of it after a dash: "SSI Ltd. - Logistics"."""
_BRACKETED = re.compile(r"^(?P<name>.*[^\s(])\s*\((?P<place>[^()]{3,40})\)\.?$")
WEAK = 2
"""One word of an employer's name ("Logistics") may as well name a department."""
_DEPARTMENT = re.compile(
    r"\b(?:team|unit|department|dept|division|section|branch|abteilung|equipe|équipe|service|afdeling)\b", re.I
)
_ASIDE = re.compile(
    r"(?<=\S)\s+\((?=[^()]*\b(?:working|using|based|initially|mainly|working in|unter|avec|con)\b)[^()]{5,80}\)"
)
"""What brackets after an employer tell of the work."""
_REMOTE = re.compile(r"^(?:remote|hybrid|on-?site)$", re.I)


def parse_work(lines: Sequence[Line], day_first: bool | None) -> list[Work]:
    """The jobs of one section, in the order written. Positions under one employer share its name."""
    if is_labelled(lines):
        return parse_labelled(lines, day_first)
    entries = split_entries(
        parted_by_faces(lines, day_first), day_first, singles=False, complete=_is_complete, undated=True
    )
    found = _as_most([_names(_whole_cells(entry.cells)) for entry in entries], entries)
    position_first = _orientation(found)
    votes = by_vote([names for names, _ in found], entries, _lean)
    works: list[Work] = []
    employer: str | None = None
    employer_place: str | None = None
    whole: DateRange | None = None
    lines_above = 0
    for entry, (names, place), roles in zip(entries, found, votes, strict=True):
        if whole is not None and _is_within(entry.dates, whole):
            names = _department_joined(names)
        elif employer is not None and entry.lead < entries[0].lead:
            names = _department_joined(names)  # the first entries name their employer in a line of its own
        elif whole is not None:
            whole = employer = employer_place = None
        rows = {cell.row for cell in entry.cells}
        fewer = len(rows) == 1 < lines_above
        if employer is not None and fewer and len(names) == 2 and not any(map(_is_employer, names)):
            names = [", ".join(names)]  # "Communications, Manager" below the employer of the entry before
        position, company, rest = _assign(names, position_first, employer, roles)
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


def _department_joined(names: list[str]) -> list[str]:
    """ "Director", "Supply Chain Operations" under an employer's line: a position with its department."""
    if len(names) == 2 and title_score(names[0]) and company_score(names[1]) <= WEAK:
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


def _is_complete(pieces: list[str]) -> bool:
    names, _ = _names(pieces)
    return len(names) >= 2


def _whole_cells(cells: Sequence[Cell]) -> list[str]:
    """The pieces of a header, but cells whole at their dashes and slashes where other cells name the other thing:
    "Ministry of Labour – Statistics" above "Clerk"; and parted at a colon between employer and position."""
    named = [cell for cell in cells if not all(_names_nothing(piece) for piece in cell.pieces)]
    names: list[str] = []
    for cell in cells:
        others = [other for other in named if other is not cell]
        names += _at_colon(cell) or (_whole(cell, others) if others else cell.pieces)
    return names


def _names_nothing(piece: str) -> bool:
    """A place, a duration or a kind of contract."""
    told = any(pattern.search(piece) for pattern in (_DURATION, _KIND, _REMOTE, _DEPARTEMENT))
    return told or (place_reader().place(piece) is not None and not _lean(piece))


def _whole(cell: Cell, others: Sequence[Cell]) -> list[str]:
    leans = [_lean(piece) for piece in cell.pieces]
    both = min(leans) < 0 < max(leans)
    department = min(leans) >= -WEAK and any(_lean(other.text) < 0 for other in others)
    parted = (both and not department) or any(_names_nothing(piece) for piece in cell.pieces[1:])
    return cell.pieces if len(leans) < 2 or parted else [cell.text]


def _at_colon(cell: Cell) -> list[str]:
    """ "Acme GmbH: Lagerist" in its two names; empty where no colon parts them."""
    head, colon, tail = cell.text.partition(": ")
    parted = colon and ":" not in tail and len(cell.pieces) == 1 and _lean(head) != _lean(tail)
    return [head.strip(), tail.strip()] if parted else []


def _names(pieces: Sequence[str]) -> tuple[list[str], str | None]:
    """(names of position and employer in order, place)."""
    groups: list[list[str]] = []
    places: list[str] = []
    alone = not any(_is_address(piece) for piece in pieces)
    for piece in pieces:
        if _DURATION.match(piece) or _KIND.match(piece):
            continue
        if _REMOTE.match(piece):
            places.append(piece)
            continue
        for part in _around_at(_ASIDE.sub("", _KIND_IN_BRACKETS.sub("", piece))):
            groups.append(_without_place(part, places, alone))
    return _whole_again(groups), (places[0] if places else None)


def _whole_again(groups: Sequence[list[str]]) -> list[str]:
    """What a comma parted put together where the other pieces name the other thing: "Associate, Antitrust" beside an
    employer, "Hon. Ruth Delgado, U.S. District Court" beside a position."""
    groups = [group for group in groups if group]
    titled = [any(_lean(name) > 0 for name in group) for group in groups]
    made: list[str] = []
    for number, group in enumerate(groups):
        others = [other for n, other in enumerate(groups) if n != number]
        elsewhere = any(titled[:number] + titled[number + 1 :])
        department = titled[number] and others and not elsewhere and company_score(group[-1]) <= WEAK
        if len(group) == 2 and (department or (not titled[number] and elsewhere)):
            made.append(", ".join(group))
        else:
            made += group
    return made


def _around_at(piece: str) -> list[str]:
    found = _AT.search(piece)
    told = found is not None and (title_score(piece[: found.start()]) or _FOREIGN_AT.match(found.group()))
    if found is not None and found.group().strip() in ("for", "with"):
        after = piece[found.end() :]
        told = (told and company_score(after) > title_score(after)) or _BRACKETED.match(after) is not None
    if found is not None and told and piece[found.end() : found.end() + 1].isupper():
        return [piece[: found.start()], piece[found.end() :]]
    return [piece]


def _is_address(piece: str) -> bool:
    """A town with its region or country: no other piece is the place."""
    place = place_reader().place(piece)
    return place is not None and bool(place.city and (place.region or place.country_code)) and not _lean(piece)


def _is_town_or_country(piece: str) -> bool:
    return bool(place_reader().city_country(piece) or place_reader().country(piece))


def _without_place(piece: str, places: list[str], alone: bool) -> list[str]:
    """The names in a piece such as "Nurse, St. Mary's Hospital, Austin, TX"; its place goes to `places`.

    `alone`: a town's name alone may be the place.
    """
    if _DEPARTEMENT.search(piece) and not places:
        places.append(_DEPARTEMENT.sub("", piece))
        return []
    piece, bracketed = _bracketed_place(piece)
    if bracketed and not places:
        places.append(bracketed)
    parts = comma_parts(piece)
    named = title_score(piece) or company_score(piece)
    whole = place_reader().place(piece) if len(parts) > 2 and not named else None
    if whole is not None and whole.region and place_reader().city_country(whole.city):
        places.append(piece)
        return []
    for start in range(1 if named or len(parts) > 2 else 0, len(parts)):
        tail = ", ".join(parts[start:])
        if start == 0 and (
            places or (len(parts) == 1 and not _is_address(piece) and not (alone and _is_town_or_country(piece)))
        ):
            continue
        if (title_score(tail) or company_score(tail)) and not place_reader().place(tail):
            continue
        place = place_reader().place(tail)
        if start == 0 and not places and _two_towns(parts):
            continue  # "Carrefour, Valencia": an employer called as a town elsewhere
        if (
            place is not None
            and len(tail) > 2
            and (place.city or place.country_code or place.region)
            and not title_score(tail)
        ):
            places.append(tail)
            parts = parts[:start]
            break
    if len(parts) > 1 and not places and _lean(parts[-2]) < 0 and _lean(parts[-1]) == 0 and len(parts[-1].split()) < 3:
        places.append(parts.pop())  # a town too small for the gazetteer, after an employer
    return _title_and_employer(parts)


def _bracketed_place(piece: str) -> tuple[str, str | None]:
    """An employer and the place in brackets after it: "Iberdrola (Bilbao)"."""
    found = _BRACKETED.match(piece)
    if found is None or title_score(found["name"]):
        return piece, None
    inside = found["place"].strip()
    place = place_reader().place(inside)
    known = place is not None and bool(place.city or place.country_code)
    return (found["name"], inside) if known or may_be_place(inside) else (piece, None)


def _two_towns(parts: Sequence[str]) -> bool:
    """Whether two names are towns of different countries, so that they are no address."""
    countries = [place_reader().city_country(part) for part in parts[:2]]
    towns = (
        len(parts) == 2
        and all(countries)
        and not place_reader().country(parts[1])
        and not place_reader().region(parts[1])[0]
    )
    return towns and countries[0] != countries[1]


def _title_and_employer(parts: list[str]) -> list[str]:
    """Comma-separated parts joined again, but for the comma between a title and an employer."""
    if len(parts) < 2:
        return parts
    titled = [title_score(part) > 0 and company_score(part) <= title_score(part) for part in parts]
    if any(titled) and not all(titled):
        first = titled.index(True)
        if first == 0:
            stop = next(n for n, is_title in enumerate(titled) if not is_title)
            # "Manager, Operations": a department follows its title unless it looks like an employer.
            if len(parts) > stop + 1 and _DEPARTMENT.search(parts[stop]) and company_score(parts[stop]) <= WEAK:
                stop += 1  # "Analyst, Pensions Modelling Team, DWP"
            return [", ".join(parts[:stop]), ", ".join(parts[stop:])]
        return [", ".join(parts[:first]), ", ".join(parts[first:])]
    employers = [_lean(part) < 0 for part in parts]
    if not any(titled) and any(employers[1:]) and not employers[0]:
        # "Referent, Stadtwerke Bonn": the employer is known by its words, so the rest is the position.
        first = employers.index(True)
        return [", ".join(parts[:first]), ", ".join(parts[first:])]
    return [", ".join(parts)]


def _orientation(found: Sequence[tuple[list[str], str | None]]) -> bool:
    """Whether the position stands before the employer, by the entries whose words tell."""
    votes = 0
    for names, _ in found:
        if len(names) >= 2:
            first, second = _lean(names[0]), _lean(names[1])
            votes += (first > second) - (first < second)
    return votes >= 0


def _lean(name: str) -> int:
    """Above zero: a position; below: an employer."""
    return title_score(name) - company_score(name) - school_score(name)


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
        if _lean(only) > 0 or (_lean(only) == 0 and employer is not None):
            return only, None, []
        return None, only, []
    leans = [_lean(name) for name in names[:3]]
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
