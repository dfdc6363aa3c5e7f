"""Tables of the analytics and of notifications. A change here needs a migration."""

from __future__ import annotations

from sqlalchemy import JSON, Column, Float, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from companion.store.columns import BigKey, Moment, metadata, user_key

applied_scores = Table(
    "applied_scores",
    metadata,
    Column("application_id", Integer, ForeignKey("applications.id"), primary_key=True, autoincrement=False),
    user_key(),
    Column("taken", Moment, nullable=False),
    Column("profile_version", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("band", String(20), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("blockers", Integer, nullable=False),
    Column("workplace", String(20)),
    Column("components", JSON, nullable=False),
    Index("ix_applied_scores_user_id", "user_id"),
)
"""How well the posting fitted when it was applied to: later scores change, this one stays. `components`: name to value."""

notifications = Table(
    "notifications",
    metadata,
    Column("id", BigKey, primary_key=True, autoincrement=True),
    user_key(),
    Column("seq", BigKey, nullable=False),
    Column("kind", String(30), nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("application_id", Integer, ForeignKey("applications.id")),
    Column("path", String(200), nullable=False),
    Column("at", Moment, nullable=False),
    Column("read", Moment),
    UniqueConstraint("user_id", "seq"),
    Index("ix_notifications_user_id_read", "user_id", "read"),
)
"""What a person should hear of; `seq` is the event it tells of, and one event is told once."""

pushes = Table(
    "pushes",
    metadata,
    Column("id", BigKey, primary_key=True, autoincrement=True),
    user_key(),
    Column("notification_id", BigKey, ForeignKey("notifications.id", ondelete="CASCADE"), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("state", String(10), nullable=False),
    Column("due", Moment, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("sent", Moment),
    UniqueConstraint("notification_id", "channel"),
    Index("ix_pushes_state_due", "state", "due"),
)
"""The outbox of pushes: waiting, sending, sent, failed (given up) or dropped (switched off meanwhile)."""
