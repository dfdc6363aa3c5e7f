"""What an option of a list means, so that it can be chosen by meaning: yes, a degree, a group one belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable

from companion.autofill.fields.words import fold, words
from companion.contracts import FieldOption

Meaning = Callable[[str], str | None]

_YES = frozenset(
    words(
        "yes ja oui si sim tak da evet hai true y si ano igen kylla jah taip да так はい 是 예 네 vrai wahr verdadero vero jo jep yeah i"
    )
)
_NO = frozenset(words("no nein non nao nee nie nej nei ne ei hayir nu false n нет ні いいえ 否 아니 faux falsch falso"))
_NOT = re.compile(
    r"\b(?:not|don'?t|do not|never|no longer|none|haven'?t|am not|cannot|can'?t|won'?t|nicht|keine?|pas|aucun)\b"
)
_DECLINE = re.compile(
    r"prefer not|rather not|decline|(?:do not|don'?t|not) (?:wish|want|care)|choose not|not (?:to )?(?:say|answer|disclose|specified|declared|provide)|"
    r"not to (?:say|answer|disclose|identify|self)|undisclosed|keine angabe|mochte (?:ich )?nicht|prefer(?:e|o) no|prefiero no|je prefere ne|je ne souhaite|non specificat|preferisco non|zeg ik liever|wil ik niet|prefiro nao|nie chce|vill (?:inte|ej)|onsker ikke|не хочу|回答しない|不愿|답변하지"
)


def is_decline(label: str) -> bool:
    """Whether an option is a refusal to answer."""
    return _DECLINE.search(fold(label).replace("’", "'")) is not None


def yes_no(label: str) -> str | None:
    """ "yes", "no", "decline", or None when an option is neither."""
    plain = fold(label).replace("’", "'").strip()
    if is_decline(plain):
        return "decline"
    spoken = words(plain)
    if not spoken:
        return None
    joined = "".join(spoken[:2])
    if spoken[0] in _NO or joined in ("否", "いい", "아니"):
        return "no"
    if joined == "はい" or (spoken[0] in _YES and spoken[0] != "i"):
        return "yes"
    if spoken[0] == "i":
        return "no" if _NOT.search(plain) else "yes"
    return None


def _grouped(groups: dict[str, str]) -> Callable[[str], set[str]]:
    compiled = {key: re.compile(pattern) for key, pattern in groups.items()}
    return lambda label: {key for key, pattern in compiled.items() if pattern.search(fold(label).replace("’", "'"))}


_GENDERS = _grouped(
    {
        "female": r"\bfemale|\bwom[ae]n\b|^f$|\bweiblich|\bfrau\b|\bfemme|\bfeminin|\bfemenin|\bmujer|\bdonna|\bfemmin|\bvrouw|\bmulher|\bkobieta|\bkvinn|\bkvinde|\bnainen|\bzena\b|\bfemei|^no$|\bkadin|\bженщин|\bженск|^ж$|女|여성|여자|\bnoi\b|\bζ?γυναικ|زن|\bcis(?:gender)? woman|\bmme\b|\bms\b|\bmrs\b|\bmiss\b|\bmlle\b|\bmadame\b|\bperempuan\b|\bwanita\b|^nu$",
        "male": r"\bmale|\bman\b|\bmen\b|^m$|\bmannlich|\bherr\b|\bhomme|\bmasculin|\bhombre|\buomo|\bmaschi|^man$|\bhomem|\bmezczyzna|\bmies\b|\bmuz\b|\bbarbat|\bferfi|\berkek|\bмужчин|\bмужск|^м$|男|남성|남자|مرد|\bmr\b|^m\.$|\bmonsieur\b|\bmand\b|\bmann\b|\blaki[ -]laki\b|\bpria\b|\blelaki\b|^nam$",
        "nonbinary": r"non[- ]?binary|\bdivers\b|genderqueer|gender ?fluid|non binaire|no binari|gender non",
    }
)
_STATUSES = _grouped(
    {
        "citizen": r"\bcitizen|\bnational\b",
        "permanent": r"permanent resident|green card|settled status|indefinite leave",
        "opt": r"\bopt\b|\bcpt\b",
        "h1b": r"\bh-?1b",
        "tn": r"\btn\b",
        "l": r"\bl-?1",
        "ead": r"\bead\b",
        "refugee": r"refugee|asyl",
    }
)
_ETHNICITIES = _grouped(
    {
        "two": r"two or more|multi-?racial|\bmixed\b|biracial|more than one",
        "pacific": r"pacific|hawaiian",
        "native": r"native american|american indian|alaska|indigenous|first nations",
        "hispanic": r"(?<!not )(?<!non-)(?<!non )hispanic|latin[oax]",
        "black": r"\bblack|african",
        "white": r"\bwhite\b|caucasian",
        "mena": r"middle east|north africa|\barab\b",
        "south_asian": r"south asian|\bindian subcontinent",
        "asian": r"\basian\b|\bchinese\b|\bjapanese\b|\bkorean\b|\bfilipin",
    }
)
_NOT_HISPANIC = re.compile(r"\(?\b(?:not|non)[- ]?(?:of )?(?:hispanic|latin)[^)]*\)?")
_ORIENTATIONS = _grouped(
    {
        "heterosexual": r"heterosexual|straight",
        "gay": r"\bgay\b|lesbian|homosexual",
        "bisexual": r"bisexual|\bbi\b|pansexual",
        "asexual": r"asexual",
        "queer": r"queer",
    }
)
_DEGREES = _grouped(
    {
        "doctorate": r"doctor|ph\.? ?d|\bdphil|promotion|doutor|dottorato|докт|doktor|\bs3\b|博士|박사|\btien si\b|ปริญญาเอก|دكتوراه|διδακτορ",
        "master": r"master|\bmba\b|\bm\.?s\.?c?\b|\bm\.?a\b|\bmeng\b|\bmphil|magister|maestr|mestrad|laurea magistrale|магистр|硕士|修士|석사|大学院|postgraduate|\bs2\b|yuksek lisans|\bthac si\b|ปริญญาโท|ماجستير|μεταπτυχ|\bbac ?\+ ?5",
        "bachelor": r"bachelor|grado universitario|grado en\b|\bb\.?s\.?c?\b|\bb\.?a\b|\bbeng\b|licenciat|licence|laurea triennale|бакалавр|本科|学士|학사|undergraduate degree|\bs1\b|(?<!yuksek )(?<!on )\blisans\b|licencjat|\bcu nhan\b|ปริญญาตรี|بكالوريوس|πτυχιο|\bbac ?\+ ?3",
        "associate": r"associate|\bd3\b|\bon ?lisans\b|\bcao dang\b|大专|大專|短大|전문대|\bbac ?\+ ?2",
        "vocational": r"vocational|apprentice|ausbildung|trade school|technical (?:diploma|certificate)|berufs",
        "high_school": r"high ?school|secondary|\bged\b|abitur|baccalaur|bachiller|a[- ]?levels?|高中|高校|고등|\bsm[ak]\b|\bslta\b|ensino medio|\blise\b|\bpreparatoria\b|\bthpt\b|trung hoc|มัธยม|ثانوي|λυκει|\bsrednie\b|maturit|\bmatura\b|erettsegi|gymnasie|\blukio|среднее",
        "none": r"^none$|no degree|less than high|did not (?:complete|finish)",
    }
)


_SOURCES = _grouped(
    {
        "website": r"(?:company|corporate|our|firm\w*|unternehmens?)[ -]?(?:web ?(?:site|page)|site)|career(?:s)?[ -]?(?:site|page|web|portal)|karriere(?:seite|portal)|site (?:de l'|web )?(?:entreprise|carriere)|pagina de empleo|^web ?site$",
        "linkedin": r"linked ?in",
        "indeed": r"\bindeed\b",
        "glassdoor": r"glassdoor",
        "referral": r"referr|employee|friend|colleague|empfehlung|mitarbeiter|bekannte|recommand|recomend|raccomand|cooptation",
        "job_board": r"job ?(?:board|site|portal)|jobborse|stellenborse|site d'emploi|portal de empleo",
        "recruiter": r"recruiter|headhunt|agency|agentur|personalvermitt",
        "event": r"\bevent|job ?fair|career fair|conference|messe\b|salon\b",
        "social": r"social media|facebook|instagram|twitter|tiktok|soziale",
        "search": r"search engine|google|suchmaschine",
        "university": r"universit|campus|college|school|hochschule",
    }
)


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def gender(label: str) -> str | None:
    """female, male, nonbinary, decline."""
    if is_decline(label):
        return "decline"
    found = _GENDERS(label)
    if "nonbinary" in found or re.search(r"\btrans", fold(label)):
        return "nonbinary" if "nonbinary" in found and not re.search(r"\btrans", fold(label)) else "other"
    return _only(found)


def ethnicity(label: str) -> str | None:
    """white, black, asian …; None for a label that names several groups."""
    if is_decline(label):
        return "decline"
    found = _ETHNICITIES(_NOT_HISPANIC.sub(" ", fold(label)))
    if "two" in found:
        return "two"
    if found == {"native", "black"}:
        return None
    if "south_asian" in found or found == {"native", "pacific"}:
        return _only(found - {"asian", "native"})
    return _only(found)


def veteran(label: str) -> str | None:
    """veteran, not_veteran, decline; "protected" only where the label says so."""
    plain = fold(label).replace("’", "'")
    if is_decline(plain):
        return "decline"
    if re.match(r"no\b", plain) or _NOT.search(plain):
        return (
            "veteran_not_protected"
            if re.search(r"\b(?:am|are|identify as) a(?:n)? veteran\b.*\bnot\b|veteran,? but not", plain)
            else "not_veteran"
        )
    if re.match(r"yes\b", plain) or "veteran" in plain or "identify" in plain or "served" in plain:
        return "veteran"
    return None


def disability(label: str) -> str | None:
    """yes, no, decline."""
    found = yes_no(label)
    if found:
        return found
    plain = fold(label)
    if "disab" in plain:
        return "no" if _NOT.search(plain) else "yes"
    return None


def orientation(label: str) -> str | None:
    """heterosexual, gay, bisexual …"""
    return "decline" if is_decline(label) else _only(_ORIENTATIONS(label))


def work_status(label: str) -> str | None:
    """citizen, permanent, h1b, opt …"""
    return _only(_STATUSES(label))


def source(label: str) -> str | None:
    """Where one heard of a job: website, linkedin, referral, job_board …; None for a label that names none or several."""
    return _only(_SOURCES(label))


_UNFINISHED = re.compile(
    r"incomplet|cursando|\b(?:en|em) curso\b|andamento|\btrunc[oa]\b|inconclus|unfinished|some college|not completed|in progress|ongoing|\bneukoncen|\bniepeln|неоконч|незаконч|在读|在學|中退|재학"
)
_HIGHER = re.compile(
    r"\bsuperior completo|\buniversitari[ao]s?\b|\bwyzsze\b|\bvysokoskol|\bfelsofoku|studii superioare|hochschulabschluss|universitatsabschluss|university degree|college degree|enseignement superieur|\bhogskola|\bhoyere utdanning|\bkorkeakoulu|\buniversitet(?:et)?\b|\bdai hoc\b|\blaurea$|\bhbo\b|высшее|大学卒|^大学$|大卒|대졸|대학교|جامعي"
)
_ACADEMIC = frozenset({"bachelor", "master", "doctorate"})


def finished_studies(label: str) -> str | None:
    """ "higher" for a degree of a university that the option does not tell from another: "Ensino superior completo"."""
    plain = fold(label)
    if degree(label) is None and _HIGHER.search(plain) and not _UNFINISHED.search(plain):
        return "higher"
    return None


def is_academic(meant: str | None) -> bool:
    """Whether a degree is one of a university."""
    return meant in _ACADEMIC


def degree(label: str) -> str | None:
    """none, high_school, vocational, associate, bachelor, master, doctorate; None for studies not finished."""
    if _UNFINISHED.search(fold(label)):
        return None
    found = _DEGREES(label)
    if "associate" in found:
        return "associate"
    return _only(found)


def text_key(label: str) -> str | None:
    """The words alone."""
    return " ".join(words(label)) or None


_PLACEHOLDER = re.compile(
    r"^(?:[-–—.\s…]*|no selection|none selected|[-–—\s]*make a selection.*|(?:[-–—\s]*)(?:please )?(?:select|choose|pick)\b.*|(?:bitte )?(?:aus)?wahlen.*|seleccion.*|selecion.*|selezion.*|choisi.*|selectionne.*|kies.*|wybierz.*|valj.*|vaelg.*|velg.*|выберите.*|seciniz.*|请选择.*|選択.*|선택.*)$"
)


def is_placeholder(text: str) -> bool:
    """Whether a text only invites to choose."""
    return _PLACEHOLDER.match(fold(text).strip()) is not None


def real_options(options: list[FieldOption]) -> list[FieldOption]:
    """The options without what only invites to choose."""
    return [option for option in options if not is_placeholder(option.label) or (not option.label and option.value)]


def choose(options: list[FieldOption], wanted: str, meaning: Meaning) -> str | None:
    """The one option that means `wanted`, by label, else by value; None when none or several do."""
    real = real_options(options)
    for text in ("label", "value"):
        hits = [option for option in real if meaning(getattr(option, text)) == wanted and getattr(option, text)]
        names = {option.label for option in hits}
        if len(names) == 1:
            return hits[0].label or hits[0].value
        if len(names) > 1:
            return None
    return None


_NUMBER = re.compile(r"(\d[\d.,\u00a0' ]*)\s*([km])?\b", re.IGNORECASE)


def numbers_in(text: str) -> list[float]:
    """Numbers of a text: "50k", "1.234,50", "60 000"."""
    found = []
    for match in _NUMBER.finditer(fold(text)):
        digits = match.group(1).strip(" .,'\u00a0")
        digits = re.sub(r"[., '\u00a0](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
        try:
            number = float(digits)
        except ValueError:
            # "1.2.3" is a version or a date, no number.
            continue
        scale = {"k": 1_000, "m": 1_000_000}.get((match.group(2) or "").lower(), 1)
        found.append(number * scale)
    return found


def range_option(options: list[FieldOption], amount: float) -> str | None:
    """The one option whose range holds `amount` ("50-60k", "under 40,000", "5+"); None when not exactly one does."""
    hits = []
    for option in real_options(options):
        plain = fold(option.label)
        found = numbers_in(plain)
        if not found:
            continue
        low, high = found[0], found[-1]
        if len(found) == 2 and low < 1000 <= high and "k" in plain and low * 1000 <= high:
            low *= 1000
        if len(found) == 1:
            if re.search(r"\bunder|\bless|\bbelow|\bup to|^<|\bfewer|unter|bis zu|moins|menos", plain):
                low = float("-inf")
            elif re.search(r"\+|\bover|\bmore|\babove|\bat least|^>|uber|mehr|plus|mas de|mais", plain):
                high = float("inf")
        if low <= amount <= high:
            hits.append((low, high, option.label))
    if len(hits) == 2 and hits[0][1] == hits[1][0] == amount:
        hits = hits[1:]
    return hits[0][2] if len(hits) == 1 else None
