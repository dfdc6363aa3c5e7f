"""Messages about the profile. Beside `companion.contracts` because they carry the profile itself."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from companion.contracts import Message
from companion.profile.model import Profile


class AddUserRequest(Message):
    name: str = Field(min_length=1, max_length=200)


class RenameUserRequest(Message):
    user: int
    name: str = Field(min_length=1, max_length=200)


class UserReply(Message):
    user: int
    """The number that `--user` and every message take."""
    name: str
    created: datetime


class UsersReply(Message):
    users: list[UserReply]


class ProfileRequest(Message):
    user: int = 1
    version: int | None = None
    """None asks for the newest."""


class ProfileReply(Message):
    """`version` is 0 and the profile empty while there is none."""

    version: int
    created: datetime | None = None
    source: str = ""
    profile: Profile


class SaveProfileRequest(Message):
    """Stores a new version."""

    user: int = 1
    profile: Profile
    source: str = Field("client", max_length=60)
    based_on: int | None = None
    """The version the edit started from; refused when there is a newer one. None saves in any case."""


class ImportResumeRequest(Message):
    user: int = 1
    name: str = Field(max_length=255)
    """File name; its ending says what it is."""
    base64: str


class ImportResumeReply(Message):
    version: int
    profile: Profile
    warnings: list[str] = []


class ProfileVersion(Message):
    version: int
    created: datetime
    source: str


class VersionsReply(Message):
    versions: list[ProfileVersion]
