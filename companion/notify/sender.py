"""Sends what is due of the outbox. Several that are due at once go as one digest, after quiet hours and after an outage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta

from companion.clock import Clock
from companion.notify.channels import Outcome, Push, send_ntfy, send_webhook
from companion.notify.messages import Channel, NotificationSettings, NotificationTestReply
from companion.notify.service import NotificationService
from companion.notify.times import after_quiet
from companion.store.notifications import Notifications, StoredPush

LOOP = "notify"
SECONDS = 5.0
"""How often it is looked for news and for pushes that are due."""
TRIES = 6
FIRST_WAIT = timedelta(seconds=30)
WAIT_FACTOR = 4
BATCH = 200
LINES = 20
"""Of a digest; the rest is counted."""
INTERRUPTED = "the companion stopped while it was being sent: it may have arrived and is not sent again"
DIGEST = "digest"


class Sender:
    """The loop of notifications: reads the events, then sends. `url` is the running companion's address."""

    def __init__(
        self, store: Notifications, service: NotificationService, clock: Clock, url: Callable[[], str]
    ) -> None:
        self._store = store
        self._service = service
        self._clock = clock
        self._url = url
        self._first = True

    async def look(self) -> int:
        """One look; returns how many pushes were sent."""
        if self._first:
            await self._store.give_up_interrupted(INTERRUPTED)
            self._first = False
        await self._service.catch_up()
        groups: dict[tuple[int, str], list[StoredPush]] = defaultdict(list)
        for push in await self._store.due(self._clock.now(), BATCH):
            groups[push.user, push.channel].append(push)
        return sum([await self._send(user, channel, group) for (user, channel), group in groups.items()])

    async def _send(self, user: int, channel: str, group: Sequence[StoredPush]) -> int:
        """Send a user's pushes of one channel as one message; what was switched off meanwhile is dropped."""
        settings = await self._service.settings(user)
        wanted = [one for one in group if channel in settings.channels_for(one.kind)]
        off = [one.id for one in group if one not in wanted]
        if off:
            await self._store.settle(off, "dropped", "switched off before it was sent")
        if not wanted:
            return 0
        ids = [one.id for one in wanted]
        now = self._clock.now()
        loud = after_quiet(now, settings)
        if loud > now:
            await self._store.settle(ids, "waiting", due=loud)
            return 0
        tries = max(one.tries for one in wanted) + 1
        await self._store.settle(ids, "sending", tries=tries)
        outcome = await self._deliver(user, channel, settings, self._message(wanted))
        if outcome.state == "again" and tries < TRIES:
            wait = FIRST_WAIT * WAIT_FACTOR ** (tries - 1)
            await self._store.settle(ids, "waiting", outcome.note, due=self._clock.now() + wait)
        else:
            state = "sent" if outcome.state == "sent" else "failed"
            await self._store.settle(ids, state, outcome.note)
        return len(ids) if outcome.state == "sent" else 0

    def _message(self, group: Sequence[StoredPush]) -> Push:
        events = tuple(one.seq for one in group)
        if len(group) == 1:
            one = group[0]
            return Push(f"event-{one.seq}", one.kind, one.title, one.body, self._url() + one.path, events)
        lines = [one.title for one in group[:LINES]]
        if len(group) > LINES:
            lines.append(f"and {len(group) - LINES} more")
        id_ = f"digest-{events[0]}-{events[-1]}"
        return Push(id_, DIGEST, f"{len(group)} things happened", "\n".join(lines), self._url() + "/", events)

    async def _deliver(self, user: int, channel: str, settings: NotificationSettings, push: Push) -> Outcome:
        if channel == "ntfy" and settings.ntfy is not None:
            return await send_ntfy(settings.ntfy, self._service.token(user), push)
        if channel == "webhook" and settings.webhook is not None:
            return await send_webhook(settings.webhook, push)
        return Outcome("failed", f"no {channel} target is set: set one in the notification settings")

    async def test(self, user: int, channel: Channel) -> NotificationTestReply:
        """Send a message now, whatever the hour, to see whether it arrives."""
        push = Push("test", "test", "Job Companion", "Notifications arrive here.", self._url() + "/", ())
        outcome = await self._deliver(user, channel, await self._service.settings(user), push)
        return NotificationTestReply(ok=outcome.state == "sent", note=outcome.note)
