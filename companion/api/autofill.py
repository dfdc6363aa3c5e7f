"""Autofill: the plan for one page, the bytes of a file of that plan, the report of what became of it."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.messages import UserRequest
from companion.api.routes import Call, Route
from companion.autofill.messages import (
    DraftProgress,
    DraftRequest,
    DraftWaitRequest,
    ModelChange,
    ModelInfo,
    ModelMails,
    ModelTrial,
)
from companion.contracts import Done, FileReply, FileRequest, FillPlan, PlanRequest, ReportRequest


async def plan(call: Call, body: PlanRequest) -> FillPlan:
    """Plans the fill of one page; lives a minute."""
    posting = None
    if body.posting_id is not None:
        posting = (await call.house.postings.reading(body.user, body.posting_id)).posting
    return await call.house.plans.plan(body.user, body.form, body.posting_id, posting)


async def file(call: Call, body: FileRequest) -> FileReply:
    """The bytes of a file that a living plan attaches; no other file is given out."""
    return await call.house.plans.file(body.user, body.handle)


async def report(call: Call, body: ReportRequest) -> Done:
    """Stores what became of each field of a plan."""
    await call.house.plans.report(body.user, body.report)
    await call.house.answers.used(body.user, body.report)
    return Done()


async def draft(call: Call, body: DraftRequest) -> DraftProgress:
    """A draft for a free-text question, each sentence backed by the profile; stored and filled in nowhere.

    One that is not written soon is waited for with its ticket.
    """
    posting = None
    if body.posting_id is not None:
        posting = (await call.house.postings.reading(body.user, body.posting_id)).posting
    return await call.house.drafts.draft(body.user, body.question, body.max_length, posting)


async def draft_wait(call: Call, body: DraftWaitRequest) -> DraftProgress:
    """Waits on for a draft that is being written."""
    return await call.house.drafts.wait(body.user, body.ticket)


async def model(call: Call, body: UserRequest) -> ModelInfo:
    """Which model drafts come from; its key is never told."""
    return await call.house.drafts.endpoint.info(body.user)


async def change_model(call: Call, body: ModelChange) -> ModelInfo:
    """Sets the model that drafts come from; its key goes to the secrets."""
    return await call.house.drafts.endpoint.change(body)


async def model_mails(call: Call, body: ModelMails) -> ModelInfo:
    """Whether the model is asked about mails that the rules are not sure of; off until the user says so."""
    return await call.house.drafts.endpoint.show_mails(body.user, body.on)


async def try_model(call: Call, body: UserRequest) -> ModelTrial:
    """Asks the model for one word; sends nothing of the person."""
    return await call.house.drafts.endpoint.trial(body.user)


ROUTES = (
    Route("POST", "/api/autofill/plan/", plan, Access.PAIRED),
    Route("POST", "/api/autofill/file/", file, Access.PAIRED),
    Route("POST", "/api/autofill/draft/", draft, Access.PAIRED),
    Route("POST", "/api/autofill/draft/wait/", draft_wait, Access.PAIRED),
    Route("POST", "/api/autofill/model/", model, Access.DESK),
    Route("POST", "/api/autofill/model/change/", change_model, Access.DESK),
    Route("POST", "/api/autofill/model/mails/", model_mails, Access.DESK),
    Route("POST", "/api/autofill/model/try/", try_model, Access.DESK),
    Route("POST", "/api/autofill/report/", report, Access.PAIRED),
)
