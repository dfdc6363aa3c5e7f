"""The employer that a mail names: a choice among all names in it, by everything that points at each.

Every run of words that some sign points at is a candidate, and so is each of its beginnings ("Stripe Interview" may be a
firm, or one and what it sends). What is known of a candidate are the signs that point at it, how it stands to the
sender's domain and name, and what it looks like; each is worth something (`data/employers.tsv`, learnt by
`tests/training/mail/employers.py`). The best one wins when it is worth more than nothing. Unsure is None: a wrong employer
links a mail to a wrong application.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from companion.accents import without_accents
from companion.jobtracker.mail.employer_phrases import AFTER_NAMES, CLOSING, TEAM
from companion.jobtracker.mail.employer_signs import MAX_SCANNED_CHARS, own_label, signs_of, writer_of
from companion.jobtracker.mail.message import MailMessage
from companion.jobtracker.mail.senders import SenderBook
from companion.jobtracker.mail.titles import has_head

WEIGHTS = Path(__file__).parent / "data" / "employers.tsv"
MAX_NAME_CHARS = 60
MAX_CANDIDATES = 120
MIN_PART_CHARS = 4
"""A shorter name is part of many a domain."""
JOB_SIGNS = frozenset(
    {"behind the job", "labelled", "job at", "applied to", "sent to", "sent to elsewhere", "board's line"}
)
"""They tell whose the job is, whoever writes."""
SENDER_SIGNS = frozenset({
    "any", "sender's name", "in the sender's name", "sender's bare name", "as its domain", "domain alone", "footer", "end of subject",
    "subject begins", "is the domain", "is the sender's name", "in the sender's name too", "thanks from", "its team", "signed last",
    "line of the signature", "signed as a team", "signed as a firm", "signed", "end of ATS's subject", "holds the domain", "part of the domain",
    "words of the domain", "initials of the domain", "no domain", "strange to the domain", "subject begins, cut", "end of subject, cut",
})  # fmt: skip
"""They tell who writes."""
PHRASE_SIGNS = JOB_SIGNS | {
    "has decided",
    "invites",
    "on behalf",
    "works at",
    "its team",
    "its application",
    "signed",
    "beside",
}
NEAR_DOMAIN = frozenset({"holds the domain", "part of the domain", "words of the domain", "initials of the domain"})
SURE_SIGNS = frozenset(
    {"behind the job", "labelled", "sender's name", "in the sender's name", "as its domain", "domain alone"}
)
"""They point at a whole name, never at one with more behind it."""
_NOT_A_NAME = re.compile(
    r"^(?:.*\.(?:pdf|docx?)|\d+(?:st|nd|rd|th)|i['’]m|we['’]re|it['’]s|ihnen|ihr|ihre|sie|dir|dich|deine?|uns|vous|nous|votre|usted|nosotros|você|lei|noi|jou|jullie|ons|b\.?a|b\.?sc|m\.?a|m\.?sc|mba|ph\.?d|hrms|the|our|this|that|these|your|you|we|us|it|a|an|i|any|all|one|team|company|employer|position|role|jobs?|time|hi|hello|hey|dear|no|not|if|as|to|re|fwd|hiring manager"
    r"|hiring|recruiting|recruitment|talent acquisition|talent|careers?|hr|people|human resources|notifications?|no-?reply|candidate|candidates|applicant|application|applications|interview|update|offer"
    r"|best|yours|talk soon|speak soon|unsubscribe|google meet|zoom|microsoft teams|teams|linkedin|indeed"
    r"|status|reminder|invitation|next steps?|confirmation|some|good|great|in|on|at|for|and|after|before|what|when|where|how|there|they|everyone|please|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|recursos humanos|ressources humaines|risorse umane|recrutamento|recrutement|reclutamiento|selección|seleção|selezione|rekrutmen|rekrutacji|hrd|rh|rrhh|manajemen|stelle|position|poste|puesto|vaga|posisi"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|premium|remote|english|you have|you|robin|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?)$",
    re.IGNORECASE,
)
_KANA_BEHIND = re.compile(r"(?<=[A-Za-z0-9.&]) ?[\u3040-\u309f\uac00-\ud7a3].*$")
"""Behind a Latin name, what Japanese and Korean hang on to it: its part in the sentence."""
_LEGAL = re.compile(r",? (?:inc|llc|ltd|limited|corp|corporation)\.?$", re.IGNORECASE)


_FOLLOWS = re.compile(
    r"^(?:onsite|on-site|interview\w*|invitation|schedul\w+|offer|letter|details|update|status|application|assessment|confirmation|confirmed|reminder|call|screen|phone|video|virtual|technical|next|steps?|recruiter|intro|jobs?|careers?|hiring|opportunity|news\w*|team|hr|einladung|bewerbung|angebot|termin|candidature|entretien|entrevista|oferta|colloquio|gesprek|vacature|vaga)$",
    re.IGNORECASE,
)
"""The last word of what begins with a name and goes on."""


_GREETINGS = "dear|hi|hello|hey|hola|bonjour|hallo|beste|liebe[rs]?|guten tag|ciao|olá|caro|cara"
_ROLE_BEHIND = r"(?:, | \(| [-–—|] |\n)([^\n(),.;:]{2,45})"


@dataclass
class Candidate:
    """A name that a mail may mean by its employer."""

    name: str
    known: Counter[str] = field(default_factory=Counter)
    """What is known of it, by name, and how often."""


def find_company(mail: MailMessage, senders: SenderBook, title: str | None) -> str | None:
    """The employer a mail is about, or None."""
    weights = _weights()
    best = max(candidates(mail, senders, title), key=lambda one: worth(one, weights), default=None)
    return best.name if best and worth(best, weights) > 0 else None


def worth(candidate: Candidate, weights: dict[str, float]) -> float:
    """What speaks for a candidate, added up: a thing that is found twice is worth a half more."""
    return sum(weights.get(known, 0.0) * (1.5 if count > 1 else 1.0) for known, count in candidate.known.items())


@cache
def _weights() -> dict[str, float]:
    """The weights that ship with the package. Lines with "#" tell where they come from."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {known: int(value) / 100 for known, value in rows}


def candidates(mail: MailMessage, senders: SenderBook, title: str | None) -> list[Candidate]:
    """Every name that may be the employer's, with what is known of it."""
    found: dict[str, Candidate] = {}
    for sign, raw in signs_of(mail, senders, title):
        name = clean_company(raw)
        for number, part in enumerate(_parts(name, sign) if name else ()):
            if sign not in SURE_SIGNS and _is_a_date_or_title(part):
                continue
            if len(found) >= MAX_CANDIDATES and _plain(part) not in found:
                continue
            one = found.setdefault(_plain(part), Candidate(part))
            one.known[sign if number == 0 else f"{sign}, cut"] += 1
    sight = _Sight.of(mail, senders, title)
    for one in found.values():
        one.known.update(sight.of_name(one.name))
    _compare(found)
    return list(found.values())


def _compare(found: dict[str, Candidate]) -> None:
    """What is known of each beside the others."""
    jobs_are_of = {plain for plain, one in found.items() if not JOB_SIGNS.isdisjoint(one.known)}
    met = [one for one in found.values() if one.known["with"] and PHRASE_SIGNS.isdisjoint(one.known)]
    for one in met if len(met) > 1 else ():
        one.known["one of several"] += 1
    for plain, one in found.items():
        if one.known["sender's name"] and one.known["strange to the domain"]:
            one.known["not whose domain it is"] += 1
        if jobs_are_of and plain not in jobs_are_of and SENDER_SIGNS.issuperset(one.known):
            one.known["only sends"] += 1
    # A name that only the domain spells is none where one near it is written.
    if any(not NEAR_DOMAIN.isdisjoint(one.known) for one in found.values()):
        for plain in [
            plain for plain, one in found.items() if one.known["domain alone"] and not one.known["as its domain"]
        ]:
            del found[plain]


def _parts(name: str, sign: str) -> list[str]:
    """A name, and its beginnings where it may be one that goes on."""
    words = name.split()
    if sign in SURE_SIGNS or len(words) == 1:
        return [name]
    cuts = (clean_company(" ".join(words[:end])) for end in range(len(words) - 1, 0, -1))
    return list(dict.fromkeys([name, *filter(None, cuts)]))


@dataclass(frozen=True)
class _Sight:
    """What of a mail tells how its names look."""

    label: str
    """The word of the sender's domain that is its owner's; empty where it is a service's."""
    displayed: str
    writer: frozenset[str]
    """The words of the name of somebody who writes; empty where a firm does."""
    service: str
    title: str
    beginning: str
    text: str

    @classmethod
    def of(cls, mail: MailMessage, senders: SenderBook, title: str | None) -> _Sight:
        fact = senders.by_domain(mail.sender.domain)
        writer = writer_of(mail, fact)
        return cls(
            _letters(own_label(mail, senders) or ""), mail.sender.name.lower(), frozenset(writer.lower().split()),
            _plain(fact.name) if fact else "", (title or "").lower(), mail.body[:400], mail.body[:MAX_SCANNED_CHARS],
        )  # fmt: skip

    def of_name(self, name: str) -> list[str]:
        """What a name looks like, and how it stands to its mail."""
        words, plain = name.split(), _plain(name)
        seen = ["any", *_of_domain(words, _letters(name), self.label)]
        if name.lower() in self.displayed:
            seen.append("is the sender's name" if name.lower() == self.displayed else "in the sender's name too")
        if len(words) > 1 and _FOLLOWS.match(words[-1]):
            seen.append("goes on")
        if len(words) > 4:
            seen.append("long")
        if plain == self.service:
            seen.append("is the service")
        if self.writer and self.writer.issuperset(name.lower().split()):
            seen.append("is the writer")
        if re.search(rf"\b(?i:{_GREETINGS}) {re.escape(words[0])}\b", self.beginning):
            seen.append("is addressed")
        if any(has_head(found[1]) for found in re.finditer(re.escape(name) + _ROLE_BEHIND, self.text)):
            seen.append("has a role")
        if name.lower() in self.title:
            seen.append("in the title")
        if has_head(name):
            seen.append("has a job's word")
        return seen


def _of_domain(words: list[str], whole: str, label: str) -> list[str]:
    """How a name stands to the word of its sender's domain."""
    if not label:
        return ["no domain"]
    if whole == label:
        return ["is the domain"]
    if len(label) >= MIN_PART_CHARS and (whole.startswith(label) or whole.endswith(label)):
        return ["holds the domain"]
    if len(whole) >= MIN_PART_CHARS and (label.startswith(whole) or label.endswith(whole)):
        return ["part of the domain"]
    parts = [_letters(word) for word in words]
    inside = [part for part in parts if len(part) >= MIN_PART_CHARS and part in label]
    if inside and sum(map(len, inside)) * 4 >= len(label) * 3:
        return ["words of the domain"]
    initials = "".join(part[0] for part in parts if part)
    if len(initials) > 2 and label.startswith(initials):
        return ["initials of the domain"]
    return ["strange to the domain"]


def clean_company(raw: str) -> str | None:
    """A name without what stands around it; None when it cannot be an employer's."""
    name = " ".join(raw.split()).strip(" .,!|-–:·\"'’()")
    name = re.sub(r"^(?:the team at|joining|the|unfortunately,|ihr|dein|euer)\s+", "", name, flags=re.IGNORECASE)
    name = re.sub(r"(?:'s|’s)$|(?<!\bSt)\.\s.*$|\s+(?:in|on) [A-Z].*$", "", name)
    name = re.sub(r"\s(?:I'm|I|We|We're|Your?|Please|Base)\b.*$", "", name)
    name = re.sub(r"(?:\s+(?:and|of|for|the|de|del|di|du|da|do|y|et|und|&))+$", "", name)
    name = re.sub(rf"(?:\s+(?:{TEAM}|{AFTER_NAMES}))+$", "", name).strip(" .,!|-–:·\"'’()")
    name = _KANA_BEHIND.sub("", _LEGAL.sub("", name))
    if len(name) < 2 or len(name) > MAX_NAME_CHARS or _no_name(name) or not re.search(r"[^\W\d_]", name):
        return None
    return name


def _no_name(words: str) -> bool:
    return bool(_NOT_A_NAME.match(words) or CLOSING.search(words))


def _is_a_date_or_title(name: str) -> bool:
    return (bool(re.match(r"(?:\d|[A-Z][a-z]{2,8} \d)", name)) and not re.match(r"\d+[A-Za-z]", name)) or (
        has_head(name) and len(name.split()) > 1 and has_head(name.split()[-1])
    )


def _letters(name: str) -> str:
    """Letters and digits as addresses have them."""
    return re.sub(r"[^a-z0-9]", "", without_accents(name.lower()))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name.lower())
