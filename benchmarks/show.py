"""How figures are written: tables, shares, times."""

from rich.table import Table


def table(title: str, *columns: str) -> Table:
    """An empty table; the first column holds names, the others figures."""
    made = Table(title=title, title_justify="left", title_style="bold")
    for number, column in enumerate(columns):
        made.add_column(column, justify="right" if number else "left", no_wrap=not number)
    return made


def share(part: float, whole: float) -> str:
    """A part of a whole in percent, a dash where there is no whole."""
    return f"{part / whole:.1%}" if whole else "-"


def of(part: int, whole: int) -> str:
    """A share with the size of the whole, for wholes that differ from row to row."""
    return f"{share(part, whole)} of {whole}"


def milliseconds(seconds: float) -> str:
    """A short time."""
    return f"{seconds * 1000:.1f} ms"


def megabytes(size: float) -> str:
    """A size in memory."""
    return f"{size / 2**20:,.0f} MB"
