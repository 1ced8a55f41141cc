"""Feedback and unanswered questions."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Create the first tables."""
    op.create_table(
        "installation",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.String(200), nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("id", row_id, primary_key=True),
        sa.Column("ballot", sa.String(64), nullable=False, unique=True),
        sa.Column("entry", sa.String(200), nullable=False, index=True),
        sa.Column("useful", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String(300)),
        sa.Column("knowledge_version", sa.String(100), nullable=False),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("created_at", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "unanswered",
        sa.Column("id", row_id, primary_key=True),
        sa.Column("guild_id", sa.BigInteger, nullable=False),
        sa.Column("normalised", sa.String(500), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("mode", sa.String(10), nullable=False),
        sa.Column("channel_id", sa.BigInteger),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("first_asked", sa.BigInteger, nullable=False),
        sa.Column("last_asked", sa.BigInteger, nullable=False, index=True),
        sa.UniqueConstraint("guild_id", "normalised", name="unanswered_once_per_guild"),
    )


def downgrade() -> None:
    """Drop them again."""
    for table in ("unanswered", "feedback", "installation"):
        op.drop_table(table)
