"""Import and export over HTTP: files to download, lists to take in."""

from __future__ import annotations

import json
from datetime import timedelta

from aiohttp import web

from companion.analytics.messages import CalendarRequest
from companion.api.access import Access
from companion.api.house import HOUSE, House, local_url
from companion.api.messages import UserRequest
from companion.api.middleware.limits import LARGE, TooLarge
from companion.api.routes import Call, Route, named_user
from companion.errors import CompanionError
from companion.exchange.messages import FeedReply, ImportListReply, ImportListRequest
from companion.exchange.outgoing import applications_csv, calendar_ics
from companion.profile.export import profile_to_json_resume

FAR = timedelta(days=3650)
CHUNK = 1_000_000


async def import_list(call: Call, body: ImportListRequest) -> ImportListReply:
    """Looks at a list of another tracker (CSV), or takes it in: preview first, then the same with `apply`."""
    return await call.house.lists.take(body)


async def import_everything(request: web.Request) -> web.StreamResponse:
    """Takes a whole export (the file itself is the body) into a companion that has no data yet."""
    limit = LARGE[request.path]
    content = bytearray()
    async for chunk in request.content.iter_chunked(CHUNK):
        content += chunk
        if len(content) > limit:
            raise TooLarge(limit)
    reply = await request.app[HOUSE].data.take_running(bytes(content))
    request.app[HOUSE].tracker.loops.soon()
    return web.Response(text=reply.model_dump_json(), content_type="application/json")


async def export_csv(request: web.Request) -> web.StreamResponse:
    """All applications as CSV, to download (`?user=`)."""
    house, user = request.app[HOUSE], await named_user(request)
    text = applications_csv(await house.data.applications(user))
    return _file("applications.csv", "text/csv", text.encode())


async def export_calendar(request: web.Request) -> web.StreamResponse:
    """Interviews, follow-ups and last days as iCalendar, to download (`?user=`)."""
    house, user = request.app[HOUSE], await named_user(request)
    return _file("job-search.ics", "text/calendar", await whole_calendar(house, user))


async def export_json(request: web.Request) -> web.StreamResponse:
    """Everything of a user as JSON, to download (`?user=`). `companion import` takes it into an empty folder."""
    house, user = request.app[HOUSE], await named_user(request)
    document = await house.data.everything(user)
    return _file("job-companion.json", "application/json", json.dumps(document).encode())


async def export_archive(request: web.Request) -> web.StreamResponse:
    """Everything of a user as CSV files in a ZIP, to download (`?user=`). It comes in again as the JSON does."""
    house, user = request.app[HOUSE], await named_user(request)
    return _file("job-companion.zip", "application/zip", await house.data.archive(user), charset=None)


async def export_resume(request: web.Request) -> web.StreamResponse:
    """The profile's resume as JSON Resume, to download (`?user=`)."""
    house, user = request.app[HOUSE], await named_user(request)
    resume = profile_to_json_resume((await house.profiles.current(user)).profile)
    return _file("resume.json", "application/json", json.dumps(resume, indent=2).encode())


class NoFeed(CompanionError):
    """The address opens no calendar."""

    status = 404
    code = "not_found"

    def __init__(self) -> None:
        super().__init__("this calendar address is not valid (any more): make a new one in the dashboard")


async def calendar_feed(request: web.Request) -> web.StreamResponse:
    """The calendar for a program that subscribed to it; the secret in the address says whose, and is all it asks for."""
    house = request.app[HOUSE]
    user = await house.data.feed_user(request.match_info["token"])
    if user is None:
        raise NoFeed
    reply = _file("jobs.ics", "text/calendar", await whole_calendar(house, user))
    reply.headers["Cache-Control"] = "no-store"
    return reply


async def feed(call: Call, body: UserRequest) -> FeedReply:
    """Whether there is a calendar feed."""
    return await call.house.data.feed(body.user)


async def new_feed(call: Call, body: UserRequest) -> FeedReply:
    """Makes a new address of the calendar feed; the one before ends."""
    return await call.house.data.new_feed(body.user, local_url(call.request))


async def end_feed(call: Call, body: UserRequest) -> FeedReply:
    """Ends the calendar feed."""
    return await call.house.data.end_feed(body.user)


async def whole_calendar(house: House, user: int) -> bytes:
    """The calendar of ten years back and ahead."""
    now = house.clock.now()
    asked = CalendarRequest(user=user, start=now - FAR, end=now + FAR)
    return calendar_ics((await house.analytics.agenda.calendar(asked)).items, now)


def _file(name: str, media_type: str, content: bytes, charset: str | None = "utf-8") -> web.Response:
    """A download that no browser shows as a page."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return web.Response(body=content, content_type=media_type, charset=charset, headers=headers)


ROUTES = (
    Route("POST", "/api/export/feed/", feed, Access.DESK),
    Route("POST", "/api/export/feed/new/", new_feed, Access.DESK),
    Route("POST", "/api/export/feed/end/", end_feed, Access.DESK),
    Route("GET", "/calendar/{token}/jobs.ics", calendar_feed, Access.PUBLIC, raw=True),
    Route("POST", "/api/import/list/", import_list, Access.PAIRED),
    Route("POST", "/api/import/everything/", import_everything, Access.DESK, raw=True),
    Route("GET", "/api/export/applications.csv", export_csv, Access.PAIRED, raw=True),
    Route("GET", "/api/export/calendar.ics", export_calendar, Access.PAIRED, raw=True),
    Route("GET", "/api/export/everything.json", export_json, Access.PAIRED, raw=True),
    Route("GET", "/api/export/everything.zip", export_archive, Access.PAIRED, raw=True),
    Route("GET", "/api/export/resume.json", export_resume, Access.PAIRED, raw=True),
)
