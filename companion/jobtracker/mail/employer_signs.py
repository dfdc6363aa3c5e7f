"""Where a mail names firms: every run of words that may be one, with the name of the sign that points at it.

A sign says nothing by itself of how much it is worth: `data/employers.tsv` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from companion.accents import without_accents
from companion.jobtracker.mail.employer_phrases import (
    AFTER_COMMA,
    ATS_SUBJECTS,
    BEHIND_TITLE,
    BRACKETED,
    CLOSING,
    FARTHER,
    FARTHEST,
    FOOTER,
    FUNCTION,
    INDEED_LINE,
    LABELLED,
    NAME,
    NO_FIRM_IN_CJK,
    PHRASES,
    SIGNED_AT_END,
    SIGNED_DEPARTMENT,
    SIGNED_ROLE,
    SIGNED_TEAM,
    SUBJECT_BEGINS,
    SUBJECT_ENDS,
    TOLD_OF,
    WITH_LEGAL_FORM,
)
from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.senders import SenderBook, SenderFact
from companion.jobtracker.mail.suffixes import has_suffix, word_of
from companion.jobtracker.mail.text import FAR_SCRIPT

MAX_SCANNED_CHARS = 6_000
SIGNATURE_LINES = 6
MOST_SIGNATURE_LINES = 14
"""Of a mail with addresses and small print below its signature."""
Sign = tuple[str, str]
"""Its name in the table of weights, and the words that it points at."""
_DISPLAY_NOISE = re.compile(
    r"\b(?:hiring|recruiting|recruitment|recruiter|talent acquisition|talent|careers?|jobs?|hr|human resources|people(?: operations| ops)?|team|no-?reply|do not reply"
    r"|karriere|bewerbung(?:en)?|personalabteilung|recrutement|carrières?|ressources humaines|selección|empleo|rrhh|recursos humanos|selezione|risorse umane|lavora con noi|vacatures|werving|recrutamento|vagas|carreiras"
    r"|notifications?|workday|greenhouse|lever|ashby|icims|smartrecruiters|workable|candidate(?: experience| care)?|the|acquisition|operations|staffing|resourcing|candidates|application)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\((?P<name>[^()]{2,60})\)|\b(?:at|from|@|bei|chez) (?P<at>[A-Z0-9].{1,60})$")
_VIA = re.compile(r"\s+(?:via|through|on) [A-Z].*$")
AGENCY = re.compile(
    r"recruit|resourc|staffing|talent|headhunt|personnel|agency|agentur|jobsearch|executivesearch|appointments|zeitarbeit|interim"
)
"""In a domain: its owner writes about other employers."""
_NO_FIRM = re.compile(
    r"^(?:e?mail(?:er|s|ing|box)?|notif(?:y|ier|ications?)|no-?reply|alerts?|updates?|messag\w+|news(?:letter)?s?|sender?)$"
)
"""A domain's word that is a service's, not a name."""
_JOINED = re.compile(
    r"^(.{4,}?)(trust|bank|hospital|college|university|school|council|group|foods|media|health|labs|farm|airways|nursery|consulting|partners|studios?|solutions|systems|logistics|motors|energy|energie)$"
)
_TENANT_SENDERS = frozenset(
    {"Workday", "Teamtailor", "Comeet", "Clinch", "Avature", "iCIMS", "Personio", "Breezy", "Taleo", "HireVue"}
)
_TENANT_LOCALS = frozenset({"Workday", "iCIMS", "Breezy", "Taleo"})
"""Of them, those that write the employer before the @."""
_SHARED_LOCALS = frozenset({
    "no-reply", "noreply", "donotreply", "do-not-reply", "notification", "notifications", "recruiting", "workday", "myworkday", "system", "jobs", "hr", "careers", "mail", "info", "team", "support",
})  # fmt: skip


def signs_of(mail: MailMessage, senders: SenderBook, title: str | None) -> Iterator[Sign]:
    """Every sign of an employer in a mail about `title` (None: unknown)."""
    text = mail.body[:MAX_SCANNED_CHARS]
    fact = senders.by_domain(mail.sender.domain)
    return chain(
        _of_the_sender(mail, senders, fact),
        _of_phrases(mail.subject, text, fact, AGENCY.search(mail.sender.domain) is not None),
        _of_the_subject(mail.subject, fact),
        _of_the_signature(text),
        _of_the_job(mail.subject, text, title),
    )


def _of_the_sender(mail: MailMessage, senders: SenderBook, fact: SenderFact | None) -> Iterator[Sign]:
    shared = fact is not None and fact.role in ("board", "freemail", "noise", "assessment", "scheduling", "signing")
    if not shared or (fact and fact.role == "assessment"):
        yield from _from_display_name(mail, fact.name if fact else None)
    label = own_label(mail, senders)
    if label is None or (fact is None and AGENCY.search(mail.sender.domain)):
        return
    for where in (mail.sender.name, mail.subject, mail.body):
        yield from (("as its domain", name) for name in _spellings(label, where))
    if not _NO_FIRM.match(label) and has_suffix(mail.sender.domain):
        yield "domain alone", _readable(label)


def _of_phrases(subject: str, text: str, fact: SenderFact | None, agency: bool) -> Iterator[Sign]:
    agency = agency and fact is None
    if agency or (fact and fact.role in ("assessment", "signing", "scheduling", "board")):
        yield from (
            ("told of", found["name"]) for found in TOLD_OF.finditer(text) if found["name"] != (fact and fact.name)
        )
    for sign, pattern in PHRASES:
        for where in (subject, text):
            yield from ((sign, found["name"]) for found in pattern.finditer(where))
    for sign, pattern in FARTHER + FARTHEST if FAR_SCRIPT.search(text) else FARTHER:
        for phrase in pattern.finditer(text):
            name = phrase["name"] or phrase["at"]
            if not NO_FIRM_IN_CJK.search(name):
                yield sign, name
    if fact and fact.role in ("scheduling", "signing"):
        yield from (("in brackets", found["name"]) for found in SUBJECT_ENDS[2].finditer(text))
    if fact and fact.role == "board":
        yield from (("board's line", found["name"]) for found in INDEED_LINE.finditer(text))
    yield from (("footer", found["name"]) for found in FOOTER.finditer(text))


def _of_the_subject(subject: str, fact: SenderFact | None) -> Iterator[Sign]:
    if (found := BRACKETED.match(subject)) and not NO_FIRM_IN_CJK.search(found["name"]):
        yield "bracketed", found["name"]
    for pattern in ATS_SUBJECTS if fact and fact.role == "ats" else ():
        yield from (("end of ATS's subject", found["name"]) for found in pattern.finditer(subject))
    for pattern in SUBJECT_ENDS:
        yield from (("end of subject", found["name"]) for found in pattern.finditer(subject))
    if found := SUBJECT_BEGINS.match(subject):
        yield "subject begins", found["name"]


def _of_the_job(subject: str, text: str, title: str | None) -> Iterator[Sign]:
    """The employer told right behind the job, or after a label. A platform's mail names it so, and its own name elsewhere."""
    if title is not None:
        behind = re.compile(re.escape(title) + BEHIND_TITLE + f"{NAME})")
        found = behind.search(text) or behind.search(subject)
        if found is not None:
            yield "behind the job", found["name"]
    if labelled := LABELLED.search(text):
        yield "labelled", labelled["name"]


def _from_display_name(mail: MailMessage, ats: str | None) -> Iterator[Sign]:
    name = _VIA.sub("", mail.sender.name)
    if not name or "@" in name:
        return
    if inside := _INSIDE.search(name):
        yield "in the sender's name", inside["name"] or inside["at"]
        return
    cleaned = " ".join(_DISPLAY_NOISE.sub(" ", name).split()).strip(" .,|-–@")
    marked = _DISPLAY_NOISE.search(name) is not None
    # Without a word such as "Careers" the display name may be a person's; an ATS writes the employer's there.
    if cleaned == ats:
        return
    if marked or (ats is not None and ats != name and not _looks_like_person(name, mail, ats)):
        yield "sender's name", cleaned
    elif ats is None and not _looks_like_person(name, mail, ats):
        yield "sender's bare name", cleaned


def writer_of(mail: MailMessage, fact: SenderFact | None) -> str:
    """The name of the person who writes, as the sender's name tells it; empty where that is a firm's or nobody's."""
    name = _VIA.sub("", mail.sender.name)
    if fact is not None and fact.role in ("scheduling", "signing", "freemail"):
        return name
    return name if _looks_like_person(name, mail, fact.name if fact else None) else ""


def _looks_like_person(name: str, mail: MailMessage, ats: str | None) -> bool:
    """A name of two or three words of which the address has one before the @ and none behind it."""
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", without_accents(name))]
    local = mail.sender.email.partition("@")[0].partition("+")[0].lower()
    if len(words) not in (2, 3) or local in _SHARED_LOCALS or (ats in _TENANT_LOCALS and not re.search(r"[._]", local)):
        return False
    long = [word for word in words if len(word) > 2]
    return any(word in local for word in long) and not any(word in mail.sender.domain for word in long)


def own_label(mail: MailMessage, senders: SenderBook) -> str | None:
    """The word of the sender's address that is the employer's: its domain, or its name at an ATS."""
    domain = mail.sender.domain
    fact = senders.by_domain(domain)
    if fact is None:
        return word_of(domain) if domain else None
    if fact.name not in _TENANT_SENDERS:
        return None
    reply = mail.reply_to.domain
    if reply and senders.by_domain(reply) is None:
        return word_of(reply)
    local = mail.sender.email.partition("@")[0].partition("+")[0]
    labels = domain.split(".")
    if local not in _SHARED_LOCALS and not re.search(r"[._]", local) and fact.name in _TENANT_LOCALS:
        return local
    return labels[0] if len(labels) > 2 else None


def _spellings(label: str, text: str) -> Iterator[str]:
    """Runs of capitalised words that, written together, are the label ("Kestrel & Finch" for kestrelfinch)."""
    wanted = re.sub(r"[^a-z0-9]", "", label.lower())
    if len(wanted) < 3:
        return
    words = [(found.start(), found.end(), found[0]) for found in re.finditer(r"[\w'’.+-]+", text[:MAX_SCANNED_CHARS])]
    for first, (start, _, word) in enumerate(words):
        if not (word[0].isupper() or word[0].isdigit()):
            continue
        joined = ""
        for _, end, next_word in words[first : first + 6]:
            joined += (
                re.sub(r"[^a-z0-9]", "", without_accents(next_word.lower()))
                if next_word.lower() not in ("and", "the")
                else ""
            )
            if joined == wanted:
                yield text[start:end]
                break
            if not wanted.startswith(joined):
                break


def _of_the_signature(text: str) -> Iterator[Sign]:
    if found := SIGNED_AT_END.search(text[-200:]):
        yield "signed", found["name"]
    lines = _last_lines(text)
    for number, line in enumerate(lines):
        if len(line) > 70:
            continue
        if found := SIGNED_ROLE.match(line):
            yield "signed in a role", found["name"]
        elif found := AFTER_COMMA.match(line):
            yield "signed", found["name"]
        elif firm := (number and WITH_LEGAL_FORM.match(line)) or _signed_department(line):
            yield "signed as a firm", firm["name"]
        elif (found := SIGNED_TEAM.match(line)) and number:
            yield ("signed as a team" if found["name"] != line else _bare_line(lines, number)), found["name"]


def _last_lines(text: str) -> list[str]:
    """The last lines of a mail; where its closing stands above them, those below that."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    closed = next((at for at in range(len(lines) - 1, -1, -1) if CLOSING.search(lines[at][-60:])), len(lines))
    start = min(closed, len(lines) - SIGNATURE_LINES)
    return lines[max(0, start, len(lines) - MOST_SIGNATURE_LINES) :][:MOST_SIGNATURE_LINES]


def _signed_department(line: str) -> re.Match[str] | None:
    found = SIGNED_DEPARTMENT.match(line)
    return None if found is None or FUNCTION.search(found["name"]) else found


def _bare_line(lines: list[str], number: int) -> str:
    """The sign of a bare name in a signature: a person's and a firm's look alike, but the firm stands below the person."""
    closed = next((at for at in range(number - 1, -1, -1) if CLOSING.search(lines[at])), None)
    last = number == len(lines) - 1 and closed is not None and number - closed >= 2
    firm = last and not any(map(str.isdigit, lines[number])) and not FUNCTION.search(lines[number])
    return "signed last" if firm else "line of the signature"


def _readable(word: str) -> str:
    cleaned = re.sub(r"[^a-z0-9]+", " ", word.lower()).strip()
    cleaned = _JOINED.sub(r"\1 \2", cleaned)
    return cleaned.upper() if len(cleaned) <= 3 else cleaned.title()
