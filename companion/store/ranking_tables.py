"""Tables of the ranking and of the feedback it learns from. A change here needs a migration."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from companion.store.columns import Moment, metadata, user_key

terms = Table(
    "terms",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("data", Text, nullable=False),
)

posting_records = Table(
    "posting_records",
    metadata,
    Column("posting_id", Integer, ForeignKey("postings.id"), primary_key=True, autoincrement=False),
    user_key(),
    Column("format", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("ix_posting_records_user_id", "user_id"),
)

score_sheets = Table(
    "score_sheets",
    metadata,
    Column("user_id", Integer, ForeignKey("users.id"), primary_key=True, autoincrement=False),
    Column("profile_version", Integer, nullable=False),
    Column("computed", Moment, nullable=False),
    Column("postings", LargeBinary, nullable=False),
    Column("tenths", LargeBinary, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("posting_id", Integer, ForeignKey("postings.id"), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("reason", String(20), nullable=False),
    Column("at", Moment, nullable=False),
    Column("forgotten", Moment),
    Index("ix_feedback_user_id_posting_id", "user_id", "posting_id"),
)
