"""Small changes of the YAML files: messages that are not for us, and the day of a review."""

import datetime as dt
from collections.abc import Callable

from bot.knowledge.checks import fold
from bot.knowledge.editing.front_matter import with_list, with_value
from bot.knowledge.editing.texts import BOM, decoded, newline_of, with_endings
from bot.knowledge.platform import Platform
from bot.knowledge.problems import Problem
from bot.knowledge.source import FileModel
from bot.knowledge.vocabulary import Vocabulary
from bot.knowledge.yaml_file import read_model

VOCABULARY = "vocabulary.yaml"


def with_out_of_scope(content: bytes, message: str, file: str = VOCABULARY) -> bytes | list[Problem]:
    """The vocabulary with one more message that is not for us; the same if it is there already."""

    def edited(lines: list[str], vocabulary: FileModel) -> list[str]:
        assert isinstance(vocabulary, Vocabulary)
        if fold(message) in map(fold, vocabulary.out_of_scope):
            return lines
        longer = (*vocabulary.out_of_scope, " ".join(message.split()))
        return with_list(lines, "out_of_scope", longer, tuple(Vocabulary.model_fields))

    return changed_yaml(content, Vocabulary, edited, file)


def with_platform_review(content: bytes, day: dt.date, file: str) -> bytes | list[Problem]:
    """A platform file that was checked against its sources on a day."""

    def edited(lines: list[str], _: FileModel) -> list[str]:
        return with_value(lines, "reviewed", day, tuple(Platform.model_fields))

    return changed_yaml(content, Platform, edited, file)


def changed_yaml(
    content: bytes, model: type[FileModel], edit: Callable[[list[str], FileModel], list[str]], file: str
) -> bytes | list[Problem]:
    """The file with its lines edited; lines that stay keep their ends."""
    text = decoded(content, file)
    if isinstance(text, Problem):
        return [text]
    read = read_model(text, model, file)
    if isinstance(read, list):
        return read
    ended = text.splitlines(keepends=True)
    lines = [line.splitlines()[0] for line in ended]
    changed = edit(lines, read)
    if changed == lines:
        return content
    if ended and lines and ended[-1] == lines[-1]:
        # The last line gets an end before anything goes below it.
        ended[-1] += newline_of(text)
    bom = BOM if content.startswith(BOM) else b""
    return bom + "".join(with_endings(changed, ended, newline_of(text))).encode()
