"""Skills, languages, certificates and projects: lists, as written."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from companion.gazetteer import fold
from companion.profile.document import Line, strip_bullet
from companion.profile.languages import language_codes
from companion.profile.model import Certificate, Language, Project, Skill
from companion.profile.parse.commas import comma_parts
from companion.profile.parse.dates import find_range, is_date
from companion.profile.parse.lexicon import company_score, school_score

MAX_SKILL_CHARS = 80
_GROUP = re.compile(r"^([^:\t]{2,60}?)\s*(?::|\t|\s-\s|\s–\s)\s*(\S.*)$")
_COMMA = re.compile(r"\s*[,;•·●▪|\t]\s*(?![^()]*\))|\s+/\s+|`\s+`")
_CERTIFICATE_PARTS = re.compile(r"\s*[\t|•·]\s*|\s+[–—-]\s+|,\s+(?![^()]*\))")
MIN_CERTIFICATE_CHARS = 4
"""Of one in a list; shorter ones are classes: "Driving licence B, C, C+E"."""
MAX_CERTIFICATE_CELLS = 3
"""Name, issuer and date are one certificate; more cells in a line are as many certificates."""
_SHORT_NAME = re.compile(r"^[A-Z][A-Z0-9.+-]{1,7}$")
"""A certificate by its initials: "BLS, ACLS, PALS" are three."""
_CERTIFIES = re.compile(
    r"certif|licen[cs]e|\bbelt\b|first aid|safety|\btrained\b|permit\b|\bcard\b|qualified|führerschein|permis\b", re.I
)
_LEVEL = re.compile(r"\s*(?:[(\[]([^)\]]{2,60})[)\]]|[:–—-]\s+(.{2,60})|\t\s*(.{2,60}))$")
_MONTHS = re.compile(r"\s*-\s*Exp(?:e)?rience\s*-\s*(?:Less than )?\d{1,3}(?: year)? months$", re.I)
"""How one job site's export writes the length of experience with a skill."""
_YEARS = re.compile(
    r"\s*\(((?:less than )?\d{1,2}\+? ?(?:years?|yrs?\.?|jahre?n?|ans?|años?|anni|jaar|anos?|år|lat))\)$", re.IGNORECASE
)
"""For how long something was done: "Forklift (6 years)"."""
_LANGUAGE_ENDS = re.compile(
    r"\s*[,;|•·\t]\s*(?![^()]*\))|\s+(?:and|und|et|y|e|en)\s+(?=[A-ZÀ-Þ])|(?<=[A-Z])\s+(?:AND|UND|ET|Y|E|EN)\s+(?=[A-Z])"
)
"""What parts the languages of one line."""
_NAME_END = re.compile(r"\s*[|\t]\s*|\s[–—]\s")
"""What parts the name of a project from its tools: "Gitlytics | Python, Flask"."""
_ABILITY = re.compile(r"(?:written|writing|read|reading|spoken|speaking|listening|understanding|oral|verbal)\s*:", re.I)
_RATING = re.compile(r"(?:[●○◉◯⚫⚪★☆■□▪▫◆◇•∙]\s?){3,}")
"""How well something is known, drawn as dots or stars."""
_GRADE = re.compile(
    r"(?:associate|professional|expert|foundation|practitioner|specialty|fundamentals|advanced|intermediate|basic|"
    r"(?:level|stufe|niveau|nivel|livello|grade|class|part|modul[eo]?) ?\w{1,3}|[abc][12])",
    re.I,
)
_FILLED = re.compile(r"[●○◉◯★☆■□▪▫]{2,}|\b\d{1,3}\s?%")
_FLUENCY = (
    "native|mother tongue|bilingual|fluent|proficient|advanced|intermediate|basic|beginner|elementary|conversational|professional|working|limited|full|"
    "muttersprache|verhandlungssicher|fließend|gut|sehr gut|grundkenntnisse|langue maternelle|courant|bilingue|intermédiaire|notions|débutant|"
    "nativo|nativa|lengua materna|avanzado|intermedio|básico|fluido|madrelingua|fluente|avanzato|intermedio|scolastico|moedertaal|vloeiend|goed|redelijk|materna|avançado|intermediário|"
    "modersmål|flydende|flytande|flytende|grundlæggende|förstaspråk|ojczysty|biegły|biegle|komunikatywny|äidinkieli|sujuva|"
    "toeic|toefl|ielts|[abc][12]\\b|erstsprache|konversationssicher|upper|good|excellent"
)
_MOTHER_TONGUE = (
    "mother tongue", "native", "native language", "lengua materna", "langue maternelle", "muttersprache", "madrelingua",
    "lingua madre", "lingua materna", "moedertaal", "modersmal", "morsmal",
)  # fmt: skip
_FLUENT = re.compile(rf"\b(?:{_FLUENCY})", re.I)


@cache
def _language_names() -> frozenset[str]:
    return frozenset(fold(name) for name in language_codes())


def items_of(text: str) -> list[str]:
    """The things of a list separated by commas, bullets or bars; commas in brackets do not part."""
    return [
        item for part in _COMMA.split(_RATING.sub(" ", text)) if (item := _FILLED.sub("", part).strip(" .;,•-–`\t"))
    ]


def parse_skills(lines: Sequence[Line]) -> list[Skill]:
    """Groups ("Welding: MIG, TIG") with their keywords; what stands alone is a skill by its own name."""
    skills: list[Skill] = []
    label: str | None = None
    in_columns = _are_in_columns(lines)
    for line in lines:
        text = _MONTHS.sub("", line.text.strip())
        if "\t" in text and (in_columns or any(strip_bullet(cell)[1] for cell in text.split("\t"))):
            skills += [Skill(name=item) for cell in text.split("\t") for item in items_of(strip_bullet(cell)[0])]
            continue
        grouped = _GROUP.match(text)
        if text.endswith(":") and len(text) < MAX_SKILL_CHARS:
            label = text.rstrip(": ")
            skills.append(Skill(name=label))
        elif grouped and (len(items_of(grouped.group(2))) > 1 or ":" in text or "\t" in text):
            skills.append(_group(grouped.group(1), grouped.group(2)))
            label = None
        elif label is not None and skills and (line.bullet or not line.gap):
            skills[-1].keywords += items_of(text)
        elif len(text) <= 250 or len(items_of(text)) > 4:
            label = None
            skills += [Skill(name=item) for item in items_of(text) if len(item) <= MAX_SKILL_CHARS]
    return [_with_years(skill) for skill in skills if skill.name]


def _with_years(skill: Skill) -> Skill:
    """The years behind a skill are how well it is known, and no part of its name."""
    found = _YEARS.search(skill.name or "")
    if found is None or skill.level is not None:
        return skill
    return skill.model_copy(update={"name": (skill.name or "")[: found.start()], "level": found[1]})


def _are_in_columns(lines: Sequence[Line]) -> bool:
    """Whether the rows are single things side by side, and not labels with what belongs to them."""
    rows = [line.text.split("\t") for line in lines if "\t" in line.text]
    single = all(
        len(items_of(cell)) <= 1 and not _FLUENT.match(cell) and ":" not in cell for row in rows for cell in row
    )
    return len(rows) > 1 and single


def _group(name: str, rest: str) -> Skill:
    items = items_of(rest)
    if len(items) == 1 and _FLUENT.match(items[0]) and len(items[0]) < 30:
        return Skill(name=name.strip(), level=items[0])
    return Skill(name=name.strip(" •-"), keywords=items)


def is_language(word: str) -> bool:
    """Whether `word` names a human language, in any of the known languages."""
    return fold(word.strip(" .:()")) in _language_names()


def parse_languages(lines: Sequence[Line]) -> list[Language]:
    """Languages and how well each is spoken, as written."""
    found: list[Language] = []
    for line in lines:
        label, text = _language_label(line.text)
        for item in (part for piece in _split_languages(text) for part in _before_each(piece)):
            made = _language(item)
            if made is not None and label is not None:
                made.fluency = made.fluency or label
            if made is not None and made.language not in [other.language for other in found]:
                found.append(made)
            elif made is None and found and found[-1].fluency is None and _FLUENT.search(item) and len(item) < 60:
                found[-1].fluency = _balanced(item.strip(" -–:"))
            elif made is None and found and found[-1].fluency and _ABILITY.match(item) and _FLUENT.search(item):
                found[-1].fluency += f"; {item.strip()}"
    return found


def _language_label(text: str) -> tuple[str | None, str]:
    """(fluency that a label gives to all after it, the rest): "Mother tongue: Spanish, Catalan", "Other: English B2"."""
    label, colon, rest = text.partition(":")
    if not colon or not rest.strip() or len(label) > 30 or is_language(label.split()[0] if label.split() else ""):
        return None, text
    if fold(label).rstrip("(s)") in _MOTHER_TONGUE:
        return "native", rest
    return (label.strip() if _FLUENT.search(label) else None), rest


def _split_languages(text: str) -> list[str]:
    return [p for p in _LANGUAGE_ENDS.split(text) if p and p.strip()]


def _before_each(text: str) -> list[str]:
    """A row of languages without signs between ("Korean – Native English – Fluent") cut before each."""
    words = text.split(" ")
    if not is_language(words[0]):
        return [text]
    starts = [n for n, word in enumerate(words) if word[:1].isupper() and is_language(word)]
    edges = [0, *(n for n in starts if n > 1 and _FLUENT.search(" ".join(words[:n]))), len(words)]
    return [" ".join(words[a:b]).rstrip(" /.;") for a, b in itertools.pairwise(edges)]


def _language(item: str) -> Language | None:
    words = item.replace(":", " ", 1).split()
    if words and fold(" ".join(words[:2])) in _MOTHER_TONGUE:
        words = [*words[2:], "(native)"]
    for size in (3, 2, 1):
        name = " ".join(words[:size]).strip(" .:(),-–")
        if words and is_language(name):
            rest = _balanced(" ".join(words[size:]).strip(" -–—:[]/|"))
            return Language(language=name, fluency=rest or None)
    if len(words) == 2 and is_language(words[1]) and _FLUENT.search(words[0]):
        return Language(language=words[1], fluency=words[0])  # "Bilingue Anglais"
    return None


def spoken(item: str) -> Language | None:
    """The language that one item of a list of skills is ("Englisch (gut)", "Anglais courant"), else None."""
    words = item.split()
    if not words or not is_language(words[0]) or (len(words) > 1 and not _FLUENT.search(" ".join(words[1:]))):
        return None
    return _language(item)


def parse_certificates(lines: Sequence[Line], day_first: bool | None) -> list[Certificate]:
    """One certificate a line: name, issuer after a separator, date. A line of initials lists several."""
    found: list[Certificate] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if len(line.text) > 200:
            continue
        listed = line.text.split("\t")
        if len(listed) > MAX_CERTIFICATE_CELLS:
            found += [Certificate(name=cell.strip(" ,;")) for cell in listed]
            continue
        several = comma_parts(line.text)
        if len(several) > 1 and all(find_range(part, day_first) and not is_date(part) for part in several):
            found += parse_certificates([replace(line, text=part) for part in several], day_first)
            continue
        dates = find_range(line.text, day_first)
        text = line.text if dates is None else line.text[: dates.begin] + "\t" + line.text[dates.stop :]
        parts = _with_level(
            [p for part in _CERTIFICATE_PARTS.split(text) if (p := _balanced(part.strip(" ,;:-–")))], text
        )
        if not parts and dates is not None and found and found[-1].date is None:
            found[-1].date = dates.start
        elif parts and before is not None and before.bold and not line.bold and not line.bullet and _is_bare(found):
            found[-1].issuer, found[-1].date = ", ".join(parts), dates.start if dates else None
        elif len(short := list(itertools.takewhile(_SHORT_NAME.match, parts))) > 1:
            issuer, date = ", ".join(parts[len(short) :]) or None, dates.start if dates else None
            found += [Certificate(name=part, issuer=issuer, date=date) for part in short]
        elif dates is None and _are_several(line.text):
            found += [Certificate(name=part) for part in parts]
        elif parts:
            issuer = ", ".join(parts[1:]) or None
            found.append(Certificate(name=parts[0], issuer=issuer, date=dates.start if dates else None))
    return found


def _are_several(text: str) -> bool:
    """Whether the parts of a line are as many certificates: "First aid, Fire marshal, Forklift licence", and no issuer."""
    parts = comma_parts(text)
    if len(parts) < 2 or len(parts) != len(_CERTIFICATE_PARTS.split(text)):
        return False
    issued = any(company_score(part) or school_score(part) for part in parts)
    classes = any(len(part) < MIN_CERTIFICATE_CHARS for part in parts)
    return not issued and not classes and (len(parts) > 2 or bool(_CERTIFIES.search(parts[1])))


def _is_bare(found: Sequence[Certificate]) -> bool:
    return bool(found) and found[-1].issuer is None and found[-1].date is None


def _with_level(parts: list[str], text: str) -> list[str]:
    """A certificate's grade is no issuer: "Solutions Architect – Associate" is its name."""
    if len(parts) < 2 or not _GRADE.fullmatch(parts[1]):
        return parts
    whole = re.search(re.escape(parts[0]) + r".{1,4}" + re.escape(parts[1]), text)
    return [whole.group() if whole else f"{parts[0]} – {parts[1]}", *parts[2:]]


def _balanced(text: str) -> str:
    """Without the brackets that are left when a date in them was taken out."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip()
    return text if text.count("(") == text.count(")") else text.strip(" ()")


def parse_projects(lines: Sequence[Line], day_first: bool | None) -> list[Project]:
    """Projects: a short line (or what stands before a colon) names one, what follows describes it."""
    found: list[Project] = []
    for line in lines:
        text = line.text
        dates = find_range(text, day_first)
        named = not line.bullet and len(text) <= 90 and not text.endswith(".")
        split = re.match(r"^([^:.]{2,60}?)\s*(?::|\s[–—-]\s|\t|\|)\s*(\S.*)$", text)
        if named or not found or (line.bullet and split and not found[-1].highlights):
            name = text if dates is None else (text[: dates.begin] + text[dates.stop :])
            detail = None
            if split and dates is None:
                name, detail = split.group(1), split.group(2)
            elif dates is not None and (parts := _NAME_END.split(name.strip(" \t|–—"), maxsplit=1))[1:]:
                name, detail = parts
            found.append(
                Project(
                    name=name.replace("\t", " ").strip(" ,;|()–—-")[:120] or None,
                    description=detail,
                    startDate=dates.start if dates and not dates.single else None,
                    endDate=dates.end if dates else None,
                )
            )
        elif line.bullet:
            found[-1].highlights.append(text)
        else:
            found[-1].description = f"{found[-1].description} {text}" if found[-1].description else text
    return [project for project in found if project.name]
