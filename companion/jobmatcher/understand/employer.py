"""Who employs: every sign on a page votes for a name, and the name with the most votes is taken.

No single sign can be relied on: a page's title may carry the job site's name, a label may name a department, and the
text may speak of a partner. What several of them say is hardly ever wrong. How much each sign counts was fitted to 152
labelled pages of 117 sites; fitted to half of them, it told the employers of the other half better than before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from companion.ats.recognise import AtsAddress
from companion.contracts import Block, PageSnapshot
from companion.jobmatcher.understand import letterhead
from companion.jobmatcher.understand.body import signature
from companion.jobmatcher.understand.chosen import Chosen, sureness
from companion.jobmatcher.understand.html_blocks import normalise
from companion.jobmatcher.understand.letterhead import IsPlace
from companion.jobmatcher.understand.mentions import mentions
from companion.jobmatcher.understand.naming import (
    PARTS,
    clean_company,
    is_generic,
    is_occupation,
    split_page_title,
    without_lead,
)

ENOUGH = 2.5
"""Votes from which a name is believed."""
MAX_COMPANY_WORDS = 9
TOP_BLOCKS = 14
"""Blocks from the top in which the employer named by the page's title is looked for again."""

LABEL, LATER_LABEL = 7.0, 2.4
LEGAL_FORM_ON_TOP = 5.0
BESIDE_TITLE = 6.2
ORGANISATION = 2.0
SITE = 1.9
WHOLE_TITLE = 2.3
"""The page's title, where it is not the job's: believed if the text repeats it."""
LOGO = 3.2
COPYRIGHT = 1.5
IMAGE = 1.0
OF_BOARD = 3.0
LETTERHEAD = 4.8
MAIL = 2.5
HOST = 3.1
"""For a name that the page's address holds."""
SHOWN = 3.1
"""For a name from around the text that the text repeats."""
SITE_OF_JOBS = 0.3
"""What is left of the votes for a name that speaks of jobs: that is the site's, unless the text seeks for it."""
IN_TITLE = 0.3
"""What is left of the text's votes for a part of the job's title."""
OF_KIN = 0.9
"""What of its votes a name gives to one that begins with it, or with which it begins."""
LONGER = 0.4
"""Share of a short name's votes from which the long form of it is taken."""
MOST_OF_TEXT = 7.0
MORE_OF_TEXT = 0.35
"""What each further mention counts, of its weight."""
OF_ORGANISATION = 1.5
OF_SITE = 0.7
"""What is left of the text's votes for one place of work: its owner is more likely meant."""
OPENING = 0.5
"""What is left of the votes for a single word that is capitalised only where a sentence begins."""

_NO_NAME = re.compile(
    r"^(?:director|manager|head|chief|vice president) |^(?:client|customer|financial|corporate|people|guest|patient|investor|public) (?:services?|success|operations|development|resources|experience|care|relations)$|^(?:(?:provide|ensure|assist|maintain|perform|manage|develop|coordinate|prepare|conduct|deliver)s? .*|.*\b(?:gesucht|wanted|gezocht|sökes|søges)\b.*|(?:vi|du|din[ea]?|ditt|som|hos|här|her|vores|våra?|det|den|detta|dette|wij|jij|jouw|onze|ons|bij|ben)$|\w{0,2} ?apply (?:now|online|here|today)|[\w-]{3,}/[\w-]{3,}|(?:the )?(?:this|that|our|we|you|your|it|he|she|they|there|what|who|whom|where|why|which|contract|pay|these|those|position|role|job|jobs|candidates?|applicants?|salary|location|overtime|experience|training|all|how|if|in|as|for|wir|nous|every|everyone|hours|pay|reports|summary|purpose|travel|bachelor.*|master.*|knowledge|ability|schedule|full|part|remote|hybrid|must|on|an|a|one|each|my|here|today|now|when|while|with|no|not|and|or|but|please|please note|ideal|successful|some|any|most|many|other|both|such|also|additionally|however|since|from|after|during|under|over|once|by|to|at|of|department|team|company|organi[sz]ation|business|trust|school|hospital|university|college|council|practice|firm|group|board|service|services|unit|ward|centre|center|community|government|employer|agency|district|county|city|state|office|clinic|store|shop|home|programme|program|project|product|work|working|time|equal|eligible|employees?|staff|members?|people|teachers?|students?|patients?|children|customers?|clients?|benefits?|diversity|diverse|disability|careers?|opportunit\w+|responsibilit\w+|duties|qualifications?|requirements?|essential|desirable|preferred|required|education|skills?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|uk|us|usa|u\.s\.?|eu|eea|covid.*|dbs|hr|it|ceo|cv|i|gcse.*|applications?|apply|interviews?|further|additional|more|about|welcome|join|note|important|closing|start|date|type|contract|permanent|temporary|nhs|rn|gp|key stage.*|level|band|grade|year|phase|tier|class|section|stage|head|main|general|other|great|good|excellent|strong|new|first|second|third|last|next|day|night|full-time|part-time|.{0,8}[’'](?:re|ll|ve|t|d|m)))$"
    r"|^(?:band|level|key stage|grade|year|phase|tier|class|section|stage|agenda for change|rehabilitation of|disclosure and|equality act|data protection|(?:we|you|i|they|it|he|she|that|who|don|doesn|isn|aren|can|won|let)[’'](?:re|ll|ve|t|d|m|s)|as an?|(?:offre|offer|réf?|job|vacancy|oferta|kennziffer|stelle|req|ref)\b.*\d.*$|crown copyright$|senior|junior|care quality commission|the care quality commission|right to work|fair labor|americans with|title (?:ix|vi)|microsoft (?:office|word|excel|teams)|google (?:docs|classroom|sheets|drive)|human resources)\b",
    re.IGNORECASE,
)
"""Capitalised words that begin sentences and headings, and names that every posting drops."""
_PART_OF_ONE = re.compile(
    r"\s(?:teams?|departments?|staff bank|units?|wards?|programme?|line|division|rota|policy|procedures?|act|regulations?|framework|register|award|platform|curriculum|investigation|website|portal|handbook|pension|scheme|plan)$|^[\W\d]+$",
    re.IGNORECASE,
)
"""What belongs to an employer, and is none."""
_SECTION_OF = re.compile(
    r"(?:department|division|faculty|school|section|unit|chair|laboratory|lab) (?:of|for) ", re.IGNORECASE
)
_OF_HOUSE = re.compile(r",? (?:at|of|in) the [A-Z]|, [A-Z]| at [A-Z]")
"""What follows a department's name where its house is named after it."""
_OF_JOBS = re.compile(
    r"jobs?\b|jobs\.|jobb|\bwork\b|stellen|stepstone|emploi|empleo|talent|career|vacanc|recruit|\bhir(?:e|ing)|karriere|personal(?:vermittlung|service)|staffing|vacatures|praca|prácic|findwork|trabajo",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
_POSTAL_CODE = re.compile(r"(?<![\d/#.,-])\d{4,5}$")
_APPLY_MAIL = re.compile(
    r"\b(?:[a-z]{2,10}[._-]?)?(?:careers?|jobs?|hr|hiring|recruit(?:ing|ment)?|talent|join|work|vacanc(?:y|ies)|bewerbung(?:en)?|karriere|personal|werken|vacatures?|recrutement|candidature|emploi|empleo|rrhh|talento|vagas|rh|jobb|rekrytering|rekruttering|lavoro|selezione)@(?P<label>[a-z]{4,16})\.[a-z]{2,}",
    re.IGNORECASE,
)
"""A mail address for applications at a domain that is one plain word."""
_FREE_MAIL = frozenset(
    {"gmail", "outlook", "hotmail", "yahoo", "gmx", "web", "icloud", "aol", "proton", "live", "orange", "wanadoo"}
)
_TRAILING = re.compile(r"(?: (?:We|You|Our|Your|I|They|It|This|The|Is|Are|Has|As|And))+$")
"""Words that begin the next sentence."""
_WORD_END = re.compile(r"\b")
_SHORT_FORM = re.compile(r"\s*\((?P<short>[A-Z][\w&.-]{1,14})\)$")
_ASIDE = re.compile(r"\s+[|·•]\s+")
_HINTS = {"logo": LOGO, "copyright": COPYRIGHT, "image": IMAGE}
_AFTER_NAME = re.compile(
    r"\s*(?:[,.|·•–—].*|(?:ltd|limited)?\.?\s*all rights reserved.*|\d{4}.*|(?:registered|company (?:no|reg)).*)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Votes:
    """Votes for one name: those of the page around the text, and those of the text."""

    name: str
    around: float = 0.0
    text: list[float] = field(default_factory=list)

    def total(self) -> float:
        most = max(self.text, default=0.0)
        return self.around + min(MOST_OF_TEXT, most + MORE_OF_TEXT * (sum(self.text) - most))


class _Spoken(NamedTuple):
    """A name that the text speaks of, looked at once however often it does."""

    name: str
    key: str
    short: str | None
    """Key of its short form."""
    in_title: bool
    """Stands in the job's title."""
    sole: bool
    """A single word that stands within no sentence."""
    site: bool
    organisation: bool


def find_company(
    snapshot: PageSnapshot,
    title: str | None,
    marked: list[str],
    organisation: str | None,
    address: AtsAddress | None,
    known_place: IsPlace,
) -> Chosen | None:
    """The employer's name as the page writes it; None when nothing says enough.

    `marked`: what stands beside labels such as "Employer", in page order; `organisation`: the one that structured data
    declares; `known_place`: tells names of places, which employ nobody.
    """
    mark = signature(title) if title else ""
    votes: dict[str, _Votes] = {}
    words = " ".join(block.text for block in snapshot.blocks)
    text = signature(words)

    owners = _owners(snapshot)

    def is_place(text: str) -> bool:
        # A firm may be called as a town is: then it signs its pages with that name.
        return (known_place(text) and signature(text) not in owners) or _with_code(text, words, snapshot.blocks)

    long_forms: dict[str, str] = {}
    for raw, weight in _around(snapshot, mark, marked, organisation, address, is_place):
        name = clean_company(raw)
        if name is None or (weight < LABEL and not _may_employ(name, mark, is_place, _at_host(name, snapshot.url))):
            continue
        if _OF_JOBS.search(name) and weight < LABEL:
            weight *= SITE_OF_JOBS
        elif signature(name) in text:
            weight += SHOWN
        known = votes.setdefault(_key(name), _Votes(name))
        known.around += weight
        if len(name.split()) > len(known.name.split()):
            known.name = name
    spoken: dict[str, _Spoken | None] = {}
    for mention in mentions(snapshot.blocks):
        if mention.name not in spoken:
            spoken[mention.name] = _spoken(mention.name, words, mark, is_place)
        if (one := spoken[mention.name]) is None:
            continue
        weight = mention.weight * (IN_TITLE if one.in_title else 1.0)
        if mention.opens and one.sole:
            weight *= OPENING
        if one.site:
            weight *= OF_SITE
        elif one.organisation:
            weight += OF_ORGANISATION
        votes.setdefault(one.key, _Votes(one.name)).text.append(weight)
        if one.short:
            long_forms[one.short] = one.key
    for short, long in long_forms.items():
        if short in votes and long in votes and short != long:
            votes[long].around += votes.pop(short).total()
    _by_address(snapshot, votes)
    return _elected(votes) or _of_mail(words)


def _owners(snapshot: PageSnapshot) -> set[str]:
    """Signatures of the names with which the page's owner signs it."""
    names = [hint.text for hint in snapshot.hints if hint.name == "copyright"]
    names = [_AFTER_NAME.sub("", name) for name in names] + [snapshot.meta.get("og:site_name", "")]
    return {signature(cleaned) for name in names if (cleaned := clean_company(name))}


def _spoken(raw: str, words: str, mark: str, is_place: IsPlace) -> _Spoken | None:
    """A name as the text writes it; None where it cannot be an employer's."""
    name, short = _plain(raw)
    if name.endswith(("'s", "’s")) and re.search(rf"\b{re.escape(name[:-2])}\b(?!['’])", words):
        name = name[:-2]
    if not _may_employ(name, mark, is_place) or (
        _SECTION_OF.match(name) and _OF_HOUSE.match(words, words.find(name) + len(name))
    ):
        return None
    return _Spoken(
        name=name,
        key=_key(name),
        short=_key(short) if short else None,
        in_title=signature(name) in mark,
        sole=" " not in name and not _inside(name, words),
        site=letterhead.is_site(name),
        organisation=letterhead.is_organisation(name),
    )


def _around(
    snapshot: PageSnapshot,
    mark: str,
    marked: list[str],
    organisation: str | None,
    address: AtsAddress | None,
    is_place: IsPlace,
) -> Iterator[tuple[str | None, float]]:
    """(name, votes) of what stands around the text: labels, titles, first lines, the site's own name."""
    blocks = snapshot.blocks
    for index, label in enumerate(marked):
        yield label, LATER_LABEL if index else LABEL
    yield letterhead.by_legal_form(blocks, mark), LEGAL_FORM_ON_TOP
    titles = [raw for raw in (snapshot.meta.get("og:title", ""), snapshot.title) if raw]
    beside = [name for raw in titles if (name := _beside(raw, mark, is_place, _below_title(blocks, mark)))]
    for name in dict.fromkeys(beside):
        yield letterhead.in_full(blocks, name), BESIDE_TITLE
    for raw in titles:
        if len(PARTS.split(normalise(raw))) == 1 and mark and mark not in signature(raw) and signature(raw) not in mark:
            yield raw, WHOLE_TITLE
    yield snapshot.meta.get("og:site_name"), SITE
    yield organisation, ORGANISATION
    parts = [part for raw in titles for part in PARTS.split(without_lead(normalise(raw)))]
    yield letterhead.repeated(blocks, parts, mark, is_place), LETTERHEAD
    yield letterhead.under_title(blocks, mark, is_place), LETTERHEAD
    yield letterhead.over_title(blocks, mark, is_place), LETTERHEAD
    yield letterhead.above_all(blocks, mark), LETTERHEAD
    for hint in snapshot.hints:
        if hint.name in _HINTS:
            name = _AFTER_NAME.sub("", hint.text) if hint.name == "copyright" else _ASIDE.split(hint.text)[0]
            yield name, _HINTS[hint.name]
    if address and address.board:
        yield _from_slug(address.board), OF_BOARD


def _inside(name: str, words: str) -> bool:
    """Whether a name stands within a sentence, after a word in small letters or a comma."""
    at = words.find(f" {name}")
    while at >= 0:
        before, end = words[at - 1 : at], at + 1 + len(name)
        if (before == "," or "a" <= before <= "z") and _WORD_END.match(words, end):
            return True
        at = words.find(f" {name}", end)
    return False


def _key(name: str) -> str:
    """What two writings of a name have in common."""
    return signature(letterhead.without_form(re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)))


def _plain(raw: str) -> tuple[str, str | None]:
    """A name without its short form in brackets, and that."""
    found = _SHORT_FORM.search(raw)
    name = _TRAILING.sub("", _SHORT_FORM.sub("", raw)).strip(" .,'’-")
    return re.sub(r"^(?:the|Die|Der|Das) ", "", name), found["short"] if found else None


def _may_employ(name: str, mark: str, is_place: IsPlace, at_host: bool = False) -> bool:
    """Whether capitalised words of the page can be an employer's name; one `at_host` may end in an occupation."""
    own = signature(name)
    if len(own) < 2 or own == mark or len(name.split()) > MAX_COMPANY_WORDS or _NO_NAME.match(name) or is_generic(name):
        return False
    if _PART_OF_ONE.search(name):
        return False
    last = name.rpartition(" ")[2]
    if (is_occupation(last) and not at_host) or (own in mark and len(name.split()) > 2) or is_place(name):
        return False
    return clean_company(name) is not None


def _by_address(snapshot: PageSnapshot, votes: dict[str, _Votes]) -> None:
    """The domain of the contact's mail address, and the site's own."""
    domains = {
        match["domain"].lower()
        for block in snapshot.blocks
        if "@" in block.text
        for match in _MAIL.finditer(block.text)
    }
    domains |= {hint.text.lower() for hint in snapshot.hints if hint.name == "mail-domain"}
    mails = {label for domain in domains for label in domain.split(".")[:-1]} - _FREE_MAIL
    site = _host_labels(snapshot.url)
    for key, one in votes.items():
        if len(key) < 4:
            continue
        one.around += MAIL * max((_likeness(key, signature(label)) for label in mails), default=0.0)
        one.around += HOST * max((_likeness(key, signature(label)) for label in site), default=0.0)


def _host_labels(url: str) -> list[str]:
    """The names within the page's host: "careers" and "acme" of careers.acme.com."""
    return (urlsplit(url).hostname or "").split(".")[:-1]


def _at_host(name: str, url: str) -> bool:
    return any(_likeness(_key(name), signature(label)) for label in _host_labels(url))


def _with_code(name: str, words: str, blocks: list[Block]) -> bool:
    """Whether a line writes a name behind a postal code: a town, though no list knows it. `words`: all lines in one."""
    at = words.find(f" {name}")
    if at <= 0 or _POSTAL_CODE.search(words, max(0, at - 6), at) is None:
        return False
    for block in blocks:
        at = block.text.find(f" {name}")
        if at > 0 and _POSTAL_CODE.search(block.text, max(0, at - 6), at):
            return True
    return False


def _of_mail(words: str) -> Chosen | None:
    """The employer's domain where nothing else names it and applications go there: "Nordpol" for jobs@nordpol.se.

    As the text writes that word, if it does.
    """
    labels = {match["label"].lower() for match in _APPLY_MAIL.finditer(words)} - _FREE_MAIL
    if len(labels) != 1:
        return None
    label = labels.pop()
    written = re.search(rf"\b{re.escape(label)}\b", words[: words.find("@")], re.IGNORECASE)
    name = clean_company(written[0] if written and written[0] != label else label.capitalize())
    return Chosen(name, sureness(MAIL, ())) if name else None


def _likeness(name: str, label: str) -> float:
    """What share of the longer one a name and a label of an address have in common from their beginning on."""
    short, long = sorted((name, label), key=len)
    return len(short) / len(long) if len(label) >= 4 and long.startswith(short) else 0.0


def _elected(votes: dict[str, _Votes]) -> Chosen | None:
    """The name with the most votes, those of its short and long forms counted in part; its long form if that is usual."""
    own = {key: one.total() for key, one in votes.items()}
    kin = {key: [other for other in own if other != key and _extends(other, key)] for key in own}
    whole = dict(own)
    for short, longer in kin.items():
        for long in longer:
            whole[short] += OF_KIN * own[long]
            whole[long] += OF_KIN * own[short]
    if not whole:
        return None
    best = max(whole, key=lambda key: whole[key])
    if whole[best] < ENOUGH:
        return None
    forms = [best, *(key for key in kin[best] if own[key] >= LONGER * own[best])]
    name = votes[max(forms, key=lambda key: (len(votes[key].name.split()), own[key]))].name
    return Chosen(name, sureness(whole[best], (whole[key] for key in whole if key != best and key not in kin[best])))


def _extends(long: str, short: str) -> bool:
    return len(short) >= 3 and long.startswith(short)


def _below_title(blocks: list[Block], mark: str) -> str:
    """Signature of the lines from the title on: what stands above it is the site's."""
    shown = [signature(block.text) for block in blocks[: 2 * TOP_BLOCKS]]
    start = shown.index(mark) if mark in shown else 0
    return " ".join(shown[start : start + TOP_BLOCKS])


def _beside(raw: str, mark: str, is_place: IsPlace, top: str) -> str | None:
    """The company in a page title that also carries the job title; `top`: signature of the first lines.

    Of several names the one that the first lines repeat is the employer's; the other is the site's.
    """
    if not raw or not mark:
        return None
    text = normalise(raw)
    title, company = split_page_title(text, None)
    if company and title and (signature(title) in mark or mark in signature(title)):
        return company
    parts = [part.strip() for part in PARTS.split(without_lead(text)) if part.strip()]
    rest = [part for part in parts if not (signature(part) in mark or mark in signature(part)) and not is_generic(part)]
    if len(rest) > 1:
        rest = [part for part in rest if not is_place(part)] or rest
        rest = [part for part in rest if signature(part) in top] or rest
    if len(rest) < len(parts) and rest and len(parts) > 1:
        best = rest[0] if signature(parts[0]) != mark and parts[0] in rest else rest[-1]
        return clean_company(best)
    return None


def _from_slug(slug: str) -> str | None:
    words = re.split(r"[-_.]+", slug)
    if (
        re.fullmatch(r"(?:careers?|jobs|external|en|uscareers|us|recruiting|hr)", words[0], re.IGNORECASE)
        and len(words) > 1
    ):
        words = words[1:]
    text = " ".join(word if any(char.isupper() for char in word) else word.capitalize() for word in words if word)
    return clean_company(text)
