"""What a mail says about an application, by its decisive clause.

Sentences under a condition ("if you are not selected …") assert nothing, and neither do descriptions of a
process ("the next steps may include an interview"). What remains is weighed; an order of precedence settles
what several kinds of clause in one mail mean together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

from companion.jobtracker.mail.clauses import Clause, ClauseRules, normalise
from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.senders import SenderBook, SenderFact
from companion.jobtracker.mail.text import sentences

Kind = Literal["confirmation", "assessment", "interview", "rejection", "offer", "info_request", "outreach", "other"]
AUTOMATIC_CONFIDENCE = 0.8
"""From here on a kind may change a status by itself (when the sender fits too); below it is a suggestion."""

_CONDITION = re.compile(
    r"\b(?:if|should you|should your|should we|should there|in case|in the event|unless|provided that|whether or not"
    r"|falls|sollten|sollte|wenn|ohne rückmeldung|si vous|si votre|sans réponse|en l'absence|faute de|si no recib|si tu|en caso"
    r"|de no recibir|se non|se il|se la|qualora|in assenza|indien|mocht|als je|caso|se o seu|om du|hvis|jeśli|dersom)\b"
)
_ASKED_IF = re.compile(r"\b(?:know|see|wonder\w*|ask\w*|check\w*|confirm|tell (?:us|me)|whether)\s+(?:please\s+)?$")
_PROCESS = re.compile(
    r"\b(?:those|candidates|applicants|everyone|people) (?:that|who|whose|whom)\b"
    r"|\b(?:may|might|could) (?:be|also|then|include|invite|contact|ask|reach|require|involve|receive|schedule|need)\b"
    r"|\b(?:only )?(?:those|the|all|shortlisted|selected|successful|qualified) (?:candidates?|applicants?)\b"
    r"|\b(?:candidates|applicants) who\b|\bprocess (?:includes|consists|involves|typically|usually|may)\b"
    r"|\b(?:typically|usually|generally|normally)\b|\bplanning to (?:schedule|interview)\b|\bdo not (?:need|have) to\b"
    r"|\bwill (?:only )?(?:be )?contact(?:ed)? (?:only )?(?:candidates|applicants|those)\b|\bat every stage\b"
)
_NOT_CHOSEN_IN_GENERAL = re.compile(
    r"\b(?:those|candidates|applicants|people|everyone) (?:that|who|whom) (?:we )?(?:are|were|is|was|do|did|have been)\b.{0,20}\bnot\b"
    r"|\b(?:unsuccessful|unselected) (?:candidates|applicants)\b"
)
"""Says what happens to whoever is not chosen, not that somebody was not."""
_APPLIED = re.compile(
    r"\byour (?:recent )?(?:application|candidacy|submission)\b|\byou (?:have )?(?:recently )?applied\b|\bfor applying\b"
    r"|\bapplied (?:for|to)\b|\byour interest in (?:the|our|joining|this|working)\b"
)
_HIRING = re.compile(
    r"\b(?:application|applied|applying|role|position|hiring|candidate|candidacy|interview|recruit\w*|talent|vacancy"
    r"|jobs?|recruiter|requisition|next steps?|your interest|keep considering|considering you|licen[cs]e|sponsorship|notice period|salary|resume|cv|bewerbung\w*|unterlagen|gespräch|entretien|entrevista|colloquio|sollicitatie"
    r"|functie|vaga|proceso|selezione|candidature|candidatura|stelle|poste|puesto|hackerrank|codility|codesignal)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:loan|credit(?: card)?|mortgage|visa application|for a visa|admissions?|scholarship|rental|tenancy|membership|passport|card|overdraft"
    r"|master of|bachelor of|degree programme|graduate programme|autumn term|semester|lease|flat|apartment)\b"
)
_COURSE = re.compile(r"\bplace (?:on|in) (?:the|our|this|your) (?:\w+ )?(?:course|programme|program|class)\b")
_PRIVATE = re.compile(
    r"\b(?:child(?:ren)?|kids?|mum|mom|dad|grand(?:ma|pa|parents)|aunt|uncle|cousins?|wedding|birthday|dinner|lunch|brunch"
    r"|weekend|saturday|sunday|cinema|concert|dentists?|dental|doctor|surgery|clinic|check-?up|vaccination"
    r"|prescription|physiotherap\w+|haircut|salon|vet|parcel|delivery|courier|repair|plumber|electrician|boiler"
    r"|bike|bicycle|car service|garage|test drive|viewing|table (?:at|for)|reservation|pension|savings|credit card)\b"
)
"""Family, friends, doctors, shops: an appointment among these words is no interview."""
_APPLICATION = re.compile(r"\b(?:application|applying|apply|applied|admissions)\b")
_EMPLOYMENT = re.compile(
    r"\b(?:position|role|job|vacancy|hiring|recruit\w*|interview\w*|candidates?|talent|careers?|resume|cv|employment|salary|sponsorship)\b"
)
_RECRUITERS = re.compile(
    r"\b(?:careers?|jobs?|recruit\w*|talent|hiring|hr|staffing|people (?:team|ops|operations))\b", re.IGNORECASE
)
"""In a sender's name or address."""
_ADDRESSED = re.compile(r"\b(?:we (?:\w+ )?ask|please|you are (?:now )?invited|we invite you|we need you)\b")
"""A process that is begun with this very mail."""
_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_RECORDED = re.compile(
    r"\b(?:one-way|on-demand|pre-?recorded|asynchronous|self-recorded|record (?:an?|your|yourself)|recording)\b"
)
"""An "interview" with nobody at the other end is a test."""
_CLOCK_TIME = re.compile(r"\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m|p\.m|uhr|h)\b|\b\d{1,2}:\d{2}\b")
ASSERTED_KINDS = frozenset({"rejection", "offer", "interview", "assessment", "info_request"})
STATUS_KINDS = frozenset({"rejection", "offer", "interview", "assessment", "confirmation"})
"""Kinds that change a status."""
UNPLACED_CONFIDENCE = 0.75
"""At most this where nothing speaks of a job and nobody who hires wrote: a suggestion, never a change by itself."""
WEIGHTS = {"decisive": 3.0, "strong": 1.5, "weak": 0.4}


@dataclass(frozen=True)
class Verdict:
    """The kind of one mail, how sure, and the sentences that decided."""

    kind: Kind
    confidence: float
    evidence: tuple[str, ...] = ()


@dataclass
class Voices:
    """Everything the sentences of one mail said, by kind."""

    weight: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    decisive: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    strong: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    applied: bool = False
    hiring: bool = False
    timed: bool = False
    recorded: bool = False
    elsewhere: bool = False
    """An application is spoken of, for something that is no job."""
    employment: bool = False
    private: bool = False
    from_subject: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def says(self, kind: str) -> bool:
        return bool(self.decisive[kind])

    def hints(self, kind: str) -> bool:
        return bool(self.strong[kind])


class MailClassifier:
    """Classifies mails. Made once and shared (`MailReader.load`); it keeps nothing of what it reads."""

    def __init__(self, rules: ClauseRules, senders: SenderBook) -> None:
        self._rules = rules
        self._senders = senders

    def classify(self, mail: MailMessage, own_addresses: frozenset[str] = frozenset()) -> Verdict:
        """The kind of `mail`. A mail from one of `own_addresses` is the user's own and never an answer."""
        if mail.sender.email in own_addresses:
            return Verdict("other", 0.99, ("sent by yourself",))
        fact = self._senders.fact(mail)
        if fact is not None and fact.kind is not None:
            return Verdict(fact.kind, 0.97, (fact.reason,))
        if fact is not None and fact.role == "noise":
            return Verdict("other", 0.97, (f"{mail.sender.email} sends alerts and news only",))
        voices = self._listen(mail)
        if voices.elsewhere and not voices.employment:
            return Verdict("other", 0.85, ("not about a job",))
        voices.hiring = voices.hiring or (fact is not None and fact.role in ("ats", "assessment", "scheduling"))
        verdict = _settle(voices, fact)
        if verdict.kind in STATUS_KINDS and not (voices.hiring or voices.applied or voices.employment):
            friendly = fact is not None and fact.role == "freemail" and not voices.from_subject["interview"]
            if (friendly and verdict.kind == "interview") or voices.private or _PRIVATE.search(normalise(mail.subject)):
                return Verdict("other", 0.85, ("a private matter, of no job",))
            verdict = replace(verdict, confidence=min(verdict.confidence, UNPLACED_CONFIDENCE))
        private = fact is not None and fact.role == "freemail" and not voices.applied
        spoken_to = any(_YOU.search(quote) for quote in verdict.evidence)
        if private and verdict.kind in ("rejection", "offer") and not spoken_to:
            return Verdict("other", 0.6, ("written privately, about no application of yours",))
        return verdict

    def _listen(self, mail: MailMessage) -> Voices:
        voices = Voices()
        subject = normalise(re.sub(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", "", mail.subject, flags=re.IGNORECASE))
        for clause in self._heard(subject):
            voices.from_subject[clause.kind] = max(voices.from_subject[clause.kind], WEIGHTS[clause.strength])
        for sentence in sentences(mail.body):
            text = normalise(sentence)
            voices.applied = voices.applied or bool(_APPLIED.search(text))
            voices.hiring = voices.hiring or bool(_HIRING.search(text))
            voices.elsewhere = voices.elsewhere or bool(_APPLICATION.search(text) and _ELSEWHERE.search(text))
            voices.elsewhere = voices.elsewhere or bool(_COURSE.search(text))
            voices.employment = voices.employment or bool(_EMPLOYMENT.search(text))
            voices.private = voices.private or bool(_PRIVATE.search(text))
            voices.recorded = voices.recorded or bool(_RECORDED.search(text))
            voices.timed = voices.timed or bool(_CLOCK_TIME.search(text))
            for clause in self._heard(text):
                voices.weight[clause.kind] += WEIGHTS[clause.strength]
                book = voices.decisive if clause.strength == "decisive" else voices.strong
                if clause.strength != "weak" and sentence not in book[clause.kind]:
                    book[clause.kind].append(sentence)
        voices.applied = voices.applied or bool(_APPLIED.search(subject))
        voices.hiring = voices.hiring or bool(_HIRING.search(subject)) or bool(mail.calendars)
        voices.hiring = voices.hiring or bool(_RECRUITERS.search(f"{mail.sender.name} {mail.sender.email}"))
        voices.employment = voices.employment or bool(_EMPLOYMENT.search(subject))
        voices.elsewhere = voices.elsewhere or bool(_APPLICATION.search(subject) and _ELSEWHERE.search(subject))
        if mail.calendars:
            voices.decisive["interview"].append("a calendar invitation")
        for kind, weight in voices.from_subject.items():
            voices.weight[kind] += weight
        return voices

    def _heard(self, text: str) -> list[Clause]:
        clauses = self._rules.spoken(text)
        if not any(clause.kind in ASSERTED_KINDS for clause in clauses):
            return clauses
        asserted = _asserted_part(text)
        if asserted == text and not _PROCESS.search(text):
            return clauses
        kept = [clause for clause in clauses if clause.kind not in ASSERTED_KINDS]
        described = bool(_PROCESS.search(text)) and not _ADDRESSED.search(text)
        for clause in self._rules.spoken(asserted) if asserted else []:
            if clause.kind == "rejection":
                kept += [] if _NOT_CHOSEN_IN_GENERAL.search(asserted) else [clause]
            elif clause.kind in ASSERTED_KINDS and not described:
                kept.append(clause)
        return kept


def _asserted_part(text: str) -> str:
    """The sentence up to its first condition; empty when it begins with one."""
    for found in _CONDITION.finditer(text):
        before = text[: found.start()]
        if not _ASKED_IF.search(before):
            return before.strip(" ,;-") if len(before.split()) > 3 else ""
    return text


def _settle(voices: Voices, fact: SenderFact | None) -> Verdict:
    if fact is not None and fact.role == "assessment" and voices.weight["assessment"] and not voices.timed:
        # Who runs tests invites to tests, whatever the sentence around it calls them.
        voices.decisive["interview"].clear()
        voices.decisive["assessment"] = (
            voices.decisive["assessment"] or voices.strong["assessment"] or ["a test's sender"]
        )
    for kind, rule in _PRECEDENCE:
        confidence = rule(voices)
        if confidence:
            quotes = voices.decisive[kind] or voices.strong[kind]
            return Verdict(kind, _adjusted(confidence, kind, voices, fact), tuple(quotes[:3]))
    return Verdict("other", 0.6 if voices.applied else 0.9, tuple(voices.strong["other"][:2]))


def _adjusted(confidence: float, kind: Kind, voices: Voices, fact: SenderFact | None) -> float:
    rivals = [other for other in ("rejection", "offer", "interview", "assessment", "info_request")
              if other != kind and voices.says(other)]  # fmt: skip
    confidence -= 0.12 * len(rivals) if kind in ASSERTED_KINDS else 0
    if voices.from_subject[kind] >= WEIGHTS["strong"]:
        confidence += 0.04
    return round(min(0.99, max(0.3, confidence)), 2)


def _rejection(v: Voices) -> float:
    if v.says("rejection"):
        return 0.96
    parked = v.says("other")
    if v.hints("rejection") and not parked and not (v.says("interview") or v.says("offer") or v.says("assessment")):
        sure = (v.applied or v.weight["rejection"] >= 2.5) and not v.says("confirmation")
        return 0.8 if sure else 0.6
    return 0


def _offer(v: Voices) -> float:
    if v.says("offer"):
        return 0 if v.says("other") and not v.hiring else 0.92
    return 0.6 if v.hints("offer") and v.weight["offer"] >= 2 and not v.says("interview") else 0


def _assessment(v: Voices) -> float:
    if not v.says("assessment") or not (v.hiring or v.says("interview")):
        return 0
    if v.says("interview") and not v.recorded and (v.timed or v.weight["interview"] > v.weight["assessment"] + 1):
        return 0
    return 0.9


def _interview(v: Voices) -> float:
    if v.says("interview"):
        if v.says("outreach") and not v.applied:
            return 0
        if v.says("other") and not v.applied:
            return 0
        return 0.92
    if v.from_subject["interview"] >= 3 and (v.hints("interview") or v.timed):
        return 0.85
    return 0.65 if v.hints("interview") and v.weight["interview"] >= 3 and not v.hints("other") else 0


def _info_request(v: Voices) -> float:
    if v.says("info_request") and v.hiring:
        return 0 if v.says("outreach") and not v.applied else 0.85
    return 0


def _parked(v: Voices) -> float:
    """Account mails, codes, withdrawn and held applications, marketing: no answer, however polite."""
    return 0.9 if v.says("other") or v.from_subject["other"] >= 3 else 0


def _outreach(v: Voices) -> float:
    if v.says("outreach") and not v.applied and not v.says("confirmation"):
        return 0.88 if len(v.decisive["outreach"]) > 1 else 0.75
    return 0.65 if v.from_subject["outreach"] >= 3 and not v.applied else 0


def _confirmation(v: Voices) -> float:
    noisy = len(v.strong["other"])
    if v.says("confirmation"):
        return 0.93 if noisy < 3 else 0.82
    if v.from_subject["confirmation"] >= 3 and noisy == 0:
        return 0.85
    if v.from_subject["confirmation"] >= 3 and noisy < 3 and (v.hints("confirmation") or v.applied):
        return 0.75
    return 0.65 if v.hints("confirmation") and noisy == 0 and (v.hiring or v.applied) else 0


_PRECEDENCE: tuple[tuple[Kind, Callable[[Voices], float]], ...] = (
    ("rejection", _rejection),
    ("offer", _offer),
    ("assessment", _assessment),
    ("interview", _interview),
    ("info_request", _info_request),
    ("other", _parked),
    ("outreach", _outreach),
    ("confirmation", _confirmation),
)
