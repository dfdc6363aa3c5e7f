"""Messages between the server and its own user's tools: devices, sessions, the server itself."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from companion.contracts import Message
from companion.store.tracker_rows import AccountView


class UserRequest(Message):
    user: int = 1


class Nothing(Message):
    """A request that needs no more than its address: an empty object."""


class PairingReply(Message):
    """A code to type into the browser's own page of the extension."""

    code: str
    expires: datetime


class DeviceInfo(Message):
    device: str
    user: int
    name: str
    origin: str
    created: datetime
    last_used: datetime | None
    revoked: datetime | None
    client: str | None
    """Program and version at its last connection, such as "extension/0.1.0"; None before the first."""


class DevicesReply(Message):
    devices: list[DeviceInfo]


class RevokeRequest(Message):
    device: str = Field(max_length=40)


class StatusReply(Message):
    version: str
    pid: int
    url: str
    data_dir: str
    started: datetime
    seq: int
    """Newest event."""
    devices: int
    """Paired browsers."""
    listeners: int
    """Open event sockets."""


class TicketReply(Message):
    """An address that signs one browser in, once, within a minute."""

    url: str


class TicketRequest(Message):
    ticket: str = Field(max_length=100)


class SignedInReply(Message):
    """The dashboard is signed in, for this user."""

    user: int
    name: str | None
    """What the user is called, where there are several; None where nobody can be mixed up."""


class HealthReply(Message):
    """How the companion is, and one user's browsers and mailboxes."""

    version: str
    started: datetime
    seq: int
    """Newest event."""
    listeners: int
    """Open event sockets."""
    devices: list[DeviceInfo]
    """Paired browsers; those taken back are left out."""
    accounts: list[AccountView]
