"""Plans the fill of one form: what goes where and why, and what is left for the person.

Promises: nothing hidden, locked or touched by the person is planned; nothing but what the profile or a
remembered answer states is filled in; a doubt is a question, never a guess. Pure: no clock, net or database.
"""

from __future__ import annotations

from companion.autofill import adding, entries, policy
from companion.autofill.arrange import arrange
from companion.autofill.asked import Asked
from companion.autofill.context import PlanContext
from companion.autofill.facts import Fact, Facts
from companion.autofill.fields import lexicon
from companion.autofill.fields.questions import DATA_FACTS, SELF_IDENTIFICATION, by_options, load_cues, question_of
from companion.autofill.fields.shared_labels import named_apart
from companion.autofill.fields.understand import FieldReader
from companion.autofill.fields.words import words
from companion.autofill.language_levels import language_level
from companion.autofill.owners import owners_of
from companion.autofill.purposes import not_of_the_person, purpose_of, signs_up
from companion.autofill.read import Form, Read, forms_of
from companion.autofill.refusal import Refusal
from companion.autofill.remembered import from_answers
from companion.autofill.replies import reply
from companion.autofill.stated import REPEATED
from companion.autofill.values import phones
from companion.autofill.values.basic import Task
from companion.autofill.values.shape import shape
from companion.contracts import FieldDescriptor, FieldValue, FillPlan, FormSnapshot, OpenQuestion, PlanItem
from companion.profile.model import Profile

MAX_FIELDS = 600
"""Fields of one page that are planned."""
QUESTION_CONFIDENCE = 0.9

_READABLE = {
    "region": "state or region",
    "street2": "address line 2",
    "resume_file": "resume",
    "company": "employer",
    "phone_country": "phone's country",
    "gpa": "grade",
}


class Planner:
    """One plan in the making."""

    def __init__(self, form: FormSnapshot, profile: Profile, context: PlanContext) -> None:
        self._page = form
        self._context = context
        self._facts = Facts(profile, context)
        self._reader = FieldReader(lexicon.load())
        self._cues = load_cues()

    def plan(self) -> FillPlan:
        """The whole plan, in the order of the fields."""
        reads = [self._read(field) for field in named_apart(self._page.fields[:MAX_FIELDS])]
        application = self._is_application(reads)
        forms = forms_of(reads)
        home: dict[int, Form] = {}
        count = {"work": 0, "education": 0}
        for form in forms:
            listed = application and signs_up(form, forms, self._reader.names)
            form.purpose = "mailing_list" if listed else purpose_of(form.reads)
            self._own_and_others(form, count, application=application)
            arrange(form, application=application)
            home.update({id(read): form for read in form.reads})
        items: list[PlanItem] = []
        questions: list[OpenQuestion] = []
        for read in reads:
            if not policy.may_touch(read.field):
                continue
            if read.field.kind == "add":
                items += adding.entry(read.field, self._facts) if application else []
                continue
            outcome = self._outcome(read, home[id(read)], application=application)
            if isinstance(outcome, PlanItem):
                if not policy.holds(read.field, outcome.value):
                    items.append(outcome)
            elif (read.field.required or outcome.asked) and read.understanding.fact not in policy.LEFT_ALONE:
                questions.append(_question(read.field, outcome.reason))
        return FillPlan(
            plan_id=self._context.plan_id, url=self._page.url, ats=self._context.ats, items=items, questions=questions
        )

    def _job(self) -> tuple[str, ...]:
        return words(self._context.posting.title or "") if self._context.posting is not None else ()

    def _read(self, field: FieldDescriptor) -> Read:
        understanding = self._reader.read(field)
        question = question_of(field, self._cues) if field.kind not in ("file", "password") else None
        if question is None and understanding.fact is None:
            question = by_options(field)
        return Read(field, understanding, question)

    def _own_and_others(self, form: Form, count: dict[str, int], *, application: bool) -> None:
        """Tell in place what is asked of somebody else, and in an application which fields are parts of a job or a school."""
        owners = owners_of(form.reads, self._job())
        for read, owner in zip(form.reads, owners, strict=True):
            read.owner, read.of_others = owner, owner == "other"
        if application:
            employed = self._facts.get("current_work") is not None
            for read, field in entries.mark(form.reads, owners, count, employed=employed):
                again = self._read(field)
                read.field, read.understanding, read.question = again.field, again.understanding, again.question

    def _is_application(self, reads: list[Read]) -> bool:
        known = self._context.posting is not None or self._context.ats is not None or bool(self._page.ats_marks)
        return known or any(
            read.understanding.fact in ("resume_file", "cover_letter") and read.field.kind == "file" for read in reads
        )

    def _outcome(self, read: Read, form: Form, *, application: bool) -> PlanItem | Refusal:
        field, understanding = read.field, read.understanding
        fact_name = understanding.fact
        foreign = not_of_the_person(read, form)
        if foreign is not None:
            return foreign
        never = policy.never(fact_name, field) if fact_name and not self._is_question(read) else None
        if never is not None:
            return self._answered(field) or never if never.asked else never
        if self._is_question(read):
            return self._answer(read)
        answered = self._answered(field) if fact_name is None else None
        if answered is not None:
            return answered
        if fact_name is None:
            level = language_level(field, self._facts)
            if level is not None:
                return _item(field, level.value, level, QUESTION_CONFIDENCE, "asks how well you speak a language")
            return Refusal("nothing in your profile answers this", asked=True)
        refusal = self._signed(field, fact_name) or policy.refuse(read, application=application)
        if refusal is not None:
            return (self._answered(field) or refusal) if refusal.asked else refusal
        fact = self._fact(fact_name, field)
        if fact is None:
            return self._answered(field) or Refusal(f"your profile does not say your {_readable(fact_name)}")
        value = self._shaped(read, fact_name, fact, form)
        if isinstance(value, Refusal):
            return self._answered(field) or value
        reason = f"asks for your {_readable(fact_name)} by {understanding.via}"
        return _item(field, value, fact, understanding.confidence, reason)

    def _signed(self, field: FieldDescriptor, fact: str) -> Refusal | None:
        """A name under "E-Signature" is a signature, one under "Skills" is a skill's."""
        if fact not in policy.NAMES:
            return None
        headed = self._reader.names(field.texts.section)
        if "signature" in headed:
            return Refusal(policy.OWN_ACT["signature"], asked=field.required)
        if headed == {"skills"}:
            return Refusal("it asks for a skill's name, not for yours", asked=field.required)
        return None

    def _is_question(self, read: Read) -> bool:
        """Whether the question read from the field outweighs the datum read from it."""
        question = read.question
        if question is None:
            return False
        if question.fact in SELF_IDENTIFICATION:
            return read.understanding.fact not in ("name_prefix", "password") or question.code is False
        if read.field.group and read.understanding.fact in REPEATED:
            return False
        if question.code:
            return read.understanding.fact is None
        if question.fact in DATA_FACTS:
            return read.understanding.confidence < 0.9 or read.understanding.fact in (
                None,
                "work_start",
                "education_start",
            )
        return True

    def _answer(self, read: Read) -> PlanItem | Refusal:
        field, question = read.field, read.question
        assert question is not None
        acts = read.understanding.said & policy.OWN_ACT.keys()
        if acts and field.kind == "checkbox":
            return Refusal(policy.OWN_ACT[min(acts)], asked=field.required)
        refusal = policy.refuse_question(question, field, of_others=read.of_others)
        remembered = self._answered(field) if refusal is None or not read.of_others else None
        if remembered is not None:
            return remembered
        if refusal is not None:
            return refusal
        around = " ".join((field.texts.description, field.texts.section))
        stated = reply(Asked(question, around), self._facts)
        fact_name = question.fact
        if isinstance(stated, Refusal) and fact_name == "start_date" and field.options:
            # Who gave no day, but a notice period, can begin after it: "Immediately / In 2 weeks / In a month".
            fact_name = "notice_period"
            stated = self._facts.get(fact_name) or stated
        if isinstance(stated, Refusal):
            return stated
        if isinstance(stated.value, bool) and not policy.asks_whether(question, field):
            return Refusal("it asks for more than yes or no", asked=True)
        value = shape(stated.value, Task(fact_name, field, self._facts, self._page.lang, pay_part=read.pay_part))
        if isinstance(value, Refusal):
            return value
        return _item(
            field, value, stated, QUESTION_CONFIDENCE, f"asks about {_readable(question.fact)}; you stated this"
        )

    def _answered(self, field: FieldDescriptor) -> PlanItem | None:
        return from_answers(field, self._context)

    def _fact(self, name: str, field: FieldDescriptor) -> Fact | None:
        kind, _, index = (field.group or "").partition("/")
        if name in REPEATED and REPEATED[name][0] == kind and index.isdigit():
            return self._facts.repeated(name, int(index))
        return self._facts.get(name)

    def _shaped(self, read: Read, name: str, fact: Fact, form: Form) -> FieldValue | Refusal:
        if read.phone_part is not None:
            return self._phone_part(read, str(fact.value))
        task = Task(
            name,
            read.field,
            self._facts,
            self._page.lang,
            dial_code_apart=form.asks("phone_country"),
            house_number_apart=form.asks("house_number"),
            address_in_one=not (form.asks("city") or form.asks("postal_code") or form.asks("location")),
        )
        return shape(fact.value, task)

    def _phone_part(self, read: Read, phone: str) -> FieldValue | Refusal:
        number = self._facts.number(phone)
        start, length = read.phone_part or (0, 0)
        digits = phones.national_digits(number) if number else ""
        if number is None or number.country_code != 1 or start + length > len(digits):
            return Refusal("which part of your number it wants is not clear", asked=read.field.required)
        return digits[start : start + length]


def plan_form(form: FormSnapshot, profile: Profile, context: PlanContext) -> FillPlan:
    """A plan for `form` from what `profile` states and what was answered before."""
    return Planner(form, profile, context).plan()


def _readable(fact: str) -> str:
    return _READABLE.get(fact, fact.replace("_", " "))


def _item(field: FieldDescriptor, value: FieldValue, fact: Fact, confidence: float, reason: str) -> PlanItem:
    return PlanItem(
        field_id=field.id,
        frame=field.frame,
        value=value,
        source=fact.source,
        confidence=confidence,
        reason=reason,
        signature=field.signature,
        sensitive=fact.sensitive,
    )


def _question(field: FieldDescriptor, reason: str) -> OpenQuestion:
    return OpenQuestion(
        field_id=field.id,
        frame=field.frame,
        label=field.label,
        kind=field.kind,
        required=field.required,
        options=field.options,
        reason=reason,
    )
