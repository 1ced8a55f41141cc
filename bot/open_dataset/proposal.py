"""What a release of the dataset would change in a platform file, and what it leaves to a person."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from bot.knowledge.platform import Platform
from bot.open_dataset.curated import Difference, differences
from bot.open_dataset.records import Company
from bot.open_dataset.statements import Statement, statements

REPOSITORY = "https://github.com/aitrainer-work/ai-training-companies"


@dataclass(frozen=True, slots=True)
class Change:
    """A fact to write: `before` is None where there is none yet; `page` is what the dataset rests on."""

    fact: str
    before: str | None
    text: str
    page: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact that a person wrote and the dataset says otherwise; it changes only where somebody asks for it by name."""

    fact: str
    ours: str
    text: str
    page: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything about one platform; `agreed` counts the facts that both say."""

    platform: str
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    differences: tuple[Difference, ...]
    agreed: int


def propose(
    slug: str, platform: Platform, company: Company, released: dt.date, taken: Collection[str] = ()
) -> Proposal:
    """What a record would change; conflicts named in `taken` (`mercor.active-listings`) become changes."""
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    agreed = 0
    for statement in statements(company, released):
        judged = _judge(statement, platform, released)
        if judged is None:
            agreed += 1
        elif isinstance(judged, Conflict) and f"{slug}.{judged.fact}" not in taken:
            conflicts.append(judged)
        elif isinstance(judged, Conflict):
            changes.append(Change(judged.fact, judged.ours, judged.text, judged.page))
        else:
            changes.append(judged)
    return Proposal(slug, tuple(changes), tuple(conflicts), tuple(differences(company, platform)), agreed)


def _judge(statement: Statement, platform: Platform, released: dt.date) -> Change | Conflict | None:
    """None where the file says the same or newer; a change where it says nothing, or what an old release said."""
    name = next((name for name in statement.names if name in platform.facts), None)
    if name is None:
        return Change(statement.names[0], None, statement.text, statement.page)
    fact = platform.facts[name]
    source = platform.sources.get(fact.source)
    if source is None or not is_dataset(source.url):
        return Conflict(name, fact.value, statement.text, statement.page)
    newer = source.date is not None and source.date > released
    if newer or statement.is_said_by(fact.value):
        return None
    if statement.ours.fullmatch(fact.value):
        return Change(name, fact.value, statement.text, statement.page)
    return Conflict(name, fact.value, statement.text, statement.page)


def is_dataset(url: str) -> bool:
    """Whether a source is the open dataset."""
    return url.rstrip("/") == REPOSITORY
