"""Two entries made one: the one that stays learns what is asked of the other, whose file goes."""

from collections.abc import Iterable, Mapping

from bot.knowledge.checks import fold
from bot.knowledge.editing.entry_change import EntryChange, EntryParts, changed, read_entry
from bot.knowledge.editing.expectation_change import NewReach, with_reaches
from bot.knowledge.editing.file_edit import FileEdit, FolderEdit
from bot.knowledge.expectations import FILE, ExpectationFile
from bot.knowledge.problems import Problem
from bot.knowledge.yaml_file import read_model


def file_of(entry: str) -> str:
    """Where an entry that somebody wrote lies."""
    return f"faq/{entry}.md"


def merged_entries(stays: str, goes: str, contents: Mapping[str, bytes]) -> FolderEdit | list[Problem]:
    """The edit of every file that knows the entry `goes`; its answer and sources are dropped.

    `contents` holds both entries' files, those of entries that name it as related, and `tests.yaml` where there is one.
    """
    kept, dropped = (read_entry(contents[file_of(entry)], file_of(entry)) for entry in (stays, goes))
    if not isinstance(kept, EntryParts):
        return kept
    if not isinstance(dropped, EntryParts):
        return dropped
    asked = _united(kept.front.asked_as, (*dropped.front.asked_as, dropped.front.question), without=kept.front.question)
    change = EntryChange(
        asked_as=asked,
        not_asked_as=tuple(
            text
            for text in _united(kept.front.not_asked_as, dropped.front.not_asked_as)
            if fold(text) not in set(map(fold, asked))
        ),
        related=tuple(
            dict.fromkeys(one for one in (*kept.front.related, *dropped.front.related) if one not in (stays, goes))
        ),
    )
    edits: list[FileEdit] = []
    for file, content in contents.items():
        if file == file_of(goes):
            after: bytes | list[Problem] | None = None
        elif file == file_of(stays):
            after = changed(content, change, file)
        elif file == FILE:
            after = _expecting(content, stays, goes)
        else:
            after = _relating(content, stays, goes, file)
        if isinstance(after, list):
            return after
        edits.append(FileEdit(file, content, after))
    first = [edit for edit in edits if edit.file == file_of(stays)]
    return FolderEdit((*first, *(edit for edit in edits if edit not in first and not edit.changes_nothing)))


def _united(own: Iterable[str], more: Iterable[str], without: str = "") -> tuple[str, ...]:
    """Both, each phrasing once, the own as they are."""
    found = {fold(text): text for text in own}
    for text in more:
        if fold(text) != fold(without):
            found.setdefault(fold(text), text)
    return tuple(found.values())


def _expecting(content: bytes, stays: str, goes: str) -> bytes | list[Problem]:
    read = read_model(content.decode("utf-8-sig"), ExpectationFile, FILE)
    if isinstance(read, list):
        return read
    return with_reaches(content, [NewReach(one, stays, one.offered) for one in read.tests if one.reach == goes])


def _relating(content: bytes, stays: str, goes: str, file: str) -> bytes | list[Problem]:
    read = read_entry(content, file)
    if not isinstance(read, EntryParts):
        return read
    related = (stays if one == goes else one for one in read.front.related)
    return changed(content, EntryChange(related=tuple(dict.fromkeys(related))), file)
