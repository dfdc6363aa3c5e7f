"""The demo's postings as pages, and its mails as bytes: what the real readers read. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

from companion.contracts import PageSnapshot
from companion.demo.plan import Company, Job

ADDRESS = "maya.lindgren@mailbox.example"
ID_OFFSET = 4_012_000


def address_of(job: Job) -> str:
    """Where a posting lies."""
    return f"https://jobs.{job.company.domain}/positions/{ID_OFFSET + job.number}"


def page_of(job: Job, words: dict[str, Any], seen: datetime) -> PageSnapshot:
    """A posting's page, as the agent would read it."""
    company = job.company
    duties = [text.format(does=company.does) for text in words["duties"]]
    text = "".join(
        [
            f"<p>{company.name} {company.does}. We look for a {job.title} who likes careful work.</p>",
            _list("What you will do", duties[job.number % 3 :]),
            _list(
                "What we ask for",
                [f"{job.years}+ years of professional experience", *(f"Experience with {one}" for one in job.must)],
            ),
            _list("Nice to have", list(job.nice)),
            _list("What we offer", words["benefits"][job.number % 2 :]),
        ]
    )
    posted = seen - timedelta(days=job.number % 5)
    place = None if company.city.startswith("Remote") else company.city.split(", ")
    document: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": job.title, "description": text,
        "hiringOrganization": {"@type": "Organization", "name": company.name},
        "identifier": {"@type": "PropertyValue", "value": str(ID_OFFSET + job.number)},
        "datePosted": posted.date().isoformat(), "validThrough": (posted + timedelta(days=45)).date().isoformat(),
        "employmentType": "FULL_TIME",
        "baseSalary": {
            "@type": "MonetaryAmount", "currency": "USD",
            "value": {
                "@type": "QuantitativeValue", "minValue": job.pay[0] * 1000, "maxValue": job.pay[1] * 1000,
                "unitText": "YEAR",
            },
        },
    }  # fmt: skip
    if place:
        document["jobLocation"] = {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": place[0], "addressRegion": place[1]},
        }
    if job.workplace == "remote":
        document["jobLocationType"] = "TELECOMMUTE"
        document["applicantLocationRequirements"] = {"@type": "Country", "name": "US"}
    return PageSnapshot(
        url=address_of(job), title=f"{job.title} at {company.name}", lang="en", json_ld=[json.dumps(document)],
        apply_controls=["Apply now"], ats_marks=[company.ats],
    )  # fmt: skip


def _list(heading: str, items: list[str]) -> str:
    return f"<h3>{heading}</h3><ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def mail_of(
    company: Company, subject: str, text: str, at: datetime, number: int, *,
    doubtful: bool = False, calendar: str | None = None,
) -> bytes:  # fmt: skip
    """A mail of an employer. A doubtful one comes from an address that nobody vouches for."""
    domain = company.domain.replace(".example", "-talent.example") if doubtful else company.domain
    head = _head(f"{company.name} Careers <careers@{domain}>", subject, at, number, domain, vouched=not doubtful)
    if calendar is None:
        return _plain(head, text)
    message = EmailMessage()
    for name, value in head.items():
        message[name] = value
    message.set_content(_letter(text))
    message.add_attachment(calendar.encode(), maintype="text", subtype="calendar", filename="invite.ics")
    return message.as_bytes()


def other_mail(mail: Sequence[str], at: datetime, number: int) -> bytes:
    """A mail that is about something else: sender, subject, text."""
    sender, subject, text = mail
    return _plain(_head(sender, subject, at, number, sender.rpartition("@")[2].strip(">"), vouched=True), text)


def _head(sender: str, subject: str, at: datetime, number: int, domain: str, vouched: bool) -> dict[str, str]:
    head = {
        "From": sender, "To": ADDRESS, "Subject": subject, "Date": format_datetime(at),
        "Message-ID": f"<demo-{number}@{domain}>",
    }  # fmt: skip
    return head | (
        {"Authentication-Results": f"mx.mailbox.example; dmarc=pass header.from={domain}"} if vouched else {}
    )


def _letter(text: str) -> str:
    return f"Dear Maya,\n\n{text}\n\nBest regards\n"


def _plain(head: Mapping[str, str], text: str) -> bytes:
    """A mail without parts, all of it ASCII or UTF-8: composed by hand, for there are thousands."""
    lines = [f"{name}: {value}" for name, value in head.items()]
    lines += ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", _letter(text)]
    return "\n".join(lines).encode()


def invitation(uid: str, start: datetime, minutes: int, title: str, made: datetime) -> str:
    """An iCalendar invitation in UTC."""
    end = start + timedelta(minutes=minutes)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//demo//EN", "METHOD:REQUEST", "BEGIN:VEVENT", f"UID:{uid}",
        "SEQUENCE:0", f"DTSTAMP:{made:%Y%m%dT%H%M%SZ}", f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{end:%Y%m%dT%H%M%SZ}", f"SUMMARY:Interview: {title}", f"LOCATION:https://meet.{uid.partition('@')[2]}/room",
        "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    return "\r\n".join(lines)
