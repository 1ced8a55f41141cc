"""The rows of `scam`."""

from typing import Any

from bot.cli.rows import Row
from bot.scams.checker import Checker
from bot.scams.results import Check


class ScamRow(Row):
    """A message, a link, or both."""

    text: str


def scam_row(checker: Checker, row: ScamRow) -> dict[str, Any]:
    """The verdict on one text."""
    return as_json(checker.check(row.text))


def as_json(check: Check) -> dict[str, Any]:
    """A check in the terminal contract's form."""
    return {
        "verdict": check.verdict.value,
        "reasons": [{"code": reason.code.value, "detail": reason.detail} for reason in check.reasons],
        "links": [
            {"url": link.url, "host": link.host, "platform": link.platform, "official": link.official}
            for link in check.links
        ],
    }
