"""Counts of the knowledge, platform by platform."""

from collections import Counter

from rich.console import Console
from rich.table import Table

from bot.knowledge.knowledge import Knowledge

Row = dict[str, str | int]


def rows(knowledge: Knowledge) -> list[Row]:
    """One row for the general answers, one a platform, and their sum."""
    tested = Counter(one.reach for one in knowledge.expectations)
    counted: list[Row] = []
    for platform in (None, *knowledge.platforms):
        entries = [entry for entry in knowledge.entries if entry.platform == platform]
        written = [entry for entry in entries if not entry.generated]
        oldest = min((entry.reviewed for entry in entries), default="")
        counted.append(
            {
                "platform": knowledge.platform_name(platform),
                "answers": len(written),
                "made from figures": len(entries) - len(written),
                "phrasings": sum(len(entry.asked_as) for entry in written),
                "listings": len(knowledge.listings.get(platform or "", ())),
                "tests": sum(tested[entry.id] for entry in entries),
                "oldest review": str(oldest),
            }
        )
    total: Row = {"platform": "all"}
    for name in ("answers", "made from figures", "phrasings", "listings", "tests"):
        total[name] = sum(int(row[name]) for row in counted)
    total["oldest review"] = min((str(row["oldest review"]) for row in counted if row["oldest review"]), default="")
    return [*counted, total]


def show(counted: list[Row]) -> None:
    """As a table."""
    table = Table()
    for name in counted[0]:
        table.add_column(name, justify="left" if name in ("platform", "oldest review") else "right")
    for row in counted:
        table.add_row(*map(str, row.values()), end_section=row is counted[-2])
    Console().print(table)
