"""Messages of import and export."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from companion.contracts import Message


class ImportListRequest(Message):
    """A list of applications from another tracker, as CSV. Without `apply` it is only looked at."""

    user: int = 1
    base64: str = Field(max_length=7_000_000)
    mapping: dict[str, str] = {}
    """Field (company, title, url, status, applied_at, updated_at, note) to column, where the names do not tell."""
    apply: bool = False


class ListRow(Message):
    line: int
    company: str | None
    title: str | None
    status: str
    applied_at: str | None
    """ISO 8601."""
    known: bool
    """It is there already and will be left as it is."""


class ImportListReply(Message):
    """What the list says and what becomes of it; nothing was changed unless `applied`."""

    tracker: str | None
    mapping: dict[str, str]
    unused: list[str]
    rows: int
    new: int
    known: int
    faults: list[str]
    """At most 100, each with its line."""
    preview: list[ListRow]
    """The first 20 rows."""
    applied: bool


class ImportAllReply(Message):
    """How many rows each table got."""

    tables: dict[str, int]


class FeedReply(Message):
    """The calendar feed: since when there is one, and its address when it was just made."""

    made: datetime | None
    url: str | None = None
