"""The first look at overheard messages: ordinary chat ends there, questions for us go on."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.answers.results import Mode, NoMatch
from bot.evaluation import questions
from tests.conftest import ROOT

CHAT = [
    "good morning everyone", "lol same", "gg", "brb dinner", "happy birthday ben!!", "thanks, that helped",
    "my cat walked over the keyboard", "who won the match?", "did you see the game?", "see you tomorrow then?",
    "who wants pizza tonight?", "kann mir jemand helfen bitte", "the mods should ban this guy",
    "i got paid by outlier today", "no tasks on alignerr since a week", "remove the outliers from the plot", "!rank",
    "```is outlier legit```", "https://youtube.com/watch?v=abc", "🔥🔥🔥", "",
]  # fmt: skip
QUESTIONS = [
    "is sme careers legit??", "when does outlier pay", "how do i withdraw from deel?", "can i apply from kenya",
    "do i need a degree", "wen do sme pay me", "how long till the first payout?", "outlier payday?", "sme careers exam",
    "anyone got paid by mindrift yet?", "is there an exam", "what is a job reference id", "superannotate vs outlier",
    "does anyone know how to get tasks", "hi all, not sure if mercor takes nurses", "how much per hour for coders?",
    "no i meant alignerr?", "is it a scam?", "hello! i am new here.\nwhich documents do they want",
]  # fmt: skip
ANYTHING = st.text(max_size=300) | st.lists(
    st.sampled_from("is outlier sme legit ? what the when pays lol ! deel `code` <@1> \n 🔥 my cat".split(" ")),
    max_size=15,
).map(" ".join)


@pytest.mark.parametrize("message", CHAT)
def test_ordinary_chat_ends_here(real_answerer: Answerer, message: str) -> None:
    assert not real_answerer.gate.lets_through(message)
    assert real_answerer.ask([message], Mode.PASSIVE) == NoMatch()


@pytest.mark.parametrize("message", QUESTIONS)
def test_a_question_for_us_goes_on(real_answerer: Answerer, message: str) -> None:
    assert real_answerer.gate.lets_through(message)


@settings(max_examples=300)
@given(message=ANYTHING)
def test_what_it_drops_gets_no_answer_and_nothing_breaks_it(real_answerer: Answerer, message: str) -> None:
    overheard = real_answerer.ask([message], Mode.PASSIVE)

    assert real_answerer.gate.lets_through(message) or overheard == NoMatch()
    assert real_answerer.gate.lets_through(message) == real_answerer.gate.lets_through(f"{message} ")


def test_it_drops_hardly_anything_that_deserves_an_answer(real_answerer: Answerer) -> None:
    asked = questions.read(ROOT / "benchmarks/questions/tune").in_scope
    understood = [(question, real_answerer.understand(question.turns)) for question in asked]
    worth = [question for question, read in understood if read and read.asks and read.confidence >= 0.9]

    dropped = [question.id for question in worth if not real_answerer.gate.lets_through(question.turns[-1])]

    assert len(worth) >= 100
    assert len(dropped) <= 0.02 * len(worth), dropped


def test_most_of_what_is_not_for_us_costs_next_to_nothing(real_answerer: Answerer) -> None:
    overheard = [q.turns[-1] for q in questions.read(ROOT / "benchmarks/questions/tune").out_of_scope]
    dropped = [message for message in overheard if not real_answerer.gate.lets_through(message)]
    some = dropped[::10]

    def seconds(look: Callable[[str], object]) -> float:
        started = time.perf_counter()
        for message in some:
            look(message)
        return time.perf_counter() - started

    # The quickest of a few, so that other work on this machine does not count.
    glance = min(seconds(real_answerer.gate.lets_through) for _ in range(3))
    full_look = min(seconds(lambda message: real_answerer.understand([message])) for _ in range(3))
    assert len(dropped) >= 0.5 * len(overheard)
    assert glance < full_look / 5
