"""A member looks up platforms and sets them side by side."""

import pytest

from bot import engine
from bot.answers.answerer import Answerer
from bot.cards import words as common
from bot.cards.platforms import words
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.topics import Topic
from tests.discord.conftest import World
from tests.discord.reading import labels_of, menus_of, press, text_of

LEGIT = common.TOPICS[Topic.LEGITIMACY]


@pytest.fixture(scope="module")
def quick_answerer(small_knowledge: Knowledge) -> Answerer:
    """All platforms, but the answers of one; words alone are compared."""
    return engine.build(small_knowledge, print, vectors=False)


@pytest.fixture
def desk(quick_answerer: Answerer) -> Desk:
    """What these stories need is in the platform files."""
    return Desk(quick_answerer)


async def test_a_platform_at_a_glance_for_everybody(world: World) -> None:
    shown = await world.amina.slash(world.general, "platform", name="labelbox")

    assert not shown.ephemeral
    text = text_of(shown.response)
    assert text.startswith("## Alignerr\n")
    for part in ("Run by Labelbox", "**Pay:** $10–280/h", "**Payout:** ", "**Getting in:** application → ", "[1]"):
        assert part in text
    assert labels_of(shown.response) == [
        *(common.TOPICS[topic] for topic in (Topic.LEGITIMACY, Topic.PAY_RATES, Topic.PAYMENT_TIMING)),
        *(common.TOPICS[topic] for topic in (Topic.APPLICATION, Topic.ELIGIBILITY_COUNTRY)),
        words.OFFICIAL_PAGE,
    ]


async def test_only_for_me(world: World) -> None:
    assert (await world.amina.slash(world.general, "platform", name="outlier", private=True)).ephemeral
    assert (await world.amina.slash(world.general, "compare", first="outlier", second="xai", private=True)).ephemeral
    assert world.general.history(viewer=world.ben) == []


async def test_typing_offers_platforms_by_name_and_alias(world: World) -> None:
    for command, option in (("platform", "name"), ("compare", "first"), ("compare", "second"), ("compare", "third")):
        choices = await world.amina.autocomplete(world.general, command, option, "superann")
        assert choices[0] == {"name": "SME Careers", "value": "sme-careers"}
    everything = await world.amina.autocomplete(world.general, "platform", "name", "")
    assert len(everything) == len(world.services.desk.knowledge.platforms)


async def test_a_misspelled_name_is_one_press_away(world: World) -> None:
    asked = await world.amina.slash(world.general, "platform", name="outlyer")
    assert asked.ephemeral
    assert "Did you mean Outlier" in text_of(asked.response)

    await press(world.amina, asked.response, "Outlier")

    assert text_of(asked.response).startswith("## Outlier")


async def test_the_usual_questions_open_their_answers(world: World) -> None:
    shown = await world.amina.slash(world.general, "platform", name="alignerr")

    opened = await press(world.ben, shown.response, LEGIT)

    assert opened.ephemeral
    assert text_of(opened.response).startswith("### Is Alignerr legit?")


async def test_from_a_platform_to_a_comparison_to_one_subject_and_back(world: World) -> None:
    shown = await world.amina.slash(world.general, "platform", name="alignerr")
    assert shown.response is not None
    (beside,) = menus_of(shown.response)
    assert "alignerr" not in beside.values
    compared = await world.ben.select(shown.response.message, ["outlier"], custom_id=beside.custom_id)
    assert compared.ephemeral
    assert text_of(compared.response).startswith("### Alignerr and Outlier\n")

    assert compared.response is not None
    closer, _ = menus_of(compared.response)
    await world.ben.select(compared.response.message, ["payment"], custom_id=closer.custom_id)
    assert text_of(compared.response).startswith("### Alignerr and Outlier · Payout\n")

    await press(world.ben, compared.response, words.EVERYTHING)
    assert text_of(compared.response).startswith("### Alignerr and Outlier\n")

    await press(world.ben, compared.response, "Outlier")
    assert text_of(compared.response).startswith("## Outlier\n")


async def test_three_platforms_for_everybody_and_a_closer_look_for_one(world: World) -> None:
    compared = await world.amina.slash(
        world.general, "compare", first="alignerr", second="Scale AI", third="superannotate"
    )
    assert not compared.ephemeral
    assert compared.response is not None
    text = text_of(compared.response)
    assert text.startswith("### Alignerr, Outlier and SME Careers\n")
    assert "- **SME Careers:** $15–25/h" in text
    assert labels_of(compared.response) == ["Alignerr", "Outlier", "SME Careers"]

    closer, further = menus_of(compared.response)
    look = await world.ben.select(compared.response.message, ["growth"], custom_id=closer.custom_id)
    read = await world.ben.select(compared.response.message, ["alignerr/pay"], custom_id=further.custom_id)

    assert look.ephemeral
    assert "- **SME Careers:** Data Trainer → " in text_of(look.response)
    assert "- **Outlier:** not known" in text_of(look.response)
    assert read.ephemeral
    assert text_of(read.response).startswith("### How much does Alignerr pay?")
    assert text_of(compared.response) == text


async def test_one_subject_from_the_start(world: World) -> None:
    compared = await world.amina.slash(world.general, "compare", first="alignerr", second="outlier", about="support")

    assert text_of(compared.response).startswith("### Alignerr and Outlier · Support\n")


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ({"first": "outlier", "second": "outlier.ai"}, "That is only Outlier."),
        ({"first": "globex", "second": "outlier"}, "I don't know a platform called “globex”. I know Alignerr, "),
    ],
)
async def test_what_cannot_be_compared_is_said_only_to_me(world: World, names: dict[str, str], sentence: str) -> None:
    refused = await world.amina.slash(world.general, "compare", **names)

    assert refused.ephemeral
    assert text_of(refused.response).startswith(sentence)


async def test_a_misspelled_name_in_a_comparison_is_one_press_away(world: World) -> None:
    refused = await world.amina.slash(world.general, "compare", first="alignerr", second="outlyer", third="micro1")

    await press(world.amina, refused.response, "Outlier")

    assert text_of(refused.response).startswith("### Alignerr, Outlier and micro1\n")


async def test_controls_survive_a_restart(world: World) -> None:
    compared = await world.amina.slash(world.general, "compare", first="alignerr", second="outlier")
    shown = await world.amina.slash(world.general, "platform", name="alignerr")
    await world.restart()

    opened = await press(world.ben, compared.response, "Alignerr")
    answered = await press(world.ben, shown.response, LEGIT)

    assert text_of(opened.response).startswith("## Alignerr")
    assert text_of(answered.response).startswith("### Is Alignerr legit?")


async def test_a_platform_or_answer_that_is_gone_is_said_kindly(world: World) -> None:
    compared = await world.amina.slash(world.general, "compare", first="alignerr", second="outlier")
    shown = await world.amina.slash(world.general, "platform", name="alignerr")
    assert compared.response is not None
    assert shown.response is not None
    knowledge = world.services.desk.knowledge
    without = Knowledge((), {"outlier": knowledge.platforms["outlier"]})
    world.services.desk.answerer = engine.build(without, print, vectors=False)

    closer, further = menus_of(compared.response)
    (beside,) = menus_of(shown.response)
    gone = [
        await press(world.ben, compared.response, "Alignerr"),
        await world.ben.select(compared.response.message, ["pay"], custom_id=closer.custom_id),
        await world.ben.select(shown.response.message, ["outlier"], custom_id=beside.custom_id),
    ]
    read = await world.ben.select(compared.response.message, ["alignerr/pay"], custom_id=further.custom_id)

    assert [text_of(one.response) for one in gone] == [words.PLATFORM_GONE] * 3
    assert text_of(read.response) == common.ENTRY_GONE


async def test_what_was_just_read_is_what_the_next_question_is_about(world: World) -> None:
    await world.amina.slash(world.general, "platform", name="alignerr")
    await world.amina.slash(world.general, "compare", first="outlier", second="xai")

    turns = world.services.conversations.with_question(world.amina.id, world.general.id, "who pays faster?")

    assert turns == ("Alignerr", "Outlier vs xAI tutor programme", "who pays faster?")
