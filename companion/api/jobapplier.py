"""The applier's routes: apply, the queue, reviews, hand-over, evidence, settings, monitoring."""

from __future__ import annotations

from aiohttp import web

from companion.api.access import Access, Refused
from companion.api.house import HOUSE
from companion.api.jobtracker import number_of
from companion.api.messages import UserRequest
from companion.api.monitoring import MonitorReply, monitor_of, start_following
from companion.api.routes import CALLER, Call, InvalidRequest, Route, named_user
from companion.contracts import Posting
from companion.jobapplier.messages import (
    ApplyReply,
    ApplyRequest,
    ApplySettings,
    ApplySettingsRequest,
    ApproveRequest,
    AttemptDetail,
    AttemptRequest,
    AttemptView,
    QueueAddReply,
    QueueAddRequest,
    QueueOrderRequest,
    QueueRemoveReply,
    QueueRemoveRequest,
    QueueReply,
    QueueRequest,
    ResumeRequest,
    ReviewEditRequest,
    SettleRequest,
    StartMonitoringRequest,
    StopReply,
)
from companion.jobtracker.messages import ApplicationReply


async def apply_dynamically(call: Call, body: ApplyRequest) -> ApplyReply:
    """Starts an apply: a plan for the form in view, or an attempt at the head of the queue."""
    house = call.house
    if body.mode == "attended":
        if body.form is None:
            raise InvalidRequest("form: an attended apply is for the form in view; give what the scanner read")
        posting: Posting | None = None
        if body.posting_id is not None:
            posting = (await house.postings.reading(body.user, body.posting_id)).posting
        return ApplyReply(plan=await house.plans.plan(body.user, body.form, body.posting_id, posting))
    if (body.posting_id is None) == (body.url is None):
        raise InvalidRequest("give exactly one of posting_id and url")
    asked = QueueAddRequest(
        user=body.user, mode=body.mode, anyway=body.anyway, first=True,
        postings=[] if body.posting_id is None else [body.posting_id], urls=[] if body.url is None else [body.url],
    )  # fmt: skip
    reply = await house.applier.queue.add(asked)
    house.applier.soon()
    if reply.added:
        return ApplyReply(attempt=reply.added[0])
    return ApplyReply(refused=reply.refused[0])


async def queue(call: Call, body: QueueRequest) -> QueueReply:
    """The queue in the order of work, then what waits for the person or is sent."""
    applier = call.house.applier
    settings = await applier.queue.settings(body.user)
    return QueueReply(
        settings=settings,
        sent_today=(await applier.queue.history(body.user)).sent_today,
        runner=applier.runner_state if settings.on else "off",
        attempts=await applier.queue.listing(body.user, body.states, body.limit),
    )


async def add_to_queue(call: Call, body: QueueAddRequest) -> QueueAddReply:
    """Queues postings by number, by address, or from a score on; says why others may not."""
    reply = await call.house.applier.queue.add(body)
    call.house.applier.soon()
    return reply


async def remove_from_queue(call: Call, body: QueueRemoveRequest) -> QueueRemoveReply:
    """Takes attempts out; what was sent cannot be taken back."""
    return QueueRemoveReply(removed=await call.house.applier.queue.remove(body))


async def order_queue(call: Call, body: QueueOrderRequest) -> AttemptView:
    """Brings one attempt to the head of the queue, or to its end."""
    return await call.house.applier.queue.order(body)


async def attempt(call: Call, body: AttemptRequest) -> AttemptDetail:
    """One attempt with its steps, its review and its evidence."""
    return await call.house.applier.review.detail(body.user, body.attempt)


async def edit_review(call: Call, body: ReviewEditRequest) -> AttemptDetail:
    """Another answer for one question of an attempt; with a scope it is remembered."""
    return await call.house.applier.review.edit(body)


async def approve_review(call: Call, body: ApproveRequest) -> AttemptDetail:
    """Sends exactly what the review with this digest shows, as soon as the pauses allow."""
    reply = await call.house.applier.review.approve(body)
    call.house.applier.soon()
    return reply


async def reject_review(call: Call, body: AttemptRequest) -> AttemptDetail:
    """Does not send this."""
    return await call.house.applier.review.reject(body.user, body.attempt)


async def resume_attempt(call: Call, body: ResumeRequest) -> AttemptDetail:
    """Goes on with an attempt that waits or failed; `window` opens a real browser window for the person."""
    call.house.applier.check_window(body.window)
    reply = await call.house.applier.review.resume(body)
    call.house.applier.soon()
    return reply


async def settle_attempt(call: Call, body: SettleRequest) -> AttemptDetail:
    """The person knows whether an attempt of unknown outcome was sent."""
    return await call.house.applier.review.settle(body)


async def stop_all(call: Call, body: UserRequest) -> StopReply:
    """Stops applying at once: nothing further is opened, filled or sent until it is switched on again."""
    return await call.house.applier.stop_all(body.user)


async def apply_settings(call: Call, body: UserRequest) -> ApplySettings:
    """How careful applying by itself is."""
    return await call.house.applier.queue.settings(body.user)


async def change_apply_settings(call: Call, body: ApplySettingsRequest) -> ApplySettings:
    """Changes caps, pauses, quiet hours, and whether applying is on."""
    settings = await call.house.applier.queue.change_settings(body)
    call.house.applier.soon()
    return settings


async def start_monitoring(call: Call, body: StartMonitoringRequest) -> ApplicationReply:
    """Follows an application (or leaves it alone); also one that the person just sent by hand in the page."""
    return await start_following(call.house, body)


async def monitor_status(call: Call) -> MonitorReply:
    """Live status of one application, with the attempt that sent it and its evidence (`?user=`)."""
    return await monitor_of(call.house, await named_user(call.request), number_of(call))


async def evidence(request: web.Request) -> web.StreamResponse:
    """A kept file of an attempt, never shown as a page of ours."""
    house, caller = request.app[HOUSE], request.get(CALLER)
    number = request.match_info["id"]
    if caller is None or not number.isdecimal() or len(number) > 9:
        raise Refused("there is no such evidence")
    call = Call(house, caller, request)
    found, content = await house.applier.evidence.read(await named_user(call.request), int(number))
    return web.Response(
        body=content,
        headers={
            "Content-Type": found.media_type,
            "Content-Disposition": f'attachment; filename="{found.name}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "private, no-store",
        },
    )


ROUTES = (
    Route("POST", "/api/jobapplier/apply-dynamically/", apply_dynamically, Access.PAIRED),
    Route("GET", "/api/jobapplier/monitor-status/{id}/", monitor_status, Access.PAIRED),
    Route("POST", "/api/jobapplier/start-monitoring/", start_monitoring, Access.PAIRED),
    Route("POST", "/api/jobapplier/queue/", queue, Access.PAIRED),
    Route("POST", "/api/jobapplier/queue/add/", add_to_queue, Access.PAIRED),
    Route("POST", "/api/jobapplier/queue/remove/", remove_from_queue, Access.PAIRED),
    Route("POST", "/api/jobapplier/queue/order/", order_queue, Access.PAIRED),
    Route("POST", "/api/jobapplier/attempt/", attempt, Access.PAIRED),
    Route("POST", "/api/jobapplier/review/edit/", edit_review, Access.PAIRED),
    Route("POST", "/api/jobapplier/review/approve/", approve_review, Access.PAIRED),
    Route("POST", "/api/jobapplier/review/reject/", reject_review, Access.PAIRED),
    Route("POST", "/api/jobapplier/resume/", resume_attempt, Access.PAIRED),
    Route("POST", "/api/jobapplier/settle/", settle_attempt, Access.PAIRED),
    Route("POST", "/api/jobapplier/stop/", stop_all, Access.PAIRED),
    Route("POST", "/api/jobapplier/settings/", apply_settings, Access.PAIRED),
    Route("POST", "/api/jobapplier/settings/change/", change_apply_settings, Access.PAIRED),
    Route("GET", "/api/jobapplier/evidence/{id}/", evidence, Access.PAIRED, raw=True),
)
