"""Tables, as SQLAlchemy Core. A change here needs a migration; a test compares the two."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from companion.store import (  # noqa: F401  (they add their tables to the metadata)
    analytics_tables,
    apply_tables,
    board_tables,
    notebook_tables,
    ranking_tables,
    search_tables,
    tracker_tables,
)
from companion.store.columns import BigKey, Moment, user_key
from companion.store.columns import metadata as metadata

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("created", Moment, nullable=False),
)

devices = Table(
    "devices",
    metadata,
    Column("id", String(40), primary_key=True),
    user_key(),
    Column("name", String(80), nullable=False),
    Column("origin", String(200), nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("created", Moment, nullable=False),
    Column("last_used", Moment),
    Column("revoked", Moment),
    Column("client", String(80)),
)

events = Table(
    "events",
    metadata,
    Column("seq", BigKey, primary_key=True, autoincrement=True),
    user_key(),
    Column("type", String(60), nullable=False),
    Column("at", Moment, nullable=False),
    Column("data", JSON, nullable=False),
    Index("ix_events_user_id_seq", "user_id", "seq"),
    sqlite_autoincrement=True,
)

profile_versions = Table(
    "profile_versions",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("number", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("source", String(60), nullable=False),
    Column("document", JSON, nullable=False),
    UniqueConstraint("user_id", "number"),
)

files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("sha256", String(64), nullable=False),
    Column("name", String(255), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    UniqueConstraint("user_id", "sha256"),
)

postings = Table(
    "postings",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("key", String(600), nullable=False),
    Column("ats", String(60)),
    Column("external_id", String(200)),
    Column("url", Text, nullable=False),
    Column("fingerprint", String(64), nullable=False),
    Column("title", Text),
    Column("company", Text),
    Column("reading", JSON, nullable=False),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("seen", Moment, nullable=False),
    UniqueConstraint("user_id", "key"),
    Index("ix_postings_user_id_fingerprint", "user_id", "fingerprint"),
    Index("ix_postings_user_id_created", "user_id", "created"),
)

scores = Table(
    "scores",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("posting_id", Integer, ForeignKey("postings.id"), nullable=False),
    Column("profile_version", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("band", String(20), nullable=False),
    Column("computed", Moment, nullable=False),
    UniqueConstraint("user_id", "posting_id"),
)

plans = Table(
    "plans",
    metadata,
    Column("id", String(40), primary_key=True),
    user_key(),
    Column("posting_id", Integer, ForeignKey("postings.id")),
    Column("url", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("expires", Moment, nullable=False),
    Column("document", JSON, nullable=False),
)

fill_reports = Table(
    "fill_reports",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("plan_id", String(40), ForeignKey("plans.id"), nullable=False),
    Column("created", Moment, nullable=False),
    Column("document", JSON, nullable=False),
    Index("ix_fill_reports_plan_id", "plan_id"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("question", Text, nullable=False),
    Column("normalized", Text, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("options", JSON, nullable=False),
    Column("value", JSON, nullable=False),
    Column("scope", String(200), nullable=False),
    Column("created", Moment, nullable=False),
    Column("used", Moment),
    Column("uses", Integer, nullable=False, default=0),
    Index("ix_answers_user_id_normalized", "user_id", "normalized"),
)

settings = Table(
    "settings",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("key", String(100), nullable=False),
    Column("value", JSON, nullable=False),
    Column("changed", Moment, nullable=False),
    UniqueConstraint("user_id", "key"),
)
