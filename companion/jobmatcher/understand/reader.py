"""From a page snapshot to a posting."""

from __future__ import annotations

import html
import re
from functools import cached_property

from companion.ats.recognise import recognise_page
from companion.contracts import Evidence, PageSnapshot, Posting, PostingReading, Salary, Section, Workplace
from companion.jobmatcher.places import PlaceReader, place_reader
from companion.jobmatcher.understand.body import posting_blocks, signature, unseen_posting
from companion.jobmatcher.understand.chosen import Chosen
from companion.jobmatcher.understand.conditions import read_conditions
from companion.jobmatcher.understand.cues import Cues
from companion.jobmatcher.understand.dates import month_comes_first, parse_date, read_dates, read_span
from companion.jobmatcher.understand.document import Document, Sentence
from companion.jobmatcher.understand.education import read_education
from companion.jobmatcher.understand.employer import find_company
from companion.jobmatcher.understand.html_blocks import PlainBlock, html_blocks
from companion.jobmatcher.understand.jsonld import Node, job_postings, organisation_name, parse_scripts
from companion.jobmatcher.understand.kind import judge
from companion.jobmatcher.understand.labels import Fact, Facts, read_facts
from companion.jobmatcher.understand.language import guess_language
from companion.jobmatcher.understand.languages import read_languages
from companion.jobmatcher.understand.licences import read_licences
from companion.jobmatcher.understand.naming import clean_company, clean_title
from companion.jobmatcher.understand.pay import read_salary
from companion.jobmatcher.understand.requirements import Detector, read_skills
from companion.jobmatcher.understand.sections import mark_sections
from companion.jobmatcher.understand.structured import Structured, read_structured
from companion.jobmatcher.understand.terms import (
    employment_of,
    read_employment,
    read_seniority,
    read_workplace,
    workplace_of,
)
from companion.jobmatcher.understand.titling import find_title
from companion.jobmatcher.understand.whereabouts import read_places, without_regions
from companion.jobmatcher.understand.years import find_years, overall_years

_NO_PAGE = PageSnapshot(url="about:blank")
"""Stands for the page of a description that came without one."""
_MONTH_FIRST = re.compile(
    r"(?i:\b(?:usa?|united states|[A-Z]{2} \d{5})\b)|, (?:A[KLRZ]|C[AOT]|DC|FL|GA|HI|I[ADL]|K[SY]|LA|M[ADINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b"
)


HEAD_BLOCKS = 40
BLOCKS_ABOVE, ABOVE_CHARS = 4, 90
_PARTS_ABOVE = re.compile(r"\s*[·•|]\s*")
_BRACKETS = re.compile(r"\s*\(.*")


class PostingReader:
    """Understands pages. Holds nothing that changes; give it one skill detector for its life."""

    def __init__(self, detector: Detector, gazetteer: PlaceReader | None = None) -> None:
        self._detector = detector
        self._cues = Cues()
        self._given = gazetteer

    @cached_property
    def gazetteer(self) -> PlaceReader:
        """Loaded at the first posting: it takes half a second."""
        return self._given or place_reader()

    def read(self, snapshot: PageSnapshot) -> PostingReading:
        """Understand one page. Never raises on odd pages: what cannot be read is left unknown."""
        address = recognise_page(snapshot.url, snapshot.ats_marks)
        nodes = parse_scripts(snapshot.json_ld)
        postings = job_postings(nodes) + [item for item in snapshot.microdata if str(item.get("@type")) == "JobPosting"]
        node = _choose(postings, snapshot)
        data = read_structured(node) if node else Structured()
        marked = [hint.text for hint in snapshot.hints if _TITLE_HINT.search(hint.name)]
        state = None if node else unseen_posting(snapshot)
        stated = data.title or (state[0] if state else None)
        named = (
            Chosen(clean_title(stated), 1.0) if stated else find_title(snapshot, marked, clean_company(data.company))
        )
        title = named.text if named else None
        document = Document.build(posting_blocks(snapshot, data if node else None, title))
        cues = self._cues.find(document)
        sections = mark_sections(document, clean_company(data.company), cues["legal"])
        facts = read_facts(document, snapshot.hints)
        verdict = judge(
            snapshot,
            document,
            structured=node is not None,
            postings=len(postings),
            address=address,
            title=title,
            facts=facts,
            is_place=self._is_place,
            in_state=state is not None,
        )
        posting = None
        if verdict.is_posting:
            self._add_from_above(snapshot, title, facts)
            employer = (
                Chosen(data.company, 1.0)
                if data.company
                else find_company(
                    snapshot, title, facts.texts("company"), organisation_name(nodes), address, self._is_place
                )
            )
            company = employer.text if employer else None
            posting = self._posting(snapshot, document, cues, sections, data, facts, title, company)
            posting.title_confidence = named.confidence if named else None
            posting.company_confidence = employer.confidence if employer else None
        return PostingReading(
            is_posting=verdict.is_posting,
            confidence=verdict.confidence,
            reason=verdict.reason,
            closed=verdict.closed,
            ats=address.ats if address else None,
            external_id=(address.external_id if address else None) or (data.identifier if node else None),
            posting=posting,
        )

    def _add_from_above(self, snapshot: PageSnapshot, title: str | None, facts: Facts) -> None:
        """Facts of the lines right above the title: "Careers · Full-time · Boston (hybrid)"."""
        at = next(
            (i for i, b in enumerate(snapshot.blocks[:HEAD_BLOCKS]) if b.kind == "heading" and b.text == title), 0
        )
        for block in reversed(snapshot.blocks[max(0, at - BLOCKS_ABOVE) : at]):
            if block.kind == "heading" or len(block.text) > ABOVE_CHARS or block.text.endswith((".", "!", "?")):
                break
            for part in _PARTS_ABOVE.split(block.text):
                if workplace_of(part):
                    facts.add("workplace", Fact(part))
                if employment_of(part):
                    facts.add("employment", Fact(part))
                if self._is_place(_BRACKETS.sub("", part)):
                    facts.add("location", Fact(part))

    def _is_place(self, text: str) -> bool:
        return self.gazetteer.is_place(text)

    def read_text(
        self, text: str, title: str | None = None, company: str | None = None, location: str | None = None
    ) -> Posting:
        """Understand a description that came without a page (a board's interface): HTML or plain text."""
        heading = [PlainBlock("heading", title, 1)] if title else []
        document = Document.build([*heading, *html_blocks(text)])
        places = [one.strip() for one in html.unescape(location or "").split(";") if one.strip()]
        data = Structured(title=title, company=company, locations=places)
        cues = self._cues.find(document)
        sections = mark_sections(document, company, cues["legal"])
        return self._posting(_NO_PAGE, document, cues, sections, data, read_facts(document, []), title, company)

    def _posting(
        self,
        snapshot: PageSnapshot,
        document: Document,
        cues: dict[str, list[Sentence]],
        sections: list[Section],
        data: Structured,
        facts: Facts,
        title: str | None,
        company: str | None,
    ) -> Posting:
        language = guess_language(document.lower, snapshot.lang)
        locations, _ = (
            (without_regions(data.locations, self.gazetteer), [])
            if data.locations
            else read_places(document, facts, cues["place"], title, self.gazetteer, snapshot.title, company or "")
        )
        years = find_years(document, cues["years"])
        skills, of_skill = read_skills(
            document,
            self._detector.find(document.text),
            years,
            cues["weight"],
            cues["hiring"],
            title or "",
            company or "",
        )
        experience = overall_years(document, years, of_skill)
        education, equivalent = read_education(document, cues["education"])
        conditions = read_conditions(document, cues["authorisation"], cues["travel"], cues["shift"])
        workplace, workplace_evidence = self._workplace(document, data, facts, title, locations, cues["workplace"])
        salary = _with_evidence(data.salary, read_salary(document, cues["pay"], " ".join(locations)))
        month_first = month_comes_first(document.text)
        if month_first is None:
            month_first = language == "en" and (
                snapshot.lang == "en-US"
                or (salary is not None and salary.currency == "USD")
                or bool(_MONTH_FIRST.search(" ".join(locations)))
            )
        posted, closes = read_dates(document, cues["date"], month_first)
        if not (posted or closes):
            posted, closes = read_span(document, month_first)
        return Posting(
            title=title,
            company=company,
            locations=locations,
            workplace=workplace,
            employment_type=data.employment_type
            or read_employment(
                title,
                facts.texts("employment"),
                document,
                cues["employment"],
                experience.min if experience else None,
            ),
            salary=salary,
            posted_at=data.posted_at or _labelled_date(facts, "posted", month_first) or posted or _published(snapshot),
            closes_at=data.closes_at or _labelled_date(facts, "closes", month_first) or closes,
            description=document.text,
            language=language,
            sections=sections,
            skills=skills,
            experience_years=experience,
            education=education,
            education_or_equivalent=equivalent,
            seniority=read_seniority(
                title,
                facts.texts("seniority"),
                document,
                cues["seniority"],
                experience.min if experience else None,
            ),
            languages=read_languages(document, cues["language"]),
            licences=read_licences(document, cues["licence"], title),
            clearance=conditions.clearance,
            sponsorship=conditions.sponsorship,
            sponsorship_evidence=conditions.sponsorship_evidence,
            citizenship=conditions.citizenship,
            travel=conditions.travel,
            shifts=conditions.shifts,
            workplace_evidence=workplace_evidence,
        )

    def _workplace(
        self,
        document: Document,
        data: Structured,
        facts: Facts,
        title: str | None,
        locations: list[str],
        sentences: list[Sentence],
    ) -> tuple[Workplace | None, list[Evidence]]:
        for text in (
            *facts.texts("workplace"),
            *facts.texts("employment"),
            title or "",
            *facts.texts("location"),
            *locations,
        ):
            found: Workplace | None = workplace_of(text)
            if found:
                fact = next(
                    (
                        one
                        for kind in ("workplace", "employment", "location")
                        for one in facts.by_kind.get(kind, [])
                        if one.text == text
                    ),
                    None,
                )
                return found, [fact.evidence] if fact and fact.evidence else []
        stated, evidence = read_workplace(document, sentences)
        if data.workplace and stated != "hybrid":
            return data.workplace, evidence if stated == data.workplace else []
        return stated, evidence


_TITLE_HINT = re.compile(
    r"jobpostingheader|(?:job|posting|position|vacancy)[-_]*(?:title|headline|name)|app-title|posting-headline|icims_header|topcard__title",
    re.IGNORECASE,
)


def _choose(postings: list[Node], snapshot: PageSnapshot) -> Node | None:
    """The JobPosting this page is about: the only one, or the one whose title the page bears."""
    if len(postings) <= 1:
        return postings[0] if postings else None
    shown = signature(
        " ".join([snapshot.title, *(b.text for b in snapshot.blocks[:40] if b.kind == "heading" and b.level == 1)])
    )
    fitting = [node for node in postings if (mark := signature(str(node.get("title", "")))) and mark in shown]
    if fitting and len({signature(str(node.get("title", ""))) for node in fitting}) == 1:
        return max(fitting, key=lambda node: len(str(node.get("description", ""))))
    return postings[0] if len({signature(str(node.get("title", ""))) for node in postings}) == 1 else None


def _with_evidence(stated: Salary | None, read: Salary | None) -> Salary | None:
    """Structured pay, with the words of the text where they agree; else what the text says."""
    if stated is None:
        return read
    if read and (stated.min == read.min or stated.max == read.max):
        stated.evidence = read.evidence
        stated.period = stated.period or read.period
        stated.currency = stated.currency or read.currency
    return stated


def _published(snapshot: PageSnapshot) -> str | None:
    """The day the page says it was published, where nothing else tells."""
    found = parse_date(snapshot.meta.get("article:published_time", "")[:10], month_first=False)
    return found[0].isoformat() if found else None


def _labelled_date(facts: Facts, kind: str, month_first: bool) -> str | None:
    for text in facts.texts(kind):
        if found := parse_date(text.lower(), month_first):
            return found[0].isoformat()
    return None
