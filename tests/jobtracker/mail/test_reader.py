"""One mail, read whole: what it says, whom it is about, and what it may not do."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from companion.jobtracker.mail.entities import Entities
from companion.jobtracker.mail.link import KnownApplication
from companion.jobtracker.mail.reader import MailReader
from companion.jobtracker.mail.reading import linked
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.titles import find_title
from companion.jobtracker.mail.verdict import AUTOMATIC_CONFIDENCE
from tests.jobtracker.mail.mail_set import applications_of, mails_of


@pytest.fixture(scope="module")
def reader():
    return MailReader.load()


def mail(body, subject="", sender="Acme Careers <careers@acme.com>", html=False, **headers):
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "me@example.org"
    message["Subject"] = subject
    message["Date"] = headers.pop("date", "Mon, 02 Nov 2026 10:00:00 +0000")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body, subtype="html" if html else "plain")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("kind", "subject", "body"),
    [
        ("confirmation", "Thank you for applying", "We received your application for the Nurse role. If you are not "
         "selected, we will not contact you further. The process may include a phone screen and an interview."),
        ("rejection", "Your opinion matters to us!", "Thank you for applying to the Welder position. We have chosen to "
         "move forward with other candidates. Please take our short survey."),
        ("interview", "Change of plan", "Unfortunately our interviewer is sick, so we need to reschedule your interview "
         "to Friday at 3 pm."),
        ("offer", "Great news", "We are delighted to offer you the position of Ward Clerk."),
        ("offer", "Congratulations", "You have been selected for the Ward Clerk position at Halden Care. See you on Monday."),
        ("rejection", "Your application", "Unfortunately there is not a close enough match between your background and the "
         "Ward Clerk role."),
        ("rejection", "Sua candidatura", "Informamos que a vaga de Enfermeira foi encerrada. Agradecemos a participação no "
         "processo seletivo."),
        ("interview", "Votre candidature", "Nous aimerions vous accorder une entrevue pour le poste de soudeur."),
        ("rejection", "Update", "We are unable to offer you a position at this time."),
        ("assessment", "Next step", "As a candidate for the role, please complete the online assessment within 5 days."),
        ("info_request", "Documents", "Thank you for your application. Please send us a copy of the following documents."),
        ("outreach", "Opportunity", "I came across your profile and have a role that might be a great fit for you."),
        ("other", "Finish your application", "You started an application for Nurse. Complete your application today."),
        ("other", "Your security code", "Your verification code is 123456."),
        ("other", "30+ new jobs for you", "Nurse jobs in Leeds. Recommended jobs. View more jobs."),
        ("other", "Ace your interview", "Our guide: how to master your next interview. Mock interview sessions 20% off."),
        ("rejection", "Ihre Bewerbung", "vielen Dank für Ihre Bewerbung. Leider müssen wir Ihnen mitteilen, dass wir uns "
         "für einen anderen Bewerber entschieden haben."),
        ("confirmation", "Votre candidature", "Nous avons bien reçu votre candidature et nous vous en remercions."),
        ("interview", "Entrevista", "Nos gustaría invitarte a una entrevista el próximo martes."),
        ("other", "Votre candidature", "Votre candidature n'a pas pu être transmise à la mairie : l'adresse est erronée."),
        ("other", "Your application", "Your application could not be delivered to Acme because the mailbox is full."),
        ("other", "Thank you", "Thank you for attending your interview on Monday. We are comparing notes and will write."),
        ("other", "Din ansøgning", "Tak for din ansøgning om medlemskab af sejlklubben. Vi har modtaget den."),
        ("rejection", "Twoja aplikacja", "Niestety tym razem zdecydowaliśmy się kontynuować rozmowy z innymi kandydatami."),
        ("rejection", "Lamaran Anda", "Mohon maaf, kami belum dapat menerima lamaran Anda untuk lowongan kasir."),
        ("rejection", "Başvurunuz", "Başvurunuz maalesef olumsuz değerlendirilmiştir."),
        ("rejection", "Din ansökan", "Vi har tyvärr beslutat att erbjuda tjänsten till en annan kandidat."),
        ("interview", "Rozmowa", "Zapraszamy Panią na rozmowę kwalifikacyjną w środę o 10:00 w naszym biurze."),
        ("interview", "Pohovor", "Rádi bychom Vás pozvali na osobní pohovor příští týden."),
        ("confirmation", "Lamaran", "Lamaran Anda telah kami terima dan akan segera ditinjau oleh tim kami."),
        ("confirmation", "Ansökan", "Vi har mottagit din ansökan till tjänsten och återkommer när urvalet är klart."),
        ("rejection", "Отклик", "К сожалению, мы решили продолжить общение с другими кандидатами."),
        ("rejection", "Our offer", "We must withdraw the offer of employment that we sent you for the Nurse position."),
        ("rejection", "Ihre Bewerbung", "Aus diesem Grund können wir Ihnen keine positive Rückmeldung geben."),
        ("rejection", "Je sollicitatie", "We maakten een keuze voor de functie en daar ben jij jammer genoeg niet bij."),
        ("info_request", "Your offer", "Congratulations again on your offer for the Nurse role! A background check is "
         "required: please fill in the form by Friday."),
        ("other", "Update", "Thank you for interviewing for the Nurse position. We are still completing interviews with "
         "other candidates for the role."),
        ("offer", "Status", "Your application for the post of Nurse:\nStatus: Hired\nThank you for applying."),
        ("offer", "Ihre Bewerbung", "Es freut uns, Ihnen für die Stelle als Bauleiter ein Angebot zu unterbreiten."),
        ("offer", "Goed nieuws", "We vonden het sollicitatiegesprek prettig en doen je graag een aanbod voor de functie."),
        ("offer", "Proceso de selección", "Te escribimos para coordinar la fecha de tu incorporación al puesto de soldador."),
        ("interview", "Terminbestätigung", "Ihr Vorstellungsgespräch für die Stelle als Bauleiter ist hiermit bestätigt."),
        ("rejection", "Votre stage", "Votre candidature au stage de menuisier a été refusée par le maître d'apprentissage."),
        ("rejection", "La sua candidatura", "Siamo dolenti, ma non possiamo accogliere la sua candidatura come cuoco."),
        ("offer", "Baan", "Met genoegen laten we je weten dat we je de functie van lasser graag aan te bieden hebben."),
        ("offer", "Thư mời", "Công ty xin thông báo bạn đã trúng tuyển vị trí kế toán."),
        ("interview", "Gesprek", "Je sollicitatiegesprek van donderdag voor de functie van lasser is helaas afgezegd."),
        ("info_request", "Votre candidature", "Nous avons bien reçu votre candidature au poste de soudeur. Merci de nous "
         "faire parvenir une copie de vos diplômes."),
        ("other", "A favour", "Asha Rao has listed you as a referee for the Nurse role. Please fill in this short form."),
        ("other", "Monday", "Your first day is Monday. We look forward to seeing you at 9:00."),
    ],
)  # fmt: skip
def test_the_decisive_clause_says_the_kind(reader, kind, subject, body):
    assert reader.read(mail(body, subject), []).verdict.kind == kind


def test_thanks_with_a_regret_that_is_not_understood_are_no_receipt_by_themselves(reader):
    plain = "Thank you for your application as Nurse at Acme, which we received."
    sad = "With that, sadly, the curtain falls."
    everyone = "Unfortunately we cannot answer everyone personally."
    assert reader.read(mail(plain), []).verdict.confidence >= AUTOMATIC_CONFIDENCE
    assert reader.read(mail(f"{plain} {everyone}"), []).verdict.confidence >= AUTOMATIC_CONFIDENCE
    assert reader.read(mail(f"{plain} {sad}"), []).verdict.confidence < AUTOMATIC_CONFIDENCE


@pytest.mark.parametrize(
    "body",
    [
        "We received your application. It will be looked at within ten days.",
        "We are sorry, your application was not successful this time.",
        "Vi har mottagit din ansökan och återkommer inom kort.",
    ],
)
def test_an_answer_that_does_not_say_what_was_applied_for_acts_only_from_an_employer_of_the_users(reader, body):
    raw = mail(body, "Your application", sender="Halden <post@haldencare.com>")
    unknown = reader.read(raw, [])
    assert unknown.verdict.confidence < AUTOMATIC_CONFIDENCE
    employer = known(7, "Halden Care", "Ward Clerk", company_domain="haldencare.com")
    assert reader.read(raw, [employer]).verdict.confidence >= AUTOMATIC_CONFIDENCE


@pytest.mark.parametrize(
    "body",
    [
        "We called you about the Nurse role this morning but unfortunately could not reach you.",
        "Wir haben wegen der Stelle als Bauleiter angerufen, Sie aber leider nicht erreicht.",
        "Nous avons appelé au sujet du poste de soudeur, mais n'avons malheureusement pas pu vous joindre.",
        "Lamentablemente no pudimos contactarle por teléfono sobre el puesto de soldador.",
    ],
)
def test_who_could_not_be_reached_is_not_turned_down(reader, body):
    assert reader.read(mail(body, "Your application"), []).verdict.kind != "rejection"


def test_applying_for_what_is_no_job_is_nothing_of_ours(reader):
    for what in ("Your housing application has been received.", "Confirmation: your Social Insurance Number application was received.",
                 "We are sorry, a Fairmart Mastercard cannot be issued on your application at this time."):  # fmt: skip
        assert (
            reader.read(mail(what, "Your application", sender="Office <office@city.example>"), []).verdict.kind
            == "other"
        )


def test_news_that_change_nothing_name_their_employer_too(reader):
    told = reader.read(mail("We are still reading your application for the Nurse position at Acme.", "Update"), [])
    assert (told.verdict.kind, told.entities) == ("other", Entities("Acme", "Nurse"))
    assert told.link.application is None
    alert = reader.read(mail("30 new Nurse jobs near you. Acme is hiring. View more jobs."), [])
    assert (alert.verdict.kind, alert.entities) == ("other", Entities(None, None))


def test_quoted_text_is_not_the_news(reader):
    body = "Thanks, Tuesday at 4 pm works for me.\n\nOn Mon, Nov 2, 2026 at 9:00 AM Acme wrote:\n> We will not be moving forward."
    assert reader.read(mail(body, "Re: Interview"), []).verdict.kind == "other"


def test_a_mail_of_ones_own_is_no_answer(reader):
    raw = mail("Can we reschedule my interview?", sender="Me <me@example.org>")
    assert reader.read(raw, [], frozenset({"me@example.org"})).verdict.kind == "other"


def test_an_interview_in_words_gets_its_time_zone_and_link(reader):
    body = (
        "<p>Your interview for the Baker role at Acme is scheduled for Thursday, November 12 at 2:30 PM - 3:15 PM ET.</p>"
        '<a href="https://acme.zoom.us/j/1">Join</a>'
    )
    interview = reader.read(mail(body, "Interview confirmed", html=True), []).interview
    assert interview.start == datetime(2026, 11, 12, 19, 30, tzinfo=UTC)
    assert interview.end == datetime(2026, 11, 12, 20, 15, tzinfo=UTC)
    assert (interview.timezone, interview.url) == ("America/New_York", "https://acme.zoom.us/j/1")


def test_several_offered_days_fix_nothing(reader):
    body = "We would like to schedule an interview. Are you available on November 12 at 2 pm or November 13 at 3 pm?"
    reading = reader.read(mail(body), [])
    assert reading.verdict.kind == "interview"
    assert reading.interview is None


def test_a_calendar_cancellation_is_read_as_one(reader):
    message = EmailMessage()
    message["From"] = "Acme Careers <careers@acme.com>"
    message["Subject"] = "Cancelled: interview"
    message.set_content("The interview was cancelled.")
    message.add_attachment(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:u1\r\nSEQUENCE:2\r\n"
        b"DTSTART:20261112T140000Z\r\nDTEND:20261112T150000Z\r\nSUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        maintype="text", subtype="calendar",
    )  # fmt: skip
    interview = reader.read(message.as_bytes(), []).interview
    assert (interview.uid, interview.sequence, interview.cancelled) == ("u1", 2, True)


def known(number, company, title, **more):
    return KnownApplication(id=number, company=company, title=title, **more)


def test_two_jobs_at_one_employer_are_told_apart_by_title(reader):
    jobs = [known(1, "Acme", "Night Nurse"), known(2, "Acme", "Ward Clerk")]
    raw = mail(
        "Thank you for applying to the Ward Clerk position at Acme. We will not be moving forward with your application."
    )
    assert reader.read(raw, jobs).link.application == 2


def test_two_jobs_at_one_employer_without_a_title_are_asked_about(reader):
    jobs = [known(1, "Acme", "Night Nurse"), known(2, "Acme", "Ward Clerk")]
    link = reader.read(mail("Thank you for applying to Acme. We received your application."), jobs).link
    assert link.application is None
    assert {candidate.application for candidate in link.candidates} == {1, 2}


def test_an_old_rejection_does_not_reach_a_newer_application(reader):
    later = known(1, "Acme", "Ward Clerk", applied_at=datetime(2026, 11, 10, tzinfo=UTC))
    raw = mail(
        "Thank you for applying to the Ward Clerk position at Acme. We have decided to move forward with other candidates."
    )
    assert reader.read(raw, [later]).link.candidates == ()


def test_a_closed_application_loses_to_a_live_one(reader):
    jobs = [known(1, "Acme", "Ward Clerk", closed=True), known(2, "Acme", "Ward Clerk")]
    raw = mail("Thank you for applying to the Ward Clerk position at Acme. We received your application.")
    assert reader.read(raw, jobs).link.application == 2


def test_another_employer_is_never_linked(reader):
    raw = mail("Thank you for applying to the Ward Clerk position at Acme. We received your application.")
    assert reader.read(raw, [known(1, "Globex", "Ward Clerk")]).link.application is None


def test_an_employer_of_the_very_name_is_no_rival_of_one_spelled_alike(reader):
    raw = mail(
        "Thank you for applying to the Ward Clerk position at Harbourview Hospital. We received your application.",
        sender="Jobs <jobs@harbourviewhospital.org>",
    )
    alike, same = known(1, "Harbourviev Hospital", "Ward Clerk"), known(2, "Harbourview Hospital", "Ward Clerk")
    assert reader.read(raw, [alike, same]).link.application == 2
    assert reader.read(raw, [alike]).link.application == 1


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ("mx.google.com; dmarc=pass header.from=acme.com", True),
        ("mx.google.com; dmarc=fail header.from=acme.com", False),
        ("mx.google.com; dkim=pass header.d=acme.com", True),
        ("mx.google.com; dkim=pass header.d=evil.com", None),
        ("mx.google.com; dmarc=pass header.from=evil.com", False),
        (None, None),
    ],
)
def test_only_an_aligned_pass_authenticates(reader, results, expected):
    headers = {"Authentication-Results": results} if results else {}
    raw = mail("Hello", **{name.replace("-", "_"): value for name, value in headers.items()})
    assert reader.read(raw, []).authenticated is expected


def test_a_second_authentication_header_written_by_the_sender_does_not_count(reader):
    raw = mail("Hello")
    forged = (
        b"Authentication-Results: mx.google.com; dmarc=fail header.from=acme.com\r\n"
        b"Authentication-Results: mx.google.com; dmarc=pass header.from=acme.com\r\n"
    )
    assert reader.read(forged + raw, []).authenticated is False


@pytest.mark.parametrize(
    "raw",
    [
        b"From: " + b"(" * 2000 + b"\r\n\r\nhello",
        b"Subject: " + b"=?utf-8?q?a?= " * 20000 + b"\r\n\r\nhello",
        b"Content-Type: text/html\r\n\r\n" + b"<div>" * 200000,
        b"Content-Type: text/plain; charset=DEFAULT_CHARSET\r\n\r\nhello",
        b"\xff\xfe\x00" * 1000,
        b"",
        b"Content-Type: text/plain\r\n\r\n" + b"a" * 100000,
        b"Content-Type: text/plain\r\n\r\n" + b"unfortunately we " * 20000,
        b"Content-Type: text/plain\r\n\r\n" + b"> " * 50000,
        b"Content-Type: text/plain\r\n\r\n" + b"on monday january 1 " * 5000 + b"at 3 pm",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1000)),
        b"Content-Type: message/rfc822\r\n\r\n" * 2000,
    ],
    ids=[
        "parens",
        "words",
        "nesting",
        "charset",
        "binary",
        "empty",
        "long",
        "trigger",
        "quotes",
        "dates",
        "parts",
        "rfc822",
    ],
)
def test_hostile_mail_is_read_within_a_second_of_work(reader, raw):
    started = time.process_time()
    reader.read(raw, [])
    assert time.process_time() - started < 1.0


def test_what_a_mail_leaves_unsaid_is_told_by_its_application(reader):
    raw = mail(
        "Hi Robin, the job's yours if you'll have it: 31,000, two days off together. We are delighted to offer you the position!",
        sender="Chris Doyle <chris@okaforanddaughters.com>",
    )
    assert reader.read(raw, []).entities.company == "Okaforanddaughters"
    read = reader.read(raw, [known(7, "Okafor and Daughters", "Pastry Chef", company_domain="okaforanddaughters.com")])
    assert (read.link.application, read.entities) == (7, Entities("Okafor and Daughters", "Pastry Chef"))


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("We reviewed requisition R-0040917 Claims Adjuster II. Although you qualify, we chose others.", "Claims Adjuster II"),
        ("Your submission for the position of Stress Engineer (Job Number: 40917) was completed.", "Stress Engineer"),
        ("We have received your candidature for SDE-2 Backend.", "SDE-2 Backend"),
        ("They really liked your CV for the Maintenance Planner job.", "Maintenance Planner"),
        ("Ihre Bewerbung als Konstrukteur (m/w/d) ist eingegangen.", "Konstrukteur"),
        ("Ihre Bewerbung als Entwickler:in ist eingegangen.", "Entwickler:in"),
        ("Gracias por tu candidatura para el puesto de Contable en Almazara.", "Contable"),
        ("Gracias por tu candidatura para el puesto de Especialista en Marketing.", "Especialista en Marketing"),
        ("Wir können Ihnen ein Angebot für die Position Bauleiter unterbreiten.", "Bauleiter"),
        ("Votre candidature au poste de Soudeur Industriel a retenu toute notre attention.", "Soudeur Industriel"),
        ("Thank you for applying to the job opening J0925-0822 - Civil Engineer.", "Civil Engineer"),
    ],
)  # fmt: skip
def test_a_title_ends_where_the_sentence_goes_on(body, title):
    assert find_title("", body) == title


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Rescheduling your interview — Sous Chef at Ivybridge Care", "Sous Chef"),
        ("Deine Bewerbung Product Owner (m/w/d)", "Product Owner"),
        ("Offer letter — Sales Executive", "Sales Executive"),
        ("Grattis — Sales Executive hos Fjordverk", "Sales Executive"),
    ],
)
def test_a_subject_tells_a_title_among_other_words(subject, title):
    assert find_title(subject, "Hello Robin, please see below.") == title


@pytest.mark.parametrize(
    ("sender", "body", "company"),
    [
        ("Vantor Semiconductor <vantor@myworkday.com>", "Thank you for applying for JR40917 Process Engineer 3.", "Vantor Semiconductor"),
        ("St Brannoc's Hospital Trust Careers <jobs@stbrannocs.nhs.uk>", "You have been shortlisted for interview.", "St Brannoc's Hospital Trust"),
        ("Amara Obi <amara@mapleridgevet.ca>", "It's Amara Obi from Maple Ridge Veterinary. We'd love to interview you.", "Maple Ridge Veterinary"),
        ("no-reply@us.greenhouse-mail.io", "Candidatura: la tua candidatura è stata inviata a Vetreria Nord.", "Vetreria Nord"),
        ("HR <people@mailing-hub.com>", "Vielen Dank für Ihre Bewerbung.\n\nFreundliche Grüße\nPaula Kern\nZentralwerk Technik GmbH", "Zentralwerk Technik GmbH"),
        ("Jobbrug <mail@jobbrug.example>", "Bedankt voor uw sollicitatie op de functie Data Engineer bij Waterlinie. Wij nodigen u uit voor een gesprek.", "Waterlinie"),
        ("Empleo Claro <avisos@empleoclaro.example>", "Hemos recibido tu candidatura.\nEmpresa: Panadería Luz\nPuesto: Contable", "Panadería Luz"),
        ("Brennerei Holm Karriere <no-reply@mailing-hub.com>", "Vielen Dank für Ihre Bewerbung. Sie ist bei uns eingegangen.", "Brennerei Holm"),
    ],
)  # fmt: skip
def test_an_employer_is_named_in_full(reader, sender, body, company):
    assert reader.read(mail(body, sender=sender), []).entities.company == company


@pytest.mark.parametrize(
    "subject",
    [
        "Vetreria Nord | Interview availability",
        "Vetreria Nord Application Confirmation",
        "Candidatura ricevuta - Vetreria Nord",
    ],
)
def test_the_subject_of_an_ats_names_the_employer_at_one_end(reader, subject):
    raw = mail("Hello, please see the portal about your application.", subject, sender="no-reply@us.greenhouse-mail.io")
    assert reader.read(raw, []).entities.company == "Vetreria Nord"


def test_a_mail_read_first_and_linked_later_says_the_same(reader):
    """As the companion does it: read in another process, linked where the applications are."""
    jobs, senders, placed = list(applications_of("tenth")), SenderBook.load(), 0
    for one in mails_of("tenth"):
        first = reader.read(one.raw, [])
        placed += first.verdict.if_placed is not None
        assert linked(first, jobs, senders) == reader.read(one.raw, jobs), one.raw[:80]
    assert placed
