"""What moderators are told when the knowledge files change."""

from collections.abc import Sequence

from bot.answers.expected import Turned
from bot.answers.reloads import Broken, Live
from bot.cards import words as common
from bot.cards.card import Card
from bot.cards.desk import words
from bot.cards.limits import clip
from bot.cards.scams.check import RED
from bot.knowledge.problems import Problem

MOST_PROBLEMS = 8
MOST_TURNED = 8
PROBLEM_LIMIT = 300
QUESTION_LIMIT = 120


def news_card(news: Live | Broken) -> Card | None:
    """The card for the moderators' channel, None where there is nothing they need to know."""
    match news:
        case Broken(problems=problems):
            return Card([words.BROKEN, problem_lines(problems)], colour=RED)
        case Live(mended=mended, turned=turned, knowledge=knowledge):
            parts = [words.MENDED.format(answers=common.answers(len(knowledge.entries)))] if mended else []
            if any(one.is_worse for one in turned):
                parts.append(words.TURNED.format(count=len(turned), all=len(knowledge.expectations)))
                parts += [turned_lines(turned), words.TURNED_ACCEPT]
            return Card(parts) if parts else None


def problem_lines(problems: Sequence[Problem]) -> str:
    """Problems as `file:line: what to do`, the first few of them."""
    lines = [f"- {clip(f'`{one.file}:{one.line}` {one.message}', PROBLEM_LIMIT)}" for one in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        lines.append(words.MORE_PROBLEMS.format(count=len(problems) - MOST_PROBLEMS))
    return "\n".join(lines)


def turned_lines(turned: Sequence[Turned]) -> str:
    """Questions that go elsewhere, with both places; those that got worse come first and are marked."""
    lines = [
        f"- {'⚠️ ' if one.is_worse else ''}“{clip(one.expected.ask, QUESTION_LIMIT)}”: "
        f"{words.place(one.before.place)} → {words.place(one.after.place)}"
        for one in turned[:MOST_TURNED]
    ]
    if len(turned) > MOST_TURNED:
        lines.append(words.MORE_PROBLEMS.format(count=len(turned) - MOST_TURNED))
    return "\n".join(lines)
