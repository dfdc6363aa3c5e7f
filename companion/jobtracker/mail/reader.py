"""Everything that one mail says, read by the parts of this room. Pure: bytes in, a reading out."""

from __future__ import annotations

from companion.jobtracker.mail.authentication import authenticated
from companion.jobtracker.mail.classify import MailClassifier, speaks_of_yours
from companion.jobtracker.mail.clauses import ClauseRules
from companion.jobtracker.mail.deadline import read_deadline
from companion.jobtracker.mail.entities import Entities, read_entities
from companion.jobtracker.mail.invitation import called_off, read_interview
from companion.jobtracker.mail.link import KnownApplication, Link
from companion.jobtracker.mail.mail_model import MailModel
from companion.jobtracker.mail.message import read_message
from companion.jobtracker.mail.reading import MailReading, linked
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.sentence_model import WHOLE_WEIGHTS, SentenceModel
from companion.jobtracker.mail.topics import Topics
from companion.jobtracker.mail.verdict import Verdict

DATED = frozenset({"assessment", "offer"})
"""Kinds that want something done by a day."""


class MailReader:
    """Reads mails. Load once and share; it keeps nothing of what it reads."""

    def __init__(self, senders: SenderBook, classifier: MailClassifier) -> None:
        self._senders = senders
        self._classifier = classifier

    @classmethod
    def load(cls) -> MailReader:
        """With the rules and senders that ship with the package."""
        senders = SenderBook.load()
        models = SentenceModel.load(), SentenceModel.load(WHOLE_WEIGHTS)
        return cls(senders, MailClassifier(ClauseRules.load(), Topics.load(), senders, models, MailModel.load()))

    def read(
        self,
        raw: bytes,
        applications: list[KnownApplication],
        own_addresses: frozenset[str] = frozenset(),
    ) -> MailReading:
        """Read one RFC 5322 message. Never raises: an unreadable mail is `other` with the reason as evidence."""
        message = read_message(raw)
        if message.unreadable:
            verdict = Verdict("other", 0.3, (f"unreadable: {message.unreadable}",))
            return MailReading(message, verdict, Entities(), None, Link(None, ()), None, None)
        verdict = self._classifier.classify(message, own_addresses)
        kinds = {verdict.kind, verdict.if_placed.kind if verdict.if_placed else verdict.kind}
        named = kinds != {"other"} or speaks_of_yours(message)
        entities = read_entities(message, self._senders) if named else Entities()
        ends_one = verdict.kind == "rejection" and called_off(message) is not None
        interview = read_interview(message) if "interview" in kinds or message.calendars or ends_one else None
        fact = self._senders.by_domain(message.sender.domain)
        ats = fact.name if fact and fact.role in ("ats", "board") else None
        deadline = read_deadline(message.body, message.date) if kinds & DATED else None
        reading = MailReading(
            message, verdict, entities, interview, Link(None, ()), ats, authenticated(message), deadline
        )
        return linked(reading, applications, self._senders)
