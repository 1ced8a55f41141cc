"""Money that a worker is to pay before, or in order, to work."""

from bot.scams.results import Code
from bot.scams.rules.notation import Rule

_PRIVATE = "@private"
_FROM_THEM = (
    "@them|get|got|getting|be|been|being|was|were|am|is|are|someone @helpers* @pay|@paid|pays|gives|sends|@hand !FEE|"
    "for"
)
_TO_ME = "@pay|pays|@paid|@hand|owes|owe to? me|my|us !to|that"
_SERVICE_FEE = (
    "to_withdraw|withdrawal_fee|withdrawal_fees|withdrawal|withdrawals|conversion|transaction|cancellation|exchange|"
    "converting|deel|paypal|"
    "payoneer|wise|chargeback|late|incoming"
)
_MY_BANK = "direct|pending deposit // in|into my|the bank // send me|us"
_PURPOSE = "@aim ~4 @work"
_THIRD_MUST = (
    "they|he|she|company|platform|PLATFORM|client will|still|really|do? must|have_to|has_to|need_to|needs_to|should"
)
_OWN_WISH = "i|they|he|she just|then|only|will|and|first|now"

FEE_RULES = (
    # Money handed out under some demand: "I have to cover $28".
    Rule(
        Code.UPFRONT_FEE,
        "@pay|@hand !me|us ~5-me|us|sure|back @cash !@paperwork",
        near=("@demand",),
        unless=(_PRIVATE, _FROM_THEM, _TO_ME, _SERVICE_FEE, _MY_BANK, "they|client|company will|to deposit|pay"),
    ),
    Rule(
        Code.UPFRONT_FEE,
        f"@pay|@hand ~5-me|us|sure|back @cash !@paperwork ~3 {_PURPOSE}",
        unless=(_PRIVATE, _FROM_THEM, _TO_ME, _SERVICE_FEE, "add|make|give|provide a|the|your payment method|to"),
    ),
    # "They asked me for a fee", "she wants $50 for the training".
    Rule(
        Code.UPFRONT_FEE,
        "@ask @me? for|about? ~4-about|how|when|what|which|if|where|whether|to|me|my @cash !@paperwork",
        unless=(
            "i|to|can|we|how_to|could can|then|just|to? ask|asked|request|requested|demand",
            "raise // about my|the? payment|money",
        ),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "<i|we|to want|wants|wanted|need|needs|charge|charges|charged|charging|collects|take|takes|requires|required "
        "@me|to? "
        "a|an|some|the|small|only* ~1 MONEY|FEE|fee|deposit|money !an|a|per|from|back|in_my|i",
        near=("FEE|fee|deposit|first|upfront|from_me|as_a|@work",),
        unless=(_PRIVATE, _SERVICE_FEE, "i|we want|need|wanted|needed|require // salary|an_hour|pay_me|to_pay_me"),
    ),
    Rule(Code.UPFRONT_FEE, "a|the company|recruiter|site|platform to|who want|ask ~3 MONEY for ~3 @work"),
    # "Told to pay for my certification", "wants me to buy a laptop".
    Rule(
        Code.UPFRONT_FEE,
        "@ask|@tell|@say that? @me|i|we? @must? to|i|can? ~4-me|us|get|not|any|the|my|good|fair|a|his|her|their @pay "
        "!me|us|back|slip|stub|rise|raise|rate|range|details|my_tax|my_taxes|my_bills|as_you_go",
        unless=(
            _PRIVATE,
            _FROM_THEM,
            _TO_ME,
            "they|he|she|company|PLATFORM do|does|will|would pay // how_much_they_pay // i|we say|ask|want|need // "
            "wants my",
        ),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "@ask|@tell|@say that? @me|i|we? @must? to|i|can? ~4-me|us|get|not @buy ~3 @goods",
        unless=(_PRIVATE, _FROM_THEM, _TO_ME, "i|we say|ask|want|need"),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "<they|he|she|it|company|PLATFORM|client @must first|also|only|just|even? @pay !me|us|more|attention|taxes|"
        "bills",
        near=(f"MONEY|FEE|fee|deposit|upfront|up_front|in_advance|first|@goods // {_PURPOSE}",),
        unless=(_PRIVATE, _TO_ME, _THIRD_MUST, "pay someone"),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "<they|he|she|it|company|PLATFORM|client|i|we @must you? first|also|only|just|even|to? @buy ~3 @goods",
        unless=(_PRIVATE, _TO_ME, _THIRD_MUST, "i|we have_to|need_to|should"),
    ),
    Rule(Code.UPFRONT_FEE, "condition|requirement|step ~3 @buy|@pay ~4 @cash|@goods", unless=(_TO_ME,)),
    Rule(Code.UPFRONT_FEE, "@buy ~5 their|his|her|our vendor|supplier|partner|store|shop", unless=("i_want_to",)),
    # "A $15 application fee", "registration fee: $45", "fee required".
    Rule(
        Code.UPFRONT_FEE,
        "FEE",
        near=(
            "MONEY|@ask|@must|want|wants|told|charge|charges|charged|requires|applies|payable|due|before|first|"
            "refunded|"
            "refundable|kindly|please|small|pay|paid|send|sent|buy|purchase|only|there_is_a|there_was_a|has_a|have_a",
        ),
        unless=(
            _SERVICE_FEE,
            "was|were|got|get waived|refused // they|he|she|company|platform|PLATFORM|client pay|pays|paid|cover|"
            "covers the|my|for",
        ),
    ),
    # What it costs: "15 bucks for the registration", "the training costs $60", "we refund the $45 later".
    Rule(
        Code.UPFRONT_FEE,
        "MONEY for|as ~3 registration|register|registering|verification|verifying|activation|certificate|"
        "certification|application|"
        "enrollment|licence|license|onboarding|training|exam|background_check|security",
        unless=(
            _PRIVATE,
            _FROM_THEM,
            _TO_ME,
            _SERVICE_FEE,
            "earn|earned|earning|pays|receive|received|reimbursed|per|made",
        ),
    ),
    Rule(Code.UPFRONT_FEE, "only|just registration|training|verification|activation|onboarding ~1 MONEY"),
    Rule(
        Code.UPFRONT_FEE,
        "please|kindly|must|to|first do|make the|a|this|your? payment|payments ~3 MONEY|before|first|for|now",
    ),
    Rule(Code.UPFRONT_FEE, "@goods|@work ~2 cost|costs ~2 MONEY|MEANS", unless=(_SERVICE_FEE, "them|company|PLATFORM")),
    Rule(
        Code.UPFRONT_FEE,
        "refund|refunded|refundable|give_back|get_back|get_it_back|paid_back|returned ~4 MONEY|deposit|fee|FEE|it ,? "
        "~4 once|after|with|when ~4 "
        "tasks|task|salary|payment|paycheck|days // MONEY|deposit|fee|FEE ~4 refunded|refundable|returned|get_back",
        unless=("i want|wanted", "purchase|amazon|ticket"),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "fee|charge|price is|of|only ~1 MONEY",
        near=("you|told|said|says|payable|applicants|recruiter|@work",),
        unless=(_PRIVATE, _SERVICE_FEE, "bank"),
    ),
    Rule(Code.UPFRONT_FEE, "have_to|must|need_to pay the|a|my? tax|taxes first|before|upfront", unless=("irs",)),
    Rule(Code.UPFRONT_FEE, "you pay ~1 MONEY ~1 after|before|first|today|now", order=True),
    # What has been done already: "I paid 30 for registration", "I was charged".
    Rule(
        Code.UPFRONT_FEE,
        "<was|were|got|get|been|be|being|they|PLATFORM|he|she|it|not @paid !me|us ~3-me|us|taxes|a @sum|them|him|"
        "her|for ~4 "
        "for|to|before|FEE|fee|nothing|disappeared|gone ~3 @work|nothing|disappeared|gone|no_reply|wallet",
        unless=(
            _PRIVATE,
            _FROM_THEM,
            _TO_ME,
            "sent them|him|her? my|the|a|an resume|application|invoice|ticket|email|mail // for_my_work",
        ),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "i have|already|just|had|even|only|first* paid ~2 FEE|fee|registration|onboarding|activation|verification|"
        "training",
        unless=(_TO_ME,),
    ),
    Rule(
        Code.UPFRONT_FEE, f"was|am|got|being|been|get|they|he|she charged|billed ~4 {_PURPOSE}", unless=(_SERVICE_FEE,)
    ),
    Rule(Code.UPFRONT_FEE, "charged|billed my|me ~1 MONEY|card ~3 for ~2 @work", unless=(_SERVICE_FEE,)),
    Rule(
        Code.UPFRONT_FEE,
        "as_proof|as_a_proof|proof_of ~3 seriousness|interest|commitment",
        near=("MONEY|MEANS|@pay|@hand|money",),
    ),
    # Task scams: "recharge to continue", "your balance is negative, add 150".
    Rule(
        Code.UPFRONT_FEE,
        "top_up|topup|topped_up|recharge|recharged|recharging|deposit|add|invest|put_in ~6 "
        "unlock|continue|complete|more_tasks|next_level|next_set|negative|vip|withdraw|keep|finish|get_more",
        unless=("i_can|add_my|deposit_my|deposit_it",),
    ),
    Rule(Code.UPFRONT_FEE, "paid me ~1 MONEY ~~8 want|wants|ask|asks me? for|to? ~2 MONEY|deposit|top"),
    Rule(Code.UPFRONT_FEE, "i have|already? paid to do|start|join|get|work ~6 @work"),
    Rule(
        Code.UPFRONT_FEE,
        "balance|account ~4 negative|minus|frozen|locked",
        near=("top_up|top|topup|recharge|deposit|add|pay|send",),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "@pay|@paid|@hand|deposit|fee|FEE ~7 withdraw|release|unfreeze|unlock|claim|receive|get ~3 "
        "earnings|money|funds|balance|payout|payment|commission|account|tasks|salary|wallet|bonus|prize|it",
        near=("@demand", "FEE|MEANS|fee|fees|deposit|MONEY|money|@goods|upfront|in_advance|first|tax"),
        unless=(_FROM_THEM, _TO_ME, _PRIVATE, "fee|fees on"),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "until|unless|without|before|till i|we|you|u? first|have|finally|make? pay|paying|paid|send|sending ~3 MONEY|"
        "FEE|fee|deposit|money|tax|taxes",
        unless=(_TO_ME,),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "pay|paying|payment|deposit|money|transfer|send ~3-me|us upfront|up_front|in_advance|beforehand",
        unless=(_FROM_THEM, _TO_ME),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "upfront|advance ~1 fee|fees|payment|payments|deposit|money|MONEY",
        near=("@demand",),
        unless=(_FROM_THEM, _TO_ME),
    ),
    # Inside a question, but about a demand that was made: "should I pay the $40 they want?".
    Rule(
        Code.UPFRONT_FEE,
        "should|must|shall i ~1 @pay|send|give ~2 the|this|that|their|his|her ~3 MONEY|FEE|fee|deposit",
        even_asked=True,
    ),
    Rule(
        Code.UPFRONT_FEE,
        "MONEY|FEE|fee|deposit that|which? they|he|she now|still|keep? @ask|want|wants|wanted",
        even_asked=True,
    ),
    # The sender's own words.
    Rule(
        Code.UPFRONT_FEE,
        "@polite @pay|@hand me|us? ~3 MONEY|FEE|fee|deposit|MEANS ~5 ,? for|to|before|until|FEE|fee ~4 @work|begin // "
        "^ @pay|@hand me|us? ~3 MONEY|FEE|fee|deposit ~5 ,? for|to|before|until|FEE|fee ~4 @work|begin // ^ pay now|"
        "today|fast|quickly",
        order=True,
        unless=(_FROM_THEM, _PRIVATE, _OWN_WISH),
    ),
    Rule(
        Code.UPFRONT_FEE,
        f"{_PURPOSE} ~4 ,? ~2-they|he|she|i|we @pay|@hand ~2-me MONEY|FEE|fee|deposit|@goods",
        near=("you|your|dear|please|kindly|welcome|applicant|congrats|congratulations|sir|madam",),
        order=True,
        unless=(_FROM_THEM, _TO_ME, _PRIVATE, "i|we|they|he|she have_to|need_to|must|want|should"),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "@polite pay|buy|purchase me|us? ~3 FEE|fee|the_deposit|a_deposit|your_deposit|refundable_deposit|"
        "starter_package|training_kit // "
        "^ pay|buy|purchase me|us? ~3 FEE|fee|the_deposit|a_deposit|your_deposit|refundable_deposit|starter_package|"
        "training_kit",
        order=True,
        unless=(_FROM_THEM, _PRIVATE, _OWN_WISH),
    ),
    Rule(
        Code.UPFRONT_FEE,
        "if|once|after|when|as_soon_as you @pay|have_paid|paid|@hand ~2-me MONEY|FEE|fee|deposit",
        order=True,
    ),
    Rule(
        Code.UPFRONT_FEE,
        "just|only pay|send ~2 MONEY",
        near=("account|work|job|access|you",),
        order=True,
        unless=(_FROM_THEM, _TO_ME, _OWN_WISH),
    ),
)
