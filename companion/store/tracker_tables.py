"""The tracker's tables. A change here needs a migration; a test compares the two."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from companion.store.columns import BigKey, Moment, metadata, user_key

applications = Table(
    "applications",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("posting_id", Integer, ForeignKey("postings.id")),
    Column("company", Text),
    Column("title", Text),
    Column("url", Text),
    Column("ats", String(60)),
    Column("external_id", String(200)),
    Column("company_domain", String(255)),
    Column("origin", String(20), nullable=False),
    Column("created", Moment, nullable=False),
    Column("applied_at", Moment),
    Column("tracking", Boolean, nullable=False),
    Column("status", String(20)),
    Column("since", Moment),
    Column("posting_state", String(20)),
    Column("posting_note", Text),
    Column("posting_etag", String(300)),
    Column("posting_checked", Moment),
    Column("posting_digest", String(64)),
    UniqueConstraint("user_id", "posting_id"),
)
"""`status` and `since` are the fold of the status events, kept for lists."""

status_events = Table(
    "status_events",
    metadata,
    Column("id", BigKey, primary_key=True, autoincrement=True),
    user_key(),
    Column("application_id", Integer, ForeignKey("applications.id"), nullable=False),
    Column("key", String(600), nullable=False),
    Column("status", String(20), nullable=False),
    Column("source", String(20), nullable=False),
    Column("happened_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("state", String(10), nullable=False),
    UniqueConstraint("application_id", "key"),
)
"""Append-only but for `state`: applied, pending, undone."""

mail_accounts = Table(
    "mail_accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("address", String(320), nullable=False),
    Column("host", String(255), nullable=False),
    Column("port", Integer, nullable=False),
    Column("security", String(10), nullable=False),
    Column("username", String(320), nullable=False),
    Column("auth", String(10), nullable=False),
    Column("folders", JSON, nullable=False),
    Column("created", Moment, nullable=False),
    Column("state", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("checked", Moment),
    UniqueConstraint("user_id", "username", "host", "port"),
)
"""No secret lies here: that is `companion/secrets.py`'s."""

mail_cursors = Table(
    "mail_cursors",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("account_id", Integer, ForeignKey("mail_accounts.id", ondelete="CASCADE"), nullable=False),
    Column("folder", String(300), nullable=False),
    Column("uidvalidity", BigInteger, nullable=False),
    Column("last_uid", BigInteger, nullable=False),
    Column("updated", Moment, nullable=False),
    UniqueConstraint("account_id", "folder"),
)

mails = Table(
    "mails",
    metadata,
    Column("id", BigKey, primary_key=True, autoincrement=True),
    user_key(),
    Column("account_id", Integer, ForeignKey("mail_accounts.id", ondelete="SET NULL")),
    Column("folder", String(300), nullable=False),
    Column("uid", BigInteger, nullable=False),
    Column("message_id", String(500), nullable=False),
    Column("sender", Text, nullable=False),
    Column("sender_domain", String(255), nullable=False),
    Column("subject", Text, nullable=False),
    Column("date", Moment),
    Column("seen_at", Moment, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("evidence", Text, nullable=False),
    Column("company", Text),
    Column("title", Text),
    Column("authenticated", Boolean),
    Column("application_id", Integer, ForeignKey("applications.id")),
    Column("candidates", JSON, nullable=False),
    Column("interview", JSON),
    Column("deadline", Moment),
    Column("state", String(10), nullable=False),
    Column("note", Text, nullable=False),
    Column("opinion", JSON),
    UniqueConstraint("user_id", "message_id"),
    Index("ix_mails_user_id_state", "user_id", "state"),
)
"""What was made of each mail; never its body."""

interviews = Table(
    "interviews",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("application_id", Integer, ForeignKey("applications.id"), nullable=False),
    Column("uid", String(600), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("start", Moment),
    Column("end", Moment),
    Column("wall_start", String(40)),
    Column("wall_end", String(40)),
    Column("timezone", String(80)),
    Column("location", Text),
    Column("url", Text),
    Column("cancelled", Boolean, nullable=False),
    Column("changed", Moment, nullable=False),
    UniqueConstraint("application_id", "uid"),
)
"""`wall_start` is what the mail says where its time zone is unknown; `start` is empty then."""

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("application_id", Integer, ForeignKey("applications.id"), nullable=False),
    Column("rule", String(60), nullable=False),
    Column("anchor", String(600), nullable=False),
    Column("due", Moment, nullable=False),
    Column("state", String(10), nullable=False),
    Column("draft", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("told", Moment),
    UniqueConstraint("application_id", "rule", "anchor"),
    Index("ix_follow_ups_user_id_state_due", "user_id", "state", "due"),
)
"""`anchor` is what the rule counts from: the same rule does not speak twice of the same event."""

ats_keys = Table(
    "ats_keys",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("ats", String(40), nullable=False),
    Column("email", String(320), nullable=False),
    Column("company", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Column("state", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("checked", Moment),
    UniqueConstraint("user_id", "ats", "company"),
)
"""Employers' keys that a user holds; `email` is the candidate's. No secret lies here."""

portal_rows = Table(
    "portal_rows",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("key", String(600), nullable=False),
    Column("ats", String(40), nullable=False),
    Column("url", Text, nullable=False),
    Column("company", Text),
    Column("title", Text, nullable=False),
    Column("requisition", String(200)),
    Column("words", Text, nullable=False),
    Column("status", String(20)),
    Column("application_id", Integer, ForeignKey("applications.id")),
    Column("state", String(10), nullable=False),
    Column("note", Text, nullable=False),
    Column("seen_at", Moment, nullable=False),
    UniqueConstraint("user_id", "key"),
)
"""The last words of each application on a candidate portal; `key` tells the same row again."""

portals = Table(
    "portals",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("ats", String(40), nullable=False),
    Column("host", String(255), nullable=False),
    Column("url", Text, nullable=False),
    Column("watched", Boolean, nullable=False),
    Column("state", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("pause", Integer, nullable=False),
    Column("checked", Moment),
    Column("due", Moment),
    UniqueConstraint("user_id", "host"),
)
"""Candidate portals that were visited; one that is `watched` is read again when `due`, every `pause` seconds at most."""

loop_runs = Table(
    "loop_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    user_key(),
    Column("loop", String(30), nullable=False),
    Column("started", Moment, nullable=False),
    Column("finished", Moment),
    Column("runs", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("found", Integer, nullable=False),
    Column("error", Text),
    UniqueConstraint("user_id", "loop"),
)
"""The last run of each loop for each user, with counters over all runs."""
