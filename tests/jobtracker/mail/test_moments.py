"""When and where, as mails and calendars of many makers tell it: days, times, zones, places, links; moved and called off."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from companion.jobtracker.mail.invitation import Interview, calendar_sentence, read_interview
from companion.jobtracker.mail.message import read_message
from companion.jobtracker.mail.moments import zone_in


def told(body: str, subject: str = "Interview", calendar: str = "") -> Interview | None:
    """What a mail of 4 January 2027 tells of an interview."""
    message = EmailMessage()
    message["From"] = "Priya Nair <priya.nair@acme.com>"
    message["Subject"] = subject
    message["Date"] = "Mon, 04 Jan 2027 09:12:00 +0000"
    message.set_content(body)
    if calendar:
        message.add_alternative(calendar, subtype="calendar", charset="utf-8")
    return read_interview(read_message(message.as_bytes()))


def moment(found: datetime | None) -> str | None:
    """As UTC with a Z, or as it stands where the zone is not known."""
    if found is None:
        return None
    return found.astimezone(UTC).strftime("%m-%d %H:%MZ") if found.tzinfo else found.strftime("%m-%d %H:%M")


WORDS = {
    "Your interview is on Wednesday, January 20, 2027 at 3:00 PM EST.": "01-20 20:00Z",
    "It begins at 3 PM CET on Wednesday, January 20.": "01-20 14:00Z",
    "Interview: 20 January 2027, 14:30 - 15:15 (CET).": "01-20 13:30Z",
    "Gespräch am Mittwoch, den 20. Januar 2027, um 14:00 Uhr.": "01-20 14:00",
    "Ihr Termin: 20.01.2027, 9:30 bis 10:30 Uhr (MEZ).": "01-20 08:30Z",
    "Entretien le mercredi 20 janvier 2027 à 14h30.": "01-20 14:30",
    "Entretien le 20 janvier à 9h par visioconférence.": "01-20 09:00",
    "Entrevista el miércoles 20 de enero de 2027 a las 16:00 horas.": "01-20 16:00",
    "La entrevista será el 20/01/2027 a las 11:00 (hora de Madrid).": "01-20 10:00Z",
    "Colloquio mercoledì 20 gennaio 2027 alle ore 15:00.": "01-20 15:00",
    "Gesprek op woensdag 20 januari 2027 om 10.30 uur.": "01-20 10:30",
    "Entrevista em 20 de janeiro de 2027 às 14h (horário de Brasília).": "01-20 17:00Z",
    "Intervju onsdag 20 januari 2027 kl. 13.00.": "01-20 13:00",
    "Rozmowa w środę 20 stycznia 2027 o godz. 12:00.": "01-20 12:00",
    "Interview tomorrow at 4 pm ET.": "01-05 21:00Z",
    "Interview: 1/20/2027, 2:15:00 PM.": "01-20 14:15",
    "Interview: 20/01/2027 - 02:00 PM, 118 3/2 Street, Floor 18.": "01-20 14:00",
    "Interview on 05/01/2027 at 10:00 GMT.": "01-05 10:00Z",
    "Interview on Tuesday 01/05/2027 at 10:00.": "01-05 10:00",
    "Interview: 2027-01-20 09:00 UTC+1.": "01-20 08:00Z",
    "Interview: 20 January 2027, 09:00 GMT+5:30.": "01-20 03:30Z",
    "Interview on July 20 at 10:00, London time.": "07-20 09:00Z",
    "Interview on Monday 18 January 10:00 or Tuesday 19 January 14:00?": None,
    "Guten Morgen, wir haben von 9 bis 17 Uhr geöffnet.": None,
}


@pytest.mark.parametrize("words", WORDS)
def test_a_day_and_a_time_are_read_in_the_languages_of_job_mails(words: str) -> None:
    found = told(words)
    assert (moment(found.start) if found else None) == WORDS[words]


def calendar(start: str, *lines: str, method: str = "REQUEST") -> str:
    event = "\r\n".join(("UID:one", f"DTSTART{start}", "SUMMARY:Interview with Acme", *lines))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


CALENDARS = {
    ":20270120T140000Z": "01-20 14:00Z",
    ";TZID=America/New_York:20270120T140000": "01-20 19:00Z",
    ";TZID=Pacific Standard Time:20270720T090000": "07-20 16:00Z",
    ";TZID=(UTC-05:00) Eastern Time (US & Canada):20270120T140000": "01-20 19:00Z",
    ';TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rome":20270720T140000': "07-20 12:00Z",
    ";TZID=/freeassociation.sourceforge.net/Europe/London:20270720T140000": "07-20 13:00Z",
    ";TZID=Mars/Olympus:20270120T140000": "01-20 14:00",
    ":20270120T140000": "01-20 14:00",
}
"""As calendar programs write when an event begins."""


@pytest.mark.parametrize("start", CALENDARS)
def test_zones_by_the_names_that_calendar_programs_give_them(start: str) -> None:
    found = told("See the invitation.", calendar=calendar(start))
    assert found is not None
    assert moment(found.start) == CALENDARS[start]


@pytest.mark.parametrize(
    "line",
    ["LOCATION:https://meet.google.com/a", "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/a",
     "CONFERENCE;VALUE=URI:https://acme.webex.com/a", "DESCRIPTION:Join https://us02web.zoom.us/j/5"],
)  # fmt: skip
def test_the_link_of_a_meeting_wherever_it_stands(line: str) -> None:
    found = told("See the invitation.", calendar=calendar(":20270120T140000Z", line))
    assert found is not None
    assert found.url == line[line.index("https://") :]


@pytest.mark.parametrize(
    ("words", "start", "moved", "cancelled"),
    [
        ("Your interview has been moved from Tuesday, 19 January 2027, 10:00 to Wednesday, 20 January 2027, 11:00 (CET).", "01-20 10:00Z", True, False),
        ("Wir müssen Ihr Vorstellungsgespräch vom 19.01.2027, 10:00 Uhr auf den 20.01.2027, 13:00 Uhr verschieben.", "01-20 13:00", True, False),
        ("Votre entretien du 20 janvier 2027 à 10h00 est annulé.", "01-20 10:00", False, True),
        ("Es tut uns leid, dass wir Ihr für den 19.01.2027 um 10:00 Uhr geplantes Vorstellungsgespräch verlegen müssen; neu ist der 20.01.2027 um 15:00 Uhr.", "01-20 15:00", True, False),
        ("تم إلغاء المقابلة المحددة بتاريخ 2027-01-20 الساعة 10:00.", "01-20 10:00", False, True),
        ("2027-01-20 10:00 的面试已取消。", "01-20 10:00", False, True),
        ("If you need to cancel, reply. Your interview is on 20 January 2027 at 15:00 GMT.", "01-20 15:00Z", False, False),
    ],
)  # fmt: skip
def test_moved_and_called_off(words: str, start: str, moved: bool, cancelled: bool) -> None:
    found = told(words)
    assert found is not None
    assert (moment(found.start), found.moved, found.cancelled) == (start, moved, cancelled)


def test_a_label_is_no_place() -> None:
    empty = told("Interview on 20 January 2027 at 10:00.\nLocation:\nMeeting Link:\nhttps://zoom.us/j/93411")
    below = told("Interview on 20 January 2027 at 10:00.\nLocation:\n4 Quay Street, Leith")
    assert empty is not None
    assert (empty.location, empty.url) == (None, "https://zoom.us/j/93411")
    assert below is not None
    assert below.location == "4 Quay Street, Leith"


def test_what_only_looks_like_a_zone_costs_no_search_of_all_zones() -> None:
    began = time.process_time()
    assert zone_in("and/or " * 1_000) is None
    assert time.process_time() - began < 0.5


def test_a_calendar_part_is_told_in_a_sentence() -> None:
    def said(method: str) -> str | None:
        return calendar_sentence(calendar(":20270120T140000Z", method=method).encode())

    assert said("REQUEST") == 'It carries a calendar invitation to "Interview with Acme".'
    assert said("CANCEL") == 'It calls off the appointment "Interview with Acme" in your calendar.'
    assert said("REPLY") is None
    assert calendar_sentence(b"BEGIN:VCALENDAR") is None
