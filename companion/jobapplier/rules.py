"""Pure rules of the queue: what may enter it, in which order it is worked on, and what must wait."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from urllib.parse import urlsplit

from companion.jobapplier.messages import ApplySettings
from companion.jobapplier.sites import forbidden_site
from companion.jobapplier.states import SENT
from companion.store.attempts import Attempt, KnownApplication

CLOSES_SOON = timedelta(days=2)
"""What closes so soon goes before better scores."""
NOT_APPLIED = frozenset({None, "saved", "applying", "withdrawn"})
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Candidate:
    """A posting that somebody wants to apply to, as far as it is known."""

    url: str
    job_key: str
    posting: int | None = None
    ats_key: str | None = None
    ats: str | None = None
    external_id: str | None = None
    company: str | None = None
    title: str | None = None
    closes: str | None = None
    """ISO 8601 date."""
    score: float | None = None
    blockers: tuple[str, ...] = ()
    closed: bool = False

    @property
    def host(self) -> str:
        """The site it is on."""
        return (urlsplit(self.url).hostname or "").lower()


@dataclass(frozen=True)
class Refused:
    """Why a posting may not be queued; `may_insist`: the person may want it all the same."""

    code: str
    message: str
    may_insist: bool = False


def refusal(
    wanted: Candidate, live: Sequence[Attempt], applied: Sequence[KnownApplication], now: datetime
) -> Refused | None:
    """Why this may not be queued, the weightiest reason first; None when it may.

    `live`: attempts of this user that are not over. `applied`: the user's applications.
    """
    return (
        _not_automatable(wanted)
        or _attempted(wanted, live)
        or _applied(wanted, applied)
        or _over(wanted, now)
        or _doubtful(wanted, applied)
    )


def _not_automatable(wanted: Candidate) -> Refused | None:
    if urlsplit(wanted.url).scheme not in ("http", "https") or not wanted.host:
        return Refused("address", "this address is no web page: apply in the way the posting names")
    site = forbidden_site(wanted.url)
    if site is not None:
        return Refused(
            "forbidden", f"{site.name}: {site.reason}; open it yourself and use the extension's button there"
        )
    return None


def _attempted(wanted: Candidate, live: Sequence[Attempt]) -> Refused | None:
    for attempt in live:
        same = wanted.posting is not None and attempt.posting == wanted.posting
        if same or (wanted.ats_key is not None and attempt.ats_key == wanted.ats_key) or attempt.url == wanted.url:
            if attempt.state in SENT:
                return Refused("applied", f"applied to already (attempt {attempt.id}, {attempt.state})")
            return Refused("queued", f"in the queue already (attempt {attempt.id}, {attempt.state})")
    for attempt in live:
        if attempt.job_key == wanted.job_key:
            return Refused("same_job", f"the same job as attempt {attempt.id} ({attempt.url})", may_insist=True)
    return None


def _applied(wanted: Candidate, applied: Sequence[KnownApplication]) -> Refused | None:
    for known in applied:
        if known.status in NOT_APPLIED:
            continue
        same_number = (
            wanted.external_id is not None
            and (known.ats, known.external_id) == (wanted.ats, wanted.external_id)
            and same_name(known.company, wanted.company)
        )
        if (wanted.posting is not None and known.posting == wanted.posting) or same_number:
            return Refused("applied", f"applied to already (application {known.id}, {known.status})")
    return None


def _over(wanted: Candidate, now: datetime) -> Refused | None:
    if wanted.closed:
        return Refused(
            "closed", "the posting is closed: its page says so, or its board does not list it any more", may_insist=True
        )
    if wanted.closes is not None and wanted.closes[:10] < now.date().isoformat():
        return Refused("closed", f"the posting closed on {wanted.closes[:10]}", may_insist=True)
    return None


def _doubtful(wanted: Candidate, applied: Sequence[KnownApplication]) -> Refused | None:
    if wanted.blockers:
        return Refused("blocker", f"a blocker stands against it: {wanted.blockers[0]}", may_insist=True)
    if (known := namesake(wanted.company, wanted.title, applied)) is not None:
        message = f"a job of this name at this employer was applied to (application {known.id}, {known.status})"
        return Refused("same_job", message, may_insist=True)
    return None


def namesake(company: str | None, title: str | None, applied: Sequence[KnownApplication]) -> KnownApplication | None:
    """The application that was made to a job of this name at this employer, if there is one."""
    for known in applied:
        named = title and same_name(known.title, title) and same_name(known.company, company)
        if named and known.status not in NOT_APPLIED:
            return known
    return None


def same_name(one: str | None, other: str | None) -> bool:
    """Whether two names are the same words; nothing known is no match."""
    words = [_WORD.findall((name or "").lower()) for name in (one, other)]
    return bool(words[0]) and words[0] == words[1]


def order(attempt: Attempt, now: datetime) -> tuple[int, bool, float, str, int]:
    """Sort key: the person's own order, then what closes within two days, then score, closing date, age."""
    soon = (now + CLOSES_SOON).date().isoformat()
    closes = attempt.closes or "9999-12-31"
    return (-attempt.place, closes[:10] > soon, -(attempt.score or 0.0), closes, attempt.id)


@dataclass(frozen=True)
class History:
    """What was done lately, for one user."""

    sent_today: int
    recent: Sequence[Attempt]
    """Attempts opened within the longest pause."""


def waits(attempt: Attempt, settings: ApplySettings, history: History, now: datetime, local: time) -> str | None:
    """Why a queued attempt may not start yet; None when it may. `local` is the machine's time of day."""
    if not settings.on:
        return "applying is switched off"
    if attempt.headed:
        return None
    if is_quiet(settings, local):
        return f"quiet hours until {settings.quiet_to}"
    if will_send(attempt) and history.sent_today >= settings.daily_cap:
        return f"the day's {settings.daily_cap} applications are sent"
    host = timedelta(seconds=settings.host_pause_seconds)
    employer = timedelta(minutes=settings.employer_pause_minutes)
    for other in history.recent:
        if other.id == attempt.id:
            continue
        if other.host == attempt.host and other.opened is not None and other.opened + host > now:
            return f"{attempt.host} was visited a moment ago"
        same = will_send(attempt) and same_name(other.company, attempt.company)
        if same and other.pressed is not None and other.pressed + employer > now:
            return f"{attempt.company} got an application a moment ago"
    return None


def will_send(attempt: Attempt) -> bool:
    """Whether this run may end with the submit button."""
    return attempt.mode == "auto" or attempt.approved is not None


def is_quiet(settings: ApplySettings, local: time) -> bool:
    """Whether it is quiet hours at this time of day; they may go over midnight."""
    if not settings.quiet_from or not settings.quiet_to:
        return False
    start, end = time.fromisoformat(settings.quiet_from), time.fromisoformat(settings.quiet_to)
    return start <= local < end if start <= end else local >= start or local < end


def longest_pause(settings: ApplySettings) -> timedelta:
    """How far back `History.recent` must reach."""
    return max(timedelta(seconds=settings.host_pause_seconds), timedelta(minutes=settings.employer_pause_minutes))
