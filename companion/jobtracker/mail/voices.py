"""What the clause rules heard in all sentences of a mail, and what it is by them: an order of precedence settles what several
kinds of clause in one mail mean together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from companion.jobtracker.mail.senders import SenderFact
from companion.jobtracker.mail.verdict import ASSERTED_KINDS, Kind, Verdict

NOISE_MARKS = 3
"""In a mail that speaks of a job; footers of real answers carry one or two."""
WEIGHTS = {"decisive": 3.0, "strong": 1.5, "weak": 0.4}


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
    meeting: bool = False
    """The room of a video call is linked: with a time in a mail from who hires, it invites without saying so."""
    form: bool = False
    """Labels stand below one another with nothing behind them: to be filled in."""
    bulk: bool = False
    """It tells how to be taken off a list: it went to many."""
    elsewhere: bool = False
    """An application is spoken of, for something that is no job."""
    employment: bool = False
    work: bool = False
    """What the application is for is work: a word of it, or the sender, says so."""
    private: bool = False
    may_call_off: bool = False
    """A word of calling something off is among what is said."""
    asked: bool = False
    """Something was applied or asked for, whatever it was."""
    to_hirers: bool = False
    """Written to the one who hires."""
    yours: bool = False
    """An application of the reader's is told of."""
    acknowledged: bool = False
    """The arrival of an application is told, or what is done with it now; not thanked for only."""
    arrived: bool = False
    """Its arrival is told or thanked for, in whatever words."""
    from_subject: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    stated: list[str] = field(default_factory=list)
    """Statuses with their labels."""

    def told(self, said: list[str]) -> list[str]:
        """The sentences `said`, statuses told apart from their label once more beside it."""
        return [*(quote for quote in self.stated if quote not in said), *said]

    def stated_nothing_of(self, verdict: Verdict) -> bool:
        """Whether no labelled status is among what speaks for a verdict."""
        return set(self.stated).isdisjoint(verdict.evidence)

    @property
    def about_a_job(self) -> bool:
        return self.hiring or self.applied or self.employment

    def says(self, kind: str) -> bool:
        return bool(self.decisive[kind])

    def is_noise(self) -> bool:
        """Marked as alert, advertisement or account mail, often where it speaks of a job, or sent to many about no job;
        and nothing is claimed: the models are not asked."""
        marks = len(self.decisive["other"]) + len(self.strong["other"]) + (self.bulk and not self.asked)
        return marks >= (NOISE_MARKS if self.about_a_job else 1) and not any(
            self.decisive[kind] or self.strong[kind] for kind in ASSERTED_KINDS
        )

    def hints(self, kind: str) -> bool:
        return bool(self.strong[kind])


def settle(voices: Voices, fact: SenderFact | None) -> Verdict:
    """The kind of a mail by the rules alone, how sure, and the sentences that decided."""
    if fact is not None and fact.role == "assessment" and voices.weight["assessment"] and not voices.timed:
        # Who runs tests invites to tests, whatever the sentence around it calls them.
        voices.decisive["interview"].clear()
        voices.decisive["assessment"] = (
            voices.decisive["assessment"] or voices.strong["assessment"] or ["Its sender runs tests for employers."]
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
        bargain = set(v.decisive["offer"]) <= set(v.decisive["other"])
        return 0 if bargain or (v.says("other") and not v.hiring) else 0.92
    return 0.6 if v.hints("offer") and v.weight["offer"] >= 2 and not v.says("interview") else 0


def _assessment(v: Voices) -> float:
    about_it = set(v.decisive["assessment"]) <= set(v.decisive["other"])
    if not v.says("assessment") or about_it or not (v.hiring or v.says("interview")):
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
