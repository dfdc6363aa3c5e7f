"""Watched boards, and which posting each of their entries is."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from companion.store.columns import BigKey, Moment, metadata, user_key

boards = Table(
    "boards",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("ats", String(40), nullable=False),
    Column("key", String(600), nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("added", Moment, nullable=False),
    Column("interval_seconds", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("note", Text, nullable=False),
    Column("checked", Moment),
    Column("read", Moment),
    Column("failed", Moment),
    Column("failures", Integer, nullable=False),
    Column("due", Moment, nullable=False),
    Column("validators", JSON, nullable=False),
    Column("doubt", Boolean, nullable=False),
    UniqueConstraint("user_id", "ats", "key"),
)

board_postings = Table(
    "board_postings",
    metadata,
    Column("id", BigKey, primary_key=True, autoincrement=True),
    user_key(),
    Column("board_id", Integer, ForeignKey("boards.id", ondelete="CASCADE"), nullable=False),
    Column("external_id", String(200), nullable=False),
    Column("url", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("posting_id", Integer, ForeignKey("postings.id")),
    Column("group_key", String(64), nullable=False),
    Column("first_seen", Moment, nullable=False),
    Column("last_seen", Moment, nullable=False),
    Column("closed_at", Moment),
    UniqueConstraint("board_id", "external_id"),
    Index("ix_board_postings_user_id_group_key", "user_id", "group_key"),
    Index("ix_board_postings_posting_id", "posting_id"),
)
