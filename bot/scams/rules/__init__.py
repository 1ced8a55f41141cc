"""What scammers want, as patterns over sentences in which `reading` has put labels in capitals."""

from bot.scams.rules.contact import CONTACT_RULES, PROMISE_RULES
from bot.scams.rules.fees import FEE_RULES
from bot.scams.rules.identity import IDENTITY_RULES
from bot.scams.rules.notation import Rule
from bot.scams.rules.payments import CHECK_RULES, METHOD_RULES

RULES: tuple[Rule, ...] = (
    *FEE_RULES,
    *CHECK_RULES,
    *METHOD_RULES,
    *IDENTITY_RULES,
    *CONTACT_RULES,
    *PROMISE_RULES,
)
