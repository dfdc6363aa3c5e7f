"""Fields that ask for somebody or something else than the applicant, which only their neighbours tell.

"Phone" after "Employer" is the employer's; "Name" after the applicant's first and last name is a relative's or a
referee's; an address asked for a second time under the same words is an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from companion.autofill.fields.sections import kind_of
from companion.autofill.fields.whose import someone_elses
from companion.autofill.fields.words import code_words, words
from companion.autofill.owners import USE, same_again
from companion.autofill.policy import OCCUPATION, SCHOOLING
from companion.autofill.read import ASKED_OF_ANYONE, NAMES, OF_OTHERS, Form, Read, turn

_OWNERS = frozenset({"company", "business", "school", "work_company"})
_ADDRESS = frozenset({"street", "city", "region", "postal_code", "country", "county"})
_SHORT_LABEL = 5
_MANY = 3
"""Names in equal distances that are a list of people."""
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"\s#?(\d)\W*$")


def settle_others(form: Form) -> None:
    """Turn in place what an application asks of others."""
    _list_of_people(form.reads)
    _of_papers(form.reads)
    _of_employers(form.reads)
    _belongings(form.reads)
    _after_others(form.reads)
    _second_address(form.reads)
    _later_entries(form.reads)
    _repeated_ways(form.reads)


def _give_away(read: Read, fact: str) -> None:
    turn(read, OF_OTHERS.get(fact, "other_person"))


def _list_of_people(reads: Sequence[Read]) -> None:
    """The same few questions over and over from the first field on ("Name, E-mail, Name, E-mail, …") are a list of people."""
    asked = [read for read in reads if read.field.visible and not read.field.group]
    label = _plain(asked[0]) if asked else ""
    at = [place for place, read in enumerate(asked) if _plain(read) == label]
    if len(at) >= _MANY and {id(asked[place]) for place in at[1:]} <= same_again(reads):
        return
    if not label or len(at) < _MANY or at[1] < 2 or {after - before for before, after in pairwise(at)} != {at[1]}:
        return
    if not any(read.understanding.fact in NAMES | {"email", "phone"} for read in asked[: at[1]]):
        return
    for read in asked[: at[-1] + at[1]]:
        if read.understanding.fact in ASKED_OF_ANYONE:
            _give_away(read, read.understanding.fact)


def plain_label(label: str) -> str:
    """A label without its number."""
    return _DIGITS.sub("", label).strip(" #.:").casefold()


def _plain(read: Read) -> str:
    return plain_label(read.field.label)


def _of_papers(reads: Sequence[Read]) -> None:
    """A state or country right beside the number of a licence, or below a heading of licences or convictions, is theirs."""
    papers = [
        read.field.kind in ("text", "number") and bool(_PAPERS.intersection(words(read.field.label))) for read in reads
    ]
    for at, read in enumerate(reads):
        if read.understanding.fact not in ("region", "country"):
            continue
        lone = not (at and reads[at - 1].understanding.fact in _ADDRESS)
        before = at and papers[at - 1]
        after = lone and at + 1 < len(papers) and papers[at + 1]
        if before or after or _PAPERS.intersection(words(read.field.texts.section)):
            turn(read, "other_place")


def _of_employers(reads: Sequence[Read]) -> None:
    """A bare "Name", "Phone" or "Salary" that the page's makers call an employer's is no datum of the person."""
    for read in reads:
        fact, name = read.understanding.fact, code_words(read.field.texts.name)
        if "employer" not in name or read.field.group or _EMPLOYER.intersection(words(read.field.label)):
            continue
        if fact in OF_OTHERS:
            turn(read, OF_OTHERS[fact])
        elif fact in NAMES or (fact == "company" and read.understanding.via == "its name" and name[-1] not in _NAMED):
            turn(read, None)


_EMPLOYER = frozenset(words("employer company organization organisation"))
_NAMED = frozenset({"employer", "name"})
_PAPERS = frozenset(
    words(
        "license licence licenses licences cdl conviction convictions violation violations accident accidents führerschein führerscheinnummer permis licencia patente patent rijbewijs rijbewijsnummer"
    )
)


def _belongings(reads: Sequence[Read]) -> None:
    """Ways and places asked for within a job or a school are theirs, as is what comes again after a company with no name between."""
    tabs = same_again(reads)
    known: set[str] = set()
    after: str | None = None
    for read in reads:
        fact, heading = read.understanding.fact, read.field.texts.section
        if fact in NAMES:
            after = None
        elif fact in _OWNERS:
            after = heading
        within = read.owner in ("work", "education") and not read.field.group
        again = after == heading and fact in known and id(read) not in tabs
        if fact in OF_OTHERS and (within or again):
            turn(read, OF_OTHERS[fact])
        elif fact in _ADDRESS and kind_of(heading) == "education":
            turn(read, OF_OTHERS.get(fact, "other_place"))
        if fact and read.field.visible:
            known.add(fact)


def _after_others(reads: Sequence[Read]) -> None:
    """What comes again after a field that names another person ("Emergency contact", "Degree of kinship") is not filled again."""
    tabs = same_again(reads)
    known: set[str] = set()
    other = False
    for read in reads:
        fact = read.understanding.fact
        if not read.field.visible or read.field.group:
            continue
        other = other or (len(words(read.field.label)) <= _SHORT_LABEL and someone_elses(read.field.label))
        if not fact or id(read) in tabs:
            continue
        if other and fact in known and fact in ASKED_OF_ANYONE:
            _give_away(read, fact)
        known.add(fact)


def _second_address(reads: Sequence[Read]) -> None:
    """A part of the address asked for again under the same words and heading is that of another address; two in a row are lines of one."""
    seen: set[tuple[str | None, ...]] = set()
    before: tuple[str | None, ...] = ()
    tabs = same_again(reads)
    for read in reads:
        fact = read.understanding.fact
        if fact not in _ADDRESS or not read.field.visible or read.field.group or id(read) in tabs:
            continue
        texts = read.field.texts
        use = USE.search(texts.name)
        key = (fact, read.field.label.casefold(), texts.section, use.group().casefold() if use else None)
        if key in seen and key != before:
            turn(read, "other_place")
        seen.add(key)
        before = key


def _later_entries(reads: Sequence[Read]) -> None:
    """Jobs and schools after the first of their label ("Company 2", a row below) are not the latest; three rows of schools are levels.

    Below a heading of jobs a later one is the next that the resume lists.
    """
    rows: dict[tuple[str, str, str], list[Read]] = {}
    for read in reads:
        fact = read.understanding.fact
        if fact in OCCUPATION | SCHOOLING and read.field.visible and not read.field.group:
            rows.setdefault((fact, _plain(read), read.field.texts.section), []).append(read)
    _lower_schools(reads)
    _levels(reads)
    for (fact, _, _), same in rows.items():
        levels = fact in SCHOOLING and len(same) >= _MANY
        for at, read in enumerate(same):
            number = _NUMBERED.search(read.field.label)
            place = max(at, int(number.group(1)) - 1 if number else 0)
            if place and fact in _IN_A_JOB and kind_of(read.field.texts.section) == "work":
                read.field = read.field.model_copy(update={"group": f"work/{place}"})
                turn(read, _IN_A_JOB[fact])
            elif place or levels:
                turn(read, None)


def _levels(reads: Sequence[Read]) -> None:
    """Schools under headings of their own are levels, where one of these is a university's: the others are earlier ones."""
    asked = [
        read for read in reads if read.understanding.fact in SCHOOLING and read.field.visible and not read.field.group
    ]
    highest = {read.field.texts.section for read in asked if _UNIVERSITY.intersection(words(read.field.texts.section))}
    for read in asked:
        if highest and read.field.texts.section not in highest:
            turn(read, None)


def _lower_schools(reads: Sequence[Read]) -> None:
    """A bare "School" below the heading that also asks for a university is the school before it."""
    schools = [read for read in reads if read.understanding.fact == "school" and read.field.visible]
    high = {read.field.texts.section for read in schools if _UNIVERSITY.intersection(words(read.field.label))}
    for read in schools:
        if read.field.texts.section in high and _SCHOOL.issuperset(words(read.field.label)):
            turn(read, None)


_UNIVERSITY = frozenset(
    words(
        "university college universität universitat université universidad universidade università universiteit uniwersytet universitas üniversite университет"
    )
)
_SCHOOL = frozenset(words("school name of the schule école escuela escola scuola szkoła sekolah okul школа"))

_IN_A_JOB = {"company": "work_company", "job_title": "work_title"}


def _repeated_ways(reads: Sequence[Read]) -> None:
    """A telephone or e-mail asked for again under the same words, with no name between, is somebody else's."""
    tabs = same_again(reads)
    for fact in ("phone", "email"):
        seen: set[str] = set()
        for read in reads:
            if read.understanding.fact in NAMES:
                seen = set()
            if read.understanding.fact != fact or not read.field.visible or read.phone_part is not None:
                continue
            if id(read) in tabs:
                continue
            label = read.field.label.casefold()
            if label in seen and "confirm" not in read.understanding.terms and read.field.kind != "radio":
                turn(read, "other_" + fact)
            seen.add(label)
