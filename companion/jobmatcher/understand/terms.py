"""Employment type, workplace and seniority."""

from __future__ import annotations

import re
from functools import lru_cache

from companion.contracts import EmploymentType, Evidence, Workplace
from companion.guarded import Guarded, GuardedTable
from companion.jobmatcher.understand.document import Document, Sentence

_EMPLOYMENT_PATTERNS: tuple[tuple[EmploymentType, str], ...] = (
        ("apprenticeship", r"apprenticeship|\bapprentice\b(?! (?:trained|train))|\bazubi|auszubildende|ausbildung(?:splatz)? (?:zum|zur|als)|\balternance\b|contrat d.apprentissage|lehrling|lehrstelle"),
        ("internship", r"\binterns?(?:hip)?s?\b|praktik(?:um|ant\w*)|\bstagiaire|\bstage (?:de|en|h/f)\b|contrat: ?stage|\bprácticas\b|\bbecari[oa]|\bpràctiques|werkstudent|working student|\btirocinio|\bco-?op\b(?! (?:erat|bank|food))|\bstáž|\bstaż|traineeship\b"),
        ("volunteer", r"volunteer (?:role|position|opportunity)|ehrenamt|\bbénévol|unpaid volunteer"),
        ("per_diem", r"per[- ]diem(?! (?:rate|allowance|expens))|\bprn\b|bank (?:staff|nurse|worker|contract|post)|\(bank\)|[-–] bank$|as and when|zero[- ]hours?"),
        ("full_time", r"full[- ]?time|\bft\b|vollzeit|temps[- ](?:plein|complet)|(?:jornada|tiempo) complet[oa]|^\W*complet[oa]\W*$|tempo pieno|tempo integral|voltijd|fulltime|heltid|plný úvazek|\bpełny (?:etat|wymiar)|temps complet|práce na plný|plein temps"),
        ("part_time", r"part[- ]?time|teilzeit|temps partiel|media jornada|^\W*(?:parcial|media)\W*$|\b0[.,]\d{1,2} ?(?:wte|fte)\b|jornada (?:parcial|reducida)|tiempo parcial|temps parcial|tempo parziale|deeltijd|parttime|deltid|niepełny (?:etat|wymiar)|zkrácený úvazek|částečný úvazek|część etatu|minijob|term[- ]time"),
        ("contract", r"\bcontract(?:or)?(?: role| position| basis| to hire|-to-hire| assignment| opportunity)\b|\bfreelanc|independent contractor|\b1099\b|\b\d{1,2}[- ]month contract|^contract(?:or)?(?:$|,)|\(contract\)|- contract\b|freiberuf|(?:kontrakt|contract|umowa|employment)[ :/(]{1,3}b2b|\bb2b (?:contract|kontrakt|agreement|basis)|^\W*b2b\W*$|\bc2c\b|\bw2 contract|contingent"),
        ("temporary", r"\btemporary\b(?! (?:visa|work visa|housing))|temp[- ]to[- ]|fixed[- ]term|\bseasonal\b|(?<!un)befristet|\bcdd\b|intérim|\btemporal\b|eventual\b|tijdelijk|visstid|maternity cover|\btemporaire|secondment|zeitarbeit|\blocum\b"),
)  # fmt: skip
_EMPLOYMENT = GuardedTable(_EMPLOYMENT_PATTERNS)
_WEEKLY_HOURS: GuardedTable[EmploymentType] = GuardedTable(
    (
        ("full_time", r"\b(?:38|39|40)[\s-]?(?:stunden|std|uur)|\b(?:37\.5|37,5|40|35) ?(?:h|hours?|heures)(?: per| a|/| par)? ?(?:week|wk|semaine|hebdo)"),
        ("part_time", r"\b(?:[5-9]|1\d|2\d) ?(?:h|hours?)(?: per| a|/)? ?(?:week|wk)\b"),
    )
)  # fmt: skip
"""Hours a week, which tell it only where no word does: "Part-time (30-40 hours per week)"."""
_PERMANENT = re.compile(
    r"\bpermanent\b|unbefristet|festanstellung|\bcdi\b|indefinid[oa]|indefinit|regular\b|employee\b|tillsvidare|hpp\b"
)
_BOTH = re.compile(r"(?:full|voll)[- ]?(?:time|zeit)?\s?(?:or|/|and|oder|und|&|,)\s?(?:part|teil)")
_CHOICE = re.compile(r"full[- ]time or part[- ]time\W{1,3}(full|part)[- ]time")
"""A form's label with its value behind it."""
_NOT_TERMS = Guarded(
    r"full[- ]time (?:equivalent|mba|students?|education|degree|employees?|faculty|team)|part[- ]time (?:student|education|mba)|seasonal (?:menu|business|produce|ingred)|(?:supervis|mentor|train|coach|managing|manage)\w* (?:\w+ ){0,3}(?:interns?|apprentices?|volunteers?|trainees?)|(?:interns?|volunteers?|apprentices?) and|former interns?|internship (?:experience|or)|(?:previous|prior|or|including|experience|relevant) internships?|contract (?:negotiat|manage|law|admin|review|work)|eligible .{0,20}full[- ]time|scope for part[- ]time|part[- ]time (?:and|or|/) (?:flexible|job[- ]shar)"
)


def _named(text: str) -> EmploymentType | None:
    return _EMPLOYMENT.first(text) or _WEEKLY_HOURS.first(text)


def employment_of(text: str) -> EmploymentType | None:
    """Employment type named by a short text such as a label's value or a title."""
    lower = text.lower()
    if kind := _named(lower):
        return kind
    hours = _HOURS.search(lower)
    if hours:
        return "full_time" if float(hours[1].replace(",", ".")) >= FULL_TIME_HOURS else "part_time"
    return (
        "full_time"
        if re.fullmatch(
            r"\W*(?:permanent|regular|festanstellung|cdi|employee|indefinido|indeterminato|tempo indeterminato)\W*",
            lower,
        )
        else None
    )


_HOURS = re.compile(r"\b(\d{1,2}(?:[.,]\d+)?) ?(?:hours|hrs|stunden|std|heures|horas|uur)\b")
FULL_TIME_HOURS = 32
"""Hours a week from which work that states no more counts as full time."""


HEAD_LINES = 8
HEAD_CHARS = 140
_HEAD_PARTS = re.compile(r"\s*[·•|]\s*|\s+/\s*")


_BARE_LABELS = frozenset({"contract", "contract type", "temporary", "hours"})
"""Lines that are a label, with its value in the next."""


def _under_title(document: Document) -> EmploymentType | None:
    """The type in the line of facts under the title: "Unbefristet, Teilzeit · Freiburg"."""
    for line in document.lines[1:HEAD_LINES]:
        if len(line.text) > HEAD_CHARS or line.text[-1] in ".!?:" or line.text.lower() in _BARE_LABELS:
            continue
        for part in _HEAD_PARTS.split(line.text):
            words = part.split()
            if len(words) > FACT_WORDS and sum(not word[0].islower() for word in words) < RUN_TOGETHER * len(words):
                continue
            lower = part.lower()
            kind = _named(lower) or next((_WORDS_ALONE[word] for word in lower.split() if word in _WORDS_ALONE), None)
            if kind is not None and not _NOT_TERMS.search(lower):
                return kind
    return None


FACT_WORDS = 4
RUN_TOGETHER = 0.75
"""Share of words without a small first letter from which a longer line is facts that lost the marks between them."""
_WORDS_ALONE: dict[str, EmploymentType] = {
    "contract": "contract", "contractor": "contract", "temporary": "temporary", "permanent": "full_time",
}  # fmt: skip
"""Words that name the type among facts, though not within sentences."""


_LEADS_OTHERS = re.compile(r"intern(?:al|ation)|manager|coordinator|director|recruiter|teacher|mentor")
_BEGINNERS = ("apprenticeship", "internship", "volunteer")
_PREFERENCE: tuple[EmploymentType, ...] = (
    "full_time", "part_time", "internship", "apprenticeship", "per_diem", "contract", "temporary", "volunteer",
)  # fmt: skip
"""Which one of several named in the text is reported."""


def read_employment(
    title: str | None,
    labelled: list[str],
    document: Document,
    sentences: list[Sentence],
    least_years: float | None = None,
) -> EmploymentType | None:
    """Employment type from title, labels, then the text (full time before contract terms).

    Interns the text speaks of are others where it asks for `least_years` of experience.
    """
    lower_title = (title or "").lower()
    kind = _named(lower_title)
    if kind and not (kind in _BEGINNERS and _LEADS_OTHERS.search(lower_title)):
        return kind
    for text in labelled:
        if stated := _named(text.lower()):
            return stated
    for text in labelled:
        if stated := employment_of(text):
            return stated
    if stated := _under_title(document):
        return stated
    counts: dict[EmploymentType, int] = {}
    for sentence in sentences:
        text = document.lower[sentence.start : sentence.end]
        if sentence.section in ("about", "legal") or len(text) > 2_000 or _NOT_TERMS.search(text):
            continue
        if choice := _CHOICE.search(text):
            return "full_time" if choice[1] == "full" else "part_time"
        if _BOTH.search(text):
            counts.setdefault("full_time", sentence.start)
        named = False
        for kind, pattern, branches in _EMPLOYMENT.candidates(text):
            if kind in _BEGINNERS and (sentence.start > 600 or (least_years or 0) >= 2):
                continue
            if pattern.search(text, among=branches):
                named = True
                counts.setdefault(kind, sentence.start)
        if not named and (by_hours := _WEEKLY_HOURS.first(text)):
            counts.setdefault(by_hours, sentence.start)
    return next((kind for kind in _PREFERENCE if kind in counts), None)


_HYBRID = Guarded(
    r"(?:in|at|from) (?:the|our|an|your) office (?:for )?(?:at least |a minimum of |around |about )?(?:\d|one|two|three|four)(?:\s?(?:-|–|to|or)\s?(?:\d|two|three|four))? days?\b|\d{2} ?% of (?:your |their |the )?(?:working )?time (?:in|at|from) (?:an?|the|our|home)|[|·•]\s*hybrid\s*[|·•(]|hybrid(?:e[nrs]?)? (?:work|role|model|schedule|position|environment|setting|arrangement|office|format|remote|basis|opportunity|policy|job|arbeit|modell)|(?:work|role|position|location|schedule|workplace|work model|model|type)\w*:? (?:is |will be |be )?(?:a )?hybrid|^\W*hybrid\b|(?<!may be )\bhybrid\W*$|\(hybrid\b|hybrid[ ,]+(?:in\b|\(|\d|-|–|/|at\b|from\b)|(?:\d|one|two|three|four|several)(?:\s?(?:-|–|to|or)\s?\d)? days? (?:\w+ ){0,3}(?:in (?:the |our )?office|in[- ]office|on[- ]?site|from home|remote|at home|home office)|(?:\d|zwei|drei|ein(?:en)?|deux|trois|dos|tres)(?:\s?(?:-|–|bis|à|a)\s?\d)? (?:tage?n?|jours?|días?) (?:\w+ ){0,4}(?:home[- ]?office|remote|mobil\w*|télétravail|teletrabajo|im büro)|partially remote|partly remote|teilweise (?:remote|home)|hybrides arbeiten|modalidad híbrida|modelo híbrido|(?:trabajo|modelo|formato|esquema) híbrido|\bhíbrid[oa]\b|\bhibrid|télétravail (?:partiel|possible|\d|jusqu)|hybride (?:werken|arbeitsweise)|home[- ]?office (?:möglich|option|anteil|tage)|möglichkeit (?:zum|zu|auf) (?:\w+ )?(?:home|mobil)|mobiles arbeiten|remote[- ]anteil|flexible (?:work )?(?:location|remote)|\b[1-9]\d? ?%\W{1,2}(?:of the time )?(?:telecommut|remote|work(?:ing)? from home|home[- ]office)|telecommut\w* (?:for )?up to \d|(?:work(?:ing)? (?:from home|remotely)|remote work(?:ing)?|telecommut\w*) (?:will be |is |are |may be |can be |days? )?(?:considered|(?:when|where|if) (?!required|needed|necessary)|occasionally|sometimes|some days|negotiable)|hybridní|práce z domova (?:částečně|možn)|hybrydow|częściowo zdaln"
)
_REMOTE = Guarded(
    r"[|·•]\s*remote\s*[|·•(]|(?:fully|100 ?%|completely|entirely|permanently|all)[- ]remote|remote[- ](?:first|only|position|role|job|opportunity|work(?:ing)?\b|within|eligible|friendly|based|team|anywhere|us\b|usa|uk\b|eu\b|canada|europe|contract|setup|basis)|\b(?:is|be|are|work|working|location|workplace|type|status|this is a|position|model)\w*:? (?:a )?(?:fully )?remote(?:ly)?\b|^\W*remote(?:\W*$|\s?[,;:(/|–—-])|\bremote\W*$|\(remote\b|remote (?:-|–|—|\(|/|,|in|from|across|\|)|work(?:ing)? (?:from (?:home|anywhere)|remotely)|home[- ]based|\bwfh\b|telecommut|100 ?% (?:home|remote|télétravail|teletrabajo)|full[- ]remote|télétravail (?:total|complet|à 100)|(?:trabajo|puesto|empleo|modalidad|modo)\w*:? (?:100 ?% )?(?:en )?remoto|teletrabajo|\bremoto\b|vollständig remote|(?:komplett|rein) remote|aus dem home[- ]?office|praca zdalna|(?<!częściowo )zdalnie|thuiswerken|på distans|plně na dálku|virtual (?:role|position)"
)
_ONSITE = Guarded(
    r"[|·•]\s*on-?site\s*[|·•(]|(?:on-?site|on site|in-office|in office|in-person|in person) (?:role|position|only|work|job|presence|requirement|\d|five|full|at our|in our|environment|based|opportunity|schedule)|\b(?:is|be|work|working|role|position|fully|100 ?%|location|workplace|type|model|required|5 days(?: a| per) week|five days(?: a| per) week|full[- ]time)\w*:? (?:an? |to be )?(?:fully )?(?:on-?site|on site|in-office|in office|in-person|in person)\b|^\W*(?:on-?site|in-person)(?!\W{0,3}(?:or )?(?:remote|hybrid)\b)(?:\W*$|\W* ?(?:[,;:(/|–-]|in\b|at\b|or\b|\d))|^\W*(?:[^\s.!?]+ ){1,5}(?:on-?site|in-person)\W*$|\((?:on-?site|in-person)(?!, (?:by|via|over|online|virtual)|/|,? (?:or|and) )|not (?:an? )?(?:remote|eligible for remote|wfh\b|work[- ]from[- ]home|telecommut)|no (?:remote|home[- ]?office|télétravail)|remote (?:work )?(?:is )?not (?:available|possible|an option)|vor[- ]ort[- ](?:präsenz|tätigkeit|position)|präsenz(?:pflicht|arbeit)|kein home[- ]?office|(?:modalidad|modalitat|trabajo|jornada|modo)[\w ]*:? presencial|\bpresencial\b|\b100 ?% présentiel|\bprésentiel\b|poste basé sur site|praca stacjonarna|\bstacjonarnie\b|op kantoor|onsite,? based"
)
_ANSWERED_NO = re.compile(r"\W{1,4}(?:no|nein|non)\b")
"""After a question of the page's own ("Work remotely: no")."""
_NOT_PLACE = Guarded(
    r"not guaranteed|(?:ability|able|flexibility|opportunity|option|possibility) to work (?:remotely|from home)(?! from anywhere)|information (?:on|about|regarding) (?:remote|hybrid)|(?:encourag\w+|arrangements,|including|possible|(?:success|experience) (?:with|of|in)) remote work|remote work(?:ing)? (?:(?:as|when|where|if) (?:needed|required|necessary|possible)|opportunities|options|possibilities)|remote (?:and|or) (?:difficult|rural|isolated|hard)|(?:rural|isolated) (?:and|or) remote|remote (?:clinic|compliance|induction|triage|consult|onboarding|patient|monitoring|sensing|site|sites|location|locations|control|area|areas|communit|access|support|server|desktop|hands|operat|learning|instruction|diagnos|team members|employees|colleagues|stakeholders|teams|environments|device|villages|island|procedure)|(?:cloud|on-prem\w*)\W{1,3}(?:(?:and|or|to) )?hybrid|are categories|hybrid (?:cloud|vehicle|electric|car|app|mobile|infrastructure|data|environments|environment \(|identity|systems|events?|search|learning|event|programme|solutions|simulation|rocket|retrieval|power|classes)|remotely (?:piloted|monitor|operat|control)|on-?site (?:induction|orientation|onboarding|benefits?|office|offices|perks|facilit|services|leisure|access to|car park|gym|parking|cafe|canteen|restaurant|nursery|childcare|medical|training|support|visit|visits|inspection|meeting|clinic|fitness|facilities|audit|interview|amenit|team|staff|pool|laundry|health|install|event|technical|childminder|catering|accommodation|contractor|construction|supervis|safety|activities|gymnasium)|in[- ]person (?:interview|event|meeting|training|customer|communic|team|collab|and (?:virtual|online|over)|or (?:virtual|online|over|remote|by))|interview|(?:on-site|on site) (?:at|with) (?:client|customer)s?"
)


NOT_BEFORE = 20
"""Characters before the words of a workplace in which others may say that they are none."""
_WORKPLACES: tuple[tuple[Workplace, Guarded], ...] = (
    ("hybrid", _HYBRID),
    ("onsite", _ONSITE),
    ("remote", _REMOTE),
)


_SOME_DAYS = re.compile(
    r"\b(?:[1-4]|one|two|three|four)(?:\s?(?:-|–|to|or)\s?(?:[1-4]|two|three|four))? days? (?:a|per|each) (?:week|month) (?:on[- ]?site|remote|from home|at home|in (?:the |our )?office)"
    r"|teilweise (?:möglich|remote)|(?:home ?office|télétravail|teletrabajo)\W{1,3}(?:teilweise|partiel|parcial)|partiellement|\d (?:tage|jours|días) (?:pro woche|par semaine|a la semana|/ ?(?:woche|semaine|semana))"
)
"""Words of a short text that speak of some days here and some there."""


def workplace_of(text: str) -> Workplace | None:
    """Workplace named by a short text: a label's value, a title, a location."""
    lower = text.lower()
    if re.search(r"hybrid|hybrides|híbrid|hibrid", lower) or _SOME_DAYS.search(lower):
        return "hybrid"
    if re.search(
        r"\bremote\b|work from home|home[- ]based|telecommut|remoto|télétravail|teletrabajo|home ?office|anywhere|distans",
        lower,
    ) and not re.search(r"not remote|no remote|remote:? no|non[- ]remote", lower):
        return "remote"
    if re.search(
        r"on-?site|on site|in[- ]office|in[- ]person|presencial|vor ort|sur site|présentiel|not remote|no remote|remote:? no",
        lower,
    ):
        return "onsite"
    return None


def read_workplace(document: Document, sentences: list[Sentence]) -> tuple[Workplace | None, list[Evidence]]:
    """Workplace from the running text with its words; a hybrid statement outweighs a remote one."""
    found: dict[Workplace, Evidence] = {}
    for sentence in sentences:
        text = document.lower[sentence.start : sentence.end]
        if sentence.section in ("legal", "about") or len(text) > 2_000:
            continue
        for kind, pattern in _WORKPLACES:
            match = pattern.search(text)
            if match and kind == "onsite" and sentence.section == "benefits":
                continue  # what is on the spot there is a gym or a canteen
            if match and not _NOT_PLACE.search(text, max(0, match.start() - NOT_BEFORE), match.end() + 30):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if _ANSWERED_NO.match(document.lower, end):
                    break
                found.setdefault(kind, document.evidence(start, end))
                break
    if "hybrid" in found:
        return "hybrid", [found["hybrid"]]
    if "remote" in found and not ("onsite" in found and found["onsite"].start < found["remote"].start):
        return "remote", [found["remote"]]
    if "onsite" in found:
        return "onsite", [found["onsite"]]
    return None, []


_SENIORITY_TITLE = GuardedTable(
    (
        ("intern", r"\bintern(?:ship)?\b|praktik(?:um|ant)|stagiaire|\bstage\b|becari|prácticas|werkstudent|working student|\bco-?op\b|tirocin"),
        ("executive", r"\bchief (?:executive|(?:[\w-]+,? (?:and |& )?){1,4}officer)|\bc[eftoi]o\b|\bpresident\b|\bvp\b|vice[- ]president|managing director|geschäftsführ|directeur général|director general|executive director|\bevp\b|\bsvp\b"),
        ("director", r"\bdirector\b|\bhead of\b|head teacher|headteacher|direktor|directeur|directrice|director[a]?\b|bereichsleit|\bdirectora\b"),
        ("entry", r"[-–(]\s?entry\b|\bjunior\b|\bjr\b|entry[- ]level|\bgraduate\b|new ?grad|\btrainee\b|apprentice|auszubild|\bazubi|berufseinsteiger|\bdébutant|early career|\bassistant\b(?! (?:\w+ ){0,2}(?:manager|director|professor|vice|head|principal))|newly qualified|\bnqt\b|\bect\b|\bi\b$"),
        ("lead", r"\bchief (?!of staff|mate|steward)\w+|\b(?:team|tech|technical|squad|shift|charge|section|practice)?[- ]?lead\b|\bprincipal\b|\bstaff (?:\w+ ){0,2}(?:engineer|developer|scientist|designer|architect|software|machine|data|product)|teamleit|chef d.équipe|jefe de equipo|\bcharge nurse|schichtleit|gruppenleit|head chef|chef de cuisine|executive chef|küchenchef|\bforeman\b|\bsupervisor\b|vorarbeiter|\barchitect\b(?! intern)"),
        ("senior", r"\bsenior\b|\bsr\b\.?|\bsnr\b|\biii\b|\biv\b|\bexperienced\b|\bérfahrene|\bconfirmé|\bsous[- ]chef|\bl5\b|level 5"),
        ("manager", r"(?:engineering|store|shop|branch|office|operations|general|plant|production|restaurant|kitchen|ward|nurse|nursing|assistant|department|deputy|site|warehouse|team|regional|area|district|finance|hr|people|sales|it|facilities|maintenance|hotel|care|home|clinic|practice|construction|front office|housekeeping|fleet|call cent(?:er|re)|support|service|quality|safety|development|data|analytics|design|software|accounting|payroll|laboratory|lab|retail|transport) manager\b|\bmanager[,:]? |\bleiter|\bleitung\b|\bgerente\b|\bresponsable\b|filialleit|\bencargad[oa]|abteilungsleit|marktleit"),
        ("mid", r"\bmid[- ]?(?:level|senior)?\b|\bii\b|intermediate"),
    )
)  # fmt: skip
_INDIVIDUAL_MANAGER = re.compile(
    r"(?:project|product|program(?:me)?|account|case|relationship|community|content|social media|brand|category|success|customer success|key account|event|property|portfolio|partner|campaign|delivery|change|contract|bid|marketing|risk|compliance|sales development|business development|territory|client|asset|release|incident|projekt|produkt) ?manager"
)
SENIORITY_TEXT = Guarded(
    r"seniority(?: level)?:? (?P<label>internship|entry|associate|mid|senior|director|executive)|(?P<entry>entry[- ]level (?:position|role|job|candidates|opportunity)|berufseinsteiger|débutants? accepté|no (?:prior |previous )?experience (?:is )?(?:required|necessary|needed)|sin experiencia|recent graduates?|graduate programme|quereinsteiger)|(?P<mid>mid[- ]level (?:position|role))|(?P<senior>senior[- ]level (?:position|role))"
)


SENIORITY_REACH = 12_000
"""Characters within which the text may tell the level."""


@lru_cache(maxsize=2048)
def title_level(title: str) -> str | None:
    """Level a job title tells by itself. Cached: boards repeat their titles."""
    lower = title.lower()
    for level, pattern, branches in _SENIORITY_TITLE.candidates(lower):
        if level == "manager" and _INDIVIDUAL_MANAGER.search(lower):
            continue
        if pattern.search(lower, among=branches):
            return level
    return None


def read_seniority(
    title: str | None, labelled: list[str], document: Document, sentences: list[Sentence], years: float | None
) -> str | None:
    """Level from the title, labels, the text, and at last the years asked for."""
    if level := title_level(title or ""):
        return level
    for text in labelled:
        if level := _SENIORITY_TITLE.first(text.lower()):
            return level
    for sentence in sentences:
        match = SENIORITY_TEXT.search(document.lower, sentence.start, min(sentence.end, SENIORITY_REACH))
        if match:
            if match.lastgroup == "label":
                return {"internship": "intern", "associate": "entry"}.get(match["label"], match["label"])
            return match.lastgroup
    if years is None:
        return None
    return "entry" if years <= 1 else "mid" if years < 5 else "senior"
