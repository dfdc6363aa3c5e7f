"""Who the person is and how to reach them: email, phone, address, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from companion.profile.model import Location, OnlineProfile
from companion.profile.parse.dates import find_range
from companion.profile.parse.han import has_han
from companion.profile.parse.places import Place, place_reader

MAX_CONTACT_CHARS = 40_000
"""Characters of the resume in which contacts are looked for."""

EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250})\.[A-Za-z]{2,24}(?![\w@])"
)
_AT = re.compile(r"\s?[\[({]\s?(?:at|@|ät)\s?[\])}]\s?", re.I)
_DOT = re.compile(r"\s?[\[({]\s?(?:dot|punkt)\s?[\])}]\s?", re.I)
URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'|,;()\[\]]{3,300}"
    r"|(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,3}(?:com|org|net|io|dev|me|de|fr|es|it|nl|pt|br|uk|co|us|ca|ch|at|be|eu|in|design|app|xyz|info|page|site|tech|ai|portfolio|studio|art|example|cloud|online|blog|pro|works|store|pl|se|no|dk|cz|fi|gr|ie|za|nz|au|jp|cat|mx|ar|cl|sg|hk|edu)\b(?:/[^\s<>\"'|,;()]{0,200})?",
    re.I,
)
NETWORKS = {
    "linkedin.com": "LinkedIn", "github.com": "GitHub", "gitlab.com": "GitLab", "twitter.com": "Twitter", "x.com": "X",
    "xing.com": "XING", "stackoverflow.com": "Stack Overflow", "behance.net": "Behance", "dribbble.com": "Dribbble",
    "medium.com": "Medium", "kaggle.com": "Kaggle", "facebook.com": "Facebook", "instagram.com": "Instagram",
    "youtube.com": "YouTube", "bitbucket.org": "Bitbucket", "orcid.org": "ORCID", "scholar.google.com": "Google Scholar",
    "researchgate.net": "ResearchGate", "leetcode.com": "LeetCode", "huggingface.co": "Hugging Face",
}  # fmt: skip
_HANDLE = re.compile(
    r"\b(linkedin|github|gitlab|xing|twitter)\s*[:/]\s*(?:in/)?@?([A-Za-z0-9][A-Za-z0-9._-]{2,60})(?![\w./])"
    r"|(?<![\w/.])in/([A-Za-z0-9][A-Za-z0-9_-]{4,60})(?![\w./])",
    re.I,
)
"""A handle beside its network's name, or LinkedIn's own "in/jane-doe"."""
LABEL = re.compile(
    r"^(?:e-?mails?|mail|correo(?: electrónico)?|courriel|phone|mobile|cell|telephone|tel|telefon|telefono|teléfono|téléphone|telefone|telefoon|handy|mobil|móvil|"
    r"portable|cellulare|celular|address|adresse|anschrift|dirección|direccion|indirizzo|adres|endereço|morada|location|locatie|woonplaats|ubicación|localização|lokalizacja|wohnort|lives in|based in|ort|city|"
    r"website|web|portfolio|homepage|url|blog|linkedin|github|name|full name|nombre|nom|nome|naam|contact|home|residence|domicile)\b\.?(?:\s*\((?:[^)]{1,20})\))?\s*[:\t]\s*",
    re.I,
)
_IDENTIFIER = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b")
"""ORCID iDs (ISO 7064) have the look of phone numbers."""
_WRAPPED = re.compile(
    r"((?:linkedin\.com/in/|github\.com/)[\w%-]{1,80}-|linkedin\.com/in/[\w%-]{1,80}(?=\n[\w%-]{1,60} ?\(LinkedIn\)))[ \n]([\w%-]{1,60})"
)
_SEPARATORS = re.compile(r"\s*[|•·∙●▪◦⋄♦■→\t]\s*|\s{2,}|\s+[-–—/]\s+|\s*;\s*")
_STREET = re.compile(
    r"(?:^\d{1,5}[A-Za-z]?\s+[A-Z].{2,60}|\b(?:street|st\.|avenue|ave\.?|road|rd\.?|lane|ln\.?|drive|dr\.|blvd\.?|boulevard|court|ct\.|way|place|terrace|"
    r"rue|allée|calle|avenida|av\.|plaza|via|viale|corso|piazza|rua|travessa|laan|weg|platz|gasse|allee|view|close|crescent|gardens|grove|hill|park|square|row|quay|mews|steeg|kade)\b.{0,60}|\w{3,40}(?:stra(?:ß|ss)e|str\.|weg|gasse|platz|allee|straat|laan|gracht|plein|steeg|kade|gatan|vägen|gade|vej|gata|veien)\s+\d{1,4}\s?[a-z]?)",
    re.I,
)
_ADDRESS_TAIL = re.compile(r",\s*")
_SPAN = re.compile(
    r"^\d{1,3}\+?\s+(?:ans?|years?|yrs?|jahre?n?|años?|anni|anos?|jaar|år|lat|months?|monate|mois|meses|hours?)\b", re.I
)
"""An age or a length of time has the look of a house number with a street."""
_CODE_DASH = re.compile(r"\s[–-]\s(?=\d{3}\s?\d{3}\b)|(?<=\d{5}-\d{3})\s[–-]\s")
"""The dash between a town and its code, as Indian and Brazilian addresses have it."""
_ASIDE = re.compile(r"\s*\([^()\d]{3,60}\)$")
_CODE_AND_TOWN = re.compile(
    r"(?<!\S)(?:(?:[A-Z]{1,2}-)?\d{4,5}|\d{4} [A-Z]{2}|\d{2}-\d{3}|\d{3} \d{2}) [A-ZÀ-Þ][^\d,]{2,40}(?:,[^\d]{2,30})?$"
)
"""A postal code with its town at the end of an address: "41004 Sevilla"."""
_FOUR_DIGITS = ("CH", "AT", "BE", "DK", "NO", "AU", "NZ")
_FIVE_DIGITS = frozenset({"DE", "FR", "ES", "IT", "US"})
"""Countries whose postal codes have as many digits (Universal Postal Union)."""
_ICONS = re.compile(r"^(?:[^\w+(@/#'\"]+|[½¼¾+#§&] (?=[^\W\d_]))")
REACHED = re.compile(rf"{EMAIL.pattern}|(?<![\w+])(?!\d{{5}}-\d{{4}}\b)\+?\(?\d(?:[\s().-]{{0,3}}\d){{8,14}}(?!\w)")
"""An address of mail or a phone's number, which may stand beside a town with nothing but white between."""
MAX_STREET_CHARS = 60
MAX_ABOVE = 3
"""Pieces before a town with its code in which its street is looked for."""
_CODE_PREFIX = re.compile(r"^(A|D|CH|F|I|L|B|NL|DK|S|E|P|PL|CZ|FL)-(?=\d)")
_COUNTRY_OF_PREFIX = {
    "A": "AT",
    "D": "DE",
    "F": "FR",
    "I": "IT",
    "L": "LU",
    "B": "BE",
    "S": "SE",
    "E": "ES",
    "P": "PT",
    "FL": "LI",
}
"""Signs of countries (as on cars) before a postal code, where they are not the ISO code."""
_POSTAL_DISTRICT = re.compile(r"^([A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)*) \d{1,2}(?=,|$)")
"""A town with the number of its district: "Dublin 8", "Kingston 8"."""
_POSTAL_CODE = re.compile(r"\d{4,5}-\d{3}")
"""Postal codes of Portugal and Brazil have the look of phone numbers."""
_PHONE_LABEL = re.compile(
    r"\b(?:tele?(?:ph|f)[oóô]?n[oe]?|phone|tel|mobile?|mobil|móvil|cell(?:ulare?|phone)?|celular|handy|portable|gsm|whatsapp|fon|hp|ph|mob|telemóvel|komórka|puhelin|mobiltelefon)\b|电话|手机",
    re.I,
)
_CHINESE_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_CODES_OF: tuple[tuple[str, str], ...] = (
    (r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}", "GB"),
    (r"\d{4}\s?[A-Z]{2}", "NL"),
    (r"\d{2}-\d{3}", "PL"),
    (r"[A-Z]\d[A-Z]\s?\d[A-Z]\d", "CA"),
    (r"\d{5}-\d{3}", "BR"),
    (r"\d{4}-\d{3}", "PT"),
)
"""Postal codes in a form that one country alone has (Universal Postal Union, addressing systems)."""


@dataclass
class Contacts:
    """What was found of each kind, in order of appearance."""

    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    url: str | None = None
    profiles: list[OnlineProfile] = field(default_factory=list)
    location: Location = field(default_factory=Location)


def find_contacts(head: Sequence[str], text: str, links: Iterable[str]) -> Contacts:
    """Contacts of a resume: `head` are the lines that may hold an address, `text` the whole, `links` hyperlinks."""
    plain = _unwrapped(_DOT.sub(".", _AT.sub("@", text[:MAX_CONTACT_CHARS])))
    head = _unwrapped("\n".join(head)).splitlines()
    found = Contacts()
    mailtos = [link[7:].split("?")[0] for link in links if link.lower().startswith("mailto:")]
    found.emails = _unique([*EMAIL.findall(plain), *(mail for mail in mailtos if EMAIL.fullmatch(mail))])
    place, street = _address(head)
    if place is not None:
        found.location = Location(
            address=street,
            postalCode=place.postal_code or None,
            city=_town(place.city) or None,
            region=place.region or None,
            countryCode=place.country_code or None,
        )
        _correct(found.location, " ".join(head))
    if found.location.postalCode and not found.location.countryCode:
        found.location.countryCode = _country_of_code(found.location.postalCode)
    region = found.location.countryCode or (place_reader().city_country(place.city) if place and place.city else "")
    if re.fullmatch(r"\d{4}", found.location.postalCode or "") and region in _FIVE_DIGITS:
        region, found.location.countryCode = "", None  # the larger town of that name is elsewhere
    found.phones = _phones(head, plain, region)
    if not region and re.fullmatch(r"\d{4}", found.location.postalCode or ""):
        region = next((code for code in _FOUR_DIGITS if _is_phone_of(code, found.phones)), "")
    if found.location.city and not found.location.countryCode and _is_phone_of(region, found.phones):
        found.location.countryCode = region
    found.url, found.profiles = _online(plain, head, links)
    return found


def _correct(location: Location, text: str) -> None:
    """The sign of a country before the code ("A-1070 Wien") told apart, and a code before its town, which no American
    address has, not read as one: "95131 Catania (CT)"."""
    code = location.postalCode or ""
    sign = _CODE_PREFIX.match(code)
    if sign is not None:
        location.postalCode = code[sign.end() :]
        location.countryCode = _COUNTRY_OF_PREFIX.get(sign.group(1), sign.group(1))
    elif (
        location.countryCode == "US"
        and code
        and re.search(rf"{re.escape(code)}\s+{re.escape(location.city or '')}", text, re.I)
    ):
        location.countryCode = place_reader().city_country(location.city or "").replace("US", "") or None
        location.region = None


def _country_of_code(code: str) -> str | None:
    """The country that alone writes its postal codes so."""
    return next((country for pattern, country in _CODES_OF if re.fullmatch(pattern, code)), None)


def _unwrapped(text: str) -> str:
    """Addresses of profiles that a narrow column broke in two, made whole."""
    return _WRAPPED.sub(r"\1\2", text)


def _unique(values: Iterable[str]) -> list[str]:
    seen: dict[str, str] = {}
    for value in values:
        seen.setdefault(value.casefold(), value)
    return list(seen.values())


def _phones(head: Sequence[str], text: str, region: str) -> list[str]:
    import phonenumbers

    numbers: dict[str, str] = {}
    labelled = [line for line in head if _PHONE_LABEL.search(line)]
    possible = phonenumbers.Leniency.POSSIBLE
    sources = (("\n".join(labelled), possible), ("\n".join(head), possible), (text, phonenumbers.Leniency.VALID))
    for source, leniency in sources:
        if numbers:
            break
        source = _IDENTIFIER.sub(" ", source)
        chinese = ["CN"] if _CHINESE_MOBILE.search(source) and has_han(text) else []
        for where in dict.fromkeys([*chinese, region or "US", "US", "GB", "DE"]):
            if numbers:
                break
            for match in phonenumbers.PhoneNumberMatcher(source, where, leniency=leniency):
                digits = sum(char.isdigit() for char in match.raw_string)
                code = _is_year_range(match.raw_string) or _POSTAL_CODE.fullmatch(match.raw_string.strip())
                if digits >= 7 and not code:
                    numbers.setdefault(phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164),
                                       " ".join(match.raw_string.split()))  # fmt: skip
    return sorted(numbers.values(), key=lambda number: not _is_mobile(number, region))


def _is_mobile(number: str, region: str) -> bool:
    """Where both are given, the mobile is how a person is reached."""
    import phonenumbers

    try:
        kind = phonenumbers.number_type(phonenumbers.parse(number, region or None))
    except phonenumbers.NumberParseException:
        return False
    return bool(kind == phonenumbers.PhoneNumberType.MOBILE)


def _is_phone_of(region: str, phones: Sequence[str]) -> bool:
    """Whether a phone number is one of `region`: with a town of that name there, it tells the country."""
    import phonenumbers

    if not region or not phones:
        return False
    return phonenumbers.is_valid_number_for_region(phonenumbers.parse(phones[0], region), region)


def _is_year_range(text: str) -> bool:
    return (
        re.search(r"\b(?:19|20)\d\d/\d{1,2}\b|\b\d{1,2}/(?:19|20)\d\d\b", text) is not None
        or re.fullmatch(
            r"(?:19|20)\d\d\s?[-–/. ]\s?(?:19|20)\d\d|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:19|20)\d\d.*", text.strip()
        )
        is not None
    )


def pieces_of(line: str) -> list[str]:
    """The parts of a line of contacts: "Berlin | jane@doe.org | +49 …", without labels."""
    found = []
    line = _CODE_DASH.sub(" ", LABEL.sub("", line))
    for part in _SEPARATORS.split(line):
        bare = LABEL.sub("", _ICONS.sub("", part.strip(" ,")))
        if bare:
            found.append(bare)
    return found


def _address(head: Sequence[str]) -> tuple[Place | None, str | None]:
    best: tuple[Place, str | None] | None = None
    street: str | None = None
    above: list[str] = []
    for line in head:
        dated = [
            piece for piece in pieces_of(line) if find_range(EMAIL.sub("", piece)) is None
        ]  # no job with its place
        for plain in (part.strip(" ,") for piece in dated for part in REACHED.split(piece)):
            if not plain or URL.search(plain) or sum(c.isdigit() for c in plain) > 18 or len(plain) > 120:
                continue
            here, road = _place_in(plain)
            if here is not None and here.postal_code and road is None:
                road = next((text for text in reversed(above[-MAX_ABOVE:]) if _is_street(text)), None)
            street = street or road
            above.append(plain)
            if here is not None and here.city and (best is None or _known(here) > _known(best[0])):
                best = (here, road)
    return (best[0], best[1] or street) if best else (None, street)


def _is_street(text: str) -> bool:
    """Whether the piece before a town with its code is the street: it has a number, and not only that."""
    digits = sum(map(str.isdigit, text))
    return 0 < digits < 7 and any(map(str.isalpha, text)) and len(text) <= MAX_STREET_CHARS and not _SPAN.match(text)


def _town(name: str) -> str:
    """A town's name in ordinary capitals: French addresses write "RENNES"."""
    return name.title() if name.isupper() and len(name) > 3 else name


def _known(place: Place) -> int:
    return sum(map(bool, (place.region, place.postal_code, place.country_code))) * 2 + bool(place.city)


def _place_in(text: str) -> tuple[Place | None, str | None]:
    """(place, street) of a text such as "12 Main St, Austin, TX 78701"."""
    if place_reader().place(text) is None:
        text = _ASIDE.sub("", text)
    coded = _CODE_AND_TOWN.search(text)
    if coded and coded.start() and _is_street(text[: coded.start()]):
        place = place_reader().place(text[coded.start() :])
        if place is not None and place.city:
            return place, text[: coded.start()].strip(" ,–-") or None
    district = _POSTAL_DISTRICT.match(text)
    if district and place_reader().city_country(district.group(1)):
        text = district.group(1) + text[district.end() :]
    whole = place_reader().place(text)
    if whole is not None and whole.city and place_reader().city_country(whole.city):
        return whole, None
    parts = _ADDRESS_TAIL.split(text)
    for number in range(len(parts)):
        street = ", ".join(parts[:number])
        if number and not _may_be_street(street) and not _ends_with_code(text):
            break
        road = _STREET.search(parts[number]) and any(c.isdigit() for c in parts[number]) and number < len(parts) - 1
        place = None if road and not number else place_reader().place(", ".join(parts[number:]))
        if place is not None and (not road or place.postal_code):
            return place, street if any(c.isalpha() for c in street) else None
    is_road = _STREET.search(text) and any(c.isdigit() for c in text) and not _SPAN.match(text)
    return None, text if is_road else None


def _ends_with_code(text: str) -> bool:
    """Whether an address ends with a postal code, so that all before the town in it is the street."""
    return (
        re.search(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] \d[A-Z]\d)$", text) is not None
    )


def begins_address(text: str) -> bool:
    """Whether a line begins with a street and goes on with a town and its code."""
    street, _, rest = text.partition(",")
    return len(text) <= 100 and _STREET.match(street) is not None and len(re.findall(r"\d", rest)) > 2


def _may_be_street(text: str) -> bool:
    """Whether what stands before a place may be passed over: a street, or a number such as a phone's."""
    return _STREET.search(text) is not None or any(c.isdigit() for c in text)


def _online(text: str, head: Sequence[str], links: Iterable[str]) -> tuple[str | None, list[OnlineProfile]]:
    without_mail = EMAIL.sub(" ", text)
    profiles: dict[str, OnlineProfile] = {}
    site: str | None = None
    written = [m.group().rstrip(".,;:/") for m in URL.finditer(EMAIL.sub(" ", "\n".join(head)))]
    elsewhere = [m.group().rstrip(".,;:/") for m in URL.finditer(without_mail)]
    hyper = [link for link in links if link.lower().startswith("http")]
    for number, url in enumerate([*hyper, *written, *elsewhere]):
        network = _network(url)
        if network is None:
            if number >= len(hyper) and number < len(hyper) + len(written) and site is None and _is_site(url):
                site = _absolute(url)
        elif network not in profiles and (profile := _profile(network, url)) is not None:
            profiles[network] = profile
    for found in _HANDLE.finditer("\n".join(head)):
        domain = (found.group(1) or "linkedin").lower() + ".com"
        user = found.group(2) or found.group(3)
        if (
            domain in NETWORKS
            and NETWORKS[domain] not in profiles
            and user.lower() not in ("com", "www", "http", "https")
        ):
            path = "in/" if domain == "linkedin.com" else ""
            profiles[NETWORKS[domain]] = OnlineProfile(
                network=NETWORKS[domain], username=user, url=f"https://{domain}/{path}{user}"
            )
    return site, list(profiles.values())


def _is_site(url: str) -> bool:
    return url.startswith(("http", "www")) or "." in url


def _absolute(url: str) -> str:
    return url if url.lower().startswith("http") else f"https://{url}"


def _network(url: str) -> str | None:
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower()).split("/")[0]
    return next((name for domain, name in NETWORKS.items() if host == domain or host.endswith("." + domain)), None)


def _profile(network: str, url: str) -> OnlineProfile | None:
    path = [part for part in re.sub(r"^https?://", "", url).split("?")[0].split("/")[1:] if part]
    if not path:
        return None
    user = path[1] if path[0].lower() in ("in", "pub", "users", "profile", "citizen") and len(path) > 1 else path[0]
    return OnlineProfile(network=network, username=user.lstrip("@"), url=_absolute(url))
