"""Events: the vocabulary, and the bus that fans stored events out to whoever listens.

An event is a row of the store first (in the transaction of the change it tells of) and a message second.
The bus never waits for a listener: one that is too slow is dropped and resumes by sequence number.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from companion.contracts import Event

QUEUE_LIMIT = 1000
"""Events a listener may lag behind before it is dropped."""
PAGE = 500
"""Events read from the log at a time when a listener catches up."""


@dataclass(frozen=True)
class EventKind:
    """One word of the vocabulary."""

    name: str
    when: str
    """When it happens."""
    data: Mapping[str, str] = field(default_factory=dict)
    """Keys of `data` and what they hold."""


VOCABULARY: Mapping[str, EventKind] = {
    kind.name: kind
    for kind in (
        EventKind(
            "posting.seen",
            "a posting is stored for the first time, or its content changed",
            {"posting": "id", "title": "its title", "company": "its employer", "url": "its address",
             "changed": "true when it was known before"},
        ),
        EventKind(
            "score.updated",
            "a posting's score is new or differs from the one before",
            {"posting": "id", "score": "0-100", "band": "excellent, good, fair or poor",
             "before": "the score until now, or null"},
        ),
        EventKind(
            "scores.rescored",
            "all stored postings were scored again, after a profile change or after feedback",
            {"profile_version": "number", "postings": "how many were scored", "changed": "how many moved",
             "top": "the largest moves: posting, title, company, before (or null), score"},
        ),
        EventKind(
            "feedback.given",
            "the person saved, dismissed, applied to or heard back from a posting",
            {"posting": "id", "kind": "saved, dismissed, applied, answered or cleared", "reason": "why dismissed, or empty"},
        ),
        EventKind("learning.reset", "what was learned from feedback no longer counts", {"forgotten": "how many"}),
        EventKind(
            "profile.changed",
            "a new version of the profile is stored",
            {"version": "number", "source": "who made it: import, options, cli, …"},
        ),
        EventKind(
            "fill.reported",
            "a form was filled and each field reported",
            {"plan": "id", "url": "the page", "filled": "count", "kept": "count", "refused": "count",
             "failed": "count", "questions": "how many fields were left to the person"},
        ),
        EventKind("answer.saved", "a question was answered for the first time", {"answer": "id", "scope": "where it holds"}),
        EventKind("answer.changed", "a remembered answer was edited", {"answer": "id", "scope": "where it holds"}),
        EventKind("answer.merged", "several remembered answers became one", {"answer": "id", "merged": "ids of the others"}),
        EventKind("answer.deleted", "a remembered answer was forgotten", {"answer": "id"}),
        EventKind(
            "attempt.changed",
            "an attempt to apply took a step",
            {"attempt": "id", "posting": "id, or null", "application": "id, or null", "state": "where it stands now",
             "before": "where it stood, or null", "act": "what comes next", "mode": "review or auto",
             "reason": "a word for why it waits or ended, or empty", "note": "the same for a person",
             "title": "the job", "company": "its employer", "url": "the page it is on"},
        ),
        EventKind("model.changed", "the model for drafts is another one, or none", {"on": "true or false"}),
        EventKind("applying.changed", "applying by itself was switched on or off, or set otherwise", {"on": "true or false"}),
        EventKind(
            "application.created",
            "an application is known for the first time",
            {"application": "id", "company": "its employer", "title": "the job", "origin": "posting, hand, mail or submit"},
        ),
        EventKind(
            "status.changed",
            "an application's status is another one, by new evidence, a correction or an undo",
            {"application": "id", "status": "the new one, or null", "before": "the one until now, or null",
             "source": "who says so: user, ats, portal, submit, mail", "evidence": "the words that decided"},
        ),
        EventKind(
            "timeline.changed",
            "an application's timeline got an entry, or lost one by an undo, and its status stays",
            {"application": "id"},
        ),
        EventKind(
            "analytics.updated",
            "the metrics are other ones: at most one event for many changes",
            {"applications": "how many changed", "postings": "how many are new"},
        ),
        EventKind(
            "posting.state",
            "the posting of an application was found closed, open again, or changed",
            {"application": "id", "state": "open, closed or unknown", "before": "the state until now, or null",
             "note": "how it is known", "changed": "true when its content is another one"},
        ),
        EventKind(
            "portal.read",
            "a candidate portal showed something new of an application",
            {"row": "id", "application": "id, or null when it is not clear", "title": "the job", "words": "the portal's own words",
             "status": "what they stand for, or null", "state": "applied, unknown or review"},
        ),
        EventKind(
            "portal.state",
            "a candidate portal is known, read by itself, asks to sign in, or cannot be read any more",
            {"portal": "id", "host": "its host", "state": "seen, new, ok, empty, sign_in, window, changed or trouble",
             "note": "why, in words"},
        ),
        EventKind(
            "mail.suggested",
            "a mail seems to say something, but the user has to decide",
            {"mail": "id", "kind": "what it seems to be", "application": "id, or null when not clear", "subject": "its subject"},
        ),
        EventKind(
            "mail.opinion",
            "the user's model said what it takes a mail for that waits for a decision",
            {"mail": "id", "kind": "what it takes it for"},
        ),
        EventKind(
            "mail.account",
            "a mailbox was added or removed, or reading it began to work, or stopped",
            {"account": "id", "address": "the mailbox", "state": "new, ok, refused, unreachable or removed",
             "note": "what to do"},
        ),
        EventKind(
            "mail.progress",
            "a folder is read for the first time: how far",
            {"account": "id", "folder": "its name", "done": "mails read", "total": "mails there are"},
        ),
        EventKind(
            "interview.detected",
            "an interview is new, moved or called off",
            {"application": "id", "interview": "id", "start": "ISO 8601, or null", "timezone": "its zone, or null",
             "location": "place, or null", "url": "link, or null", "cancelled": "true when called off",
             "changed": "true when it was known before"},
        ),
        EventKind(
            "followup.due",
            "it is time to do something about an application",
            {"follow_up": "id", "application": "id", "rule": "which rule says so", "due": "since when"},
        ),
        EventKind(
            "followup.changed",
            "a follow-up was done, put off or dropped, by the person or because the application went on",
            {"follow_up": "id", "application": "id", "rule": "its rule", "state": "open (put off), done or dropped",
             "due": "when it is asked again, or was due"},
        ),
        EventKind(
            "posting.checked",
            "an applied-to posting was found open again, or closed",
            {"application": "id", "state": "open or closed", "note": "what was seen"},
        ),
        EventKind(
            "notification.told",
            "there is news a person should hear of; kinds that are switched off are not told",
            {"notification": "id", "kind": "what it is about", "title": "in a few words", "body": "more of it, or empty",
             "path": "the dashboard's page for it"},
        ),
        EventKind("notification.read", "notifications were read", {"unread": "how many are left"}),
        EventKind("notebook.changed", "a note or a contact of an application was written, changed or removed", {"application": "id"}),
        EventKind("tracking.changed", "a user's tracking was started or stopped", {"on": "true or false"}),
        EventKind(
            "posting.closed",
            "a posting is no longer on the board it was read from",
            {"posting": "id", "title": "its title", "company": "its employer", "url": "its address", "board": "id"},
        ),
        EventKind("board.added", "a careers page is watched from now on", {"board": "number"}),
        EventKind("board.removed", "a careers page is watched no longer", {"board": "number"}),
        EventKind("search.changed", "a saved search was made, changed, looked at or removed", {"search": "id"}),
        EventKind(
            "search.matched",
            "watched boards brought new jobs that a saved search looks for",
            {"search": "id", "name": "its name", "count": "how many jobs", "posting": "id of the best",
             "title": "its title", "company": "its employer", "score": "its score, or null"},
        ),
        EventKind(
            "board.state",
            "reading a board began to work, stopped, or became partial",
            {"board": "id", "url": "its page", "state": "ok, partial, waiting, failed or gone", "note": "why, in words"},
        ),
        EventKind("loop.ran", "a loop ran and found something", {"loop": "its name", "found": "how many"}),
        EventKind("loop.failed", "a loop could not do its work", {"loop": "its name", "error": "why"}),
        EventKind("user.added", "one more person uses the companion", {"name": "what they are called"}),
        EventKind("user.renamed", "a user is called something else", {"name": "what they are called"}),
        EventKind("device.paired", "a browser was paired", {"device": "id", "name": "what the user calls it"}),
        EventKind("device.revoked", "a browser's pairing was taken back", {"device": "id"}),
    )
}  # fmt: skip
"""Every event type there is. Nothing else can be emitted."""


class UnknownEvent(ValueError):
    """An event was emitted that the vocabulary does not hold, or with other keys than it says: a defect."""


def check_event(type_: str, data: Mapping[str, object]) -> None:
    """Raises UnknownEvent unless the vocabulary knows this type with exactly these keys."""
    kind = VOCABULARY.get(type_)
    if kind is None or set(kind.data) != set(data):
        raise UnknownEvent(f"{type_} with keys {sorted(data)} is not in the vocabulary")


class EventLog(Protocol):
    """The stored events, as the bus reads them."""

    async def after(self, seq: int, user: int | None, limit: int) -> list[Event]:
        """Events with a higher number, oldest first; of one user, or of all when None."""
        ...

    async def newest(self) -> int:
        """Highest number given out; 0 when there is none."""
        ...


class SlowListener(Exception):
    """This listener lagged too far behind and was dropped; it may come back with its last number."""


class Subscription:
    """One listener's place in the stream. Iterate over it; it ends when closed."""

    def __init__(self, bus: EventBus, user: int | None, after: int | None, limit: int) -> None:
        self._bus = bus
        self._user = user
        self._after = after
        self._queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._limit = limit
        self._dropped = False
        self._closed = False

    def offer(self, event: Event) -> None:
        """Hand over one event without waiting; the listener is dropped when its queue is full."""
        if self._user is not None and event.user != self._user:
            return
        if self._queue.qsize() >= self._limit:
            self._dropped = True
            self.close()
            return
        self._queue.put_nowait(event)

    def close(self) -> None:
        """End the stream; what is still queued is left out, the log has it."""
        self._closed = True
        self._bus.forget(self)
        self._queue.put_nowait(None)

    async def __aiter__(self) -> AsyncIterator[Event]:
        """First what the log holds after the given number, then what happens. Raises SlowListener."""
        last = self._after
        while last is not None and not self._closed:
            page = await self._bus.log.after(last, self._user, PAGE)
            for event in page:
                last = event.seq
                yield event
            if len(page) < PAGE:
                break
        while True:
            item = await self._queue.get()
            if self._dropped:
                raise SlowListener("dropped: too many events waited")
            if item is None:
                return
            if last is None or item.seq > last:
                last = item.seq
                yield item


class EventBus:
    """Fans stored events out. `publish` is called by the store after each commit, in order."""

    def __init__(self, log: EventLog, queue_limit: int = QUEUE_LIMIT) -> None:
        self.log = log
        self._limit = queue_limit
        self._listeners: set[Subscription] = set()

    def publish(self, events: Iterable[Event]) -> None:
        """Give stored events to every listener; never waits."""
        for event in events:
            for listener in tuple(self._listeners):
                listener.offer(event)

    def subscribe(self, *, user: int | None = None, after: int | None = None) -> Subscription:
        """Listen from now on, or from after a number: the queue opens before the log is read, so none is missed."""
        subscription = Subscription(self, user, after, self._limit)
        self._listeners.add(subscription)
        return subscription

    def forget(self, subscription: Subscription) -> None:
        """Stop giving events to this listener."""
        self._listeners.discard(subscription)

    def close(self) -> None:
        """End every listener's stream."""
        for listener in tuple(self._listeners):
            listener.close()
