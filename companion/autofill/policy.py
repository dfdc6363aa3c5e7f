"""What is never filled, whatever the profile says, and what only in an application."""

from __future__ import annotations

import re
from functools import cache

from companion.autofill.fields.lexicon import load, read_table
from companion.autofill.fields.plain import is_english, is_latin, unexplained, without_examples
from companion.autofill.fields.questions import SELF_IDENTIFICATION, Question
from companion.autofill.fields.sections import kind_of
from companion.autofill.fields.understand import CODE_NOISE, Understanding
from companion.autofill.fields.whose import code_names_someone_else, heads_someone_else, others_thing, someone_elses
from companion.autofill.fields.words import words
from companion.autofill.read import Read
from companion.autofill.refusal import Refusal
from companion.autofill.stated import NETWORK_HOSTS
from companion.autofill.values.meaning import real_options, yes_no
from companion.contracts import FieldDescriptor

LEFT_ALONE = frozenset(
    {
        "password",
        "username",
        "card",
        "otp",
        "captcha",
        "search",
        "newsletter",
        "coupon",
        "quantity",
        "po_box",
        "honeypot",
        "fax",
        "thing",
    }
)
"""No question of an application: not even asked."""
OWN_ACT = {
    "consent": "agreeing is yours to do",
    "signature": "signing is yours to do",
    "ai_declaration": "this declaration is yours to make",
}
"""Acts of the person that nobody does for them."""
YOURS = frozenset(
    {
        "national_id", "subject", "message", "security_question", "photo", "other_document", "age", "marital_status",
        "religion", "salary_current", "phone_extension", "name_kana", "cover_letter", "academic_title", "phone_type", "second_surname",
    }
)  # fmt: skip
"""Never in a profile."""

PERSON = frozenset(
    {
        "full_name", "first_name", "middle_name", "last_name", "preferred_name", "email", "phone", "phone_country",
        "phone_area", "phone_local", "street", "house_number", "city", "region", "county", "postal_code", "country",
        "location", "linkedin", "job_title", "company", "birth_date", "birth_day", "birth_month", "birth_year", "name_prefix",
        "website", "nationality",
    }
)  # fmt: skip
"""Facts that a form may ask of someone else too."""
NAMES = frozenset({"full_name", "first_name", "middle_name", "last_name", "preferred_name"})
OCCUPATION = frozenset({"company", "job_title"})
_OF_A_JOB = frozenset({"work_title", "work_company", "work_location", "work_start", "work_end"})
_ATTACHED = frozenset({"resume_file"})
"""The person's own under any heading."""
PREVIOUS_TOO = NAMES | OCCUPATION | {"email", "phone", "street", "city", "region", "country", "postal_code"}
"""Facts of which an earlier one may be asked."""
REACHED = frozenset({"phone", "email", "website"}) | NETWORK_HOSTS.keys()
"""Ways to reach a person that companies have too."""
SCHOOLING = frozenset(
    {"school", "degree", "field_of_study", "gpa", "graduation_date", "education_start", "education_end"}
)
PLACES = frozenset({"city", "region", "county", "country", "location", "street", "postal_code"})
ONLY_IN_APPLICATIONS = frozenset(
    {"name_prefix", "name_suffix", "company", "job_title", "school", "degree", "field_of_study", "summary", "languages"}
)
"""Filled elsewhere only where the form insists: a shop's "company" is not the person's employer."""


def may_touch(field: FieldDescriptor) -> bool:
    """Whether the field may be planned at all: seen, open for writing, and empty but for what the page put there itself."""
    if not field.visible or not field.editable or field.touched or field.kind in ("password", "search"):
        return False
    return field.parsed or field.value in (None, "", False) or field.value == []


def holds(field: FieldDescriptor, value: object) -> bool:
    """Whether a list that nobody chose from shows the very option already: then there is nothing to do."""
    return field.kind == "select" and field.value not in (None, "") and field.value == value


PARSER_BOX = re.compile(r"\b(?:auto-?(?:fill|complete)|pre-?fill|parse|apply with)\b", re.IGNORECASE)
"""A file input that is no question: the site's own parser would write over what stands in the form (Ashby's first one)."""


def refuse(read: Read, *, application: bool) -> Refusal | None:
    """Why the field is left, or None when nothing speaks against filling it."""
    field, understanding = read.field, read.understanding
    fact = understanding.fact
    if fact is None:
        return None
    named = never(fact, field)
    if named:
        return named
    terms = understanding.terms
    if field.kind == "file" and PARSER_BOX.search(field.label):
        return Refusal("it has the site fill the form from your resume, in its own way", asked=False)
    if read.of_others and fact not in _ATTACHED:
        return Refusal("it asks about someone else", asked=True)
    if fact in PERSON | SCHOOLING and (
        "other_person" in terms or someone_elses(field.label) or code_names_someone_else(field.texts.name)
    ):
        return Refusal("it asks about someone else", asked=True)
    if fact in _OF_A_JOB and ("other_person" in terms or heads_someone_else(field.label)):
        return Refusal("it asks about someone else", asked=True)
    if fact in PERSON - OCCUPATION and others_thing(field.label):
        return Refusal("it does not ask for yours", asked=field.required)
    if fact in PERSON and "survey" in terms:
        return Refusal("it belongs to a survey", asked=field.required)
    if fact in PREVIOUS_TOO and "previous" in terms:
        return Refusal("it asks for a previous one", asked=field.required)
    if fact == "nationality" and terms & {"alternate", "previous"}:
        return Refusal("it asks for another one than you stated", asked=field.required)
    if fact in OCCUPATION and "scene" in terms:
        return Refusal("it asks about a company, not where you work", asked=field.required)
    if fact in PLACES | {"nationality"} and "birthplace" in terms:
        return Refusal("it asks where you were born", asked=True)
    if fact == "nationality" and terms & {"other_place", "company_word"}:
        return Refusal("it asks for another country than yours", asked=field.required)
    if fact in PLACES and terms & {"desired_place", "company_word", "other_place", "scene"}:
        return Refusal("it asks for another place than your home", asked=True)
    if fact == "location" and not application and not _own_place(field):
        return Refusal("it does not say whose place it asks for", asked=field.required)
    if (
        fact in REACHED
        and "company_word" in terms
        and (fact not in ("phone", "email") or _COMPANY.intersection(words(field.label.partition(".")[0])))
    ):
        return Refusal("it asks about a company", asked=field.required)
    if fact == "company" and understanding.said & (REACHED | PLACES):
        return Refusal("it asks about a company, not for its name", asked=field.required)
    if fact in OCCUPATION | {"work_company"} and "part_of_company" in terms:
        return Refusal("it asks about a company, not for its name", asked=field.required)
    if fact in SCHOOLING | PLACES and "lower_school" in terms:
        return Refusal("it asks about another school than the one you stated", asked=field.required)
    if fact in REACHED and "other_link" in terms:
        return Refusal("it asks for another address than yours", asked=field.required)
    if fact in ("job_title", "company") and "desired_job" in terms:
        return Refusal("it asks about the job you want", asked=True)
    if (
        fact in ONLY_IN_APPLICATIONS
        and not application
        and not (fact == "company" and (field.required or _YOUR_COMPANY.search(field.label)))
    ):
        return Refusal("this form does not look like an application", asked=False)
    told = fact == "website" and application and is_english(field.label)
    if (fact in PARTICULAR or told) and _particular(field, understanding):
        return Refusal("it asks for something more particular", asked=field.required)
    return _wants_yes_or_no(field, fact)


PARTICULAR = OCCUPATION | (PLACES - {"postal_code"}) | {
    "school", "degree", "field_of_study", "gpa", "skills", "headline", "summary", "languages", "nationality",
}  # fmt: skip
"""Facts named by everyday words, which with another word beside them name something else ("School district")."""
_SHORT_LABEL = 9


def _said(field: FieldDescriptor) -> bool:
    """Whether the page says to people what the field is."""
    texts = field.texts
    return any((texts.label, texts.aria, texts.legend, texts.placeholder, texts.title, texts.nearby))


_EVERYDAY = frozenset({"summary", "skills"})
"""Facts whose names stand in many a longer question for something else."""


def _particular(field: FieldDescriptor, understanding: Understanding) -> bool:
    spoken = words(field.label)
    wordy = len(spoken) > _SHORT_LABEL or not is_latin(field.label)
    if understanding.fact in _EVERYDAY and wordy and 0 < 2 * len(understanding.covered) < len(set(spoken)):
        return True
    if not 2 <= len(spoken) <= _SHORT_LABEL or "page's own mark" in understanding.via:
        return False
    if understanding.fact in _NAMED_WHOLLY and understanding.coded >= _WHOLLY:
        return False
    if _called_by_its_placeholder(field, understanding.fact):
        return False
    label = _ASIDE.sub(" ", field.label) if understanding.fact in _EVERYDAY else field.label
    left = unexplained(label, "label", understanding.covered | _family(understanding.fact))
    # What makers call a field has words of theirs ("customer_country").
    return bool(left if _said(field) else left - frozenset(CODE_NOISE))


def _called_by_its_placeholder(field: FieldDescriptor, fact: str | None) -> bool:
    """Whether a field that nothing labels says what it is in its placeholder alone: the words before it may be of the one above."""
    texts = field.texts
    if texts.label or texts.aria or not texts.placeholder or fact is None:
        return False
    return is_latin(texts.placeholder) and not unexplained(texts.placeholder, "label", load().words_of([fact]))


@cache
def _family(fact: str | None) -> frozenset[str]:
    """What else a label may say of a school or of texts about oneself: the words of all phrases, in every language."""
    if fact in SCHOOLING:
        return load().words_of(SCHOOLING) | _NAME_OF
    return load().words_of(_EVERYDAY) if fact in _EVERYDAY else frozenset()


_NAME_OF = frozenset(
    words(
        "nombre nom nome naam nama nazwa namn navn nimi tên adı isim név nume název bezeichnung denominazione denominación denominação"
    )
)
_WHOLLY = 0.7
_NAMED_WHOLLY = SCHOOLING | _EVERYDAY
"""Facts for which an identifier that says nothing else ("skills", "txtSchool") explains the other words of a label."""

_YOUR_COMPANY = re.compile(
    r"\b(?:your|votre|ihre?s?|tu|su|jouw|uw)\s+(?:company|organi[sz]ation|employer|entreprise|firma|unternehmen|empresa|bedrijf)\b|employer\b",
    re.I,
)
_COMPANY = frozenset(
    words(
        "cong ty perusahaan company employer employers organization organisation corporate firm agency entreprise unternehmen firma empresa azienda bedrijf school bank"
    )
)
"""What has a telephone of its own; a "business phone" may well be the person's."""
_OWN_PLACE = re.compile(
    r"\b(?:you|your|live|living|home|current|based|resid\w*|wohn\w*|votre|domicil\w*|tu|su|seu|sua)\b|居|거주|\blocation \(city",
    re.I,
)


def _own_place(field: FieldDescriptor) -> bool:
    texts = field.texts
    return _OWN_PLACE.search(" ".join((field.label, texts.placeholder, texts.nearby[:80]))) is not None


def never(fact: str, field: FieldDescriptor) -> Refusal | None:
    """The refusal of facts that no plan fills."""
    if fact in LEFT_ALONE:
        return Refusal("it is no question of an application", asked=False)
    if fact in OWN_ACT:
        return Refusal(OWN_ACT[fact], asked=field.required)
    if fact in YOURS:
        return Refusal("this is yours to fill in", asked=True)
    return None


_GUARDED = SELF_IDENTIFICATION | {
    "authorized", "not_authorized", "needs_sponsorship", "authorized_without_sponsorship", "authorized_without_visa", "works_without_sponsorship",
    "sponsorship_or_authorized", "needs_visa", "us_person", "citizen", "work_status", "relocate", "over_18", "driving_licence", "salary", "pay_fits", "notice_period", "start_date",
    "birth_date", "years_total", "years_skill",
}  # fmt: skip
"""Questions whose answer must not be given for another person."""
_AUTHORISATION = re.compile("authorized|sponsorship|visa|us_person|citizen")
_ASIDE = re.compile(r"\([^()]*\)?")
_MORE = "it asks for more than your profile states"
_PROSE = 20
"""A question of more words explains itself with all kinds of words."""
_HOW_MANY = re.compile(
    r"^\W*(?:number of|how many|count of|anzahl|wie viele|nombre de|combien|número de|cuántos|numero di)\b", re.I
)


def refuse_question(question: Question, field: FieldDescriptor, *, of_others: bool) -> Refusal | None:
    """Why a question the profile could answer is left to the person, or None when nothing speaks against it.

    `of_others`: heading or neighbours say that another person is asked about.
    """
    if question.fact not in _GUARDED:
        return None
    if of_others or someone_elses(question.text):
        return Refusal("it asks about someone else", asked=True)
    if question.fact == "start_date" and kind_of(field.texts.section) is not None:
        return Refusal("it asks when a job or a school began, not when you could", asked=field.required)
    if question.fact in SELF_IDENTIFICATION and field.kind == "textarea":
        return Refusal(_MORE, asked=field.required)
    counted = question.fact in SELF_IDENTIFICATION or _AUTHORISATION.search(question.fact) is not None
    if counted and (_HOW_MANY.match(question.text) or field.kind in ("number", "date", "month", "tel", "email", "url")):
        return Refusal(_MORE, asked=True)
    if question.fact in SELF_IDENTIFICATION and len(words(question.text)) <= _PROSE:
        if unexplained(_ASIDE.sub(" ", question.text), "self_identification", _named_by(question.fact)):
            return Refusal(_MORE, asked=True)
    elif counted and is_english(question.text) and unexplained(without_examples(question.text), "authorisation"):
        return Refusal(_MORE, asked=True)
    if (
        question.fact == "driving_licence"
        and field.kind in ("text", "textarea", "checkbox")
        and _CLASS.intersection(words(f"{question.text} {field.label}"))
    ):
        return Refusal(_MORE, asked=True)
    if field.kind == "checkbox" and _DECLARES.intersection(words(question.text)):
        return Refusal(OWN_ACT["consent"], asked=field.required)
    return None


def asks_whether(question: Question, field: FieldDescriptor) -> bool:
    """Whether a field for words wants a yes or no: "Names under which you worked for us" does not."""
    return field.kind not in ("text", "textarea") or "?" in question.text or "yes_no_start" in question.cues


@cache
def _named_by(fact: str) -> frozenset[str]:
    """The words of all phrases that name a question, in every language."""
    entry = read_table("cues").get(fact, {})
    return frozenset(
        word for phrases in entry.values() if isinstance(phrases, list) for phrase in phrases for word in words(phrase)
    )


_CLASS = frozenset(
    words(
        "class classes category categories type klasse klassen kategorie catégorie categoría categoria rijbewijsklasse kat kategoria kategoriia sınıf sınıfı sınıfınız категория категории"
    )
)
"""Which licence, not whether there is one."""
_DECLARES = frozenset(
    words(
        "confirm declare certify attest affirm acknowledge agree warrant bestatige erklare versichere confirme declare certifie atteste "
        "confirmo declaro certifico confermo dichiaro bevestig verklaar potwierdzam oswiadczam bekraftar bekrafter подтверждаю"
    )
)
"""A box that says these is a declaration, the person's own act."""


def _wants_yes_or_no(field: FieldDescriptor, fact: str) -> Refusal | None:
    """A checkbox, or a list of yes and no, asks whether, not what."""
    if field.kind == "checkbox" and fact != "work_current":
        return Refusal("it is a box to tick, yours to decide", asked=field.required)
    if field.kind in ("radio", "buttons", "select", "combobox", "checkbox_group") and fact in PERSON:
        real = real_options(field.options)
        if real and len(real) <= 4 and {yes_no(option.label) for option in real} >= {"yes", "no"}:
            return Refusal("it asks a question that your profile does not answer", asked=True)
    return None
