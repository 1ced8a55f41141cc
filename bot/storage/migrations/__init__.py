"""Alembic's folder; `bot.storage.migrating` runs it when the database is opened."""
