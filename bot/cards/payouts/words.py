"""Every word of `/payout`: short, kind, in one place."""

from bot.payouts.hours import HOURS_A_WEEK, MOST_WEEKS, HoursFault
from bot.payouts.timeline import Undated

DESCRIPTION = "What your work pays and when the money comes, with sources"
PLATFORM = "The platform you work for"
ROLE = "Your role or profession, such as lawyer or python developer"
HOURS = "All your hours, such as 12.5, 2h30m or 2:30"
WEEKLY_HOURS = "Instead of all hours: hours a week"
WEEKS = "For how many weeks (1 to 52)"
COMPLETED_ON = "The day the work is completed, such as 2026-03-15"
INVOICE_ON = "The day of your invoice, such as 2026-03-16"
PUBLIC = "Show it to everybody here (otherwise only you see it)"

CHANGE_HOURS = "Change hours"
SHARE = "Share here"
MISSING_MONEY = "My money is late"

FORM_TITLE = "Change hours"
FORM_HOURS = "All hours"
FORM_HOURS_HELP = "Such as 12.5, 2h30m or 2:30. Leave it empty to give hours a week."
FORM_WEEKLY = "Or hours a week"
FORM_WEEKS = "And for how many weeks"

BEFORE_TAX = "All amounts are gross: before tax and before fees of the payment service, your bank or the exchange."
CONTRACT_DECIDES_RATE = "These are rates that sources report. The rate in your contract decides."
CONTRACT_DECIDES_TERMS = "The sources disagree about the terms. Your contract decides which of them is yours."
STALE = (
    "⏳ {platform}'s figures were last checked on {day}, a while ago for something that changes. Check the source "
    "before you rely on them."
)
CALENDAR_DAYS = "Dates are calendar days, and none is moved off a weekend or holiday."
ONE_WEEK = "No number of weeks was given, so this is for one week."
OPEN_END = "The upper end is open: the source gives {rate}."
NO_UPPER_END = "The source gives no upper end, only {rate}."
READ_AS = "I read “{given}” as “{meant}”."
COVERS_ROLE = "{platform} has no sourced rate for “{role}”. This one is for all its work."
COVERS_ALL = "No role was given, so this is the rate for all work at {platform}."
RATE_USED = "Rate used: {role}, {rate}"
RATE_PAGE_UNDATED = "The page with this rate shows no date."
NO_TERMS = "We have no sourced payment terms for {platform}, so no payday can be given."

HOURS_EXAMPLES = "Write them as a number or a time, such as 12.5, 12,5, 2h30m or 2:30."
HOURS_FAULTS = {
    HoursFault.UNREADABLE: "I cannot read “{given}” as hours. " + HOURS_EXAMPLES,
    HoursFault.NEGATIVE: "Hours cannot be below zero. " + HOURS_EXAMPLES,
    HoursFault.ZERO: "No hours, no pay: give more than zero hours. " + HOURS_EXAMPLES,
    HoursFault.ENDLESS: "Hours need to be a finite number. " + HOURS_EXAMPLES,
    HoursFault.MINUTES: "Minutes after hours go up to 59. " + HOURS_EXAMPLES,
    HoursFault.TOO_MANY: "“{given}” is more than the {limit:,} hours that this time has, at 24 hours a day. "
    "Check the number.",
    HoursFault.TOO_MANY_A_WEEK: f"A week has {HOURS_A_WEEK} hours, and “{{given}}” is more. Check the hours a week.",
    HoursFault.WEEKS: f"“{{given}}” is no number of weeks. Give a whole number from 1 to {MOST_WEEKS}.",
    HoursFault.TWO_WAYS: "Give either all hours, or hours a week with a number of weeks, not both.",
    HoursFault.MISSING: "Give a role and hours for the pay, or a date for the paydays, or both.",
}
DATE_NAMES = {"completed_on": "completion", "invoice_on": "invoice", "today": "today"}

UNDATED = {
    Undated.NO_COMPLETION: "Give the day the work is completed, and I can say the payday.",
    Undated.NO_PAYDAY: "The source names no payday, so no date can be given.",
    Undated.NO_APPROVAL: "Counted from the approval of your work: paid within {days} of it.",
    Undated.NO_INVOICE: "Counted from your invoice: paid within {days} of it.",
    Undated.ON_REQUEST: "You ask for the money yourself, so the day depends on when you do.",
}

RULES = {
    "weekly": "Weekly",
    "every_two_weeks": "Every two weeks",
    "twice_monthly": "Twice a month",
    "monthly": "Monthly",
    "on_request": "On request",
}
INVOICE = "Invoice: {day}"
INVOICE_FROM = "Invoice: from {day} on, as soon as the work is approved"
FIRST_PAYOUT = "First payout"
REGULAR_PAYOUT = "Regular payout"
LAST_PAYOUT = "Last week’s payout"
ANY_PAYOUT = "First and regular payout"
SENT = "Sent"
IF_INVOICED = " Invoiced on {day}, it would be by {due}."
THEN_TAKES = " From then on it takes {days}."
ON_A_WEEKEND = "{days} falls on a weekend; a bank may book the money on the next working day."
ON_WEEKENDS = "{days} fall on a weekend; a bank may book the money on the next working day."
OVERDUE = "Overdue: the last of these days was {ago} ago. If the money has not come, "
REGULAR_OVERDUE = "Overdue for {ago} as a regular payout; a first one may take until {day}."
WINDOW_PASSED = "Window passed: the first payout was expected until {day}. If it has not come, "
ASK_PLATFORM = "ask {platform} ({website}) whether and through which payment service it was sent."
ASK_BOTH = (
    "ask {platform} ({website}) whether it was sent, "
    "and {provider}’s support about a payment that was sent and is not there."
)
TERMS_PAGE_UNDATED = "The page with these terms shows no date."

TIMELINE = "Timeline"
WHEN_THE_MONEY_COMES = "When the money comes"
FOR_HOURS = "gross for {hours}"
YOUR_WORK = "Your work"
DONE = "done {day}"
INVOICED = "invoice {day}"
FIRST_SHORT = "first payout {days}"
LAST_SHORT = "last week’s {days}"
BY_SHORT = "by {day}"
SENT_SHORT = "sent {day}"
WHY_NO_DAY = {
    Undated.NO_COMPLETION: "depends on the day the work is completed",
    Undated.NO_PAYDAY: "no payday named by the source",
    Undated.NO_APPROVAL: "counted from the approval of your work",
    Undated.NO_INVOICE: "counted from your invoice",
    Undated.ON_REQUEST: "depends on when you ask for it",
}
TODAY = "today"
CASH_FLOW = "Gross by payday (light: up to)"
PAYMENTS = "In {count} from {first} to {last}."
PAYMENT = "In one payment by {day}."
RATE = "Rate"
