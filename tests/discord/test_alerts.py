"""A member is told of new listings. Acme and Bolt are invented; Acme has three listings when the bot starts."""

import discord
import pytest

from bot.answers.answerer import Answerer
from bot.cards.listings import words
from bot.commands.listing_watch import SECONDS
from bot.desk import Desk
from bot.listings.alerts import MOST_ALERTS
from bot.listings.wanted import Wanted
from bot.storage.alerts import AlertRepository
from bot.storage.engine import Database
from bot.storage.listings import ListingRepository
from tests.conftest import StoppedClock
from tests.discord.conftest import World
from tests.discord.dropping import watch_nonces
from tests.discord.reading import labels_of, press, text_of
from tests.discord.test_listings import tiny_answerer
from tests.listings.made import FEED, listing

__all__ = ["tiny_answerer"]


@pytest.fixture
def desk(tiny_answerer: Answerer) -> Desk:
    return Desk(tiny_answerer)


class Story:
    """Time that passes in the world and for the bot alike, and a feed that grows."""

    def __init__(self, world: World, database: Database, clock: StoppedClock) -> None:
        self.world = world
        self.clock = clock
        self.feed = ListingRepository(database, clock)
        self.alerts = AlertRepository(database, clock)
        self.offered: list[str] = []

    async def wait(self, **amount: float) -> None:
        """Let time pass, and the bot look once or twice."""
        self.clock.pass_time(**amount)
        await self.world.env.advance_time(SECONDS + 1)

    async def offer(self, *titles: str) -> None:
        """The feed has these listings, too; the bot meets them at one look and tells of them at the next."""
        self.clock.pass_time(minutes=1)
        self.offered += titles
        await self.feed.merge(FEED, [listing(title) for title in self.offered])
        await self.wait(minutes=1)
        await self.wait(minutes=1)

    def told(self) -> list[discord.Message]:
        """What is in Amina's direct messages."""
        backend = self.world.env.backend
        channel = backend.dm_channels.get(self.world.amina.id)
        return self.world.amina.user.dm_channel.history() if channel else []


@pytest.fixture
async def story(world: World, database: Database, clock: StoppedClock) -> Story:
    await world.env.advance_time(SECONDS + 1)
    return Story(world, database, clock)


async def set_alert(story: Story, **filters: str) -> None:
    answer = await story.world.amina.slash(story.world.general, "listings alert", **filters)
    assert answer.ephemeral
    assert text_of(answer.response).startswith("### I will tell you of new listings")


async def test_a_new_listing_is_told_once_in_a_direct_message(story: Story) -> None:
    await set_alert(story, words="violin", country="kenya")
    await story.wait(minutes=5)
    assert story.told() == []

    await story.offer("Violin teacher", "Drummer")

    [message] = story.told()
    text = text_of(message)
    assert text.startswith(
        "### A new listing for you\n**Violin teacher**\nAcme · pay not named\nKenya: read the listing"
    )
    assert "-# You asked for this: “violin” · Kenya. At most one message a day." in text
    assert labels_of(message) == [words.APPLY, words.ALERTS_OFF, words.MY_ALERTS]
    await story.wait(hours=30)
    assert len(story.told()) == 1


async def test_at_most_one_message_a_day_and_nothing_is_forgotten(story: Story) -> None:
    await set_alert(story, words="violin")
    await story.offer("Violin teacher")
    await story.offer("Violin maker")
    await story.offer("Violin player")
    assert len(story.told()) == 1

    await story.world.restart()
    await story.wait(hours=24)

    *_, second = story.told()
    assert len(story.told()) == 2
    assert text_of(second).startswith("### 2 new listings for you\n")
    assert "Violin teacher" not in text_of(second)


async def test_several_alerts_make_one_message(story: Story) -> None:
    await set_alert(story, words="violin")
    await set_alert(story, words="drummer")
    await story.offer("Violin teacher", "Drummer", "Violin playing drummer")

    [message] = story.told()
    assert text_of(message).startswith("### 3 new listings for you\n")


async def test_many_new_listings_fit_into_one_message(story: Story) -> None:
    await set_alert(story)
    await story.offer(*(f"Violin teacher {number}" for number in range(30)))

    [message] = story.told()
    assert "And 25 more: `/listings search`." in text_of(message)


async def test_one_press_in_the_message_turns_everything_off_also_after_a_restart(story: Story) -> None:
    await set_alert(story, words="violin")
    await story.offer("Violin teacher")
    await story.world.restart()

    ended = await press(story.world.amina.user, story.told()[0], words.ALERTS_OFF)

    assert text_of(ended.response) == words.ALERTS_ENDED
    assert await story.alerts.of(story.world.amina.id) == ()
    await story.offer("Violin maker")
    await story.wait(hours=48)
    assert len(story.told()) == 1


async def test_closed_direct_messages_pause_the_alert_until_the_member_looks(story: Story) -> None:
    world = story.world
    await set_alert(story, words="violin")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, times=1)
    await story.offer("Violin teacher")
    assert story.told() == []
    await story.offer("Violin maker")
    await story.wait(hours=48)
    assert story.told() == []

    looked = await world.amina.slash(world.general, "listings search")
    assert text_of(looked.response).startswith("### ")
    [notice] = looked.followups
    assert text_of(notice).startswith("### Your alerts are paused")
    mine = await world.amina.slash(world.general, "listings alerts")
    assert labels_of(mine.response) == ["End 1", words.ALERTS_ON, words.ALERTS_OFF]
    await press(world.amina, mine.response, words.ALERTS_ON)
    await story.wait(minutes=2)

    [message] = story.told()
    assert text_of(message).startswith("### 2 new listings for you")


async def test_a_hiccup_sends_nothing_twice(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    await set_alert(story, words="violin")
    nonces = watch_nonces(story.world, monkeypatch, *[OSError("dropped")] * 3)
    await story.offer("Violin teacher")
    await story.wait(minutes=2)
    await story.wait(minutes=2)

    assert len(story.told()) == 1
    assert len(set(nonces)) == 1
    assert len(nonces) == 4


async def test_what_arrived_although_nobody_could_note_it_is_not_sent_again(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    await set_alert(story, words="violin")
    services = story.world.services

    async def crash(*_: object) -> None:
        raise RuntimeError("killed between sending and noting")

    with monkeypatch.context() as killed:
        killed.setattr(services.alerts, "told", crash)
        await story.offer("Violin teacher")
    assert len(story.told()) == 1
    await story.world.restart()
    await story.offer("Violin maker")
    await story.wait(minutes=5)
    assert len(story.told()) == 1

    await story.wait(hours=24)
    assert "Violin teacher" not in text_of(story.told()[-1])
    assert "Violin maker" in text_of(story.told()[-1])


async def test_trouble_with_one_member_keeps_nobody_else_from_being_told(story: Story) -> None:
    world = story.world
    await set_alert(story, words="violin")
    await story.alerts.add(world.ben.id, Wanted(words="violin"))
    await story.alerts.claim(world.ben.id, story.clock())
    world.env.inject_error("GET", "/channels/*/messages", status=500, times=None)

    await story.offer("Violin teacher")

    assert len(story.told()) == 1


async def test_alerts_are_listed_and_ended_one_by_one(story: Story) -> None:
    world = story.world
    for filters in ({"words": "violin"}, {"platform": "bolt", "min_rate": "30"}, {}):
        await set_alert(story, **filters)

    mine = await world.amina.slash(world.general, "listings alerts")
    assert "1. “violin”\n2. Bolt · at least $30/h\n3. every new listing" in text_of(mine.response)
    await press(world.amina, mine.response, "End 2")
    assert "1. “violin”\n2. every new listing" in text_of(mine.response)
    assert text_of((await world.ben.slash(world.general, "listings alerts")).response) == words.NO_ALERTS


async def test_a_search_becomes_an_alert_with_a_press(story: Story) -> None:
    world = story.world
    found = await world.amina.slash(world.general, "listings search", words="python", since="7d")

    kept = await press(world.amina, found.response, words.ALERT_ME)

    assert text_of(kept.response).startswith("### I will tell you of new listings\n“python”\n")
    again = await press(world.amina, found.response, words.ALERT_ME)
    assert text_of(again.response).startswith("### You have this alert already")
    await press(world.amina, kept.response, words.END_ALERT)
    assert await story.alerts.of(world.amina.id) == ()


async def test_there_is_a_limit(story: Story) -> None:
    world = story.world
    for number in range(MOST_ALERTS):
        await story.alerts.add(world.amina.id, Wanted(words=f"{number}"))

    refused = await world.amina.slash(world.general, "listings alert", words="violin")

    assert text_of(refused.response) == words.ALERTS_FULL.format(most=MOST_ALERTS)


async def test_nobody_ends_an_alert_of_somebody_else(story: Story) -> None:
    world = story.world
    await set_alert(story, words="violin")
    mine = await world.amina.slash(world.general, "listings alerts")
    [alert] = await story.alerts.of(world.amina.id)

    assert not await story.alerts.remove(world.ben.id, alert.id)
    assert labels_of(mine.response) == ["End 1", words.ALERTS_OFF]
