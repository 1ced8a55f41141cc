"""How long a review holds, by what the answer is about."""

import datetime as dt

from bot.knowledge.platform import Platform
from bot.knowledge.topics import Topic

LONGEST = dt.timedelta(days=365)
FIGURES = dt.timedelta(days=120)
"""For what changes within months: pay and payment."""
CONDITIONS = dt.timedelta(days=180)
"""For who may work."""
LIMITS = {
    Topic.PAY_RATES: FIGURES,
    Topic.PAYMENT_TIMING: FIGURES,
    Topic.PAYMENT_METHOD: FIGURES,
    Topic.ELIGIBILITY_COUNTRY: CONDITIONS,
    Topic.ELIGIBILITY_CREDENTIALS: CONDITIONS,
}


def limit_for(topic: Topic, longest: dt.timedelta = LONGEST) -> dt.timedelta:
    """How long a review of an answer about `topic` holds, never more than `longest`."""
    return min(LIMITS.get(topic, LONGEST), longest)


def limit_of_facts(platform: Platform, longest: dt.timedelta = LONGEST) -> dt.timedelta:
    """How long a review of a platform file holds: less where it holds figures."""
    return min(FIGURES if platform.pay or platform.payment else LONGEST, longest)


def facts_hold_until(platform: Platform) -> dt.date:
    """The last day on which the review of a platform file holds."""
    return platform.reviewed + limit_of_facts(platform)


def is_stale(reviewed: dt.date, topics: tuple[Topic, ...], today: dt.date) -> bool:
    """Whether a card about these topics rests on a review that was too long ago."""
    return today - reviewed > min(map(limit_for, topics), default=LONGEST)
