"""Why the engine decided as it did, in words a moderator understands."""

from collections.abc import Iterator

from bot.answers import counterfactual
from bot.answers.answerer import Answerer
from bot.answers.policy import NEVER, Policy
from bot.answers.results import Mode
from bot.answers.understood import Understood
from bot.knowledge.knowledge import Knowledge


def explain(answerer: Answerer, turns: list[str], mode: Mode) -> list[str]:
    """Lines that say what was understood, what was near, what the decision hung on and what would have changed it."""
    understood = answerer.understand(turns)
    if understood is None:
        return ["There was no message."]
    policy = answerer.policy(mode)
    return [
        *_reading(answerer, understood),
        *([_gate(answerer, turns[-1])] if policy.must_ask else []),
        *_candidates(answerer, understood),
        *_nearest(answerer, understood),
        _thresholds(policy),
        *counterfactual.changes(answerer, understood, policy),
    ]


def _reading(answerer: Answerer, understood: Understood) -> Iterator[str]:
    query = understood.query
    yield f"Words that count: {', '.join(query.content) or 'none'}"
    assumed = " (not named in the message: from the conversation or channel)" if understood.assumed else ""
    yield f"Platforms: {_names(answerer.knowledge, query.platforms)}{assumed}"
    yield f"Reads as a question: {'yes' if understood.asks else 'no'}"
    if understood.compared:
        yield f"Sets side by side: {_names(answerer.knowledge, understood.compared)}"
    if query.others:
        yield f"Names companies we know nothing about: {', '.join(query.others)}"
    if query.unknown:
        yield f"Words nobody here uses: {', '.join(query.unknown)}"
    if query.command:
        yield "Looks like a command for another bot, so it is left alone."
    if not answerer.compares_meanings:
        yield "Meanings were not compared, only words and letters: sentence vectors are off."


def _gate(answerer: Answerer, message: str) -> str:
    passes = answerer.gate.lets_through(message)
    return "First look: worth a full look" if passes else "First look: ordinary chat, left alone at once"


def _candidates(answerer: Answerer, understood: Understood) -> Iterator[str]:
    yield "Candidates, with the chance that each is right:"
    for match in understood.matches:
        yield f"  {match.confidence:4.0%}  {match.entry.id if match.entry else match.intent.title}"
    if understood.told_apart:
        yield "None is likely. Which one is first hung on what its phrasings and those of the others differ in."
    if understood.matches:
        yield "What made the first one more (+) or less (-) sure than usual:"
        for effect in counterfactual.effects(understood.matches[0], answerer.calibration)[:6]:
            yield f"  {effect.odds:+.1f}  {effect.in_words} ({effect.value:.2f})"


def _nearest(answerer: Answerer, understood: Understood) -> Iterator[str]:
    yield "Nearest phrasings, with their likeness:"
    for phrasing, entry, likeness in answerer.nearest(understood):
        yield f"  {likeness:4.0%}  “{phrasing}” ({entry})"


def _thresholds(policy: Policy) -> str:
    suggests = "" if policy.suggest == NEVER else f", suggests from {policy.suggest:.0%} on"
    return f"It answers from {policy.answer:.0%} on{suggests}{', and only questions.' if policy.must_ask else '.'}"


def _names(knowledge: Knowledge, platforms: tuple[str, ...]) -> str:
    return ", ".join(knowledge.platform_name(platform) for platform in platforms) or "none"
