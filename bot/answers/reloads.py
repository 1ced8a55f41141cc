"""What came of reading the knowledge folder again."""

from dataclasses import dataclass

from bot.answers.expected import Turned
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.problems import Problem


@dataclass(frozen=True, slots=True)
class Live:
    """A new knowledge is in use; `mended` says that there were errors before, `turned` what now goes elsewhere."""

    knowledge: Knowledge
    turned: tuple[Turned, ...]
    mended: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """The files have errors, so the bot goes on with what it knew before."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The files say what the bot knows already."""


Reload = Live | Broken | Unchanged
