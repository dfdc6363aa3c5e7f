"""Follow-ups: what is to be done about applications, by rules that are data; proposed, never sent."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from companion.errors import CompanionError
from companion.jobtracker.messages import FollowUpRequest, FollowUpsReply, FollowUpView
from companion.store.tracker import Tracker
from companion.store.tracker_rows import StoredApplication, StoredFollowUp, StoredInterview

_FILE = Path(__file__).parent / "data" / "follow_ups.toml"
OLD = timedelta(days=45)
"""What was due longer ago than this when it is first seen is no use to anybody."""


class FollowUpUnknown(CompanionError):
    """This user has no follow-up of this number."""

    status = 404
    code = "follow_up_unknown"


@dataclass(frozen=True)
class Rule:
    """One rule: an application that stands at one of `status` for `days`, or an interview over for `hours`."""

    name: str
    draft: str
    status: tuple[str, ...] = ()
    days: int = 0
    after: str = ""
    hours: int = 0


@dataclass(frozen=True)
class Proposal:
    """A follow-up that a rule asks for."""

    application: int
    rule: str
    anchor: str
    due: datetime
    draft: str


def load_rules() -> tuple[Rule, ...]:
    """The rules that ship with the package."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(Rule(**{**entry, "status": tuple(entry.get("status", ()))}) for entry in table["rule"])


def proposals(
    rules: Iterable[Rule],
    applications: Iterable[StoredApplication],
    interviews: Iterable[StoredInterview],
    now: datetime,
) -> Iterator[Proposal]:
    """What the rules ask for at this moment. Pure."""
    tracked = {application.id: application for application in applications if application.tracking}
    meetings = list(interviews)
    for rule in rules:
        if rule.after == "interview":
            for meeting in meetings:
                over = meeting.end or meeting.start
                if over is not None and not meeting.cancelled and meeting.application in tracked:
                    due = over + timedelta(hours=rule.hours)
                    yield from _due(rule, tracked[meeting.application], f"{meeting.uid}:{meeting.sequence}", due, now)
            continue
        for application in tracked.values():
            if application.status in rule.status and application.since is not None:
                due = application.since + timedelta(days=rule.days)
                anchor = f"{application.status}:{application.since.isoformat()}"
                yield from _due(rule, application, anchor, due, now)


def _due(rule: Rule, application: StoredApplication, anchor: str, due: datetime, now: datetime) -> Iterator[Proposal]:
    if now - OLD <= due <= now:
        draft = rule.draft.format(company=application.company or "the", title=application.title or "open")
        yield Proposal(application.id, rule.name, anchor, due, draft)


class FollowUpService:
    """Finds what is due, tells it once, and hears what the user says of it."""

    def __init__(self, tracker: Tracker, rules: tuple[Rule, ...]) -> None:
        self._tracker = tracker
        self._rules = rules

    async def check(self, user: int) -> int:
        """Store and tell what became due; drop what the application has outrun. Returns how many were told."""
        applications = await self._tracker.applications(user, limit=10_000)
        interviews = await self._tracker.interviews(user)
        told = 0
        async with self._tracker.write() as unit:
            known = {(one.application, one.rule, one.anchor): one for one in await unit.follow_ups(user)}
            wanted = {
                (one.application, one.rule, one.anchor): one
                for one in proposals(self._rules, applications, interviews, unit.now)
            }
            for key, proposal in wanted.items():
                if key not in known:
                    await unit.add(
                        "follow_ups", user, application_id=proposal.application, rule=proposal.rule, state="open",
                        anchor=proposal.anchor, due=proposal.due, draft=proposal.draft, created=unit.now,
                    )  # fmt: skip
            for one in await unit.follow_ups(user):
                if one.state == "open" and (one.application, one.rule, one.anchor) not in wanted:
                    await unit.change("follow_ups", one.id, state="dropped")
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
        if changed is None or application is None:
            raise RuntimeError("the follow-up just changed is not there")
        return _view(changed, application)


def _view(one: StoredFollowUp, application: StoredApplication) -> FollowUpView:
    given = FollowUpView.model_fields.keys() - {"company", "title"}
    fields = {name: getattr(one, name) for name in given}
    return FollowUpView(company=application.company, title=application.title, **fields)
