"""The job title that a mail names: labelled, in a phrase that announces one, or capitalised words with a title's noun.

Unsure is None: a wrong title links a mail to a wrong application.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from companion.gazetteer import gazetteer
from companion.jobtracker.mail.employer_phrases import CLOSING
from companion.jobtracker.mail.text import FAR_SCRIPT

MAX_TITLE_WORDS = 10
MAX_SCANNED_CHARS = 4_000
_TABLE = tomllib.loads((Path(__file__).parent / "data" / "titles.toml").read_text(encoding="utf-8"))
_HEADS = frozenset(_TABLE["heads"])
_COMPOUND_HEADS = tuple(word for word in _TABLE["heads"] if len(word) >= 6)
_NO_HEADS = frozenset(_TABLE["no_heads"])
_WRITERS = frozenset(_TABLE["writers"])
_ENDINGS = tuple(_TABLE["endings"])

_WORD = r"(?:[A-Z0-9ÀÁÉÈÎÓÖÜÄØÅÇŚŁ][\w.+#'’/&-]{0,40}(?:[:*_]in(?:nen)?\b)?|\([^()\n]{1,30}\)|[&/|–-])"
_LINK = r"(?:(?<=Lecturer )in|(?<=Professor )in|(?<=Fellow )in|(?<=Researcher )in|(?<=Tutor )in|(?<=Instructor )in|of|and|de|du|des|d'|la|le|der|die|für|und|von|im|van|voor|di|del|della|e|y|do|da|to the|for the)"
_RUN = rf"(?P<title>{_WORD}(?:,? (?:{_LINK} )?{_WORD}){{0,9}})"
_FREE_RUN = r"(?P<title>[A-ZÀÉÖÜÄ](?:[^.,;:!?\n()]|:in\b){2,70}?)(?=\s*(?:[.,;!?\n()]|:(?!in\b)|$)|\s(?:chez|au sein|bei|an der|in der|im|est|a été|et|haben|hat|und wir|presso|bij|is|zijn|beworben|nicht|entgegen|y nos|y nuestro|in unserem|in unserer|que vous|auquel|e o tempo|en cdi|en CDI|en CDD|liegt|nous|que|nos|op|in goede|e vorremmo|e,|con|en nuestr[oa]|e ficamos|na|não|foi|ha|è|hat uns|te|die|sich|pour|zum|está|chegou|avançou|ist|nous|und|anbieten|einstellen|begrüßen|gerne?|erinnern|einladen|kennenlernen|einstellen|erhalten|ist|überzeugt|unterbreiten|besetzt|vergeben|passt|wurde|a (?:bien |toute? )?retenu|a retenu|retient|vient|correspond)\b)"
_JOB = r"(?:role|position|job|opening|vacancy|post|opportunity|internship|requisition)"
_ARTICLE = r"(?:(?:the|our|a|an|your|this|open|new|following|above|post of|position of|role of|job of|vacancy for|position as)\s){0,3}"

_LABELLED = re.compile(
    r"(?:^|\n)\s*(?:[-•*]\s*)?(?:job title|position title|requisition title|position|role|job|vacancy|title|re|stelle|poste|puesto|posizione|functie|vaga)"
    rf"\s*(?:title|name|applied for)?\s*[:#]\s*{_RUN}",
    re.IGNORECASE,
)
_SAID = (
    re.compile(rf"\b(?:{_JOB}) (?:(?:of|as|for|titled) )?(?:an? |the )?{_RUN}"),
    re.compile(rf"\b(?:[Ff]orward|[Pp]utting in|[Cc]hallenge|[Tt]est|[Aa]ssessment|[Ee]xercise|[Cc]andidate|[Cc]onsidered|[Cc]onsidering you) (?:for|as) {_ARTICLE}{_RUN}"),
    re.compile(rf"\b(?:our|the) (?:next|new) {_RUN}"),
    re.compile(rf"\b(?:every|each|as an?|become an?|be an?) {_RUN}"),
    re.compile(rf"\b(?:the|our|your|a|an|this|for) {_RUN}(?= (?:{_JOB})\b)"),
    re.compile(rf"\b(?:[Aa]pplication|[Aa]pplied|[Aa]pplying|[Aa]pply|[Ii]nterview|[Cc]andidacy|[Oo]ffer) (?:for|to|as) {_ARTICLE}{_RUN}"),
)  # fmt: skip
_ANNOUNCED = re.compile(
    rf"\b(?:[Cc]andidature|[Cc]andidacy|[Ss]ubmission|[Ee]mployment|[Aa]ppointment) (?:for|as|to) {_ARTICLE}{_RUN}"
)
"""Before a title, whatever its words."""
_ELSEWHERE = (
    re.compile(rf"\b(?:als(?! (?:Abwertung|Wertung|Werturteil|Arbeitgeber))|Stelle als|Position als|Position|Stelle|Bewerbung für) {_FREE_RUN}"),
    re.compile(rf"\b(?:poste|offre|mission|fonction|profil pour|candidature pour) (?:de |d')?{_FREE_RUN}"),
    re.compile(rf"\b(?:oferta de|puesto de|vacante de|vaga de|cargo de|proceso para|perfil para|candidatura para|prueba para|proceso de selección|selección para|entrevista para|candidatura a|solicitud para|posición de) (?:el puesto de |la vacante de |la oferta de )?{_FREE_RUN}"),
    re.compile(rf"\b(?:posizione di|posizione|ruolo di|selezione per|candidatura per|candidatura come) {_FREE_RUN}"),
    re.compile(rf"\b(?:functie van|functie|vacature|rol van|sollicitatie als|sollicitatie naar|sollicitatie op|rol) {_FREE_RUN}"),
)  # fmt: skip
_BARE_RUN = rf"(?P<title>{_WORD}(?: {_WORD}){{0,6}})"
_LATIN_RUN = r"(?P<title>[A-Z0-9][A-Za-z0-9.+#'’/&-]{0,40}(?: [A-Za-z0-9.+#'’/&-]{1,40}){0,6})"
"""Between letters of another script."""
_FARTHER = (
    re.compile(rf"\b(?:na stanowisko|stanowisko|stanowisku|untuk posisi|posisi|lowongan|tjänsten som|tjänsten|rollen som|stillingen som|jobbet som|na pozici|pozici|na pozíciu|pozíciu|vị trí|poziția de|poziția|tehtävään|должность|вакансию|позицию|вакансия|позиция) {_BARE_RUN}"),
    re.compile(rf"(?:^|[\s\"“]){_BARE_RUN} (?:[Pp]ozisyon\w*|[Pp]ozíci\w*)"),
    re.compile(rf"\b[Vv]aga (?:de )?[\"“]?{_BARE_RUN}"),
)  # fmt: skip
"""Languages in which the words around a title are few: only capitalised words without links."""
_FARTHEST = (
    re.compile(rf"(?:포지션|직무|职位|岗位|職位|職種|ポジション|应聘|المنصب|الوظيفة|لوظيفة|وظيفة|للمنصب|لمنصب|منصب|לתפקיד|למשרת)\s?[:：]?\s*[「“\"]?{_LATIN_RUN}"),
    re.compile(rf"[「“\"]?{_LATIN_RUN}[」”\"]?\s?(?:岗位|职位|職位|职务|직무|포지션|のポジション|の求人|職|への(?:ご)?応募)"),
)  # fmt: skip
"""Latin titles among letters of another script."""
_SMALL = re.compile(
    r"\b(?:(?:au|du|le|un) poste|emploi) (?:de |d')(?P<title>[a-zà-ÿ][^.,;:!?\n()]{2,50}?)(?=\s*(?:[.,;:!?\n()]|$)|\s(?:chez|au sein|à|a été|et|est|dans|en|que|auquel|pour)\b)"
    r"|\b(?:puesto|vacante) de (?P<other>[a-zà-ÿ][^.,;:!?\n()]{2,50}?)(?=\s*(?:[.,;:!?\n()]|$)|\s(?:en|que|y|ha|con)\b)"
)
"""In French and Spanish titles are written small."""
_NEARBY = re.compile(
    rf"(?:^|[.!?] |\b(?:for|pour|für|para|per|voor|naar|van|to|of|as|about|re|re:|in|into|regarding|your|our|the|an?|with|new|discuss|:)\s|[:“\"(]\s?){_ARTICLE}{_RUN}",
    re.MULTILINE,
)
_WHOLE = re.compile(rf"^(?i:(?:re|fwd?|aw|wg)\s*:\s*)*{_RUN}$")
_SUBJECT_PARTS = re.compile(
    r"\s[-–—|·x@]\s|:\s|\s(?:at|with|for|of|on|re|to|as|als|bij|bei|chez|about|kring|angående)\s|[“”\"()!?]|\s-|,\s(?=your|we|an?\b)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:(?:(?:re|fwd?|aw|wg|tr|rv)\s*:|the|our|a|an|your|ihre|deine|votre|tu|su|je|uw|sua|letter|following|open|new|next|first|second|final|interview|invitation|cancelled|canceled|reminder"
    r"|application|update|offer|regarding|concerning|proceso de selección|prueba(?: para)?|shortlisting|selection day|assessment day|bewerbung|vorstellungsgespräch|angebot|online-test|absage|candidature|entretien|sollicitatie|kennismaking|gesprek|uitnodiging|entrevista|candidatura|colloquio|ref|reference|vacancy|position|role|job|phone|call|screen|status|outcome|apply|applying|thanks|cv|resume|résumé|for|conditional|employment|confirmation|online|technical"
    r"|[A-Z]{1,4}-?\d{3,}(?:-\d+)?|\d{4,}|[-–—|:,#])\s+)+",
    re.IGNORECASE,
)  # fmt: skip
_TRAILING = re.compile(
    rf"\s*(?:\(all (?:genders|humans)\)|\((?:[mwfdxhi]\s?[/|]\s?)+[mwfdxhi]\)|\(?(?:req(?:uisition)?\.?|id|ref|job)?\s*[:#]?\s*[A-Z]{{0,4}}-?_?\d{{3,}}\)?|[-–—|,:/&]|\s(?:{_JOB}|interview|application|screening|team|candidate|decision|offer))$",
    re.IGNORECASE,
)

_AT_EMPLOYER = re.compile(r"^(.*?(\S+)) (?P<at>en|em|hos|na|à|bei|chez|presso|bij|at) [A-ZÁÉÍÓÚ0-9]")
"""A title, then where it is."""
_IN_TOWN = re.compile(r"^(.+?) (?:in|à|en|em|w|te) ([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})$")
"""A title, then its town: if it is one, it is no part of it."""
_FIELDS_FOLLOW = frozenset({
    "especialista", "técnico", "técnica", "experto", "experta", "licenciado", "licenciada", "analista", "ingeniero", "ingeniera",
    "consultor", "consultora", "auxiliar", "responsable", "expert", "experte", "technicien", "technicienne", "ingénieur", "ingénieure",
})  # fmt: skip
"""After these, "en" names a field of work."""
_OPEN_BRACKET = re.compile(r"\s*\([^)]*$")


def find_title(subject: str, body: str) -> str | None:
    """The title a mail is about, or None."""
    text = body[:MAX_SCANNED_CHARS]
    for found in _candidates(subject, text):
        if title := clean_title(found):
            return title
    return None


def _candidates(subject: str, text: str) -> Iterator[str]:
    yield from (found["title"] for found in _LABELLED.finditer(text) if has_head(found["title"]))
    for pattern in _SAID:
        for part in (subject, text):
            yield from (found["title"] for found in pattern.finditer(part) if has_head(found["title"]))
    for pattern in _ELSEWHERE:
        for part in (text, subject):
            yield from (found["title"] for found in pattern.finditer(part))
    for pattern in _FARTHER + _FARTHEST if FAR_SCRIPT.search(text) else _FARTHER:
        yield from (found["title"] for part in (text, subject) for found in pattern.finditer(part))
    for found in _SMALL.finditer(f"{text}\n{subject}"):
        small = found["title"] or found["other"]
        yield from [small] if has_head(small) else []
    if (whole := _WHOLE.match(subject)) and has_head(whole["title"]) and not re.search(r"\s[-–—|]\s", subject):
        yield whole["title"]
    yield from (part for part in _SUBJECT_PARTS.split(subject) if has_head(part) and _mostly_capitals(part))
    yield from (found["title"] for found in _NEARBY.finditer(_above_signature(text)) if has_head(found["title"]))
    yield from (found["title"] for found in _LABELLED.finditer(text))
    for pattern in (*_SAID[:2], _ANNOUNCED):
        yield from (found["title"] for part in (subject, text) for found in pattern.finditer(part))


def _above_signature(text: str) -> str:
    """A mail's text without what stands below its last closing: there somebody's own title is written."""
    lines = text.split("\n")
    closed = next((at for at in range(len(lines) - 1, 0, -1) if CLOSING.search(lines[at].strip()[-60:])), len(lines))
    return "\n".join(lines[: closed + 1])


def clean_title(raw: str) -> str | None:
    """A title without what stands around it; None when nothing of one is left."""
    title = " ".join(raw.split()).strip(" .,;:!|–-·\"'“”")
    title = re.sub(r",? (?:I|We|Your?|Please|The)$", "", title)
    title = re.split(r"(?:(?<=[a-z]{3})|(?<=[A-Z]{3})|(?<= [IVX])|(?<=[IVX]{2})|(?<= \d))[.!?] (?=[A-Z])", title)[0]
    parts = re.split(r"\s[-–—|]\s|\s?[()]", title)
    if len(parts) > 1 and parts[0].lower() in _WRITERS:
        return None
    if len(parts) > 1 and re.search(r"\binterview\b", title, re.IGNORECASE):
        title = next((part for part in parts if has_head(part) and "interview" not in part.lower()), title)
    before = ""
    while before != title:
        before = title
        title = _OPEN_BRACKET.sub("", _TRAILING.sub("", _LEADING.sub("", title))).strip(" .,;:!|–-·\"'“”")
    where = _AT_EMPLOYER.match(title)
    if where and has_head(where[1]) and (where["at"] != "en" or where[2].lower() not in _FIELDS_FOLLOW):
        title = where[1]
    town = _IN_TOWN.match(title)
    if town and has_head(town[1]) and gazetteer().town(town[2]):
        title = town[1]
    words = title.split()
    if len(title) < 2 or len(words) > MAX_TITLE_WORDS or title.lower() in _WRITERS or not title[0].isalnum():
        return None
    if any(title.lower().endswith(f" {writer}") for writer in _WRITERS if " " in writer):
        return None
    if len(words) == 1 and title.lower() not in _HEADS and not has_head(title):
        return None
    return title


def has_head(text: str) -> bool:
    """Whether one of the words is a title's noun, also at the end of a compound ("Projektleiter")."""
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if word in _NO_HEADS:
            continue
        if word in _HEADS or (word.endswith("s") and word[:-1] in _HEADS):
            return True
        if len(word) > 7 and word.endswith(_ENDINGS):
            return True
        if len(word) > 9 and word.endswith(_COMPOUND_HEADS):
            return True
    return False


def _mostly_capitals(text: str) -> bool:
    words = re.findall(r"[^\W_]+", text)
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in words)
    return bool(words) and capitals * 2 > len(words)
