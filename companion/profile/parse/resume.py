"""The whole of a resume from its lines: sections first, then each by its own parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from companion.profile.document import Document, Line
from companion.profile.model import Basics, Language, Resume, Skill
from companion.profile.parse.apart import headers_apart
from companion.profile.parse.blocks import join_wrapped
from companion.profile.parse.contacts import Contacts, find_contacts
from companion.profile.parse.dates import day_comes_first, find_range
from companion.profile.parse.doubts import education_doubts, unsure, work_doubts
from companion.profile.parse.education import read_education
from companion.profile.parse.headings import heading_kind
from companion.profile.parse.lexicon import degree_score, school_score
from companion.profile.parse.outline import Section, sections_of
from companion.profile.parse.person import DOCUMENT_TITLE, find_label, find_name, is_prose, with_name_whole
from companion.profile.parse.skills import (
    is_language,
    parse_certificates,
    parse_languages,
    parse_projects,
    parse_skills,
    spoken,
)
from companion.profile.parse.work import read_work

_SIGNED = re.compile(r"^[A-ZÀ-Þ][\w .-]{2,30},?\s+(?:den\s+|le\s+|il\s+)?\d{1,2}\.?[./ ]\s?\w{1,10}[./ ]\s?\d{4}$")
_CONSENT = re.compile(
    r"trattamento dei (?:miei )?dati|przetwarzanie .{0,30}danych osobowych|processing of my personal data|"
    r"traitement de mes données|verarbeitung meiner (?:persönlichen |personenbezogenen )?daten|tratamiento de mis datos",
    re.I,
)
"""The consent that Italian and Polish resumes end with."""
MAX_SPOKEN_CHARS = 40
"""A longer line tells more than how well a language is spoken."""
MIN_KNOWN_LANGUAGE_SECTIONS = 1


def parse_document(document: Document) -> tuple[Resume, list[str]]:
    """The resume in a document and the warnings: what was not found or may be wrong."""
    lines = _unsigned(with_name_whole(document.lines))
    named = find_name(lines)
    protected = named[0] if named else None
    joined, name_index = _joined(lines, protected)
    sections = sections_of(joined, name_index)
    text = "\n".join(line.text for line in joined)
    contacts = find_contacts(
        [line.text for line in _head(sections)], _without_references(sections, text), document.links
    )
    day_first = _day_first(text, contacts)
    studies, courses = _studies_and_courses(_of(sections, "education"))
    worked = [read_work(s.lines, day_first) for s in _of(sections, "work")]
    studied = [read_education(s.lines, day_first) for s in studies]
    resume = Resume(
        basics=_basics(sections, contacts, named[1] if named else None),
        work=[work for works, _ in worked for work in works],
        education=[study for own, _ in studied for study in own],
        skills=[skill for s in _of(sections, "skills") for skill in parse_skills(s.lines)],
        languages=[language for s in _of(sections, "languages") for language in parse_languages(s.lines)],
        certificates=[
            c for s in [*_of(sections, "certificates"), *courses] for c in parse_certificates(s.lines, day_first)
        ],
        projects=[project for s in _of(sections, "projects") for project in parse_projects(s.lines, day_first)],
    )
    resume.languages += [] if resume.languages else _languages_in_line(sections)
    _move_languages(resume)
    doubtful = unsure([w for _, works in worked for w in works], [e for _, own in studied for e in own])
    return resume, [*_warnings(resume, contacts, sections), *doubtful]


def _unsigned(lines: list[Line]) -> list[Line]:
    """Without the place and day of signing at the end, and the name below it, as German resumes have them."""
    lines = [line for line in lines if not _CONSENT.search(line.text) and not DOCUMENT_TITLE.fullmatch(line.text)]
    if len(lines) <= 10:
        return lines
    if _SIGNED.match(lines[-1].text):
        return lines[:-1]
    return lines[:-2] if _SIGNED.match(lines[-2].text) and len(lines[-1].text.split()) < 5 else lines


def _joined(lines: Sequence[Line], protected: int | None) -> tuple[list[Line], int | None]:
    """Wrapped lines joined and headers parted from what follows; the line of the name is never joined to another."""
    if protected is None:
        return list(headers_apart(join_wrapped(lines))), None
    before = list(headers_apart(join_wrapped(lines[:protected])))
    after = headers_apart(join_wrapped(lines[protected + 1 :]))
    return [*before, lines[protected], *after], len(before)


def _of(sections: Sequence[Section], kind: str) -> list[Section]:
    return [section for section in sections if section.kind == kind]


def _studies_and_courses(sections: Sequence[Section]) -> tuple[list[Section], list[Section]]:
    """Sections of education parted: where one names schools or degrees, another that names none lists courses."""
    named = [s for s in sections if any(degree_score(line.text) or school_score(line.text) for line in s.lines)]
    if not named:
        return list(sections), []
    plain = [section for section in sections if section not in named]
    dated = [s for s in plain if any((found := find_range(line.text)) and not found.single for line in s.lines)]
    return [s for s in sections if s in named or s in dated], [section for section in plain if section not in dated]


def _head(sections: Sequence[Section]) -> list[Line]:
    """The lines that may hold the person's address: above the first heading, and the sections of contacts."""
    kinds = ("head", "contact", "personal")
    ordered = [line for kind in kinds for section in _of(sections, kind) for line in section.lines]
    return ordered or [line for section in sections[:1] for line in section.lines[:6]]


def _without_references(sections: Sequence[Section], text: str) -> str:
    """The text without the references: their addresses are other people's."""
    for section in sections:
        if heading_kind(section.title) == "other" and section.title.casefold().startswith(("refer", "réf")):
            for line in section.lines:
                text = text.replace(line.text, "")
    return text


def _day_first(text: str, contacts: Contacts) -> bool | None:
    known = day_comes_first(text)
    if known is None and contacts.location.countryCode:
        return contacts.location.countryCode != "US"
    return known


def _basics(sections: Sequence[Section], contacts: Contacts, name: str | None) -> Basics:
    head = [line for section in _of(sections, "head") for line in section.lines]
    summary = [line.text for section in _of(sections, "summary") for line in section.lines]
    if not summary:
        summary = [line.text for line in head if is_prose(line)]
    return Basics(
        name=name,
        label=find_label([line for line in head if not is_prose(line)], name),
        email=contacts.emails[0] if contacts.emails else None,
        phone=contacts.phones[0] if contacts.phones else None,
        url=contacts.url,
        summary="\n".join(summary).replace("\t", " ") or None,
        location=contacts.location,
        profiles=contacts.profiles,
    )


def _languages_in_line(sections: Sequence[Section]) -> list[Language]:
    """Languages in a labelled line among the person's addresses ("Langues : français, anglais"), or one a line with how
    well each is spoken, under no heading of their own."""
    for line in (line for kind in ("head", "contact", "personal") for s in _of(sections, kind) for line in s.lines):
        label, colon, rest = line.text.partition(":")
        if colon and rest.strip() and heading_kind(label) == "languages":
            return parse_languages([replace(line, text=rest.strip())])
    kinds = ("head", "contact", "personal", "skills", "other", "certificates")
    beside = [line for kind in kinds for s in _of(sections, kind) for line in s.lines]
    return [told for line in beside if (told := _spoken_line(line)) is not None]


def _spoken_line(line: Line) -> Language | None:
    """ "Anglais:<tab>courant", "English<tab>C2<tab>C1", "English language level B2"."""
    first, *rest = re.split(r"\s*[:\t]\s*|\s+language\s+", line.text, maxsplit=1)
    if not rest or len(line.text) > MAX_SPOKEN_CHARS or not is_language(first):
        return None
    return spoken(f"{first} ({rest[0].split(chr(9))[0]})")


def _move_languages(resume: Resume) -> None:
    """Human languages among the skills, alone or as a group, are languages."""
    kept: list[Skill] = []
    for skill in resume.skills:
        alone = spoken(skill.name) if skill.name and not skill.keywords else None
        if alone is not None:
            if alone.language not in {language.language for language in resume.languages}:
                alone.fluency = alone.fluency or skill.level
                resume.languages.append(alone)
            continue
        if skill.keywords and heading_kind(skill.name or "") == "other":
            continue  # a driving licence, hobbies: no skills
        named = [word for word in skill.keywords if _names_language(word)]
        told = heading_kind(skill.name or "") == "languages" and len(named) * 2 > len(skill.keywords)
        if skill.keywords and (told or len(named) == len(skill.keywords)):
            known = {language.language for language in resume.languages}
            found = parse_languages([Line(word) for word in skill.keywords])
            resume.languages += [language for language in found if language.language not in known]
        else:
            kept.append(skill)
    resume.skills = kept


def _names_language(text: str) -> bool:
    """ "English (fluent)", "Bilingue Anglais"."""
    words = text.split("(")[0].split()[:2]
    return any(map(is_language, words))


def _warnings(resume: Resume, contacts: Contacts, sections: Sequence[Section]) -> list[str]:
    found: list[str] = []
    basics = resume.basics
    found += ["no name found"] if basics.name is None else []
    found += ["no email address found"] if basics.email is None else []
    found += ["no phone number found"] if basics.phone is None else []
    if len(contacts.emails) > 1:
        found.append(
            f"{_count(len(contacts.emails))} email addresses found: {', '.join(contacts.emails)}; the first was taken"
        )
    if len(contacts.phones) > 1:
        found.append(
            f"{_count(len(contacts.phones))} phone numbers found: {', '.join(contacts.phones)}; the first was taken"
        )
    known = [section for section in sections if section.kind not in ("head", "contact", "personal")]
    if len(known) < MIN_KNOWN_LANGUAGE_SECTIONS:
        found.append("no known section headings found (unknown language or layout?): check work, education and skills")
    elif not resume.work:
        found.append(
            "no work experience found" if not _of(sections, "work") else "could not read dates of the work experience"
        )
    bare = [section.kind for section in sections if section.kind in ("work", "education") and not section.title]
    if bare:
        found.append(f"no heading of {' and '.join(bare)} found: check what was read as such")
    for work in resume.work:
        if not work.name or not work.position:
            missing = "employer" if not work.name else "position"
            found.append(f"no {missing} found for {work.position or work.name or 'an entry'} ({work.startDate})")
    for study in resume.education:
        if study.endDate is None and study.startDate is None:
            found.append(f"could not read dates of {study.institution or study.studyType}")
    return [*found, *work_doubts(resume.work), *education_doubts(resume.education)]


def _count(number: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(number, str(number))
