"""The shards of a process: named one by one, or its share among equals."""

import re
from collections.abc import Iterator

MOST = 100_000
EXAMPLE = "write numbers and ranges separated by commas, for instance 0-3,8"


def read_shards(text: str) -> tuple[int, ...]:
    """The numbers in a text such as `0-3,8`, in order; `ValueError` says in a sentence what is wrong."""
    numbers = [number for part in text.split(",") if part.strip() for number in _range(part.strip())]
    if len(set(numbers)) < len(numbers):
        raise ValueError("a shard is named twice")
    return tuple(sorted(numbers))


def share_of(process: int, processes: int, count: int) -> tuple[int, ...]:
    """The shards of one of several processes: neighbours, and as many as the others have, or one more or less."""
    return tuple(range(process * count // processes, (process + 1) * count // processes))


def ordinal(name: str) -> int:
    """A process's number, also as the end of a name such as the pod `answers-bot-2`; `ValueError` without one."""
    found = re.fullmatch(r"(?:.*-)?(\d{1,6})", name.strip(), re.ASCII)
    if found is None:
        raise ValueError("use a number from 0, or a name that ends with one, such as answers-bot-2")
    return int(found[1])


def shown(shards: tuple[int, ...]) -> str:
    """The numbers as a person would write them: 0-3, 8."""
    parts: list[tuple[int, int]] = []
    for number in shards:
        if parts and parts[-1][1] == number - 1:
            parts[-1] = parts[-1][0], number
        else:
            parts.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in parts)


def _range(part: str) -> Iterator[int]:
    found = re.fullmatch(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?", part, re.ASCII)
    if found is None:
        raise ValueError(EXAMPLE)
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise ValueError(f"{part} runs backwards; {EXAMPLE}")
    if last >= MOST:
        raise ValueError(f"there are fewer than {MOST:,} shards")
    return iter(range(first, last + 1))
