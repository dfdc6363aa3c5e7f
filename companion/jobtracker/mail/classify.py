"""What a mail says about an application, by its decisive clause.

Sentences under a condition ("if you are not selected …") assert nothing, and neither do descriptions of a
process ("the next steps may include an interview"). What remains is weighed; an order of precedence settles
what several kinds of clause in one mail mean together.
"""

from __future__ import annotations

import re
from dataclasses import replace

from companion.jobtracker.mail.assertions import asserted_part, described, of_others, unclaimed
from companion.jobtracker.mail.clauses import Clause, ClauseRules, normalise
from companion.jobtracker.mail.invitation import calendar_sentence, called_off
from companion.jobtracker.mail.mail_model import SUGGESTED, MailModel, alone, settled, signals
from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.opinion import Opinion, opinion_of
from companion.jobtracker.mail.rooms import has_room
from companion.jobtracker.mail.senders import SenderBook, SenderFact
from companion.jobtracker.mail.sentence_model import SentenceModel
from companion.jobtracker.mail.stated import stated_kinds
from companion.jobtracker.mail.subject_matter import (
    ABOUT_ANSWERS,
    ANSWERS,
    APPLICATION,
    APPLIED,
    AT_YOUR_WISH,
    AUTOMATIC_REPLY,
    CASUAL,
    CLOCK_TIME,
    COURSE,
    ELSEWHERE,
    EMPLOYMENT,
    FORM,
    HEADING_WORDS,
    HIRING,
    INSTEAD,
    INTERVIEW,
    LATER,
    LOOKED_AT,
    OF_ASKING_TOPICS,
    OF_HIRING,
    OF_HIRING_TOPICS,
    OFF_THE_LIST,
    PRIVATE,
    RECEIVED,
    RECORDED,
    RECRUITERS,
    REGRET,
    SPOKEN,
    THANKS,
    TO_HIRERS,
    UNDER_WAY,
    YOU,
    YOURS,
)
from companion.jobtracker.mail.text import FAR_SCRIPT, sentences
from companion.jobtracker.mail.titles import find_title
from companion.jobtracker.mail.topics import Topics
from companion.jobtracker.mail.verdict import ASSERTED_KINDS, AUTOMATIC_CONFIDENCE, STATUS_KINDS, Verdict
from companion.jobtracker.mail.voices import WEIGHTS, Voices, settle

SHORT_CHARS = 1_500
"""A longer mail in which nothing speaks of a job is none about one; the model is not asked."""
UNPLACED_CONFIDENCE = 0.75
"""At most this where nothing speaks of a job and nobody who hires wrote: a suggestion, never a change by itself."""
CALLED_OFF_CONFIDENCE = 0.85
"""Of a sentence that names an interview and calls it off."""
GOES_ON = 3
"""Sentences of an answer in which a word of work would fall."""
INVITING = frozenset({"interview", "offer", "assessment"})
"""What a sentence of its own asks or gives; a heading alone does not."""


class MailClassifier:
    """Classifies mails. Made once and shared (`MailReader.load`); it keeps nothing of what it reads."""

    def __init__(
        self,
        rules: ClauseRules,
        topics: Topics,
        senders: SenderBook,
        text_models: tuple[SentenceModel, SentenceModel],
        model: MailModel,
    ) -> None:
        """`text_models`: over sentences, and over whole mails."""
        self._rules = rules
        self._topics = topics
        self._text_models = text_models
        self._model = model
        self._senders = senders

    def classify(self, mail: MailMessage, own_addresses: frozenset[str] = frozenset()) -> Verdict:
        """The kind of `mail`. A mail from one of `own_addresses` is the user's own and never an answer."""
        if mail.sender.email in own_addresses:
            return Verdict("other", 0.99, ("You sent it yourself.",))
        fact = self._senders.fact(mail)
        if fact is not None and fact.kind is not None:
            return Verdict(fact.kind, 0.97, (fact.reason,))
        if fact is not None and fact.role == "noise":
            return Verdict("other", 0.97, (f"{mail.sender.email} sends alerts and news only.",))
        verdict = self._read(mail, fact)
        if verdict.kind in ASSERTED_KINDS and AUTOMATIC_REPLY.search(mail.subject):
            return Verdict("other", 0.8, ("It is an automatic reply, which decides nothing.",))
        return verdict

    def _read(self, mail: MailMessage, fact: SenderFact | None) -> Verdict:
        said = sentences(mail.body)
        voices, spoken = self._by_rules(mail, fact, said)
        if voices.elsewhere and not voices.employment:
            return Verdict("other", 0.85, ("It is about no job.",))
        if voices.to_hirers and not (voices.yours or voices.says("rejection") or voices.says("offer")):
            return Verdict("other", 0.85, ("It is about an application of somebody else.",))
        if spoken.kind == "other" and voices.is_noise():
            return spoken
        if voices.about_a_job:
            weighed = self._weighed(mail, fact, said, voices, self._spoken_to(spoken, fact, voices))[0]
            if voices.may_call_off and (off := _calls_off(mail, weighed)) is not None:
                return off
            return weighed if voices.work or weighed.kind not in ANSWERS else _for_whatever(weighed, mail, said)
        verdict = self._about_no_job(mail, spoken, fact, voices)
        if verdict.kind in ANSWERS and voices.asked:
            verdict = _for_whatever(verdict, mail, said)
        if len(mail.body) > SHORT_CHARS:
            return replace(verdict, if_placed=spoken if spoken.kind in STATUS_KINDS else None)
        placed, opinion = self._weighed(mail, fact, said, voices, spoken)
        # An assessment may be of health, of risks, or of a course: here it is one where a job is named.
        unnamed = placed.kind == "assessment" and find_title(mail.subject, mail.body) is None
        if not (unnamed or voices.private or PRIVATE.search(normalise(mail.subject))):
            verdict = alone(verdict, placed, opinion)
        return replace(verdict, if_placed=placed if placed.kind in STATUS_KINDS else None)

    def signals(self, mail: MailMessage) -> dict[str, float]:
        """What the mail model looks at in `mail`: for its training."""
        fact = self._senders.fact(mail)
        said = sentences(mail.body)
        voices, spoken = self._by_rules(mail, fact, said)
        opinion = opinion_of(*self._text_models, mail.subject, voices.told(said))
        return signals(voices, self._spoken_to(spoken, fact, voices), opinion, fact, len(said))

    def _by_rules(self, mail: MailMessage, fact: SenderFact | None, said: list[str]) -> tuple[Voices, Verdict]:
        voices = self._listen(mail, said)
        known = fact is not None and fact.role in ("ats", "assessment", "scheduling")
        voices.hiring = voices.hiring or known
        voices.work = voices.work or known or (fact is not None and fact.role == "board")
        return voices, settle(voices, fact)

    def _weighed(
        self, mail: MailMessage, fact: SenderFact | None, said: list[str], voices: Voices, spoken: Verdict
    ) -> tuple[Verdict, Opinion]:
        opinion = opinion_of(*self._text_models, mail.subject, voices.told(said))
        chances = self._model.probabilities(signals(voices, spoken, opinion, fact, len(said)))
        verdict = settled(spoken, opinion, chances, self._model.acts, fact)
        if verdict.kind != spoken.kind and not voices.stated_nothing_of(spoken):
            verdict = replace(spoken, confidence=min(spoken.confidence, SUGGESTED))
        if _doubtful(verdict, voices, said, self._topics):
            verdict = replace(verdict, confidence=min(verdict.confidence, SUGGESTED))
        return verdict, opinion

    @staticmethod
    def _about_no_job(mail: MailMessage, verdict: Verdict, fact: SenderFact | None, voices: Voices) -> Verdict:
        if verdict.kind in STATUS_KINDS:
            friendly = fact is not None and fact.role == "freemail" and not voices.from_subject["interview"]
            if (friendly and verdict.kind == "interview") or voices.private or PRIVATE.search(normalise(mail.subject)):
                return Verdict("other", 0.85, ("It is a private matter, about no job.",))
            verdict = replace(verdict, confidence=min(verdict.confidence, UNPLACED_CONFIDENCE))
        return MailClassifier._spoken_to(verdict, fact, voices)

    @staticmethod
    def _spoken_to(verdict: Verdict, fact: SenderFact | None, voices: Voices) -> Verdict:
        private = fact is not None and fact.role == "freemail" and not voices.applied
        spoken_to = any(YOU.search(quote) for quote in verdict.evidence)
        if private and verdict.kind in ("rejection", "offer") and not spoken_to:
            return Verdict("other", 0.6, ("It is a private mail, about no application of yours.",))
        return verdict

    def _listen(self, mail: MailMessage, said: list[str]) -> Voices:
        voices = Voices()
        subject = normalise(re.sub(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s*:\s*)+", "", mail.subject, flags=re.IGNORECASE))
        for clause in self._heard(subject):
            voices.from_subject[clause.kind] = max(voices.from_subject[clause.kind], WEIGHTS[clause.strength])
        for sentence in said:
            text = normalise(sentence)
            topics = self._place(voices, text)
            voices.private = voices.private or bool(PRIVATE.search(text))
            voices.recorded = voices.recorded or bool(RECORDED.search(text))
            voices.timed = voices.timed or bool(CLOCK_TIME.search(text))
            heading = len(text.split()) <= HEADING_WORDS and not SPOKEN.search(text)
            for clause in self._heard(text):
                voices.weight[clause.kind] += WEIGHTS[clause.strength]
                settles = clause.strength == "decisive" and not (heading and clause.kind in INVITING)
                settles = settles and not INSTEAD.search(text)
                book = voices.decisive if settles else voices.strong
                if clause.strength != "weak" and sentence not in book[clause.kind]:
                    book[clause.kind].append(sentence)
                if clause.kind == "confirmation" and clause.strength != "weak":
                    thanks = _thanks(text, topics)
                    voices.acknowledged = voices.acknowledged or not thanks
                    voices.arrived = voices.arrived or _tells_arrival(text, topics)
        voices.meeting = has_room(mail.body)
        voices.form = FORM.search(mail.body) is not None
        voices.bulk = "list-unsubscribe" in mail.headers or OFF_THE_LIST.search(mail.body.lower()) is not None
        for stated, quote in stated_kinds(said):
            voices.weight[stated] += WEIGHTS["decisive"]
            voices.decisive[stated].append(quote)
            voices.stated.append(quote)
        self._place(voices, subject)
        voices.applied = voices.applied or bool(UNDER_WAY.search(subject))
        recruiting = bool(RECRUITERS.search(f"{mail.sender.name} {mail.sender.email}"))
        voices.hiring, voices.work = voices.hiring or recruiting, voices.work or recruiting
        if mail.calendars and (said_of := calendar_sentence(mail.calendars[0])):
            about = normalise(said_of)
            voices.private = voices.private or bool(PRIVATE.search(about))
            named = voices.applied or voices.hiring or INTERVIEW.search(about)
            (voices.decisive if named else voices.strong)["interview"].append(said_of)
            voices.hiring = True
        for kind, weight in voices.from_subject.items():
            voices.weight[kind] += weight
        return voices

    def _place(self, voices: Voices, text: str) -> frozenset[str]:
        """Note what a normalised sentence or subject is about, whatever it claims. Returns its topics."""
        topics = self._topics.of(text)
        voices.applied = voices.applied or "applied" in topics or bool(APPLIED.search(text))
        voices.yours = voices.yours or "applied" in topics or bool(YOURS.search(text))
        voices.hiring = voices.hiring or not topics.isdisjoint(OF_HIRING_TOPICS) or bool(HIRING.search(text))
        voices.elsewhere = (
            voices.elsewhere
            or (
                "elsewhere" in topics
                and (voices.asked or not topics.isdisjoint(OF_HIRING_TOPICS | OF_ASKING_TOPICS | {"applied"}))
            )
            or bool((APPLICATION.search(text) and ELSEWHERE.search(text)) or COURSE.search(text))
        )
        voices.may_call_off = voices.may_call_off or "called_off" in topics
        voices.asked = (
            voices.asked or not topics.isdisjoint(OF_ASKING_TOPICS) or voices.applied or bool(APPLICATION.search(text))
        )
        voices.employment = voices.employment or "employment" in topics or bool(EMPLOYMENT.search(text))
        voices.work = voices.work or voices.employment or "hiring" in topics
        voices.to_hirers = voices.to_hirers or "to_hirers" in topics or bool(TO_HIRERS.search(text))
        return topics

    def _heard(self, text: str) -> list[Clause]:
        clauses = self._rules.spoken(text)
        if not any(clause.kind in ASSERTED_KINDS for clause in clauses):
            return clauses
        asserted = asserted_part(text)
        general = described(text)
        if done := unclaimed(text):
            clauses = [clause for clause in clauses if clause.kind not in done]
        if AT_YOUR_WISH.search(text) or "rejection" in done:
            return [clause for clause in clauses if clause.kind != "rejection"]
        if asserted == text and not general and not of_others(text):
            return clauses
        kept = [clause for clause in clauses if clause.kind not in ASSERTED_KINDS]
        for clause in self._rules.spoken(asserted) if asserted else []:
            if clause.kind == "rejection":
                kept += [] if of_others(asserted) else [clause]
            elif clause.kind in ASSERTED_KINDS and not general:
                kept.append(clause)
        return kept


def speaks_of_yours(mail: MailMessage) -> bool:
    """Whether an application of the reader's is spoken of near a mail's beginning, whatever is said of it."""
    return bool(APPLIED.search(f"{mail.subject}\n{mail.body[:SHORT_CHARS]}".lower()))


def _thanks(text: str, topics: frozenset[str]) -> bool:
    """Whether a sentence thanks and tells of no arrival."""
    thanked = "thanks" in topics or THANKS.search(text)
    return bool(thanked and "received" not in topics and not RECEIVED.search(text))


def _tells_arrival(text: str, topics: frozenset[str]) -> bool:
    """Whether a sentence of a receipt tells of an arrival or thanks for it: more than what comes of it, and when."""
    if "received" in topics or RECEIVED.search(LOOKED_AT.sub(" ", text)):
        return True
    return not (LOOKED_AT.search(text) or LATER.search(text))


def _doubtful(verdict: Verdict, voices: Voices, said: list[str], topics: Topics) -> bool:
    """Whether it is no more than a suggestion, however likely: a receipt that acknowledges nothing or regrets; an
    invitation to chat, at no time, to somebody who applied for nothing."""
    if verdict.kind == "confirmation":
        unsaid = not voices.acknowledged or not (
            voices.arrived or voices.from_subject["confirmation"] >= WEIGHTS["strong"]
        )
        return unsaid or any(_regrets(sentence, topics) for sentence in said)
    if verdict.kind == "interview" and not (voices.applied or voices.timed or voices.from_subject["interview"]):
        quotes = [quote.lower() for quote in verdict.evidence]
        return all(CASUAL.search(quote) and not INTERVIEW.search(CASUAL.sub("", quote)) and not OF_HIRING.search(quote)
                   for quote in quotes)  # fmt: skip
    return False


def _calls_off(mail: MailMessage, weighed: Verdict) -> Verdict | None:
    """An interview called off is one still, with another state: whatever else the mail was taken for, unless for a sure end."""
    settled_else = weighed.kind in ("offer", "interview") or (
        weighed.kind == "rejection" and weighed.confidence >= AUTOMATIC_CONFIDENCE
    )
    quote = None if settled_else else called_off(mail)
    if quote is None:
        return None
    plain = INTERVIEW.search(normalise(quote)) or FAR_SCRIPT.search(quote)
    return Verdict("interview", CALLED_OFF_CONFIDENCE if plain else UNPLACED_CONFIDENCE, (quote,))


def _for_whatever(verdict: Verdict, mail: MailMessage, said: list[str]) -> Verdict:
    """An answer to an application of which nothing says what for: a suggestion, unless its sender is known to hire. Where
    it goes on for some sentences and names neither work nor a job, it is about something else."""
    if len(said) >= GOES_ON and find_title(mail.subject, mail.body) is None:
        return Verdict(
            "other", 0.6, ("It answers an application, of which nothing says that it was for a job.",), verdict
        )
    return replace(verdict, confidence=min(verdict.confidence, SUGGESTED), if_placed=verdict)


def _regrets(sentence: str, topics: Topics) -> bool:
    text = normalise(sentence)
    regrets = "regret" in topics.of(text) or bool(REGRET.search(text))
    return regrets and not ABOUT_ANSWERS.search(text) and bool(asserted_part(text))
