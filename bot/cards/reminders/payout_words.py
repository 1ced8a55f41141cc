"""What reminders about money say."""

import datetime as dt

from bot.cards.words import day

INVOICE = "Send the invoice for your {platform} work."
CHECK = "Check whether the {platform} payout has arrived."
OVER = "That morning is over where you are. Use `/remind` for another time."
REMIND = "Remind me"


def invoice_label(date: dt.date) -> str:
    """Remind me to invoice, 26 Nov 2026."""
    return f"Remind me to invoice, {day(date)}"


def check_label(date: dt.date) -> str:
    """Remind me to check the payout, 29 Nov 2026."""
    return f"Remind me to check the payout, {day(date)}"
