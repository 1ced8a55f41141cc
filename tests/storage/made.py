"""Rows made up for whatever tables there are."""

from typing import Any

from sqlalchemy import Boolean, Column, Connection, Float, Integer, LargeBinary, MetaData, Table, select

Everything = dict[str, list[dict[str, Any]]]
ROWS = 3


def fill(connection: Connection) -> None:
    """Put a few rows into every table, with references to rows that are there and, once, nothing where that may be."""
    for table in _tables(connection):
        rows = [{column.name: _value(column, number) for column in table.columns} for number in range(1, ROWS + 1)]
        connection.execute(table.insert(), rows)


def everything(connection: Connection) -> Everything:
    """Every row of every table, by table."""
    found: Everything = {}
    for table in _tables(connection):
        rows = connection.execute(select(table).order_by(*table.primary_key))
        found[table.name] = [dict(row) for row in rows.mappings()]
    return found


def _tables(connection: Connection) -> list[Table]:
    metadata = MetaData()
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != "alembic_version"]


def _value(column: Column[Any], number: int) -> object:
    if column.foreign_keys or (isinstance(column.type, Integer) and column.primary_key):
        return number
    if number == ROWS and column.nullable:
        return None
    match column.type:
        case Boolean():
            return number % 2 == 0
        case Integer():
            return 1_764_000_000 + number
        case Float():
            return number / 8
        case LargeBinary():
            return bytes([number, 0, 255])
        case _:
            length = getattr(column.type, "length", None) or 100
            return f"{number}ü🔥'\n{column.name}"[:length]
