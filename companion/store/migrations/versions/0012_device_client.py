"""Which version of the extension a paired browser last came with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the column."""
    op.add_column("devices", sa.Column("client", sa.String(80), nullable=True))
