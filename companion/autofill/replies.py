"""Answers to questions, drawn from what the person stated for exactly that country and question, else none."""

from __future__ import annotations

import re
from collections.abc import Callable

from companion.autofill.asked import NOT_STATED, Asked, Reply
from companion.autofill.facts import Fact, Facts
from companion.autofill.fields.plain import unexplained, without_examples
from companion.autofill.fields.words import words
from companion.autofill.refusal import Refusal
from companion.autofill.skill_years import names_no_skill, words_of_the_cues, years_with_skill
from companion.autofill.values.countries import EU, country_name
from companion.autofill.values.meaning import numbers_in
from companion.autofill.values.places_named import countries_named
from companion.autofill.whereabouts import WHERE
from companion.profile.experience import experience_years
from companion.profile.model import WorkAuthorization


def reply(asked: Asked, facts: Facts) -> Reply:
    """The stated answer to a question, or why there is none."""
    maker = _MAKERS.get(asked.question.fact)
    if maker is None:
        fact = facts.get(asked.question.fact)
        return fact if fact else Refusal(NOT_STATED, asked=True)
    return maker(asked, facts)


_UNION = re.compile(r"\b(?:un\w{2,5}\s+europ\w+|europ\w+\s+un\w{2,7})\b", re.IGNORECASE)
"""The European Union in the languages of its west and north, with any ending; towns are called Union too."""
_EUROPE = frozenset(words("eu eea schengen europe european ue eee ewr eer europa"))


def _authorizations(asked: Asked, facts: Facts) -> list[tuple[int, WorkAuthorization]] | Refusal:
    posting = facts.context.posting
    text = without_examples(asked.question.text)
    union = _UNION.search(text) is not None
    named = countries_named(_UNION.sub(" ", text), company=posting.company if posting else None)
    if named is None and "here" not in asked.question.cues:
        return Refusal("it names a place whose country is not known", asked=True)
    if union or _EUROPE.intersection(words(text)):
        named = named or set(EU)
    if not named and "here" not in asked.question.cues:
        named = countries_named(asked.around)
    if not named:
        job = facts.job_country()
        if job is None:
            return Refusal("it does not say for which country, and the posting's country is not known", asked=True)
        named = {job}
    stated = {entry.country.upper(): (at, entry) for at, entry in enumerate(facts.profile.applicant.work_authorization)}
    missing = sorted(named - stated.keys())
    if missing:
        where = country_name(missing[0]) if len(missing) < 4 else "the countries it names"
        return Refusal(f"you have not said whether you may work in {where}", asked=True)
    return [stated[code] for code in sorted(named)]


def _per_country(judge: Callable[[WorkAuthorization], bool | None]) -> Callable[[Asked, Facts], Reply]:
    def maker(asked: Asked, facts: Facts) -> Reply:
        found = _authorizations(asked, facts)
        if isinstance(found, Refusal):
            return found
        judged = {judge(entry) for _, entry in found}
        if len(judged) != 1 or None in judged:
            return Refusal("your profile does not answer this for " + country_name(found[0][1].country), asked=True)
        source = f"profile:applicant.work_authorization[{found[0][1].country.upper()}]"
        return Fact(judged.pop(), source, sensitive=True)

    return maker


def _free(entry: WorkAuthorization) -> bool | None:
    if entry.authorized is False or entry.needs_sponsorship is True:
        return False
    return True if entry.authorized and entry.needs_sponsorship is False else None


_SETTLED = re.compile(r"\b(?:citizen|national|permanent resident|green card|settled|indefinite leave)", re.IGNORECASE)
_UNSETTLED = re.compile(r"\b(?:pre.?settled|not|non|applicant|pending|applied)\b", re.IGNORECASE)


def _settled(entry: WorkAuthorization) -> bool:
    """Whether the person's own words say that no visa limits them: a citizen, a permanent resident."""
    status = entry.status or ""
    return _SETTLED.search(status) is not None and _UNSETTLED.search(status) is None


def _needs_visa(entry: WorkAuthorization) -> bool | None:
    """Somebody who may work without sponsorship may still do so on a visa of their own: then nothing is said."""
    if entry.authorized is False or entry.needs_sponsorship is True:
        return True
    return False if entry.authorized and _settled(entry) else None


def _us_person(asked: Asked, facts: Facts) -> Reply:
    stated = [entry for entry in facts.profile.applicant.work_authorization if entry.country.upper() == "US"]
    if not stated or not _settled(stated[0]) or re.search(r"\b(?:not|non)\b", asked.question.text, re.IGNORECASE):
        return Refusal(NOT_STATED, asked=True)
    return Fact(True, "profile:applicant.work_authorization[US]", sensitive=True)


def _citizen(asked: Asked, facts: Facts) -> Reply:
    """Only a plain question whether the person is a citizen, and only a yes: what else it names is not stated."""
    named = countries_named(without_examples(asked.question.text))
    stated = {entry.country.upper(): entry for entry in facts.profile.applicant.work_authorization}
    more = re.search(
        r"\b(?:not|non|other than|dual|residents?|green card|refugees?|asylees?|asylum)\b",
        asked.question.text,
        re.IGNORECASE,
    )
    if not named or len(named) != 1 or more:
        return Refusal(NOT_STATED, asked=True)
    country = next(iter(named))
    status = stated[country].status if country in stated else None
    if (
        not status
        or not re.search(r"^\W*(?:\w+\W+){0,2}(?:citizen|national)\b", status, re.IGNORECASE)
        or _UNSETTLED.search(status)
    ):
        return Refusal(NOT_STATED, asked=True)
    return Fact(True, f"profile:applicant.work_authorization[{country}]", sensitive=True)


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


_authorized = _per_country(lambda entry: entry.authorized)
_needs_sponsorship = _per_country(lambda entry: entry.needs_sponsorship)


def _sponsorship_or_authorized(asked: Asked, facts: Facts) -> Reply:
    """ "Will you require sponsorship to be authorized …" is about sponsorship; both asked at once is two questions."""
    first = asked.question.first
    if first["sponsorship"] < first["authorized"] or first.get("require", 1_000) < first["authorized"]:
        return _needs_sponsorship(asked, facts)
    return Refusal("it asks two things at once", asked=True)


def _status(asked: Asked, facts: Facts) -> Reply:
    found = _authorizations(asked, facts)
    if isinstance(found, Refusal):
        return found
    entry = found[0][1]
    if len(found) != 1 or not entry.status:
        return Refusal(NOT_STATED, asked=True)
    return Fact(entry.status, f"profile:applicant.work_authorization[{entry.country.upper()}]", sensitive=True)


def _worked_here(asked: Asked, facts: Facts) -> Reply:
    stated = facts.profile.applicant.worked_for
    posting = facts.context.posting
    company = posting.company if posting and posting.company else None
    if not stated or not company:
        return Refusal(NOT_STATED, asked=True)
    here = _plain_company(company)
    value = any(_plain_company(name) == here for name in stated)
    if not value and any(_plain_company(work.name or "") == here for work in facts.profile.resume.work):
        return Refusal("your resume and your list of former employers disagree", asked=True)
    return Fact(value, "profile:applicant.worked_for")


_LEGAL_FORMS = frozenset(
    [
        "inc",
        "ltd",
        "llc",
        "gmbh",
        "ag",
        "sa",
        "srl",
        "bv",
        "ab",
        "as",
        "oy",
        "plc",
        "corp",
        "co",
        "company",
        "corporation",
        "limited",
        "group",
        "holding",
        "kg",
    ]
)


def _plain_company(name: str) -> str:
    return " ".join(word for word in words(name) if word not in _LEGAL_FORMS)


def _over_18(asked: Asked, facts: Facts) -> Reply:
    ages = [number for number in numbers_in(asked.question.text) if number >= 14]
    if any(age != 18 for age in ages):
        return Refusal("it asks about another age than 18", asked=True)
    fact = facts.get("over_18")
    return fact or Refusal(NOT_STATED, asked=True)


def _years(asked: Asked, facts: Facts) -> Reply:
    return (_years_total if names_no_skill(asked.question.text) else years_with_skill)(asked, facts)


def _years_total(asked: Asked, facts: Facts) -> Reply:
    years = experience_years(facts.profile.resume, facts.context.today)
    tail = re.search(
        r"\b(?:with|in|using|as|of)\b\s+(?!total|work|full.?time|paid|professional|relevant work|experience|overall|working)",
        asked.question.text,
        re.IGNORECASE,
    )
    if tail:
        return years_with_skill(asked, facts)
    # In small letters: here a name ("CDL") narrows what is asked, too.
    if years is None or unexplained(asked.question.text.lower(), "years", words_of_the_cues()):
        return Refusal("it asks for years of experience that your profile does not state", asked=True)
    return Fact(int(years), "profile:work")


def _travel(asked: Asked, facts: Facts) -> Reply:
    stated = facts.profile.applicant.travel_percent
    asked_for = re.findall(r"(\d{1,3})\s?%", asked.question.text)
    if stated is None or not asked_for:
        return Refusal(NOT_STATED, asked=True)
    return Fact(stated >= max(int(number) for number in asked_for), "profile:applicant.travel_percent")


def _contact_employer(asked: Asked, facts: Facts) -> Reply:
    stated = facts.profile.applicant.current_employer_may_be_contacted
    if stated is None:
        return Refusal(NOT_STATED, asked=True)
    return Fact(stated, "profile:applicant.current_employer_may_be_contacted")


def _salary(asked: Asked, facts: Facts) -> Reply:
    if "minimum" in words(asked.question.text):
        wish, source = facts.profile.applicant.pay_minimum, "profile:applicant.pay_minimum"
    else:
        wish, source = facts.profile.applicant.pay_expected, "profile:applicant.pay_expected"
    if wish is None or wish.amount is None:
        return Refusal("you have not said what pay you expect", asked=True)
    return Fact(wish, source, sensitive=True)


_AMOUNT = re.compile(
    r"(?:([$€£])|\b(USD|EUR|GBP)\b)?\s?(\d{1,3}(?:[,.]\d{3})+|\d{2,6})\s?([kK])?\b\s?(?:([$€£])|(USD|EUR|GBP)\b)?"
)
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
_NOT_YEARLY = re.compile(
    r"\b(?:hour|hourly|day|daily|month|monthly|week|weekly|stunde|monat|mois|mes|heure|hora)\b", re.IGNORECASE
)
_YEARLY_LEAST = 10_000


def _pay_fits(asked: Asked, facts: Facts) -> Reply:
    """Whether yearly pay that a question names reaches what the person expects; less than that is theirs to weigh."""
    wish = facts.profile.applicant.pay_expected
    if wish is None or wish.amount is None or wish.period != "year":
        return Refusal("you have not said what yearly pay you expect", asked=True)
    named: list[tuple[float, str]] = []
    for before, code_before, digits, thousands, after, code_after in _AMOUNT.findall(asked.question.text):
        amount = float(re.sub(r"[,.]", "", digits)) * (1000 if thousands else 1)
        currency = code_before or code_after or _SIGNS.get(before or after, "")
        if amount >= _YEARLY_LEAST:
            named.append((amount, currency))
    currencies = {currency for _, currency in named if currency}
    if not 1 <= len(named) <= 2 or currencies != {wish.currency} or _NOT_YEARLY.search(asked.question.text):
        return Refusal("it names pay that cannot be held beside what you expect", asked=True)
    if wish.amount > max(amount for amount, _ in named):
        return Refusal("it names less than you expect: yours to weigh", asked=True)
    return Fact(True, "profile:applicant.pay_expected", sensitive=True)


def _open(_asked: Asked, _facts: Facts) -> Reply:
    return Refusal("it asks for more than your profile states", asked=True)


_MAKERS: dict[str, Callable[[Asked, Facts], Reply]] = {
    "open": _open,
    **WHERE,
    "years_skill": _years,
    "authorized": _authorized,
    "not_authorized": _per_country(lambda entry: _not(entry.authorized)),
    "needs_sponsorship": _needs_sponsorship,
    "authorized_without_sponsorship": _per_country(_free),
    "works_without_sponsorship": _per_country(_free),
    "needs_visa": _per_country(_needs_visa),
    "authorized_without_visa": _per_country(lambda entry: _not(_needs_visa(entry))),
    "us_person": _us_person,
    "citizen": _citizen,
    "sponsorship_or_authorized": _sponsorship_or_authorized,
    "work_status": _status,
    "worked_here": _worked_here,
    "over_18": _over_18,
    "years_total": _years_total,
    "travel": _travel,
    "contact_employer": _contact_employer,
    "salary": _salary,
    "pay_fits": _pay_fits,
}
