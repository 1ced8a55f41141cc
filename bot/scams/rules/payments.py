"""Strange ways of being paid: checks of which a part is to be passed on, and means that no platform uses."""

from bot.scams.results import Code, Weight
from bot.scams.rules.notation import Rule

_CASHING_OUT = (
    "withdraw|withdrawal|withdrawals|withdrawing|cash_out|cashout|convert|converting|coinbase|exchange|from_deel|"
    "deel_lets|"
    "deel_supports|deel_allows|deel_offers|deel_has|deel_card|from_paypal|my_bank|my_own|conversion|i_want_to|"
    "with_my_earnings|"
    "studies|study|deel_pay"
)

CHECK_RULES = (
    Rule(
        Code.FAKE_CHECK,
        "check|cheque|cashiers_check|bank_draft ~8 ,? ~6 deposit|cash|equipment|supplies|send|wire|difference|vendor|"
        "supplier|buy|"
        "purchase|forward|remaining|leftover|rest",
        near=(
            "sent|send|sends|arrived|came|mail|mails|mailed|mailing|gave|give|posted|got|received|deposit|cash|want|"
            "wants|told|asked|asks|wire|supplier|vendor|rest|by",
        ),
        unless=(
            "background|id|identity|status|to_check|check_my|check_the|check_your|check_if|check_whether|check_that|"
            "please_check|"
            "spell|double_check|check_out|check_in|check_with|in_my_bank",
        ),
    ),
    Rule(
        Code.FAKE_CHECK,
        "deposit|cash|deposited|cashed a|the|this|their|that|my* ~1 check|cheque ~10 send|buy|forward|wire|gift|"
        "equipment|MEANS|rest|back|vendor",
    ),
    Rule(
        Code.FAKE_CHECK,
        "check|cheque|cashiers_check|bank_draft ~4 from ~2 @recruiter|them|company",
        unless=("background|id|identity|status|to_check|please_check|double_check|will_check|can_check",),
    ),
    Rule(Code.FAKE_CHECK, "receive|get|accept ~3 payments|transfers|money|funds ~4 pass|forward ~3 on|them|it|along"),
    Rule(
        Code.FAKE_CHECK,
        "overpaid|paid_me_too_much|paid_us_too_much|sent_me_too_much|sent_us_too_much|sent_me_extra ~6 ,? ~4 send|"
        "return|refund|wire|transfer|back|rest",
        near=("want|wants|wanted|asked|asks|ask|told|said|must|should_i|need",),
        unless=("deel|paypal|PLATFORM|support",),
    ),
)

METHOD_RULES = (
    Rule(
        Code.UNUSUAL_PAYMENT,
        "@paying ,? ~6 ,? in|via|by|through|with|using|on|to|into|as|only|is|be|from|are ~3 MEANS",
        unless=(_CASHING_OUT,),
    ),
    Rule(
        Code.UNUSUAL_PAYMENT,
        "payment|payments|payout|salary|paid ,? ~1 MEANS // MEANS payment|payments|payout|payouts|salary|only|pay|"
        "accepted|transfer // only MEANS",
        unless=(_CASHING_OUT,),
    ),
    Rule(Code.UNUSUAL_PAYMENT, "@ask|@tell|@must|please|kindly ~8 MEANS", unless=(_CASHING_OUT,)),
    Rule(
        Code.UNUSUAL_PAYMENT,
        "@polite send|give|share|drop|buy|purchase|transfer|pay|deposit|use|provide me|us? ~4 MEANS // "
        "^ send|give|share|drop|buy|purchase|transfer|pay|deposit|use|provide me|us? ~4 MEANS",
        order=True,
        unless=(_CASHING_OUT,),
    ),
    Rule(
        Code.UNUSUAL_PAYMENT,
        "faster|quicker|better|cheaper|sooner|easier than deel // instead_of|outside|outside_of|skip|bypass|without|"
        "not_through|"
        "not_use|no_need_for|avoid the? deel|platform",
        near=("we|you|they|he|she|directly|recruiter|client|manager|me", "@paying|crypto|work|fee|fees|MEANS"),
        unless=("possible|prefer|wish|can_i|i_use|i_used|stripe|my_card|be_paid_through",),
    ),
    Rule(Code.UNUSUAL_PAYMENT, "faster_than|quicker_than|skip|bypass|outside_of|outside deel", weight=Weight.WEAK),
)
