"""Remembered answers: what the person said once, kept as far as the person said."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from typing import Literal

from companion.autofill.messages import (
    MAX_TEXT,
    AnswerInfo,
    AnswersReply,
    AnswerValue,
    GiveAnswerReply,
    GiveAnswerRequest,
    SaveAnswerRequest,
    UpdateAnswerRequest,
)
from companion.autofill.placeholders import has_placeholder
from companion.autofill.service import PLAN_LIFE
from companion.clock import Clock
from companion.contracts import FieldDescriptor, FieldTexts, FillPlan, FillReport, PlanItem
from companion.errors import CompanionError
from companion.store.answers import AnswerRow, Answers, NewAnswer
from companion.store.plans import Plans, StoredPlan

QuestionKind = Literal["plain", "employer", "authorisation", "pay", "self_identification", "never"]
SENSITIVE = frozenset({"authorisation", "pay", "self_identification"})
SCOPE = re.compile(r"all|employer:.{1,150}|ats:[a-z0-9_-]{1,60}|country:[A-Z]{2}")
_OF_AN_ANSWER = re.compile(r"answer:(\d{1,18})")
_CHOICES = frozenset({"select", "radio", "buttons"})
_LISTS = frozenset({"multiselect", "checkbox_group"})

ReadQuestion = Callable[[FieldDescriptor], QuestionKind]


class AnswerUnknown(CompanionError):
    """This user has no such answer."""

    status = 404
    code = "answer_unknown"

    def __init__(self, id_: int) -> None:
        super().__init__(f"there is no answer {id_}: see `companion answers list`")


class AnswerRefused(CompanionError):
    """An answer that cannot be kept or filled like this."""

    status = 422
    code = "answer_refused"


class AnswerService:
    """Lists, keeps, changes, merges and forgets answers, and plans the fill of one that was just given."""

    def __init__(self, answers: Answers, plans: Plans, read_question: ReadQuestion, clock: Clock) -> None:
        self._answers = answers
        self._plans = plans
        self._read_question = read_question
        self._clock = clock

    async def find(self, user: int, search: str = "") -> AnswersReply:
        """All answers, newest first; with words, only those that hold all of them."""
        wanted = search.casefold().split()
        found = [_info(row) for row in await self._answers.all(user)]
        return AnswersReply(answers=[one for one in found if all(word in _searched(one) for word in wanted)])

    async def get(self, user: int, id_: int) -> AnswerInfo:
        """One answer. Raises AnswerUnknown."""
        return _info(await self._row(user, id_))

    async def save(self, body: SaveAnswerRequest) -> AnswerInfo:
        """Remember an answer; the same question for the same scope is changed. Raises AnswerRefused."""
        question = " ".join(body.question.split())
        field = FieldDescriptor(id="f", selector="", kind=body.kind, label=question, texts=FieldTexts(label=question))
        return await self._save(body, question, self._read_question(field))

    async def _save(self, body: SaveAnswerRequest, question: str, kind: QuestionKind) -> AnswerInfo:
        if not question:
            raise AnswerRefused("the question is empty: say what was asked")
        if kind == "never":
            raise AnswerRefused("agreements, signatures and secrets are not remembered: answer this one in each form")
        new = NewAnswer(question, body.kind, body.options, _value(body.value), _scope(body.scope))
        asked = _spoken(question)
        for row in await self._answers.all(body.user):
            if row.scope == new.scope and asked in {_spoken(text) for text in (row.question, *row.wordings)}:
                await self._answers.change(body.user, row.id, value=new.value, kind=new.kind, options=new.options)
                return await self.get(body.user, row.id)
        return await self.get(body.user, await self._answers.add(body.user, new))

    async def update(self, body: UpdateAnswerRequest) -> AnswerInfo:
        """Change question, value or scope. Raises AnswerUnknown, AnswerRefused."""
        await self._row(body.user, body.id)
        changes: dict[str, object] = {}
        if body.question is not None:
            changes["question"] = " ".join(body.question.split())
            if not changes["question"]:
                raise AnswerRefused("the question is empty: say what was asked")
        if body.value is not None:
            changes["value"] = _value(body.value)
        if body.scope is not None:
            changes["scope"] = _scope(body.scope)
        if changes:
            await self._answers.change(body.user, body.id, **changes)
        return await self.get(body.user, body.id)

    async def merge(self, user: int, keep: int, merge: list[int]) -> AnswerInfo:
        """The others' questions become wordings of the kept one. Raises AnswerUnknown, AnswerRefused."""
        others = [await self._row(user, id_) for id_ in dict.fromkeys(merge)]
        kept = await self._row(user, keep)
        if keep in merge:
            raise AnswerRefused("an answer cannot be merged into itself: name the others")
        known = {_spoken(kept.question)}
        wordings = []
        for text in (*kept.wordings, *(text for other in others for text in (other.question, *other.wordings))):
            if _spoken(text) not in known:
                known.add(_spoken(text))
                wordings.append(text)
        await self._answers.merge(user, kept, others, wordings)
        return await self.get(user, keep)

    async def delete(self, user: int, id_: int) -> None:
        """Forget an answer. Raises AnswerUnknown."""
        await self._row(user, id_)
        await self._answers.delete(user, id_)

    async def give(self, body: GiveAnswerRequest) -> GiveAnswerReply:
        """A plan that puts this answer into its field; with a scope it is remembered too. Raises AnswerRefused."""
        field = next((f for f in body.form.fields if (f.frame, f.id) == (body.frame, body.field_id)), None)
        if field is None or not field.visible or not field.editable:
            raise AnswerRefused("this question is no longer open in the page: answer it there")
        _check(field, body.value)
        if isinstance(body.value, str) and has_placeholder(body.value):
            raise AnswerRefused(
                "write out the employer and the title here; on the Answers page a text may leave them open"
            )
        kind = self._read_question(field)
        answer = None
        if body.scope is not None:
            saved = SaveAnswerRequest(
                user=body.user,
                question=field.label or "A field without a name",
                kind=field.kind,
                options=[option.label for option in field.options[:200]],
                value=body.value,
                scope=body.scope,
            )
            answer = await self._save(saved, " ".join(field.label.split()), kind)
        now = self._clock.now()
        item = PlanItem(
            field_id=field.id,
            frame=field.frame,
            value=body.value,
            source=f"answer:{answer.id if answer else 'once'}",
            confidence=1.0,
            reason="you answered it just now",
            signature=field.signature,
            sensitive=kind in SENSITIVE,
        )
        plan = FillPlan(plan_id=secrets.token_hex(16), url=body.form.url, items=[item])
        document = plan.model_dump(mode="json")
        await self._plans.add(
            StoredPlan(plan.plan_id, body.user, plan.url, body.posting_id, now, now + PLAN_LIFE, document)
        )
        return GiveAnswerReply(plan=plan, answer=answer)

    async def used(self, user: int, report: FillReport) -> None:
        """Note which answers went into a form."""
        filled = [_OF_AN_ANSWER.fullmatch(field.source) for field in report.fields if field.outcome == "filled"]
        await self._answers.note_use(user, sorted({int(found[1]) for found in filled if found}))

    async def _row(self, user: int, id_: int) -> AnswerRow:
        row = await self._answers.get(user, id_)
        if row is None:
            raise AnswerUnknown(id_)
        return row


def _info(row: AnswerRow) -> AnswerInfo:
    return AnswerInfo.model_validate(
        {
            "id": row.id, "question": row.question, "wordings": list(row.wordings), "kind": row.kind,
            "options": row.options, "value": row.value, "scope": row.scope, "created": row.created,
            "used": row.used, "uses": row.uses,
        }
    )  # fmt: skip


def _searched(answer: AnswerInfo) -> str:
    value = answer.value
    shown = " ".join(value) if isinstance(value, list) else ("yes" if value is True else str(value))
    return " ".join((answer.question, *answer.wordings, shown, answer.scope)).casefold()


def _spoken(question: str) -> str:
    return " ".join(re.findall(r"\w+", question.casefold()))


def _scope(scope: str) -> str:
    plain = " ".join(scope.split())
    if SCOPE.fullmatch(plain) is None:
        raise AnswerRefused("the scope is all, employer:NAME, ats:NAME or country:XX (two capital letters)")
    return plain


def _value(value: AnswerValue) -> AnswerValue:
    texts = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    if not isinstance(value, bool) and not any(text.strip() for text in texts):
        raise AnswerRefused("the answer is empty: say what to fill in, or delete it")
    if sum(len(text) for text in texts) > MAX_TEXT:
        raise AnswerRefused(f"the answer is longer than {MAX_TEXT} characters: shorten it")
    return value


def _check(field: FieldDescriptor, value: AnswerValue) -> None:
    """An answer must be one the field takes. Raises AnswerRefused."""
    _value(value)
    offered = {option.label for option in field.options}
    chosen = value if isinstance(value, list) else [value]
    if field.kind in ("file", "password"):
        raise AnswerRefused("this field is yours to fill in the page")
    if isinstance(value, bool) != (field.kind == "checkbox") or isinstance(value, list) != (field.kind in _LISTS):
        raise AnswerRefused("this is not the kind of answer the field takes: answer it in the page")
    if field.kind in _CHOICES | _LISTS and field.options_complete and not offered.issuperset(map(str, chosen)):
        raise AnswerRefused("the form does not offer this any more: choose again")
    if field.max_length is not None and isinstance(value, str) and len(value) > field.max_length:
        raise AnswerRefused(f"the field takes {field.max_length} characters at most: shorten the answer")
