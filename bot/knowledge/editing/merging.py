"""Two changes of the same text at once, joined where they touch different lines."""

import difflib
from collections.abc import Iterator, Sequence

_Change = tuple[int, int, list[bytes]]


def merged(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """`base` with both changes; None where they touch the same or neighbouring lines in different ways."""
    lines = base.splitlines(keepends=True)
    changes = list(_changes(lines, ours.splitlines(keepends=True)))
    for change in _changes(lines, theirs.splitlines(keepends=True)):
        if change in changes:
            continue
        if any(_touch(change, other) for other in changes):
            return None
        changes.append(change)
    for start, end, new in sorted(changes, key=lambda change: change[:2], reverse=True):
        lines[start:end] = new
    return b"".join(lines)


def _changes(old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[_Change]:
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield a, b, list(new[c:d])


def _touch(one: _Change, other: _Change) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
