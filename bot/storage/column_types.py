"""Columns that SQLite and PostgreSQL would keep differently, or read back otherwise than we mean them."""

import datetime as dt

from sqlalchemy import BigInteger, Dialect, Integer, TypeDecorator

# Snowflakes need 64 bits; SQLite only numbers rows by itself in a column of type INTEGER.
RowId = BigInteger().with_variant(Integer, "sqlite")


class UtcTime(TypeDecorator[dt.datetime]):
    """An aware time in code, whole seconds since 1970 in UTC in the database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> int | None:
        """Store the second."""
        return None if value is None else int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Dialect) -> dt.datetime | None:
        """Read it back in UTC."""
        return None if value is None else dt.datetime.fromtimestamp(value, dt.UTC)
