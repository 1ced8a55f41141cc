"""Why the engine decided as it did, in words a moderator understands."""

from bot.answers.answerer import Answerer
from bot.answers.policy import POLICIES
from bot.answers.results import Mode
from bot.answers.understanding import Understood
from bot.knowledge.knowledge import Knowledge


def explain(answerer: Answerer, turns: list[str], mode: Mode) -> list[str]:
    """Lines that say what was understood, what was near, and what the decision hung on."""
    understood = answerer.understand(turns)
    if understood is None:
        return ["There was no message."]
    query, policy = understood.query, POLICIES[mode]
    lines = [
        f"Words that count: {', '.join(query.content) or 'none'}",
        f"Platforms: {_names(answerer.knowledge, query.platforms)}"
        + (" (not named in the message: from the conversation or channel)" if understood.assumed else ""),
        f"Reads as a question: {'yes' if understood.asks else 'no'}",
    ]
    if query.others:
        lines.append(f"Names companies we know nothing about: {', '.join(query.others)}")
    if query.unknown:
        lines.append(f"Words nobody here uses: {', '.join(query.unknown)}")
    if query.command:
        lines.append("Looks like a command for another bot, so it is left alone.")
    lines.append("Candidates, with the chance that each is meant:")
    lines += [
        f"  {match.confidence:4.0%}  {match.entry.id if match.entry else match.intent.title}"
        for match in understood.matches
    ]
    lines.append("Nearest phrasings, with their likeness:")
    lines += [
        f"  {likeness:4.0%}  “{phrasing}” ({entry})" for phrasing, entry, likeness in answerer.nearest(understood)
    ]
    lines.append(
        f"It answers from {policy.answer:.0%} on"
        + (f", suggests from {policy.suggest:.0%} on" if policy.suggest <= 1 else "")
        + (", and only questions." if policy.must_ask else ".")
    )
    lines.append(_what_would_change(understood, mode))
    return lines


def _what_would_change(understood: Understood, mode: Mode) -> str:
    policy = POLICIES[mode]
    if policy.must_ask and not understood.asks:
        return "It stays silent because nothing is asked; a question mark or a question word would change that."
    if understood.confidence < policy.answer:
        return "To have it answered: add this wording, or one near it, to `asked_as` of the right entry."
    return "To have it left alone: add this wording to `not_asked_as` of that entry, or to `out_of_scope`."


def _names(knowledge: Knowledge, platforms: tuple[str, ...]) -> str:
    return ", ".join(knowledge.platform_name(platform) for platform in platforms) or "none"
