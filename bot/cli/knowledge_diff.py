"""What a change of the knowledge does to its test questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.answerer import Answerer
from bot.answers.expected import Tried, Turned, tried, turned
from bot.knowledge.knowledge import Knowledge

MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Compared:
    """The questions that lead elsewhere, those that fail now, and which entries came, went or changed."""

    asked: int
    turned: tuple[Turned, ...]
    failing: tuple[Tried, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def compared(before: Answerer, knowledge: Knowledge) -> Compared:
    """The knowledge against the engine of the one before it; asked are the questions of both."""
    after = before.over(knowledge)
    # The newer expectation counts where both speak of the same question.
    both = [*knowledge.expectations, *before.knowledge.expectations]
    expectations = tuple({(one.turns, one.mode, one.platform): one for one in reversed(both)}.values())[::-1]
    old, new = before.knowledge.by_id, knowledge.by_id
    return Compared(
        asked=len(expectations),
        turned=turned(before, after, expectations),
        failing=tuple(one for one in tried(after, knowledge.expectations) if not one.passes),
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
        changed=tuple(name for name in sorted(new.keys() & old.keys()) if new[name] != old[name]),
    )


def lines(found: Compared) -> Iterator[str]:
    """For the terminal."""
    for kind, names in (("new", found.added), ("gone", found.removed), ("changed", found.changed)):
        if names:
            yield f"{kind}: {', '.join(names)}"
    yield f"{len(found.turned)} of {found.asked} test questions now go elsewhere."
    for one in found.turned:
        mark = "worse: " if one.is_worse else ""
        yield f"  {mark}“{one.expected.ask}”: {one.before.place} -> {one.after.place}"
    if found.failing:
        yield f"{len(found.failing)} do not reach what they must:"
        for each in found.failing:
            yield f"  “{each.expected.ask}” must reach {each.expected.reach}: {each.outcome.place}"


def comment(found: Compared) -> str:
    """For a pull request, in Markdown."""
    parts = ["### What this changes"]
    for kind, names in (("New", found.added), ("Gone", found.removed), ("Changed", found.changed)):
        if names:
            shown = ", ".join(f"`{name}`" for name in names[:MOST_ROWS])
            parts.append(f"{kind} ({len(names)}): {shown}{' …' if len(names) > MOST_ROWS else ''}")
    if not found.turned:
        parts.append(f"All {found.asked} test questions lead where they led before.")
    else:
        rows = [
            f"| {'⚠️ ' if one.is_worse else ''}{_cell(one.expected.ask)} | {one.before.place} | {one.after.place} |"
            for one in found.turned[:MOST_ROWS]
        ]
        table = "\n".join(["| question | before | now |", "|---|---|---|", *rows])
        parts.append(f"**{len(found.turned)} of {found.asked} test questions now go elsewhere:**\n\n{table}")
    if found.failing:
        rows = [f"- {_cell(one.expected.ask)}: must reach `{one.expected.reach}`" for one in found.failing[:MOST_ROWS]]
        parts.append(
            f"**{len(found.failing)} do not reach what they must.** If that is meant, change what they must reach in "
            "`knowledge/tests.yaml` in this pull request; that accepts it.\n\n" + "\n".join(rows)
        )
    return "\n\n".join(parts)


def _cell(text: str) -> str:
    # What a contributor wrote must stay text: no table cells, links or pings of its own.
    for sign, plain in (("|", "\\|"), ("`", "'"), ("<", "&lt;"), ("@", "@\u200b"), ("[", "\\[")):
        text = text.replace(sign, plain)
    return " ".join(text.split())
