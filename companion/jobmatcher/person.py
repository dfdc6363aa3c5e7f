"""What a profile says of a person that a posting can ask for. Computed once per profile; cached by the caller."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from companion.contracts import Block
from companion.jobmatcher.places import Place, PlaceReader
from companion.jobmatcher.score.professions import professions_shown
from companion.jobmatcher.score.studies import work_of_study
from companion.jobmatcher.score.titles import TitleMatcher
from companion.jobmatcher.skills.implied import skills_of_title
from companion.jobmatcher.skills.taxonomy import Taxonomy
from companion.jobmatcher.understand.cues import Cues
from companion.jobmatcher.understand.document import Document
from companion.jobmatcher.understand.education import LEVELS, read_education
from companion.jobmatcher.understand.language import guess_language
from companion.jobmatcher.understand.languages import language_names
from companion.jobmatcher.understand.licences import read_licences
from companion.jobmatcher.understand.requirements import Detector
from companion.jobmatcher.understand.terms import title_level
from companion.profile.experience import experience_years, interval_of, union_years
from companion.profile.model import Applicant, Profile, Resume, Work
from companion.profile.parse.commas import comma_parts
from companion.profile.parse.lexicon import company_score

_LANGUAGE_OF_CODE = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "ca": "Catalan",
    "sv": "Swedish",
    "da": "Danish",
    "pl": "Polish",
    "cs": "Czech",
}


_YEARS = re.compile(r"(\d{1,2})\+? ?\D{2,6}$")
"""A level that is a number of years, as resumes write it: "6 years", "6 Jahre"."""
SETTLED_YEARS = 3.0
"""Years of work from which on what one did says more than what one studied."""


@dataclass
class PersonSkill:
    """A skill the person shows: `years` worked with it and the last year of it, where the resume tells."""

    years: float | None = None
    last_year: int | None = None


@dataclass
class PersonFacts:
    """Comparable facts of one person. Empty or None means unknown."""

    skills: dict[str, PersonSkill] = field(default_factory=dict)
    of_title: dict[str, str] = field(default_factory=dict)
    """Skill that no line of the resume names -> the title held that implies it."""
    titles: list[tuple[str, float]] = field(default_factory=list)
    """(title, years in it), latest first; wished-for titles come first with 0 years."""
    specialties: dict[str, int] = field(default_factory=dict)
    """Title -> its specialties, or those of the other titles of its family."""
    studies: list[tuple[str, str]] = field(default_factory=list)
    """(title of the work it leads to, field of study) of one who has not worked for long."""
    years: float | None = None
    level: str | None = None
    education: str | None = None
    """A level of `LEVELS`."""
    place: Place = field(default_factory=Place)
    commute: list[Place] = field(default_factory=list)
    languages: frozenset[str] = frozenset()
    """English names of languages; includes the one the resume is written in."""
    languages_stated: bool = False
    licences: frozenset[str] = frozenset()
    professions: frozenset[int] = frozenset()
    """Places in `score.professions.PROFESSIONS` of those that some title, study or certificate points to."""
    mentions_clearance: bool = False
    applicant: Applicant = field(default_factory=Applicant)


class PersonReader:
    """Reads profiles with the same detectors that read postings."""

    def __init__(self, taxonomy: Taxonomy, detector: Detector, gazetteer: PlaceReader) -> None:
        self._detector = detector
        self._gazetteer = gazetteer
        self._cues = Cues()
        self._titles = TitleMatcher()
        self._forms = {
            form.text if form.cased else form.text.lower(): name
            for name, skill in taxonomy.skills.items()
            for form in skill.forms
        }
        self._forms |= {name.lower(): name for name, skill in taxonomy.skills.items() if not skill.forms[0].cased}

    def read(self, profile: Profile, today: date) -> PersonFacts:
        """Facts of `profile` as of `today`; nothing is guessed that it does not say."""
        resume, applicant = profile.resume, profile.applicant
        text = _whole_text(resume)
        document = Document.build([Block(kind="item", text=line) for line in text.splitlines() if line.strip()])
        cues = self._cues.find(document)
        location = resume.basics.location
        stated = [language_names(language.language or "") for language in resume.languages]
        languages = {name for names in stated for name in names}
        code = guess_language(document.lower, None)
        own = {_LANGUAGE_OF_CODE[code]} if code in _LANGUAGE_OF_CODE and len(text) > 200 else set()
        skills = self._skills(resume, today)
        years = experience_years(resume, today)
        licences = frozenset(note.value for note in read_licences(document, cues["licence"]))
        titles = _titles(profile, today)
        return PersonFacts(
            skills=skills,
            of_title=self._of_titles(resume.work, skills),
            titles=titles,
            specialties=self._titles.held_specialties(title for title, _ in titles),
            studies=_studies(resume) if (years or 0.0) < SETTLED_YEARS else [],
            years=years,
            level=_level(resume),
            education=self._education(resume),
            place=self._place(applicant, location.city, location.region, location.countryCode),
            commute=[self._gazetteer.parse(text) for text in applicant.commute_places],
            languages=frozenset(languages | own),
            languages_stated=bool(languages),
            licences=licences,
            professions=professions_shown(_callings(resume), licences),
            mentions_clearance=bool(re.search(r"clearance|ts/sci|sicherheitsüberprüfung", document.lower)),
            applicant=applicant,
        )

    def _skills(self, resume: Resume, today: date) -> dict[str, PersonSkill]:
        found: dict[str, PersonSkill] = {}
        for entry in resume.skills:
            for text in (entry.name or "", *entry.keywords):
                for name in self._named(text):
                    found.setdefault(name, PersonSkill())
        certificates = [certificate.name or "" for certificate in resume.certificates]
        for text in (resume.basics.label or "", resume.basics.summary or "", *certificates):
            for name in self._found(text):
                found.setdefault(name, PersonSkill())
        for project in resume.projects:
            text = " \n".join([project.name or "", project.description or "", *project.highlights, *project.keywords])
            for name in self._found(text):
                found.setdefault(name, PersonSkill())
        for education in resume.education:
            for name in self._found(" \n".join([education.area or "", education.studyType or "", *education.courses])):
                found.setdefault(name, PersonSkill())
        self._worked_skills(resume.work, found, today)
        self._stated_years(resume, found)
        return found

    def _stated_years(self, resume: Resume, found: dict[str, PersonSkill]) -> None:
        """Years that the list of skills states, where the dated work does not show more."""
        for entry in resume.skills:
            stated = _YEARS.match(entry.level or "")
            if stated is None:
                continue
            for name in self._named(entry.name or ""):
                found[name].years = max(found[name].years or 0.0, float(stated[1]))

    def _worked_skills(self, work: list[Work], found: dict[str, PersonSkill], today: date) -> None:
        spans: dict[str, list[tuple[date, date]]] = {}
        for job in work:
            span = interval_of(job, today)
            told = [job.position or "", _department(job.name or ""), job.summary or "", *job.highlights]
            for name in self._found(" \n".join(told)):
                found.setdefault(name, PersonSkill())
                if span:
                    spans.setdefault(name, []).append(span)
        for name, times in spans.items():
            found[name].years = union_years(times)
            found[name].last_year = max(end for _, end in times).year

    def _of_titles(self, work: list[Work], shown: dict[str, PersonSkill]) -> dict[str, str]:
        found: dict[str, str] = {}
        for title in dict.fromkeys(job.position for job in work if job.position):
            for name in skills_of_title(title, self._titles.family(title)):
                if name not in shown:
                    found.setdefault(name, title)
        return found

    def _named(self, text: str) -> list[str]:
        """Skills of one entry of a skill list: by its exact name first, as there is no context to judge by."""
        exact = self._forms.get(text.strip()) or self._forms.get(text.lower().strip())
        return [exact] if exact else self._found(text)

    def _found(self, text: str) -> list[str]:
        return [mention.skill for mention in self._detector.find(text)] if text.strip() else []

    def _education(self, resume: Resume) -> str | None:
        best = -1
        for entry in resume.education:
            level = study_level(entry.studyType or "", entry.area or "")
            if level:
                best = max(best, LEVELS.index(level))
        return LEVELS[best] if best >= 0 else None

    def _place(self, applicant: Applicant, city: str | None, region: str | None, country: str | None) -> Place:
        city = applicant.city or city
        parts = [part for part in (city, applicant.region or region) if part]
        parsed = self._gazetteer.parse(", ".join(parts)) if parts else Place()
        code = (applicant.country or country or parsed.country or "").upper() or None
        return Place(parsed.city, parsed.region, code, parsed.at if code == parsed.country else None)


_STUDIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (level, re.compile(pattern))
    for level, pattern in (
        ("high_school", r"secondary|intermediate|leaving cert|\bhsc\b|\bssc\b|abitur|matura\b|maturit|high school"),
        ("master", r"\bm\.?\s?a\b|\bm\.?\s?phil\b|\bm\.?\s?res\b|\bdipl(?:om)?\b|mestrado|postgrad\w* master"),
        (
            "bachelor",
            r"post[- ]?grad|\bpg(?:ce|de)\b|\bpg ?(?:dip|cert)|graduate (?:certificate|diploma)|\blicence\b|\bgrado\b"
            r"|\bmb ?ch ?b\b|\bmbbs\b|\bbds\b|kandidat",
        ),
        (
            "vocational",
            r"certificat|zertifikat|certificad|certyfikat|\bcert\b|diploma|diplôme|apprentic|ausbildung|\blehre\b"
            r"|gesell|meister\b|\befz\b|journeyman|licen[cs]e|course|\bkurs|boot ?camp|training",
        ),
    )
)
"""Kinds of study by how resumes name them, where the wording of postings tells no level."""


def study_level(kind: str, area: str) -> str | None:
    """The level of one study: "Certificate" in "Welding" is vocational, "BSc (Hons)" in "Adult Nursing" a bachelor's.

    A kind that no list knows counts as a degree, as most abbreviations of resumes are.
    """
    if not kind:
        return _stated_level(area)
    named = next((level for level, pattern in _STUDIES if pattern.search(kind.lower())), None)
    return (
        _stated_level(kind) or named or _stated_level(f"{kind} in {area}") or _stated_level(f"{kind} degree in {area}")
    )


def _stated_level(text: str) -> str | None:
    document = Document.build([Block(kind="item", text=text)])
    note, _ = read_education(document, document.sentences)
    return note.value if note else None


def _department(employer: str) -> str:
    """What stands before the employer's own name: "Haematology" of "Haematology, University Hospitals of Leicester"."""
    *before, own = comma_parts(employer) or [""]
    return ", ".join(before) if company_score(own) else ""


def _whole_text(resume: Resume) -> str:
    lines: list[str] = [resume.basics.label or "", resume.basics.summary or ""]
    for job in resume.work:
        lines += [job.position or "", job.summary or "", *job.highlights]
    for skill in resume.skills:
        lines += [skill.name or "", *skill.keywords]
    lines += [certificate.name or "" for certificate in resume.certificates]
    for education in resume.education:
        lines += [f"{education.studyType or ''} {education.area or ''}", *education.courses]
    for project in resume.projects:
        lines += [project.name or "", project.description or "", *project.highlights]
    return "\n".join(line for line in lines if line.strip())


def _studies(resume: Resume) -> list[tuple[str, str]]:
    found = [(work_of_study(study.area or ""), study.area or "") for study in resume.education]
    return [(title, area) for title, area in found if title]


def _callings(resume: Resume) -> list[str]:
    """What the person was called, studied and was certified as."""
    return [
        resume.basics.label or "",
        *(job.position or "" for job in resume.work),
        *(f"{study.studyType or ''} {study.area or ''}" for study in resume.education),
        *(certificate.name or "" for certificate in resume.certificates),
    ]


def _titles(profile: Profile, today: date) -> list[tuple[str, float]]:
    titles = [(title, 0.0) for title in profile.applicant.titles_wanted]
    if profile.resume.basics.label:
        titles.append((profile.resume.basics.label, 0.0))
    for job in profile.resume.work:
        if job.position:
            span = interval_of(job, today)
            titles.append((job.position, union_years([span]) if span else 0.0))
    return titles


def _level(resume: Resume) -> str | None:
    """Level of the latest title that tells one."""
    for job in resume.work[:3]:
        level = title_level(job.position or "")
        if level:
            return level
    return title_level(resume.basics.label or "")
