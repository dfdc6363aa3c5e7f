"""Which events a person should hear of, as data: the first rule that fits an event decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import JsonValue

from companion.contracts import Event
from companion.notify.messages import NotificationKind

LINE_LIMIT = 200
APPLICATION = "/applications/{application}/"
ATTEMPT = "/queue/{attempt}/"
UNNAMED = "one of your applications"


@dataclass(frozen=True)
class Rule:
    """One kind of event. Templates may use the event's data, `{job}` (title at company), `{when}` and `{fit}`."""

    event: str
    kind: NotificationKind
    title: str
    body: str = ""
    path: str = APPLICATION
    where: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    unless: Mapping[str, tuple[object, ...]] = field(default_factory=dict)


BY_HAND: Mapping[str, tuple[object, ...]] = {"source": ("user",)}
"""What the person entered is no news to them."""

RULES = (
    Rule("interview.detected", "interview", "Interview called off: {job}", "{when}", where={"cancelled": (True,)}),
    Rule("interview.detected", "interview", "Interview changed: {job}", "{when}", where={"changed": (True,)}),
    Rule("interview.detected", "interview", "Interview: {job}", "{when}"),
    Rule("status.changed", "interview", "They want to talk: {job}", where={"status": ("screening", "interview")}, unless=BY_HAND),
    Rule("status.changed", "offer", "Offer: {job}", where={"status": ("offer",)}, unless=BY_HAND),
    Rule("status.changed", "rejection", "Rejection: {job}", where={"status": ("rejected",)}, unless=BY_HAND),
    Rule("status.changed", "assessment", "Assessment to do: {job}", where={"status": ("assessment",)}, unless=BY_HAND),
    Rule("followup.due", "follow_up", "Time to follow up: {job}", "A draft is ready."),
    Rule("attempt.changed", "review", "Ready for your review: {job}", "Nothing is sent before you approve.", ATTEMPT,
         where={"state": ("ready",)}, unless={"before": ("ready",)}),
    Rule("attempt.changed", "needs_you", "An answer is needed: {job}", "{note}", ATTEMPT,
         where={"state": ("needs_input",)}, unless={"before": ("needs_input",)}),
    Rule("attempt.changed", "needs_you", "You are needed: {job}", "{note}", ATTEMPT,
         where={"state": ("needs_human",)}, unless={"before": ("needs_human",)}),
    Rule("attempt.changed", "needs_you", "Was it sent? Please look: {job}", "{note}", ATTEMPT,
         where={"state": ("unknown",)}, unless={"before": ("unknown",)}),
    Rule("attempt.changed", "needs_you", "Applying failed: {job}", "{note}", ATTEMPT,
         where={"state": ("failed",)}, unless={"before": ("failed",)}),
    Rule("search.matched", "new_jobs", "New job: {job}", "{fit}Search: {name}", "/jobs/?search={search}#{posting}", where={"count": (1,)}),
    Rule("search.matched", "new_jobs", "{count} new jobs: {name}", "{fit}The best: {job}", "/jobs/?search={search}"),
    Rule("mail.suggested", "suggestion", "A mail needs your decision", path="/mails/#{mail}"),
    Rule("mail.account", "needs_you", "Your mailbox cannot be read", "{note}", "/health/", where={"state": ("refused",)}),
    Rule("portal.state", "needs_you", "Please sign in: {host}", "{note}", "/mailboxes/", where={"state": ("sign_in",)}),
)  # fmt: skip


def rule_for(event: Event) -> Rule | None:
    """The rule that makes this event news; None for most events."""
    return next((rule for rule in RULES if rule.event == event.type and _fits(rule, event.data)), None)


def _fits(rule: Rule, data: Mapping[str, JsonValue]) -> bool:
    wanted = all(data.get(key) in values for key, values in rule.where.items())
    return wanted and not any(data.get(key) in values for key, values in rule.unless.items())


def fill(template: str, event: Event, named: tuple[str | None, str | None] | None) -> str:
    """A template in words: one line, without control characters, at most `LINE_LIMIT` long."""
    title, company = named or (event.data.get("title"), event.data.get("company"))
    words = {**event.data, "job": _job(title, company), "when": _when(event.data), "fit": _fit(event.data)}
    return _line(template.format_map({key: "" if value is None else value for key, value in words.items()}))


def _line(text: str) -> str:
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= LINE_LIMIT else line[: LINE_LIMIT - 1] + "…"


def _job(title: JsonValue, company: JsonValue) -> str:
    if title and company:
        return f"{title} at {company}"
    return str(title or company or UNNAMED)


def _fit(data: Mapping[str, JsonValue]) -> str:
    score = data.get("score")
    return f"Score {int(score + 0.5)}. " if isinstance(score, int | float) else ""


def _when(data: Mapping[str, JsonValue]) -> str:
    start = data.get("start")
    if not start:
        return ""
    moment = datetime.fromisoformat(str(start))
    zone = data.get("timezone") or moment.tzname() or ""
    return f"{moment:%A} {moment.day} {moment:%B %Y, %H:%M} {zone}".strip()
