"""An empty database at the newest schema, made once a process and copied: migrating takes longer than most tests."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from companion.store.folder import DataFolder
from companion.store.migrate import migrate_sqlite


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory(prefix="companion-schema-") as root:
        folder = DataFolder(Path(root))
        folder.prepare()
        migrate_sqlite(folder, datetime.now(UTC))
        return folder.database.read_bytes()


def with_schema(root: Path) -> DataFolder:
    """The data folder at `root`; a new one gets the empty database."""
    folder = DataFolder(root)
    if not folder.database.exists():
        folder.prepare()
        folder.database.write_bytes(_empty())
    return folder
