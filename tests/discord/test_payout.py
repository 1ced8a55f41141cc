"""A member uses /payout. Today is 23 November 2026, and the knowledge holds the answers of one platform only."""

import datetime as dt
import struct

import pytest

from bot import engine
from bot.cards.payouts import words
from bot.cards.payouts.card import PICTURE
from bot.cards.reminders import payout_words
from bot.desk import Desk
from bot.knowledge.knowledge import Knowledge
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of

LAWYER = {"platform": "SME Careers", "role": "lawyer", "hours": "12,5"}
DATED = {**LAWYER, "completed_on": "2026-11-20", "invoice_on": "today"}


@pytest.fixture(scope="module")
def desk(small_knowledge: Knowledge) -> Desk:
    """An engine that is built at once: nothing is asked of it here."""
    return Desk(engine.build(small_knowledge, lambda _: None, vectors=False))


async def test_pay_and_paydays_with_a_picture_only_for_the_asker(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **DATED)

    assert result.ephemeral
    text = text_of(result.response)
    assert text.startswith("### SME Careers · Advanced professional\n**$875–1,625+** gross for 12.5 hours")
    assert "Fri 27 Nov 2026 to Sun 29 Nov 2026" in text
    assert "by Wed 23 Dec 2026" in text
    assert words.CONTRACT_DECIDES_TERMS in text
    assert words.BEFORE_TAX in text
    assert text.count("Source: [") == 3
    check = payout_words.check_label(dt.date(2026, 11, 29))
    assert labels_of(result.response) == [words.CHANGE_HOURS, words.SHARE, check]
    assert result.response is not None
    [picture] = result.response.attachments
    assert picture.filename == PICTURE
    assert world.questions.history(viewer=world.ben) == []


async def test_the_picture_has_words_for_those_who_do_not_see_it(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **DATED)

    assert result.response is not None
    [gallery] = [part for part in flat(result.response.components) if part.get("items")]
    description = gallery["items"][0]["description"]
    assert "Sent: Thu 26 Nov 2026" in description
    assert len(description) <= 1024


async def test_without_dates_there_is_no_picture(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **LAWYER)

    assert result.response is not None
    assert result.response.attachments == []
    assert "**$875–1,625+**" in text_of(result.response)


async def test_it_may_be_public_from_the_start(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **DATED, public=True)

    assert not result.ephemeral
    assert words.SHARE not in labels_of(result.response)


async def test_a_private_estimate_is_shared_by_a_button_also_after_a_restart(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **DATED)
    await world.restart()

    shared = await press(world.amina, result.response, words.SHARE)

    assert not shared.ephemeral
    assert "**$875–1,625+**" in text_of(shared.response)
    assert words.SHARE not in labels_of(shared.response)


async def test_other_hours_change_the_card_in_place(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **DATED)
    shown = await press(world.amina, result.response, words.CHANGE_HOURS)
    assert shown.modal is not None
    assert shown.modal["title"] == words.FORM_TITLE

    await world.amina.submit_modal(shown, {"hours": "", "weekly_hours": "10", "weeks": "2"})

    assert "**$1,400–2,600+** gross for 20 hours (10 hours a week, 2 weeks)" in text_of(result.response)


async def test_wrong_hours_in_the_form_leave_the_card_as_it_is(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **DATED)
    shown = await press(world.amina, result.response, words.CHANGE_HOURS)

    sent = await world.amina.submit_modal(shown, {"hours": "12,5", "weekly_hours": "10", "weeks": "2"})

    assert sent.ephemeral
    assert text_of(sent.response).startswith("Give either all hours, or hours a week")
    assert "**$875–1,625+**" in text_of(result.response)


async def test_hours_that_cannot_be_are_explained(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **{**LAWYER, "hours": "loads"})

    assert result.ephemeral
    assert text_of(result.response).startswith("I cannot read “loads” as hours.")


async def test_an_unknown_role_is_one_press_away_from_a_known_one(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **{**DATED, "role": "legal translator"})
    assert labels_of(result.response) == ["Generalist / writer", "Advanced professional"]

    await press(world.amina, result.response, "Generalist / writer")

    assert "**$187.50–312.50** gross for 12.5 hours" in text_of(result.response)


async def test_a_platform_without_rates_still_has_its_paydays(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **{**DATED, "platform": "crowdgen"})

    assert "We have no sourced pay rates for CrowdGen" in text_of(result.response)
    assert "Mon 14 Dec 2026" in text_of(result.response)


async def test_late_money_leads_to_the_answer_about_it(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", platform="alignerr", completed_on="2026-10-04")
    assert "Overdue" in text_of(result.response)

    opened = await press(world.amina, result.response, words.MISSING_MONEY)

    assert "ticket" in text_of(opened.response)


async def test_roles_are_offered_for_the_platform_chosen_before(world: World) -> None:
    offered = await world.amina.autocomplete(world.questions, "payout", "role", "law", platform="sme-careers")
    assert offered[0] == {"name": "Advanced professional", "value": "advanced"}
    assert len(offered) == 4

    assert await world.amina.autocomplete(world.questions, "payout", "role", "law", platform="nowhere") == []


@pytest.mark.parametrize(("typed", "first"), [("sup", "SME Careers"), ("outl", "Outlier"), ("", "Alignerr")])
async def test_platforms_are_offered_by_any_name(world: World, typed: str, first: str) -> None:
    offered = await world.amina.autocomplete(world.questions, "payout", "platform", typed)
    assert offered[0]["name"] == first


async def test_dates_are_offered_as_people_write_them(world: World) -> None:
    offered = await world.amina.autocomplete(world.questions, "payout", "completed_on", "15 oct", platform="outlier")
    assert offered == [{"name": "Thu 15 Oct 2026", "value": "2026-10-15"}]
    recent = await world.amina.autocomplete(world.questions, "payout", "invoice_on", "", platform="outlier")
    assert recent[0]["value"] == "2026-11-23"


async def test_the_picture_is_a_png_of_the_stated_width(world: World) -> None:
    result = await world.amina.slash(world.questions, "payout", **DATED)
    assert result.response is not None
    content = await result.response.attachments[0].read()
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">I", content[16:20]) == (1000,)


def flat(parts: object) -> list[dict[str, object]]:
    """All parts of a card."""
    found = []
    for part in parts if isinstance(parts, list) else []:
        data = part if isinstance(part, dict) else part.to_dict()
        found += [data, *flat(data.get("components"))]
    return found
