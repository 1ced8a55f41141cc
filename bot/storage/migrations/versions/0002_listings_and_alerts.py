"""Imported listings, their feeds, and members' alerts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

row_id = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "imported_listings",
        sa.Column("source_url", sa.String(500), primary_key=True),
        sa.Column("listing_id", sa.String(80), primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("last_checked", sa.BigInteger, nullable=False),
        sa.Column("closed_at", sa.BigInteger, index=True),
    )
    op.create_table(
        "listing_sources",
        sa.Column("url", sa.String(500), primary_key=True),
        sa.Column("etag", sa.String(500)),
        sa.Column("last_modified", sa.String(100)),
        sa.Column("last_ok", sa.BigInteger),
        sa.Column("last_failed", sa.BigInteger),
        sa.Column("last_error", sa.String(500)),
    )
    op.create_table(
        "listing_sightings",
        sa.Column("listing_id", sa.String(80), primary_key=True),
        sa.Column("first_seen", sa.BigInteger, nullable=False, index=True),
    )
    op.create_table(
        "alerts",
        sa.Column("id", row_id, primary_key=True),
        sa.Column("user_id", sa.BigInteger, nullable=False, index=True),
        sa.Column("wanted", sa.String(500), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("told_until", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("user_id", "wanted", name="alert_once_per_member"),
    )
    op.create_table(
        "digests",
        sa.Column("user_id", sa.BigInteger, primary_key=True),
        sa.Column("last_sent", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    """Drop them again."""
    for table in ("digests", "alerts", "listing_sightings", "listing_sources", "imported_listings"):
        op.drop_table(table)
