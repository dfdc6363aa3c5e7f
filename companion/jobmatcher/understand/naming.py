"""Title and company of pages, from whatever shows them: data, marked elements, headings, the page's own title."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from urllib.parse import urlsplit

from companion.contracts import Block, PageSnapshot
from companion.jobmatcher.understand.body import signature
from companion.jobmatcher.understand.guard import Guarded
from companion.jobmatcher.understand.html_blocks import normalise

MAX_TITLE_CHARS = 160
MAX_COMPANY_CHARS = 80
LABEL_BLOCKS = 60
"""Blocks from the top in which a label may say the title: a page laid out in tables begins with many cells."""
TOP_BLOCKS = 14
"""Blocks from the top in which the employer named by the page's title is looked for again."""

_GENERIC = re.compile(
    r"^(?:(?:wir suchen )?(?:sie|dich|euch)(?: als)?|home ?/ ?.{0,30}|trabaja con nosotros|nous rejoindre|rejoignez[- ]nous|recrutement|lavora con noi|bolsa de (?:trabajo|empleo)|jobba? (?:hos|med) oss.{0,20}|arbeiten bei .{0,40}|contact(?: us)?|kontakt|kontaktformular|careers?|jobs?|job (?:details?|description|openings?|search|posting|opportunit\w+|widget|board|application)|(?:current |open |all |our )?(?:openings?|positions?|vacancies|opportunities|jobs|roles|vacatures)|join (?:us|our team)|work (?:with|at|for) .{0,40}|we.re hiring.{0,20}|apply(?: now| online| today| here)?|application(?: form)?|home|search(?: results)?|sign in|log ?in|about(?: us| the (?:job|role|company|position|opportunity)| you| .{0,30})?|overview|description|detail(?:s| pozice| nabídky)?|stellenangebote?(?: (?:&|und) \w+)?|karriere|stellenanzeigen?|(?:junior|mid|senior|entry|executive)(?:[- ]level)?|offres? d.emploi|career opportunit\w+|(?:candidate|company|employer|employee) (?:details|profile)|terms of (?:use|service|engagement).{0,30}|empleo|ofertas? de (?:trabajo|empleo)|kariéra|volné pozice|responsibilities|requirements|qualifications|benefits|who we are|welcome.{0,40}|menu|cookies?.{0,40}|privacy.{0,40}|untitled|loading.{0,3}|external careers|candidate experience.*|més informació|(?:explore|discover) .{0,60}|life at .{0,40}|job title|search jobs|find your (?:place|job|career|future|next .{3,20})|key (?:responsibilities|information|details)|your tasks|(?:the|this|your) role|role overview|what you.ll .{0,30}|(?:ihre|deine) aufgaben|ihr profil|page not found|404.{0,40}"
    r"|vacancy|job (?:offer|advert(?:isement)?|ad|vacancy)|vacature(?:tekst|omschrijving)?|functie(?:omschrijving)?|stellen(?:ausschreibung|beschreibung)(?:en)?|(?:job)?(?:ausschreibung|beschreibung)|jobangebot|offre|annonce|(?:descriptif|description|fiche) d[ue] (?:poste|l.offre)|vacante|oferta(?: laboral)?|detalles? (?:de la|del) (?:oferta|vacante|puesto)|vaga(?: de emprego)?|(?:detalhes?|descrição) d[ao] (?:vaga|emprego)|(?:annuncio|offerta)(?: di lavoro)?|(?:plats|jobb|stillings|job)annon(?:s|se|ce)|(?:stillings|job)opslag|(?:stillings)?utlysning|oferta pracy|ogłoszenie(?: o pracę)?|nabídka práce|(?:page|site) title)$",
    re.IGNORECASE,
)
INVITES = re.compile(
    r"^(?:come |kom |komm )?(?:join|become part of|be part of|build|shape) (?:us|our|the|a) .{0,40}$|^join [A-ZÀ-Ý].{0,30}$|^(?:freie|offene|aktuelle|unsere offenen) stellen(?:angebote)?$|^(?:werden sie|werde|komm|kommen sie|arbeiten sie|bewerben sie) .{0,40}(?:team|familie|unternehmen|uns|teams?)[.!]?$"
    r"|^(?:posizioni|posiciones|vagas) (?:aperte|abiertas|abertas)$|^rejoi(?:gnez|ndre) .{2,40}$|^(?:postes? (?:à pourvoir|ouverts)|nos (?:offres|postes|métiers).{0,20})$|^(?:unisciti|únete|unete|súmate|sumate|junte-se|faça parte|entra) (?:a|al|à|in|con|do|da|nel|de) .{2,40}$|^trabalhe (?:conosco|connosco).{0,20}$"
    r"|^(?:word|wees) (?:jij )?(?:deel|onderdeel|lid|ons|onze) .{2,40}$|^(?:kom|werken) (?:bij|werken).{2,40}$|^bli (?:en )?(?:del|vår|en) .{2,40}$|^(?:ledige stillinger|lediga (?:jobb|tjänster)|ledige job)$",
    re.IGNORECASE,
)
"""Headings that invite to apply in general, above a list of jobs or none."""
_SUFFIX = re.compile(
    r"\s*(?:[-–—|•·:»]|\bat\b|@)\s*(?:careers?(?: page| site| portal)?|jobs?(?: board| details?| openings?| search)?|job posting|apply(?: now| online)?|vacanc(?:y|ies)|karriere\w*|stellenangebote?|emploi|empleo|linkedin|indeed(?:\.com)?|glassdoor|greenhouse|lever|workday|ashby|stepstone\w*|reed\.co\.uk|monster(?:\.\w+)?|nhs jobs|smartrecruiters|teamtailor|personio|external|hiring now|open position)\s*$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"^(?:job application for|apply (?:for|to)(?: the| this)?(?: position(?: of)?| job| role)?:?|application for|jobs?:|job title:|position(?: title)?:|title:|vacancy:|(?:new )?job posting:|job description (?:for|of|[-–:])|detalles? de (?:la )?(?:oferta|vacante)(?: de (?:empleo|trabajo))?:?|hiring:?|we.re hiring:?|(?:(?:come )?(?:join|work with) (?:us|our team|the team)\b[\s!,.:–—-]*)?(?:we.re |we are )?(?:now |currently )?hiring(?: for)?(?: an?| the)?:?|join us as an?|stellenangebot:?|stellenausschreibung:?|stellenanzeige:?|offre d.emploi:?|oferta de (?:trabajo|empleo):?|vacature:?|job opening:?|wir suchen(?: ein(?:en?|e/n|/e|\*e|e\*n)?)?:?|(?:current|open) (?:vacancy|position):?|(?:aktuell |derzeit )?gesucht:|gezocht:|wanted:)(?!\w)\s*[-–—:!]?\s*(?=\S)",
    re.IGNORECASE,
)
_WANTED = re.compile(r"[\s,:–—-]+(?:gezocht|gesucht|wanted|sökes|søges|recherchée?s?|cercasi)[\s!.]*$", re.IGNORECASE)
"""What says of a title that somebody is wanted for it."""
_TRAILING_ID = re.compile(
    r"\s*(?:[-–|(#]\s*(?:(?:job|req(?:uisition)?|ref(?:erence)?|vacancy)?\s*(?:id|no|number|nr|#)?\.?:?\s*#?(?!(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?\)?\s*$)(?:[A-Z]{0,3}[-_]?\d{4,}[\w-]*))\)?)\s*$",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:txt|pdf|docx?|html?|php|aspx?)$|\b(?:web ?site|home ?page|startseite)$", re.IGNORECASE)
"""A file's name is no title, nor is a site's."""
_LEADING_ID = re.compile(r"^(?:#?(?!(?:19|20)\d\d\s?[-–])\d{4,}|[A-Z]{1,3}-?\d{3,})\s*[-–:|]\s*")
_AT = re.compile(r"^(?P<title>.{3,140}?)\s+(?:at|@|bei|chez)\s+(?P<company>[^|–—]{2,80}?)(?:\s*[|–—].*|\s+-\s+.*)?$")
_HIRING = re.compile(
    r"^(?P<company>.{2,70}?)\s+(?:is )?hiring\s+(?:an?\s+)?(?P<title>.{3,120}?)(?:\s+in\s+(?P<place>.+?))?(?:\s*\|.*)?$",
    re.IGNORECASE,
)
_LOOKING = re.compile(
    r"^(?P<company>.{2,70}?)\s+(?:is (?:looking for|hiring|seeking|recruiting)|sucht|recherche|recrute|busca|cerca|zoekt|söker|hledá|szuka)\s+"
    r"(?:an? |eine?n? |une? |een |un[ao]? )?(?P<title>.{3,120}?)(?:\s+(?:in|à|en|a|te|i)\s+(?P<place>[A-ZÀ-Ý][^|]{2,60}))?$"
)
_IN_TOWN = re.compile(r" in [A-Z][\w.'-]+(?: [A-Z][\w.'-]+){0,2}, [A-Z]{2}(?= ?$| ?[|–—-])")
"""Where a page's title says the town of the United States after the job."""
_VENDORS = re.compile(
    r"(?:smartrecruiters|greenhouse|lever|ashby|workable|teamtailor|personio|bamboohr|icims|jobvite|recruitee|breezy|workday"
    r"|successfactors|taleo|oracle|linkedin|indeed|glassdoor|monster|stepstone|xing|infojobs|jobs\.cz|pracuj\.pl|handshake|platsbanken|arbetsförmedlingen|jobindex(?:\.dk)?|jobnet(?:\.dk)?|finn(?:\.no)|nav\.no|duunitori|nationale ?vacaturebank|werk\.nl|intermediair|job-room|jobscout24|irishjobs(?:\.ie)?|jobs\.ie|milkround"
    r"|ziprecruiter|rippling|gusto|seek(?:\.com\.au)?|jobsdb|jobstreet|jora|totaljobs|cv-library|reed(?:\.co\.uk)?|hellowork|welcome to the jungle|nofluffjobs|justjoin\.it|hh\.ru|usajobs|france travail|pôle emploi|apec|cadremploi|meteojob|jobup(?:\.ch)?|jobs\.ch|karriere\.at|stellenanzeigen\.de|arbeitnow|adzuna|jooble|talent\.com|careerbuilder|dice|wellfound|computrabajo|infoempleo|tecnoempleo|naukri(?:\.com)?|bayt(?:\.com)?)",
    re.IGNORECASE,
)
"""Names of job sites and of their software: never the employer of a page of theirs."""

PARTS = re.compile(r"\s+[|–—•·»-]\s+|\s*[|•·»]\s*|(?<=\w):\s+")
_TITLE_LABEL = re.compile(
    r"^(?:job|position|posting|vacancy|role) ?title\s*:\s*(?P<title>.{3,120})$|^(?:position|vacancy|stellenbezeichnung|intitulé du poste|puesto)\s*:\s*(?P<other>.{3,120})$",
    re.IGNORECASE,
)
_TITLE_ALONE = re.compile(
    r"^(?:(?:job|position|posting|vacancy|role|working) ?title|title of (?:post|position)|post title|position|vacancy|job posting title|stellenbezeichnung|berufsbezeichnung|intitulé du poste|nombre del? (?:puesto|vacante)|puesto vacante|ocupación|denominación del puesto)\s*:?$",
    re.IGNORECASE,
)
_NOT_COMPANY = re.compile(
    r"^(?:us|you|the (?:job|role|team|position|company|opportunity|program|department|school|client)|our.*|this.*|your.*|working.*|team|company|position|role|careers?|jobs?|vacatures?|vacanc(?:y|ies)|stellen?(?:angebote?|anzeigen?)?|offres?|empleos?|home|apply|uns|nous|nosotros|join.*|external.*|linkedin|indeed|greenhouse|lever|workday|ashby|job board|candidate|welcome|search|the|about|me|remote|hybrid|full[- ]time|part[- ]time)$",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(r"\s*(?:,?\s*(?:Inc|LLC|Ltd|Corp|Co|GmbH|S\.A|B\.V|s\.r\.o|a\.s)\.?)$")
GENDERED = re.compile(
    r"\w(?:or|ero|ico|ado)/a\b|\((?:m|w|f|h|d|x)\s?[/|*]\s?(?:m|w|f|h|d|x)|\b(?:m/w/d|w/m/d|h/f|f/h)\b", re.IGNORECASE
)
"""Titles that speak of both or all genders."""
_OCCUPATION = Guarded(
    r"\b(?:accountant|administrator|adviser|advisor|analyst|architect|assistant|associate|attorney|archivist|assembler|auditor|audiologist|baker|barber|barista|bartender|broker|cabinetmaker|caregiver|curator|dietitian|dishwasher|dispatcher|editor|economist|electromechanic|estimator|firefighter|fitter|foreman|gardener|glazier|groundskeeper|guard|housekeeper|installer|journalist|landscaper|librarian|lifeguard|merchandiser|millwright|nanny|optician|paraprofessional|pipefitter|plasterer|radiographer|rigger|server|sonographer|statistician|steward|stocker|stylist|surveyor|teller|tiler|underwriter|buyer|beautician|bookkeeper|bricklayer|butcher|carer|caretaker|carpenter|cashier|chef|cleaner|clerk|coach|consultant|cook|coordinator|counsel|counsellor|counselor|dentist|designer|developer|director|doctor|driver|electrician|engineer|executive|fabricator|hairdresser|hygienist|joiner|inspector|instructor|labou?rer|lawyer|lecturer|machinist|manager|mechanic|midwife|nurse|officer|operative|paralegal|operator|pharmacist|photographer|physician|physiotherapist|painter|paramedic|phlebotomist|planner|plumber|porter|postdoc|professor|programmer|psychologist|receptionist|researcher|roofer|recruiter|representative|scientist|secretary|solicitor|specialist|supervisor|surgeon|teacher|technician|therapist|trainer|tester|translator|tutor|veterinarian|waiter|waitress|warehouse|welder|worker|writer)s?\b"
    r"|\b(?:\w*(?:medewerker|monteur|verpleegkundige|verzorgende|verkoper|adviseur|leerkracht|docent|chauffeur|magazijnier|kassier|begeleider)s?(?:/?in|innen|e)?"
    r"|\w*(?:medarbetare|medarbeider|medarbejder|assistent|sköterska|sykepleier|sygeplejerske|lærer|lärare|säljare|selger|sælger|mekaniker|tekniker|udvikler|utvikler|utvecklare|ingenjör|ingeniør|konsulent|konsult|rådgiver|rådgivare|doktorand|lektor|arbetare|arbeider|arbejder|snickare|elektriker|kokk)(?:er|en|r)?"
    r"|\w*(?:fachkraft|helfer|pfleger|verkäufer|fahrer|mitarbeiter|techniker|ingenieur|installateur|mechatroniker|meister|erzieher|lehrer|buchhalter|sachbearbeiter|entwickler|berater|leiter|angestellte|arzt|bauer|führer|maurer|maler|schlosser|schweißer|koch|kellner|bäcker|friseur|psychiater|therapeut|referent|jurist|anwalt)(?:[:*/_-]?in(?:nen)?)?"
    r"|(?:technicien|infirmi[eè]re?|aide-soignante?|cuisini[eè]re?|serveu[rs]e?|vendeu[rs]e?|soudeur|électricien|electricien|plombier|ma[cç]on|menuisier|comptable|ingénieure?|conduct(?:eur|rice)|chauffeur|cariste|magasinier|agent|assistante?|responsable|charg[ée]e?|développeu[rs]e?|enseignante?|professeure?|mécanicien|frigoriste|pizza[iï]olo|coiffeu[rs]e?|secrétaire)(?:ne|s|ère)?"
    r"|(?:camarer|cociner|enfermer|electricist|soldador|fontaner|conductor|repartidor|vendedor|dependient|administrativ|contable|ingenier|profesor|maestr|auxiliar|técnic|mozo|limpiador|recepcionist|carniker|albañil|carpinter|mecánic|programador|desarrollador)\w{0,3}(?:/\w{1,3})?"
    r"|ph\.?d (?:student|candidate|position|researcher)|doctoral (?:student|candidate|researcher|position)|post-?doc\w*|fellow|apprentice)s?\b"
)
"""Words that name an occupation, in the languages of postings; the ends of compounds where a language makes them."""
_SLOGAN = re.compile(r"[.!?…]$")
_LEGAL_NAME = re.compile(r"\b(?:limited|ltd|llc|inc|gmbh|plc|b\.?v|s\.?r\.?l)\.?$", re.IGNORECASE)
"""A name of a firm is no title."""
MAX_LINE_WORDS = 8
MAX_SITE_WORDS = 3
MIN_HOST_CHARS = 4
TITLE_LINES = 12
"""Lines from the top among which a short one that names work is the title of a page without headings."""


def without_lead(text: str) -> str:
    """A title without what leads to it: "Apply for", "Job title:"."""
    return _PREFIX.sub("", text)


@lru_cache(maxsize=512)
def clean_title(raw: str) -> str:
    """A title without what sites put around it: ids, "Apply for", the site's name at the end.

    Cached: each heading of a page is asked about several times, and the pages of a site share most of theirs.
    """
    text = normalise(raw)
    text = _PREFIX.sub("", text)
    for _ in range(2):
        text = _SUFFIX.sub("", text)
        text = _TRAILING_ID.sub("", text)
    text = _WANTED.sub("", _LEADING_ID.sub("", text))
    return text.strip(" -–—|:•·,!")[:MAX_TITLE_CHARS]


@lru_cache(maxsize=512)
def is_generic(text: str) -> bool:
    """Whether a heading is one of those any career page has ("Careers", "Job details"). Cached, as `clean_title` is."""
    bare = text.strip(" .:!-–")
    return bool(_GENERIC.match(bare)) or (bool(INVITES.match(bare)) and not names_work(bare))


def page_title(snapshot: PageSnapshot) -> str:
    return snapshot.meta.get("og:title") or snapshot.title or snapshot.meta.get("twitter:title") or ""


def find_title(snapshot: PageSnapshot, marked: list[str], company: str | None) -> str | None:
    """The title: a heading that the page's own title repeats, else a marked element, a heading, the page's title."""
    titles = [normalise(text) for text in (snapshot.meta.get("og:title", ""), snapshot.title) if text]
    names = [company, snapshot.meta.get("og:site_name"), *(hint.text for hint in snapshot.hints if hint.name == "logo")]
    site = {signature(name) for name in names if name} | _named_as_host(snapshot)
    headings = [
        block
        for block in snapshot.blocks[:120]
        if block.kind == "heading" and _possible(block.text, company) and signature(block.text) not in site
    ]
    headings.sort(key=lambda block: (block.level, not names_work(block.text)))
    whole = " ".join(signature(title) for title in titles)
    for block in headings:
        mark = signature(clean_title(block.text))
        if block.level <= 3 and len(mark) > 3 and mark in whole:
            return clean_title(block.text)
    for text in marked:
        if _possible(text, company):
            return clean_title(text)
    parts = [part for title in titles for part in PARTS.split(without_lead(title))]
    for block in headings[:12]:
        text = re.sub(r"^\d{4}\s+", "", clean_title(block.text))
        if len(text) > 5 and signature(text) in {signature(part) for part in parts}:
            return text
    works = [mark for part in parts if names_work(part) and len(mark := signature(part)) > 5]
    for block in headings[:12]:
        if block.level <= 3 and any(signature(block.text).startswith(mark) for mark in works):
            return clean_title(block.text)
    first = next((block for block in headings if block.level == 1), None)
    gendered = next((block for block in headings[:12] if block.level <= 3 and GENDERED.search(block.text)), None)
    if first and gendered and not names_work(first.text) and _SLOGAN.search(first.text):
        first = gendered
    if first:
        return clean_title(first.text)
    if stated := _stated_title(snapshot.blocks):
        return stated
    if gendered:
        return clean_title(gendered.text)
    shown = {signature(block.text) for block in snapshot.blocks[:20]}
    for title in titles:
        bare = clean_title(title)
        if not names_work(title) and (heading := _work_heading(headings)):
            return heading
        if len(bare) > 5 and signature(bare) in shown and _possible(bare, company):
            return bare
        split = split_page_title(_IN_TOWN.sub("", title), company)
        if split[0] and _possible(split[0], company) and signature(split[0]) not in site:
            return split[0]
    second = next((block for block in headings if block.level == 2 and len(block.text) < 90), None)
    if second and names_work(second.text):
        return clean_title(second.text)
    return _title_line(snapshot.blocks, headings, company) or (clean_title(second.text) if second else None)


def _named_as_host(snapshot: PageSnapshot) -> set[str]:
    """Signatures of short headings that are the site's own name, as its address has it: "Northgate Tools" on northgate.com."""
    host = (urlsplit(snapshot.url).hostname or "").split(".")[:-1]
    labels = tuple(label for part in host if len(label := signature(part)) >= MIN_HOST_CHARS)
    return {
        signature(block.text)
        for block in snapshot.blocks[:120]
        if block.kind == "heading"
        and len(block.text.split()) <= MAX_SITE_WORDS
        and signature(block.text).startswith(labels)
        and not names_work(block.text)
    }


def names_one_job(blocks: list[Block]) -> bool:
    """Whether exactly one of the first headings names work: several are those of a list."""
    return _work_heading([block for block in blocks[:120] if block.kind == "heading"]) is not None


def _work_heading(headings: list[Block]) -> str | None:
    """The one short heading that names work, where the page's own title names none; several are those of a list."""
    found = {
        clean_title(block.text)
        for block in headings[:12]
        if len(block.text.split()) <= MAX_LINE_WORDS and names_work(block.text) and not _SLOGAN.search(block.text)
    }
    return found.pop() if len(found) == 1 else None


def _title_line(blocks: list[Block], headings: list[Block], company: str | None) -> str | None:
    """A lower heading or one of the first lines, if it is short and names work."""
    for block in (*headings[:12], *blocks[:TITLE_LINES]):
        short = len(block.text.split()) <= MAX_LINE_WORDS and not _SLOGAN.search(block.text)
        if short and names_work(block.text) and _possible(block.text, company):
            return clean_title(block.text)
    return None


def names_occupation(text: str) -> bool:
    """Whether a text names an occupation somewhere."""
    return _OCCUPATION.search(text.lower()) is not None


def is_occupation(word: str) -> bool:
    """Whether a word is one that names an occupation."""
    return _OCCUPATION.fullmatch(word.lower()) is not None


def names_work(text: str) -> bool:
    """Whether a text names an occupation, or is marked for all genders as job titles are."""
    return names_occupation(text) or GENDERED.search(text) is not None


def _possible(text: str, company: str | None) -> bool:
    clean = clean_title(text)
    if not 3 <= len(clean) <= MAX_TITLE_CHARS or is_generic(clean) or (is_generic(text) and not names_work(clean)):
        return False
    if _FILE.search(clean) or _LEGAL_NAME.search(clean):
        return False
    return not (company and signature(clean) == signature(company)) and not clean.endswith("?")


def split_page_title(title: str, company: str | None) -> tuple[str | None, str | None]:
    """(job title, company) of a page title such as "Nurse at Acme", "Acme - Nurse", "Nurse | Acme Careers"."""
    text = normalise(title)
    stripped = _PREFIX.sub("", text)
    if match := _HIRING.match(text):
        return clean_title(match["title"]), clean_company(match["company"])
    if match := _LOOKING.match(text):
        return clean_title(match["title"]), clean_company(match["company"])
    if match := _AT.match(stripped):
        return clean_title(match["title"]), clean_company(match["company"])
    parts = [part for part in PARTS.split(stripped) if part and not is_generic(part)]
    if not parts:
        return None, None
    if company:
        mark = signature(company)
        rest = [part for part in parts if mark not in signature(part) and signature(part) not in mark]
        return (clean_title(rest[0]) if rest else None), company
    return clean_title(next((part for part in parts if names_work(part)), parts[0])), None


def clean_company(raw: str | None) -> str | None:
    """A company's name without "Careers", "Jobs at" and the like; None when nothing is left."""
    if not raw:
        return None
    text = normalise(raw)
    text = re.sub(
        r"^(?:jobs? at|careers? at|(?:jobs?|karriere|stellen?|arbeiten) bei|(?:vacatures?|werken|baan) bij|(?:offre|emploi|postuler|travailler) chez|(?:(?:lediga )?jobb|karriär) (?:hos|på)|(?:praca|kariera) w|(?:empleo|trabaja?r?) en|lavora(?:re)? (?:con|in|presso)|working at|welcome to|about|company:|employer:|logo (?:of|for|de)|logo:|©\s*\d*)\s+",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(
        r"(?:(?:\s*[-–—|:]\s*|\s+)(?:careers?|jobs?|job board|career (?:site|page|portal)|karriere|recruiting|(?:is )?hiring|recrute|recrutement|sucht|söker|zoekt|busca|logo|external|official site|talent community|homepage))+$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    text = text.strip(" -–—|:•·,")
    if not 2 <= len(text) <= MAX_COMPANY_CHARS or _NOT_COMPANY.match(text) or text.isdigit():
        return None
    if _VENDORS.fullmatch(text):
        return None
    return text


def _stated_title(blocks: list[Block]) -> str | None:
    """ "JOB TITLE: Water Treatment Operator" among the first lines, or the label with its value in the next."""
    for block, following in pairwise(blocks[:LABEL_BLOCKS]):
        if match := _TITLE_LABEL.match(block.text):
            return clean_title(match["title"] or match["other"])
        if (
            _TITLE_ALONE.match(block.text)
            and 3 <= len(following.text) <= MAX_TITLE_CHARS
            and not is_generic(following.text)
        ):
            return clean_title(following.text)
    return None
