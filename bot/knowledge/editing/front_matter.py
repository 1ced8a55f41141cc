"""Changes single keys in lines of YAML and leaves every other character as it is.

ruamel.yaml keeps comments, but it writes the whole text anew, in its own indentation and quotes. A moderator's diff
should show what was meant and nothing else, so here only the lines of a value are exchanged: the parsed nodes say
where it stands.
"""

import datetime as dt
import difflib
from collections.abc import Sequence

import yaml

from bot.knowledge.editing.scalars import Item, item_lines, key_lines, written

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def with_value(lines: Sequence[str], key: str, value: str | dt.date, order: Sequence[str]) -> list[str]:
    """The lines with `key` set to one value; a new key goes where `order` has it."""
    found = find_value(lines, key)
    if found is None:
        return _with_new_key(lines, key, key_lines(key, value), order)
    node = found[1]
    if isinstance(node, yaml.ScalarNode) and node.value == str(value):
        return list(lines)
    if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">") or _is_empty(node):
        first, end = found[0].start_mark.line, _end(lines, node)
        return [*lines[:first], *key_lines(key, value), *lines[end:]]
    start, stop = node.start_mark, node.end_mark
    changed = lines[start.line][: start.column] + written(value) + lines[stop.line][stop.column :]
    return [*lines[: start.line], changed, *lines[stop.line + 1 :]]


def with_list(lines: Sequence[str], key: str, items: Sequence[Item], order: Sequence[str]) -> list[str]:
    """The lines with `key` set to a list; items that stay keep their lines and comments, no item takes the key away."""
    found = find_value(lines, key)
    if found is None:
        return _with_new_key(lines, key, key_lines(key, items), order) if items else list(lines)
    first, node = found[0].start_mark.line, found[1]
    if not items:
        return [*lines[:first], *lines[_end(lines, node) :]]
    if not isinstance(node, yaml.SequenceNode) or not _stands_in_lines(lines, node):
        return [*lines[:first], *key_lines(key, items), *lines[_end(lines, node) :]]
    old = [_plain(each) for each in node.value]
    new = [_read_back(item) for item in items]
    spans = [(each.start_mark.line, _end(lines, each)) for each in node.value]
    indent = node.start_mark.column
    result = list(lines)
    # From the bottom up, so that the lines above keep their numbers.
    for kind, a, b, c, d in reversed(difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()):
        if kind == "equal":
            continue
        at = spans[a][0] if a < b else (spans[a - 1][1] if a else spans[0][0])
        for start, end in reversed(spans[a:b]):
            del result[start:end]
        result[at:at] = [line for item in items[c:d] for line in item_lines(item, indent)]
    return result


def find_value(lines: Sequence[str], key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The nodes of a key and its value, None where the key is not there."""
    root = yaml.compose("\n".join(lines), Loader=_LOADER)
    pairs = root.value if isinstance(root, yaml.MappingNode) else ()
    return next(((name, value) for name, value in pairs if name.value == key), None)


def _end(lines: Sequence[str], node: yaml.Node) -> int:
    """The line after the last one of a value; blank lines and comments after it belong to what follows."""
    if _is_empty(node):
        return int(node.start_mark.line) + 1
    mark = node.end_mark
    end = int(mark.line) + 1 if mark.column else int(mark.line)
    while end > node.start_mark.line + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return max(end, int(node.start_mark.line) + 1)


def _is_empty(node: yaml.Node) -> bool:
    """Whether a key stands there without a value."""
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style


def _stands_in_lines(lines: Sequence[str], node: yaml.SequenceNode) -> bool:
    """Whether every item has a `- …` line of its own."""
    return not node.flow_style and all(
        lines[each.start_mark.line].lstrip().startswith("-") and not _is_empty(each) for each in node.value
    )


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value.strip()
    if isinstance(node, yaml.MappingNode):
        return tuple((key.value, _plain(value)) for key, value in node.value)
    return id(node)


def _read_back(item: Item) -> object:
    if isinstance(item, str):
        return item.strip()
    return tuple((key, str(value)) for key, value in item.items())


def _with_new_key(lines: Sequence[str], key: str, new: Sequence[str], order: Sequence[str]) -> list[str]:
    root = yaml.compose("\n".join(lines), Loader=_LOADER)
    at = 0
    for name, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if name.value in order and order.index(name.value) < order.index(key):
            at = max(at, _end(lines, value), name.start_mark.line + 1)
    return [*lines[:at], *new, *lines[at:]]
