"""A member says where they are. It is noon in UTC on Monday 23 November 2026."""

import pytest

from bot.reminders.zones import zone_key
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of
from tests.discord.reminding import desk  # noqa: F401 - a fixture


async def zone(world: World) -> str | None:
    kept = await world.services.members.zone(world.amina.id)
    return None if kept is None else zone_key(kept)


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("Nairobi", "Africa/Nairobi"),
        ("kenya", "Africa/Nairobi"),
        ("nairobbi", "Africa/Nairobi"),
        ("europe/berlin", "Europe/Berlin"),
        ("UTC+5:30", "UTC+05:30"),
        ("são paulo", "America/Sao_Paulo"),
    ],
)
async def test_a_place_with_one_clock_is_kept(world: World, place: str, key: str) -> None:
    shown = await world.amina.slash(world.general, "timezone", place=place)

    assert shown.ephemeral
    assert f"Your time zone is {key.replace('_', ' ')}" in text_of(shown.response)
    assert await zone(world) == key


async def test_the_confirmation_shows_local_time(world: World) -> None:
    shown = await world.amina.slash(world.general, "timezone", place="Nairobi")
    assert "**Monday 23 November, 15:00** now" in text_of(shown.response)
    assert f"<t:{int(world.services.clock().timestamp())}:F>" in text_of(shown.response)


async def test_a_country_with_several_clocks_is_asked_back(world: World) -> None:
    shown = await world.amina.slash(world.general, "timezone", place="canada")
    assert await zone(world) is None
    await world.restart()
    toronto = next(label for label in labels_of(shown.response) if "Toronto" in label)

    await press(world.amina, shown.response, toronto)

    assert await zone(world) == "America/Toronto"
    assert "Your time zone is America/Toronto" in text_of(shown.response)


async def test_a_place_that_nobody_knows(world: World) -> None:
    shown = await world.amina.slash(world.general, "timezone", place="xyzzyx")
    assert "I don't know a place called" in text_of(shown.response)
    assert await zone(world) is None


async def test_without_a_place_it_says_which_one_counts(world: World) -> None:
    shown = await world.amina.slash(world.general, "timezone")
    assert "I don't know your time zone" in text_of(shown.response)
    await world.amina.slash(world.general, "timezone", place="Lagos")
    again = await world.amina.slash(world.general, "timezone")
    assert "Africa/Lagos" in text_of(again.response)


async def test_places_are_offered_with_their_clocks(world: World) -> None:
    offered = await world.amina.autocomplete(world.general, "timezone", "place", "berl")
    assert offered[0] == {"name": "Berlin: Mon 13:00 now (Europe/Berlin)", "value": "Europe/Berlin"}
    usual = await world.amina.autocomplete(world.general, "timezone", "place", "")
    assert len(usual) == 10
    assert await world.amina.autocomplete(world.general, "timezone", "place", "xyzzyx") == []
