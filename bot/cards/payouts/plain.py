"""An estimate as plain Markdown, for the terminal."""

from bot.cards.payouts.texts import pay_text, schedule_text, terms_text, title
from bot.payouts.results import Estimate

__all__ = ["estimate_text", "title"]


def estimate_text(estimate: Estimate) -> str:
    """Everything that the card says."""
    blocks = [pay_text(estimate), *(schedule_text(estimate, dated) for dated in estimate.schedules)]
    blocks.append(terms_text(estimate))
    whole = "\n\n".join(block for block in blocks if block)
    # Two spaces before the end of a line keep it one.
    return whole.removeprefix("-# ").replace("\n-# ", "\n").replace("\n", "  \n")
