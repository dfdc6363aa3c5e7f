"""Conditions around the work: sponsorship, citizenship, clearance, travel, shifts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from companion.contracts import Evidence, Note
from companion.guarded import Guarded
from companion.jobmatcher.understand.document import Document, Sentence

_REFUSED = Guarded(
    r"(?:not|unable|cannot|can.t|won.t|isn.t|aren.t|no|without|don.t|never|neither|nor) (?:\w+[ ,]){0,7}?(?:visa )?sponsor\w*"
    r"|sponsorship (?:is |will )?(?:not|unavailable)|sponsorship (?:is |are )?(?:not|n.t)|without (?:the )?(?:need (?:for|of) )?(?:\w+ ){0,4}sponsor\w*|visa sponsorship: no|not (?:be )?eligible for (?:visa )?sponsor"
    r"|unrestricted (?:\w+[. ]+){0,3}work authori[sz]ation|authori[sz]ed to work[^.]{0,60}without (?:\w+ ){0,3}sponsor"
    r"|(?:kein(?:e)?|nicht) (?:\w+ ){0,3}(?:visum|visa)|no (?:se )?(?:ofrece|patrocina)\w* (?:\w+ )?visa|not (?:\w+ ){0,3}(?:support|offer|provide|make|arrange) (?:\w+ ){0,3}visas?|does not meet (?:the )?(?:\w+ ){0,4}sponsor"
)
_OFFERED = Guarded(
    r"sponsorship (?:is )?(?:available|offered|provided|possible|considered)|(?:offer|provide|support|consider|available for|happy to|able to|will|can|do) (?:\w+ ){0,4}?(?:visa |h-?1b )?sponsor(?!ed (?!visa|work|employment))\w*|visa (?:sponsorship|support|assistance)(?: available| provided| offered|:? yes)|sponsorship: yes|we sponsor|certificate of sponsorship|skilled worker (?:visa )?sponsorship|help (?:\w+ ){0,4}visa|visa and relocation|(?:relocation and|&) visa|open to candidates with opt|(?:h-?1b|j-?1|tn|visa) (?:visa )?(?:candidates|holders|applicants|transfers?) (?:are )?(?:welcome|considered|accepted)|sponsor (?:your )?(?:work )?visas?|work permit (?:support|assistance|sponsorship)|(?:assist|help|support)\w* (?:\w+ ){0,4}work permits?|visas? can be sponsored|critical skills (?:employment )?permit"
)
_OF_WORK = Guarded(
    r"visa|permit|immigra|h-?1b|tier 2|skilled worker|work authori|right to work|candidates?|applicants?|relocat|this (?:role|position|job|post)|employment|overseas|international|sponsorship:|we sponsor|certificate"
)
"""Words of a sentence that speaks of sponsoring a person's stay: a training or a flight is sponsored too."""
_QUESTION = re.compile(r"\?\s*$|will you (?:now|require)|do you require")
_CITIZEN = Guarded(
    r"(?:must|required|need|only|should|have to|requires?|be) (?:\w+ ){0,6}?(?:u\.?s\.?|us|united states|american|uk|british|canadian|australian|eu|german|french|swiss|indian|local|a) ?(?:citizen(?:ship)?s?|nationals?)\b"
    r"|(?:u\.?s\.?|united states|uk|british|canadian|australian) citizen(?:ship|s)?(?: is| are)? (?:required|only|must)|(?:u\.s\.|us|u\.s) persons?\b|citizenship (?:is )?(?:required|requirement)|us citizens only|\bitar\b|sole (?:uk|british) national|requires? (?:u\.?s\.?|united states) citizenship|nationalité française (?:requise|exigée)|deutsche staatsangehörigkeit"
    r"|citizenship: ?(?:u\.?s|required)"
)
_NOT_CITIZEN = Guarded(
    r"regardless of|citizenship status|without regard|protected|race|corporate citizen|good citizen|citizens? (?:of|and|in) (?:our|the)|senior citizens|serve citizens|citizen experience|citizen services"
)
_OR_RESIDENT = re.compile(r"permanent residen\w+|green[- ]card(?: holders?)?|u\.?s\.? persons?")
"""Whom export rules count with the citizens."""
RESIDENT_CHARS = 160
"""Characters behind the citizens in which they may be named."""
_PRONOUN = re.compile(r"us persons?")
"""As written: "helps us persons", not "US persons"."""

_CLEARANCE = Guarded(
    r"ts/sci(?: with (?:\w+ )?poly\w*)?|top secret(?:/sci)?(?: (?:security )?clearance)?|secret (?:security )?clearance|(?:active |current )?(?:dod |government |security |national security )clearance|public trust|dv[- ]clear\w*|sc[- ]clear\w*|security check \(sc\)|developed vetting|\bbpss\b|\bctc\b(?= (?:clear|check|level))|counter[- ]terroris[mt] check|nato secret|\bq clearance|\bl clearance|baseline clearance|nv1|nv2|sicherheitsüberprüfung|ü2|habilitation (?:secret|confidentiel|défense)|(?:secret|ts) level clearance|clearance: "
)
_CLEARANCE_VALUES: tuple[tuple[str, str], ...] = (
    ("TS/SCI", r"ts/sci|top secret/sci"),
    ("Top Secret", r"top secret|\bts\b"),
    ("Secret", r"(?<!nato )secret"),
    ("Public Trust", r"public trust"),
    ("DV", r"\bdv\b|developed vetting"),
    ("SC", r"\bsc\b"),
    ("BPSS", r"bpss"),
    ("CTC", r"\bctc\b|counter"),
    ("NATO Secret", r"nato secret"),
    ("Q clearance", r"q clearance"),
    ("Baseline", r"baseline"),
    ("Sicherheitsüberprüfung", r"sicherheitsüberprüfung|ü2"),
    ("Habilitation", r"habilitation"),
    ("Security clearance", r""),
)
_RELOCATION_CLEARANCE = re.compile(
    r"medical clearance|clearance (?:rate|sale|centre|center|house)|customs clearance|credit clearance|height clearance"
)
_NO_TRAVEL = Guarded(r"no travel|travel(?: required)?:? (?:none|no|0 ?%)|travel (?:is )?not required")
_TRAVEL = Guarded(
    r"(?:days?(?: a| per) week|weeks?|time|mostly|often) (?:out )?on the road|overnight (?:stay|trip)s?|nights? away|(?:up to |approximately |around |~|bis zu |jusqu.à |hasta |ca\. ?|minimal |less than |<)?\d{1,3}\s?(?:-|–|to|bis)?\s?\d{0,3}\s?% (?:\w+ ){0,4}(?:travel|reise|déplacement|viaj)\w*|travel\w*[^.;]{0,40}?\d{1,3}\s?(?:%|percent)|(?:\w+ )?travel (?:is |will be |may be )?(?:required|expected|necessary)|(?:occasional|frequent|regular|some|domestic|international|extensive|limited|local|overnight|periodic|business|willing(?:ness)? to|readiness to|ready to|prepared to|happy to|ability to|able to|must|required to|requires?) (?:\w+ ){0,3}?travel\w*|travels? to (?:\w+ ){0,2}(?:conferences|workshops|events|sites|clients?|customers?)|% travel\W{0,3}\d|travel(?:ling)?\b[^.;]{0,60}?(?:as|when|if|where) (?:required|needed|necessary)|tjänsteresor|rej?seaktivitet|reiseaktivitet|travel (?:between|to (?:client|customer|other|different|various|multiple|our))|(?:\w+ )?reisebereitschaft|reisetätigkeit(?:en)?|dienstreisen|déplacements? (?:\w+ )?(?:à prévoir|fréquents|réguliers|ponctuels|occasionnels|en)\w*|disponibilidad para viajar|disponibilitat per viatjar|reisbereid\w*"
)
_NOT_TRAVEL = Guarded(
    r"(?:days?(?: a| per) week|weeks?|time|mostly|often) (?:out )?on the road|overnight (?:stay|trip)s?|nights? away|travel (?:insurance|agency|industry|discount|allowance|benefit|expenses|card|reimburse|time|company|tech|booking|nurse)|(?:business|free) travel (?:insur|acc)|covers? travel|paid travel|travel(?:l)?ers"
)
_ASKED_OF_YOU = re.compile(r"travel: |travel required|willing|ability|able|must|require|disponib|reisebereit")
"""Words on travel that are a demand even among what the employer offers."""
_SHIFT = Guarded(
    r"night duty|(?:internal )?rotation (?:on)?to nights?|(?:rotating|rotational|\d[- ]?on[ /,-]{1,2}\d[- ]?off)(?: \w+)? rosters?|\d{1,2} (?:days? |nights? )?on,? \d{1,2} (?:days? |nights? )?off|roster(?:ed)? (?:basis|shifts?|system|pattern)|alternate weekends|every (?:other|second|third|fourth) weekend|(?:one|\d) (?:saturday|sunday|weekend)s? in (?:two|three|four|\d)|weekends? (?:and|,) evenings?|\bshifts?: ?\w+|(?:day|night|evening|weekend|rotating|swing|graveyard|morning|afternoon|first|second|third|1st|2nd|3rd|12[- ]?h(?:our|r)|8[- ]?h(?:our|r)|10[- ]?h(?:our|r)|split|early|late|shift)[- ]?(?:and (?:\w+ )?|/|, | or )?(?:\w+ )?shifts?\b|shift (?:work|pattern|rota|system|rotation|schedule|basis|hours)|on[- ]call(?: rota| rotation| duties| schedule)?|(?:nights?|weekends?|evenings?)(?:,? (?:and|or|/|&) ?(?:nights?|weekends?|evenings?|holidays|bank holidays))+|(?:drei|zwei|vier|wechsel|nacht|früh|spät|dauernacht|3|2|vollkonti)[- ]?schicht\w*|schicht(?:dienst|arbeit|betrieb|system|bereitschaft)\w*|wochenend(?:dienst|arbeit)\w*|travail (?:de nuit|posté|le week-end|en équipe)|[23] ?[x*×] ?8|(?:nuit|après-midi) ?: ?\d{1,2} ?h|\bskiftarbe(?:te|jde|id)|turnus(?:ordning|arbeid)?\b|kvällar och helger|(?:dag|kväll)/(?:kväll|natt|helg)|(?:avond|nacht|weekend|wisselende) ?diensten|horaires? (?:décalés|postés|de nuit)|turnos? (?:rotativos?|de (?:mañana|tarde|noche))\w*|fines de semana|(?:mañana|tarde) y (?:tarde|noche)|24/7 (?:rota|cover|shift)|(?:1[6-9]|2[0-3])[:.]\d{2}\s?(?:-|–|to|bis)\s?0?[0-7][:.]\d{2}|must be (?:able|available|willing) to work (?:\w+[ ,]*){0,5}(?:nights?|weekends?|evenings?)"
)
_SHIFT_PAY = Guarded(
    r"shift (?:premium|allowance|differential|pay|bonus)|(?:premium|allowance|differential|extra pay|enhance\w*|bonus\w*|zuschl\w+|zulage\w*|prime\w*|plus) (?:\w+ ){0,4}(?:nights?|weekends?|shifts?|schicht\w*|nacht\w*|nuit)|every shift|no (?:nights?|weekends?|evenings?|shift)|keine (?:wochenend|schicht)\w*|(?:enjoy\w*|your|free|yourself|off)(?: \w+){0,5} (?:evenings|weekends)"
)


@dataclass
class Conditions:
    sponsorship: Literal["offered", "refused"] | None = None
    sponsorship_evidence: list[Evidence] = field(default_factory=list)
    citizenship: Note | None = None
    clearance: Note | None = None
    travel: Note | None = None
    shifts: Note | None = None


def read_conditions(
    document: Document, authorisation: list[Sentence], travel: list[Sentence], shift: list[Sentence]
) -> Conditions:
    """Read what the posting says on these five, each with its words."""
    found = Conditions()
    for sentence in authorisation:
        _authorisation(document, sentence, document.lower[sentence.start : sentence.end], found)
    found.travel = _first(document, travel, _TRAVEL, _NOT_TRAVEL)
    found.shifts = _first(document, shift, _SHIFT, _SHIFT_PAY)
    return found


def _authorisation(document: Document, sentence: Sentence, text: str, found: Conditions) -> None:
    if len(text) > 3_000:
        return
    if (
        found.sponsorship is None
        and ("sponsor" in text or "visa" in text or "work permit" in text or "visum" in text or "h-1b" in text)
        and not _QUESTION.search(text)
    ):
        refused = _REFUSED.search(text)
        offered = _OFFERED.search(text) if not refused and _OF_WORK.search(text) else None
        match = refused or offered
        if match:
            found.sponsorship = "refused" if refused else "offered"
            found.sponsorship_evidence = [
                document.evidence(sentence.start + match.start(), sentence.start + match.end())
            ]
    if (
        found.citizenship is None
        and (match := _CITIZEN.search(text))
        and not _NOT_CITIZEN.search(text)
        and not _PRONOUN.match(document.text, sentence.start + match.start())
    ):
        resident = _OR_RESIDENT.search(text, match.end(), match.end() + RESIDENT_CHARS)
        found.citizenship = _note(document, sentence, match, resident.end() if resident else None)
    if found.clearance is None and (match := _CLEARANCE.search(text)) and not _RELOCATION_CLEARANCE.search(text):
        words = match[0]
        value = next(name for name, pattern in _CLEARANCE_VALUES if re.search(pattern, words))
        nice = sentence.section == "nice" or bool(
            re.search(r"prefer|desir|a plus|ability to obtain|able to obtain|eligible|willing", text)
        )
        found.clearance = _note(document, sentence, match)
        found.clearance.value = value
        found.clearance.required = not (nice and not re.search(r"active|current|must|require", text))


def _note(document: Document, sentence: Sentence, match: re.Match[str], end: int | None = None) -> Note:
    evidence = document.evidence(sentence.start + match.start(), sentence.start + (end or match.end()))
    return Note(value=evidence.text, evidence=[evidence])


def _first(document: Document, sentences: list[Sentence], pattern: Guarded, unless: Guarded | None) -> Note | None:
    for sentence in sentences:
        if sentence.section in ("legal", "about"):
            continue
        text = document.lower[sentence.start : sentence.end]
        if len(text) > 3_000:
            continue
        match = pattern.search(text)
        if match and sentence.section == "benefits" and pattern is not _SHIFT and not _ASKED_OF_YOU.match(match[0]):
            continue
        if match and not (unless and unless.search(text)) and not (pattern is _TRAVEL and _NO_TRAVEL.search(text)):
            return _note(document, sentence, match)
    return None
