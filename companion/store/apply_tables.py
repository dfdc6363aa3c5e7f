"""Attempts to apply, each step of them, and what is kept as evidence."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text

from companion.store.columns import BigKey, Moment, metadata, user_key

OVER = ("failed", "abandoned")
"""States in which an attempt stands in nobody's way any more; every other one blocks a second attempt."""
LIVE = text("state NOT IN ('failed', 'abandoned')")

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("posting_id", Integer, ForeignKey("postings.id")),
    Column("application_id", Integer, ForeignKey("applications.id")),
    Column("ats_key", String(300)),
    Column("job_key", String(100), nullable=False),
    Column("url", Text, nullable=False),
    Column("host", String(255), nullable=False),
    Column("company", Text),
    Column("title", Text),
    Column("ats", String(60)),
    Column("mode", String(10), nullable=False),
    Column("state", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("reason", String(40), nullable=False),
    Column("note", Text, nullable=False),
    Column("page_url", Text),
    Column("score", Float),
    Column("closes", String(10)),
    Column("place", Integer, nullable=False),
    Column("headed", Boolean, nullable=False),
    Column("insisted", Boolean, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("review", JSON),
    Column("answers", JSON, nullable=False),
    Column("approved", String(64)),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("opened", Moment),
    Column("pressed", Moment),
    Column("confirmation", Text),
    Column("resume_sha256", String(64)),
    Index("uq_attempts_live_posting", "user_id", "posting_id", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
    Index("uq_attempts_live_ats_key", "user_id", "ats_key", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
    Index("uq_attempts_live_job_key", "user_id", "job_key", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
    Index("ix_attempts_user_id_state", "user_id", "state"),
)
"""The unique indexes are the promise: one live attempt per user and posting, also under another address."""

attempt_steps = Table(
    "attempt_steps",
    metadata,
    Column("id", BigKey, primary_key=True, autoincrement=True),
    user_key(),
    Column("attempt_id", Integer, ForeignKey("attempts.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    Column("act", String(40), nullable=False),
    Column("note", Text, nullable=False),
    Index("ix_attempt_steps_attempt_id", "attempt_id"),
)
"""Append-only. A step is written before the act it announces."""

attempt_evidence = Table(
    "attempt_evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("attempt_id", Integer, ForeignKey("attempts.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("name", String(120), nullable=False),
    Column("media_type", String(100), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size_bytes", Integer, nullable=False),
    Column("removed", Moment),
    Index("ix_attempt_evidence_attempt_id", "attempt_id"),
)
"""Files lie below the data folder as `evidence/<attempt>/<name>`; `removed` is when their time was over."""

leases = Table(
    "leases",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("until", Moment, nullable=False),
)
"""Who may do what only one companion may do at a time, and until when."""
