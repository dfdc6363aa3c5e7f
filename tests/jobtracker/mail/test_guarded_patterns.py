"""The guarded patterns of mails find what they would find unguarded."""

from __future__ import annotations

import re

from companion.guarded import Guarded
from companion.jobtracker.mail import assertions, subject_matter
from companion.jobtracker.mail.clauses import normalise
from companion.jobtracker.mail.message import read_message
from companion.jobtracker.mail.text import sentences
from tests.jobtracker.mail.mail_set import mails_of


def test_a_guarded_pattern_finds_what_the_pattern_alone_finds() -> None:
    guarded = [one for room in (assertions, subject_matter) for one in vars(room).values() if isinstance(one, Guarded)]
    assert len(guarded) > 15
    pairs = [(one, re.compile("|".join(one.branches))) for one in guarded]
    for mail in mails_of("eleventh"):
        for sentence in map(normalise, sentences(read_message(mail.raw).body)):
            for one, plain in pairs:
                found, alone = one.search(sentence), plain.search(sentence)
                assert (found and found.span()) == (alone and alone.span()), (one.branches[0][:60], sentence)
