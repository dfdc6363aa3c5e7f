"""Mails for tests, as bytes: what employers, job boards and strangers send."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

TEXTS = {
    "confirmation": "Thank you for applying for the {title} position at {company}. We have received your application "
    "and will review it shortly.",
    "rejection": "Thank you for applying for the {title} position at {company}. After careful review we have decided "
    "to move forward with other candidates whose experience more closely fits our needs.",
    "interview": "Thank you for applying for the {title} position at {company}. We would like to invite you to an "
    "interview with the hiring manager. Please let us know when you are available.",
    "offer": "We are delighted to offer you the position of {title} at {company}. Your offer letter is attached; "
    "please sign it by Friday.",
    "newsletter": "Our autumn catalogue is here: boots, coats and umbrellas with free delivery. Unsubscribe any time.",
}
SUBJECTS = {
    "confirmation": "Thank you for applying to {company}",
    "rejection": "Your application to {company}",
    "interview": "Interview invitation: {title} at {company}",
    "offer": "Your offer from {company}",
    "newsletter": "Autumn sale",
}
INVITE = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
METHOD:{method}
BEGIN:VEVENT
UID:{uid}
SEQUENCE:{sequence}
DTSTAMP:20261101T090000Z
DTSTART:{start}
DTEND:{end}
SUMMARY:Interview
LOCATION:https://meet.google.com/abc-defg-hij
END:VEVENT
END:VCALENDAR
"""


def invite(method: str = "REQUEST", sequence: int = 0, hour: int = 14, uid: str = "inv-1@northwind.example") -> str:
    """An iCalendar invitation for 2026-11-12, one hour long, in UTC."""
    times = {"start": f"20261112T{hour:02}0000Z", "end": f"20261112T{hour + 1:02}0000Z"}
    return INVITE.format(method=method, sequence=sequence, uid=uid, **times).replace("\n", "\r\n")


def mail(
    kind: str = "rejection",
    id_: str = "m1",
    sender: str = "Northwind Tools Careers <careers@northwindtools.com>",
    company: str = "Northwind Tools",
    title: str = "Backend Engineer",
    date: datetime = datetime(2026, 11, 1, 9, 0, tzinfo=UTC),
    verified: bool | None = True,
    calendar: str | None = None,
    in_reply_to: str | None = None,
    padding: int = 0,
) -> bytes:
    """One mail. `verified` is what the user's provider says of its sender; None for nothing."""
    message = EmailMessage()
    domain = sender.rpartition("@")[2].strip(" >")
    message["From"] = sender
    message["To"] = "ada@example.org"
    message["Subject"] = SUBJECTS[kind].format(company=company, title=title)
    message["Date"] = date
    message["Message-ID"] = f"<{id_}@{domain}>"
    if in_reply_to:
        message["In-Reply-To"] = f"<{in_reply_to}>"
    if verified is not None:
        verdict = "pass" if verified else "fail"
        message["Authentication-Results"] = f"mx.example.org; dmarc={verdict} header.from={domain}"
    message.set_content(f"Dear Ada,\n\n{TEXTS[kind].format(company=company, title=title)}\n\nBest regards\n")
    if padding:
        message.add_alternative(
            f"<p>{TEXTS[kind].format(company=company, title=title)}</p>" + "<!-- x -->" * (padding // 10),
            subtype="html",
        )
    if calendar:
        message.add_attachment(calendar.encode(), maintype="text", subtype="calendar", filename="invite.ics")
    return message.as_bytes()


def written(sender: str, subject: str, body: str) -> bytes:
    """A plain mail of 2 November 2026 in these words."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "me@example.org", subject
    message["Date"] = "Mon, 02 Nov 2026 10:00:00 +0000"
    message.set_content(body)
    return message.as_bytes()
