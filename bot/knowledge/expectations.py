"""Questions with the answer they must reach: the file `tests.yaml`, by which knowledge is tested like code."""

import difflib
from collections.abc import Collection, Iterator
from typing import Literal

from pydantic import Field

from bot.knowledge.checks import line_of
from bot.knowledge.problems import Problem, Severity
from bot.knowledge.source import FileModel, Slug, Text

NOTHING = "nothing"
SIDE_BY_SIDE = "comparison/"
FILE = "tests.yaml"


class Expectation(FileModel):
    """One question and where it must lead."""

    ask: Text = Field(description="The question as a member would type it.")
    reach: Text = Field(
        description="The id of the entry that must answer (folder/slug), comparison/a+b for platforms side by side, "
        "or 'nothing' where the bot must stay silent."
    )
    after: tuple[Text, ...] = Field(
        default=(), description="Earlier messages of the same person, where the question follows up on them."
    )
    mode: Literal["direct", "passive"] = Field(
        default="direct", description="'passive' for a message that nobody addressed to the bot."
    )
    platform: Slug | None = Field(default=None, description="Asked in a channel about this platform.")
    offered: bool = Field(
        default=False, description="Whether it is enough that the entry is among those of 'did you mean'."
    )

    @property
    def turns(self) -> tuple[str, ...]:
        """The person's messages, the question last."""
        return (*self.after, self.ask)


class ExpectationFile(FileModel):
    """The file `tests.yaml`."""

    tests: tuple[Expectation, ...] = Field(default=(), description="One question each.")


def check_expectations(
    expected: ExpectationFile, text: str, ids: Collection[str], platforms: Collection[str]
) -> Iterator[Problem]:
    """Entries and platforms that do not exist, and questions that stand there twice; `text` is the file, for lines."""
    seen: set[object] = set()
    for one in expected.tests:
        line = line_of_question(text, one.ask)
        named = one.reach.removeprefix(SIDE_BY_SIDE).split("+") if one.reach.startswith(SIDE_BY_SIDE) else []
        if unknown := [name for name in (*named, one.platform or "") if name and name not in platforms]:
            yield Problem(FILE, line, f"'{one.ask}': there is no platforms/{unknown[0]}.yaml")
        elif not named and one.reach != NOTHING and one.reach not in ids:
            near = difflib.get_close_matches(one.reach, sorted(ids), n=1)
            hint = f"; did you mean '{near[0]}'?" if near else f", or write '{NOTHING}'"
            yield Problem(FILE, line, f"'{one.ask}' must reach '{one.reach}', which does not exist{hint}")
        key = (one.turns, one.mode, one.platform)
        if key in seen:
            line = line_of_question(text, one.ask, last=True)
            yield Problem(FILE, line, f"'{one.ask}' stands here twice", Severity.WARNING)
        seen.add(key)


def line_of_question(text: str, ask: str, *, last: bool = False) -> int:
    """The line of the file on which a question stands, quoted or not."""
    plain = f"ask: {ask}"
    return line_of(text, plain if plain in text else ask, last=last)
