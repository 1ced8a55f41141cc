"""A save may change several files."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("knowledge_edits", sa.Column("part_of", sa.BigInteger))
    op.create_index("ix_knowledge_edits_part_of", "knowledge_edits", ["part_of"])


def downgrade() -> None:
    """Forget which files were saved together."""
    op.drop_index("ix_knowledge_edits_part_of", "knowledge_edits")
    op.drop_column("knowledge_edits", "part_of")
