"""A part of a knowledge folder as a folder of its own, for what starts from files."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.engines import knowledge_in
from bot.knowledge.editing.front_matter import with_list
from bot.knowledge.entry import Entry


def write_part(source: Path, target: Path, entries: int) -> Path:
    """The folder `target` with all platforms of `source` and at most so many entries; test questions are left out.

    Nearly that many: where a written answer is left out, one may be made of the platform's file instead.
    """
    whole = knowledge_in(source).entries
    written = [entry for entry in whole if not entry.generated]
    count = entries - (len(whole) - len(written))
    while True:
        made = _write([written[place * len(written) // count] for place in range(count)], whole, source, target)
        if made <= entries:
            return target
        count -= made - entries


def _write(picked: Sequence[Entry], whole: Sequence[Entry], source: Path, target: Path) -> int:
    """How many entries the folder has with these files."""
    kept = {entry.id for entry in (*picked, *(entry for entry in whole if entry.generated))}
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("faq", "tests.yaml"))
    for entry in picked:
        file = target / "faq" / f"{entry.id}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = (source / "faq" / f"{entry.id}.md").read_text(encoding="utf-8").splitlines()
        end = lines.index("---", 1)
        front = with_list(lines[1:end], "related", [other for other in entry.related if other in kept], ())
        file.write_text("\n".join([lines[0], *front, *lines[end:], ""]), encoding="utf-8")
    return len(knowledge_in(target).entries)
