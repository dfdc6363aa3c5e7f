"""The table of saved searches. A change here needs a migration; a test compares the two."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Integer, String, Table, UniqueConstraint

from companion.store.columns import BigKey, Moment, metadata, user_key

searches = Table(
    "searches",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("name", String(80), nullable=False),
    Column("filters", JSON, nullable=False),
    Column("tell", Boolean, nullable=False),
    Column("looked", BigKey, nullable=False),
    Column("told", BigKey, nullable=False),
    Column("created", Moment, nullable=False),
    UniqueConstraint("user_id", "name"),
)
"""`looked`, `told`: the boards' newest entry when the person looked at the search, and when it was told of last."""
