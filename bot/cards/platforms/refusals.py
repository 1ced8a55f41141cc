"""What is shown where names stand for no platforms, or for too few or too many."""

from collections.abc import Sequence

from bot.cards.card import QUIET, Card, Control
from bot.cards.controls import PressButton
from bot.cards.platforms import words
from bot.cards.platforms.presses import OpenPlatform, platform_key, side_by_side
from bot.comparisons.compare import FEWEST, MOST, TooFew, TooMany
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.platform_names import UnknownPlatform, find_platform


def unknown_card(unknown: UnknownPlatform, knowledge: Knowledge) -> Card:
    """The nearest platforms, one press away."""
    buttons = [PressButton(OpenPlatform(platform_key(one)), knowledge.platform_name(one)) for one in unknown.nearest]
    return _card(words.unknown_platform(unknown, knowledge), buttons)


def not_compared_card(refusal: UnknownPlatform | TooFew | TooMany, names: Sequence[str], knowledge: Knowledge) -> Card:
    """Why there is no comparison; where one name is wrong, the same with a platform that it resembles."""
    match refusal:
        case TooFew() | TooMany():
            return _card(words.wrong_number(refusal, knowledge), [])
        case UnknownPlatform(wrong, nearest):
            buttons: list[Control] = []
            for one in nearest:
                meant = [one if " ".join(name.split()) == wrong else name for name in names]
                found = dict.fromkeys(find_platform(name, knowledge.platforms) for name in meant)
                platforms = [platform for platform in found if isinstance(platform, str)]
                if FEWEST <= len(platforms) == len(found) <= MOST:
                    buttons.append(PressButton(side_by_side(platforms), knowledge.platform_name(one)))
            return _card(words.unknown_platform(refusal, knowledge), buttons)


def _card(text: str, buttons: Sequence[Control]) -> Card:
    return Card([text], [buttons], colour=QUIET)
