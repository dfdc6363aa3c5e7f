"""Pay in any usual wording: amounts, ranges, currency and period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.contracts import PayPeriod, Salary
from companion.guarded import Guarded, GuardedTable
from companion.jobmatcher.understand.document import Document, Sentence

_CURRENCIES: dict[str, str] = {
    "$": "USD", "us$": "USD", "usd": "USD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "a$": "AUD", "au$": "AUD", "aud": "AUD",
    "nz$": "NZD", "nzd": "NZD", "s$": "SGD", "sgd": "SGD", "hk$": "HKD", "hkd": "HKD", "r$": "BRL", "brl": "BRL",
    "£": "GBP", "gbp": "GBP", "€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "chf": "CHF", "sfr": "CHF",
    "¥": "JPY", "jpy": "JPY", "₹": "INR", "inr": "INR", "rs": "INR", "rs.": "INR", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
    "kr": "SEK", "kč": "CZK", "czk": "CZK", "zł": "PLN", "pln": "PLN", "zar": "ZAR", "aed": "AED", "mxn": "MXN", "ft": "HUF", "huf": "HUF",
    "ron": "RON", "lei": "RON", "₪": "ILS", "ils": "ILS", "円": "JPY", "php": "PHP", "₱": "PHP", "ngn": "NGN", "₦": "NGN", "try": "TRY",
}  # fmt: skip
_SIGN = r"us\$|ca\$|c\$|au\$|a\$|nz\$|s\$|hk\$|r\$|\$|£|€|¥|₹|₱|₦|₪"
_CODE = r"(?:usd|cad|aud|nzd|sgd|hkd|brl|gbp|euros?|eur|chf|sfr|jpy|inr|rs\.?|sek|nok|dkk|czk|pln|zar|aed|mxn|ron|ils|php|huf)(?![a-zà-ÿ])"
_AFTER = rf"€|£|\$|₹|円|kč|zł|kr\b|{_CODE}"
_INDIAN = r"\d{1,2}(?:,\d\d){1,3},\d{3}(?!\d)"
"""Lakhs and crores: "4,50,000"."""
_NUMBER = rf"{_INDIAN}|" r"\d{1,3}(?:[.,'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,7}(?:[.,]\d{1,2})?(?!\d)"
_AMOUNT = re.compile(
    rf"(?P<before>(?:{_SIGN})|(?<![a-zà-ÿ]){_CODE})?[ \u00a0\u202f]?(?P<number>{_NUMBER})"
    rf"(?:[ \u00a0\u202f]?(?P<factor>k\b|k(?=[€£$/+])|tsd\.?|thousand|m\b|mio|mm\b|million|millionen|bn\b|billion|lpa|lakhs?|lacs?|l\b|万|%|\+?\s?(?:years?|yrs?|jahre?|tage?|days?|hours?|std|stunden|months?|weeks?|employees|people|mitarbeit)\b))?"
    rf"(?:[ \u00a0\u202f]?(?P<after>{_AFTER}))?"
)
_DIGIT = re.compile(r"\d")
_DATE = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}")
_DATE_SIGNS = ("/", ".", "-")
DATE_CHARS = 8
"""Characters of a date on either side of one of its numbers."""
_YEARS = range(1990, 2051)
"""Numbers without a currency that are years: "for the 2025-2026 school year"."""
_PENSION_PLANS = frozenset({"401", "403"})
"""A "401k" is a pension plan."""
_SEPARATOR = re.compile(
    r"^(?:\s*(?:p/h|p\.h\.|per|/|an?|pro|par|por)?\s?(?:hour|hr|year|yr|annum|month|stunde|jahr|monat|h|an|mois|año|mes)?\.?\s*)"
    r"(?:-|–|—|−|to|tot|bis(?: zu)?|à|a|au|and|und|et|y|hasta|až|do|i|/|en|e|up to|~|～|〜|through|rising to|increasing to)\s*(?:up to|approx\.?|ca\.?)?\s*$"
)
_PERIODS_PATTERNS: tuple[tuple[PayPeriod, str], ...] = (
        ("hour", r"\b(?:per|an|pro|je|par|por|per l.|/)\s?(?:hour|hr|std\b|stunde|heure|hora)|/\s?(?:hr|hour|h\b|std|stunde|heure|hora)|hourly|\bp\.?/?h\.?\b|stundenlohn|de l.heure|stündlich|時給|/godz|à l.heure|brutto/h|za hodinu|per uur|/hod"),
        ("day", r"\b(?:per|a|pro|par|por|al|/)\s?(?:day|tag|jour|día|dia)\b|/\s?(?:day|tag|jour|d\b)|daily|day rate|tagessatz|日給|\btjm\b|\bp\.?d\.(?!\w)"),
        ("week", r"\b(?:per|a|pro|par|por)\s?(?:week|woche|semaine|semana)\b|/\s?(?:week|wk|woche)|weekly|\bp\.?w\.?\b"),
        ("month", r"\b(?:per|a|pro|im|par|por|al|/)\s?(?:month|monat|mois|mes|mês|mese|maand|månad|měsíc)\b|/\s?(?:month|mo\b|monat|mois|mes|mies|měs)|monthly|monatlich|monatsgehalt|mensuel|mensual|měsíčně|miesięcznie|\bp\.?c\.?m\b|bruttomonat|月給|月収|月額|al mese|mensile|mensais|per maand|i månaden|\bx ?1[24]\b pagas"),
        ("year", r"\b(?:per|a|an|pro|im|par|por|al|l.|/)\s?(?:year|annum|jahr|an|année|año|ano|anno|jaar|any)\b|/\s?(?:year|yr|jahr|an\b|año|any\b|y\b)|annual|annually|\bp\.?\s?a\b\.?|yearly|jährlich|jahres|annuel|anual|ročně|rocznie|per annum|bruts? (?:annuel|anuals?)|\bpa\b|\blpa\b|lakhs?|\bote\b|base salary|\bctc\b|年収|年俸|annua\b|b/a\b"),
)  # fmt: skip
_PERIODS = GuardedTable(_PERIODS_PATTERNS)
_WORDS = Guarded(
    r"salary|\bpays?\b|compensation|wage|hiring range|base range|\brate\b|remuneration|earn|gehalt|vergütung|verdien|lohn|entgelt|salaire|rémunération|salario|retribuc|sueldo|salari\b|mzda|plat\b|wynagrodzenie|lön|løn|lønn|stipendio|retribuzione|salarisindicatie|brutto|bruto|\bbruts?\b|\bote\b|\bctc\b|package|給与|月給|月収|年収|年俸|時給|日給|賃金"
)
_NOT_PAY = Guarded(
    r"\braised\b|funding|revenue|turnover|\baum\b|series [a-e]\b|valuation|budget|portfolio|investment|million|billion|\bfund\b|grant|donat|sales of|in sales|transactions|assets|worth of|saved|savings|clients? with|market|umsatz|chiffre d.affaires|facturación|invested|loan|discount|spend\b|insurance cover|cash prize|benchmark|processing"
)
_EXTRA = Guarded(
    r"deduct|registration|bonus|refer (?:a|your) friend|friend scheme|手当|交通費|試用期間|補助|祝い?金|sign[- ]?on|signing|referral|stipend|allowance|tuition|reimburse|401|relocation|voucher|gift|equity|life insurance|per diem|contribution|match(?:ing)?\b|zuschuss|urlaubsgeld|gutschein|ticket|prime\b|training budget|deposit|premium|differential|award|fee\b|cost|commission of|welcome|golden hello|retention|instal|cycle to work|pension|uplift|supplement|weiterbildung|jobrad|essens|incentive"
)
_CLAUSE_END = re.compile(r"[,.;(+]|\b(?:plus|and|with)\b")
"""What follows the pay as an extra ("base + bonus") says nothing against it."""
_UP_TO = re.compile(r"(?:up to|max(?:imum|\.)?|bis zu|bis|jusqu.?à|hasta|until|fino a|až|do|tot)\s*(?:of\s*)?$")
_FROM = re.compile(
    r"(?:\bfrom|starting (?:at|from|salary(?: of)?)|start(?:s|ing)? at|at least|minimum(?: of)?|min\.|\bab|mindestens|à partir de|dès|desde|a partir de|mínimo|von|od|over|ab ca\.?)\s*$"
)
BEFORE_CHARS = 60
"""Characters before a sentence that may hold a label such as "Pay per hour"."""
MAX_LABEL_CHARS = 30
"""A line above the amount that is longer labels it only with a word of pay."""
LEAST_RANK = 1.5
"""From here on an amount is believed to be pay."""
_NEAR = 45
"""Characters after an amount in which its period may stand."""

_PER = re.compile(r"\s?(?:/|per|an?|pro|par|p\.?a\.?|a)\s?[a-zà-ÿ]{1,8}\.?")
_LAKHS = re.compile(_INDIAN)
_GROUPED = re.compile(r"[.,'’ \u00a0\u202f](?=\d{3}(?!\d))")
_YEAR_MONEY = {"USD", "GBP", "EUR", "CAD", "AUD", "CHF", "NZD", "SGD"}
_MONTH_MONEY: dict[str, tuple[float, float]] = {
    "CZK": (12_000, 300_000),
    "PLN": (2_500, 60_000),
    "SEK": (15_000, 150_000),
    "NOK": (15_000, 120_000),
    "DKK": (15_000, 120_000),
    "HUF": (150_000, 3_000_000),
    "RON": (2_000, 40_000),
    "JPY": (120_000, 1_500_000),
}
"""Where pay is usually told by the month: (least, most) of such a monthly amount."""

_HOME: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("$", "CAD", ("canada", ", on", "ontario", "toronto", "vancouver", "québec", "quebec", "montreal", "alberta", "calgary")),
    ("$", "AUD", ("australia", "sydney", "melbourne", "brisbane", "nsw", " vic", " qld", "adelaide", "perth, w")),
    ("$", "NZD", ("new zealand", "auckland", "wellington")),
    ("$", "SGD", ("singapore",)),
    ("kr", "NOK", ("norway", "norge", "oslo", "bergen", "trondheim", "stavanger")),
    ("kr", "DKK", ("denmark", "danmark", "københavn", "copenhagen", "aarhus", "odense")),
)  # fmt: skip
_YEN = 100
"""Yen to about a dollar."""
MOST_A_YEAR = 2_000_000
"""In a strong currency; more is what something cost."""
_COST = re.compile(r"\bctc\b")
"""The cost to the company, as Indian pay is told: "CTC: 13-15L" in lakhs."""
_SUPER = re.compile(r"\bsuper(?:annuation)?\b")
"""What Australian employers pay on top."""
_WORKING_TIME = re.compile(
    r"(?:credit|semester)[- ]hours?|\d(?:[.,]\d+)?\s?(?:days?|hours?|hrs?|h|stunden|std\.?|heures|horas|uur)\s?(?:per|a|/|pro|par|à la|por|a la|per)?\s?(?:weeks?|wk|woche|semaine|semana|day|tag|jour|día)\b"
)
"""How long one works, and what a course is worth, which is no period of pay."""
_IN_US = re.compile(r"\b(?:us|usa|u\.s\.|united states)\b")


@dataclass(slots=True)
class _Amount:
    start: int
    end: int
    value: float
    currency: str | None
    thousands: bool
    sign_before: bool


@dataclass(slots=True)
class _Offer:
    rank: float
    salary: Salary


def read_salary(document: Document, sentences: list[Sentence], places: str) -> Salary | None:
    """The pay the posting states, or None. `places` decides which dollar a bare "$" is."""
    best: _Offer | None = None
    for sentence in sentences:
        best = _read_sentence(document, sentence, places.lower(), best)
    return best.salary if best else None


def _read_sentence(document: Document, sentence: Sentence, places: str, best: _Offer | None) -> _Offer | None:
    """The best offer so far, or a better one of this sentence."""
    text = document.lower[sentence.start : sentence.end]
    if len(text) > 4_000 or not _DIGIT.search(text):
        return best
    before = document.lower[max(0, sentence.start - BEFORE_CHARS) : sentence.start]
    above = before.rstrip().rpartition("\n")[2]
    if sentence.start == sentence.line.start and len(above) > MAX_LABEL_CHARS and not _WORDS.search(above):
        before = ""
    amounts = _amounts(text)
    for index, first in enumerate(amounts):
        second = amounts[index + 1] if index + 1 < len(amounts) else None
        if index and _joined(text, amounts[index - 1], first):
            continue
        second = second if second and _joined(text, first, second) else None
        best = _offer(document, sentence, text, before, first, second, places, best) or best
    return best


def _joined(text: str, first: _Amount, second: _Amount) -> bool:
    between = text[first.end : second.start]
    if second.sign_before and not first.currency:
        return False  # "Band 5 - £22,128": the first is no amount
    return len(between) < 24 and bool(_SEPARATOR.match(between))


def _amounts(text: str) -> list[_Amount]:
    found = []
    for match in _AMOUNT.finditer(text):
        before, number, factor, after = match.group("before", "number", "factor", "after")
        start = match.start() if before else match.start("number")
        if start and not _may_begin(text, start, before):
            continue
        if not before and ((number in _PENSION_PLANS and factor == "k") or _in_date(text, match)):
            continue
        value = _number(number)
        thousands = False
        if not factor:
            pass
        elif factor.startswith(("k", "tsd", "thous")):
            value, thousands = value * 1_000, True
        elif factor.startswith(("lpa", "lakh", "lac")) or (factor == "l" and _COST.search(text)):
            value *= 100_000
        elif factor == "万":
            value *= 10_000
        else:
            continue
        sign = after if before == "$" and after and after.isalpha() else before  # "$11,500 MXN" are pesos
        currency = _CURRENCIES.get(sign or "") or _CURRENCIES.get(after or "")
        if factor in ("lpa", "l"):
            currency = currency or "INR"
        found.append(_Amount(start, match.end(), value, currency, thousands, bool(before)))
    return found


def _may_begin(text: str, start: int, sign: str | None) -> bool:
    """Whether an amount may begin here: in no word (but "of£9" is one run together) and no other number."""
    last = text[start - 1]
    within = last.isalnum() and last < _FIRST_OF_EAST_ASIA
    return last not in ".,#" and (not within or (sign is not None and not sign.isalpha()))


_FIRST_OF_EAST_ASIA = "\u2e80"
"""Scripts from here on set no blank before a number."""


def _in_date(text: str, match: re.Match[str]) -> bool:
    start, end = match.span("number")
    if text[max(0, start - 1) : start] not in _DATE_SIGNS and text[end : end + 1] not in _DATE_SIGNS:
        return False
    near = _DATE.finditer(text, max(0, start - DATE_CHARS), end + DATE_CHARS)
    return any(date.start() <= start < date.end() for date in near)


def _number(raw: str) -> float:
    if _LAKHS.fullmatch(raw):
        return float(raw.replace(",", ""))
    plain = _GROUPED.sub("", raw).replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
    return float(
        plain.replace(",", ".").replace("'", "").replace("’", "")
        if plain.count(".") + plain.count(",") <= 1
        else re.sub(r"\D", "", plain)
    )


def _offer(
    document: Document,
    sentence: Sentence,
    text: str,
    before: str,
    first: _Amount,
    second: _Amount | None,
    places: str,
    best: _Offer | None,
) -> _Offer | None:
    """What the amounts offer; None when they are no pay, or say it no better than `best`."""
    low, high = first.value, second.value if second else None
    if high is not None and second is not None:
        if second.thousands and not first.thousands and low < 1_000:
            low *= 1_000
        elif first.thousands and not second.thousands and high < 1_000:
            high *= 1_000
        low *= _left_out(low, high, second)
        if high < low or high > low * 12:
            return None
    currency = first.currency or (second.currency if second else None)
    lead = text[: first.start]
    end = second.end if second else first.end
    tail = text[end : end + _NEAR]
    context = before + lead[-140:]
    worded = bool(_WORDS.search(context)) or bool(_WORDS.search(tail))
    if currency == "JPY" and not worded:
        return None
    if not currency and (not worded or (first.value in _YEARS and (second is None or second.value in _YEARS))):
        return None
    period = _period(_hourless(tail)) or _period(_hourless(lead)[-60:]) or _above(before, high or low)
    if not currency and not (period or first.thousands or (second and low >= 1_000)):
        return None
    around = lead[-70:] + " " + tail
    if _NOT_PAY.search(around) and not (worded and period):
        return None
    extra = bool(_EXTRA.search(lead[-40:] + " | " + _CLAUSE_END.split(tail[:25])[0]))
    currency = _localised(currency, text[first.start : end], places + (" australia" if _SUPER.search(tail) else ""))
    if period is None:
        period = _guess_period(currency, high or low, worded)
    if not _plausible(period, low, high, worded or second is not None, currency):
        return None
    rank = 2.0 * bool(second) + 1.5 * worded + 1.0 * bool(period) + 0.5 * bool(currency) - 3.0 * extra
    if rank < LEAST_RANK or (best is not None and rank <= best.rank):
        return None
    salary = Salary(
        min=low,
        max=high if high is not None else low,
        currency=currency,
        period=period,
        evidence=[document.evidence(sentence.start + first.start, sentence.start + _evidence_end(text, end))],
    )
    if second is None:
        if _UP_TO.search(lead):
            salary.min = None
        elif _FROM.search(lead) or tail.startswith("+"):
            salary.max = None
    return _Offer(rank, salary)


def _left_out(low: float, high: float, second: _Amount) -> int:
    """By what the first amount of a range is multiplied that the second alone writes: "25〜30万円", "8-12 LPA", "40-50,000"."""
    if second.currency == "JPY" and low < 1_000 and low * 10_000 <= high:
        return 10_000
    if second.currency in (None, "INR") and high >= 100_000 and low < 100 and low * 100_000 <= high:
        return 100_000
    return 1_000 if low < 1_000 and high >= 10_000 and low * 1_000 <= high else 1


def _above(before: str, amount: float) -> PayPeriod | None:
    """The period that the words above the sentence tell, unless the amount cannot be meant ("37.5 hours weekly")."""
    period = _period(_hourless(before)[-40:])
    return period if period and _plausible(period, amount, None, True, None) else None


def _hourless(text: str) -> str:
    return _WORKING_TIME.sub(" ", text)


def _evidence_end(text: str, end: int) -> int:
    """Past the period's words when they follow at once."""
    match = _PER.match(text, end)
    return match.end() if match and _period(match[0]) else end


def _period(text: str) -> PayPeriod | None:
    best: tuple[int, PayPeriod] | None = None
    for name, pattern, branches in _PERIODS.candidates(text):
        match = pattern.search(text, among=branches)
        if match and (best is None or match.start() < best[0]):
            best = match.start(), name
    return best[1] if best else None


def _guess_period(currency: str | None, amount: float, worded: bool) -> PayPeriod | None:
    if currency in _MONTH_MONEY:
        least, most = _MONTH_MONEY[currency]
        return "month" if least <= amount <= most else "year" if amount > most else None
    if currency in _YEAR_MONEY or currency is None:
        if amount >= 14_000:
            return "year"
        if worded and 900 <= amount < 9_000 and currency in ("EUR", "CHF"):
            return "month"
        if worded and 7 <= amount <= 150:
            return "hour"
    if currency == "INR" and amount >= 200_000:
        return "year"
    return None


def _plausible(period: PayPeriod | None, low: float, high: float | None, strong: bool, currency: str | None) -> bool:
    top = (high or low) / (_YEN if currency == "JPY" else 1)
    if period == "year" and currency in _YEAR_MONEY and top > MOST_A_YEAR:
        return False
    limits = {
        "hour": (4, 2_000),
        "day": (30, 10_000),
        "week": (100, 15_000),
        "month": (300, 3_000_000),
        "year": (3_000, 50_000_000),
    }
    if period is None:
        return strong and top >= 300
    least, most = limits[period]
    return least <= top <= most


def _localised(currency: str | None, amount: str, places: str) -> str | None:
    if currency == "USD" and ("us" in amount or _IN_US.search(places)):
        return currency
    for sign, other, words in _HOME:
        if _CURRENCIES[sign] == currency and sign in amount and any(word in places for word in words):
            return other
    return currency
