"""The tracker's routes: tracking, applications with their status, mails, mailboxes, follow-ups."""

from __future__ import annotations

from companion.api.access import Access
from companion.api.messages import Nothing, UserRequest
from companion.api.routes import Call, InvalidRequest, Route, named_user
from companion.contracts import Done
from companion.jobtracker.messages import (
    AccountsReply,
    AddAccountRequest,
    AddAtsKeyRequest,
    ApplicationReply,
    ApplicationsReply,
    ApplicationsRequest,
    AtsKeysReply,
    DecideMailRequest,
    DecidePortalRequest,
    FollowUpRequest,
    FollowUpsReply,
    FollowUpView,
    GlobalTrackingReply,
    MailsReply,
    MailsRequest,
    NewApplicationRequest,
    PortalReply,
    PortalRequest,
    PortalSeenRequest,
    PortalsReply,
    RemoveAccountRequest,
    RemoveAtsKeyRequest,
    StartTrackingRequest,
    StatusUpdateRequest,
    TrackingReply,
    TrackingStatsReply,
    WatchPortalRequest,
)
from companion.store.tracker_rows import AccountView, AtsKeyView, MailView, PortalRowView, PortalView


async def tracking_summary(call: Call) -> TrackingReply:
    """Where a user's tracking stands (`?user=`)."""
    return await call.house.tracker.tracking.summary(await named_user(call.request))


async def start_tracking(call: Call, body: StartTrackingRequest) -> TrackingReply:
    """Starts tracking for a user, or changes how often."""
    reply = await call.house.tracker.tracking.start(body)
    call.house.tracker.loops.soon()
    return reply


async def stop_tracking(call: Call, body: UserRequest) -> TrackingReply:
    """Stops tracking for a user; what is known stays."""
    reply = await call.house.tracker.tracking.stop(body.user)
    call.house.tracker.loops.soon()
    return reply


async def start_tracking_global(call: Call, body: Nothing) -> GlobalTrackingReply:
    """Operator: starts tracking for everyone."""
    reply = await call.house.tracker.tracking.start_global()
    call.house.tracker.loops.soon()
    return reply


async def tracking_stats(call: Call) -> TrackingStatsReply:
    """Operator: loops and counters of everyone."""
    return await call.house.tracker.tracking.stats()


async def application_status(call: Call) -> ApplicationReply:
    """One application's status with its timeline and evidence (`?user=`)."""
    return await call.house.tracker.applications.get(await named_user(call.request), number_of(call))


async def update_application_status(call: Call, body: StatusUpdateRequest) -> ApplicationReply:
    """A manual update, or the undo of one event. The user's word wins."""
    return await call.house.tracker.applications.update(number_of(call), body)


async def list_applications(call: Call, body: ApplicationsRequest) -> ApplicationsReply:
    """Applications by pages, the newest first or the one moved last."""
    return await call.house.tracker.lists.list(body)


async def add_application(call: Call, body: NewApplicationRequest) -> ApplicationReply:
    """An application to a stored posting, or one told by hand."""
    applications = call.house.tracker.applications
    return await applications.get(body.user, await applications.create(body))


async def list_mails(call: Call, body: MailsRequest) -> MailsReply:
    """Mails seen and what was made of each, the newest first."""
    return await call.house.tracker.review.mails(body)


async def decide_mail(call: Call, body: DecideMailRequest) -> MailView:
    """Accepts or refuses what a mail suggests; also corrects what was done automatically."""
    return await call.house.tracker.review.decide(body)


async def list_accounts(call: Call, body: UserRequest) -> AccountsReply:
    """Mailboxes and how reading them goes."""
    return await call.house.tracker.accounts.list(body.user)


async def add_account(call: Call, body: AddAccountRequest) -> AccountView:
    """Adds a mailbox. Its secret goes to the keyring or a private file."""
    account = await call.house.tracker.accounts.add(body)
    call.house.tracker.loops.soon()
    return account


async def remove_account(call: Call, body: RemoveAccountRequest) -> Done:
    """Removes a mailbox and its secret; what was made of its mails stays."""
    await call.house.tracker.accounts.remove(body.user, body.account)
    call.house.tracker.loops.soon()
    return Done()


async def portal_seen(call: Call, body: PortalSeenRequest) -> PortalReply:
    """What a candidate portal shows: rows that surely belong to an application move it, others are asked about."""
    return await call.house.tracker.portals.take(body.user, body.snapshot)


async def list_portal_rows(call: Call, body: UserRequest) -> PortalReply:
    """What candidate portals showed last, the newest first."""
    return await call.house.tracker.portals.list(body.user)


async def decide_portal_row(call: Call, body: DecidePortalRequest) -> PortalRowView:
    """Says which application a row of a portal is about."""
    return await call.house.tracker.portals.decide(body)


async def list_portals(call: Call, body: UserRequest) -> PortalsReply:
    """Candidate portals that were visited, and whether they are read by themselves."""
    return await call.house.tracker.portal_watch.list(body.user)


async def watch_portal(call: Call, body: WatchPortalRequest) -> PortalView:
    """Reads a candidate portal by itself from now on, while tracking is on."""
    portal = await call.house.tracker.portal_watch.watch(body)
    call.house.tracker.loops.soon()
    return portal


async def unwatch_portal(call: Call, body: PortalRequest) -> PortalView:
    """Reads a portal on the user's visits only, and signs its browser out."""
    return await call.house.tracker.portal_watch.unwatch(body)


async def sign_in_to_portal(call: Call, body: PortalRequest) -> PortalView:
    """Opens a window in which the user signs in; what comes of it is told by portal.state."""
    return await call.house.tracker.portal_watch.sign_in(body)


async def list_ats_keys(call: Call, body: UserRequest) -> AtsKeysReply:
    """Employers' keys to their ATS and how reading with them goes."""
    return await call.house.tracker.ats_keys.list(body.user)


async def add_ats_key(call: Call, body: AddAtsKeyRequest) -> AtsKeyView:
    """Adds an employer's key that the user may use. Its secret goes to the keyring or a private file."""
    return await call.house.tracker.ats_keys.add(body)


async def remove_ats_key(call: Call, body: RemoveAtsKeyRequest) -> Done:
    """Removes a key and its secret."""
    await call.house.tracker.ats_keys.remove(body.user, body.key)
    return Done()


async def list_follow_ups(call: Call, body: UserRequest) -> FollowUpsReply:
    """What is to be done about applications, the most urgent first."""
    return await call.house.tracker.follow_ups.list(body.user)


async def act_on_follow_up(call: Call, body: FollowUpRequest) -> FollowUpView:
    """Done, dropped, or asked again later."""
    return await call.house.tracker.follow_ups.act(body)


def number_of(call: Call) -> int:
    number = call.request.match_info["id"]
    if not number.isdecimal() or len(number) > 9:
        raise InvalidRequest("the address holds no number of an application")
    return int(number)


STATUS = "/api/jobtracker/application/{id}/status/"
ROUTES = (
    Route("GET", "/api/jobtracker/tracking/", tracking_summary, Access.PAIRED),
    Route("POST", "/api/jobtracker/tracking/", start_tracking, Access.PAIRED),
    Route("DELETE", "/api/jobtracker/tracking/", stop_tracking, Access.PAIRED),
    Route("POST", "/api/jobtracker/tracking/start-global/", start_tracking_global, Access.LOCAL),
    Route("GET", "/api/jobtracker/tracking/stats/", tracking_stats, Access.LOCAL),
    Route("GET", STATUS, application_status, Access.PAIRED),
    Route("PATCH", STATUS, update_application_status, Access.PAIRED),
    Route("POST", "/api/jobtracker/applications/", list_applications, Access.PAIRED),
    Route("POST", "/api/jobtracker/applications/add/", add_application, Access.PAIRED),
    Route("POST", "/api/jobtracker/mails/", list_mails, Access.PAIRED),
    Route("POST", "/api/jobtracker/mails/decide/", decide_mail, Access.PAIRED),
    Route("POST", "/api/jobtracker/accounts/", list_accounts, Access.DESK),
    Route("POST", "/api/jobtracker/accounts/add/", add_account, Access.DESK),
    Route("POST", "/api/jobtracker/accounts/remove/", remove_account, Access.DESK),
    Route("POST", "/api/jobtracker/portal/", portal_seen, Access.PAIRED),
    Route("POST", "/api/jobtracker/portals/", list_portal_rows, Access.PAIRED),
    Route("POST", "/api/jobtracker/portals/decide/", decide_portal_row, Access.PAIRED),
    Route("POST", "/api/jobtracker/portals/known/", list_portals, Access.DESK),
    Route("POST", "/api/jobtracker/portals/watch/", watch_portal, Access.DESK),
    Route("POST", "/api/jobtracker/portals/unwatch/", unwatch_portal, Access.DESK),
    Route("POST", "/api/jobtracker/portals/sign-in/", sign_in_to_portal, Access.DESK),
    Route("POST", "/api/jobtracker/ats-keys/", list_ats_keys, Access.LOCAL),
    Route("POST", "/api/jobtracker/ats-keys/add/", add_ats_key, Access.LOCAL),
    Route("POST", "/api/jobtracker/ats-keys/remove/", remove_ats_key, Access.LOCAL),
    Route("POST", "/api/jobtracker/follow-ups/", list_follow_ups, Access.PAIRED),
    Route("POST", "/api/jobtracker/follow-ups/act/", act_on_follow_up, Access.PAIRED),
)
