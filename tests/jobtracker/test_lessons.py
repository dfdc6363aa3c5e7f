"""What the user's decisions teach: the same words of the same sender, and nothing more."""

from __future__ import annotations

from dataclasses import replace

from companion.jobtracker.lessons import Lesson, fitting, surer
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.reading import MailReading
from tests.support.mails import mail


def unsure(reader: MailReader) -> MailReading:
    reading = reader.read(mail("rejection"), [])
    return replace(reading, verdict=replace(reading.verdict, confidence=0.6))


def test_words_that_were_accepted_are_sure_the_next_time(reader: MailReader) -> None:
    reading = unsure(reader)
    evidence = " ".join(reading.verdict.evidence)
    lesson = Lesson("northwindtools.com", "rejection", evidence, True)
    assert surer(reading, fitting(reading, [lesson])).verdict.confidence >= 0.8
    assert surer(reading, fitting(reading, [replace(lesson, accepted=False)])) == reading


def test_another_sender_kind_or_sentence_teaches_nothing(reader: MailReader) -> None:
    reading = unsure(reader)
    evidence = " ".join(reading.verdict.evidence)
    for lesson in (
        Lesson("other.com", "rejection", evidence, True),
        Lesson("northwindtools.com", "offer", evidence, True),
        Lesson("northwindtools.com", "rejection", "The role was filled last week.", True),
    ):
        assert fitting(reading, [lesson]) is None
