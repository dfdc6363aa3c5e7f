"""The profile of each user: the newest version, saving, importing a resume, the files kept with it."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from companion.contracts import FileReply
from companion.errors import CompanionError
from companion.profile.messages import (
    ImportResumeReply,
    ProfileReply,
    ProfileVersion,
    VersionsReply,
)
from companion.profile.model import Profile, Resume, ResumeFile
from companion.profile.users import UserService
from companion.store.profiles import Profiles, StoredProfile

MAX_RESUME = 5_000_000
"""Bytes of a resume file."""
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".txt": "text/plain",
    ".md": "text/markdown",
}
"""Files that can be attached to a form; a JSON resume is data only."""
HANDLE = "resume:"


class NoSuchVersion(CompanionError):
    """The profile has no such version."""

    status = 404
    code = "not_found"


class ProfileMovedOn(CompanionError):
    """The profile has a newer version than the one that was edited."""

    status = 409
    code = "profile_moved_on"


class ResumeTooLarge(CompanionError):
    """The resume file is beyond the limit."""

    status = 413
    code = "too_large"


class ProfileService:
    """Versions of profiles. The newest of each user is kept in memory."""

    def __init__(self, profiles: Profiles, users: UserService) -> None:
        self._profiles = profiles
        self._users = users
        self._newest: dict[int, ProfileReply] = {}

    async def current(self, user: int, version: int | None = None) -> ProfileReply:
        """The newest version, or the one asked for; version 0 and empty while there is none.

        Raises NoSuchVersion and UserUnknown.
        """
        if version is None and user in self._newest:
            return self._newest[user]
        stored = await self._profiles.latest(user, version)
        if stored is not None:
            reply = _reply(stored)
        elif version is not None:
            raise NoSuchVersion("no such version: see `companion profile versions`")
        else:
            await self._users.need(user)
            reply = ProfileReply(version=0, profile=Profile())
        if version is None:
            self._newest[user] = reply
        return reply

    async def save(self, user: int, profile: Profile, source: str, based_on: int | None = None) -> ProfileReply:
        """Store a new version; the same content again is no new version. Raises ProfileMovedOn, UserUnknown."""
        newest = await self.current(user)
        if based_on is not None and based_on != newest.version:
            raise ProfileMovedOn(f"the profile is at version {newest.version} now: load it again and repeat the edit")
        if newest.version and newest.profile == profile:
            return newest
        document = profile.model_dump(mode="json")
        reply = _reply(await self._profiles.add(user, document, source))
        self._newest[user] = reply
        return reply

    async def import_resume(self, user: int, name: str, content: bytes) -> ImportResumeReply:
        """Read a resume into a new version and keep the file.

        The applicant's own facts stay. Raises ResumeUnreadable and ResumeTooLarge.
        """
        if len(content) > MAX_RESUME:
            raise ResumeTooLarge(f"the resume is larger than {MAX_RESUME // 1_000_000} MB: save a smaller one")
        newest = await self.current(user)
        file_name = Path(name.replace("\\", "/")).name or "resume"
        resume, warnings = await asyncio.to_thread(_read, file_name, content)
        kept = newest.profile.resume_file
        media_type = MEDIA_TYPES.get(Path(file_name).suffix.lower())
        if media_type is not None:
            stored = await self._profiles.keep_file(user, file_name, media_type, content)
            kept = ResumeFile(
                handle=HANDLE + stored.sha256, name=file_name, media_type=media_type, size_bytes=len(content)
            )
        profile = Profile(resume=resume, applicant=newest.profile.applicant, resume_file=kept)
        reply = await self.save(user, profile, "import")
        return ImportResumeReply(version=reply.version, profile=reply.profile, warnings=warnings)

    async def versions(self, user: int) -> VersionsReply:
        """All versions, newest first."""
        stored = await self._profiles.versions(user)
        return VersionsReply(
            versions=[ProfileVersion(version=s.number, created=s.created, source=s.source) for s in stored]
        )

    async def file(self, user: int, handle: str) -> tuple[FileReply, bytes] | None:
        """A kept file by its handle: what it is (without content) and its bytes."""
        found = await self._profiles.file(user, handle.removeprefix(HANDLE))
        if found is None:
            return None
        stored, content = found
        return FileReply(name=stored.name, media_type=stored.media_type, base64=""), content


def _reply(stored: StoredProfile) -> ProfileReply:
    return ProfileReply(
        version=stored.number,
        created=stored.created,
        source=stored.source,
        profile=Profile.model_validate(stored.document),
    )


def _read(name: str, content: bytes) -> tuple[Resume, list[str]]:
    """The importer works on files; this one lives as long as the reading."""
    from companion.profile.importer import read_resume

    with tempfile.TemporaryDirectory(prefix="companion-import-") as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        imported = read_resume(file)
    return imported.resume, imported.warnings
