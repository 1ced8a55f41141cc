"""New files for moderators who start from nothing."""

import re
from pathlib import Path

from bot.cli.common import fail, note
from bot.clock import utc_now
from bot.knowledge.editing.new_entry import NewEntry, slug_of
from bot.knowledge.editing.scalars import key_lines
from bot.knowledge.topics import Topic
from bot.sentences.whole_file import write_whole

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def entry_file(
    folder: Path,
    question: str,
    topic: Topic,
    platform: str | None,
    slug: str | None,
    asked_as: tuple[str, ...],
    answer: str,
) -> None:
    """Write the file of a new answer, and say what is left to do."""
    known = sorted(path.stem for path in (folder / "platforms").glob("*.yaml"))
    if platform is not None and platform not in known:
        fail(f"There is no platforms/{platform}.yaml. There are: {', '.join(known) or 'none yet'}.")
    if slug is not None and not _SLUG.fullmatch(slug):
        fail(f"'{slug}' cannot be a file's name: use small letters, digits and single hyphens, such as first-payout.")
    entry = NewEntry(
        slug=slug or slug_of(question, _names(folder / "faq" / (platform or "general"))),
        question=question,
        topic=topic,
        answer=answer,
        reviewed=utc_now().date(),
        platform=platform,
        asked_as=asked_as,
    )
    _write(folder, entry.file, entry.content)
    if not answer:
        note("Write the answer below the second '---', name its sources, and add ways people ask it.")


def platform_file(folder: Path, name: str, website: str, operator: str, summary: str) -> None:
    """Write the file of a new platform, and say what is left to do."""
    pairs = {"name": name, "operator": operator, "website": website, "summary": summary}
    lines = [line for key, value in pairs.items() for line in key_lines(key, value)]
    lines += key_lines("reviewed", utc_now().date())
    _write(folder, f"platforms/{slug_of(name)}.yaml", ("\n".join(lines) + "\n").encode())
    note("Add names people use for it (aliases), its official domains, pay and payment, with sources.")


def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.stem for path in folder.glob("*.md"))


def _write(folder: Path, file: str, content: bytes) -> None:
    path = folder / file
    if path.exists():
        fail(f"{path} exists already.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        fail(f"{path} cannot be written: {error.strerror}.")
    print(path)
    note(f"Then run: python -m bot check {folder}")
