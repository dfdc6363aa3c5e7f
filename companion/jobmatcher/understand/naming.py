"""Title and company of pages, from whatever shows them: data, marked elements, headings, the page's own title."""

from __future__ import annotations

import re
from functools import lru_cache

from companion.guarded import Guarded
from companion.jobmatcher.understand.body import signature
from companion.jobmatcher.understand.html_blocks import normalise
from companion.jobmatcher.understand.sections import classify_heading

MAX_TITLE_CHARS = 160
MAX_COMPANY_CHARS = 80
JOB_WORDS = 6
"""A heading of more words that names an occupation speaks of something else."""
_GENERIC = re.compile(
    r"^(?:(?:wir suchen )?(?:sie|dich|euch)(?: als)?|home ?/ ?.{0,30}|trabaja con nosotros|nous rejoindre|rejoignez[- ]nous|recrutement|lavora con noi|bolsa de (?:trabajo|empleo)|jobba? (?:hos|med) oss.{0,20}|arbeiten bei .{0,40}|contact(?: us)?|kontakt|kontaktformular|careers?(?: (?:details?|view|page))?|jobs?|job (?:details?|view|description|openings?|search|posting|opportunit\w+|widget|board|application)|(?:current |open |all |our )?(?:openings?|positions?|vacancies|opportunities|jobs|roles|vacatures)|join (?:us|our team)|work (?:with|at|for) .{0,40}|we.re hiring.{0,20}|apply(?: now| online| today| here)?|application(?: form)?|home|search(?: results)?|sign in|log ?in|about(?: us| the (?:job|role|company|position|opportunity)| you| .{0,30})?|overview|description|detail(?:s| pozice| nabídky)?|stellenangebote?(?: (?:&|und) \w+)?|karriere|stellenanzeigen?|(?:junior|mid|senior|entry|executive)(?:[- ]level)?|offres? d.emploi|career opportunit\w+|(?:candidate|company|employer|employee) (?:details|profile)|terms of (?:use|service|engagement).{0,30}|empleo|ofertas? de (?:trabajo|empleo)|kariéra|volné pozice|採用(?:情報|案内|募集)?|(?:中途|新卒|キャリア)採用(?:情報)?|求人(?:情報|一覧)?|募集(?:職種|要項|一覧)|recruit(?:ing|ment)?(?: info\w*)?|responsibilities|requirements|qualifications|benefits|who we are|welcome.{0,40}|menu|cookies?.{0,40}|privacy.{0,40}|untitled|loading(?: (?:the |this )?(?:role|job|position|posting|vacancy|page|details?|content)s?)?.{0,3}|external careers|candidate experience.*|més informació|(?:explore|discover) .{0,60}|life at .{0,40}|job title|search jobs|find your (?:place|job|career|future|next .{3,20})|key (?:responsibilities|information|details)|your tasks|(?:the|this|your) role|role overview|what you.ll .{0,30}|(?:ihre|deine) aufgaben|ihr profil|page not found|404.{0,40}"
    r"|vacancy|job (?:offer|advert(?:isement)?|ad|vacancy)|vacature(?:tekst|omschrijving)?|functie(?:omschrijving)?|stellen(?:ausschreibung|beschreibung)(?:en)?|(?:job)?(?:ausschreibung|beschreibung)|jobangebot|offre|annonce|(?:descriptif|description|fiche) d[ue] (?:poste|l.offre)|vacante|oferta(?: laboral)?|detalles? (?:de la|del) (?:oferta|vacante|puesto)|vaga(?: de emprego)?|(?:detalhes?|descrição) d[ao] (?:vaga|emprego)|(?:annuncio|offerta)(?: di lavoro)?|(?:plats|jobb|stillings|job)annon(?:s|se|ce)|(?:stillings|job)opslag|(?:stillings)?utlysning|oferta pracy|ogłoszenie(?: o pracę)?|nabídka práce|(?:page|site) title)$",
    re.IGNORECASE,
)
_PICTURES = re.compile("[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]+")
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
    r"^(?:(?:jobs?|vacanc(?:y|ies)|vacatures?|offene stellen?|stellenangebote?|careers?|karriere|offres?|ofertas?|lediga? (?:jobb|tjänst(?:er)?)) ?/(?= )|job application for|apply (?:for|to)(?: the| this)?(?: position(?: of)?| job| role)?:?|application for|jobs?:|job title:|position(?: title)?:|title:|vacancy:|(?:new )?job posting:|job description (?:for|of|[-–:])|detalles? de (?:la )?(?:oferta|vacante)(?: de (?:empleo|trabajo))?:?|hiring:?|we.re hiring:?|(?:(?:come )?(?:join|work with) (?:us|our team|the team)\b[\s!,.:–—-]*)?(?:we.re |we are )?(?:now |currently )?hiring(?: for)?(?: an?| the)?:?|join us as an?|stellenangebot:?|stellenausschreibung:?|stellenanzeige:?|offre d.emploi:?|oferta de (?:trabajo|empleo):?|vacature:?|job opening:?|wir suchen(?: ein(?:en?|e/n|/e|\*e|e\*n)?)?:?|(?:current|open) (?:vacancy|position):?|(?:aktuell |derzeit )?gesucht:|gezocht:|wanted:)(?!\w)\s*[-–—:!]?\s*(?=\S)",
    re.IGNORECASE,
)
_HIRES = re.compile(
    r"(?:we.re |we are |now |currently )?hiring\b|wanted:|gesucht:|gezocht:|wir suchen\b|on recrute\b|nous recrutons\b",
    re.IGNORECASE,
)
_WANTED = re.compile(r"[\s,:–—-]+(?:gezocht|gesucht|wanted|sökes|søges|recherchée?s?|cercasi)[\s!.]*$", re.IGNORECASE)
"""What says of a title that somebody is wanted for it."""
_TRAILING_ID = re.compile(
    r"\s*(?:[-–|(#]\s*(?:(?:job|req(?:uisition)?|ref(?:erence)?|vacancy)?\s*(?:id|no|number|nr|#)?\.?:?\s*#?(?!(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?\)?\s*$)(?:[A-Z]{0,3}[-_]?\d{4,}[\w-]*))\)?)\s*$",
    re.IGNORECASE,
)
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
_LOGO_OF = re.compile(r"\s(?:(?:company|site|brand|main|corporate|firm) )?logo\b.*$", re.IGNORECASE)
"""How pictures of a logo are called: "Acme logo header"."""
_NOT_COMPANY = re.compile(
    r"^(?:us|you|the (?:job|role|team|position|company|opportunity|program|department|school|client)|our.*|this.*|your.*|working.*|team|company|position|role|careers?|jobs?|vacatures?|vacanc(?:y|ies)|stellen?(?:angebote?|anzeigen?)?|offres?|empleos?|home|apply|uns|nous|nosotros|join.*|external.*|linkedin|indeed|greenhouse|lever|workday|ashby|job board|candidate|welcome|search|the|about|me|remote|hybrid|full[- ]time|part[- ]time|logos?|images?|icons?|header|footer|banner|wp)$",
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
_OF_JOBS = re.compile(r"\b\w*jobs\b|\bcareers?\b|\bvacancies\b|\bkarriere\b|\bstellenmarkt\b", re.IGNORECASE)
_LEGAL_NAME = re.compile(r"\b(?:limited|ltd|llc|inc|gmbh|plc|b\.?v|s\.?r\.?l)\.?$", re.IGNORECASE)
"""A name of a firm is no title."""


def without_lead(text: str) -> str:
    """A title without what leads to it: "Apply for", "Job title:"."""
    return _PREFIX.sub("", text)


_LEADING_PICTURE = re.compile("^[\u2600-\u27bf\ufe0f\U0001f300-\U0001faff]+\\s*")
_VIEWS = re.compile(r"\s+\d+ views?$", re.IGNORECASE)
"""What a site counts beside a title."""


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
    return _VIEWS.sub("", _LEADING_PICTURE.sub("", text)).strip(" -–—|:•·,!")[:MAX_TITLE_CHARS]


@lru_cache(maxsize=512)
def is_generic(text: str) -> bool:
    """Whether a heading is one of those any career page has ("Careers", "Job details"). Cached, as `clean_title` is."""
    bare = text.strip(" .:!-–")
    return bool(_GENERIC.match(bare)) or (bool(INVITES.match(bare)) and not names_work(bare))


def says_hiring(title: str) -> bool:
    """Whether a page's title says that somebody is wanted: "We're hiring: Clerk", "Fahrer gesucht"."""
    return _HIRES.match(title) is not None or _WANTED.search(PARTS.split(title)[0]) is not None


def names_job(text: str) -> bool:
    """Whether a heading names one job, and not a part of its text that speaks of one."""
    if GENDERED.search(text):
        return True
    return len(text.split()) <= JOB_WORDS and names_occupation(text) and classify_heading(text) is None


def names_firm(text: str) -> bool:
    """Whether a text ends in a legal form: a firm's name, no title."""
    return _LEGAL_NAME.search(text) is not None


def speaks_of_jobs(text: str) -> bool:
    """Whether a short text is a job site's name or heading: "Best Jobs", "Careers at Acme"."""
    return _OF_JOBS.search(text) is not None


def in_town(title: str) -> str:
    """A page's title without the town of the United States that stands behind its job."""
    return _IN_TOWN.sub("", title)


def names_occupation(text: str) -> bool:
    """Whether a text names an occupation somewhere."""
    return _OCCUPATION.search(text.lower()) is not None


def is_occupation(word: str) -> bool:
    """Whether a word is one that names an occupation."""
    return _OCCUPATION.fullmatch(word.lower()) is not None


def names_work(text: str) -> bool:
    """Whether a text names an occupation, or is marked for all genders as job titles are."""
    return names_occupation(text) or GENDERED.search(text) is not None


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
    text = _PICTURES.sub("", _LOGO_OF.sub("", text)).strip(" -–—|:•·,")
    if not 2 <= len(text) <= MAX_COMPANY_CHARS or _NOT_COMPANY.match(text) or not any(map(str.isalpha, text)):
        return None
    if _VENDORS.fullmatch(text):
        return None
    return text
