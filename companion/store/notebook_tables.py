"""The table of notes and contacts. A change here needs a migration; a test compares the two."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from companion.store.columns import Moment, metadata, user_key

notebook_entries = Table(
    "notebook_entries",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("application_id", Integer, ForeignKey("applications.id"), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("email", String(320), nullable=False),
    Column("phone", String(60), nullable=False),
    Column("text", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Index("ix_notebook_entries_application_id", "application_id"),
)
"""`kind`: note or contact; a note has only its text."""
