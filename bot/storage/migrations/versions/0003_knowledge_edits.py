"""Who changed which knowledge file."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "knowledge_edits",
        sa.Column("id", row_id, primary_key=True),
        sa.Column("guild_id", sa.BigInteger),
        sa.Column("moderator_id", sa.BigInteger, nullable=False, index=True),
        sa.Column("saved_at", sa.BigInteger, nullable=False, index=True),
        sa.Column("file", sa.String(300), nullable=False, index=True),
        sa.Column("summary", sa.String(200), nullable=False),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("commit", sa.String(40)),
        sa.Column("undoes", sa.BigInteger),
    )


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("knowledge_edits")
