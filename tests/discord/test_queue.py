"""Two moderators work through what went unanswered; members who wished are told; everybody else gets nothing."""

from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
import simcord

from bot import engine
from bot.answers.results import Suggestion, Suggestions
from bot.app import create_bot
from bot.cards import words as common
from bot.cards.card import Card
from bot.cards.controls import PressButton
from bot.cards.desk import words as desk_words
from bot.cards.queue import words
from bot.cards.queue.presses import NotOurTopic, numbers_of, written
from bot.client import FaqBot
from bot.desk import Desk
from bot.knowledge.loader import load
from bot.servers.settings import ServerSettings
from bot.settings import chosen_settings
from bot.storage.engine import Database
from tests.conftest import NOON, StoppedClock
from tests.discord.conftest import BotMaker, World
from tests.discord.reading import labels_of, menus_of, press, text_of
from tests.tiny import FILES, LEGIT, PAY, VOCABULARY, write

SAFE = "faq/acme/safe.md"
BOAT = "which sailing boats have the finest galley for cooking"


@dataclass
class DeskWorld:
    """The simulated server over a knowledge folder that may be written."""

    world: World
    root: Path
    room: simcord.ChannelHandle
    mia: simcord.MemberActor
    max: simcord.MemberActor


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "knowledge")


@pytest.fixture
def desk(root: Path) -> Desk:
    loaded = load(root, NOON.date())
    assert loaded.knowledge is not None
    return Desk(engine.build(loaded.knowledge, lambda _: None, vectors=False))


@pytest.fixture
def make_bot(desk: Desk, database: Database, clock: StoppedClock, root: Path) -> BotMaker:
    def make(**settings: object) -> FaqBot:
        return create_bot(chosen_settings(knowledge_dir=root, shard_count=1, **settings), desk, database, clock)

    return make


@pytest.fixture
async def at_desk(world: World, root: Path) -> DeskWorld:
    role = world.guild.create_role("Keepers")
    room = world.guild.create_text_channel("keepers")
    people = [world.guild.add_member(world.env.create_user(name), roles=[role]) for name in ("mia", "max")]
    chosen = ServerSettings(moderator_channel=room.id, moderator_roles=(role.id,))
    await world.services.servers.change(world.guild.id, lambda _: chosen)
    return DeskWorld(world, root, room, *people)


async def ask(world: World, member: simcord.MemberActor, question: str) -> discord.Message:
    await member.send(world.general, f"{world.mention} {question}")
    answer = world.general.last_message
    assert answer is not None
    return answer


async def open_queue(moderator: simcord.MemberActor, world: World) -> simcord.InteractionResult:
    return await moderator.slash(world.general, "kb unanswered")


async def choose_entry(
    moderator: simcord.MemberActor, shown: simcord.InteractionResult, entry: str
) -> simcord.InteractionResult:
    assert shown.response is not None
    [menu] = menus_of(shown.response)
    assert entry in menu.values
    return await moderator.select(shown.response.message, [entry], custom_id=menu.custom_id)


async def test_a_question_is_answered_and_who_wished_is_told_once(at_desk: DeskWorld) -> None:
    world = at_desk.world
    card = await ask(world, world.amina, BOAT)
    await press(world.amina, card, common.TELL_ME)
    await ask(world, world.ben, f"{BOAT}??")
    shown = await open_queue(at_desk.mia, world)
    assert shown.ephemeral
    assert "asked by 2 people" in text_of(shown.response)
    assert words.WISHES_ONE in text_of(shown.response)
    assert f"https://discord.com/channels/{world.guild.id}/{world.general.id}/" in text_of(shown.response)

    await choose_entry(at_desk.mia, shown, "acme/legit")

    assert words.LEARNED.format(entry="Is Acme legit?", question=BOAT) in text_of(shown.response)
    assert words.TOLD_ONE in text_of(shown.response)
    assert BOAT in (at_desk.root / LEGIT).read_text()
    assert f"+  - {BOAT}" in text_of(at_desk.room.last_message)
    assert desk_words.UNDO in labels_of(at_desk.room.last_message)
    told = world.amina.user.dm_channel.history()
    assert len(told) == 1
    assert "There is an answer now" in text_of(told[0])
    assert "Acme Inc. runs it" in text_of(await ask(world, world.ben, BOAT))
    assert await world.services.personal.counts(world.amina.id) == {"askers": 1}

    again = await open_queue(at_desk.max, world)
    assert text_of(again.response) == words.EMPTY


async def test_not_our_topic_becomes_a_negative_example(at_desk: DeskWorld) -> None:
    world = at_desk.world
    await ask(world, world.amina, "what is the best pizza topping in naples")
    shown = await open_queue(at_desk.mia, world)

    await press(at_desk.mia, shown.response, words.NOT_OURS)

    assert "best pizza topping" in (at_desk.root / VOCABULARY).read_text()
    assert words.LEARNED_NOT_OURS.format(question="what is the best pizza topping in naples") in text_of(shown.response)


async def test_a_new_entry_takes_its_questions_off_the_queue_and_tells(at_desk: DeskWorld) -> None:
    world = at_desk.world
    card = await ask(world, world.amina, BOAT)
    await press(world.amina, card, common.TELL_ME)
    shown = await open_queue(at_desk.mia, world)
    form = await press(at_desk.mia, shown.response, words.WRITE)
    answer: dict[str, object] = {
        "question": "Which boats have a galley?",
        "topic": ["general"],
        "answer": "Ask a sailor.",
        "platform": "",
    }
    draft = await at_desk.mia.submit_modal(form, {**answer, "asked_as": BOAT})
    await press(at_desk.mia, draft.response, desk_words.SAVE)

    assert text_of((await open_queue(at_desk.max, world)).response) == words.EMPTY
    [told] = world.amina.user.dm_channel.history()
    assert labels_of(told) == ["Which boats have a galley?"]


async def test_later_comes_back_after_a_week_and_after_a_restart(at_desk: DeskWorld, clock: StoppedClock) -> None:
    world = at_desk.world
    await ask(world, world.amina, BOAT)
    shown = await open_queue(at_desk.mia, world)
    await world.restart()
    await press(at_desk.mia, shown.response, words.LATER)
    assert "30 Nov 2026" in text_of(shown.response)
    assert text_of((await open_queue(at_desk.max, world)).response) == words.EMPTY

    clock.pass_time(days=7)

    assert BOAT in text_of((await open_queue(at_desk.max, world)).response)


async def test_two_moderators_at_once_do_it_once(at_desk: DeskWorld) -> None:
    world = at_desk.world
    await ask(world, world.amina, BOAT)
    first, second = await open_queue(at_desk.mia, world), await open_queue(at_desk.max, world)
    await choose_entry(at_desk.mia, first, "acme/legit")

    await choose_entry(at_desk.max, second, "acme/pay")

    assert text_of(second.response) == words.GONE
    assert (at_desk.root / LEGIT).read_text().count(BOAT) == 1


async def test_the_questions_most_people_asked_come_first(at_desk: DeskWorld) -> None:
    world = at_desk.world
    await ask(world, world.amina, "where do seashells come from at low tide")
    for member in (world.amina, world.ben):
        await ask(world, member, "what is the best pizza topping in naples")
    shown = await open_queue(at_desk.mia, world)
    assert "pizza" in text_of(shown.response)
    assert "1 of 2" in text_of(shown.response)

    await press(at_desk.mia, shown.response, words.NEXT)

    assert "seashells" in text_of(shown.response)
    assert words.NEXT in labels_of(shown.response)


async def forge(world: World, guild: simcord.GuildHandle, press_: NotOurTopic) -> discord.Message:
    channel = world.bot.get_channel(next(iter(guild.channels.values())).id)
    assert isinstance(channel, discord.TextChannel)
    return await channel.send(view=Card(["-"], [[PressButton(press_, "x")]]))


async def test_members_other_servers_and_removed_moderators_get_nothing(at_desk: DeskWorld) -> None:
    world = at_desk.world
    await ask(world, world.amina, BOAT)
    shown = await open_queue(at_desk.mia, world)
    elsewhere = world.env.create_guild("Somewhere else")
    elsewhere.create_text_channel("lobby")
    powers = elsewhere.create_role("Owners", permissions=discord.Permissions(manage_guild=True))
    oscar = elsewhere.add_member(world.env.create_user("oscar"), roles=[powers])
    await world.env.settle()
    await world.restart(knowledge_servers=frozenset({world.guild.id}))
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    member = await guild.fetch_member(at_desk.mia.id)
    await member.remove_roles(*[role for role in member.roles if role.name == "Keepers"])
    before = (at_desk.root / VOCABULARY).read_bytes()

    refused = [
        (await press(at_desk.mia, shown.response, words.NOT_OURS), common.MODERATORS_ONLY),
        (await world.amina.slash(world.general, "kb unanswered"), common.MODERATORS_ONLY),
        (await press(oscar, await forge(world, elsewhere, NotOurTopic("1")), "x"), common.NOT_EDITED_HERE),
        (await press(world.ben, await forge(world, world.guild, NotOurTopic("1")), "x"), common.MODERATORS_ONLY),
    ]

    assert [text_of(result.response) for result, _ in refused] == [sentence for _, sentence in refused]
    lobby = next(iter(elsewhere.channels.values()))
    theirs = await oscar.slash(lobby, "kb unanswered")
    assert text_of(theirs.response) == words.EMPTY
    assert (at_desk.root / VOCABULARY).read_bytes() == before


@pytest.mark.parametrize("numbers", [(1,), (35, 36, 10_000_000), tuple(range(1, 40))])
def test_numbers_come_back_from_a_press(numbers: tuple[int, ...]) -> None:
    assert numbers_of(written(numbers)) == numbers[: len(numbers_of(written(numbers)))]
    assert len(written(numbers)) <= 70


@pytest.mark.parametrize("forged", ["", ".", "1..2", "x y", "-1", "zzzzzzzzzzzzzz", "١"])
def test_made_up_numbers_are_none(forged: str) -> None:
    assert numbers_of(forged) == ()


async def test_what_people_keep_choosing_between_is_proposed(
    at_desk: DeskWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = at_desk.world
    await choose_between(world, monkeypatch, ("acme/legit",) * 3 + ("acme/pay",) * 2)

    shown = await at_desk.mia.slash(world.general, "kb ties")
    told = words.TIE.format(number=1, more="Is Acme legit?", less="How much does Acme pay?", often=3, seldom=2)
    assert told in text_of(shown.response)
    refused = await world.amina.slash(world.general, "kb ties")
    assert text_of(refused.response) == common.MODERATORS_ONLY


async def choose_between(world: World, monkeypatch: pytest.MonkeyPatch, choices: tuple[str, ...]) -> None:
    """Let amina choose again and again where all of these were suggested; ben presses, too, which does not count."""
    entries = world.services.desk.knowledge.by_id
    unclear = Suggestions(tuple(Suggestion(entries[name], 0.4) for name in dict.fromkeys(choices)))
    with monkeypatch.context() as patched:
        patched.setattr(type(world.services.desk.answerer), "ask", lambda *_: unclear)
        for choice in choices:
            card = await ask(world, world.amina, f"acme {choice.rpartition('/')[2]} or what")
            await press(world.ben, card, entries[choices[0]].question)
            await press(world.amina, card, entries[choice].question)


async def test_one_press_adds_what_was_asked_by_whoever_chose(
    at_desk: DeskWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = at_desk.world
    await choose_between(world, monkeypatch, ("acme/legit",) * 3 + ("acme/pay",) * 2)
    shown = await at_desk.mia.slash(world.general, "kb ties")
    label = words.TEACH_PICKED.format(number=1, question="acme pay or what")

    preview = await press(at_desk.mia, shown.response, label)

    assert "+  - acme pay or what" in text_of(preview.response)
    await press(at_desk.mia, preview.response, desk_words.SAVE)
    assert "  - acme pay or what\n" in (at_desk.root / PAY).read_text()
    world.services.forget(world.amina.id)
    again = await at_desk.mia.slash(world.general, "kb ties")
    assert "or what" not in text_of(again.response)


async def test_two_entries_about_the_same_are_merged_with_a_preview_and_undone(
    at_desk: DeskWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, root = at_desk.world, at_desk.root
    safe = FILES[LEGIT].replace("Is Acme legit?", "Is Acme safe?").replace("  - is acme legit", "  - is acme safe")
    safe = safe.replace("  - can i trust acme\n", "  - acme safe or not\n").replace("  - acme/pay", "  - acme/legit")
    pay = FILES[PAY].replace("reviewed:", "related:\n  - acme/safe\nreviewed:")
    tests = "tests:\n  - ask: is acme safe\n    reach: acme/safe  # so\n"
    write(root, {SAFE: safe, PAY: pay, "tests.yaml": tests})
    await world.services.reloader.reload()
    before = {file: (root / file).read_bytes() for file in (LEGIT, SAFE, PAY, "tests.yaml")}
    await choose_between(world, monkeypatch, ("acme/legit",) * 3 + ("acme/safe",) * 2)
    shown = await at_desk.mia.slash(world.general, "kb ties")
    merge = words.MERGE_THEM.format(number=1)

    preview = await press(at_desk.mia, shown.response, merge)

    text = text_of(preview.response)
    assert "+  - is acme safe" in text
    assert f"`{SAFE}`" in text
    assert desk_words.OTHER_WAY_ROUND in labels_of(preview.response)
    assert {file: (root / file).read_bytes() for file in before} == before
    await press(at_desk.mia, preview.response, labels_of(preview.response)[0])
    assert not (root / SAFE).exists()
    assert (root / "tests.yaml").read_text() == tests.replace("acme/safe  #", "acme/legit  #")
    assert "related:\n  - acme/legit\n" in (root / PAY).read_text()
    merged = (root / LEGIT).read_text()
    assert "  - is acme safe\n  - acme safe or not\n" in merged
    assert "Acme Inc. runs it" in text_of(await ask(world, world.ben, "acme safe or not"))

    await press(at_desk.max, at_desk.room.last_message, desk_words.UNDO)

    assert {file: (root / file).read_bytes() for file in before} == before
    gone = await press(at_desk.mia, shown.response, merge)
    assert "Before it is saved" in text_of(gone.response)
