"""Stories of people who ask, over the shipped knowledge."""

import shutil
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import engine
from bot.answers.answerer import Answerer
from bot.answers.explain import explain
from bot.answers.results import Answer, Mode, NoMatch, Result, Suggestions
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import load
from bot.knowledge.topics import Topic
from tests.conftest import NOON, ROOT

CHAIR = "which chair is best for long annotation shifts?"


def answered(answerer: Answerer, *turns: str, channel: str | None = None, mode: Mode = Mode.DIRECT) -> Answer:
    result = answerer.ask(turns, mode, channel)
    assert isinstance(result, Answer), f"{turns}: {shown(result)}"
    return result


def shown(result: Result) -> str:
    match result:
        case Answer():
            return f"answer {result.entry.id if result.entry else result.platforms} {result.confidence:.2f}"
        case Suggestions(suggestions) | NoMatch(suggestions):
            return f"{type(result).__name__} {[(s.entry.id, round(s.confidence, 2)) for s in suggestions]}"


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("is sme careers legit??", "sme-careers/legit"),
        ("Is Outlier a scam?", "outlier/legit"),
        ("how much does alignerr pay", "alignerr/pay"),
        ("what do i earn at dataannotation as a programmer", "dataannotation/pay-coding"),
        ("dataanotation pays coders how much", "dataannotation/pay-coding"),
        ("wen do sme pay me", "sme-careers/payout-schedule"),
        ("do i need a degree for sme careers", "sme-careers/degree"),
        ("can i work for sme careers from kenya", "sme-careers/countries"),
        ("how long is the ai interview at superannotate", "sme-careers/ai-interview"),
        ("who owns outlier", "outlier/who-runs-it"),
        ("got kicked from outlier why", "outlier/removal"),
        ("no tasks on alignerr since a week", "alignerr/no-tasks"),
        ("how do i withdraw from deel", "general/deel-withdraw"),
        ("what is job reference id", "sme-careers/job-reference-id"),
        ("do i have to pay taxes on this", "general/tax"),
        ("do these jobs ever charge a fee", "general/fees"),
        ("no degree but i write well, what would they pay me", "general/pay-generalist"),
        ("can i use chatgpt for the tasks", "general/ai-tools"),
        (
            "been at outlier since june and it's empty for weeks, thinking of trying sme. heard it takes ages?",
            "sme-careers/hiring-time",
        ),
        ("not asking about pay, just how long until i hear from mercor", "mercor/hiring-time"),
    ],
)
def test_a_direct_question_is_answered(real_answerer: Answerer, question: str, entry: str) -> None:
    answer = answered(real_answerer, question)

    assert answer.entry is not None
    assert answer.entry.id == entry
    assert answer.body == answer.entry.body
    assert 0.5 <= answer.confidence <= 1
    assert answer.sources


@pytest.mark.parametrize(
    ("question", "platforms"),
    [
        ("sme careers vs outlier", {"sme-careers", "outlier"}),
        ("which is better, alignerr or sme careers", {"alignerr", "sme-careers"}),
        ("dataannotation or sme careers, which one is better?", {"dataannotation", "sme-careers"}),
        ("compare outlier and alignerr", {"outlier", "alignerr"}),
        ("superannotate vs outlier vs alignerr", {"sme-careers", "outlier", "alignerr"}),
    ],
)
def test_platforms_in_one_question_stand_side_by_side(
    real_answerer: Answerer, question: str, platforms: set[str]
) -> None:
    answer = answered(real_answerer, question)

    assert answer.topics[0] is Topic.COMPARISON
    assert set(answer.platforms) == platforms
    assert answer.comparison is not None
    assert set(answer.comparison.platforms) == platforms
    assert len(answer.comparison.rows) >= 5
    assert all(len(cells) == len(platforms) and all(cells) for _, cells in answer.comparison.rows)
    assert answer.sources


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        (
            "worked for outlier for two years, just signed with alignerr. weekly or monthly pay?",
            "alignerr/payout-schedule",
        ),
        ("i worked for outlier and turing before, now with prolific, when do they pay?", "prolific/payout-schedule"),
        ("came from dataannotation, now on mercor, which days do they pay?", "mercor/payout-schedule"),
        ("after outlier i joined micro1, do they pay through deel or paypal?", "micro1/payment-method"),
        ("used to be on turing, mercor sent me an offer, is the interview live or recorded?", "mercor/ai-interview"),
    ],
)
def test_where_somebody_comes_from_is_not_compared(real_answerer: Answerer, question: str, entry: str) -> None:
    answer = answered(real_answerer, question)

    assert answer.entry is not None
    assert answer.entry.id == entry


@pytest.mark.parametrize(
    "question",
    ["i've been on outlier for a year, is dataannotation better?", "switched from outlier to sme, is it better?"],
)
def test_where_somebody_comes_from_is_compared_when_asked(real_answerer: Answerer, question: str) -> None:
    assert answered(real_answerer, question).comparison is not None


@pytest.mark.parametrize(
    "question", ["is surge ai dataannotation?", "surge = dataannotation?", "dataannotation is surge?"]
)
def test_two_names_of_one_platform_ask_whether_they_are_the_same(real_answerer: Answerer, question: str) -> None:
    answer = answered(real_answerer, question)

    assert answer.entry is not None
    assert answer.entry.id == "dataannotation/who-runs-it"


def test_the_subject_of_a_comparison_comes_first(real_answerer: Answerer) -> None:
    answer = answered(real_answerer, "do outlier and alignerr both accept people from every country")

    assert answer.comparison is not None
    assert answer.comparison.rows[0][0] == "Countries"
    assert answer.topics == (Topic.COMPARISON, Topic.ELIGIBILITY_COUNTRY)


@pytest.mark.parametrize(
    ("question", "row"),
    [("mercor or micro1, who pays more", "Pay"), ("mindrift vs outlier payday, which comes more often", "Payout")],
)
def test_where_one_subject_is_asked_about_only_that_is_shown(real_answerer: Answerer, question: str, row: str) -> None:
    answer = answered(real_answerer, question)

    assert answer.comparison is not None
    assert [label for label, _ in answer.comparison.rows] == [row]


def test_a_written_comparison_stands_above_the_rows(real_answerer: Answerer) -> None:
    answer = answered(real_answerer, "sme careers vs outlier")

    assert answer.entry is not None
    assert answer.entry.id == "sme-careers/vs-outlier"
    assert answer.body == answer.entry.body


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("how much does sme careers pay and is there an exam?", {"sme-careers/pay", "sme-careers/exam"}),
        ("Hi all! Is alignerr legit? Also when does it pay?", {"alignerr/legit", "alignerr/payout-schedule"}),
        ("what is net 30? and do i have to pay taxes?", {"general/net-30", "general/tax"}),
    ],
)
def test_of_two_questions_one_is_answered_and_the_other_offered(
    real_answerer: Answerer, message: str, wanted: set[str]
) -> None:
    answer = answered(real_answerer, message)

    assert answer.entry is not None
    assert {answer.entry.id, *(also.entry.id for also in answer.also)} == wanted


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["how do i apply to sme careers", "and how long does that take?"], "general/application-time"),
        (["how much does sme careers pay coders", "same for lawyers?"], "sme-careers/pay-advanced"),
        (["is sme careers legit", "what about outlier?"], "outlier/legit"),
        (["how much does dataannotation pay", "and outlier?"], "outlier/pay"),
        (["how much does sme pay", "no i meant alignerr"], "alignerr/pay"),
        (["how much does sme pay", "*alignerr"], "alignerr/pay"),
        (["is sme careers legit", "outlier, no i meant alignerr"], "alignerr/legit"),
        (["is outlier legit", "do they pay weekly"], "outlier/payout-schedule"),
        (["when does alignerr pay", "and dataannotation?", "thanks, and is there an exam?"], "dataannotation/exam"),
        (["what is deel", "how much does outlier pay"], "outlier/pay"),
        (["is alignerr legit", "ok thats a relief, and when do they pay"], "alignerr/payout-schedule"),
        (["outlier suspended my account", "can i appeal?", "how long does that take"], "outlier/removal"),
        (["does sme careers have an exam", "how long does that take"], "sme-careers/exam"),
        (["is there an interview at sme careers", "how long?"], "sme-careers/ai-interview"),
        (["is outlier legit", "what do they pay", "and how"], "outlier/payment-method"),
        (["xai tutor layoffs", "how many and when"], "xai/layoffs"),
        (["my outlier ticket is open", "how long does it take"], "outlier/support"),
        (
            ["mercor background check", "how long does that take", "and what do they look for"],
            "mercor/background-check",
        ),
        (["outlier wants a selfie", "is that safe"], "outlier/id-check"),
        (["whats a quality analyst", "pay?"], "sme-careers/pay"),
        (["how long until first project at sme", "and first money after that"], "sme-careers/first-payout"),
        (["sme careers pay", "not the pay, the payday"], "sme-careers/payout-schedule"),
        (["does sme use paypal", "not paypal, i mean bank transfer"], "sme-careers/payment-method"),
        (["does mercor take a cut of my pay", "and deel?"], "general/deel-fees"),
        (["i have no paypal, can i do dataannotation", "which ones pay by bank then"], "general/payment-method"),
        (["outlier has no tasks for me", "any other site i could try"], "general/other-platforms"),
        (["is outlier legit", "what about pay"], "outlier/pay"),
        (["how do i get paid at dataannotation", "fees?"], "dataannotation/fees"),
        (["zara interview went badly", "can i redo it"], "general/zara-retake"),
        (["how do i pass the mercor exam", "and if i fail"], "mercor/failed-exam"),
        (["mailed mercor support on monday", "when do they answer usually"], "mercor/support"),
        (["afterquery pay", "first payout hold?"], "general/afterquery"),
        (["micro1 16th-31st paid when", "ukraine?"], "micro1/countries"),
        (["micro1 16th-31st paid when", "us?"], "micro1/payout-schedule"),
        (
            ["is sme careers legit", "i was there 2 years and they were fine. outlier too? thinking of joining"],
            "outlier/legit",
        ),
        (["when does sme pay", "it is the 5th already. and outlier, same day?"], "outlier/payout-schedule"),
        (["which countries does sme exclude", "which ones pay by deel other than sme"], "general/payment-method"),
        (["deel verification failed", "can i use another id"], "general/deel-unverified"),
        (["mercor support contact", "and on weekends?"], "mercor/support"),
        (["is there an exam at outlier", "in how many countries are they"], "outlier/countries"),
        (
            ["deel account individual or company", "individual then", "which id for verification"],
            "general/deel-verification",
        ),
        (["how much does outlier pay", "i meant when do they pay, not how much"], "outlier/payout-schedule"),
        (
            ["what is the surge ai consultant program", "how do i join", "and the pay"],
            "dataannotation/surge-consultant",
        ),
        (["mercor stripe instant", "fee?", "how fast is it then"], "mercor/instant-payout"),
        (
            ["deel veriff failed", "tried again lol", "how long does manual review take"],
            "general/deel-verification-failed",
        ),
        (
            ["made an account on sme careers with my old uni email", "I need to change the email address on it"],
            "sme-careers/change-email",
        ),
        (["when does handshake ai pay", "not the pay amount, the DAY. which weekday"], "handshake-ai/payout-schedule"),
        (["turing payout when", "fee?", "deel fee?"], "general/deel-fees"),
        (["can i use chatgpt for the sme exam?", "turing payout when?"], "turing/payout-schedule"),
        (["when is mercor paying", "and after, deel how many days until my bank"], "general/deel-withdrawal-time"),
        (["how do i get paid by turing", "which app is that, deel?"], "turing/payment-method"),
        (["alignerr ban for chatgpt?", "what if it was once, for a summary", "handshake same?"], "general/ai-tools"),
    ],
)
def test_a_follow_up_is_read_after_what_came_before(real_answerer: Answerer, turns: list[str], entry: str) -> None:
    answer = answered(real_answerer, *turns)

    assert answer.entry is not None
    assert answer.entry.id == entry


def test_who_may_work_for_several_at_the_same_time_asks_for_no_comparison(real_answerer: Answerer) -> None:
    turns = ["can i work for outlier and sme at the same time", "what about alignerr"]
    result = real_answerer.ask(turns, Mode.DIRECT)
    assert not isinstance(result, Answer) or result.comparison is None


@pytest.mark.parametrize(
    "reaction",
    [
        "thanks man",
        "ugh. typical outlier",
        "lmao same",
        "im gonna try tomorrow then",
        "ok that sucks lol",
        "merci c'est gentil",
    ],
)
def test_what_is_only_said_of_an_answer_gets_none(real_answerer: Answerer, reaction: str) -> None:
    assert not isinstance(real_answerer.ask(["when does outlier pay", reaction], Mode.DIRECT), Answer)


@pytest.mark.parametrize(
    "turns",
    [
        ["got an email from outlier-jobs.com", "they want 30 dollars for training", "is it a scam"],
        ["when does outlier pay", "someone on telegram wants a 30 dollar deposit first", "is it legit"],
    ],
)
def test_who_was_asked_for_money_is_not_told_that_all_is_well(real_answerer: Answerer, turns: list[str]) -> None:
    result = real_answerer.ask(turns, Mode.DIRECT)
    assert not isinstance(result, Answer) or result.entry.topic is not Topic.LEGITIMACY


@pytest.mark.parametrize(
    ("told", "entry"),
    [
        (
            "data annotation job on telegram, they paid me 20 usd first and now want a deposit",
            "dataannotation/fake-offers",
        ),
        ("someone on whatsapp offers me outlier work for a 30 usd fee", "outlier/fees"),
    ],
)
def test_who_was_asked_for_money_and_asks_on_is_warned(real_answerer: Answerer, told: str, entry: str) -> None:
    answer = answered(real_answerer, told, "scam?")

    assert answer.entry is not None
    assert answer.entry.id == entry


def test_the_answer_just_given_is_not_suggested(real_answerer: Answerer) -> None:
    result = real_answerer.ask(["how long until the first payout from sme careers?", CHAIR])

    assert isinstance(result, NoMatch)


def test_a_platform_named_in_between_is_not_passed_over(real_answerer: Answerer) -> None:
    turns = ["when does mercor pay", "and xai has some blorb thing going", "how long does it take"]
    assert "mercor" not in answered(real_answerer, *turns).platforms


def test_after_a_comparison_they_are_still_compared(real_answerer: Answerer) -> None:
    answer = answered(real_answerer, "sme careers vs outlier", "which one pays more?")

    assert set(answer.platforms) == {"sme-careers", "outlier"}
    assert answer.topics[0] is Topic.COMPARISON


@pytest.mark.parametrize("message", ["so slower than mercor then", "mercor sounds simpler, is it?"])
def test_what_compares_with_another_sets_it_beside_the_one_before(real_answerer: Answerer, message: str) -> None:
    assert set(answered(real_answerer, "when does micro1 pay", message).platforms) == {"micro1", "mercor"}


@pytest.mark.parametrize(
    "turns",
    [
        ["when does micro1 pay", "and mercor?", "which of them pays faster"],
        ["micro1", "mercor", "which is better"],
    ],
)
def test_those_asked_about_one_after_another_can_be_compared(real_answerer: Answerer, turns: list[str]) -> None:
    assert set(answered(real_answerer, *turns).platforms) == {"micro1", "mercor"}


def test_a_third_platform_joins_a_comparison(real_answerer: Answerer) -> None:
    assert set(answered(real_answerer, "outlier or mercor, which is better", "and alignerr?").platforms) == {
        "outlier",
        "mercor",
        "alignerr",
    }


@pytest.mark.parametrize("message", ["and micro1 vs turing?", "ok and between micro1 and turing"])
def test_a_comparison_that_names_both_sides_has_no_third(real_answerer: Answerer, message: str) -> None:
    answer = answered(real_answerer, "outlier or mercor, which is better", message)

    assert set(answer.platforms) == {"micro1", "turing"}


def test_what_has_nothing_to_do_with_a_comparison_is_no_comparison(real_answerer: Answerer) -> None:
    turns = ["outlier or mercor, which is better", "cohen kappa or krippendorff for 5 annotators?"]
    assert not isinstance(real_answerer.ask(turns, Mode.DIRECT), Answer)


@pytest.mark.parametrize("alone", ["what about outlier?", "same for lawyers?", "and how long does that take?"])
def test_a_follow_up_to_nothing_is_not_guessed(real_answerer: Answerer, alone: str) -> None:
    assert not isinstance(real_answerer.ask([alone], Mode.PASSIVE), Answer)


@pytest.mark.parametrize(
    ("question", "channel", "entry"),
    [
        ("which countries are allowed", "alignerr", "alignerr/countries"),
        ("is it legit", "dataannotation", "dataannotation/legit"),
        ("how long until the first payout", "sme-careers", "sme-careers/first-payout"),
    ],
)
def test_a_question_in_a_platforms_channel_needs_no_name(
    real_answerer: Answerer, question: str, channel: str, entry: str
) -> None:
    answer = answered(real_answerer, question, channel=channel)

    assert answer.entry is not None
    assert answer.entry.id == entry


def test_a_channel_says_what_a_question_is_about(real_answerer: Answerer) -> None:
    in_channel = answered(real_answerer, "how much does it pay?", channel="outlier")
    elsewhere = answered(real_answerer, "how much does it pay?")
    named = answered(real_answerer, "how much does sme careers pay?", channel="outlier")
    unknown = answered(real_answerer, "how much does it pay?", channel="nowhere")

    assert in_channel.entry is not None
    assert named.entry is not None
    assert (in_channel.entry.id, in_channel.assumed_platform) == ("outlier/pay", "outlier")
    assert (elsewhere.platforms, elsewhere.assumed_platform) == ((), None)
    assert (named.entry.id, named.assumed_platform) == ("sme-careers/pay", None)
    assert unknown.entry == elsewhere.entry


def test_an_answer_of_one_platform_to_a_question_without_says_for_whom_it_speaks(real_answerer: Answerer) -> None:
    assert answered(real_answerer, "what is a job reference id").assumed_platform == "sme-careers"
    assert answered(real_answerer, "sme job reference id what is it").assumed_platform is None


NOT_FOR_US = {
    "near companies": [
        "is temu legit", "how much does uber pay", "does walmart hire", "how much does amazon mturk pay",
        "does starbucks pay weekly", "is ebay down?", "is temu legit and how much does it pay",
    ],
    "a personal account": [
        "what score did i get", "did my payment go through yesterday", "can someone check why my account is locked",
        "did i pass the exam", "when is my interview", "what is my current balance",
    ],
    "rants": ["what a joke of a website, i hate it", "everything is terrible today and nobody cares about anything"],
    "small talk": [
        "good morning everyone", "hola amigos como estan", "bonjour tout le monde ca va", "was geht ab leute",
        "kann mir jemand helfen bitte", "lol nice one", "best pizza in town?", "who wins the game tonight?",
        "what is the capital of france", "my grandmother's recipe needs more salt",
    ],
    "code": [
        "```python\ndef pay(outlier):\n    return how_much(outlier)\n```", "`how much does outlier pay`",
        "git push origin main fails, any idea?", "how do i learn python?",
    ],
    "other bots": ["!rank", "/play despacito", "?help", "$daily", "!ban @bob", ".pay outlier", "pls beg"],
    "links": ["https://youtube.com/watch?v=abc", "https://example.com/how-much-does-outlier-pay"],
    "other senses": [
        "what an outlier!", "remove outliers from my dataset how?", "which SME loan has the best rate?",
        "our sme said the slides are fine",
    ],
    "nothing": [
        "", " ", "?", "\n\n", "🔥🔥🔥🔥", "@everyone", "<@123456789012345678>",
        "<:kek:123456789012345678>", "\u200b",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "message"), [(kind, message) for kind, messages in NOT_FOR_US.items() for message in messages]
)
def test_what_is_not_for_us_gets_no_answer(real_answerer: Answerer, kind: str, message: str) -> None:
    overheard = real_answerer.ask([message], Mode.PASSIVE)
    asked = real_answerer.ask([message], Mode.DIRECT)

    assert isinstance(overheard, NoMatch), f"{kind}: {shown(overheard)}"
    assert not isinstance(asked, Answer), f"{kind}: {shown(asked)}"


@pytest.mark.parametrize(
    "question",
    [
        "is sme careers legit??",
        "how much does alignerr pay?",
        "when does outlier pay out?",
        "how do i withdraw from deel?",
    ],
)
def test_overheard_a_clear_question_is_answered(real_answerer: Answerer, question: str) -> None:
    overheard = answered(real_answerer, question, mode=Mode.PASSIVE)
    asked = answered(real_answerer, question)

    assert overheard == asked
    assert overheard.confidence >= 0.9


@pytest.mark.parametrize(
    "statement",
    ["no tasks on alignerr since a week", "outlier is great", "I got paid by outlier today", "i love sme careers",
     "sme careers is legit, trust me", "outlier pays weekly", "they never answer, what a joke", "outlier is a scam",
     "mindrift pays on the 5th", "dataannotation pays by paypal", "finally paid by mindrift",
     "alignerr is better than outlier", "what a day at outlier", "how nice of outlier"],
)  # fmt: skip
def test_overheard_what_asks_nothing_gets_silence(real_answerer: Answerer, statement: str) -> None:
    assert isinstance(real_answerer.ask([statement], Mode.PASSIVE), NoMatch)


def test_overheard_it_never_asks_back(real_answerer: Answerer) -> None:
    unclear = [
        "what is a w8ben", "how many hours did i work last week?", "does mercor pay well?", "is it worth it?",
        "how does it work?", "any good?", "how long?", "what do you guys think of the exam?",
    ]  # fmt: skip

    found = {type(real_answerer.ask([message], Mode.PASSIVE)) for message in unclear}

    assert Suggestions not in found


ENDLESS = {
    "a full message": "is sme careers legit " + "please " * 285,
    "a novel": "is outlier legit? " + "blah words that go on, and on. " * 3_500,
    "a word without end": "a" * 100_000,
    "no two words alike": " ".join(f"word{number}" for number in range(15_000)),
    "questions without end": "how much does outlier pay? is it legit? " * 2_500,
    "platforms without end": "outlier alignerr sme dataannotation vs " * 2_500,
    "an emoji wall": "🔥👩‍⚕️🇰🇪" * 12_000,
    "mention spam": "<@123456789012345678> @everyone " * 3_000,
    "links without end": "https://outlier.ai/x www.sme.careers " * 2_500,
    "open code": "`" * 100_000,
    "open brackets": "<@" * 50_000,
    "invisible": "\u202e\u200b" * 50_000,
    "marks on marks": "e" + "\u0301" * 99_999,
    "line breaks": "\n" * 100_000,
    "question marks": "?" * 100_000,
    "apostrophes": "'" * 50_000 + "a'" * 25_000,
    "dots": "." * 100_000,
    "numbers": "1" * 100_000,
}


@pytest.mark.parametrize("name", ENDLESS)
@pytest.mark.parametrize("mode", Mode)
def test_an_endless_message_neither_breaks_nor_slows_it(real_answerer: Answerer, name: str, mode: Mode) -> None:
    times = []
    # The processor's time, and the least of a few, so that other work on this machine does not count.
    for _ in range(3):
        started = time.process_time()
        real_answerer.ask([ENDLESS[name]], mode)
        times.append(time.process_time() - started)

    assert min(times) < 0.1


def test_noise_around_a_question_makes_no_difference(real_answerer: Answerer) -> None:
    noisy = "<@123456789012345678> \u202e\u200bIS SME\u200b CAREERS LEGIT?? 🔥🔥 ```print('how much is pay')``` "

    assert answered(real_answerer, noisy).entry == answered(real_answerer, "is sme careers legit??").entry


ANY_TURNS = st.lists(
    st.text(max_size=80)
    | st.lists(
        st.sampled_from(
            "is how much does it pay outlier sme alignerr vs or and same lawyers ? . , not what about deel temu ! the"
            " first one which better legit https://sme.careers `code` <@1> \u200b é 🔥 100 c++ don't".split(" ")
        ),
        max_size=14,
    ).map(" ".join),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(turns=ANY_TURNS, mode=st.sampled_from(Mode), channel=st.sampled_from([None, "outlier", "nowhere"]))
def test_whatever_is_said_gets_exactly_one_result(
    real_answerer: Answerer, turns: Sequence[str], mode: Mode, channel: str | None
) -> None:
    result = real_answerer.ask(turns, mode, channel)

    match result:
        case Answer():
            assert 0 < result.confidence <= 1
            assert result.entry or result.comparison
            policy = real_answerer.policy(mode)
            assert result.confidence >= min(policy.answer, policy.follow_up)
            assert len({also.entry.id for also in result.also}) == len(result.also) <= 2
        case Suggestions(suggestions):
            assert mode is Mode.DIRECT
            assert 1 <= len({suggestion.entry.id for suggestion in suggestions}) == len(suggestions) <= 3
            assert all(0 <= suggestion.confidence <= 1 for suggestion in suggestions)
        case NoMatch(candidates):
            assert len(candidates) <= 3
    assert real_answerer.ask(turns, mode, channel) == result
    assert all(isinstance(line, str) for line in explain(real_answerer, list(turns), mode))


def test_no_messages_are_no_question(real_answerer: Answerer) -> None:
    assert real_answerer.ask([]) == NoMatch()


def test_an_answer_can_be_explained(real_answerer: Answerer) -> None:
    lines = "\n".join(explain(real_answerer, ["does temu or outlier pay frobnicate weekly"], Mode.PASSIVE))

    for expected in ("Platforms: Outlier", "temu", "frobnicate", "Reads as a question: yes", "only questions"):
        assert expected in lines


def test_building_is_deterministic(small_knowledge: Knowledge) -> None:
    first, second = (engine.build(small_knowledge, pytest.fail) for _ in range(2))

    for question in ("is alignerr legit", "who is zara", "alignerr visa?", "how do i withdraw", "good morning"):
        assert first.ask([question]) == second.ask([question])


def test_without_any_knowledge_nothing_is_known(shipped_knowledge: Knowledge) -> None:
    empty = engine.build(replace(shipped_knowledge, entries=(), version=""), pytest.fail)

    assert empty.ask(["is outlier legit?"]) == NoMatch()
    assert empty.find("legit") == ()


def test_a_phrasing_that_a_moderator_adds_works_at_once(tmp_path: Path, real_answerer: Answerer) -> None:
    wording = "my cousin says the orange dashboard thingy ate her moolah at outlier"
    before = real_answerer.ask([wording])
    assert not (isinstance(before, Answer) and before.entry and before.entry.id == "outlier/several-accounts")
    shutil.copytree(ROOT / "knowledge", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "faq/outlier/several-accounts.md"
    file.write_text(file.read_text().replace("asked_as:\n", f"asked_as:\n  - {wording}\n"))

    loaded = load(tmp_path, NOON.date())
    assert loaded.knowledge is not None
    answerer = engine.build(loaded.knowledge, pytest.fail)

    for asked in (wording, f"Hi all, {wording.upper()}?? thanks!", wording.replace("dashboard", "dashbaord")):
        answer = answered(answerer, asked)
        assert answer.entry is not None
        assert answer.entry.id == "outlier/several-accounts"
    assert answered(answerer, "is outlier legit?").entry == loaded.knowledge.by_id["outlier/legit"]


@pytest.mark.parametrize(
    "question", ["outlier or sme?", "sme, outlier", "sme/outlier", "outlier v sme", "sme and outlier"]
)
def test_two_names_alone_are_a_comparison(real_answerer: Answerer, question: str) -> None:
    answer = answered(real_answerer, question)

    assert set(answer.platforms) == {"outlier", "sme-careers"}
    assert answer.topics == (Topic.COMPARISON,)


@pytest.mark.parametrize(
    "chatter", ["is it raining", "lol ok", "who won the match", "pizza tonight?", "my cat is sick"]
)
@pytest.mark.parametrize(
    "question", ["is sme careers legit", "how long until the first payout from sme careers", "what does outlier pay"]
)
def test_chatter_after_an_answer_does_not_repeat_it(real_answerer: Answerer, question: str, chatter: str) -> None:
    assert isinstance(real_answerer.ask([question]), Answer)
    assert not isinstance(real_answerer.ask([question, chatter]), Answer)


def test_a_platform_without_deel_gets_no_answer_about_deel(real_answerer: Answerer) -> None:
    answer = answered(real_answerer, "how do i cash out from dataannotation")

    assert answer.entry is not None
    assert answer.entry.platform == "dataannotation"
