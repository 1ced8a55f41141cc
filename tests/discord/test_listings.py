"""A member looks for work with /listings. Today is 23 November 2026; Acme and Bolt are invented."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
import simcord

from bot import engine
from bot.answers.answerer import Answerer
from bot.cards import words as common
from bot.cards.custom_ids import MENU, encode
from bot.cards.limits import CARD_BYTES, CARD_CHARACTERS
from bot.cards.listings import words
from bot.cards.listings.presses import ListingsOf
from bot.commands.listing_watch import SECONDS
from bot.desk import Desk
from bot.knowledge.loader import load
from bot.listings.listing import Eligibility, Listing, PayRange
from bot.storage.engine import Database
from bot.storage.listings import ListingRepository
from tests.conftest import NOON, StoppedClock
from tests.discord.conftest import World
from tests.discord.reading import labels_of, menu_of, press, text_of
from tests.listings.made import FEED, listing
from tests.test_listings_cli import COUNTED, LISTINGS
from tests.tiny import ACME, FILES, write

ROLES = """\
---
question: Which roles does Acme have?
platform: acme
topic: listings
asked_as: [which roles does acme have, open roles at acme]
reviewed: 2026-11-01
sources: [review]
---
See its page.
"""


@pytest.fixture(scope="module")
def tiny_answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """Two platforms, one of them with three listings."""
    acme = FILES[ACME].replace("sources:\n", f"{COUNTED}sources:\n", 1)
    files = {"listings/acme.yaml": LISTINGS, ACME: acme, "faq/acme/roles.md": ROLES}
    folder = write(tmp_path_factory.mktemp("knowledge"), files)
    loaded = load(folder, NOON.date())
    assert loaded.knowledge is not None, loaded.errors
    return engine.build(loaded.knowledge, print, vectors=False)


@pytest.fixture
def desk(tiny_answerer: Answerer) -> Desk:
    """What these stories need is in the listing files."""
    return Desk(tiny_answerer)


@pytest.fixture
def feed(database: Database, clock: StoppedClock) -> ListingRepository:
    """Where imports arrive."""
    return ListingRepository(database, clock)


def many(count: int, **values: Any) -> list[Listing]:
    """Listings that are posted one day after the other, the first of them last."""
    day = NOON.date()
    return [
        listing(f"Violin teacher {number}", posted=day - dt.timedelta(days=number), **values) for number in range(count)
    ]


async def bring_in(world: World, feed: ListingRepository, listings: list[Listing]) -> None:
    """An import while the bot runs, noticed."""
    await feed.merge(FEED, listings)
    await world.services.board.refresh()


async def look(world: World, **filters: str) -> simcord.InteractionResult:
    return await world.amina.slash(world.general, "listings search", **filters)


async def test_what_is_open_only_for_the_one_who_looks(world: World) -> None:
    found = await look(world)

    assert found.ephemeral
    text = text_of(found.response)
    assert text.startswith("### 3 open listings\n")
    for part in (
        "**Python reviewer**\nAcme · $40–65/h · Job Reference ID `AC-7`\nOnly from Germany, Kenya · English\n"
        "-# Posted 20 Nov 2026 · last checked 23 Nov 2026",
        "**Physician**\nAcme · $70–130+/h · Job Reference ID `AC-8`\nWorldwide · not from United States\n"
        "-# ⚠️ Day of posting not named · last checked 1 Oct 2026, so it may be closed by now",
        "Countries: read the listing · German\n",
        "open until 30 Nov 2026",
        words.DECIDES,
    ):
        assert part in text
    assert labels_of(found.response) == [words.APPLY] * 3 + [words.SHARE, words.ALERT_ME]
    assert links(found.response)[0] == "https://acme.example/apply?job_id=AC-7"


async def test_every_filter_at_once(world: World) -> None:
    found = await look(
        world, platform="acme ai", words="pyhton", role="coder", country="keneya", language="english",
        min_rate="$50", since="last week",
    )  # fmt: skip

    text = text_of(found.response)
    assert text.startswith("### 1 open listing\n“pyhton” · role coder · Acme · Kenya · English · at least $50/h · ")
    assert "Open to Kenya · English" in text


async def test_where_a_country_is_not_named_it_says_read_the_listing(world: World) -> None:
    text = text_of((await look(world, country="KE")).response)
    assert "Kenya: read the listing · German" in text


async def test_expired_listings_never_appear(world: World, clock: StoppedClock) -> None:
    clock.pass_time(days=8)
    text = text_of((await look(world)).response)
    assert "German writer" not in text
    assert text.startswith("### 2 open listings")


async def test_pages_turn_also_after_a_restart(world: World, feed: ListingRepository) -> None:
    await bring_in(world, feed, many(12))
    found = await look(world, words="violin")
    assert "-# Page 1 of 3" in text_of(found.response)

    await press(world.amina, found.response, common.NEXT)
    assert "-# Page 2 of 3" in text_of(found.response)
    await world.restart()
    await press(world.amina, found.response, common.NEXT)

    text = text_of(found.response)
    assert "-# Page 3 of 3" in text
    assert text.count("Violin teacher") == 2
    await press(world.amina, found.response, common.PREVIOUS)
    assert "-# Page 2 of 3" in text_of(found.response)


async def test_a_page_that_is_gone_is_the_last_one(world: World, feed: ListingRepository, clock: StoppedClock) -> None:
    await bring_in(world, feed, many(12))
    found = await look(world, words="violin")
    clock.pass_time(minutes=1)
    await feed.merge(FEED, many(4))
    await world.env.advance_time(SECONDS + 1)

    await press(world.amina, found.response, common.NEXT)

    assert text_of(found.response).count("Violin teacher") == 4


async def test_sharing_shows_the_page_to_everybody(world: World) -> None:
    found = await look(world, words="python")

    shared = await press(world.amina, found.response, words.SHARE)

    assert not shared.ephemeral
    assert "Python reviewer" in text_of(shared.response)
    assert labels_of(shared.response) == [words.APPLY, words.ALERT_ME]
    assert len(world.general.history(viewer=world.ben)) == 1


async def test_turning_a_shared_page_shows_it_only_to_me(world: World, feed: ListingRepository) -> None:
    await bring_in(world, feed, many(6))
    found = await look(world, words="violin")
    shared = await press(world.amina, found.response, words.SHARE)

    turned = await press(world.ben, shared.response, common.NEXT)

    assert turned.ephemeral
    assert "Page 2 of 2" in text_of(turned.response)
    assert "Page 1 of 2" in text_of(shared.response)


async def test_a_new_import_is_found_within_half_a_minute(
    world: World, feed: ListingRepository, clock: StoppedClock
) -> None:
    await look(world)
    clock.pass_time(minutes=5)
    await feed.merge(FEED, [listing("Violin teacher")])
    await world.env.advance_time(SECONDS + 1)

    assert "Violin teacher" in text_of((await look(world, words="violin")).response)


async def test_where_nothing_is_known_the_platforms_own_pages_are_shown(world: World) -> None:
    found = await look(world, platform="acme", words="violin")
    text = text_of(found.response)
    for part in (
        "### I know of no open listing that fits this. Without the other filters there are 3 on Acme.",
        "[official page](https://acme.example)",
        "254 open roles on 25 October 2026",
        "Source: [A review of Acme](https://example.org/review), 25 Feb 2026",
        "CC BY 4.0",
    ):
        assert part in text

    await press(world.amina, found.response, words.SHOW_ALL)

    assert text_of(found.response).startswith("### 3 open listings\nAcme")


async def test_one_platform_can_be_picked_where_nothing_fits_on_any(world: World) -> None:
    found = await look(world, words="violin")
    assert [option["label"] for option in menu_of(found.response)] == ["Acme", "Bolt"]
    assert found.response is not None

    await world.amina.select(found.response.message, ["bolt"], custom_id=encode(ListingsOf(), MENU))

    assert text_of(found.response).startswith("### I know of no open listing on Bolt right now.")


@pytest.mark.parametrize(
    ("filters", "said", "offered"),
    [
        ({"platform": "amce"}, "I don't know a platform called “amce”.", ["Acme"]),
        ({"country": "congo"}, "“congo” may mean more than one country", ["Republic of the Congo", "DR Congo"]),
        ({"min_rate": "a lot"}, "“a lot” is no rate that I can use.", []),
        ({"since": "tomorrow"}, "“tomorrow” is no day that I can use.", []),
        ({"country": "**atlantis**"}, "I don't know a country called “\\*\\*atlantis\\*\\*”.", []),
    ],
)
async def test_bad_filters_are_explained(world: World, filters: dict[str, str], said: str, offered: list[str]) -> None:
    refused = await look(world, words="python", **filters)

    assert refused.ephemeral
    assert text_of(refused.response).startswith(said)
    assert labels_of(refused.response) == offered


async def test_what_was_meant_is_one_press_away(world: World) -> None:
    refused = await look(world, words="python", platform="amce")

    await press(world.amina, refused.response, "Acme")

    assert text_of(refused.response).startswith("### 1 open listing\n“python” · Acme")


@pytest.mark.parametrize(
    ("option", "typed", "first"),
    [
        ("platform", "acm", {"name": "Acme", "value": "acme"}),
        ("words", "pyth", {"name": "Python reviewer", "value": "Python reviewer"}),
        ("role", "cod", {"name": "Coder", "value": "Coder"}),
        ("country", "ken", {"name": "Kenya", "value": "KE"}),
        ("language", "swa", {"name": "Swahili", "value": "sw"}),
        ("min_rate", "4", {"name": "$40/h or more", "value": "40"}),
        ("since", "week", {"name": "The last week", "value": "7d"}),
    ],
)
async def test_typing_offers_what_there_is(world: World, option: str, typed: str, first: dict[str, str]) -> None:
    await world.services.board.current()
    choices = await world.amina.autocomplete(world.general, "listings search", option, typed)
    assert choices[0] == first
    assert len(choices) <= 25


async def test_foreign_words_format_nothing_and_every_card_fits(world: World, feed: ListingRepository) -> None:
    evil = "[free](https://evil.example) **@everyone** <@1> \u202egnp.exe " + "語" * 90
    hostile = [
        listing(
            evil, url=f"https://acme.example/{number}", job_reference=f"`{'X' * 59}{number}",
            apply_url=f"https://acme.example/apply?job_id=`{'X' * 59}{number}&{'y' * 400}",
            pay=PayRange(Decimal("1234.56"), Decimal("123456.78")), languages=("en", "de", "fr"),
            eligibility=Eligibility(None, frozenset({"US", "GB", "KP", "CD", "VC", "GS"}), worldwide=True),
        )
        for number in range(9)
    ]  # fmt: skip
    await bring_in(world, feed, hostile)

    text = text_of((await look(world, words="free", platform="acme")).response)

    assert "Page 1 of 2" in text
    assert len(text) <= CARD_CHARACTERS
    assert len(text.encode()) <= CARD_BYTES
    assert "\u202e" not in text
    for broken in ("(https://evil", "**@every", " <@1>"):
        assert broken not in text


async def test_a_search_too_long_for_a_button_still_answers(world: World) -> None:
    found = await look(world, words="python " * 12)

    assert text_of(found.response).startswith("### 1 open listing")
    assert words.TOO_LONG in text_of(found.response)
    assert labels_of(found.response) == [words.APPLY]


def links(message: simcord.ResponseMessage | None) -> list[str]:
    """Where the buttons beside listings lead."""
    assert message is not None
    return [
        section["accessory"]["url"]
        for top in message.components
        for section in (top if isinstance(top, dict) else top.to_dict()).get("components", [])
        if section.get("accessory", {}).get("url")
    ]


async def test_a_platform_leads_to_its_listings(world: World) -> None:
    await world.services.board.current()
    acme = await world.amina.slash(world.general, "platform", name="acme")
    bolt = await world.amina.slash(world.general, "platform", name="bolt")

    opened = await press(world.ben, acme.response, "3 open listings")

    assert opened.ephemeral
    assert text_of(opened.response).startswith("### 3 open listings\nAcme")
    assert not [label for label in labels_of(bolt.response) if "listing" in label]


async def test_an_answer_about_open_roles_leads_to_the_listings(world: World) -> None:
    answered = await world.amina.slash(world.general, "ask", question="Which roles does Acme have?")

    opened = await press(world.ben, answered.response, words.LOOK_AT)

    assert opened.ephemeral
    assert text_of(opened.response).startswith("### 3 open listings\nAcme")
