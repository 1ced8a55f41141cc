"""How a follow-up is read after the question before it."""

from dataclasses import replace

import pytest

from bot.answers.context import (
    Reading,
    asks_the_same,
    chooses_among,
    is_elliptical,
    points_back,
    readings,
    tells,
    wants,
    way_of_asking,
)
from bot.answers.query import Query
from bot.answers.text import clean, words

ROLES = frozenset({"coder", "coders", "lawyer", "lawyers"})


def query(text: str, *platforms: str) -> Query:
    return Query(words=tuple(words(clean(text))), platforms=platforms, others=(), unknown=(), asks=True)


def said(reading: Reading) -> str:
    about = "+".join(reading.query.platforms) or "anyone"
    again = " (again)" if reading.repeats else ""
    return f"{' '.join(reading.query.words)} @{about}{again}"


def test_a_first_message_is_read_as_it_stands() -> None:
    assert [said(reading) for reading in readings(query("same for lawyers"), None, ROLES)] == [
        "same for lawyers @anyone"
    ]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param(
            query("is legit", "acme"), query("what about", "bolt"), ["is legit @bolt (again)"], id="what about bolt?"
        ),
        pytest.param(query("is legit", "acme"), query("and", "bolt"), ["is legit @bolt (again)"], id="and bolt?"),
        pytest.param(
            query("is legit", "acme"), query("no i meant", "bolt"), ["is legit @bolt (again)"], id="no i meant bolt"
        ),
        pytest.param(
            query("how much pays", "acme"),
            query("is better than", "bolt"),
            ["how much pays better @acme+bolt (again)"],
            id="is bolt better?",
        ),
        pytest.param(
            query("is there an exam", "acme"),
            query("sounds simpler is it", "bolt"),
            ["is there an exam sounds simpler @acme+bolt (again)"],
            id="bolt sounds simpler, is it?",
        ),
        pytest.param(
            query("how do they pay", "acme"),
            query("and same rule there", "bolt"),
            ["how do they pay @bolt (again)"],
            id="and bolt, same rule there?",
        ),
        pytest.param(
            query("what is the salary for experts", "acme"),
            query("and between this and who pays more", "bolt"),
            ["what is the salary for experts between pays @acme+bolt (again)"],
            id="and between this and bolt, who pays more?",
        ),
        pytest.param(
            query("or which pays better", "acme", "bolt"),
            query("and", "crux"),
            ["or which pays better @acme+bolt+crux (again)"],
            id="and crux? after a comparison",
        ),
        pytest.param(
            query("or which pays better", "acme", "bolt"),
            query("no", "crux"),
            ["or which pays better @crux (again)"],
            id="no, crux",
        ),
        pytest.param(
            query("how much pays coders", "acme"),
            query("same for lawyers"),
            [
                "same for lawyers @acme",
                "how much pays lawyers @acme (again)",
            ],
            id="same for lawyers?",
        ),
        pytest.param(
            query("how do i apply", "acme"),
            query("and how long does that take"),
            ["and how long does that take @acme", "and how long does that take do i apply @acme"],
            id="and how long does that take?",
        ),
        pytest.param(
            query("how do i apply", "acme"),
            query("which documents does the tax office want from students"),
            ["which documents does the tax office want from students @acme"],
            id="a whole new question keeps the platform",
        ),
        pytest.param(
            query("how do i apply", "acme"),
            query("which taxes do foreign students owe", "bolt"),
            ["which taxes do foreign students owe @bolt"],
            id="a whole new question about another platform",
        ),
        pytest.param(
            query("how do they pay", "acme"), query("when"), ["when @acme", "when do they pay @acme"], id="when?"
        ),
        pytest.param(
            query("how long does a payout take", "acme"),
            query("and why"),
            ["and why @acme", "and why does a payout take @acme"],
            id="and why?",
        ),
        pytest.param(
            query("how long is the exam", "acme"),
            query("do they pay for it"),
            ["do they pay for it @acme", "do they pay for it is the exam @acme"],
            id="do they pay for it?",
        ),
        pytest.param(
            query("does it pay by paypal", "acme"),
            query("i do not have any"),
            ["i do not have any @acme", "i do not have any does it pay by paypal @acme"],
            id="i do not have any",
        ),
        pytest.param(query("is legit", "acme"), query("ok thanks"), ["ok thanks @acme"], id="a nod"),
        pytest.param(
            query("how much pays", "acme", "bolt"),
            query("how does the second one pay"),
            ["how does the pay @bolt", "how does the pay pays @bolt"],
            id="how does the second one pay?",
        ),
        pytest.param(
            query("how much pays", "acme"),
            query("is there another company that gives more"),
            [
                "is there another company that gives more @anyone",
                "is there another company that gives more how much pays @anyone",
            ],
            id="is there another company?",
        ),
        pytest.param(
            query("how much pays", "acme"),
            query("which ones pay weekly besides", "acme"),
            [
                "which ones pay weekly besides @anyone",
                "which ones pay weekly besides pays @anyone",
                "which ones pay weekly besides @acme",
            ],
            id="which ones pay weekly besides acme?",
        ),
        pytest.param(
            query("how much pays", "acme"),
            query("is it smart to have a backup besides", "acme"),
            ["is it smart to have a backup besides @acme", "is it smart to have a backup besides how much pays @acme"],
            id="is it smart to have a backup besides acme?",
        ),
        pytest.param(
            query("which is faster", "acme", "bolt"),
            query("any better alternatives then"),
            ["any better alternatives then @acme+bolt", "which is faster any better alternatives then @acme+bolt"],
            id="another than two that were compared",
        ),
        pytest.param(
            query("vs", "acme", "bolt"),
            query("and the second one"),
            ["vs @bolt (again)"],
            id="the second one",
        ),
        pytest.param(
            query("vs", "acme", "bolt"),
            query("how much tax do contractors of the first owe every year"),
            ["how much tax do contractors of the owe every year @acme"],
            id="a whole new question about the first",
        ),
    ],
)
def test_readings(before: Query, now: Query, expected: list[str]) -> None:
    assert [said(reading) for reading in readings(now, before, ROLES)] == expected


def test_a_subject_such_as_deel_is_carried_on() -> None:
    before = replace(query("what is deel"), spoken_of=("deel",), subject=True)

    found = readings(query("which countries"), before, ROLES)

    assert "which countries deel @anyone" in [said(reading) for reading in found]
    assert found[0].weight < 1.0, "what names no subject of its own speaks of Deel rather than of nothing"


def test_a_word_of_our_subject_may_stand_for_the_platform_before() -> None:
    now = replace(query("and deel"), spoken_of=("deel",), subject=True)

    found = readings(now, query("does it take a cut", "acme"), ROLES)

    assert "does it take a cut deel @anyone (again)" not in [said(reading) for reading in found]
    assert "does it take a cut deel @anyone" in [said(reading) for reading in found]


def test_a_question_about_a_word_of_our_subject_may_be_about_no_platform() -> None:
    now = replace(query("how long does deel take"), spoken_of=("deel",), subject=True)

    found = readings(now, query("when is payday", "acme"), ROLES)

    assert {"how long does deel take @acme", "how long does deel take @anyone"} <= {said(reading) for reading in found}


def test_another_word_of_our_subject_asks_the_same_of_it() -> None:
    before = replace(query("withdrawal time with deel"), spoken_of=("deel",), subject=True)
    now = replace(query("and veriff"), spoken_of=("veriff",), subject=True)

    assert [said(reading) for reading in readings(now, before, ROLES)] == [
        "withdrawal time with veriff @anyone (again)"
    ]


@pytest.mark.parametrize(
    ("now", "asks"),
    [("and without a degree", True), ("for students", True), ("i will go read that now", False)],
)
def test_a_statement_is_not_taken_for_a_question_by_what_came_before(now: str, asks: bool) -> None:
    stated = replace(query(now), asks=False)

    assert {reading.query.asks for reading in readings(stated, query("how do i apply", "acme"), ROLES)} == {asks}


def test_a_company_we_know_nothing_about_is_not_asked_of_the_platform_before() -> None:
    about_globex = replace(query("is globex any good for lawyers"), others=("globex",))

    assert [said(reading) for reading in readings(about_globex, query("is legit", "acme"), ROLES)] == [
        "is globex any good for lawyers @anyone"
    ]


def test_a_message_that_points_back_is_worth_less_alone() -> None:
    before = query("how do i apply", "acme")

    short, *_ = readings(query("how long does that take"), before, ROLES)
    long, *_ = readings(query("is that exam interview weekly"), before, ROLES)
    complete, *_ = readings(query("exam"), before, ROLES)
    of_the_platform, *_ = readings(query("what do they pay"), before, ROLES)
    of_nobody, *_ = readings(query("what do they pay"), query("how do i apply"), ROLES)

    assert 0 < short.weight <= long.weight < complete.weight == 1.0
    assert of_nobody.weight < of_the_platform.weight == 1.0, "they are the platform"


@pytest.mark.parametrize(
    ("text", "elliptical"),
    [
        ("how long", True),
        ("same for lawyers", True),
        ("and the exam for coders", True),
        ("is that weekly or monthly", True),
        ("thanks", True),
        ("exam results arrive late", False),
        ("which documents does the tax office want", False),
    ],
)
def test_what_cannot_stand_alone(text: str, elliptical: bool) -> None:
    assert is_elliptical(query(text)) is elliptical


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (query("and same rule there", "bolt"), True),
        (query("and", "bolt"), True),
        (query("and same rule for deductions", "bolt"), False),
        (query("same rule there"), False),
        (replace(query("i love", "bolt"), asks=False), False),
    ],
)
def test_what_asks_the_same_of_another_platform(now: Query, same: bool) -> None:
    assert asks_the_same(now) is same


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("which is better", True),
        ("which of them pays more", True),
        ("which one pays faster", True),
        ("ok between those who starts me faster", True),
        ("which pays better", True),
        ("which country is best", False),
        ("who owns it", False),
        ("is it better", False),
    ],
)
def test_what_chooses_among_several(text: str, several: bool) -> None:
    assert chooses_among(query(text)) is several


@pytest.mark.parametrize(
    ("text", "subject", "way"),
    [
        ("and how long does that take", False, "and how long does that"),
        ("how?", False, "how"),
        ("how long does the exam take", True, "how long does the"),
    ],
)
def test_what_has_a_subject_of_its_own(text: str, subject: bool, way: str) -> None:
    assert tells(query(text)) is subject
    assert " ".join(way_of_asking(query(text))) == way


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("how many days does that take", True),
        ("what do they even look into", True),
        ("how many days does the check take", False),
        ("do they pay by paypal or by bank transfer", False),
    ],
)
def test_what_says_little_beside_what_it_points_to(text: str, points: bool) -> None:
    assert points_back(query(text)) is points


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("i need to change the address on it", True),
        ("then i really want to leave", True),
        ("i changed the address on it", False),
        ("they need to change it", False),
    ],
)
def test_what_somebody_is_about_to_do(text: str, wanted: bool) -> None:
    assert wants(query(text)) is wanted
