"""Where a vote and a question come from, how many people ask it, who wishes to be told, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("feedback", sa.Column("message_id", sa.BigInteger))
    op.add_column("unanswered", sa.Column("message_id", sa.BigInteger))
    op.add_column("unanswered", sa.Column("later_until", sa.BigInteger))
    op.add_column("unanswered", sa.Column("settled_at", sa.BigInteger))
    op.create_table(
        "askers",
        sa.Column("question_id", row_id, sa.ForeignKey("unanswered.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("ballot", sa.String(64), primary_key=True),
    )
    op.create_table(
        "answer_wishes",
        sa.Column("question_id", row_id, sa.ForeignKey("unanswered.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("user_id", sa.BigInteger, primary_key=True, index=True),
        sa.Column("asked_at", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("answer_wishes")
    op.drop_table("askers")
    for column in ("settled_at", "later_until", "message_id"):
        op.drop_column("unanswered", column)
    op.drop_column("feedback", "message_id")
