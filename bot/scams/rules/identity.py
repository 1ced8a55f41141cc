"""What belongs to one person only: accounts, passwords, codes, papers."""

from bot.scams.results import Code, Weight
from bot.scams.rules.notation import Rule

_OTHER_ACCOUNT = (
    "bank_account|bank_accounts|ebay|instagram|facebook_account|steam_account|netflix|account_manager|sold_out|"
    "after_i_sold"
)
_ABOUT_TRADE = "happens|people_who|users_who|those_who|rule|rules|allowed|ban|banned|reported|report|never_trust"
_LOGGING_IN = (
    "log_in|logging_in|logged_in|login_page|log_on|sign_in|signing_in|signed_in|sign_up|reset|resetting|forgot|"
    "forgotten|"
    "change_my|changed_my|website|web_site|enter_the|enter_my|enter_a|app_asks|authenticator_app|page_asks|settings|"
    "create_an_account|create_my_account|persona|veriff|wrong|new_password"
)
_OFFICIAL_CHECK = (
    "in_the_app|in_its_app|in_their_app|in_app|persona|veriff|on_the_platform|on_the_site|on_their_site|"
    "on_the_website|on_the_page|"
    "official|in_deel|through_deel|via_deel|stripe|upload_it"
)
_SERVICE_ASKS = (
    "<from|at|of PLATFORM|deel|paypal|stripe|login|app|it|site|website|page|screen keep|keeps|now|always|also* @ask|"
    "@tell !me_to_send|me_to_share"
)
_CODE_WORK = "python|source|review|write|wrote|written|sample|samples|snippet|exam|compile"

ACCOUNTS = (
    Rule(Code.ACCOUNT_TRADE, "offered|offers|offering|paid|pays|gives ~2 MONEY|RATE for my|your|our ~2 @account"),
    Rule(
        Code.ACCOUNT_TRADE,
        "someone|somebody|person|partner|people|guy with ~4 @account",
        near=("you get|keep|earn|receive half|percent|share|MONEY // split // i give|pay you",),
        order=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "@trade me|us? out? ~5-bank|for|with|into|from|to|using|on|a_laptop|laptop|crypto @account !balance|manager|"
        "executive|details",
        unless=(_OTHER_ACCOUNT, _ABOUT_TRADE),
        order=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "@trade out? @account on|for PLATFORM|rent|sale",
        unless=(_OTHER_ACCOUNT, _ABOUT_TRADE),
        order=True,
    ),
    Rule(Code.ACCOUNT_TRADE, "@trade my|your|his|her ~2 login|logins|identity", unless=(_OTHER_ACCOUNT, _ABOUT_TRADE)),
    Rule(
        Code.ACCOUNT_TRADE,
        "@account ~5 for|on|to sale|rent|lease|sell|buy",
        unless=(_OTHER_ACCOUNT, "how_to"),
        order=True,
        even_asked=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "@account rental|renting|rent|seller|sellers // rental|rented @account // wts|wtb ~4 @account",
        order=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "use|using|access|access_to|share|sharing|work_on|work_with|work_under|work_from|works_on|works_under|"
        "working_on|working_under|"
        "log_into|log_in_to|take_over my|your|his|her|someone's|ur|our ~2 account|profile|login|id|name|identity",
        near=("and|for|in_exchange|split|give|gives|pay|pays|offered|offers|keep ~5 @share",),
        unless=(_OTHER_ACCOUNT,),
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "can|could|may|let i|we|me use|borrow|rent|take your|ur ~2 @account",
        near=("pay|MONEY|RATE|percent|share|split|give_you",),
        order=True,
        even_asked=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "can|could|may i|we use|borrow|rent your|ur ~2 @account",
        weight=Weight.WEAK,
        even_asked=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "share|sharing my|our ~2 @account ~3 for|and ~3 @share",
        unless=(_OTHER_ACCOUNT,),
        order=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "provide|provides|give|gives|offer|offering ~4 @account ~3 pay|MONEY|for_sale",
        order=True,
        unless=(_OTHER_ACCOUNT, "they_pay"),
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "anyone|anybody|who|someone|somebody is|here|else|can|please|to|would|will* selling|renting|sells|rents|sell|"
        "rent|lend|"
        "want_to_buy|want_to_rent|want_to_sell|wants_to_buy|wants_to_rent|wants_to_sell|interested_in_buying|"
        "interested_in_renting|"
        "willing_to_rent|willing_to_sell|willing_to_lend me? ~5 @account",
        unless=(_OTHER_ACCOUNT, _ABOUT_TRADE, "what_happens"),
        order=True,
        even_asked=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "looking_for|need|want|searching_for|in_search_of|any|got|have|has ~5-new|to @account ~3 ,? ~2 "
        "to_rent|to_buy|to_sell|for_rent|for_sale|will_pay|can_pay|paying|pay_well|MONEY|RATE",
        unless=(_OTHER_ACCOUNT, "MONEY|RATE in|on my // they will|can pay"),
        order=True,
        even_asked=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "verified|approved|ready|aged|us|usa|uk|activated ~2 account|accounts|profile|profiles|accs ~2 available|"
        "in_stock|cheap|MONEY|for_sale|for_rent",
        order=True,
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "open|create|make|register|verify|opens|opened ~3 @account ~2 in|with|under|using|on my|your name|id|DOC|"
        "details|identity|papers",
        near=("@share",),
    ),
    Rule(
        Code.ACCOUNT_TRADE,
        "@ask|want|wants|wanted|told|tells @me? for|to? ~2 my|your ~2 account|login|profile",
        near=("do_tasks|do_the_tasks|do_the_work|do_work|work_for_me|rent|split|MONEY|RATE|share|half|money|SECRET",),
        unless=(_LOGGING_IN, "to_pay_out|bank"),
    ),
)

PLACES = (
    Rule(
        Code.SOLD_ACCESS,
        "get_you|help_you|make_you|get_u|get_your|pass|do|take|complete|clear ~4 "
        "approved|accepted|hired|verified|in|assessment|exam|test|interview|screening|quiz|qualification ~6 ,? for|"
        "only|just|price|at? "
        "MONEY|a_fee|FEE|paid_service",
        near=("you|your|u|ur|message|inbox|contact",),
        unless=("they|PLATFORM pay|paid|pays // got|get|was|were|getting paid // i_got_MONEY",),
        order=True,
    ),
    Rule(
        Code.SOLD_ACCESS,
        "selling|sell|sells|buy|buying ~3 exam|assessment|test|quiz|screening answer|answers|solution|solutions|"
        "results|key|keys",
        order=True,
    ),
)

SECRETS = (
    Rule(
        Code.ASKS_FOR_SECRET,
        "@ask|@tell|@say|wanna|must @me? for|to|about? ~7-reset|change|forgot|new|wrong SECRET",
        unless=(
            _LOGGING_IN,
            _SERVICE_ASKS,
            "it|app|screen|page|error|site says|said|sends // i need|want|wanted|needed",
        ),
    ),
    Rule(
        Code.ASKS_FOR_SECRET,
        "@polite @give me|us|him|her|them|here|below? ~4 SECRET // ^ @give me|us|him|her|them|here|below? ~4 SECRET",
        order=True,
        unless=(_LOGGING_IN,),
    ),
    Rule(
        Code.ASKS_FOR_SECRET,
        "@polite @give ~6 DOC ~1 and ~3-keep|protect|never|not|change|forget SECRET // "
        "^ @give ~6 DOC ~1 and ~3-keep|protect|never|not|change|forget SECRET // "
        "@polite @give ~5 SECRET ~1 and ~5 DOC // ^ @give ~5 SECRET ~1 and ~5 DOC",
        order=True,
        unless=(_LOGGING_IN,),
    ),
    Rule(
        Code.ASKS_FOR_SECRET,
        "can|could|would|will you|u please|kindly? @give me|us ~4 SECRET|the_code_you|the_code_that",
        order=True,
        even_asked=True,
    ),
    Rule(
        Code.ASKS_FOR_SECRET,
        "gave|give|giving|shared|share|send|sent|sending|told|tell @relative ~4 SECRET|the_code|my_code",
    ),
    Rule(
        Code.ASKS_FOR_SECRET,
        "@ask|@tell @me? for|to? @give? me|us|him|her|them? for? the|a|my ~2 code|codes that? i|we|which|from|sent|"
        "came|in_my|on_my|by|you|he|she",
        unless=(_LOGGING_IN, _CODE_WORK, _SERVICE_ASKS),
    ),
    Rule(Code.ASKS_FOR_SECRET, "^ @give ~4 digits ~4 you|your|from|received", order=True),
    Rule(
        Code.ASKS_FOR_SECRET,
        "code ~4 my phone|sms|mobile|email|number ~~3 and? ~1 want|wants|asked|asks|told|tells me to @give",
        unless=(_CODE_WORK,),
    ),
    Rule(
        Code.ASKS_FOR_SECRET,
        "@polite @give me|us|him|her|them ~2 code|codes that? you_got|you_received|you_get|you_receive|you_see|from|"
        "sent|on_your|in_your|we_sent // "
        "^ @give me|us|him|her|them ~2 code|codes that? you_got|you_received|you_get|you_receive|you_see|from|sent|"
        "on_your|in_your|we_sent",
        order=True,
    ),
    Rule(
        Code.ASKS_FOR_SECRET,
        "via|through|using|with|on|by|install|download|over ~2 SECRET ~4 log|bank|screen|connect|control|access // "
        "share|show my|your screen ~4 SECRET",
        near=("@ask|@tell|@say|must|please|kindly",),
    ),
)

PAPERS = (
    Rule(
        Code.ASKS_FOR_ID,
        "@ask|@tell|@must|please|kindly ~9 DOC ~~6 via|through|on|over|by|in|to|at|using|here ~2 @chat",
        unless=(_OFFICIAL_CHECK,),
    ),
    Rule(Code.ASKS_FOR_ID, "APP|in_chat|in_the_chat|private_message|by_message ~5 @ask|@tell ~7 DOC"),
    Rule(
        Code.ASKS_FOR_ID,
        "message|messages|text|call|stranger asking|asked|asks ~2 for ~4 DOC",
        unless=(_OFFICIAL_CHECK,),
    ),
    Rule(
        Code.ASKS_FOR_ID,
        "@polite @give|upload me|us|here|to_me ~6 DOC // ^ @give|upload me|us|here|to_me ~6 DOC",
        order=True,
        unless=(_OFFICIAL_CHECK,),
    ),
    Rule(
        Code.ASKS_FOR_ID,
        "@polite @give ~6 DOC ~6 to|via|on|by|over|in|into ~2 APP|LINK|message|chat|private|my|inbox // "
        "^ @give ~6 DOC ~6 to|via|on|by|over|in|into ~2 APP|LINK|message|chat|private|my|inbox",
        order=True,
        unless=(_OFFICIAL_CHECK,),
    ),
    Rule(Code.ASKS_FOR_ID, "can|could|would|will you|u please|kindly? @give me|us ~6 DOC", order=True, even_asked=True),
    Rule(Code.ASKS_FOR_ID, "@ask|@tell @me? to? @give him|her ~6 DOC", unless=(_OFFICIAL_CHECK,)),
    Rule(
        Code.ASKS_FOR_ID,
        "@recruiter|he|she|guy|stranger|someone ~8 @ask|want|wants|wanted|needs ~7 DOC",
        unless=(_OFFICIAL_CHECK, "support"),
        weight=Weight.WEAK,
    ),
)
IDENTITY_RULES = (*ACCOUNTS, *PLACES, *SECRETS, *PAPERS)
