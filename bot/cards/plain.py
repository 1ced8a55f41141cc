"""An answer as plain Markdown text, for the terminal and for whoever reads the `answer` of its JSON."""

import datetime as dt

from bot.answers.results import Answer, Mode, NoMatch, Result, Suggestions
from bot.cards import words
from bot.knowledge.freshness import is_stale
from bot.knowledge.knowledge import Knowledge


def whole_text(result: Result, mode: Mode, knowledge: Knowledge, today: dt.date | None = None) -> str:
    """Everything a reader would see on the day `today`; empty where the bot stays silent."""
    match result:
        case Answer():
            return "\n\n".join(part for part in (f"**{result.title}**", *_parts(result, knowledge, today)) if part)
        case Suggestions(suggestions):
            lines = [f"- {suggestion.entry.question}" for suggestion in suggestions]
            return "\n".join([words.DID_YOU_MEAN.lstrip("# "), *lines])
        case NoMatch():
            return words.NO_MATCH_UNKEPT.lstrip("# ") if mode is Mode.DIRECT else ""


def _parts(answer: Answer, knowledge: Knowledge, today: dt.date | None) -> list[str]:
    parts = [answer.body]
    if answer.comparison:
        for column, platform in enumerate(answer.comparison.platforms):
            lines = [f"- {subject}: {cells[column]}" for subject, cells in answer.comparison.rows]
            parts.append("\n".join([f"**{knowledge.platform_name(platform)}**", *lines]))
    notes = [words.speaking_for(knowledge.platform_name(answer.assumed_platform))] if answer.assumed_platform else []
    notes += [words.source_line(source) for source in answer.sources]
    notes += [words.reviewed_line(answer.reviewed)]
    notes += [words.STALE] if today and is_stale(answer.reviewed, answer.topics, today) else []
    notes += dict.fromkeys(f"-# {source.licence}" for source in answer.sources if source.licence)
    parts.append("\n".join(note.removeprefix("-# ") for note in notes))
    if answer.related:
        parts.append("\n".join(["See also:", *(f"- {entry.question}" for entry in answer.related)]))
    return parts
