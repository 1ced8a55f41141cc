"""Where fake recruiters lead people, and what they promise."""

from bot.scams.results import Code, Weight
from bot.scams.rules.notation import Rule

_FRIENDS = (
    "friend|friends|family|study|mom|classmates|about_PLATFORM|about_it|later|group_for_workers|group_for_freelancers|"
    "group_of_members|my_whatsapp|my_telegram"
)
_WORK = (
    "@recruiter|@reach|job|jobs|offer|offers|work|position|interview|hire|hired|task|tasks|LINK|project|projects|"
    "opportunity|role|earn|hires|recruits|MONEY|RATE"
)
_FROM_PLATFORM = (
    "from|of|with|at|for|as|representing|called|is ~2 PLATFORM // PLATFORM ~1 @recruiter // @recruiter ~3 PLATFORM"
)

CONTACT_RULES = (
    Rule(
        Code.CHAT_CONTACT,
        "APP ~6 to_apply|to_join|for_job|if_interested|if_you_want",
        unless=(_FRIENDS,),
        weight=Weight.WEAK,
    ),
    Rule(Code.HIRING_IN_CHAT, "@hiring ~6 on|via|over|through|in|by|using|was|is|a|at|with ~2 APP", unless=(_FRIENDS,)),
    Rule(Code.HIRING_IN_CHAT, "APP ~1 @hiring", unless=(_FRIENDS,)),
    Rule(
        Code.HIRING_IN_CHAT,
        "only|exclusively|just|entirely|purely ~4 on|via|over|through|by|uses|use|using|in|speak|talk|reply|with ~1 "
        "APP // APP only // "
        "refuses|refuse|not_want|will_not|would_not to ~4 call|email|video|outside ~6 APP",
        near=("@stranger|interview|job|jobs|work|company|apply",),
    ),
    Rule(
        Code.HIRING_IN_CHAT,
        "@stranger|people|we|i_am|this_is ~~14 @by ~2 APP",
        near=(_FROM_PLATFORM,),
        unless=(_FRIENDS,),
    ),
    Rule(
        Code.HIRING_IN_CHAT,
        "APP !group|groups|channel|number ~~10 recruiter|recruiting|hiring|job|position|offer ~~6 PLATFORM // "
        "PLATFORM ~~6 APP ~~4 job|offer|position",
        unless=(_FRIENDS,),
    ),
    Rule(Code.CHAT_CONTACT, "@stranger ~9 @by ~2 APP", near=(_WORK,), unless=(_FRIENDS,), weight=Weight.WEAK),
    Rule(
        Code.CHAT_CONTACT,
        "APP message|text|chat|call|dm ~8 job|jobs|work|position|offer|task|tasks",
        weight=Weight.WEAK,
    ),
    Rule(Code.CHAT_CONTACT, "@reach ~6 APP", unless=(_FRIENDS,), weight=Weight.WEAK),
    Rule(
        Code.CHAT_CONTACT,
        "APP ,? @recruiter|username|contact|LINK|link|for_details|for_more_details|for_info|for_more_info|job|jobs",
        unless=(_FRIENDS,),
        weight=Weight.WEAK,
    ),
    Rule(
        Code.CHAT_CONTACT,
        "job|jobs|offer|offers|position|work|vacancy|opportunity ~4 on|via|from|through|by|in ~2 APP",
        weight=Weight.WEAK,
    ),
)

PROMISE_RULES = (
    Rule(Code.TOO_GOOD, "PROMISE", weight=Weight.WEAK, order=True),
    Rule(
        Code.TOO_GOOD,
        "earn|earning|make|making|get|receive|paid|income|salary|MONEY|RATE|payout|tasks ~5 guaranteed|guarantee|"
        "guarantees|assured",
        near=("MONEY|RATE|income|salary|payout|hired|accepted|@time",),
        weight=Weight.WEAK,
    ),
    Rule(
        Code.TOO_GOOD,
        "guaranteed|guarantee|guarantees|guaranteeing|assured|promised|promises ~4 MONEY|RATE|income|earnings|profit|"
        "salary|hired|"
        "acceptance|approval|returns",
        near=("guaranteed|guarantee|guarantees|guaranteeing|assured|easy",),
        weight=Weight.WEAK,
    ),
    Rule(
        Code.TOO_GOOD,
        "earn|make|income|salary|get_paid|up_to|receive ~3 RATE // earn|make|income|salary|get_paid|up_to|receive ~3 "
        "MONEY ~2 @time",
        near=(
            "no_experience|no_skill|no_skills|no_interview|easy|simple_task|simple_tasks|from_your_phone|"
            "from_ur_phone|from_the_phone|"
            "from_phone|like_videos|liking|clicking|rating_products|rating_hotels|rating_apps|few_minutes|"
            "minutes_a_day|minutes_per_day",
        ),
        weight=Weight.WEAK,
        order=True,
    ),
)
