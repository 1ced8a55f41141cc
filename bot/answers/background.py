"""Which platforms a message asks about, where it names others only to tell where somebody comes from."""

import re
from collections.abc import Callable

from bot.answers.comparison import COMPARING
from bot.answers.query import Query

MOST = 12
"""A message of more clauses is no tale with a question at its end."""
_CLAUSE = re.compile(r"[.,;:!?\n]+|\s[-–—]+\s|\b(?=(?:now|but)\b)")
_PAST = re.compile(
    r"""\b(?: worked | did | left | leaving | quit | tried | formerly | former | previously | ex | after | before
    | (?:came|come|coming|switched|moved|removed|banned|kicked)\sfrom | used\sto | done\swith | tired\sof | behind\sme
    | (?:been|was|were|started)\s(?:on|at|with|doing|working|in)
    | (?:years?|months?|weeks?)\s(?:on|at|of|with|in|doing|for)
    )\b""",
    re.X,
)
_ONWARD = re.compile(r"\b(?:(?<!worked )(?<!working )for|to|joined|join|signed|applied|applying|accepted)\b")
"""Left A for B, after A I joined B: the last of them is where somebody is now."""


def in_the_foreground(cleaned: str, query: Query, read: Callable[[str], Query]) -> tuple[str, ...]:
    """The platforms of a query without those of the past; all of them where they are set against each other.

    `cleaned` is the text of the query, `read` reads a part of it.
    """
    past: set[str] = set()
    present: set[str] = set()
    clauses = [clause for clause in _CLAUSE.split(cleaned) if clause.strip()] if _PAST.search(cleaned) else []
    for clause in clauses if len(clauses) <= MOST else ():
        part = read(clause)
        is_past = _PAST.search(clause) is not None
        if not is_past and not COMPARING.isdisjoint(part.words):
            return query.platforms
        if is_past and len(part.platforms) > 1 and _ONWARD.search(clause):
            past.update(part.platforms[:-1])
            present.add(part.platforms[-1])
        else:
            (past if is_past else present).update(part.platforms)
    named = tuple(platform for platform in query.platforms if platform in present)
    return named if past and named else query.platforms
