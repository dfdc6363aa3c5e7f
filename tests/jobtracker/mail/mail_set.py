"""The house's own labelled mails: templates of `set/*.toml`, each written by several senders to several employers' applicants.

A template says `kind`, `subject`, `body` and `from` (names of SENDERS). Optional: `employers` (names; else those whose
ATS fits the sender), `html` (no text part), `quoted` (an older mail below), `forwarded`, `ics` (a calendar part),
`interview` (what is to be read), `headers`, `unlinked` (about no application), `linked` (about one though an agency writes), `lang`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from itertools import cycle
from pathlib import Path
from typing import Any

from companion.jobtracker.mail.link import KnownApplication

LEARNT = (
    "developed",
    "held_out",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
)
"""Rules were written for them or the models learn from them."""
HALVES = (*LEARNT, "twelfth", "thirteenth", "fourteenth")
FOLDER = Path(__file__).parent / "set"
SENT = datetime(2026, 11, 2, 15, 20, tzinfo=UTC)
APPLIED = datetime(2026, 10, 20, 9, 0, tzinfo=UTC)
EACH = 3
"""Employers that a template is written for, for each of its senders."""

SENDERS: dict[str, str] = {
    "greenhouse": "{c} <no-reply@us.greenhouse-mail.io>",
    "lever": "{c} <no-reply@hire.lever.co>",
    "ashby": "{c} Hiring Team <no-reply@ashbyhq.com>",
    "workday": "{c} <{k}@myworkday.com>",
    "smartrecruiters": "{c} <notification@smartrecruiters.com>",
    "icims": "{c} Careers <{k}+autoreply@talent.icims.com>",
    "jobvite": "{c} Recruiting <no-reply@jobvite.com>",
    "workable": "{c} <noreply@candidates.workablemail.com>",
    "successfactors": "{c} HR <system@successfactors.eu>",
    "taleo": "{c} Staffing <{k}@invalidemail.taleo.net>",
    "oracle": "{c} <noreply@fa.oraclecloud.com>",
    "bamboohr": "{c} <notifications@app.bamboohr.com>",
    "teamtailor": "{c} <no-reply@{k}.teamtailor-mail.com>",
    "recruitee": "{s} ({c}) <no-reply@recruitee.com>",
    "rippling": "{c} <no-reply@ats.rippling.com>",
    "breezy": "{s} <{k}@breezy.hr>",
    "personio": "{c} <jobs@{k}.personio.de>",
    "linkedin": "LinkedIn <jobs-noreply@linkedin.com>",
    "linkedin_alert": "LinkedIn Job Alerts <jobalerts-noreply@linkedin.com>",
    "linkedin_inmail": "{s} via LinkedIn <inmail-hit-reply@linkedin.com>",
    "indeed": "Indeed Apply <indeedapply@indeed.com>",
    "indeed_alert": "Indeed <alert@indeed.com>",
    "hackerrank": "HackerRank Team <support@hackerrankforwork.com>",
    "codility": "Codility <no-reply@codility.com>",
    "hirevue": "{c} <noreply@hirevue.com>",
    "codesignal": "CodeSignal <no-reply@codesignal.com>",
    "testgorilla": "TestGorilla <no-reply@testgorilla.com>",
    "goodtime": "{c} <noreply@goodtime.io>",
    "modernloop": "{c} <no-reply@modernloop.io>",
    "calendly": "{s} via Calendly <notifications@calendly.com>",
    "docusign": "{s} via DocuSign <dse@docusign.net>",
    "employer": "{c} Careers <careers@{d}>",
    "person": "{s} <{m}@{d}>",
    "agency": "{s} <{m}@blackthorn-resourcing.com>",
    "marketing": "CareerBoost <hello@careerboost.com>",
    "shop": "Trailhead Store <orders@trailheadstore.com>",
    "bank": "Vista Bank <service@vistabank.com>",
    "university": "Graduate Admissions <admissions@lakeside.edu>",
    "self": "Robin Mercer <robin@example.org>",
    "friend": "Alex Kim <alex.kim88@gmail.com>",
}
ABOUT_NO_EMPLOYER = frozenset({"agency", "marketing", "shop", "bank", "university", "self", "friend"})
HISTORY = "\n\nOn Thu, 22 Oct 2026 at 08:12, Robin Mercer <robin@example.org> wrote:\n> Dear team,\n> thank you for inviting me to an interview. Is there any news about my application?\n> Robin\n"


@dataclass(frozen=True)
class Employer:
    name: str
    domain: str
    ats: str
    titles: tuple[str, ...]

    def key(self, title: str) -> str:
        return f"{self.domain}/{title}"


@dataclass(frozen=True)
class LabelledMail:
    """One mail with what is true of it."""

    name: str
    raw: bytes
    kind: str
    lang: str
    company: str | None
    title: str | None
    application: str | None
    interview: dict[str, str] | None
    employer: frozenset[str] = frozenset()
    """Of a mail without news from an employer: the applications there, to which it may be linked without harm."""

    def may_be_linked(self, application: object) -> bool:
        """Whether a link to `application` (None: no link) is no wrong one."""
        return application in (None, self.application) or application in self.employer


def employers_of(half: str) -> list[Employer]:
    """The employers of one half."""
    return [Employer(name, domain, ats, tuple(titles)) for name, domain, ats, titles in _table(half)["employers"]]


def applications_of(half: str) -> list[KnownApplication]:
    """One application to each title of each employer of a half."""
    return [
        KnownApplication(
            id=employer.key(title), company=employer.name, title=title, ats=employer.ats or None, applied_at=APPLIED,
            url=None if employer.ats else f"https://www.{employer.domain}/careers/{number}-{title.lower().replace(' ', '-')}",
        )
        for employer in employers_of(half)
        for number, title in enumerate(employer.titles, 1000)
    ]  # fmt: skip


def mails_of(half: str) -> Iterator[LabelledMail]:
    """Every mail of one half, the same at each call."""
    employers = employers_of(half)
    turn = 0
    signers = cycle(["Jordan Blake", "Priya Nair", "Tomasz Lis", "Amara Obi", "Lena Vogt", "Chris Doyle", "Mei Tan"])
    for number, template in enumerate(_table(half)["mail"]):
        for sender in template["from"]:
            fitting = _fitting(employers, template, sender)
            for employer in [fitting[(turn + step) % len(fitting)] for step in range(min(EACH, len(fitting)))]:
                turn += 1
                title = employer.titles[turn % len(employer.titles)]
                yield _mail(f"{half}-{number:02}-{sender}-{turn}", template, sender, employer, title, next(signers))


def _fitting(employers: list[Employer], template: dict[str, Any], sender: str) -> list[Employer]:
    if "employers" in template:
        return [employer for employer in employers if employer.name in template["employers"]]
    same = [employer for employer in employers if employer.ats == sender]
    plain = [e for e in employers if sender not in ATS_NAMES or not e.ats]
    english = [e for e in same or plain if not e.domain.endswith((".de", ".fr", ".es", ".it", ".nl"))]
    return english or same or plain


ATS_NAMES = frozenset({
    "greenhouse", "lever", "ashby", "workday", "smartrecruiters", "icims", "jobvite", "workable", "successfactors",
    "taleo", "oracle", "bamboohr", "teamtailor", "recruitee", "rippling", "breezy", "personio",
})  # fmt: skip


def _mail(
    name: str, template: dict[str, Any], sender: str, employer: Employer, title: str, signer: str
) -> LabelledMail:
    values = {
        "c": employer.name, "t": title, "d": employer.domain, "k": employer.domain.split(".")[0], "s": signer,
        "m": signer.lower().replace(" ", "."), "n": "40917",
    }  # fmt: skip
    subject, body = template["subject"].format(**values), template["body"].strip("\n").format(**values)
    named = "{t}" in template["subject"] + template["body"]
    about = template["kind"] != "other" and not template.get("unlinked")
    about = about and (sender not in ABOUT_NO_EMPLOYER or bool(template.get("linked")))
    certain = named or len(employer.titles) == 1
    interview = {key: value.format(**values) for key, value in template.get("interview", {}).items()}
    return LabelledMail(
        name=name,
        raw=_raw(name, template, SENDERS[sender].format(**values), subject, body),
        kind=template["kind"],
        lang=template.get("lang", "en"),
        company=employer.name if about and _tells_company(template, sender) else None,
        title=title if about and named else None,
        application=employer.key(title) if about and certain and _tells_company(template, sender) else None,
        interview=interview or None,
        employer=frozenset(employer.key(title) for title in employer.titles)
        if _without_news(template, sender)
        else frozenset(),
    )


def _without_news(template: dict[str, Any], sender: str) -> bool:
    return template["kind"] == "other" and sender not in ABOUT_NO_EMPLOYER


def _tells_company(template: dict[str, Any], sender: str) -> bool:
    return "{c}" in SENDERS[sender] + template["subject"] + template["body"] or "{d}" in SENDERS[sender]


def _raw(name: str, template: dict[str, Any], sender: str, subject: str, body: str) -> bytes:
    message = EmailMessage()
    domain = sender.rpartition("@")[2].strip(" >")
    message["From"] = sender if not re.search(r"[&()]", sender) else re.sub(r"^(.*) <", r'"\1" <', sender)
    message["To"] = "Robin Mercer <robin@example.org>"
    message["Subject"] = subject
    message["Date"] = SENT
    message["Message-ID"] = f"<{name}@{domain}>"
    message["Authentication-Results"] = f"mx.example.org; dkim=pass header.d={domain}; dmarc=pass header.from={domain}"
    for header, value in template.get("headers", {}).items():
        message[header] = value
    if template.get("quoted"):
        body += HISTORY
    if template.get("html"):
        paragraphs = "".join(
            f"<tr><td style='padding:8px'>{part.replace(chr(10), '<br>')}</td></tr>" for part in body.split("\n\n")
        )
        message.set_content(
            f"<html><head><style>td{{color:#333}}</style></head><body><table>{paragraphs}</table></body></html>",
            subtype="html",
        )
    else:
        message.set_content(body)
    if ics := template.get("ics"):
        message.add_alternative(
            _calendar(name, **ics).encode(),
            maintype="text",
            subtype="calendar",
            params={"method": ics.get("method", "REQUEST")},
        )
    return message.as_bytes()


def _calendar(uid: str, start: str, end: str, method: str = "REQUEST", location: str = "") -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//set//EN", f"METHOD:{method}", "BEGIN:VEVENT", f"UID:{uid}",
             "SEQUENCE:0", "DTSTAMP:20261101T090000Z", f"DTSTART:{start}", f"DTEND:{end}", "SUMMARY:Interview",
             f"LOCATION:{location}", "END:VEVENT", "END:VCALENDAR", ""]  # fmt: skip
    return "\r\n".join(lines)


def _table(half: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{half}.toml").read_text(encoding="utf-8"))
