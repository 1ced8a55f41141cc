"""What scammers want, as patterns over sentences in which `reading` has put labels in capitals."""

from bot.scams.rules.contact import CONTACT_RULES, PROMISE_RULES
from bot.scams.rules.identity import IDENTITY_RULES
from bot.scams.rules.money import MONEY_RULES
from bot.scams.rules.notation import Rule

RULES: tuple[Rule, ...] = (*MONEY_RULES, *IDENTITY_RULES, *CONTACT_RULES, *PROMISE_RULES)
