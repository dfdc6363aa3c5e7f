"""What the user's own model said of a mail that the rules were not sure of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the column."""
    op.add_column("mails", sa.Column("opinion", sa.JSON(), nullable=True))
