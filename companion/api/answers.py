"""Remembered answers: listed, kept, changed, merged, forgotten; and the plan that fills in one just given."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.routes import Call, Route
from companion.autofill.messages import (
    AnswerInfo,
    AnswersReply,
    AnswersRequest,
    DeleteAnswerRequest,
    GiveAnswerReply,
    GiveAnswerRequest,
    MergeAnswersRequest,
    SaveAnswerRequest,
    UpdateAnswerRequest,
)
from companion.contracts import Done


async def list_answers(call: Call, body: AnswersRequest) -> AnswersReply:
    """Remembered answers, newest first."""
    return await call.house.answers.find(body.user, body.search)


async def save(call: Call, body: SaveAnswerRequest) -> AnswerInfo:
    """Remembers an answer for the scope given."""
    return await call.house.answers.save(body)


async def update(call: Call, body: UpdateAnswerRequest) -> AnswerInfo:
    """Changes question, value or scope of an answer."""
    return await call.house.answers.update(body)


async def merge(call: Call, body: MergeAnswersRequest) -> AnswerInfo:
    """Makes several answers one that is found by all their questions."""
    return await call.house.answers.merge(body.user, body.keep, body.merge)


async def delete(call: Call, body: DeleteAnswerRequest) -> Done:
    """Forgets an answer."""
    await call.house.answers.delete(body.user, body.id)
    return Done()


async def give(call: Call, body: GiveAnswerRequest) -> GiveAnswerReply:
    """Plans the fill of one field with the person's answer, and remembers it where a scope is given."""
    return await call.house.answers.give(body)


ROUTES = (
    Route("POST", "/api/autofill/answers/", list_answers, Access.PAIRED),
    Route("POST", "/api/autofill/answers/save/", save, Access.PAIRED),
    Route("POST", "/api/autofill/answers/update/", update, Access.PAIRED),
    Route("POST", "/api/autofill/answers/merge/", merge, Access.PAIRED),
    Route("POST", "/api/autofill/answers/delete/", delete, Access.PAIRED),
    Route("POST", "/api/autofill/answers/give/", give, Access.PAIRED),
)
