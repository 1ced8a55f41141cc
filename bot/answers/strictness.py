"""How sure the bot must be before it speaks unasked: thresholds of the calibration, and no others."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from bot.answers.policy import Policy
from bot.answers.results import Mode


class Strictness(StrEnum):
    """Which of the calibrated thresholds holds unasked: the highest, the usual ones, or that of questions put to it."""

    STRICT = "strict"
    USUAL = "usual"
    OPEN = "open"


def policy_for(policies: Mapping[Mode, Policy], mode: Mode, strictness: Strictness) -> Policy:
    """The policy of a mode; only the passive one can be stricter or more open."""
    usual = policies[mode]
    if mode is not Mode.PASSIVE or strictness is Strictness.USUAL:
        return usual
    if strictness is Strictness.STRICT:
        highest = max(usual.answer, usual.follow_up)
        return replace(usual, answer=highest, follow_up=highest)
    lowest = policies[Mode.DIRECT].answer
    return replace(usual, answer=min(usual.answer, lowest), follow_up=min(usual.follow_up, lowest))
