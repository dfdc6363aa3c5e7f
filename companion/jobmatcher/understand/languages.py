"""Spoken languages the posting asks for."""

from __future__ import annotations

import re

from companion.contracts import Note
from companion.guarded import Guarded
from companion.jobmatcher.understand.document import Document, Sentence

_NAMES: dict[str, str] = {
    "English": r"english|englisch\w*|anglais\w*|inglés|ingles\b|inglese|anglès|engels\b|engelska|angličtin\w*|anglick\w*|angielsk\w*|inglês|engelsk\b",
    "German": r"german|deutsch(?!land)\w*|allemand\w*|alemán|tedesco|alemany|duits|tyska|němčin\w*|niemieck\w*|alemão|tysk\b",
    "French": r"french|französisch\w*|français|francés|francese|francès|frans\b|franska|francouzštin\w*|francusk\w*",
    "Spanish": r"spanish|spanisch\w*|espagnol|español|castellano|spagnolo|castellà|spaans|spanska|espanhol",
    "Italian": r"italian|italienisch\w*|italien|italiano|italià",
    "Portuguese": r"portuguese|portugiesisch\w*|portugais|portugués|português",
    "Dutch": r"dutch|niederländisch\w*|néerlandais|holandés|nederlands\w*",
    "Catalan": r"catalan|catalán|català",
    "Mandarin": r"mandarin|chinese|chinesisch",
    "Cantonese": r"cantonese",
    "Japanese": r"japanese|japanisch",
    "Korean": r"korean\b",
    "Arabic": r"arabic|arabisch\w*",
    "Russian": r"russian|russisch\w*|russe\b|ruso\b",
    "Polish": r"polish\b|polnisch\w*|polsk\w*",
    "Czech": r"czech|tschechisch|češtin\w*",
    "Swedish": r"swedish|schwedisch\w*|svenska|svensk\b",
    "Danish": r"danish|dänisch\w*|dansk\b",
    "Norwegian": r"norwegian|norwegisch\w*|norsk\b",
    "Finnish": r"finnish|finnisch\w*|suomi\b|finska\b|finsk\b",
    "Turkish": r"turkish|türkisch\w*",
    "Hindi": r"hindi\b",
    "Bengali": r"bengali\b",
    "Gujarati": r"gujarati\b",
    "Kannada": r"kannada\b",
    "Malayalam": r"malayalam\b",
    "Marathi": r"marathi\b",
    "Punjabi": r"p[au]njabi\b",
    "Tamil": r"tamil\b",
    "Telugu": r"telugu\b",
    "Urdu": r"urdu\b",
    "Persian": r"(?:persian|farsi|dari)\b",
    "Swahili": r"swahili\b",
    "Afrikaans": r"afrikaans\b",
    "Croatian": r"croatian|kroatisch\w*",
    "Serbian": r"serbian|serbisch\w*",
    "Bulgarian": r"bulgarian|bulgarisch\w*",
    "Slovak": r"slovak\b|slowakisch\w*",
    "Slovenian": r"sloven(?:ian|e)\b|slowenisch\w*",
    "Lithuanian": r"lithuanian|litauisch\w*",
    "Latvian": r"latvian|lettisch\w*",
    "Estonian": r"estonian|estnisch\w*",
    "Hebrew": r"hebrew",
    "Welsh": r"welsh",
    "Vietnamese": r"vietnamese",
    "Tagalog": r"tagalog",
    "Ukrainian": r"ukrainian|ukrainisch\w*",
    "Romanian": r"romanian|rumänisch\w*",
    "Hungarian": r"hungarian|ungarisch\w*",
    "Greek": r"greek|griechisch\w*",
    "Haitian Creole": r"(?:haitian )?creole",
    "American Sign Language": r"\basl\b|american sign language",
}
_GROUPS = list(_NAMES)
_ANY = re.compile("|".join(rf"(?P<g{index}>\b(?:{pattern}))" for index, pattern in enumerate(_NAMES.values())))
_SKILL = Guarded(
    r"fluen|speak|spoken|written|verbal|proficien|bilingual|native|language|command of|(?:read|write)\b|mother tongue|conversational|business[- ]level|working knowledge|communica|multilingual|literate|literacy"
    r"|kenntnisse|fließend|sprach|verhandlungssicher|in wort und schrift|muttersprach|niveau|\b[abc][12]\b|sehr gutes?|gutes?\b"
    r"|courant|maîtrise|bilingue|langue|parl[eé]|lu, écrit|hablad|fluid|nivel|idioma|dominio|nativo|alto|medio|parlat|nivell|bàsic|avançat|básico|vloeiend|taal|beheers|flytande|flytende|flydende|i tal och skrift|kunskaper|kunnskap|kundskab|snakker|muntlig|skriftlig|behersk|plynul|aktivn|znalost|znajomość|komunikatywn|språk|krav\b|fluente|ottim|conoscenza|level"
)
_NOT = re.compile(
    r"(?:teach|teacher|tutor|literature|language arts|department of|english (?:teacher|tutor|department|literature|breakfast|language arts|law|heritage)|translated|this (?:job|posting|page|text)|german (?:market|team|customers|shepherd|engineering|company|law)|polish (?:the|your|and)|french (?:fries|cuisine|press|market|doors)|danish design|anglais britannique|chinese medicine|deutsche (?:bahn|bank|post|telekom|börse|gesellschaft|unternehmen)|(?:korean|japanese|italian|spanish|greek|french|chinese) (?:cuisine|food|restaurant|market|customers|companies))"
)
_PREFERRED = Guarded(
    r"prefer|desir|a plus|nice to have|bonus|ideally|advantage|beneficial|helpful|asset|von vorteil|wünschenswert|idealerweise|souhait|atout|un plus|valorable|se valora|deseable|plus\b|výhodou|mile widzian|pluspunt|meriterande|not required|weitere"
)
_WELCOME = re.compile(r"\bspeakers? (?:are |is )?(?:equally |both |also |all )?(?:welcome|encouraged|invited)")
"""Speakers of it may apply, as others may."""
WELCOME_REACH = 60
_REQUIRED = re.compile(
    r"^[^,;]*\b(?:krav|required|mandatory|a must|erforderlich|vorausgesetzt|zwingend|exigée?s?|indispensables?|obligatoires?|vereist|imprescindibles?|wymagan\w+)\b"
)
"""What makes a language required in its own clause, whatever the next one adds: "Swedish is a must, a third one a plus"."""
_PREFERRED_BEFORE = re.compile(
    r"(?:optional(?:ly)?|se valor\w+|valorable|deseable|idealerweise|idéalement|ideally|preferabl\w+|desirable|mile widzian\w+|nice to have|bonus|gerne|gärna|helst|meriterande|výhodou)[^.;,]*$"
)
_LABEL = re.compile(
    r"languages?\b(?! arts)|sprachen?\b|sprachkenntnisse|langues?\b|idiomas?\b|lingue\b|talen\b|jazyk|języki|språk"
)
MAX_LABELLED_CHARS = 90
CLAUSE_REACH = 60
_AND_LIST = re.compile(r"^[^,]{0,30}\b(?:and|or|und|oder|et|ou|y|o)\b")
"""The comma is one of a list: "English, French or German preferred"."""
_LEVEL = re.compile(r"\b[abc][12]\b")


def language_names(text: str) -> list[str]:
    """English names of the languages a short text names, in whichever of our languages it is written."""
    return [_GROUPS[int((match.lastgroup or "g0")[1:])] for match in _ANY.finditer(text.lower())]


def _own_clause(text: str, language: re.Match[str]) -> str:
    """The words after a language that speak of it: up to a comma behind which another one is named."""
    after = text[language.start() : language.start() + CLAUSE_REACH]
    first, comma, rest = after.partition(",")
    return first if comma and _ANY.search(rest) and not _AND_LIST.search(rest) else after


def _asked_above(document: Document, sentence: Sentence) -> bool:
    """The line is short and stands under a label such as "Required languages"."""
    above = sentence.line.index - 1
    if above < 0 or len(sentence.line.text) > MAX_LABELLED_CHARS:
        return False
    label = document.lines[above].text
    return len(label) < MAX_LABELLED_CHARS and bool(_LABEL.search(label.lower()))


def read_languages(document: Document, sentences: list[Sentence]) -> list[Note]:
    """Languages asked for; `value` is the English name, with the European level where one is given."""
    found: dict[str, Note] = {}
    for sentence in sentences:
        if sentence.section in ("legal", "about", "benefits"):
            continue
        text = document.lower[sentence.start : sentence.end]
        asked = _asked_above(document, sentence)
        labelled = sentence.line.kind in ("item", "cell") and len(text) < 60
        if not labelled and not asked and not _SKILL.search(text):
            continue
        if len(text) > 1_500:
            continue
        for match in _ANY.finditer(text):
            name = _GROUPS[int((match.lastgroup or "g0")[1:])]
            around = text[max(0, match.start() - 70) : match.end() + 70]
            if _NOT.search(text, max(0, match.start() - 14), match.end() + 22) or not (
                asked
                or _SKILL.search(around)
                or (labelled and sentence.section in ("must", "nice") and (len(text) < 30 or _PREFERRED.search(text)))
            ):
                continue
            if _WELCOME.search(text, match.end(), match.end() + WELCOME_REACH):
                continue
            own = _own_clause(text, match)
            nice = sentence.section == "nice" or bool(
                (_PREFERRED.search(own) and not _REQUIRED.search(own))
                or _PREFERRED_BEFORE.search(text, max(0, match.start() - 45), match.start())
            )
            evidence = document.evidence(sentence.start + match.start(), sentence.start + match.end())
            if name in found:
                found[name].required = found[name].required or not nice
                found[name].evidence.append(evidence)
            else:
                level = _LEVEL.search(text, match.end(), min(len(text), match.end() + 25))
                value = f"{name} ({level[0].upper()})" if level else name
                found[name] = Note(value=value, required=not nice, evidence=[evidence])
    return list(found.values())
