"""Other answers that questions of `tests.yaml` must reach; every other character of the file stays as it is."""

from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from bot.knowledge.editing.front_matter import find_value
from bot.knowledge.editing.scalars import written
from bot.knowledge.editing.yaml_change import changed_yaml
from bot.knowledge.expectations import FILE, Expectation, ExpectationFile
from bot.knowledge.problems import Problem
from bot.knowledge.source import FileModel


@dataclass(frozen=True, slots=True)
class NewReach:
    """What a question must reach from now on; `offered` says that it is enough to be offered it."""

    expected: Expectation
    reach: str
    offered: bool = False


def with_reaches(content: bytes, changes: Iterable[NewReach]) -> bytes | list[Problem]:
    """The file with what some questions must reach changed; questions that it does not have are left out."""

    def edited(lines: list[str], read: FileModel) -> list[str]:
        assert isinstance(read, ExpectationFile)
        new = {change.expected: change for change in changes}
        result = list(lines)
        # From the bottom up, so that the lines above keep their numbers.
        for place, expected in reversed(list(enumerate(read.tests))):
            if change := new.get(expected):
                result = _with_reach(result, place, change)
        return result

    return changed_yaml(content, ExpectationFile, edited, FILE)


def _with_reach(lines: list[str], place: int, change: NewReach) -> list[str]:
    found = find_value(lines, "tests")
    assert found is not None
    item = found[1].value[place]
    values = {name.value: (name, value) for name, value in item.value}
    name, reach = values["reach"]
    texts = [(reach, written(change.reach))]
    below: list[str] = []
    if change.offered and not change.expected.offered:
        if "offered" in values:
            texts.append((values["offered"][1], "true"))
        elif item.flow_style:
            texts[0] = (reach, f"{written(change.reach)}, offered: true")
        else:
            below = [f"{' ' * name.start_mark.column}offered: true"]
    after = reach.end_mark.line + 1
    lines = [*lines[:after], *below, *lines[after:]]
    # From the end, so that what stands before keeps its place.
    for node, text in sorted(texts, key=lambda each: -each[0].start_mark.index):
        lines = _with_scalar(lines, node, text)
    return lines


def _with_scalar(lines: list[str], node: yaml.Node, text: str) -> list[str]:
    start, end = node.start_mark, node.end_mark
    line = lines[start.line][: start.column] + text + lines[end.line][end.column :]
    return [*lines[: start.line], line, *lines[end.line + 1 :]]
