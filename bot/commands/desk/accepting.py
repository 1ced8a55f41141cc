"""An edit together with what its author accepts by saving it: test questions that reach something else from then on."""

from collections.abc import Sequence

from bot.answers.expected import Turned
from bot.knowledge.editing.expectation_change import with_reaches
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.knowledge.expectations import FILE
from bot.knowledge.problems import Problem
from bot.publishing.publisher import Publisher


async def accepting(publisher: Publisher, edit: FolderEdit, turned: Sequence[Turned]) -> FolderEdit | list[Problem]:
    """The edit with `tests.yaml` saying what the questions that got worse reach now; the same edit where none did."""
    changes = [one.accepted for one in turned if one.is_worse]
    if not changes:
        return edit
    known = next((each for each in edit.edits if each.file == FILE), None)
    before = known.before if known else await publisher.read(FILE)
    after = with_reaches((known.after if known else before) or b"", changes)
    if isinstance(after, list):
        return after
    others = tuple(each for each in edit.edits if each.file != FILE)
    return FolderEdit((*others, FileEdit(FILE, before, after)))
