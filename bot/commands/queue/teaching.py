"""Adds a question from the queue to an entry, or to what is not our topic, after the check of the test questions."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.expected import Turned, turned
from bot.commands.desk.accepting import accepting
from bot.desk import Desk
from bot.knowledge.editing.entry_change import with_phrasing
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.knowledge.editing.yaml_change import VOCABULARY, with_out_of_scope
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.problems import Problem
from bot.publishing.publisher import Moderator, Publisher, Refused, SaveOutcome
from bot.reloading.quiet_building import let_go, quietly


@dataclass(frozen=True, slots=True)
class Worse:
    """Test questions that would no longer go where they must."""

    turned: tuple[Turned, ...]


class Teaching:
    """Tries a change, and saves it."""

    def __init__(self, publisher: Publisher, desk: Desk) -> None:
        self._publisher = publisher
        self._desk = desk

    async def teach(
        self, questions: Sequence[str], entry: str | None, by: Moderator, summary: str, *, anyway: bool = False
    ) -> SaveOutcome | Worse:
        """Add questions to an entry, or (None) to the messages that are not for us.

        Where test questions would no longer reach what they must, `anyway` accepts what they reach then.
        """
        edited = await self._edit(questions, entry)
        if not isinstance(edited, FileEdit):
            return Refused(tuple(edited))
        edit = FolderEdit((edited,))
        trial = await self._publisher.trial(edit)
        if trial.knowledge is None:
            return Refused(trial.errors)
        worse = await asyncio.to_thread(_worse, self._desk, trial.knowledge)
        if worse and not anyway:
            return Worse(worse)
        accepted = await accepting(self._publisher, edit, worse)
        if not isinstance(accepted, FolderEdit):
            return Refused(tuple(accepted))
        return await self._publisher.save(accepted, by, summary)

    async def _edit(self, questions: Sequence[str], entry: str | None) -> FileEdit | list[Problem]:
        file = VOCABULARY if entry is None else f"faq/{entry}.md"
        before = await self._publisher.read(file)
        after = before or b""
        for question in questions:
            changed = _changed(after, question, entry, file)
            if isinstance(changed, list):
                return changed
            after = changed
        return FileEdit(file, before, after)


def _changed(content: bytes, question: str, entry: str | None, file: str) -> bytes | list[Problem]:
    return with_out_of_scope(content, question) if entry is None else with_phrasing(content, question, file)


def _worse(desk: Desk, knowledge: Knowledge) -> tuple[Turned, ...]:
    before, outcomes = desk.answerer, desk.outcomes
    with quietly():
        after = before.over(knowledge)
    worse = tuple(one for one in turned(before, after, knowledge.expectations, outcomes) if one.is_worse)
    held = [after]
    del after
    let_go(held)
    return worse
