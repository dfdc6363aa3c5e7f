"""What an answer is for, what a receipt has to tell, who answers by itself, and interviews that are called off."""

from __future__ import annotations

import pytest

from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.text import sentences
from companion.jobtracker.mail.verdict import AUTOMATIC_CONFIDENCE
from tests.support.mails import written

DESK = "Harbour Desk <desk@harbour.example>"


@pytest.fixture(scope="module")
def reader() -> MailReader:
    return MailReader.load()


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Your application", "Dear Robin,\nThank you for your application.\nWe are sorry, it was not successful this time.\nThe garden show has few plots.\nYou may try again in spring."),
        ("Ihre Anfrage", "Guten Tag,\ndas Zimmer wurde leider anderweitig vergeben. Ihre Anfrage konnten wir nicht berücksichtigen.\nDie Hausverwaltung der Wohnung"),
        ("Uw aanvraag", "Helaas is uw huuraanvraag afgewezen."),
        ("您的申请", "尊敬的用户：\n感谢您的申请。\n很遗憾地通知您，您的店铺入驻未能通过审核。\n祝好"),
        ("Complete your assessment for first aid at sea", "Please complete your assessment for module 3 by Friday."),
    ],
)  # fmt: skip
def test_an_answer_to_what_is_no_job_is_none(reader: MailReader, subject: str, body: str) -> None:
    assert reader.read(written(DESK, subject, body), []).verdict.kind == "other"


@pytest.mark.parametrize("job", ["as Ward Clerk", "for the internship"])
def test_the_same_words_of_a_job_are_one(reader: MailReader, job: str) -> None:
    body = f"Dear Robin,\nThank you for your application {job}.\nWe are sorry, it was not successful this time.\nWe had many."
    assert reader.read(written(DESK, "Your application", body), []).verdict.kind == "rejection"


def test_a_receipt_acts_only_where_it_tells_of_an_arrival(reader: MailReader) -> None:
    careers = "Acme Careers <careers@acme.com>"
    told = "Your application for Ward Clerk at Acme is being reviewed. We will contact you soon with next steps."
    verdict = reader.read(written(careers, "Ward Clerk", told), []).verdict
    assert (verdict.kind, verdict.confidence >= AUTOMATIC_CONFIDENCE) != ("confirmation", True)
    arrived = "We have received your application for Ward Clerk at Acme. " + told
    verdict = reader.read(written(careers, "Ward Clerk", arrived), []).verdict
    assert (verdict.kind, verdict.confidence >= AUTOMATIC_CONFIDENCE) == ("confirmation", True)


@pytest.mark.parametrize("subject", ["Automatische Antwort: Bewerbung", "Out of office: interview on Friday"])
def test_an_automatic_reply_decides_nothing(reader: MailReader, subject: str) -> None:
    body = "I am away until Monday. About an interview for the position please write to my colleague and choose a time."
    assert reader.read(written(DESK, subject, body), []).verdict.kind == "other"


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Interview cancelled", "Your scheduled interview for Ward Clerk has been cancelled."),
        ("Gesprek", "Je sollicitatiegesprek van 14 januari is geannuleerd."),
        ("面接のご連絡", "応募者各位 今週の面接は中止となりました。"),
        ("Votre candidature", "L'entretien prévu jeudi pour le poste de Soudeur n'aura pas lieu."),
    ],
)
def test_an_interview_called_off_is_read_as_one(reader: MailReader, subject: str, body: str) -> None:
    reading = reader.read(written(DESK, subject, body), [])
    assert reading.verdict.kind == "interview"
    assert reading.interview is not None
    assert reading.interview.cancelled


def test_a_line_broken_to_a_width_goes_on_before_a_capital_too() -> None:
    text = (
        "wir bestätigen den Eingang Ihrer Bewerbung. Im Falle einer negativen\nEntscheidung erhalten Sie eine Absage.\n"
    )
    assert sentences(text)[1] == "Im Falle einer negativen Entscheidung erhalten Sie eine Absage."
    assert sentences("Position: Welder\nPlace: Leeds") == ["Position: Welder", "Place: Leeds"]


def test_labels_with_nothing_behind_them_are_a_form_to_fill_in(reader: MailReader) -> None:
    body = (
        "Dear Robin,\nGreetings from Ferncloud, and thank you for your application.\nTo take your profile further we ask for:\n"
        "- Present pay:\n- Expected pay:\n- First possible day:\n- Town:\nMore of us is on our site.\nFerncloud"
    )
    assert reader.read(written("Ferncloud <hr@ferncloud.io>", "Details", body), []).verdict.kind == "info_request"


@pytest.mark.parametrize(
    "body",
    [
        "Thank you for applying to Ferncloud as Data Engineer.\nWe see that your application does not include a CV.\nPlease write back with it.",
        "Thank you for your application.\nPlease confirm your continued interest in the post of Data Engineer by Friday.",
    ],
)
def test_a_receipt_that_asks_for_something_is_a_request(reader: MailReader, body: str) -> None:
    assert (
        reader.read(written("Ferncloud <hr@ferncloud.io>", "Your application", body), []).verdict.kind == "info_request"
    )


def test_an_opportunity_at_an_employer_is_work(reader: MailReader) -> None:
    body = (
        "Hello Robin\nThank you for your interest in the opportunity at Larch Foods.\nAfter careful review your application has "
        "not been successful.\nWe value the time that you gave us.\nAll the best!"
    )
    assert reader.read(written("HireNook <no-reply@hirenook.com>", "An update", body), []).verdict.kind == "rejection"


def test_what_went_to_many_and_speaks_of_no_job_is_news(reader: MailReader) -> None:
    body = "Learn how teams approach tests and interviews of users.\nReserve your seat today.\nManage preferences | Unsubscribe"
    assert reader.read(written("Lumen <hello@lumen.example>", "Live on Monday", body), []).verdict.kind == "other"


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Ihre Bewerbung", "Hallo Robin,\nüber die Stelle haben wir noch nicht entschieden. Sie sind weiterhin im Rennen."),
        ("Votre candidature", "Bonjour,\nnous n'avons pas encore pu examiner toutes les candidatures. La vôtre est à l'étude."),
        ("Ihre Bewerbung als Maler", "Guten Tag,\nwir bestätigen Ihre Mitteilung, dass Sie Ihre Bewerbung als Maler zurückziehen möchten."),
        ("A reference", "Dear Robin,\nLucy Marsh has applied to be our Fund Manager and gave us your name. How did she work with you?"),
    ],
)  # fmt: skip
def test_nothing_decided_and_an_application_of_somebody_else_are_no_answer(
    reader: MailReader, subject: str, body: str
) -> None:
    assert reader.read(written("Ferncloud <hr@ferncloud.io>", subject, body), []).verdict.kind == "other"
