"""The versions of the database's tables, told apart without Alembic, which is slow to load."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

MIGRATIONS = Path(__file__).with_name("migrations")


class MigrationError(Exception):
    """The database cannot be brought to the newest version."""


class NewerDatabaseError(MigrationError):
    """The database was made by a later version of the bot."""


def known_revisions() -> frozenset[str]:
    """Every version there has been, this code's included."""
    return frozenset(file.stem.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def newest_revision() -> str:
    """The version this code works with."""
    return max(known_revisions())


def revision_of(connection: Connection) -> str | None:
    """The version of an open database, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
