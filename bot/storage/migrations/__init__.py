"""Alembic's folder; `bot.storage.engine` runs it when the database is opened."""
