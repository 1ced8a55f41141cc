"""A member reads by menus: platform, topic, question."""

from dataclasses import replace

import discord

from bot.cards import words
from bot.cards.browse import browse_card
from bot.cards.presses import Browse
from bot.knowledge.knowledge import Knowledge
from tests.discord.conftest import World
from tests.discord.reading import labels_of, menu_of, press, text_of


async def test_from_a_platform_to_an_answer_and_back(world: World) -> None:
    opened = await world.amina.slash(world.general, "browse")
    assert opened.ephemeral
    card = opened.response
    assert card is not None
    assert "SME Careers" in [option["label"] for option in menu_of(card)]

    await world.amina.select(card.message, ["sme-careers"])
    assert text_of(opened.response) == "### SME Careers"
    topics = [option["value"] for option in menu_of(opened.response)]
    assert "legitimacy" in topics

    await world.amina.select(card.message, ["legitimacy"])
    question = menu_of(opened.response)[0]
    await world.amina.select(card.message, [question["value"]])
    assert text_of(opened.response).startswith(f"### {question['label']}")

    await press(world.amina, opened.response, words.BACK)
    assert text_of(opened.response).startswith("### SME Careers · ")


async def test_every_answer_can_be_reached(world: World) -> None:
    knowledge = world.services.desk.knowledge
    reached = set()
    for platform in ("general", *knowledge.platforms):
        for topic in {entry.topic for entry in knowledge.entries}:
            reached |= set(_all_pages(knowledge, Browse(platform, topic)))
    assert len(reached) >= len(knowledge.entries)


async def test_long_lists_have_pages_of_25(world: World) -> None:
    knowledge = world.services.desk.knowledge
    entry = knowledge.entries[0]
    many = Knowledge(
        tuple(replace(entry, id=f"x/{n}", question=f"Question {n}?") for n in range(60)), knowledge.platforms
    )
    where = Browse(entry.platform or "general", entry.topic)

    pages = [browse_card(many, replace(where, page=page)) for page in range(3)]

    assert [len(_options(page)) for page in pages] == [25, 25, 10]
    assert browse_card(many, replace(where, page=99)).content_length() > 0


async def test_menus_survive_a_restart(world: World) -> None:
    opened = await world.amina.slash(world.general, "browse")
    assert opened.response is not None
    await world.restart()

    await world.amina.select(opened.response.message, ["sme-careers"])

    assert text_of(opened.response) == "### SME Careers"


async def test_browsing_from_an_unknown_question_opens_privately(world: World) -> None:
    await world.amina.send(world.general, f"{world.mention} what is the best pizza topping in naples")
    card = world.general.last_message
    assert labels_of(card) == [words.TELL_ME, words.BROWSE]

    opened = await press(world.ben, card, words.BROWSE)

    assert opened.ephemeral
    assert text_of(opened.response) == words.BROWSE_PLATFORMS


async def test_a_platform_that_was_removed_leads_back_to_the_start(world: World) -> None:
    card = browse_card(world.services.desk.knowledge, Browse("no-such-platform", "pay_rates", 3))

    assert any(
        item.content == words.BROWSE_PLATFORMS
        for item in card.walk_children()
        if isinstance(item, discord.ui.TextDisplay)
    )


def _options(card: discord.ui.LayoutView) -> list[discord.SelectOption]:
    return [option for item in card.walk_children() for option in getattr(getattr(item, "item", None), "options", [])]


def _all_pages(knowledge: Knowledge, where: Browse) -> list[str]:
    values: list[str] = []
    for page in range(10):
        found = [option.value for option in _options(browse_card(knowledge, replace(where, page=page)))]
        if set(found) <= set(values):
            break
        values += found
    return values
