"""Which employer and which job a mail is about, as far as it says so.

Signals in order of trust: phrases that name both ("your application for TITLE at COMPANY"), the subject, the
sender's display name, the sender's domain. Unsure is None: a wrong company links a mail to a wrong job.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import tldextract

from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.senders import SenderBook

_PHRASES = Path(__file__).parent / "data" / "entities.toml"
MAX_SCANNED_CHARS = 6_000
MAX_NAME_CHARS = 80

_SUFFIX_LIST = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
"""The bundled public suffix list only: nothing is fetched."""

_ROLE = r"(?:role|position|job|opening|vacancy|post|opportunity|internship)"
_PLACEHOLDERS = {
    "<company>": r"(?P<company>[A-Z0-9][\w&'.,+!/()| -]{0,70}?)",
    "<title>": r"(?P<title>[A-Z0-9][\w&'.,+#:/()\[\]| –-]{1,100}?)",
    "<role>": _ROLE,
    "<end>": r"(?=\s*(?:[.!?;:\n|]|,\s|$|\s(?:and|has|have|was|is|we|on|team|role|position|job|at this|in the|via"
    r"|through|with|your|for|located|-|–)\b))",
}


def _load_phrases() -> dict[str, tuple[re.Pattern[str], ...]]:
    tables = tomllib.loads(_PHRASES.read_text(encoding="utf-8"))
    return {name: tuple(re.compile(_expand(phrase)) for phrase in phrases) for name, phrases in tables.items()}


def _expand(phrase: str) -> str:
    for placeholder, pattern in _PLACEHOLDERS.items():
        phrase = phrase.replace(placeholder, pattern)
    return phrase


_READ_PHRASES = _load_phrases()
_NOT_A_NAME = re.compile(
    r"^(?:the|our|this|that|your|you|we|us|it|a|an|i|any|all|one|team|company|employer|position|role|job|jobs|time|hi|hello|dear|no|not"
    r"|hiring|recruiting|recruitment|talent acquisition|talent|careers?|hr|people|human resources|notifications?|no-?reply|candidate|applicant|application)$",
    re.IGNORECASE,
)
_DISPLAY_NOISE = re.compile(
    r"\b(?:hiring|recruiting|recruitment|talent acquisition|talent|careers?|jobs?|hr|human resources|people(?: operations| ops)?|team|no-?reply|do not reply"
    r"|notifications?|via \w+|workday|greenhouse|lever|ashby|icims|smartrecruiters|workable|candidate(?: experience| care)?|the|at|acquisition|operations)\b",
    re.IGNORECASE,
)
_TENANT_SENDERS = {"Workday", "Teamtailor", "Comeet", "Clinch", "Avature", "iCIMS"}


@dataclass(frozen=True)
class Entities:
    company: str | None = None
    title: str | None = None


def read_entities(mail: MailMessage, senders: SenderBook) -> Entities:
    """The employer and the job title that `mail` names; None where it is silent or unclear."""
    texts = [mail.subject, mail.body[:MAX_SCANNED_CHARS]]
    company = title = None
    for pattern in _READ_PHRASES["both"]:
        for text in texts:
            if found := pattern.search(text):
                groups = found.groupdict()
                company = company or _company(groups.get("company"))
                title = title or _title(groups.get("title"))
        if company and title:
            break
    title = title or _first_title(mail)
    company = company or _from_display_name(mail, senders) or _from_domain(mail, senders)
    if company and title and company.lower() == title.lower():
        title = None
    return Entities(company, title)


def _first_title(mail: MailMessage) -> str | None:
    for pattern in _READ_PHRASES["subject_title"]:
        if (found := pattern.search(mail.subject)) and (title := _title(found["title"])):
            return title
    for text in (mail.subject, mail.body[:MAX_SCANNED_CHARS]):
        for pattern in _READ_PHRASES["title"]:
            for found in pattern.finditer(text):
                if title := _title(found["title"]):
                    return title
    return None


def _company(raw: str | None) -> str | None:
    if not raw:
        return None
    name = re.sub(r"^(?:unfortunately,|the team at|joining|the)\s+", "", raw.strip(" .,!|-–"), flags=re.IGNORECASE)
    name = re.sub(r"(?:'s)$|\s+in [A-Z][\w. ]*(?:,.*)?$|\s+-\s+\d.*$", "", name).strip(" .,!|-–")
    if not name or len(name) > MAX_NAME_CHARS or _NOT_A_NAME.match(name) or len(name.split()) > 8:
        return None
    return name if re.search(r"[A-Za-zÀ-ÿ]", name) else None


def _title(raw: str | None) -> str | None:
    if not raw:
        return None
    title = re.split(r"(?<=[a-z]{3}|\w\w\))\. (?=[A-Z])", " ".join(raw.split()))[0].strip(" .,!|-–:")
    title = re.sub(rf"^(?:the|our|a|an|following)\s+|\s+{_ROLE}$", "", title)
    if len(title) < 2 or len(title.split()) > 14 or _NOT_A_NAME.match(title):
        return None
    return title


def _from_display_name(mail: MailMessage, senders: SenderBook) -> str | None:
    name = mail.sender.name
    fact = senders.by_domain(mail.sender.domain)
    if not name or "@" in name or (fact and fact.role in ("board", "freemail", "noise", "assessment", "scheduling")):
        return None
    cleaned = " ".join(_DISPLAY_NOISE.sub(" ", name).split()).strip(" .,|-–@")
    if not cleaned or len(cleaned) < 2:
        return None
    marked = _DISPLAY_NOISE.search(name) is not None
    # Without a word such as "Careers" the display name may be a person's; an ATS writes the employer's there.
    return cleaned if marked or (fact and fact.role == "ats" and not _looks_like_person(name, mail)) else None


def _looks_like_person(name: str, mail: MailMessage) -> bool:
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", name)]
    local = mail.sender.email.partition("@")[0]
    return len(words) == 2 and any(word in local for word in words) and "reply" not in local


def _from_domain(mail: MailMessage, senders: SenderBook) -> str | None:
    domain = mail.sender.domain
    fact = senders.by_domain(domain)
    if fact is None:
        return _readable(_SUFFIX_LIST(domain).domain) if domain else None
    if fact.name in _TENANT_SENDERS:
        reply = mail.reply_to.domain
        if reply and senders.by_domain(reply) is None:
            return _readable(_SUFFIX_LIST(reply).domain)
        return _tenant(mail, fact.name)
    return None


def _tenant(mail: MailMessage, sender: str) -> str | None:
    local = mail.sender.email.partition("@")[0].partition("+")[0]
    labels = mail.sender.domain.split(".")
    if sender in ("Teamtailor", "Comeet", "Clinch", "Avature"):
        return _readable(labels[0]) if len(labels) > 2 else None
    generic = {
        "no-reply",
        "noreply",
        "donotreply",
        "notification",
        "notifications",
        "recruiting",
        "workday",
        "myworkday",
    }
    if local in generic:
        return _readable(labels[0]) if len(labels) > 2 else None
    return _readable(local)


def _readable(word: str) -> str | None:
    cleaned = re.sub(r"[^a-z0-9]+", " ", word.lower()).strip()
    if len(cleaned) < 2 or cleaned in ("example", "mail", "email", "company", "talent"):
        return None
    return cleaned.upper() if len(cleaned) <= 3 else cleaned.title()


def registrable_domain(host: str) -> str:
    """example.co.uk for jobs.example.co.uk, by the bundled public suffix list; the host itself when unknown."""
    return _SUFFIX_LIST(host.lower()).top_domain_under_public_suffix or host.lower()
