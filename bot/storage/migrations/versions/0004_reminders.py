"""Reminders, and what became of each occurrence."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", row_id, primary_key=True),
        sa.Column("member_id", sa.BigInteger, nullable=False, index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("due_at", sa.BigInteger, nullable=False),
        sa.Column("anchor", sa.String(40)),
        sa.Column("rule", sa.String(200)),
        sa.Column("zone", sa.String(64)),
        sa.Column("guild_id", sa.BigInteger, index=True),
        sa.Column("channel_id", sa.BigInteger),
        sa.Column("link", sa.String(200)),
        sa.Column("wish", sa.String(10), nullable=False),
        sa.Column("state", sa.String(15), nullable=False),
        sa.Column("occurrence", sa.Integer, nullable=False),
        sa.Column("wake_at", sa.BigInteger, index=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("failure", sa.String(20)),
        sa.Column("unheard", sa.Integer, nullable=False),
        sa.Column("claim", sa.String(40)),
        sa.Column("claimed_at", sa.BigInteger),
        sa.Column("unsure_since", sa.BigInteger),
        sa.Column("snoozed_from", sa.BigInteger),
        sa.Column("snoozed_occurrence", sa.Integer),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("settled_at", sa.BigInteger, index=True),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "reminder_outcomes",
        sa.Column("reminder_id", row_id, sa.ForeignKey("reminders.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("occurrence", sa.Integer, primary_key=True),
        sa.Column("member_id", sa.BigInteger, nullable=False, index=True),
        sa.Column("due_at", sa.BigInteger, nullable=False),
        sa.Column("settled_at", sa.BigInteger, nullable=False, index=True),
        sa.Column("delivered", sa.Boolean, nullable=False),
        sa.Column("route", sa.String(10)),
        sa.Column("channel_id", sa.BigInteger),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("missed", sa.Integer, nullable=False),
        sa.Column("failure", sa.String(20)),
        sa.Column("shown_at", sa.BigInteger),
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("reminder_outcomes")
    op.drop_table("reminders")
