"""When a push may go: quiet hours and the daily digest, in the user's zone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from companion.notify.messages import NotificationSettings


def earliest(now: datetime, settings: NotificationSettings) -> datetime:
    """When a push that is new now should go, UTC: at the digest's time if there is one, never in quiet hours."""
    moment = now if settings.daily_at is None else _next(now, settings.daily_at, settings.timezone)
    return after_quiet(moment, settings)


def after_quiet(moment: datetime, settings: NotificationSettings) -> datetime:
    """The moment itself, or the end of the quiet hours it lies in; they may run over midnight."""
    if settings.quiet_from is None or settings.quiet_to is None:
        return moment
    begin, end = time.fromisoformat(settings.quiet_from), time.fromisoformat(settings.quiet_to)
    clock = moment.astimezone(ZoneInfo(settings.timezone)).time()
    quiet = begin <= clock < end if begin < end else clock >= begin or clock < end
    return _next(moment, settings.quiet_to, settings.timezone) if quiet else moment


def _next(now: datetime, at: str, zone: str) -> datetime:
    local = now.astimezone(ZoneInfo(zone))
    then = datetime.combine(local.date(), time.fromisoformat(at), local.tzinfo)
    if then <= local:
        then = datetime.combine(local.date() + timedelta(days=1), time.fromisoformat(at), local.tzinfo)
    return then.astimezone(UTC)
