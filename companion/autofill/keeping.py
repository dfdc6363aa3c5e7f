"""How far the answer to a question may hold: for all, for the employer, not at all. A proposal the person can change.

What is agreed to, signed or secret is never kept. Self-identification, authorisation and pay are kept only as far as
the person says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.autofill import policy
from companion.autofill.answer_service import QuestionKind
from companion.autofill.fields import lexicon
from companion.autofill.fields.questions import SELF_IDENTIFICATION, load_cues, question_of
from companion.autofill.fields.understand import FieldReader
from companion.autofill.fields.words import fold, words
from companion.contracts import FieldDescriptor, FillPlan, FormSnapshot, Keep, OpenQuestion

SECRET = frozenset({"national_id", "security_question", "password", "otp", "card", "captcha", "honeypot"})
AUTHORISATION = frozenset(
    {
        "authorized", "not_authorized", "needs_sponsorship", "work_status", "works_without_sponsorship",
        "authorized_without_sponsorship", "sponsorship_or_authorized", "needs_visa", "authorized_without_visa", "us_person",
    }
)  # fmt: skip
PAY = frozenset({"salary", "salary_current"})
OF_THE_EMPLOYER = frozenset({"worked_here", "referral", "start_date", "cover_letter", "located_or_relocate"})

_OWN_ACT = re.compile(
    r"\bi (?:hereby |have |fully )*(?:agree|consent|certify|acknowledge|accept|confirm|understand|declare|authorize|authorise|attest|read)\b|"
    r"\b(?:do you|please) (?:hereby )?(?:agree|consent|certify|acknowledge|accept|attest)\b|\bby (?:checking|ticking|clicking|submitting|signing|selecting)\b|"
    r"\bterms (?:and|&|of)\b|\bprivacy\b|\bdata protection\b|\b(?:e-?)?signature\b|\bsign here\b|\bgdpr\b|"
    r"\beinwillig|\bdatenschutz|\bich (?:stimme|willige|bestatige|erklare|akzeptiere)\b|\bunterschrift\b|"
    r"\bj'(?:accepte|ai lu|autorise)|\bje (?:consens|certifie|declare)|\bconfidentialite\b|\bacepto\b|\bpolitica de privacidad\b|\baccetto\b|\bakkoord\b"
)
_OF_THE_EMPLOYER = re.compile(
    r"\bwhy\b.{0,60}\b(?:us|our|here|this|role|position|company|join|work (?:at|for|with)|interest|apply|applying)\b|"
    r"\b(?:interests?|excites?|attracts?|draws?|appeals?|motivat\w+)\b.{0,40}\b(?:you|us|our|this|role|position|company)\b|"
    r"\b(?:which|what) (?:office|team|location|department|branch|store|site|campus|shift)s?\b|\bcover letter\b|\bhow did you (?:hear|find|learn)\b|\bwhere did you (?:hear|see|find)\b|\breferr(?:ed|al)\b|"
    r"\b(?:worked|employed|applied|interviewed)\b.{0,40}\b(?:for|at|with|by|to) (?:us|our|this)\b|"
    r"\b(?:relatives?|family|friends?|know anyone)\b.{0,60}\b(?:work\w*|employ\w*|here|company)\b|"
    r"\b(?:our|this) (?:company|team|product|mission|values|role|position|job|opportunity|office)\b|"
    r"\bwarum\b.{0,60}\b(?:uns|wir|diese\w*|unser\w*|bewirbst|bewerben)\b|\bpourquoi\b.{0,60}\b(?:nous|notre|ce poste|cette)\b|\bpor que\b.{0,60}\b(?:nosotros|nuestra|este puesto|esta)\b"
)
_SELF_IDENTIFICATION = re.compile(
    r"\b(?:gender|sex|race|ethnic\w*|veteran|disabilit\w*|disabled|sexual orientation|transgender|pronouns|religio\w*|hispanic|latin[oax]|lgbt\w*)\b"
)


@dataclass(frozen=True)
class Places:
    """What of the place of a form is known."""

    employer: str | None
    ats: str | None
    country: str | None


def kind_of(field: FieldDescriptor) -> QuestionKind:
    """What the question is, as far as remembering goes."""
    understanding = FieldReader(lexicon.load()).read(field)
    question = question_of(field, load_cues()) if field.kind not in ("file", "password") else None
    asked = question.fact if question else understanding.fact or ""
    text = fold(" ".join((field.label, field.texts.legend))).replace("’", "'")
    if field.kind in ("password", "file", "search") or {understanding.fact} & SECRET:
        return "never"
    if understanding.fact in policy.OWN_ACT or understanding.said & policy.OWN_ACT.keys() or _OWN_ACT.search(text):
        return "never"
    if asked in SELF_IDENTIFICATION or _SELF_IDENTIFICATION.search(text):
        return "self_identification"
    if asked in AUTHORISATION:
        return "authorisation"
    if asked in PAY or understanding.fact in PAY:
        return "pay"
    if asked in OF_THE_EMPLOYER or understanding.fact in OF_THE_EMPLOYER or _OF_THE_EMPLOYER.search(text):
        return "employer"
    return "plain"


def proposal(kind: QuestionKind, label: str, places: Places) -> Keep:
    """How far an answer is proposed to hold here."""
    here: Keep = "employer" if places.employer else "once"
    if kind == "plain":
        return here if _names(label, places.employer) else "all"
    table: dict[QuestionKind, Keep] = {
        "never": "never",
        "self_identification": "once",
        "authorisation": "country" if places.country else here,
        "pay": here,
        "employer": here,
    }
    return table[kind]


def _names(label: str, employer: str | None) -> bool:
    named = " ".join(words(employer or ""))
    first = named.split(" ")[0]
    spoken = f" {' '.join(words(label))} "
    return bool(named) and (f" {named} " in spoken or (len(first) > 3 and f" {first} " in spoken))


def with_keeping(plan: FillPlan, form: FormSnapshot, places: Places) -> FillPlan:
    """The plan with, for each open question, how far its answer is proposed to hold, and where it is."""
    fields = {(field.frame, field.id): field for field in form.fields}

    def kept(question: OpenQuestion) -> OpenQuestion:
        field = fields[question.frame, question.field_id]
        keep = proposal(kind_of(field), question.label, places)
        return question.model_copy(update={"keep": keep, "max_length": field.max_length})

    questions = [kept(question) for question in plan.questions]
    return plan.model_copy(
        update={"questions": questions, "employer": places.employer, "country": places.country, "ats": places.ats}
    )
