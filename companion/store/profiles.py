"""Versions of profiles, and files kept under their hash. A version is never changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from companion.secrets import write_private
from companion.store.database import Database
from companion.store.tables import files, profile_versions


@dataclass(frozen=True)
class StoredProfile:
    """One version of one person's profile; `document` is the profile as JSON."""

    user: int
    number: int
    created: datetime
    source: str
    document: dict[str, Any]


@dataclass(frozen=True)
class StoredFile:
    """A file of a user; its bytes lie in the data folder under the hash."""

    sha256: str
    name: str
    media_type: str
    size_bytes: int


class Profiles:
    """The tables of profiles and files."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    async def latest(self, user: int, number: int | None = None) -> StoredProfile | None:
        """The newest version, or the one of this number; None where there is none."""
        table = profile_versions
        query = select(table).where(table.c.user_id == user).order_by(table.c.number.desc()).limit(1)
        if number is not None:
            query = query.where(table.c.number == number)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else StoredProfile(row.user_id, row.number, row.created, row.source, row.document)

    async def versions(self, user: int) -> list[StoredProfile]:
        """All versions, newest first."""
        table = profile_versions
        query = select(table).where(table.c.user_id == user).order_by(table.c.number.desc())
        async with self._database.read() as connection:
            rows = (await connection.execute(query)).all()
        return [StoredProfile(row.user_id, row.number, row.created, row.source, row.document) for row in rows]

    async def add(self, user: int, document: dict[str, Any], source: str) -> StoredProfile:
        """Store a new version and say so."""
        table = profile_versions
        async with self._database.write() as unit:
            newest = await unit.connection.scalar(select(func.max(table.c.number)).where(table.c.user_id == user))
            number = (newest or 0) + 1
            await unit.connection.execute(
                insert(table).values(user_id=user, number=number, created=unit.now, source=source, document=document)
            )
            await unit.emit("profile.changed", user, {"version": number, "source": source})
        return StoredProfile(user, number, unit.now, source, document)

    async def keep_file(self, user: int, name: str, media_type: str, content: bytes) -> StoredFile:
        """Keep a file's bytes under their hash; the same bytes are kept once, under their first name."""
        digest = hashlib.sha256(content).hexdigest()
        write_private(self._folder / digest, content)
        async with self._database.write() as unit:
            query = select(files).where(files.c.user_id == user, files.c.sha256 == digest)
            row = (await unit.connection.execute(query)).first()
            if row is None:
                await unit.connection.execute(
                    insert(files).values(
                        user_id=user,
                        sha256=digest,
                        name=name,
                        media_type=media_type,
                        size_bytes=len(content),
                        created=unit.now,
                    )
                )
        return StoredFile(digest, name, media_type, len(content))

    async def file(self, user: int, sha256: str) -> tuple[StoredFile, bytes] | None:
        """A kept file of this user with its bytes; None when the user has none of this hash."""
        query = select(files).where(files.c.user_id == user, files.c.sha256 == sha256)
        async with self._database.read() as connection:
            row = (await connection.execute(query)).first()
        if row is None:
            return None
        path = (self._folder / row.sha256).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            return None
        return StoredFile(row.sha256, row.name, row.media_type, row.size_bytes), path.read_bytes()
