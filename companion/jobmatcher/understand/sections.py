"""What each part of the posting is for, told by its headings, in twenty languages."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from operator import attrgetter

from companion.contracts import Section, SectionKind
from companion.guarded import Guarded, GuardedTable
from companion.jobmatcher.understand.document import Document, Line, Sentence, same_length_lower

MAX_HEADING_CHARS = 90
MAX_LABEL_CHARS = 60
LABEL_REACH = 64
"""Characters within which a label's colon stands."""

LEGAL_LINE_CHARS = 900
"""A paragraph up to this long is boilerplate as a whole when one of its sentences is."""

EMPLOYER_CHARS = 80
"""A paragraph from this length on that begins with the employer's name tells of the employer."""

_MUST = (
    r"requirements?|required|requisites|qualifications?|qualified|what (?:you.ll|you will|you|we|it).{0,12}(?:need|bring|have|looking|takes?|require|expect|seek)"
    r"|(?:who|what) (?:we.re|we are|are we) (?:looking|after|seek)|who you are|about you\b|you (?:have|bring|are|should|possess|must|offer)\b|must[- ]haves?"
    r"|essential(?: criteria| skills| requirements| experience|s)?$|essential (?:criteria|skills|require|experience|qualif)|(?:minimum|basic|mandatory|key|core|technical|specific) (?:qualif|require|skills|experience|competenc)"
    r"|skills|experience|education|your (?:profile|skills|background|experience|qualif|expertise|strengths)|candidate (?:profile|require)|person(?:al)? specification"
    r"|(?:ideal|successful|right|perfect) candidate|(?:love|like) to (?:hear|meet|talk)|to be (?:successful|considered)|to succeed|knowledge|competenc|eligibility|credentials|licen[cs]es?\b|you might be|might be a (?:good )?fit|fit for you|we.d love|what makes you|you.ll (?:need|have|bring)|necessary"
    r"|anforderung|(?:ihr|dein|unser|das|gesuchtes)? ?profil|qualifikation|mitbring|bringst du|bringen sie|voraussetzung|(?:das )?erwarten wir|wir erwarten|überzeug|zeichne[tn]? (?:dich|sie)|auszeichnet|passt du|passen sie|kenntnisse|das bist du|was wir uns wünschen|wen wir suchen|wir suchen|du hast|sie haben|du bist|sie sind"
    r"|profil(?: recherché| souhaité)?|compétences|prérequis|pré-requis|exigences|recherchons|vous êtes|vous avez|expérience requise|formation"
    r"|requisitos?|perfil|buscamos|necesitas|formación|se requiere|qué esperamos|experiencia|requisits|perfil buscat|competencias|conocimientos|requisiti|competenze|chi cerchiamo"
    r"|functie-?eisen|wat (?:vragen|verwachten|breng)|wie zoeken (?:wij|we)|jouw profiel|wie ben jij|kvalifikationer|vi söker|din profil|krav\b|vem är du|požadujeme|požadavky|požadované|očekáváme|hledáme|hledám|co bys m|wymagania|oczekujemy|nasze oczekiwania|kvalifikasjoner|habilidades|oczekiwania|esperamos de ti|^om d[ei]g\b|hvem er du|hvem du er|vi (?:ser etter|søger|søker|forventer)|dine (?:kvalifikationer|kvalifikasjoner|kompetencer|egenskaper)|din (?:kompetens|bakgrund|erfarenhet)|functie eisen|wij (?:vragen|zoeken)"
    r"|what (?:you should be|is expected of you)|требовани|ожидаем|ждём от|ждем от|кого мы ищем|изисквания|търсим|очакваме|вимоги|очікуємо|шукаємо|応募資格|応募条件|必須|必要(?:な)?(?:資格|経験|免許|スキル)|求める(?:人物|人材|スキル)|対象となる方|任职(?:要求|资格)|(?:岗位|职位|招聘)要求|자격 ?요건|지원 ?자격|aranan nitelik|beklenti|gereklilik|elvárás|cerinț|cerințe|profilul candidatului|odotamme|edellyt|vaatimuk|απαιτ|προσόντα"
)
_NICE = (
    r"highly regarded|well regarded|looked upon favou?rably|(?:will|would|could) set you apart|(?:what )?would help|favourable|(?:will|would) be an advantage|good to know|preferred|preferences|nice[- ]to[- ]haves?|bonus(?: points| skills| qualif| if)?|desirable|desired|good to have|(?:is|are|as|big|huge) a? ?plus(?! (?:many|lots|more))|\bplus(?:es)?\b(?! (?:many|lots|more|much|other|all|loads|plenty|your|our|benefits))|extra points|nice extras|\bnice if\b|(?:schön|toll|super|klasse),? wenn|(?:might|may|could) also have|(?:delighted|thrilled|happy|love it) if you|extra credit|stand out|ideally|advantage|\bassets?\b|even better|not required|what would be great|additional (?:skills|qualif|experience)"
    r"|wünschenswert|von vorteil|idealerweise|pluspunkte|atouts?|(?:serait|serait un|les) plus|^(?:les )?plus$|(?<!profil )(?<!profils )souhait|appréci|valor(?:able|arà|a positivamente|amos|ará)|se valora|deseable|es valorarà|pluspunt|\bpré\b|meriterande|výhodou|mile widziane|gradito|costituisce titolo"
    r"|будет плюсом|желательно|предимство|буде плюсом|歓迎|あると望ましい|优先|加分|우대|tercih sebebi|előny|constituie (?:un )?avantaj|eduksi|προτιμ"
)
_DUTIES = (
    r"(?<!personal )responsibilit|duties|what (?:you.ll|you will|will you|you.d|you).{0,10}(?:do|be doing|own|work|build|deliver|accomplish|learn|achieve)|(?:the|your|this|our|about the|about this|about your) (?:role|job|position|opportunity|opening|mission|impact|tasks|work|challenge|vacancy|post|internship|assignment)|role (?:overview|summary|description|purpose|profile|and)|(?:job|position|role) (?:description|summary|purpose|overview|details|profile|function|objective|scope|duties)|accountabilit|day[- ]to[- ]day|a (?:typical )?day in|in this (?:role|position)|key (?:tasks|activities|functions|deliverables)|essential (?:functions|job functions|duties)|you will\b|you.ll\b|main (?:duties|tasks|purpose|respons)|purpose of|how you.ll|major tasks|description$|overview$|summary$|the opportunity|the challenge|a day in the life|your (?:day|shift)\b|^the gig$|how you will|what to expect"
    r"|aufgaben|tätigkeit|spielfeld|was (?:du|sie) bei uns|(?:das )?erwartet (?:dich|sie)|deine rolle|ihre rolle|stellenbeschreibung|das machst du|dein job|deine mission|einsatz(?:gebiet|bereich)|was (?:du|sie) (?:machst|bewegst|tust|bewegen)|verantwort|das wirst du|über (?:die|deine|ihre|diese) (?:rolle|stelle|position|aufgabe|tätigkeit)"
    r"|missions?\b|(?:le|votre|ton|du|description du|intitulé du) poste|responsabilit|tâches|activités|votre rôle|vos défis|au quotidien|descriptif"
    r"|funcion|tareas|descripción|qué (?:vas a hacer|har[áa]s)|tu misión|el puesto|tu rol|descripció|responsabilidad|^sobre a vaga|^votre futur poste|^functions?$|^job specifications?$|taakomschrijving|què faràs|werkzaamheden|taken|functieomschrijving|wat ga je|arbetsuppgifter|om (?:rollen|jobbet|tjänsten)|čeká|náplň|pracovní náplň|co budeš|obowiązki|zakres|mansioni|attività|il ruolo|arbejdsopgaver|arbeidsoppgaver|atividades|din[ea] (?:opgaver|oppgaver|arbeidsoppgaver|uppgifter|ansvarsområden)|ansvarsområder?\b|om stillingen|hvad skal du|functie omschrijving"
    r"|обязанност|задачи|предстоит|чем (?:предстоит )?заниматься|задължения|отговорности|основни задачи|обов.язки|завдання|業務内容|仕事内容|職務内容|(?:岗位|工作)职责|职位描述|工作内容|담당 ?업무|주요 ?업무|iş tanımı|görev|sorumluluk|feladat|responsabilități|työtehtäv|tehtävän ?kuvaus|tehtäv(?:iisi|ät)|καθήκοντα|αρμοδιότητες"
)
_BENEFITS = (
    r"benefits?|perks|what we (?:offer|provide|give)\b|we offer|we can offer|compensation|salary|(?:total )?rewards|\bpay\b|remuneration|why (?:join|work|you.ll love|you should|us|choose|apply|we)|our offer|what.s in it|in return|what you.ll (?:get|receive|enjoy|love)|what you (?:get|can expect|receive)|package|life at|working (?:at|here)|wellbeing"
    r"|wir bieten|bieten wir|unser angebot|unsere (?:leistungen|benefits)|deine vorteile|ihre vorteile|vorteile|das bekommst|darauf (?:kannst|können)|wir dir|wir ihnen|darum wir|gute gründe|freuen"
    r"|nous (?:vous )?(?:offrons|proposons)|avantages|rémunération|(?:nous )?(?:te )?proposons|ce que nous (?:vous )?(?:offr|propos)|pourquoi nous|conditions|ofrecemos|beneficios|se ofrece|ofrece|qué te|condiciones|oferim|avantatges|wij bieden|wat bieden|bieden wij|arbeidsvoorwaarden|vi erbjuder|nabíz|oferujemy|co oferuj|offriamo|cosa offriamo|vi tilbyr|vi tilbyder|oferecemos|(?:kan|vil) vi tilbyde|tilbyr vi|tilbyder vi|det du får|(?:vores|vårt) tilbud|förmåner|erbjuder vi"
    r"|условия|мы предлагаем|предлагаме|пропонуємо|умови|待遇|福利厚生|給与|薪资|福利|복리 ?후생|혜택|sunduklarımız|sunuyoruz|yan haklar|amit kínálunk|kínáljuk|ce oferim|oferim|beneficii|tarjoamme|παροχές|προσφέρουμε"
)
_LEGAL = r"work authori[sz]ation (?:&|and)|^(?:us |uk )?work authori[sz]ation$|sponsorship$|physical job|legal\b|export control|employment information|notice to|equal (?:employment )?opportunit|\beeo\b|diversity|inclusi|privacy|legal|disclaimer|accommodation|background (?:check|screen)|transparency|e-verify|gdpr|data protection|datenschutz|safeguarding|non-?discrimination|physical (?:demands|requirements|job)|work(?:ing)? (?:environment|conditions)|covid|vaccin|accessibility|statement|protección de datos|igualdad|egalité|égalité|notice|gleichstellung|fraud|recruitment agenc"
_APPLY = r"how to apply|(?:application|interview|hiring|recruitment|selection) (?:process|procedure|instructions|deadline|steps)|to apply|next steps|apply\b|contact|further (?:information|details)|bewerbung|kontakt|ansprechpartner|so bewirbst|so geht|interessiert|neugierig|interesse|candidature|pour postuler|postuler|processus|cómo (?:aplicar|inscrib|solicitar)|inscripción|solliciteren|ansök|jak (?:se|aplikovat)|aplikuj|come candidarsi|ansøg|søknad|søk (?:på|her)|sådan søger|応募方法|選考|应聘方式|지원 ?방법|как откликнуться|кандидатстване|başvuru|jelentkezés|cum aplici|hakeminen|näin haet"
_ABOUT = r"about\b|who (?:we are|is)|company|our (?:story|mission|culture|values|team|company|vision|purpose|history|people|client|commitment|approach)|the (?:company|team|department|organi[sz]ation|client|practice|school|firm)|meet (?:the|our)|introduction|department|join (?:us|our)|über (?:uns|die|das)|wer wir sind|das sind wir|wir sind|unternehmen|willkommen|wir stellen uns|arbeitgeber|qui sommes|à propos|entreprise|l.équipe|sobre|quiénes somos|empresa|nosotros|sobre nosaltres|over (?:ons|het)|om (?:oss|os|företaget)|o (?:nás|nas|společnosti|firmie|spółce|firmě)|chi siamo|l.azienda|wie zijn wij|présentation|background|om (?:virksomheden|bedriften|arbetsplatsen|arbejdspladsen|skolan)|hvem er vi|vem är vi"

_MUST_PLAINLY = (
    r"^estudios\b|^nivel de (?:estudios|idioma|inglés|alemán|francés)|(?:cosa|chi) cerchiamo|(?:deine|ihre) stärken|(?:dein|ihr) background|\bfit for this (?:role|job|position)|\bcriteria\b|you(?:.ll| will)(?: also)? (?:need|possess|bring)\b|^you.ve got\b|who thrives|wünschen wir uns|wünschen uns|you will have(?: an?\b| the following| experience| background| skills| knowledge|$)|to apply(?: for this \w+)?,? you(?:.ll| will)? (?:must|need|should|will)"
    r"|^this is you|sounds like you|deal-?breakers|non-?negotiables|(?:about )?the person$|person spec\b|what we (?:ask|expect|require|need)|(?:applicants?|candidates?) (?:should|must|will) (?:have|be|meet|hold|possess)"
    r"|ce qu(?:e l.on|.on|e nous) (?:attend|recherch)|^(?:tu es|vous êtes)$|^imprescindible|qué pedimos|qué necesitamos|(?:was|das) (?:du|sie) mitbring|damit (?:überzeugen|punkten|begeister)|das solltest"
)
"""Headings that ask, whatever other words they hold ("The ideal applicant should meet the following criteria")."""
_BENEFITS_PLAINLY = r"benefícios|bem-estar|^(?:unsere )?leistungen$|training (?:&|and) development|^why you.d want|^freu(?:e)? dich auf|das (?:haben|hast) (?:sie|du) davon|das (?:können|kannst) (?:sie|du) erwarten|lo que te (?:damos|ofrec)|what you(?:.ll| will| can)? (?:get|receive|enjoy|gain)|in return|(?:we(?:.ll| will| can)|can) offer you|^why you.?(?:ll| will) \w+|^why (?!you\b)[\w&', -]{2,45}$|rahmenbedingungen|good reasons|on the table|^the deal$|te ofrecemos"
_HOURS = r"^(?:working hours|hours(?: of work)?|working pattern|(?:work |working )?schedule|shift pattern|shifts?|hours (?:and|&) \w+|arbeitszeit(?:en)?|horarios?|horaires?)$"

_ORDER_PATTERNS: tuple[tuple[SectionKind, str], ...] = (
        ("legal", _LEGAL),
        ("must", r"^(?:pr[ée]-?requisitos|vos atouts|desired (?:candidate |profile)|what you.?(?:ll)? need to apply)"),
        ("nice", _NICE),
        ("nice", r"^diferencia(?:l|is)\b|good[- ]to[- ]haves?"),
        ("must", _MUST_PLAINLY),
        ("benefits", _BENEFITS_PLAINLY),
        ("about", r"^(?:the|your|our) (?:\w+ )?team\b|^(?:company|employer|school|business|organi[sz]ation) (?:profile|details|overview|information|description)|^(?:firmen|unternehmens|arbeitgeber)profil"),
        ("other", _HOURS),
        ("apply", _APPLY),
        ("must", r"about you\b|who you are|what you.ll (?:need|bring)|basic qualif|minimum qualif"),
        ("benefits", r"what we (?:can )?offer|we offer|benefits|perks|what.s in it|wir bieten|nous offrons|ofrecemos|se ofrece"),
        ("duties", _DUTIES),
        ("must", _MUST),
        ("benefits", _BENEFITS),
        ("about", _ABOUT),
)  # fmt: skip
_ORDER = GuardedTable(_ORDER_PATTERNS)
_BULLETS = "•-*·–▪●"
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_TIGHT_BULLETS = "•·▪●"
"""Bullets that need no blank after them."""
_MONEY = re.compile(r"[£$€]\s?\d|\d\s?[£$€]|\d{2}[.,]\d{3}\b")
"""A line with an amount states the pay; it heads nothing."""
_CARRIED = ("must", "nice", "duties")
"""What a label with its text in one line ("Requirements: ...") announces for the paragraphs after it, too.

"Compensation: $24 an hour" speaks for its own line.
"""

_LEVEL = re.compile(r"(?i)\b(?:degree|diploma|bachelor|master|years?)\b|\d\+?[ -]years?")
"""Words of a requirement that stands on a short line of its own ("BS/BA degree in Education"): no heading."""
_ASKING_LINE = re.compile(
    r"\d{1,2}\+?(?:\s?[-–]\s?\d{1,2}\+?)?\s(?:years?|yrs?)\b|(?:bachelor|master|associate)['’]?s?(?: or \w+['’]?s)? degree\b",
    re.IGNORECASE,
)
"""Begins a line that asks for experience or a degree, whatever heading was lost before it."""
_EDGE = re.compile(r"^[\W_\d]+|[\W_]+$")
_LABEL = re.compile(r"^([^:.!?]{3,60}+):\s+\S")
_QUESTION_OF_FACT = re.compile(
    r"^(?:location|salary|pay|job type|employment type|job title|title|company|department|reports? to|reporting to|posted|date|hours|schedule"
    r"|contract|ref|job id|req|type|start date|standort|arbeitsort|ort|lieu|ubicación|duration|category|industry|team|rate|shift|grade|band)\b"
)
_LEGAL_SENTENCE = Guarded(
    r"equal (?:employment )?opportunity (?:employer|workplace)|without regard to|regardless of (?:race|age|gender|sex|color|your)|protected veteran|reasonable accommodation"
    r"|sexual orientation|unabhängig von|handicap|e-verify|national origin"
)


_OPENS_LEGAL = re.compile(
    r"(?:[A-Z][\w.&'’-]* ){1,3}is (?:an? |proud to be an? )?[Ee]qual (?:[Ee]mployment )?[Oo]pportunity"
)
"""A line that begins so is boilerplate to its end: what an employer appends to all its postings."""

_STRONG_HEADING = Guarded(
    r"responsibilit|day[- ]to[- ]day$|requirements?\b|qualifications|what you.ll (?:do|need|bring)|what we(?:.re| are) looking for|who you are|position summary|you will need|licensure|job (?:description|summary|purpose)|main duties|key duties|duties\b|essential (?:functions|criteria)|nice[- ]to[- ]have|about (?:you|the role|the job|the position)\b|minimum quali|preferred quali|person specification|your (?:role|profile|mission|tasks)|skills (?:and|&) experience|the role\b|you (?:will|have)\b|what you (?:will|bring)"
    r"|aufgaben|(?:ihr|dein) profil|anforderungen|wir bieten|das bringst|bringen sie mit|bringst du mit|voraussetzungen|qualifikation|missions|profil recherché|votre profil|ton profil|compétences|le poste|descriptif du poste|requisitos|funciones|qué buscamos|ofrecemos|se ofrece|perfil|requisits|funcions|functie-?eisen|wat ga je doen|jouw profiel|wij bieden|arbetsuppgifter|kvalifikationer|vi söker|požadujeme|požadavky|náplň práce|co (?:tě|vás).{0,30}čeká|hledáme|(?:co |)nabízíme|wymagania|obowiązki|oferujemy|mansioni|requisiti|atividades|requisitos|^om d[ei]g\b|dine (?:arbejds)?op(?:p)?gaver|arbejdsopgaver|arbeidsoppgaver|kvalifikasjoner|vi tilbyder|vi tilbyr|tilbyde:?$|vi erbjuder|vi ser etter|din profil|dina ansvarsområden|functie eisen|functie-? ?omschrijving|wat (?:wij |we )?(?:vragen|bieden|zoeken)"
    r"|требования$|обязанности$|задачи$|изисквания|задължения|вимоги|обов.язки|応募資格|応募条件|必須|必要(?:な)?(?:資格|経験|免許)|業務内容|仕事内容|任职(?:要求|资格)|岗位(?:要求|职责)|工作职责|자격 ?요건|담당 ?업무|aranan nitelik|iş tanımı|elvárás|feladatok|cerințe|responsabilități|odotamme|työtehtäv|απαιτούμενα|καθήκοντα|what you should be"
)


def strong_headings(document: Document) -> int:
    """How many different headings the document has that only postings have."""
    found = set()
    for line in document.lines:
        text = line.text
        if line.heading:
            label = text
        else:
            label = (_LABEL.match(text) or [""])[0].partition(":")[0] if ":" in text[:LABEL_REACH] else ""
        if label and (match := _STRONG_HEADING.search(same_length_lower(label))):
            found.add(match[0])
    return len(found)


@lru_cache(maxsize=4096)
def classify_heading(text: str) -> SectionKind | None:
    """What a heading announces; None when it says nothing known. Cached: postings share their headings."""
    return _ORDER.first(_EDGE.sub("", same_length_lower(text)))


def mark_sections(document: Document, company: str | None, legal: list[Sentence]) -> list[Section]:
    """Set each line's section and return them as stretches of the text. The title line itself is `other`."""
    current: SectionKind = "other"
    level = 9
    lines = document.lines
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if index > 0 and _is_heading(line, following):
            kind = _heading_kind(line.text, company)
            line.heading = True
            if kind is not None:
                current, level = kind, _level(line)
            elif line.kind == "heading" and line.level <= level:
                current = "other"
        elif index > 0 and line.kind == "paragraph" and (label := _LABEL.match(line.text)):
            kind = None if _QUESTION_OF_FACT.match(label[1].lower()) else _heading_kind(label[1], company)
            if kind in _CARRIED or (kind is not None and _goes_on(following)):
                current, level = kind, _level(line)
            elif kind is not None:
                line.section = kind
                continue
        elif current in ("about", "duties") and _ASKING_LINE.match(line.text):
            current = "must"
        elif current in ("must", "nice") and _of_employer(line, lines[index - 1], company):
            current = "about"
        line.section = current
    for sentence in legal:
        if _LEGAL_SENTENCE.search(document.lower, sentence.start, sentence.end) and not sentence.line.heading:
            if len(sentence.line.text) < LEGAL_LINE_CHARS or _OPENS_LEGAL.match(sentence.line.text):
                sentence.line.section = "legal"
            else:
                sentence.own_section = "legal"
    return _stretches(document)


def _of_employer(line: Line, before: Line, company: str | None) -> bool:
    """Whether the list before has ended and the employer speaks of itself, under no heading of its own."""
    if line.kind != "paragraph" or not company or len(line.text) < EMPLOYER_CHARS:
        return False
    if before.kind != "item" and before.text[:1] not in _BULLETS:
        return False
    return line.text.lower().removeprefix("at ").startswith(company.lower())


def _goes_on(following: Line | None) -> bool:
    """Whether a list follows, which the label before it announces."""
    return following is not None and (following.kind == "item" or following.text[:1] in _BULLETS)


def _level(line: Line) -> int:
    return line.level if line.kind == "heading" else 7


def _heading_kind(text: str, company: str | None) -> SectionKind | None:
    kind = classify_heading(text)
    if kind is None and company and company.lower() in text.lower():
        return "about"
    return kind


def _is_heading(line: Line, following: Line | None) -> bool:
    text = line.text
    if len(text) > MAX_HEADING_CHARS:
        return False
    if line.kind == "heading":
        return True
    if text[0] in _TIGHT_BULLETS or (text[0] in _BULLETS and text[1:2] == " "):
        return False
    if following is not None and _NUMBERED.match(text) and _NUMBERED.match(following.text):
        return False
    return _stands_above(line, following) and not _MONEY.search(text)


def _stands_above(line: Line, following: Line | None) -> bool:
    """Whether a short line looks like the heading of what follows."""
    text = line.text
    if line.kind == "cell" and following is not None:
        return _heads_cell(text, following)
    if line.kind == "item" or following is None:
        return line.kind == "item" and line.bold and text.endswith(":")
    if line.bold or text.endswith((":", ":-", "?", "…", "...")):
        return True
    if len(text) > MAX_LABEL_CHARS or text[-1] in ".,;!" or _LABEL.match(text):
        return False
    bare = text.upper() == text and len(text) > 5 and not any(char.isdigit() for char in text)
    before_list = following.kind == "item" or following.text[:1] in _BULLETS
    announces = len(text.split()) <= 6 and classify_heading(text) is not None and not _LEVEL.search(text)
    return bare or before_list or announces


def _heads_cell(text: str, following: Line) -> bool:
    """Whether a cell of a table that lays out the page heads the next: a known heading over a list or much text."""
    if len(text) > MAX_LABEL_CHARS or len(text.split()) > 6 or _QUESTION_OF_FACT.match(text.lower()):
        return False
    return (following.kind == "item" or len(following.text) > MAX_HEADING_CHARS) and classify_heading(text) is not None


def _stretches(document: Document) -> list[Section]:
    sections: list[Section] = []
    for kind, group in itertools.groupby(document.lines, attrgetter("section")):
        lines = list(group)
        sections.append(Section(kind=kind, start=lines[0].start, end=lines[-1].end))
    return sections
