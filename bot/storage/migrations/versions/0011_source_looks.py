"""Whether the pages that the knowledge rests on are still there."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "source_looks",
        sa.Column("url", sa.String(500), primary_key=True),
        sa.Column("looked_at", sa.BigInteger, nullable=False),
        sa.Column("look", sa.String(10), nullable=False),
        sa.Column("sentence", sa.String(300), nullable=False),
        sa.Column("missing_since", sa.BigInteger),
        sa.Column("misses", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("source_looks")
