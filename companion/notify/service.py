"""Makes notifications of events, and answers what a person asks about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from companion.clock import Clock
from companion.contracts import Event
from companion.notify.messages import (
    NotificationInfo,
    NotificationSettings,
    NotificationSettingsChange,
    NotificationSettingsReply,
    NotificationsReadReply,
    NotificationsReadRequest,
    NotificationsReply,
    NotificationsRequest,
    PushInfo,
)
from companion.notify.rules import Rule, fill, rule_for
from companion.notify.times import earliest
from companion.secrets import Secrets
from companion.store.notifications import News, Notifications, StoredNotification

PAGE = 500
"""Events read at a time."""


class Names(Protocol):
    """Knows what applications are called."""

    async def named(self, user: int, ids: Sequence[int]) -> dict[int, tuple[str | None, str | None]]:
        """Title and company of those there are."""
        ...


def token_name(user: int) -> str:
    """Name of a user's ntfy token among the secrets."""
    return f"notify.{user}.ntfy"


class NotificationService:
    """Notifications of all users."""

    def __init__(self, store: Notifications, names: Names, secrets: Callable[[], Secrets], clock: Clock) -> None:
        self._store = store
        self._names = names
        self._secrets = secrets
        self._clock = clock

    async def catch_up(self) -> int:
        """Tell of every event since the last that was looked at; returns how many notifications that made."""
        told = 0
        cursor = await self._store.cursor()
        while events := await self._store.events(cursor, PAGE):
            cursor = events[-1].seq
            told += await self._store.tell(await self._news(events), cursor)
        return told

    async def _news(self, events: Sequence[Event]) -> list[News]:
        """What of these is news: of one moment, kind and application only what the foremost rule says of it."""
        chosen: dict[object, tuple[Event, Rule]] = {}
        for event in events:
            rule = rule_for(event)
            if rule is None:
                continue
            about = event.data.get("application")
            key = event.seq if about is None else (event.user, about, event.at, rule.kind)
            if key not in chosen or (chosen[key][1].event, rule.event) == ("status.changed", "interview.detected"):
                chosen[key] = (event, rule)
        found: dict[int, NotificationSettings] = {}
        news = []
        for event, rule in sorted(chosen.values(), key=lambda one: one[0].seq):
            if event.user not in found:
                found[event.user] = await self.settings(event.user)
            if rule.kind not in found[event.user].off:
                news.append(await self._one(event, rule, found[event.user]))
        return news

    async def _one(self, event: Event, rule: Rule, settings: NotificationSettings) -> News:
        about = event.data.get("application")
        application = about if isinstance(about, int) else None
        named = {} if application is None else await self._names.named(event.user, [application])
        name = named.get(application) if application is not None else None
        return News(
            user=event.user, seq=event.seq, kind=rule.kind, at=event.at, path=fill(rule.path, event, name),
            title=fill(rule.title, event, name), body=fill(rule.body, event, name),
            application=application if name is not None else None,
            channels=settings.channels_for(rule.kind), due=earliest(self._clock.now(), settings),
        )  # fmt: skip

    async def settings(self, user: int) -> NotificationSettings:
        """What the user set, or what holds for one who set nothing: all is shown, nothing pushed."""
        return NotificationSettings.model_validate(await self._store.settings(user) or {})

    async def settings_reply(self, user: int) -> NotificationSettingsReply:
        """The settings, and whether a token is kept."""
        kept = await self.settings(user)
        return NotificationSettingsReply(**kept.model_dump(), ntfy_token_set=self.token(user) is not None)

    async def change(self, asked: NotificationSettingsChange) -> NotificationSettingsReply:
        """Set all settings anew; the token goes to the secrets."""
        if asked.ntfy_token:
            self._secrets().set(token_name(asked.user), asked.ntfy_token)
        elif asked.ntfy_token == "":
            self._secrets().delete(token_name(asked.user))
        await self._store.set_settings(asked.user, asked.model_dump(exclude={"user", "ntfy_token"}))
        return await self.settings_reply(asked.user)

    def token(self, user: int) -> str | None:
        """The user's ntfy token."""
        return self._secrets().get(token_name(user))

    async def page(self, asked: NotificationsRequest) -> NotificationsReply:
        """A page of notifications, and how many are unread."""
        found = await self._store.page(asked.user, asked.before, asked.limit + 1, asked.unread)
        return NotificationsReply(
            unread=await self._store.unread(asked.user),
            notifications=[_info(one) for one in found[: asked.limit]],
            more=len(found) > asked.limit,
        )

    async def read(self, asked: NotificationsReadRequest) -> NotificationsReadReply:
        """Mark as read."""
        await self._store.mark_read(asked.user, asked.ids, asked.up_to)
        return NotificationsReadReply(unread=await self._store.unread(asked.user))


def _info(stored: StoredNotification) -> NotificationInfo:
    pushes = [PushInfo(**{name: push[name] for name in PushInfo.model_fields}) for push in stored.pushes]
    values = {name: value for name, value in vars(stored).items() if name not in ("application_id", "pushes")}
    return NotificationInfo(**values, application=stored.application_id, pushes=pushes)
