"""Messages of the notifications."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator, model_validator

from companion.contracts import Message
from companion.errors import CompanionError

NotificationKind = Literal[
    "interview", "offer", "rejection", "assessment", "follow_up", "review", "needs_you", "suggestion", "new_jobs"
]
Channel = Literal["ntfy", "webhook"]
PushState = Literal["waiting", "sending", "sent", "failed", "dropped"]
NO_ADDRESS = "give an address that begins with http:// or https://, without a user name in it"
CLOCK_TIME = r"^([01]\d|2[0-3]):[0-5]\d$"


class SettingRefused(CompanionError):
    """A setting that cannot work; the message says what to give."""

    status = 422
    code = "invalid"


def _web_address(url: str) -> str:
    """Any http or https address, a private one too: it is the user's own choice. Raises SettingRefused."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise SettingRefused(NO_ADDRESS) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise SettingRefused(NO_ADDRESS)
    return url


class NtfyTarget(Message):
    """A topic of an ntfy server. Its access token, if it needs one, is kept among the secrets."""

    base_url: str = Field(default="https://ntfy.sh", max_length=500)
    topic: str = Field(pattern=r"^[-_A-Za-z0-9]{1,64}$")

    check_address = field_validator("base_url")(_web_address)


class WebhookTarget(Message):
    """An address that gets each push as JSON."""

    url: str = Field(max_length=2000)

    check_address = field_validator("url")(_web_address)


class NotificationSettings(Message):
    """What is told and how. Everything is shown; pushed is what is neither `off` nor `silent`, once a target is set."""

    off: list[NotificationKind] = []
    """Kinds that are not told at all."""
    silent: list[NotificationKind] = []
    """Kinds that are shown and not pushed."""
    quiet_from: str | None = Field(default=None, pattern=CLOCK_TIME)
    """Pushes wait from this time of day …"""
    quiet_to: str | None = Field(default=None, pattern=CLOCK_TIME)
    """… to this one, and then go as one message."""
    daily_at: str | None = Field(default=None, pattern=CLOCK_TIME)
    """Send one digest a day at this time in place of single pushes."""
    timezone: str = "UTC"
    """Zone of these times, such as Europe/Berlin."""
    ntfy: NtfyTarget | None = None
    webhook: WebhookTarget | None = None

    @field_validator("timezone")
    @classmethod
    def check_timezone(cls, name: str) -> str:
        """Raises SettingRefused for a zone nobody knows."""
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError) as error:
            raise SettingRefused("give a time zone such as Europe/Berlin") from error
        return name

    @model_validator(mode="after")
    def check_quiet(self) -> NotificationSettings:
        """Raises SettingRefused for quiet hours without one of their ends."""
        if (self.quiet_from is None) != (self.quiet_to is None) or (
            self.quiet_from and self.quiet_from == self.quiet_to
        ):
            raise SettingRefused("quiet hours need two different times: quiet_from and quiet_to")
        return self

    @property
    def channels(self) -> tuple[Channel, ...]:
        """Where pushes go."""
        targets: dict[Channel, Message | None] = {"ntfy": self.ntfy, "webhook": self.webhook}
        return tuple(name for name, target in targets.items() if target is not None)

    def channels_for(self, kind: str) -> tuple[Channel, ...]:
        """Where notifications of a kind are pushed to."""
        return () if kind in self.off or kind in self.silent else self.channels


class NotificationSettingsRequest(Message):
    user: int = 1


class NotificationSettingsChange(NotificationSettings):
    """All settings anew."""

    user: int = 1
    ntfy_token: str | None = Field(default=None, max_length=500)
    """None leaves the token as it is, an empty one forgets it."""

    @field_validator("ntfy_token")
    @classmethod
    def check_token(cls, token: str | None) -> str | None:
        """Raises SettingRefused for what cannot be sent as a header."""
        if token and not (token.isascii() and token.isprintable() and " " not in token):
            raise SettingRefused("an access token holds printable ASCII without spaces")
        return token


class NotificationSettingsReply(NotificationSettings):
    ntfy_token_set: bool


class NotificationsRequest(Message):
    """The newest first; `before` is the last id of the page before."""

    user: int = 1
    before: int | None = None
    limit: int = Field(default=50, ge=1, le=200)
    unread: bool = False
    """Only those not read yet."""


class PushInfo(Message):
    """How one push stands; `note` says what went wrong."""

    channel: Channel
    state: PushState
    tries: int
    note: str
    due: datetime
    sent: datetime | None


class NotificationInfo(Message):
    id: int
    seq: int
    """The event it tells of."""
    kind: NotificationKind
    title: str
    body: str
    application: int | None
    path: str
    """The dashboard's page for it."""
    at: datetime
    read: datetime | None
    pushes: list[PushInfo]


class NotificationsReply(Message):
    unread: int
    notifications: list[NotificationInfo]
    more: bool


class NotificationsReadRequest(Message):
    """These, or all up to one, or all."""

    user: int = 1
    ids: list[int] | None = Field(default=None, max_length=200)
    up_to: int | None = None


class NotificationsReadReply(Message):
    unread: int


class NotificationTestRequest(Message):
    user: int = 1
    channel: Channel


class NotificationTestReply(Message):
    ok: bool
    note: str
    """What went wrong and what to do, or empty."""
