"""Follow-ups: what is to be done about applications, by rules that are data; proposed, never sent."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from companion.errors import CompanionError
from companion.jobtracker.mail.employer_names import plain_company
from companion.jobtracker.messages import FollowUpRequest, FollowUpsReply, FollowUpView
from companion.store.tracker import Tracker, TrackerUnit
from companion.store.tracker_rows import StoredApplication, StoredFollowUp, StoredInterview

_FILE = Path(__file__).parent / "data" / "follow_ups.toml"
OLD = timedelta(days=45)
"""What was due longer ago than this when it is first seen is no use to anybody."""

ANSWERS = frozenset({"assessment", "screening", "interview", "offer", "rejected"})
"""An employer's word; a receipt is none."""
LEAST_WORDS = 2
"""Fewer are no habit."""
LONGEST_HABIT = timedelta(days=40)


class FollowUpUnknown(CompanionError):
    """This user has no follow-up of this number."""

    status = 404
    code = "follow_up_unknown"


@dataclass(frozen=True)
class Rule:
    """One rule: an application that stands at one of `status` for `days`, `hours` after an interview or before a deadline."""

    name: str
    draft: str
    status: tuple[str, ...] = ()
    days: int = 0
    after: str = ""
    before: str = ""
    hours: int = 0
    habit: bool = False
    """An employer that takes longer is given that long."""
    unless: str = ""


@dataclass(frozen=True)
class Proposal:
    """A follow-up that a rule asks for."""

    application: int
    rule: str
    anchor: str
    due: datetime
    draft: str


@dataclass(frozen=True)
class Known:
    """What the rules look at, of one user."""

    applications: Mapping[int, StoredApplication]
    """Those that are tracked, by number."""
    interviews: Sequence[StoredInterview] = ()
    deadlines: Mapping[tuple[int, str], datetime] = field(default_factory=dict)
    """By application and status."""
    habits: Mapping[str, timedelta] = field(default_factory=dict)
    """How long an employer takes, by its plain name."""


def load_rules() -> tuple[Rule, ...]:
    """The rules that ship with the package."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(Rule(**{**entry, "status": tuple(entry.get("status", ()))}) for entry in table["rule"])


def habits(applications: Iterable[StoredApplication]) -> dict[str, timedelta]:
    """How long each employer took from an application to its word, half of the times; of two words at least. Pure."""
    took: dict[str, list[float]] = {}
    for one in applications:
        if one.company and one.applied_at and one.since and one.status in ANSWERS:
            took.setdefault(plain_company(one.company), []).append((one.since - one.applied_at).total_seconds())
    return {
        name: min(timedelta(seconds=median(seconds)), LONGEST_HABIT)
        for name, seconds in took.items()
        if len(seconds) >= LEAST_WORDS
    }


def proposals(rules: Iterable[Rule], known: Known, now: datetime) -> Iterator[Proposal]:
    """What the rules ask for at this moment. Pure."""
    for rule in rules:
        for application, anchor, due in _occasions(rule, known):
            if now - OLD <= due <= now:
                yield Proposal(application.id, rule.name, anchor, due, _draft(rule, application, known))


def _occasions(rule: Rule, known: Known) -> Iterator[tuple[StoredApplication, str, datetime]]:
    """What a rule may speak of: the application, what it counts from, and when it is due."""
    if rule.after == "interview":
        for meeting in known.interviews:
            over = meeting.end or meeting.start
            if over is not None and not meeting.cancelled and meeting.application in known.applications:
                due = over + timedelta(hours=rule.hours)
                yield known.applications[meeting.application], f"{meeting.uid}:{meeting.sequence}", due
        return
    for application in known.applications.values():
        status, since = application.status, application.since
        if status is None or status not in rule.status or since is None:
            continue
        deadline = known.deadlines.get((application.id, status))
        if rule.before == "deadline":
            if deadline is not None:
                # Not before the mail that named it, and not when it is over.
                due = max(since, deadline - timedelta(hours=rule.hours))
                yield application, f"deadline:{deadline.isoformat()}", due
        elif deadline is None or rule.unless != "deadline":
            wait = timedelta(days=rule.days)
            if rule.habit:
                wait = max(wait, known.habits.get(plain_company(application.company or ""), wait))
            yield application, f"{status}:{since.isoformat()}", since + wait


def _draft(rule: Rule, application: StoredApplication, known: Known) -> str:
    deadline = known.deadlines.get((application.id, application.status or ""))
    return rule.draft.format(
        company=application.company or "the",
        title=application.title or "open",
        deadline=f"{deadline:%A}, {deadline.day} {deadline:%B}" if deadline else "",
    )


class FollowUpService:
    """Finds what is due, tells it once, and hears what the user says of it."""

    def __init__(self, tracker: Tracker, rules: tuple[Rule, ...]) -> None:
        self._tracker = tracker
        self._rules = rules

    async def check(self, user: int) -> int:
        """Store and tell what became due; drop what the application has outrun. Returns how many were told."""
        applications = await self._tracker.applications(user, limit=10_000)
        looked = Known(
            applications={one.id: one for one in applications if one.tracking},
            interviews=await self._tracker.interviews(user),
            deadlines={(one.application, one.kind): one.deadline for one in await self._tracker.deadlines(user)},
            habits=habits(applications),
        )
        told = 0
        async with self._tracker.write() as unit:
            known = {(one.application, one.rule, one.anchor): one for one in await unit.follow_ups(user)}
            wanted = {(one.application, one.rule, one.anchor): one for one in proposals(self._rules, looked, unit.now)}
            for key, proposal in wanted.items():
                if key not in known:
                    await unit.add(
                        "follow_ups", user, application_id=proposal.application, rule=proposal.rule, state="open",
                        anchor=proposal.anchor, due=proposal.due, draft=proposal.draft, created=unit.now,
                    )  # fmt: skip
            for one in await unit.follow_ups(user):
                if one.state == "open" and (one.application, one.rule, one.anchor) not in wanted:
                    await unit.change("follow_ups", one.id, state="dropped")
                    await _tell_changed(unit, replace(one, state="dropped"))
                elif one.state == "open" and one.told is None and one.due <= unit.now:
                    await unit.change("follow_ups", one.id, told=unit.now)
                    data = {
                        "follow_up": one.id,
                        "application": one.application,
                        "rule": one.rule,
                        "due": one.due.isoformat(),
                    }
                    await unit.emit("followup.due", user, data)
                    told += 1
        return told

    async def list(self, user: int) -> FollowUpsReply:
        """What is open, the most urgent first."""
        found = await self._tracker.follow_ups(user)
        applications = await self._tracker.applications_of(user, [one.application for one in found])
        return FollowUpsReply(follow_ups=[_view(one, applications[one.application]) for one in found])

    async def act(self, request: FollowUpRequest) -> FollowUpView:
        """Done, dropped, or asked again in some days. Raises FollowUpUnknown."""
        async with self._tracker.write() as unit:
            one = await unit.follow_up(request.user, request.follow_up)
            if one is None:
                raise FollowUpUnknown(f"no follow-up {request.follow_up}: see `companion applications follow-ups`")
            if request.action == "snooze":
                await unit.change("follow_ups", one.id, due=unit.now + timedelta(days=request.days), told=None)
            else:
                await unit.change("follow_ups", one.id, state="done" if request.action == "done" else "dropped")
            changed = await unit.follow_up(request.user, request.follow_up)
            application = await unit.application(request.user, one.application)
            if changed is not None:
                await _tell_changed(unit, changed)
        if changed is None or application is None:
            raise RuntimeError("the follow-up just changed is not there")
        return _view(changed, application)


async def _tell_changed(unit: TrackerUnit, one: StoredFollowUp) -> None:
    data = {
        "follow_up": one.id, "application": one.application, "rule": one.rule, "state": one.state,
        "due": one.due.isoformat(),
    }  # fmt: skip
    await unit.emit("followup.changed", one.user, data)


def _view(one: StoredFollowUp, application: StoredApplication) -> FollowUpView:
    given = FollowUpView.model_fields.keys() - {"company", "title"}
    fields = {name: getattr(one, name) for name in given}
    return FollowUpView(company=application.company, title=application.title, **fields)
