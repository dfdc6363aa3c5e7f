"""Facts that stand beside a label: "Location: Leeds", a term with its cell, an element named after its content."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from companion.contracts import Evidence, Hint
from companion.jobmatcher.understand.document import Document, Line

MAX_LABEL_CHARS = 40
MAX_VALUE_CHARS = 160
MAX_ITEMS = 8

_KINDS: tuple[tuple[str, str], ...] = (
    ("title", r"job title|position(?: title)?|title|role|vacancy|stellenbezeichnung|intitulé du poste|puesto|poste|funktion"),
    ("company", r"company(?: name)?|employer|organi[sz]ation|hiring (?:company|organi[sz]ation)|unternehmen|arbeitgeber|entreprise|société|employeur|empresa|bedrijf|företag|trust|school|business unit|firma|byrå|published by|advertised by|agency|hiring agency|recruiting organi[sz]ation|employer name|name of (?:the )?(?:employer|company|organi[sz]ation)|advertiser|raison sociale|centro(?: de trabajo)?|dienststelle|träger|recruteur|azienda|spółka|pracodawca|zaměstnavatel|arbetsgivare|arbejdsgiver|arbeidsgiver|werkgever"),
    ("location", r"(?:job |work |primary |office |city |posting )?locations?(?:\(s\))?|location(?::| -)? (?:name|city)|place of (?:work|employment)|work ?site|city|base|based|town|site|(?:arbeits|einsatz|dienst)ort|standorte?|ort|stadt|lieux?(?: de travail)?|localisation|ville|ubicació[n]?|lugar(?: de trabajo)?|localidad|población|localitat|ciudad|standplaats|locatie|plats|arbetsort|ort|lokalita|lokalizacja|localização|località|místo výkonu práce|miejsce pracy|sede(?: di lavoro)?|where|duty station|region|office|branch|campus|venue|terminal|job site|area(?: covered)?|municipality|kommun|kommune|plaats|werklocatie|vestiging|(?:arbejds|arbeids)sted|sted|placering|stedplassering|secteur|zona|país|provincia|lieu du poste|poste basé à|address|adresse|dirección"),
    ("employment", r"(?:employment|job|contract|position|work|role|engagement) ?(?:type|status|category|basis|terms?)|type of (?:employment|contract|position)|type|hours|working (?:hours|pattern|time)|time type|schedule|commitment|contract|beschäftigungsart|anstellungsart|arbeitszeit(?:modell)?|vertragsart|umfang|type de (?:contrat|poste)|contrat|temps de travail|tipo de (?:contrato|empleo|jornada)|contrato|jornada(?: laboral)?|duración del contrato|(?:job |contract )?duration|tipus de contracte|dienstverband|contracttype|anställningsform|omfattning|omfang|ansættelsesform|stillingstype|stillingsomfang|uren per week|employment|typ úvazku|forma (?:pracy|współpracy|zatrudnienia)|wymiar(?: pracy)?|rodzaj umowy|typ pracovního poměru"),
    ("workplace", r"work ?place(?: type)?|remote(?: status| type| work)?|work (?:model|arrangement|mode|setting|style)|location type|arbeitsmodell|modalidad(?: de trabajo)?|home ?office|homeoffice|teletrabajo|modalitat de treball|mode de travail|télétravail|working model|tryb pracy"),
    ("salary", r"salary(?: range| band)?|pay(?: range| rate| scale)?|compensation(?: range)?|wage|rate|remuneration|gehalt(?:sspanne)?|vergütung|salaire|rémunération|salario(?: (?:mensual|anual|bruto|neto)){0,2}|sueldo(?: (?:mensual|anual|bruto|neto)){0,2}|retribución|salari|salaris|lön|mzda|plat|wynagrodzenie|hourly rate|base salary|starting salary"),
    ("posted", r"opening date|date(?: added)?|date listed|listed(?: on)?|date de publication|fecha de alta|eingestellt am|online since|published date|(?:date )?posted(?: on| date)?|posting date|published(?: on)?|date published|veröffentlicht(?: am)?|publié(?:e)? le|fecha de publicación|publication date|online seit|publicerad|publisert|offentliggjort|geplaatst(?: op)?"),
    ("closes", r"closing|job expires?|expires?(?: on)?|applications? (?:due|deadline)|last date(?: to apply)?|apply before|plazo(?: de (?:inscripción|solicitud))?|date de clôture|bewerbung bis|closing date|closes(?: on)?|(?:job |posting )?close(?:s|d)?(?: date)?|(?:application )?deadline|apply by|application close(?:s|ing)?(?: date)?|expir(?:es|y date)(?: on)?|bewerbungsfrist|bewerbungsschluss|date limite(?: de candidature)?|fecha (?:límite|de cierre)|sista ansökningsdag|ansök senast|ansøgningsfrist|søknadsfrist|sluitingsdatum|reageren voor|valid (?:until|through)|job closing date|posting end date"),
    ("other", r"(?:job )?categor(?:y|ies)|department|division|team|experience(?: required)?|job (?:id|ref(?:erence)?|number|code)|req(?:uisition)?(?: id| number)?|reference(?: number)?|industry|sector|function|qualifications?|education(?: required)?|skills|gender|openings|vacancies|views|start(?:ing)? date|reports to|share|apply"),
    ("seniority", r"seniority(?: level)?|career level|level|experience level|karrierestufe|job level|niveau"),
)  # fmt: skip
_LABEL = re.compile("|".join(rf"(?P<{kind}>(?:{pattern}))" for kind, pattern in _KINDS))
_LINE = re.compile(r"^(?P<label>[^:|]{2,40}?)\s*[:|]\s*(?P<value>\S.*)$")
_INNER_LABEL = re.compile(r"(?:^|(?<=\s))(?P<label>[A-ZÀ-Ý][\wÀ-ÿ/&-]*(?: [\wÀ-ÿ/&-]+){0,3}?)\s?:\s+")
MAX_SEVERAL_CHARS = 400
_UNMARKED = re.compile(
    r"^(?P<label>(?:Job |Work )?Locations?|(?:Contract|Employment|Job|Position) [Tt]ype|Working (?:pattern|hours)|Workplace(?: type)?|Salary(?: range)?|Closing date|Posted on|Arbeitsort|Standort|Einsatzort|Vertragsart|Anstellungsart|Type de contrat|Ubicación|Tipo de contrato|Standplaats|Dienstverband|Lokalizacja|Forma (?:pracy|współpracy|zatrudnienia)|Wynagrodzenie|Localização|Località|Standort|Gehalt|Lieu(?: de travail)?|Salaire)"
    r" ?(?P<value>(?!(?:Name|City|State|Country|Code|ID|Type)\b)(?:[A-ZÀ-Ý£$€\d]).*)$"
)
"""A label and its value in one line without a mark between them: two inline elements side by side."""

_ICON = re.compile(r"^[^\w\s]\ufe0f?\s+")
"""A picture before a label."""
PINS = "\U0001f4cd\U0001f4cc\U0001f5fa"
_PINNED = re.compile(
    rf"[{PINS}]\ufe0f?\s*(?P<value>[^\W\d_][^:|·•\u2600-\u27bf\U0001f300-\U0001faff]{{1,60}}?)"
    r"(?: (?:und|&) Umgebung| et environs| (?:and|&) surroundings)?\s*(?:[|·•\u2600-\u27bf\U0001f300-\U0001faff].*)?"
)
"""A pin before a place says what a label would."""
_PART = re.compile(r"(?:Name|City|State|Country|Code|ID|Type)")
"""The second half of a label ("Location: City"), no value."""
MAX_UNMARKED_CHARS = 90
_HINT = re.compile(
    r"(?P<title>jobpostingheader|(?:job|posting|position|vacancy)[-_]*(?:title|headline|name)|app-title|posting-headline|iCIMS_Header)"
    r"|(?P<company>(?:company|employer|organi[sz]ation|hiringorganization)[-_]*name|company$|\bemployer\b|hiringorganization|topcard__org)"
    r"|(?P<location>(?:job|posting|position)?[-_]*locations?\b|sort-by-location|joblocation|addresslocality|topcard__flavor--bullet)"
    r"|(?P<employment>commitment|employment[-_]*type|job[-_]*type|contract[-_]*type|sort-by-commitment|\btime\b)"
    r"|(?P<workplace>workplace[-_]*types?|remote[-_]*type)"
    r"|(?P<salary>salary|compensation|pay[-_]*range|basesalary)"
    r"|(?P<posted>posted[-_]*(?:on|date)?|date[-_]*posted|publish)"
    r"|(?P<closes>closing[-_]*date|deadline|valid[-_]*through|expir)",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"job-?card|search-card|similar|related|recommend|aside|other[-_]?jobs", re.IGNORECASE)
"""Elements of the cards of other jobs on the page."""
_EMBEDDED_LABEL = re.compile(
    r"^(?:locations?|time type|posted on|job requisition id|remote type|company|salary|department|employer|job type|standorte?)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Fact:
    text: str
    evidence: Evidence | None = None
    further: bool = False
    """An item below the first of those that a label heads: what it says must speak for itself."""


@dataclass
class Facts:
    """Label kind -> what stands beside it, in page order: text labels first, then marked elements."""

    by_kind: dict[str, list[Fact]] = field(default_factory=dict)

    def add(self, kind: str, fact: Fact) -> None:
        known = self.by_kind.setdefault(kind, [])
        if all(fact.text != one.text for one in known):
            known.append(fact)

    def texts(self, kind: str) -> list[str]:
        return [fact.text for fact in self.by_kind.get(kind, [])]

    def first(self, kind: str) -> Fact | None:
        facts = self.by_kind.get(kind)
        return facts[0] if facts else None


def is_label(text: str) -> bool:
    """Whether a text is one of the labels, and not what stands beside one."""
    return _kind(text) is not None


def _kind(label: str) -> str | None:
    match = _LABEL.fullmatch(_ICON.sub("", label.lower()).strip(" .?*•-–\t"))
    return match.lastgroup if match else None


def _several(line: Line) -> list[tuple[str, int, int]]:
    """(label kind, start, end) of the values of a line that holds several labels: "Office: Leeds Hours: 35 a week"."""
    found: list[tuple[str | None, int, int]] = []
    for match in _INNER_LABEL.finditer(line.text):
        words = match["label"].split()
        begins = [i for i in range(len(words)) if words[i][:1].isupper()]
        at = next((i for i in begins if _kind(" ".join(words[i:]))), begins[-1] if begins else 0)
        label = " ".join(words[at:])
        found.append((_kind(label), match.end("label") - len(label), match.end()))
    if len(found) < 2 or not any(kind for kind, _, _ in found):
        return []
    ends = [start for _, start, _ in found[1:]] + [len(line.text)]
    return [(kind, start, end) for (kind, _, start), end in zip(found, ends, strict=True) if kind]


def read_facts(document: Document, hints: list[Hint]) -> Facts:
    """Collect labelled facts of the text and of the page's marked elements."""
    facts = Facts()
    lines = document.lines
    for index, line in enumerate(lines):
        text = line.text
        several = _several(line) if len(text) <= MAX_SEVERAL_CHARS and text.count(":") > 1 else []
        for inner, first, final in several:
            value = text[first:final].strip(" ,;|·•-–")
            if value:
                begin = line.start + text.index(value, first)
                facts.add(inner, Fact(value[:MAX_VALUE_CHARS], document.evidence(begin, begin + len(value))))
        if several:
            continue
        if (
            len(text) <= MAX_LABEL_CHARS + MAX_VALUE_CHARS
            and (":" in text or "|" in text)
            and (match := _LINE.match(text))
        ):
            kind = _kind(match["label"])
            if kind and not _PART.fullmatch(match["value"]):
                start = line.start + match.start("value")
                facts.add(kind, Fact(match["value"][:MAX_VALUE_CHARS].strip(), document.evidence(start, line.end)))
                continue
        if text[0] in PINS and (match := _PINNED.fullmatch(text)):
            start = line.start + match.start("value")
            facts.add("location", Fact(match["value"].strip(), document.evidence(start, line.end)))
            continue
        if len(text) <= MAX_UNMARKED_CHARS and (match := _UNMARKED.match(text)):
            kind = _kind(match["label"])
            if kind:
                start = line.start + match.start("value")
                facts.add(kind, Fact(match["value"].strip(), document.evidence(start, line.end)))
                continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if len(text) > MAX_LABEL_CHARS or following is None:
            continue
        if (kind := _kind(text.rstrip(": "))) and _stands_alone(line, following, kind):
            last = _last_cell(lines, index + 1) if kind == "location" and line.kind == "term" else following
            text = ", ".join(one.text for one in lines[index + 1 : lines.index(last) + 1])
            facts.add(kind, Fact(text, document.evidence(following.start, last.end)))
            if kind == "location" and following.kind == "item":
                for item in _items_after(lines, index + 1):
                    facts.add(kind, Fact(item.text, document.evidence(item.start, item.end), further=True))
    for hint in hints:
        match = _HINT.search(hint.name)
        if match and match.lastgroup and not _OF_OTHERS.search(hint.name):
            text = _EMBEDDED_LABEL.sub("", hint.text).strip()
            if _kind(text.rstrip(": ")):
                continue  # the element holds the label, not what stands beside it
            facts.add(match.lastgroup, Fact(text, _locate(document, text)))
    return facts


def _items_after(lines: list[Line], index: int) -> list[Line]:
    """The short items of a list that follow one of them."""
    found: list[Line] = []
    for line in lines[index + 1 : index + 1 + MAX_ITEMS]:
        if line.kind != "item" or len(line.text) > MAX_VALUE_CHARS / 2:
            break
        found.append(line)
    return found


def _last_cell(lines: list[Line], index: int) -> Line:
    """The last of the cells that a term heads: an address is written in several lines."""
    while index + 1 < len(lines) and lines[index + 1].kind == "cell" and len(lines[index + 1].text) <= MAX_LABEL_CHARS:
        index += 1
    return lines[index]


def _stands_alone(line: Line, following: Line, kind: str) -> bool:
    """A label on its own line: a term, something bold, a heading or "Location:" above one short value.

    An employer's name may be a heading itself, below one that says what it is.
    """
    if len(following.text) > MAX_VALUE_CHARS / 2:
        return False
    if following.kind == "heading":
        return kind == "company" and line.kind == "heading" and line.level < following.level
    if line.kind == "term" or following.kind == "cell":
        return True
    return following.text[-1] not in ".:" and (
        line.bold or line.kind == "heading" or line.text.endswith(":") or len(following.text) < 50
    )


def _locate(document: Document, text: str) -> Evidence | None:
    start = document.text.find(text) if text else -1
    return document.evidence(start, start + len(text)) if start >= 0 else None
