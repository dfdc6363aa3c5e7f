"""Years of experience: overall, and per skill."""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.contracts import ExperienceYears
from companion.guarded import Guarded
from companion.jobmatcher.understand.document import Document, Sentence

MAX_YEARS = 30.0

_WORD_NUMBERS: dict[str, int] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15,
    "ein": 1, "eine": 1, "einem": 1, "einjährige": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "zehn": 10,
    "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10,
    "twee": 2, "drie": 3, "vijf": 5, "due": 2, "tre": 3, "cinque": 5, "dois": 2, "três": 3, "två": 2, "fem": 5, "dvou": 2, "trzy": 3,
}  # fmt: skip
_WORDS = "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True))
_N = rf"\d{{1,2}}(?:[.,]5)?|(?:{_WORDS})"
_UNIT = r"years?|yrs?\b\.?|jahren?|jahre?s?\b|ans?\b|années|an\(s\)|año\(s\)|jahr\(e\)|year\(s\)|años?|anys?\b|anni\b|anno\b|anos?\b|jaar\b|års?\b|roky?\b|let\b|lat(?:a)?\b|年(?:以上|間)?|г(?:ода?|одини)\b|лет\b|рок(?:и|ів)\b|yıl\b|év\b|ani\b|vuotta\b"
_MONTHS = r"months?|monaten?|mois|meses|mesos|maanden|mesi"
_PERIOD = re.compile(
    rf"(?<![\w.,$£€/])(?P<low>{_N})(?:\s?\((?P<paren>\d{{1,2}})\+?\))?\s?(?P<plus>\+|plus\b|or more|or greater|oder mehr|ou plus|o más)?"
    rf"(?:(?: ?(?:years?|yrs?|jahre?|ans|años))?\s?(?:-|–|—|to|bis|à|a|y|und|do|tot)\s?(?P<high>{_N})\s?\+?)?[\s-]?(?:full |whole |calendar |volle )?(?:(?P<years>{_UNIT})|(?P<months>{_MONTHS}))"
    r"(?P<more>[’']?\s?(?:\+|or more|plus|oder mehr|minimum|mindestens|o más))?"
)
_HEADED = re.compile(
    r"(?:experience|erfahrung|expérience|experiencia|ervaring|erfarenhet)(?: required)?\s?[:(–-]\s?(?:min\w*\.? )?\d"
)
"""A heading that asks itself: "Experience required: 2+ years", "Skills & experience (0-1 year)"."""
_DIGIT = re.compile(r"\d")
_UNIT_APART = re.compile(rf"[\s-](?:{_UNIT}|{_MONTHS})")
"""A number in words stands apart from its unit: without this, and without a digit, there is no period."""
OF_AGE = 16
"""From nought to so many years are the ages of those who are cared for: "0-19 service"."""
_GERMAN_ADJECTIVE = re.compile(
    rf"(?P<low>{_N})[\s-]?jährige[rsnm]?\s(?:\w+\s)?(?:berufs|praxis|einschlägige )?(?:erfahrung|berufserfahrung|praxis|tätigkeit)"
)
_LABEL = re.compile(
    r"(?:years of experience|experience(?: required| level)?|temps d.experiència|años de experiencia|experiencia(?: mínima)?|berufserfahrung|expérience(?: requise)?)\s?(?:\(years?\))?:\s*(?P<low>\d{1,2})(?:(?: ?(?:years?|yrs?))?\s?(?:-|–|to|a|à|bis)\s?(?P<high>\d{1,2}))?(?!\d|[.,]\d|\s?(?:%|month|hours))"
)
_EXPERIENCE = Guarded(
    r"experi|expertise|background|track record|working (?:with|in|as|on)|practice\b|post[- ]?(?:qualif|grad|doc|licen)|\bpqe\b|in (?:a |the )?(?:similar|same|field|industry|role)|hands-on|industry|professional|history of|worked|driving|teaching|selling|managing|in (?:sales|nursing|marketing|software|finance|customer)|erfahrung|berufspraxis|expérience|ervaring|erfarenhet|erfaring|prax[ei]|doświadcz|esperienza|tenure|経験|実務|经验|опит|опыт|досвід|deneyim|tapasztalat|experienț|kokemus|service\b|developing|programming|building|leading|coding|using|in der|im bereich"
)
_NOT_EXPERIENCE = re.compile(
    r"years? of age|years?[- ]olds?|\byrs? old|aged?\b|past (?:\w+ )?$|last (?:\w+ )?$|previous (?:\w+ )?$|next (?:\w+ )?$|\bfor $|we have (?:over |more than |nearly )?$|in business|founded|anniversar|history\b|heritage|established|warranty|contract|fixed[- ]term|programme|program\b|funding|we have been|we.ve been|our (?:\w+ )?experience|company with|combined|collective|jahre alt|lebensjahr|for (?:over|more than|nearly|almost|the (?:past|last)) (?:\w+ )?$|seit (?:über|mehr als|fast) $|depuis (?:plus de )?$|desde hace (?:más de )?$|plus de $|year degree\W*$|within (?:\w+ )?$|after (?:\w+ )?$|every (?:\w+ )?$|convention|befristet|durée|duración|probation|(?:initial|further|period|term|duration|rotation|placement)(?: of)?(?: up to| about| approximately| at least| a)? $|celebrat\w+ (?:our |over |nearly )?$|boast\w* (?:over |more than |nearly )?$|record of (?:over|more than|nearly) $|(?:weeks|months) to $|leading the|garantie|vesting|cliff|anys d.història|projects? (?:of|lasting)|mehr als $|über $"
)
_AGE = re.compile(
    r"\bage (?:range|group|limit)|minimum age|\b(?:children|people|pupils|students|adults|kids|patients|infants|ages?|toddlers)(?: and (?:young people|adults))?(?: aged)? (?:from |between |\()?$"
)
"""What stands before the ages of those who are looked after or taught: "children from 0 to 19 years"."""
_NOT_AFTER = re.compile(
    r"^\s*(?:of age|of experience in (?:our|this) (?:sector|industry|business|field)|service (?:at|on|works)\b|and (?:over|above|older|up\b|under)|or (?:over|above|older|under)\b|old|bachelor|(?:college|university|nursing|undergraduate|technical) (?:degree|diploma|program|course)|(?:initial )?commitment|degree|anniversary|contract|fixed|\bfor $|we have (?:over |more than |nearly )?$|in business|warranty|program|ago|term\b|history|alt\b|plan\b|limit|(?:uk )?(?:address |employment |work )?history|of residen|residen|checkable|probation|befristet|olds|,? we\b|, our|vesting|of funding|post[- ]graduation|from graduation|later|course|college|university|diploma|period|of (?:age|success|growth|innovation|history|heritage|data(?: on| from| about|\W*$)|service excellence))"
)
_OF_COURSE = re.compile(
    r"[’']?s?,? (?:plus \d+ \w+ )?(?:(?!experi|of\b|in\b|as\b|with\b|post|work|or\b|and\b)[\w-]+ ){0,4}?"
    r"(?:preceptorship|program(?:me)?s?|training|apprenticeship|placement|fellowship|courses?)\b(?! experi)"
)
"""What lasts so long: "an 18 month tailored education programme"."""
_TERM_LABEL = re.compile(r"(?:duration|length|term|dauer|durée|duración|duur)[^\n]{0,20}\n\s*$")
"""A label in the line above, of how long the work lasts."""
_LABEL_CHARS = 40
_PAID = re.compile(r"[^.;\n]{0,30}[-–—:=(]\s?[£$€]\s?\d")
"""What so many years are paid: a step of a scale, not what is asked for."""
_PREFERRED = Guarded(
    r"prefer|desir|a plus|nice to have|ideally|bonus|idealerweise|wünschenswert|von vorteil|souhait|idéalement|deseable|valorable|se valora|\bplus\b(?! years)"
)
_DEGREE = Guarded(
    r"degree|bachelor|master|ph\.?d|\bb\.?s\b|\bm\.?s\b|diploma|associate|doctora|\bged\b|high school|lieu"
)


@dataclass(slots=True)
class Years:
    """One statement of years, with its place in the text."""

    low: float | None
    high: float | None
    start: int
    end: int
    sentence: Sentence
    preferred: bool
    degree: bool
    """Stands beside a degree: "Bachelor's and 5 years, or Master's and 3"."""


def find_years(document: Document, sentences: list[Sentence]) -> list[Years]:
    """All statements of years of experience asked for."""
    found: list[Years] = []
    for sentence in sentences:
        text = document.lower[sentence.start : sentence.end]
        if len(text) > 4_000 or (sentence.line.heading and not _HEADED.search(text)):
            continue
        digit = _DIGIT.search(text) is not None
        if digit and ":" in text and (label := _LABEL.search(text)):
            found.append(_years(label, sentence, text, False))
            continue
        if digit or _UNIT_APART.search(text):
            for match in _PERIOD.finditer(text):
                if _is_experience(document, sentence, text, match):
                    found.append(_years(match, sentence, text, bool(match["months"])))
        if "jährige" in text and (adjective := _GERMAN_ADJECTIVE.search(text)):
            found.append(_years(adjective, sentence, text, False))
    return [one for one in found if one.low is not None or one.high is not None]


def _is_experience(document: Document, sentence: Sentence, text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 90]
    if _NOT_EXPERIENCE.search(before[-28:]) or _NOT_AFTER.match(after) or _OF_COURSE.match(after) or _PAID.match(after):
        return False
    start = sentence.start + match.start()
    if match.start() == 0 and _TERM_LABEL.search(document.lower, max(0, start - _LABEL_CHARS), start):
        return False
    if before.endswith("más de ") and not after.startswith(" de experiencia"):
        return False
    if match["low"] == "0" and (_value(match["high"]) or 0) >= OF_AGE:
        return False
    if (match["high"] or "age" in before) and _AGE.search(before):
        return False
    if not match["low"][0].isdigit() and match["years"] in ("an", "ano") and match["low"] in ("un", "una"):
        return bool(_EXPERIENCE.search(before + after))
    if sentence.section in ("about", "benefits", "legal"):
        strong = re.search(r"(?:require|minimum|at least|must have|mindestens|minimum de|al menos)", before)
        if not strong:
            return False
    if _EXPERIENCE.search(after) or _EXPERIENCE.search(before):
        return True
    heading = _heading_before(document, sentence)
    return bool(heading) and sentence.section in ("must", "nice")


def _heading_before(document: Document, sentence: Sentence) -> bool:
    """A bullet of a list of requirements: "5+ years in cardiac nursing"."""
    return sentence.line.kind == "item" or len(sentence.line.text) < 140


def _years(match: re.Match[str], sentence: Sentence, text: str, months: bool) -> Years:
    part = match.groupdict()
    low, high = _value(part.get("low")), _value(part.get("high"))
    if part.get("paren"):
        low = _value(part["paren"])
    if months:
        low, high = (round(low / 12, 2) if low else low), (round(high / 12, 2) if high else high)
    before = text[max(0, match.start() - 25) : match.start()]
    if high is None and re.search(r"(?:up to|max(?:imum)?(?: of)?|bis zu|jusqu.à|hasta|less than|under)\s*$", before):
        low, high = None, low
    if (low or 0) > MAX_YEARS or (high or 0) > MAX_YEARS or (low is not None and high is not None and high < low):
        low = high = None
    around = text[max(0, match.start() - 80) : match.end() + 90]
    return Years(
        low=low,
        high=high,
        start=sentence.start + match.start(),
        end=sentence.start + match.end(),
        sentence=sentence,
        preferred=sentence.section == "nice" or (bool(_PREFERRED.search(around)) and "require" not in around),
        degree=bool(_DEGREE.search(around)),
    )


def _value(raw: str | None) -> float | None:
    if raw is None:
        return None
    if raw in _WORD_NUMBERS:
        return float(_WORD_NUMBERS[raw])
    return float(raw.replace(",", "."))


def overall_years(document: Document, found: list[Years], of_skill: set[int]) -> ExperienceYears | None:
    """The years asked for as a whole. `of_skill`: indices of statements that belong to one skill.

    The highest of the required ones; where degrees trade against years, the first of them (the usual order
    names the lowest degree first, whose years hold for most people).
    """
    candidates = [one for index, one in enumerate(found) if index not in of_skill] or found
    required = [one for one in candidates if not one.preferred] or candidates
    if not required:
        return None
    chain = [one for one in required if one.degree]
    plain = [one for one in required if not one.degree]
    pool = plain + chain[:1]
    best = max(pool, key=lambda one: one.low if one.low is not None else -1.0)
    return ExperienceYears(min=best.low, max=best.high, evidence=[document.evidence(best.start, best.end)])
