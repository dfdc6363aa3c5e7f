"""Evidence: pictures, values and words of each attempt, private files below the data folder, kept for a time."""

from __future__ import annotations

import asyncio
import hashlib
import re
from datetime import timedelta
from pathlib import Path

from companion.clock import Clock
from companion.errors import CompanionError
from companion.store.attempts import Attempt, Attempts, StoredEvidence
from companion.store.folder import touch_private

ENDINGS = {"image/jpeg": ".jpg", "application/json": ".json", "text/plain": ".txt"}
MAX_FILE = 20_000_000
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,100}\.(?:jpg|json|txt)")


class EvidenceUnknown(CompanionError):
    """There is no such file, or its time was over."""

    status = 404
    code = "evidence_unknown"

    def __init__(self) -> None:
        super().__init__("this evidence is not kept (any more)")


class EvidenceKeeper:
    """Writes evidence, reads it back, and removes what is old."""

    def __init__(self, store: Attempts, folder: Path, clock: Clock) -> None:
        self._store = store
        self._folder = folder
        self._clock = clock

    async def keep(self, attempt: Attempt, kind: str, content: bytes, media_type: str) -> int:
        """Keep one file of an attempt; its number. What is too large is cut at the limit."""
        content = content[:MAX_FILE]
        digest = hashlib.sha256(content).hexdigest()
        name = f"{kind}-{attempt.version:04d}-{digest[:8]}{ENDINGS[media_type]}"
        await asyncio.to_thread(self._write, attempt.id, name, content)
        return await self._store.add_evidence(attempt, kind, name, media_type, digest, len(content))

    def _write(self, attempt: int, name: str, content: bytes) -> None:
        folder = self._folder / str(attempt)
        for made in (self._folder, folder):
            made.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = folder / name
        touch_private(file)
        file.write_bytes(content)

    async def read(self, user: int, id_: int) -> tuple[StoredEvidence, bytes]:
        """A kept file. Raises EvidenceUnknown."""
        found = await self._store.one_evidence(user, id_)
        if found is None or found.removed is not None:
            raise EvidenceUnknown
        try:
            return found, await asyncio.to_thread(self._path(found).read_bytes)
        except OSError:
            raise EvidenceUnknown from None

    def _path(self, found: StoredEvidence) -> Path:
        """Where a file lies: never outside the folder, whatever a row says."""
        path = (self._folder / str(found.attempt) / found.name).resolve()
        if not _NAME.fullmatch(found.name) or not path.is_relative_to(self._folder.resolve()):
            raise EvidenceUnknown
        return path

    async def forget_old(self, user: int, days: int) -> int:
        """Remove files older than so many days (0 keeps all); how many."""
        if days <= 0:
            return 0
        old = await self._store.old_evidence(user, self._clock.now() - timedelta(days=days))
        for one in old:
            await asyncio.to_thread(self._path(one).unlink, missing_ok=True)
        await self._store.evidence_removed([one.id for one in old])
        return len(old)
