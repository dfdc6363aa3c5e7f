"""Skills the posting asks for: required or preferred, alternatives, years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from pydantic import TypeAdapter

from companion.contracts import SkillRequirement
from companion.guarded import Guarded
from companion.jobmatcher.understand.document import Document, Sentence
from companion.jobmatcher.understand.licences import registers_of_others
from companion.jobmatcher.understand.years import Years

MAX_SKILLS = 120
MAX_EVIDENCE = 5
"""Quotes kept per skill."""

MIN_STATED = 3
"""Stated requirements from which a posting counts as one that states them."""

LEFT_OUT = frozenset({"degrees"})
"""Categories that another field of the posting carries."""

SOFT = frozenset({"communication", "teamwork", "thinking", "self-management"})
"""Categories of ways to work: no years of them are asked for, and they count only where they are asked for."""

PAPERS = frozenset({"nursing-licences", "security-licences"})
"""Categories of checks and registrations, which a sentence on hiring may well ask for."""

OF_EMPLOYER = 0.5
"""Confidence up to which a mention is the employer speaking of itself."""

CUE_REACH = 160
"""Characters over which "preferred" or "required" still holds for a skill of the same sentence."""

YEARS_REACH = 70
"""Characters after "5 years of …" within which a skill is meant by it."""


class Mention(Protocol):
    """A skill found in a text, as `SkillDetector.find` gives it."""

    @property
    def skill(self) -> str: ...
    @property
    def category(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def confidence(self) -> float: ...


class Detector(Protocol):
    """What the reader needs of a skill detector."""

    def find(self, text: str) -> Sequence[Mention]: ...


NICE = Guarded(
    r"prefer(?:red|ably|ence)|desir(?:able|ed)|nice[- ]to[- ]have|(?:is|are|as|be|considered) (?:an? )?(?:\w+ )?(?:plus|bonus|asset|advantage)|\ba (?:big |huge |strong |definite )?plus\b|bonus\b|ideally|advantageous|beneficial|would be (?:great|helpful|ideal|nice|useful|good|welcome)|helpful|an asset|not (?:required|essential|necessary|a must)|optional|not mandatory"
    r"|wünschenswert|von vorteil|idealerweise|gern(?:e)? (?:auch|gesehen)|kein muss|wäre|pluspunkt|un plus|souhait|atout|idéalement|apprécié|serait|valor(?:able|ará|amos)|se valora|deseable|será un plus|preferible|es valorarà|pluspunt|is een pré|een pré|meriterande|výhodou|mile widzian|preferibil|gradit"
)
MUST = Guarded(
    r"must[- ]have|\bmust\b|\brequired\b|\bis essential|\bare essential|mandatory|zwingend|erforderlich|vorausgesetzt|voraussetzung|obligatoire|impérati|exigé|indispensable|imprescindible|obligatori|necesari|requerid|\bvereist\b|minimum"
)
_JOIN = re.compile(
    r"^\s*(?:(?P<or>,?\s*(?:or|oder|ou|o|u|and/or|und/oder|et/ou|y/o|of|eller|nebo|lub|vel)\b\s*(?:an?\s|the\s|other\s|similar\s)?|\s*/\s*)|(?P<comma>,))\s*$",
    re.IGNORECASE,
)
_SUCH_AS = Guarded(
    "|".join(
        rf"{words}\s*\(?$"
        for words in (
            "such as", r"e\.?g\.?,?", "like", "one of(?: the following)?:?", "at least one of:?", "any of:?", "either", r"z\.\s?b\.",
            "wie(?: zum beispiel)?", "tel(?:le)?s? que", "como", "par exemple", r"p\.?\s?ej\.?",
        )
    )
)  # fmt: skip
_ONE_OF = Guarded(
    r"one (?:or more )?of|at least (?:one|1|two)|any of|either\b|\beine[rsm]? (?:der|von)|mindestens eine"
)


_PEOPLE = (
    "ists", "nurse", "nurses", "assistants", "support workers", "care workers", "social workers", "practitioners",
    "surgeons", "doctors", "physicians", "midwives", "technicians", "carers", "counsellor", "counselor", "counsellors",
    "counselors", "counsellor(s)", "counselor(s)", "teachers", "consultants", "electricians", "paramedics",
    "accountants", "lawyers",
)  # fmt: skip
"""Endings of words for people of a profession."""
_SOUGHT = re.compile(
    r"look(?:ing)? for|seek|recruit|\bhir(?:e|ing)\b|vacanc|opportunit|you are|\b(?:be|as) an?\b|registered|qualified|join"
)
_SUBJECT_TO = re.compile(r"\boffers?\b.{0,60}\bsubject to\b")
_HEAD_OF = re.compile(
    r"\b(?:head|director|vice[- ]president|vp|chief|manager|leiter(?:in)?) (?:of|der|für|de) (?:the |our )?$"
)
HEAD_REACH = 24
"""Characters before a skill in which "director of the" ends."""
SOUGHT_REACH = 60
"""Characters before a profession in which it is said to be the one sought."""


@dataclass(slots=True)
class _Found:
    category: str
    required: bool = False
    stated: bool = False
    """Named where requirements are stated: in such a section, or with a word like "required"."""
    in_passing: bool = True
    """Named only outside the parts that speak of the work and of the person."""
    years: float | None = None
    group: int | None = None
    evidence: list[tuple[int, int]] = field(default_factory=list)
    """(start, end) of the first mentions."""


_REQUIREMENTS = TypeAdapter(list[SkillRequirement])
"""Makes all of a posting's requirements from plain values at once: a third of the time of one by one."""


def read_skills(
    document: Document,
    mentions: Sequence[Mention],
    years: list[Years],
    weighed: list[Sentence],
    hiring: Sequence[Sentence] = (),
    title: str = "",
    company: str = "",
) -> tuple[list[SkillRequirement], set[int]]:
    """Requirements in order of appearance, and which statements of years belong to one skill.

    Skills named only in boilerplate (about, benefits, legal) are not asked for; when nothing else names any,
    those of the employer's own words count as preferred. `weighed`: sentences with words such as "preferred";
    `hiring`: those on how people are hired, which ask for papers only; `title`: the job's, which tells the
    profession sought from those of the people around it; `company`: words inside its name name no skill.
    """
    with_cues = {sentence.start for sentence in weighed}
    of_hiring = {sentence.start for sentence in hiring}
    titled = title.lower()
    not_his = {_REGISTER_SKILLS.get(register, register) for register in registers_of_others(title)}
    names = _occurrences(document.lower, company.lower())
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.category in LEFT_OUT or mention.skill in not_his or _of_the_head(document.lower, mention, titled):
            continue
        if names and any(start <= mention.start and mention.end <= end for start, end in names):
            continue
        by_sentence.setdefault(document.sentence_index(mention.start), []).append(mention)
    found: dict[str, _Found] = {}
    backup: dict[str, _Found] = {}
    groups = 0
    for index, inside in by_sentence.items():
        sentence = document.sentences[index]
        section = sentence.section
        if section in ("legal", "benefits", "apply", "about"):
            if section == "about":
                _note(document, backup, inside, sentence, _NO_CUES, required=False)
            continue
        if sentence.line.heading and section not in ("must", "nice", "duties", "other"):
            continue
        if sentence.line.heading and sentence.start > 0:
            inside = [m for m in inside if m.category not in SOFT]
        if sentence.start in of_hiring and _on_hiring(document, sentence):
            inside = [m for m in inside if m.category in PAPERS]
        if section not in ("must", "nice"):
            inside = [m for m in inside if not _of_others(document, m, titled)]
            own = section == "other" and _of_employer(document, sentence, company.lower())
            weak = inside if own else [m for m in inside if m.confidence <= OF_EMPLOYER]
            if weak:
                _note(document, backup, weak, sentence, _NO_CUES, required=False)
                inside = [] if own else [m for m in inside if m.confidence > OF_EMPLOYER]
        cues = _cues(document, sentence) if sentence.start in with_cues else _NO_CUES
        _note(document, found, inside, sentence, cues, required=None)
        if len(inside) > 1:
            groups = _alternatives(document, found, inside, groups)
    if not found:
        found = backup
    _demote(found)
    of_skill = _years(document, found, by_sentence, years)
    order = sorted(found.items(), key=lambda item: item[1].evidence[0])[:MAX_SKILLS]
    return _REQUIREMENTS.validate_python(
        [
            {
                "name": name,
                "category": one.category,
                "required": one.required,
                "years": one.years,
                "alternatives": one.group,
                "evidence": [{"start": s, "end": e, "text": document.text[s:e]} for s, e in one.evidence],
            }
            for name, one in order
        ]
    ), of_skill


_REGISTER_SKILLS = {"NMC registration": "NMC PIN"}
"""Registers whose skill has another name."""


def _occurrences(text: str, name: str) -> list[tuple[int, int]]:
    """Where a name of several words stands; a name of one word may well be a skill of its own ("Salesforce")."""
    found: list[tuple[int, int]] = []
    if len(name.split()) < 2:
        return found
    at = text.find(name)
    while at >= 0:
        found.append((at, at + len(name)))
        at = text.find(name, at + len(name))
    return found


def _of_employer(document: Document, sentence: Sentence, company: str) -> bool:
    """Whether the sentence begins with the employer's name and seeks nobody: "Halden Labs teaches children to count"."""
    if not company or not document.lower.startswith(company, sentence.start):
        return False
    return not _SOUGHT.search(document.lower[sentence.start + len(company) : sentence.end])


def _note(
    document: Document,
    found: dict[str, _Found],
    inside: list[Mention],
    sentence: Sentence,
    cues: list[Cue],
    required: bool | None,
) -> None:
    section = sentence.section
    default = section != "nice" if required is None else required
    elsewhere = section == "other" and not cues
    stated = section == "must" or sentence.start == 0 or any(must for _, _, must in cues)
    for mention in inside:
        one = found.get(mention.skill)
        if one is None:
            one = found[mention.skill] = _Found(mention.category)
        if not one.required:
            one.required = _required(document, mention, sentence, cues, default) if cues else default
        one.in_passing = one.in_passing and elsewhere
        one.stated = one.stated or stated
        if len(one.evidence) < MAX_EVIDENCE:
            one.evidence.append((mention.start, mention.end))


def _demote(found: dict[str, _Found]) -> None:
    """Where requirements are stated, what only the duties or the introduction mention is not one of them."""
    if sum(one.stated and one.required for one in found.values()) >= MIN_STATED:
        for name, one in list(found.items()):
            one.required = one.required and one.stated
            if one.category in SOFT and one.in_passing:
                del found[name]


def _on_hiring(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence with words on hiring asks for nothing; among requirements it may."""
    return sentence.section not in ("must", "nice") or bool(
        _SUBJECT_TO.search(document.lower, sentence.start, sentence.end)
    )


def _of_the_head(text: str, mention: Mention, title: str) -> bool:
    """Whether the words only say what somebody is at the head of: "ask our head of HR"."""
    lead = text[max(0, mention.start - HEAD_REACH) : mention.start]
    return bool(_HEAD_OF.search(lead)) and text[mention.start : mention.end] not in title


def _of_others(document: Document, mention: Mention, title: str) -> bool:
    """Whether the words name people of another profession than the title's: "you work with physiotherapists"."""
    words = document.lower[mention.start : mention.end]
    lead = document.lower[max(0, mention.start - SOUGHT_REACH) : mention.start]
    if not words.endswith(_PEOPLE):
        return False
    stem = words.rpartition(" ")[2].rstrip("s")[:6]
    return stem not in title and not _SOUGHT.search(lead)


Cue = tuple[int, int, bool]
"""(start, end, required) of words that say how much something matters."""

_NO_CUES: list[Cue] = []


def _cues(document: Document, sentence: Sentence) -> list[Cue]:
    """The words of a sentence that say how much something matters."""
    text, offset = document.lower[sentence.start : sentence.end], sentence.start
    cues = [(offset + m.start(), offset + m.end(), False) for m in NICE.finditer(text)]
    cues += [
        (offset + m.start(), offset + m.end(), True)
        for m in MUST.finditer(text)
        if not any(start <= offset + m.start() < end for start, end, _ in cues)
    ]
    return cues


def _required(document: Document, mention: Mention, sentence: Sentence, cues: list[Cue], default: bool) -> bool:
    best: tuple[int, bool] | None = None
    for start, end, needed in cues:
        between = document.text[end : mention.start] if end <= mention.start else document.text[mention.end : start]
        # a cue in brackets holds inside them; a full clause break keeps it off
        if between.count("(") != between.count(")") and len(cues) + between.count("(") > 0 and ")" not in between[:1]:
            opened = document.text.rfind("(", sentence.start, start)
            closed = document.text.find(")", start, sentence.end)
            inside = opened >= 0 and closed >= 0 and opened < mention.start < closed
            directly = opened >= 0 and document.text[mention.end : opened].strip() == ""
            if not inside and not directly:
                continue
        if ";" in between:
            continue
        distance = len(between)
        if distance > CUE_REACH:
            continue
        if best is None or distance < best[0]:
            best = distance, needed
    if best is None:
        return default
    return best[1] if default or best[1] is False else False


@lru_cache(maxsize=512)
def _joined(between: str) -> str | None:
    """How what stands between two skills joins them: "or", "comma" or not at all. Cached: it is mostly the same few signs."""
    match = _JOIN.match(between)
    return match.lastgroup if match else None


def _alternatives(document: Document, found: dict[str, _Found], inside: list[Mention], groups: int) -> int:
    """Number the chains "A, B or C" of one sentence; returns the last number used."""
    chain: list[Mention] = []
    has_or = False
    for before, after in pairwise(inside):
        between = document.text[before.end : after.start]
        joined = _joined(between) if len(between) < 24 else None
        if joined is None or after.skill == before.skill:
            groups = _close(document, found, chain, has_or, groups)
            chain, has_or = [], False
            continue
        chain = chain or [before]
        chain.append(after)
        has_or = has_or or joined == "or"
    return _close(document, found, chain, has_or, groups)


def _close(document: Document, found: dict[str, _Found], chain: list[Mention], has_or: bool, groups: int) -> int:
    if len(chain) < 2:
        return groups
    lead = document.lower[max(0, chain[0].start - 45) : chain[0].start]
    if not (has_or or _SUCH_AS.search(lead) or _ONE_OF.search(lead)):
        return groups
    members = [found[mention.skill] for mention in chain if found[mention.skill].group is None]
    if len(members) < 2:
        return groups
    for member in members:
        member.group = groups + 1
    return groups + 1


def _years(
    document: Document, found: dict[str, _Found], by_sentence: dict[int, list[Mention]], years: list[Years]
) -> set[int]:
    """Give statements of years to the skill they name: "3 years of Python", "Python (3+ years)"."""
    of_skill: set[int] = set()
    for number, one in enumerate(years):
        if one.low is None:
            continue
        inside = [m for m in by_sentence.get(document.sentence_index(one.start), []) if m.category not in SOFT]
        limit = min((other.start for other in years if other.start > one.end), default=one.end + YEARS_REACH)
        after = [m for m in inside if one.end <= m.start < min(limit, one.end + YEARS_REACH)]
        before = [m for m in inside if m.end <= one.start and one.start - m.end <= 4]
        target = before[-1] if before else after[0] if after else None
        if target is None or target.skill not in found:
            continue
        named = document.lower[one.end : target.start] if target.start >= one.end else ""
        if re.search(r"[.;:]|\bor\b|\bincluding|\binclud|\bplus\b", named):
            continue
        known = found[target.skill]
        known.years = max(known.years or 0.0, one.low)
        for other in after[1:]:
            if known.group is not None and found.get(other.skill) and found[other.skill].group == known.group:
                found[other.skill].years = known.years
        if not one.degree:
            of_skill.add(number)
    return of_skill
