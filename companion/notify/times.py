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
    # Where clocks are put back or forward, the first end may lie in quiet hours again.
    while _is_quiet(moment.astimezone(ZoneInfo(settings.timezone)).time(), begin, end):
        moment = _next(moment, settings.quiet_to, settings.timezone)
    return moment


def _is_quiet(clock: time, begin: time, end: time) -> bool:
    return begin <= clock < end if begin < end else clock >= begin or clock < end


def _next(now: datetime, at: str, zone: str) -> datetime:
    """When clocks show this time next, UTC: twice where they are put back; a time that they skip is an hour later that day."""
    today = now.astimezone(ZoneInfo(zone)).date()
    clock = time.fromisoformat(at)
    shown = (
        datetime.combine(today + timedelta(days=day), clock.replace(fold=fold), ZoneInfo(zone)).astimezone(UTC)
        for day in (0, 1)
        for fold in (0, 1)
    )
    return next(moment for moment in shown if moment > now)
