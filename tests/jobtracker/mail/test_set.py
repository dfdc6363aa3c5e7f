"""The house's own set of mails: enough of everything, parts that share no employer, and nothing acted on wrongly."""

from __future__ import annotations

import pytest

from companion.jobtracker.mail.link import KnownApplication
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.rules import decide
from tests.jobtracker.mail.mail_set import HALVES, applications_of, employers_of, mails_of

OWN = frozenset({"robin@example.org"})


@pytest.fixture(scope="module")
def reader() -> MailReader:
    return MailReader.load()


def test_the_set_is_large_and_its_parts_share_no_employer() -> None:
    mails = [mail for half in HALVES for mail in mails_of(half)]
    names = [{employer.name for employer in employers_of(half)} for half in HALVES]
    assert len(mails) >= 400
    assert len(set().union(*names)) >= 60
    assert sum(map(len, names)) == len(set().union(*names))
    assert {mail.lang for mail in mails} >= {"en", "de", "fr", "es", "it", "nl", "pt"}


@pytest.mark.parametrize("half", HALVES)
def test_no_mail_of_the_set_acts_wrongly_by_itself(reader: MailReader, half: str) -> None:
    known: dict[object, KnownApplication] = {application.id: application for application in applications_of(half)}
    senders = SenderBook.load()
    for mail in mails_of(half):
        reading = reader.read(mail.raw, list(known.values()), OWN)
        chosen = reading.link.application
        assert mail.may_be_linked(chosen), mail.name
        decision = decide(reading, known.get(chosen), senders.by_domain(reading.message.sender.domain))
        if decision.state == "applied":
            assert reading.verdict.kind == mail.kind, mail.name
