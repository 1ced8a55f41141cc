"""The signals that set the candidates beside each other, through a matcher of a small knowledge."""

import pytest

from bot.answers.calibration import unfitted
from bot.answers.matcher import Match, Matcher, Setting
from bot.answers.signals import SLOT
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import load
from tests import tiny
from tests.conftest import NOON

SHARES = ["share", "topic's share", "covered words", "in the answer", "anywhere"]
LEADS = ["ahead", "rare words ahead", "wording ahead"]


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Two answers about an invented platform, whether it is legit and what it pays."""
    loaded = load(tiny.write(tmp_path_factory.mktemp("tiny")), NOON.date())
    assert loaded.knowledge is not None
    return loaded.knowledge


def asked(knowledge: Knowledge, message: str) -> dict[str, Match]:
    matcher = Matcher(knowledge, unfitted())
    query = matcher.reader.read(message)
    found = matcher.match(query, query.platforms[0] if query.platforms else None)
    return {match.entry.id: match for match in found if match.entry}


def signal(match: Match, name: str) -> float:
    return match.signals[SLOT[name]]


@pytest.mark.parametrize(
    ("message", "meant"),
    [("can anybody trust acme", "acme/legit"), ("hourly rate of acme for coders", "acme/pay")],
)
def test_what_is_meant_leads_in_every_respect(knowledge: Knowledge, message: str, meant: str) -> None:
    found = asked(knowledge, message)
    best, others = found[meant], [match for id, match in found.items() if id != meant]

    assert others
    for name in ("share", "rare words", "wording"):
        assert signal(best, name) > max(signal(other, name) for other in others), name
    for name in LEADS:
        assert signal(best, name) > 0 > max(signal(other, name) for other in others), name


@pytest.mark.parametrize(
    "message", ["is acme legit", "acme", "what is the weather like in acme", "legit?", "ac me pay"]
)
def test_shares_are_shares(knowledge: Knowledge, message: str) -> None:
    found = asked(knowledge, message).values()

    assert all(0 <= signal(match, name) <= 1 for match in found for name in SHARES)
    assert sum(signal(match, "share") for match in found) <= 1 + 1e-6
    assert all(signal(match, "topic's share") >= signal(match, "share") for match in found)


def test_words_of_the_answer_count_though_no_phrasing_has_them(knowledge: Knowledge) -> None:
    found = asked(knowledge, "does acme give coders anything")["acme/pay"]

    assert signal(found, "covered words") < signal(found, "anywhere")
    assert signal(found, "in the answer") > 0


def test_an_answer_just_given_is_set_back_where_the_message_says_nothing_of_it(knowledge: Knowledge) -> None:
    matcher = Matcher(knowledge, unfitted())
    query = matcher.reader.read("what do coders get at acme then")
    first, *others = matcher.match(query, "acme")

    again = {id(m.intent): m for m in matcher.match(query, "acme", Setting(before=first.intent, given=True))}

    assert signal(again[id(first.intent)], "the answer before") == 1.0
    assert signal(again[id(first.intent)], "ahead") < signal(first, "ahead")
    assert all(signal(again[id(other.intent)], "the answer before") == 0.0 for other in others)
