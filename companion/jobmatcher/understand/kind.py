"""Whether a page is one job posting. Everything else (lists, articles, forms, shops) must stay silent."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from companion.ats.recognise import AtsAddress
from companion.contracts import PageSnapshot
from companion.guarded import Guarded, GuardedTable
from companion.jobmatcher.understand.body import signature
from companion.jobmatcher.understand.document import Document
from companion.jobmatcher.understand.labels import Facts
from companion.jobmatcher.understand.naming import (
    GENDERED,
    INVITES,
    is_generic,
    names_job,
    names_occupation,
    names_work,
    says_hiring,
    without_lead,
)
from companion.jobmatcher.understand.sections import strong_headings
from companion.jobmatcher.understand.titling import named_by_address, names_one_job

THRESHOLD = 3.5
"""Points from which a page counts as a posting; see `judge`."""

PLACED = 0.7
"""For a place under the title."""
PLACED_LINES = 3
MIN_POSTING_CHARS = 150
_TITLE_PARTS = re.compile(r"\s+[|–—-]\s+|\s*[|]\s*")
MANY_LINKS = 12
OF_GENERAL_PAGE, AT_LIST = -1.5, -1.2
CALLED_SO, CALLED_ELSE = 0.6, -0.8
"""Where the page's title or first heading holds the job's title, and where it has one that does not."""
OF_JOB = "its address names the job"
ARTICLE = -2.0
COMPLETE = "it lists duties and requirements"
GONE = "it says that the job is gone"
STILL_THERE_CHARS = 300
"""A page that says that the job is gone and has less text than this is a mere notice."""

_PHRASES = (
    r"we(?:.re| are) (?:looking for|seeking|hiring|recruiting)|is (?:looking for|seeking|hiring|recruiting)|you will (?:be|work|have|join|lead|help)|(?:ideal|successful) candidate|years?.? (?:of )?(?:\w+ )?experience|join our|equal opportunity|full[- ]time|part[- ]time|report(?:s|ing) to|(?:this|the) (?:role|position) (?:is|will|requires|involves)|competitive (?:salary|pay|compensation)|qualifications|responsibilities|salary|per annum|(?:background|dbs) check|posted (?:\d|on|today)|apply by|hybrid|on-?site|remote|start date|must (?:have|be able)"
    r"|(?:an? |exciting |fantastic |great )opportunity (?:for|to|has)|we have an? (?:\w+ ){0,3}(?:vacancy|opening|position)|your (?:cv|resume|résumé|covering? letter)|(?:send|submit|email) (?:us )?(?:your|a|an) (?:\w+ )?(?:cv|resume|résumé|application)|how to apply|to apply|no experience|(?:training|experience) (?:is )?(?:given|provided|preferred|required|needed|essential|desirable)|per hour|/\s?h(?:ou)?r\b|an hour\b|closing date|overtime|\bshifts?\b|annual leave|days.? holiday|pension\b|401\(?k|paid time off|\bpto\b|sign(?:ing|-on) bonus|will be responsible|you.ll (?:be|need|have|work|join|lead)|reporting to|our client\b|right to work|e-verify|\beoe\b|driving licen[cs]e|driver.s licen[cs]e"
    r"|ab sofort|zum nächstmöglichen|unbefristet|bruttogehalt|ihre bewerbung|deine bewerbung|urlaubstage|tage urlaub|lebenslauf|poste à pourvoir|brut (?:mensuel|annuel|par)|votre cv|cv et lettre|tickets restaurant|mutuelle|temps plein|h/semaine|incorporaci[oó]n|brutos?\b|envía tu cv|tu cv\b|contrato (?:indefinido|temporal|laboral)|inscríbete|jornada completa|vacaciones"
    r"|wir suchen|(?:m/w/d|w/m/d|m/w/x|d/m/w|m/f/d|h/f|f/h)|vollzeit|teilzeit|bewerb|berufserfahrung|nous rech|cdi\b|cdd\b|expérience|candidature|poste|buscamos|número de (?:plazas|vacantes)|nivel de estudios|experiencia laboral|jornada laboral|horario laboral|tipo de contrato|estudios mínimos|nombre de plazas|nombre de postes|profil recherché|descriptif du poste|se requiere|se ofrece|jornada|experiencia|salario|contrat|vaga|gezocht|vacature|vi söker|požadujeme|nabízíme|hledáme|úvazek|wymagania|oferujemy|requisits|salari\b|jornada"
    r"|application deadline|deadline for appl|open position|vi søger|søger vi|vi søker|søker vi|vi ser etter|søger en\b|ansøgning|søknad|ansökan|stillingen|tjänsten\b|anställning|arbe(?:jds|ids|ts)tid|(?:løn|lønn|lön)\b|fuldtid|deltid|heltid|meriterande|timer (?:ugentligt|om ugen|/uke|i uken)|oferujemy|wymagania|umowa o pracę|wynagrodzenie|опыт работы|вакансия|график работы|полная занятость|заработная плата|оклад|търсим|предлагаме|работно време|автобиография|кандидат|трудов|досвід роботи|повна зайнятість|正社員|業務委託|雇用形態|勤務地|応募|募集要項|勤務時間|社会保険|賞与|年間休日|未経験|全职|招聘|应聘|简历|정규직|채용|tam zamanlı|başvur|özgeçmiş|teljes munkaid|önéletrajz|full-?time|normă întreagă|kokoaikai|hakemu|uur per week|solliciteer|dienstverband|wij bieden|wij zoeken|op zoek naar"
)
_SEEKS = (
    r"(?:we(?:.re| are)|is|are) (?:currently |now |actively |also )?(?:looking (?:for|to (?:recruit|appoint|hire))|seeking|hiring|recruiting)|opportunit(?:y|ies) (?:has|have) (?:arisen|become available)|we have (?:an? |several |\w+ )?(?:\w+ ){0,3}(?:opportunit|vacanc|opening)|(?:are|is) required to (?:join|work|provide)|has an? (?:\w+ ){0,3}(?:opportunity|vacancy|opening) for|(?:join|strengthen) (?:our|the) (?:\w+ ){0,4}team|now hiring|advertis(?:es|ing) (?:a|an|\w+) (?:\w+ ){0,2}positions?|invites? applications|applications are invited|positions? (?:\w+ ){0,8}(?:has|have) been opened"
    r"|(?:wir )?suchen wir|wir suchen|sucht (?:zum|ab|eine|für)|recherch(?:e|ons|ent) (?:un|pour|des)|recrut(?:e|ons|ent)|cherche un|buscamos|busca (?:un|para|incorporar)|seleccionamos|zoeken wij|wij zoeken|op zoek naar|vi söker|vi søger|søger vi|søker vi|vi søker|vi ser etter|hledáme|poszukujemy|cerchiamo|procuramos|мы ищем|требуется|търсим|търси|шукаємо|募集して|募集中|诚聘|모집|arıyoruz|aranmaktadır|keresünk|căutăm|etsimme|haemme"
)
"""Sentences in which an employer says whom it wants."""
_SEND = re.compile(
    r"(?:\bcv\b|résumé|resume|folio|portfolio|application|apply|bewerbung|unterlagen|candidature|currículum)[^.!?]{0,120}[\w.+-]+@[\w-]+\.\w"
)
"""An application by mail."""
_JOB_URL = re.compile(
    r"/(?:join-?us|work-(?:for|with)-us|vacancy|recrutement|trabaja-con-nosotros|werken-bij|jobs?|careers?|karriere|vacanc\w+|positions?|openings?|stellen\w*|offres?-?\w*|emplois?|ofertas?\w*|empleos?|vacatures?|prace|praca|lediga-jobb|viewjob|jobdetail\w*|o|job-detail)/[^?#]{3,}|[?&](?:gh_jid|jobid|job_id|jk|vacancy)=",
    re.IGNORECASE,
)
_LIST_URL = re.compile(
    r"/(?:careers?|jobs?|vacanc(?:y|ies)|vacatures?|karriere|stellen(?:angebote?)?|offene-stellen|lavora-con-noi|trabaja-con-nosotros|trabalhe-conosco|empleos?|vagas|kariera|praca|recrutement|recruit|nous-rejoindre|open-?(?:positions|roles)|positions|join-?us|work-with-us|all-jobs)(?:/(?:index)?|\.\w{3,5})*/?(?:[?#].*)?$",
    re.IGNORECASE,
)
_LIST_TITLE = re.compile(
    r"^(?:\d[\d,. ]* )?(?:[\w\s&,-]{0,40} )?(?:jobs|careers|openings|vacancies|open positions|job search|search results|stellenangebote|offres d.emploi|ofertas de (?:empleo|trabajo)|vacatures|opportunities|vagas(?: de emprego)?|offerte di lavoro|oferty pracy|nabídky práce|lediga jobb|ledige stillinger|job (?:alerts|offers|listings|postings))(?: (?:in|at|near|für|à|en|em) .{1,60})?(?:\s*[|–—-].*)?$",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"[$£€]\s?\d[\d.,]*k?(?:\s?(?:-|–|to)\s?[$£€]?\d[\d.,]*k?)?\s?(?:p/?h\b|per|an? |/|p\.?a\b|brut)\s?(?:hour|hr|annum|year|week|day|month|mile|h\b)?"
)
_ELSE_TITLE = re.compile(
    r"(?:^|[|–—-] ?)(?:(?:candidate|company|employer|employee) (?:details|profile)|privacy|terms (?:and|&|of)|(?:career|hiring|salary|interview|recruitment) (?:guides?|process|tips)\b|jobs at\b|blog\b|faqs?\b|career advice|new job posting)|^[\w\s,&/'’-]{3,50} (?:job description|interviews?|interview questions|jobs near (?:me|you))(?: [|–—-].*)?$"
    r"|^(?:open|speculative|spontaneous|unsolicited|general) application\b|^initiativbewerbung|^candidature spontanée|^candidatura espontánea|^open sollicitatie|^spontanansökan|^uopfordret ansøgning"
    r"|^(?:how|why|what|when|wie|warum|was|comment|pourquoi|cómo|por qué)\b(?!.{0,60}(?:sought|wanted|gesucht)).{8,90}$",
    re.IGNORECASE,
)
"""Titles of pages about people, firms and work in general."""
_SLOGAN_END = re.compile(r"[a-zà-ÿ][.…]$")
SLOGAN_WORDS = 4
"""A first heading of so many words with a full stop, which names no work, is a slogan."""
MANY_JOBS = 3
JOB_CHARS = 250
"""A heading followed by as much text describes a job; one with less is a line of a list beside the posting."""
_SHOP = r"add to (?:cart|basket|bag)|in den warenkorb|ajouter au panier|añadir al carrito|out of stock|buy now|free shipping|checkout"
_ARTICLE = r"min(?:ute)? read|written by|posted by|by [a-z]+ [a-z]+ ?[|·•] |leave a (?:comment|reply)|comments? \(\d|share this (?:article|post)|related (?:articles|posts)|table of contents|subscribe to|in this (?:article|post|guide)|tips\b"
_STUDY = r"tuition|admissions? requirements|entry requirements|course fees?|enrol(?:l)? (?:now|today|online)|how to enrol|study (?:mode|abroad|options)|semesters?\b|ucas\b|graduates (?:work|find|go on)|course (?:content|overview|duration)|what you.ll learn|studiengebühr|studienverlauf|frais de scolarité|plan de estudios"
_ADVICE = r"(?:write|writing|create|creating) (?:an? |your )?(?:\w+ ){0,3}(?:job (?:description|posting|advert|ad)\b|interview)|before you start interviewing|(?:during|throughout) (?:the |your )interviews?\b|when interviewing|what does an? (?:\w+ ){1,3}do\?|why are (?:\w+ ){1,3}in demand|job description (?:template|sample|example)|(?:sample|example) job description|post (?:it|this|the)(?: \w+){0,3} to (?:\w+ )?job boards|average (?:base )?(?:salary|pay|hourly)|salaries reported|how to become an?\b|cover letter (?:example|template)|resume (?:example|template)|interview questions (?:and|for|to)|job outlook"
_SERVICE = r"recruitment (?:agency|agencies|services|experts)|we (?:will|can) help you (?:to )?find|(?:our|the) talent pool|hire (?:the (?:best|right)|our|an? expert|\w+ experts)|labour hire|staffing solutions|free quote|(?:get|request) an? (?:free )?(?:quote|estimate)|call[- ]out (?:fee|charge)|happy customers|book (?:now|online|an appointment)|testimonials|satisfaction guarantee|emergency (?:service|call)|what our customers say"
_MANUAL = re.compile(r"^(?:how to|wie (?:man|sie)|comment|cómo) ", re.IGNORECASE)
MANUAL_HEADINGS = 3
"""From so many headings that say how to do a thing on, a page is a manual."""
_GUIDE = r"a day in (?:the life|this job)|how to get (?:there|started|into)|career path(?:way)?s?\b|study time|(?:entry|starting|average|typical|median) (?:level )?salar(?:y|ies)|what (?:do|does|can) .{2,40} earn|job (?:outlook|stability|prospects|growth)|similar (?:careers|jobs|roles)|related (?:careers|occupations)|explore (?:this )?careers?|skills you.ll (?:need|use)|is (?:this|it) (?:right )?for (?:you|me)\b|how to become|ai (?:impact|risk|exposure)|pros and cons"
_PERSON = r"download (?:my )?(?:cv|resume)|hire me\b|contact candidate|my portfolio|candidate profile|profile overview"
_NOTHING_OPEN = r"(?:no|not any) (?:open|current|vacant) (?:vacanc|position|opening|role|job)\w*|keine (?:offenen|freien) stellen|aucun (?:poste|emploi)|no hay (?:ofertas|vacantes)"
"""On a page of an employer that seeks nobody now."""
_GONE = re.compile(
    r"(?:\W*(?:please )?note:? ?|\W*(?:we.re |we are )?sorry,? (?:but )?)?\W*(?:unfortunately,? )?"
    r"(?:(?:this|the) (?:job|position|posting|vacancy|role|listing|opening|application|advert\w*|opportunity)(?: posting| listing)? (?:is (?:now |currently )?(?:closed|filled|no longer (?:available|open|active|accepting \w+))|(?:has|have) (?:now |already )?(?:been (?:filled|closed|removed)|expired|closed|ended))"
    r"|(?:we are )?no longer accepting applications|applications (?:for this \w+ )?(?:are|have) (?:now )?closed"
    r"|(?:diese|die) (?:stelle|position|stellenanzeige|ausschreibung) (?:ist|wurde) (?:leider )?(?:bereits |inzwischen )?(?:besetzt|nicht mehr (?:verfügbar|online|aktuell|ausgeschrieben)|abgelaufen)"
    r"|(?:cette|l.)\s?(?:offre|annonce)(?: d.emploi)? (?:n.est plus (?:disponible|en ligne|d.actualité)|a (?:expiré|été pourvue)|est (?:expirée|pourvue|clôturée))|(?:ce|le) poste (?:est|a été) (?:déjà )?pourvu"
    r"|(?:esta|la) (?:oferta|vacante)(?: de (?:empleo|trabajo))? (?:ya no está (?:disponible|activa)|ha (?:caducado|finalizado|expirado)|está cerrada)|(?:esta|a) vaga (?:está |foi )?(?:encerrada|preenchida|expirad\w)"
    r"|deze vacature is (?:helaas )?(?:gesloten|verlopen|vervuld|niet meer (?:beschikbaar|actueel))|(?:tjänsten|stillingen|jobbet) är (?:redan )?tillsatt)\b",
    re.IGNORECASE,
)
"""A line that begins so, near the title, says that the job is gone, though the page may still show it."""
GONE_LINES = 12
GONE_CHARS = 200
_CLOSED = Guarded(
    r"(?<!until the )(?<!until this )(?<!once the )(?:job|position|posting|vacancy|role|listing)[^.]{0,40}(?:no longer (?:available|open|accepting|active)|has (?:been filled|expired|closed)|is closed|not found)|no longer accepting applications|page not found|stelle ist nicht mehr|n.est plus disponible|offre expirée|poste pourvu|oferta (?:no disponible|caducada)"
)


Speaks = Literal["posting", "seeks", "article", "study", "advice", "service", "guide", "shop", "person", "nothing open"]
_WAYS: tuple[tuple[Speaks, str], ...] = (
    ("posting", _PHRASES), ("seeks", _SEEKS), ("article", _ARTICLE), ("study", _STUDY), ("advice", _ADVICE),
    ("service", _SERVICE), ("guide", _GUIDE), ("shop", _SHOP), ("person", _PERSON), ("nothing open", _NOTHING_OPEN),
)  # fmt: skip
_WORDS = GuardedTable(_WAYS)
"""Ways in which pages speak, looked for together: one pass over the text tells which could be there."""
_ELSE: tuple[tuple[Speaks, int, float, str], ...] = (
    ("study", 2, -3.0, "it describes a course"),
    ("advice", 1, -3.0, "it gives advice on jobs"),
    ("service", 2, -2.5, "it offers a service"),
    ("guide", 2, -3.0, "it describes an occupation"),
    ("guide", 4, -2.5, "it describes an occupation at length"),
    ("person", 1, -3.0, "it presents a person"),
    ("nothing open", 1, -2.0, "it says that nothing is open"),
)
"""What else speaks of work: how, how many different words of it tell, points, reason."""


class _Spoken:
    """The words of one text that tell what it is."""

    def __init__(self, lower: str) -> None:
        self._lower = lower
        self._possible = {way: (pattern, branches) for way, pattern, branches in _WORDS.candidates(lower)}

    def any(self, way: Speaks) -> bool:
        """Whether the text speaks so at all."""
        pattern, branches = self._possible.get(way, (None, []))
        return pattern is not None and pattern.search(self._lower, among=branches) is not None

    def different(self, way: Speaks, enough: int, chars: int | None = None) -> int:
        """How many different words of it there are, compared by their first `chars`; looks no further once there are `enough`."""
        pattern, branches = self._possible.get(way, (None, []))
        found: set[str] = set()
        for match in pattern.finditer(self._lower, branches) if pattern else ():
            found.add(match[0][:chars])
            if len(found) == enough:
                break
        return len(found)


@dataclass(slots=True)
class Verdict:
    is_posting: bool
    confidence: float
    reason: str
    closed: bool = False
    """The text is still there, but the page says that the job is gone."""


def judge(
    snapshot: PageSnapshot,
    document: Document,
    *,
    structured: bool,
    postings: int,
    address: AtsAddress | None,
    title: str | None,
    facts: Facts,
    is_place: Callable[[str], bool],
    in_state: bool = False,
) -> Verdict:
    """Weigh the signs for and against, in points; the strongest two are the reason given.

    `is_place`: tells the names of places; asked only where that decides.
    `in_state`: the text comes from the page's state, and the page's own title is that of its frame.
    """
    signs: list[tuple[float, str]] = []
    size = len(document.text)
    lower = document.lower[:20_000]
    spoken = _Spoken(lower)
    if structured:
        signs.append((5.0, "the page declares a job posting"))
    if postings > 2 and not structured:
        signs.append((-4.0, "the page declares several postings"))
    signs += _address_signs(snapshot, address)
    signs += _text_signs(document, lower, spoken, facts)
    if snapshot.apply_controls:
        signs.append((1.5, "it offers to apply"))
    if title and GENDERED.search(title):
        signs.append((1.5, "its title is a job title"))
    elif title and names_occupation(title):
        signs.append((1.5 if snapshot.apply_controls else 1.0, "its title is a job title"))
    if _PAY.search(lower[:8_000]):
        signs.append((1.0 if snapshot.apply_controls else 0.5, "it states pay"))
    if not title:
        signs.append((-3.0, "it has no title"))
    elif _LIST_TITLE.match(snapshot.title) and not structured and not in_state:
        signs.append((-1.5, "its title is that of a list"))
    if not structured and not in_state:
        signs += _own_signs(snapshot, title)
    if not structured and any(_ELSE_TITLE.search(one) for one in (snapshot.title, title or "")):
        signs.append((-3.0, "its title is that of another kind of page"))
    if not structured and not in_state and _invites(snapshot):
        signs.append((-3.0, "it invites to apply in general"))
    if size < MIN_POSTING_CHARS:
        signs.append((-1.0 if structured else -5.0, "it has hardly any text"))
    elif size < 3 * MIN_POSTING_CHARS:
        signs.append((-0.5, "it has little text"))
    if snapshot.form_fields >= 8 and size < 1_500 and not structured and not any(text == COMPLETE for _, text in signs):
        signs.append((-2.0, "it is mostly a form"))
    if not structured and _jobs_described(document) >= MANY_JOBS:
        signs.append((-8.0, "it describes several jobs"))
    elif title and not structured and not in_state and _one_of_several(snapshot, document, title):
        signs.append((-3.0, "it names several jobs"))
    if (
        not structured
        and sum(line.heading and bool(_MANUAL.match(line.text)) for line in document.lines) >= MANUAL_HEADINGS
    ):
        signs.append((-3.0, "it says how to do things"))
    if title and not structured and named_by_address(snapshot.url, title) and _JOB_URL.search(snapshot.url):
        signs.append((1.0, OF_JOB))
    if not structured:
        signs += _other_signs(snapshot, spoken, signs)
    gone = any(len(line.text) <= GONE_CHARS and _GONE.match(line.text) for line in document.lines[:GONE_LINES])
    if _CLOSED.search(lower[:1_500]) and size < 1_500 and not gone:
        signs.append((-4.0, GONE))
    points = sum(sign[0] for sign in signs)
    if title and THRESHOLD - PLACED <= points < THRESHOLD and _place_below(document, title, is_place):
        signs.append((PLACED, "a place stands below its title"))
        points += PLACED
    is_posting = points >= THRESHOLD
    if gone and not (is_posting and size >= STILL_THERE_CHARS):
        return Verdict(False, 1.0, GONE)
    confidence = 1 / (1 + math.exp(-abs(points - THRESHOLD)))
    leading = sorted((s for s in signs if (s[0] > 0) == is_posting), key=lambda s: -abs(s[0]))[:2]
    reason = " and ".join(text for _, text in leading) or "nothing on it looks like a job posting"
    return Verdict(is_posting, round(confidence, 3), reason, closed=gone)


def _place_below(document: Document, title: str, is_place: Callable[[str], bool]) -> bool:
    """Whether one of the short lines right under the title is a place."""
    at = next((line.index for line in document.lines[:PLACED_LINES] if line.text == title), None)
    if at is None:
        return False
    return any(is_place(line.text) for line in document.lines[at + 1 : at + 1 + PLACED_LINES])


def _own_signs(snapshot: PageSnapshot, title: str | None) -> list[tuple[float, str]]:
    """What the page calls itself, in its title, its first headings and its address, beside the job found on it."""
    signs: list[tuple[float, str]] = []
    mark = signature(title or "")
    names = [snapshot.title, snapshot.meta.get("og:title", "")]
    headed = [block.text for block in snapshot.blocks if block.kind == "heading" and block.level == 1]
    called = bool(mark) and any(mark in signature(name) for name in names)
    if not called and any(map(_is_general, names)):
        signs.append((OF_GENERAL_PAGE, "its title is that of a general page"))
    if called or (mark and any(mark in signature(name) for name in headed)):
        signs.append((CALLED_SO, "the page is called after the job"))
        return signs
    if headed and mark:
        signs.append((CALLED_ELSE, "the page is not called after a job"))
    if _LIST_URL.search(snapshot.url):
        signs.append((AT_LIST, "its address is that of a list"))
    return signs


def _is_general(name: str) -> bool:
    """ "Contact us | Acme", "Acme | Careers": a general heading and the site's name, no job between them."""
    parts = [part for part in _TITLE_PARTS.split(name) if part.strip()]
    return len(parts) > 1 and any(is_generic(without_lead(part)) for part in parts) and not names_work(name)


def _invites(snapshot: PageSnapshot) -> bool:
    """Whether its first heading invites to work there, and no one job is named: "Join our team", "Freie Stellen"."""
    first = next((block for block in snapshot.blocks if block.kind == "heading" and block.level <= 2), None)
    if first is None:
        return False
    text = first.text.strip(" .:!-–")
    slogan = _SLOGAN_END.search(first.text) is not None and len(text.split()) >= SLOGAN_WORDS
    return (slogan or INVITES.match(text) is not None) and not names_work(text) and not names_one_job(snapshot.blocks)


def _address_signs(snapshot: PageSnapshot, address: AtsAddress | None) -> list[tuple[float, str]]:
    signs: list[tuple[float, str]] = []
    if address and address.kind == "posting":
        signs.append((2.5, f"its address is that of a posting on {address.ats}"))
    elif address and address.kind == "apply":
        signs.append((-1.0, "its address is that of an application form"))
    elif address and address.kind == "board":
        signs.append((-1.5, "its address is that of a job board"))
    elif _JOB_URL.search(snapshot.url):
        signs.append((0.7, "its address speaks of a job"))
    return signs


def _text_signs(document: Document, lower: str, spoken: _Spoken, facts: Facts) -> list[tuple[float, str]]:
    signs: list[tuple[float, str]] = []
    kinds = {line.section for line in document.lines}
    strong = strong_headings(document)
    if strong < 2 and {"must", "duties"} <= kinds and kinds & {"nice", "benefits"}:
        signs.append((2.5, COMPLETE))
    elif strong >= 2:
        signs.append((3.0, COMPLETE))
    elif strong:
        signs.append((1.5, "it lists duties or requirements"))
    signs.append((0.5 * len(kinds & {"nice", "benefits", "apply"}), "it has the parts of a posting"))
    named = [
        kind
        for kind in ("location", "employment", "salary", "closes", "company", "workplace", "posted")
        if kind in facts.by_kind
    ]
    signs.append((min(2.0, 0.7 * len(named)), "it states " + ", ".join(named[:3])))
    phrases = spoken.different("posting", enough=7, chars=12)
    signs.append((0.5 * phrases, "it speaks like a posting"))
    if "@" in lower and _SEND.search(lower):
        signs.append((1.0, "it says where to apply"))
    if spoken.any("seeks"):
        signs.append((1.0, "it says whom it seeks"))
    return [sign for sign in signs if sign[0]]


def _one_of_several(snapshot: PageSnapshot, document: Document, title: str) -> bool:
    """Whether the title is one heading among others of its level that name jobs, and the page itself is not called so."""
    mark = signature(title)
    names = [snapshot.title, snapshot.meta.get("og:title", "")]
    names += [block.text for block in snapshot.blocks if block.kind == "heading" and block.level == 1]
    if any(mark in signature(name) for name in names):
        return False
    headings = [line for line in document.lines if line.kind == "heading"]
    level = next((line.level for line in headings if mark in signature(line.text)), None)
    return len({line.text.lower() for line in headings if line.level == level and names_job(line.text)}) > 1


def _jobs_described(document: Document) -> int:
    """How many different headings name a job and are followed by its text."""
    found: set[str] = set()
    title, length = "", 0
    for line in document.lines:
        if line.kind == "heading" and names_job(line.text):
            title, length = line.text.lower(), 0
        else:
            length += len(line.text)
            if title and length >= JOB_CHARS:
                found.add(title)
    return len(found)


def _other_signs(snapshot: PageSnapshot, spoken: _Spoken, so_far: list[tuple[float, str]]) -> list[tuple[float, str]]:
    signs: list[tuple[float, str]] = []
    complete = any(text == COMPLETE for _, text in so_far)
    if snapshot.job_links >= MANY_LINKS * (3 if complete else 1):
        signs.append((-3.0 if not complete else -1.5, "it lists many jobs"))
    kind = snapshot.meta.get("og:type", "").lower()
    article = spoken.different("article", enough=2)
    called = kind == "article" or "article:published_time" in snapshot.meta
    if called and not snapshot.apply_controls and not says_hiring(snapshot.title):
        named = any(text == OF_JOB for _, text in so_far)
        signs.append((ARTICLE / 2 if named else ARTICLE, "it is an article"))
    if article >= 2:
        signs.append((-1.5, "it reads like an article"))
    for way, least, weight, reason in _ELSE:
        if spoken.different(way, enough=least) >= least:
            signs.append((weight, reason))
    if kind == "product" or spoken.different("shop", enough=2) >= 2:
        signs.append((-3.0, "it is a shop's page"))
    return signs
