"""The ranking: shared terms, one record a posting, one sheet of scores a user, feedback. Cards are made when asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the ranking's tables; scores lose what can be computed again."""
    op.create_table(
        "terms",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "number", name=op.f("pk_terms")),
    )
    op.create_table(
        "posting_records",
        sa.Column("posting_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("format", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["posting_id"], ["postings.id"], name=op.f("fk_posting_records_posting_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_posting_records_user_id")),
        sa.PrimaryKeyConstraint("posting_id", name=op.f("pk_posting_records")),
    )
    op.create_index("ix_posting_records_user_id", "posting_records", ["user_id"], unique=False)
    op.create_table(
        "score_sheets",
        sa.Column("user_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("profile_version", sa.Integer(), nullable=False),
        sa.Column("computed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("postings", sa.LargeBinary(), nullable=False),
        sa.Column("tenths", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_score_sheets_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_score_sheets")),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("posting_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("forgotten", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["posting_id"], ["postings.id"], name=op.f("fk_feedback_posting_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_feedback_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_index("ix_feedback_user_id_posting_id", "feedback", ["user_id", "posting_id"], unique=False)
    for column in ("card", "fingerprint", "day"):
        op.drop_column("scores", column)
