"""Jobs: employer, position, place, dates and what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from companion.profile.document import Line
from companion.profile.model import Work
from companion.profile.parse.commas import comma_parts, may_be_place
from companion.profile.parse.faces import parted_by_faces
from companion.profile.parse.job_parts import is_duration
from companion.profile.parse.job_roles import Part, is_told, is_without_employer
from companion.profile.parse.jobs import Job, divide
from companion.profile.parse.labelled import is_labelled, parse_labelled
from companion.profile.parse.lexicon import company_score
from companion.profile.parse.places import place_reader
from companion.profile.parse.tidy import tidied_jobs

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
_TOWN_AT_END = re.compile(r"^(?P<name>.{2,60}?)(?:\s[-–—|]\s|,\s)(?P<town>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})$")
_STATE = re.compile(
    r"A[BKLRZ]|BC|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ABDEINOST]|N[BCDEHJLMSVY]|O[HKNR]|P[AEQR]|QC|RI|S[CDK]|T[NX]|UT|V[AT]|W[AIVY]"
)
"""The codes of the states and provinces of the United States and Canada (ISO 3166-2)."""
MAX_BETWEEN = 8
"""Characters of a separator or a preposition between two parts."""
_BETWEEN = {"comma": ", ", "colon": ": ", "dash": " – ", "": ", "}


def read_work(lines: Sequence[Line], day_first: bool | None) -> tuple[list[Work], list[Work]]:
    """The jobs of one section in the order written, and those of them that may as well be read otherwise. Positions under one
    employer share its name."""
    if is_labelled(lines):
        return parse_labelled(lines, day_first), []
    lines = [line for line in lines if not is_duration(line.text)]
    jobs = divide(tidied_jobs(parted_by_faces(lines, day_first), day_first), day_first)
    works: list[Work] = []
    unsure: list[Work] = []
    employer: str | None = None
    employer_place: str | None = None
    for job in jobs:
        work = _work(job)
        if work.name is None and job.carried and not is_without_employer(work.position or ""):
            work.name, work.location = employer, work.location or employer_place
        else:
            employer, employer_place = work.name, work.location
        if work.name or work.position:
            works.append(work)
            unsure += [work] if job.unsure else []
    works = _with_places(_without_umbrellas(works))
    return works, [work for work in unsure if any(work is kept for kept in works)]


def _work(job: Job) -> Work:
    position, company, place = (_joined(job.assigned.of(role, job.parts)) for role in ("position", "employer", "place"))
    rest = [part.text for part in job.assigned.of("aside", job.parts) if is_told(part)]
    company, place = _town_before_state(*_bare_employer(company, place))
    if company and (division := _DIVISION.match(company)) and not company_score(division["rest"]):
        company, rest = division["name"], [division["rest"], *rest]
    highlights = [line.text for line in job.body if line.bullet]
    prose = [line.text for line in job.body if not line.bullet]
    if not highlights and len(prose) > 1:
        highlights, prose = prose, []
    summary = "\n".join([*rest, *prose]).replace("\t", " ") or None
    return Work(
        name=company,
        position=position,
        location=place,
        startDate=job.dates.start if job.dates else None,
        endDate=job.dates.end if job.dates else None,
        summary=summary,
        highlights=[text.replace("\t", " ") for text in highlights],
    )


def _joined(parts: Sequence[Part]) -> str | None:
    """Parts put together again as they stand in their cell; None where there are none."""
    made = ""
    for number, part in enumerate(parts):
        before = parts[number - 1] if number else None
        if before is None:
            made = part.text
        elif before.cell != part.cell:
            made += (" " if before.row != part.row or part.text[:1].islower() else ", ") + part.text
        else:
            made += _between(before, part) + part.text
            if part.sign == "bracket" and made.count("(") > made.count(")"):
                made += ")"
    return made.strip() or None


def _between(before: Part, part: Part) -> str:
    """What stands between two parts of a cell that follow each other there."""
    begin = part.whole.find(before.text)
    while begin >= 0:
        end = part.whole.find(part.text, begin + len(before.text))
        between = part.whole[begin + len(before.text) : end]
        if end > begin and len(between.strip()) <= MAX_BETWEEN:
            return between
        begin = part.whole.find(before.text, begin + 1)
    return _BETWEEN.get(part.sign, " ")


def _bare_employer(company: str | None, place: str | None) -> tuple[str | None, str | None]:
    """An employer without the preposition before it, its address of the web, and the town after "in"."""
    if company is None:
        return None, place
    bare = _URL_AFTER.sub("", _BEFORE_EMPLOYER.sub("", company))
    told = _IN_TOWN.match(bare) if bare != company or place is None else None
    if told and place is None and place_reader().city_country(told["place"]):
        return told["name"], told["place"]
    return bare or company, place


def _town_before_state(company: str | None, place: str | None) -> tuple[str | None, str | None]:
    """The town that was left with the employer, where the place is a state alone: "FastShip LLC - Grove City", "OH"."""
    found = _TOWN_AT_END.match(company or "") if place and _STATE.fullmatch(place) else None
    if found is None or company_score(found["town"].removesuffix(" City")):
        return company, place
    return found["name"], f"{found['town']}, {place}"


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
