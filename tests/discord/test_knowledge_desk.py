"""The moderators' desk: two moderators, a member and an outsider, on a real git repository."""

import errno
import subprocess
from dataclasses import dataclass
from pathlib import Path

import discord
import pytest
import simcord

from bot import engine
from bot.app import create_bot
from bot.cards import words as common
from bot.cards.card import Card
from bot.cards.controls import PressButton
from bot.cards.custom_ids import Press, decode, encode
from bot.cards.desk import words
from bot.cards.desk.presses import (
    CarryOver,
    DropDraft,
    EditEntry,
    GiveEntry,
    GiveNew,
    MergeEntries,
    SaveDraft,
    ShowEntry,
    StartNew,
    StillRight,
    TeachEntry,
    TeachPicked,
    UndoEdit,
)
from bot.cards.queue.presses import Later, NotOurTopic, OpenQueue, SaveAnyway, ThisAnswers, WriteEntry
from bot.client import FaqBot
from bot.desk import Desk
from bot.knowledge.loader import load
from bot.publishing import folder, journal
from bot.settings import chosen_settings
from bot.storage.engine import Database
from tests import tiny
from tests.conftest import NOON, StoppedClock
from tests.discord.reading import button, labels_of, menus_of, press, text_of
from tests.tiny import LEGIT, PAY

TESTS = "tests:\n  - ask: is acme legit\n    reach: acme/legit\n  - ask: acme hourly rate\n    reach: acme/pay\n"
TAUGHT = "acme shady or fine"


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ops", "-c", "user.email=ops@example.org")
    done = subprocess.run(("git", *identity, *arguments), cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@dataclass
class DeskWorld:
    """A server whose moderators keep a small knowledge folder."""

    env: simcord.Env
    root: Path
    guild: simcord.GuildHandle
    general: simcord.ChannelHandle
    room: simcord.ChannelHandle
    morgan: simcord.MemberActor
    noor: simcord.MemberActor
    amina: simcord.MemberActor

    @property
    def bot(self) -> FaqBot:
        assert isinstance(self.env.bot, FaqBot)
        return self.env.bot

    def answer(self, question: str) -> str:
        """What a member would be told."""
        return text_of_result(self.bot.services.desk, question)

    async def teach_menu(self, who: simcord.MemberActor, text: str) -> simcord.InteractionResult:
        """Use the message menu on a member's message."""
        return await who.context_menu(self.general, words.TEACH, await self.amina.send(self.general, text))

    async def teach(self, who: simcord.MemberActor, text: str, answer: str) -> simcord.InteractionResult:
        """Use the message menu on a member's message and pick an answer; the preview comes back."""
        message = await self.amina.send(self.general, text)
        offered = await who.context_menu(self.general, words.TEACH, message)
        return await press(who, offered.response, answer)


def text_of_result(desk: Desk, question: str) -> str:
    result = desk.answerer.ask((question,))
    return str(getattr(result, "body", ""))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tiny.write(tmp_path / "knowledge", {"tests.yaml": TESTS})
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=start")
    return root


@pytest.fixture
def simcord_bot(root: Path, database: Database, clock: StoppedClock) -> FaqBot:
    knowledge = load(root, NOON.date()).knowledge
    assert knowledge is not None
    desk = Desk(engine.build(knowledge, lambda _: None, vectors=False))
    return create_bot(chosen_settings(knowledge_dir=root, shard_count=1), desk, database, clock)


@pytest.fixture
async def world(simcord_env: simcord.Env, root: Path, simcord_bot: FaqBot) -> DeskWorld:
    guild = simcord_env.create_guild("Lounge")
    role = guild.create_role("Keepers")
    world = DeskWorld(
        simcord_env,
        root,
        guild,
        guild.create_text_channel("general"),
        guild.create_text_channel("moderators"),
        guild.add_member(simcord_env.create_user("morgan"), roles=[role]),
        guild.add_member(simcord_env.create_user("noor"), roles=[role]),
        guild.add_member(simcord_env.create_user("amina")),
    )
    chosen = {"moderator_channel": world.room.id, "moderator_roles": (role.id,)}
    await simcord_bot.services.servers.change(guild.id, lambda settings: settings.model_copy(update=chosen))
    return world


async def test_a_message_is_taught_previewed_saved_posted_and_taken_back(world: DeskWorld) -> None:
    before = (world.root / LEGIT).read_bytes()
    assert world.answer(TAUGHT) == ""

    preview = await world.teach(world.morgan, TAUGHT, "Is Acme legit?")

    shown = text_of(preview.response)
    assert f"+  - {TAUGHT}" in shown
    assert f"“{TAUGHT}” leads to `acme/legit`" in shown
    assert "None of the 2 test questions goes elsewhere." in shown
    assert (world.root / LEGIT).read_bytes() == before

    saved = await press(world.morgan, preview.response, words.SAVE)

    assert "Saved and live: Teach acme/legit" in text_of(preview.response), saved
    assert world.answer(TAUGHT) == "Yes. Acme Inc. runs it."
    assert git(world.root, "log", "-1", "--format=%an: %s") == f"morgan: Teach acme/legit: {TAUGHT}"
    (posted,) = world.room.history()
    assert world.morgan.user.mention in text_of(posted)
    assert f"+  - {TAUGHT}" in text_of(posted)

    undone = await press(world.noor, posted, words.UNDO)

    assert text_of(undone.response) == words.UNDONE.format(summary=f"Teach acme/legit: {TAUGHT}")
    assert (world.root / LEGIT).read_bytes() == before
    assert world.answer(TAUGHT) == ""
    assert git(world.root, "log", "-1", "--format=%an") == "noor"
    assert "took a change back" in "".join(map(text_of, world.room.history()))
    again = await press(world.morgan, posted, words.UNDO)
    assert text_of(again.response) == words.UNDO_NOTHING


async def test_what_else_would_change_is_shown_before_it_is_saved(world: DeskWorld) -> None:
    moved = tiny.FILES[LEGIT].replace("  - is acme legit\n", "").replace("Is Acme legit?", "Who is Acme?")
    (world.root / LEGIT).write_text(moved)
    await world.bot.services.reloader.reload()
    shown = await world.morgan.slash(world.general, "kb edit", entry="acme/pay")
    fields = {"question": "How much does Acme pay?", "answer": "Enough.", "asked_as": "is acme legit\nacme pay"}
    preview = await world.morgan.submit_modal(shown, {**fields, "not_asked_as": "", "sources": "P | https://x.example"})

    text = text_of(preview.response)
    assert "test questions now go elsewhere" in text
    assert "-Coders get {{ pay.coding }}." in text
    assert "+reviewed: 2026-11-23" in text
    assert "+    reach: nothing" in text
    await press(world.morgan, preview.response, labels_of(preview.response)[0])
    assert world.answer("is acme legit") == "Enough."


async def test_what_is_accepted_becomes_what_must_be_reached_and_goes_back_with_the_undo(world: DeskWorld) -> None:
    tests = f"# Ours.\n{TESTS.rstrip()}  # since spring\n"
    (world.root / "tests.yaml").write_text(tests)
    git(world.root, "commit", "--quiet", "--all", "--message=before")
    await world.bot.services.reloader.reload()
    before = {file: (world.root / file).read_bytes() for file in (PAY, "tests.yaml")}
    shown = await world.morgan.slash(world.general, "kb edit", entry="acme/pay")
    fields = {"question": "Salary?", "answer": "Enough.", "asked_as": "salary", "not_asked_as": "", "sources": ""}
    preview = await world.morgan.submit_modal(shown, fields)
    assert "+    reach: nothing  # since spring" in text_of(preview.response)

    await press(world.morgan, preview.response, words.SAVE_ANYWAY)

    accepted = tests.replace("reach: acme/pay  #", "reach: nothing  #")
    assert (world.root / "tests.yaml").read_text() == accepted
    assert git(world.root, "show", "--format=", "--name-only", "HEAD").splitlines() == [PAY, "tests.yaml"]
    assert [one.reach for one in world.bot.services.desk.knowledge.expectations] == ["acme/legit", "nothing"]
    posted = world.room.last_message
    assert "+    reach: nothing" in text_of(posted)

    await press(world.noor, posted, words.UNDO)

    assert {file: (world.root / file).read_bytes() for file in before} == before
    assert git(world.root, "show", "--format=%an", "--name-only", "HEAD").split() == ["noor", PAY, "tests.yaml"]


async def test_a_change_with_errors_cannot_be_saved(world: DeskWorld) -> None:
    shown = await world.morgan.slash(world.general, "kb edit", entry="acme/legit")
    assert shown.modal is not None
    fields = {"question": "Is Acme legit?", "answer": "It pays {{ pay.gold }}.", "asked_as": "is acme legit"}
    refused = await world.morgan.submit_modal(shown, {**fields, "not_asked_as": "", "sources": "review"})

    assert "leads nowhere" in text_of(refused.response)
    assert labels_of(refused.response) == []
    assert (world.root / LEGIT).read_text() == tiny.FILES[LEGIT]


async def test_of_two_moderators_at_once_the_second_sees_the_conflict_and_keeps_both(world: DeskWorld) -> None:
    answer = {"question": "Is Acme legit?", "not_asked_as": "is this acme link real", "sources": "review"}
    asked = "is acme legit\ncan i trust acme"
    first = await world.morgan.slash(world.general, "kb edit", entry="acme/legit")
    second = await world.noor.slash(world.general, "kb edit", entry="acme/legit")
    by_morgan = await world.morgan.submit_modal(first, {**answer, "asked_as": asked, "answer": "Yes, says Morgan."})
    changed = {**answer, "asked_as": f"acme ok?\n{asked}", "answer": "Yes. {{ operator }} runs it."}
    by_noor = await world.noor.submit_modal(second, changed)

    await press(world.morgan, by_morgan.response, words.SAVE)
    await press(world.noor, by_noor.response, words.SAVE)

    assert "Somebody was faster" in text_of(by_noor.response)
    assert "+Yes, says Morgan." in text_of(by_noor.response)
    assert "acme ok?" not in (world.root / LEGIT).read_text()
    await press(world.noor, by_noor.response, words.PUT_ON_TOP)
    await press(world.noor, by_noor.response, words.SAVE)
    text = (world.root / LEGIT).read_text()
    assert "Yes, says Morgan." in text
    assert "  - acme ok?\n" in text


async def test_two_who_changed_the_same_lines_lose_nothing(world: DeskWorld) -> None:
    fields = {"question": "Is Acme legit?", "not_asked_as": "", "sources": "review", "asked_as": "is acme legit"}
    first = await world.morgan.slash(world.general, "kb edit", entry="acme/legit")
    second = await world.noor.slash(world.general, "kb edit", entry="acme/legit")
    by_morgan = await world.morgan.submit_modal(first, {**fields, "answer": "Yes, says Morgan."})
    by_noor = await world.noor.submit_modal(second, {**fields, "answer": "Yes, says Noor."})

    await press(world.morgan, by_morgan.response, words.SAVE)
    pressed = await press(world.noor, by_noor.response, words.SAVE)

    assert words.CONFLICT_SAME in text_of(by_noor.response)
    (attached,) = pressed.followups
    assert attached.attachments
    assert "says Morgan" in (world.root / LEGIT).read_text()


async def test_words_can_be_taught_without_a_message(world: DeskWorld) -> None:
    offered = await world.morgan.slash(world.general, "kb teach", text=TAUGHT)
    preview = await press(world.morgan, offered.response, "Is Acme legit?")
    await press(world.morgan, preview.response, words.SAVE)
    again = await press(world.morgan, offered.response, "Is Acme legit?")
    assert world.answer(TAUGHT) == "Yes. Acme Inc. runs it."
    assert text_of(again.response) == words.TEACH_KNOWN


async def test_a_new_answer_is_written_from_a_message_nobody_could_answer(world: DeskWorld) -> None:
    question = "does acme have a canteen"
    message = await world.amina.send(world.general, question)
    offered = await world.morgan.context_menu(world.general, words.TEACH, message)
    form = await press(world.morgan, offered.response, words.WRITE_NEW)
    fields = {"question": "Does Acme have a canteen?", "platform": "acme", "topic": ["general"]}
    preview = await world.morgan.submit_modal(form, {**fields, "asked_as": question, "answer": "No."})

    assert "`faq/acme/acme-canteen.md`" in text_of(preview.response)
    await press(world.morgan, preview.response, words.SAVE)

    assert world.answer(question) == "No."
    assert git(world.root, "log", "-1", "--format=%s") == "Add acme/acme-canteen"


async def test_still_right_renews_the_review_in_one_press(world: DeskWorld) -> None:
    shown = await world.morgan.slash(world.general, "kb show", entry="acme/pay")
    assert "reviewed 1 Nov 2026" in text_of(shown.response)
    assert "Coders get {{ pay.coding }}." in text_of(shown.response)
    renewed = await press(world.morgan, shown.response, words.STILL_RIGHT)
    assert "+reviewed: 2026-11-23" in text_of(renewed.response)
    assert world.bot.services.desk.knowledge.by_id["acme/pay"].reviewed == NOON.date()


async def test_looking_around(world: DeskWorld) -> None:
    tried = await world.morgan.slash(world.general, "kb try", question="is acme legit")
    assert "acme/legit" in text_of(tried.response)
    assert "Candidates" in text_of(tried.response)
    silent = await world.morgan.slash(world.general, "kb try", question="good morning", mode="passive")
    assert words.TRY_QUIET in text_of(silent.response)
    found = await world.morgan.slash(world.general, "kb find", text="pay at acme")
    (menu,) = menus_of(found.response)
    assert "acme/pay" in menu.values
    status = await world.morgan.slash(world.general, "kb status")
    assert "2 test questions" in text_of(status.response)
    assert all(result.ephemeral for result in (tried, silent, found, status))


async def test_reload_takes_over_what_changed_on_disk_or_says_what_is_wrong(world: DeskWorld) -> None:
    (world.root / PAY).write_text(tiny.FILES[PAY].replace("topic: pay_rates", "topic: payrates"))
    broken = await world.morgan.slash(world.general, "kb reload")
    assert f"`{PAY}:4`" in text_of(broken.response)
    status = await world.morgan.slash(world.general, "kb status")
    assert f"`{PAY}:4`" in text_of(status.response)
    (world.root / PAY).write_text(tiny.FILES[PAY].replace("Coders get", "Now coders get"))
    await world.morgan.slash(world.general, "kb reload")
    assert world.answer("how much does acme pay").startswith("Now coders get")


COMMANDS: dict[str, dict[str, object]] = {
    "kb status": {},
    "kb reload": {},
    "kb new": {},
    "kb digest": {},
    "kb ties": {},
    "kb unanswered": {},
    "kb teach": {"text": TAUGHT},
    "kb try": {"question": TAUGHT},
    "kb find": {"text": "pay"},
    "kb show": {"entry": "acme/pay"},
    "kb edit": {"entry": "acme/pay"},
}


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_member_gets_nothing(world: DeskWorld, command: str) -> None:
    refused = await world.amina.slash(world.general, command, **COMMANDS[command])
    assert text_of(refused.response) == common.MODERATORS_ONLY
    assert refused.modal is None


async def test_a_member_cannot_teach_by_the_message_menu_either(world: DeskWorld) -> None:
    refused = await world.teach_menu(world.amina, TAUGHT)
    assert text_of(refused.response) == common.MODERATORS_ONLY


CHANGES = ["kb reload", "kb new", "kb ties", "kb teach", "kb edit"]


async def test_the_admin_of_another_server_changes_nothing(
    world: DeskWorld, simcord_bot: FaqBot, root: Path, database: Database, clock: StoppedClock
) -> None:
    preview = await world.teach(world.morgan, TAUGHT, "Is Acme legit?")
    elsewhere = world.env.create_guild("Somewhere else")
    lobby = elsewhere.create_text_channel("lobby")
    powers = elsewhere.create_role("Owners", permissions=discord.Permissions(manage_guild=True))
    oscar = elsewhere.add_member(world.env.create_user("oscar"), roles=[powers])
    await world.env.settle()
    settings = chosen_settings(knowledge_dir=root, knowledge_servers=frozenset({world.guild.id}), shard_count=1)
    await world.env.restart_bot(create_bot(settings, simcord_bot.services.desk, database, clock))

    for command in CHANGES:
        refused = await oscar.slash(lobby, command, **COMMANDS[command])
        assert text_of(refused.response) == common.NOT_EDITED_HERE, command
        assert refused.modal is None
    for meant in FORGED:
        refused = await forged(world, lobby, oscar, meant)
        assert text_of(refused.response) == common.NOT_EDITED_HERE, meant
        assert refused.modal is None
    found = await oscar.slash(lobby, "kb find", text="pay at acme")
    (menu,) = menus_of(found.response)
    assert found.response is not None
    shown = await oscar.select(found.response.message, ["acme/pay"], custom_id=menu.custom_id)
    assert "Coders get {{ pay.coding }}." in text_of(shown.response), "looking is for the moderators of every server"
    # The moderators of the server that keeps the answers go on; their draft went with the restart, kindly.
    saved = await press(world.morgan, preview.response, words.SAVE)
    assert text_of(saved.response) == words.DRAFT_GONE
    assert git(world.root, "log", "--format=%s") == "start"


FORGED: list[Press] = [
    StillRight("acme/pay"),
    UndoEdit(1),
    EditEntry("acme/pay"),
    TeachEntry("acme/pay", "x"),
    StartNew("x"),
    SaveDraft("x"),
    DropDraft("x"),
    CarryOver("x"),
    TeachPicked("x"),
    MergeEntries("acme/pay", "acme/legit"),
    NotOurTopic("1"),
    WriteEntry("1"),
    SaveAnyway("1", "acme/pay"),
    ThisAnswers("1"),
    GiveEntry("acme/pay", "x"),
    GiveNew(),
]
"""Every press of the desk and the queue that may lead to a change."""
LOOKING: list[Press] = [ShowEntry(), OpenQueue(0), Later("1", 0)]
"""Those that do not touch the answers; moderators of every server may press them."""


def test_every_press_of_the_desk_and_the_queue_is_tried() -> None:
    modules = ("bot.cards.desk.presses", "bot.cards.queue.presses")
    there = {press.kind for press in Press.__subclasses__() if press.__module__ in modules}
    assert {meant.kind for meant in (*FORGED, *LOOKING)} == there


async def forged(
    world: DeskWorld, room: simcord.ChannelHandle, who: simcord.MemberActor, meant: Press
) -> simcord.InteractionResult:
    """Press a button that somebody made up."""
    channel = world.bot.get_channel(room.id)
    assert isinstance(channel, discord.TextChannel)
    bait = await channel.send(view=Card(["x"], [[PressButton(meant, "x")]]))
    return await press(who, bait, "x")


@pytest.mark.parametrize("meant", [*FORGED, *LOOKING], ids=lambda meant: meant.kind)
async def test_whoever_is_no_moderator_any_more_changes_nothing_by_any_button(world: DeskWorld, meant: Press) -> None:
    nobody = {"moderator_roles": ()}
    await world.bot.services.servers.change(world.guild.id, lambda settings: settings.model_copy(update=nobody))
    for who in (world.morgan, world.amina):
        refused = await forged(world, world.general, who, meant)
        assert text_of(refused.response) == common.MODERATORS_ONLY
        assert refused.modal is None
    assert git(world.root, "status", "--porcelain") == ""
    assert git(world.root, "log", "--format=%s") == "start"


async def test_another_moderator_cannot_save_somebodys_draft(world: DeskWorld) -> None:
    preview = await world.teach(world.morgan, TAUGHT, "Is Acme legit?")
    draft = decode(button(preview.response, words.SAVE), [SaveDraft])
    assert isinstance(draft, SaveDraft)
    refused = await forged(world, world.general, world.noor, draft)
    assert text_of(refused.response) == words.DRAFT_GONE
    assert git(world.root, "log", "--format=%s") == "start"


async def test_where_the_folder_is_read_only_the_finished_files_are_attached(
    world: DeskWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may be root, whom no mode of a folder keeps out; what a closed one says is tried elsewhere.
    def closed(path: Path, content: bytes) -> None:
        raise PermissionError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(folder, "write_whole", closed)
    monkeypatch.setattr(journal, "write_whole", closed)
    shown = await world.morgan.slash(world.general, "kb edit", entry="acme/pay")
    fields = {"question": "Salary?", "answer": "Enough.", "asked_as": "salary", "not_asked_as": "", "sources": ""}
    preview = await world.morgan.submit_modal(shown, fields)

    saved = await press(world.morgan, preview.response, words.SAVE_ANYWAY)

    told = text_of(preview.response)
    assert words.READ_ONLY in told
    assert words.READ_ONLY_PUT.format(name="faq_acme_pay.md", file=PAY) in told
    (sent,) = saved.followups
    files = {file.filename: (await file.read()).decode() for file in sent.message.attachments}
    assert "Enough." in files["faq_acme_pay.md"]
    assert "reach: nothing" in files["tests.yaml"]
    assert (world.root / PAY).read_text() == tiny.FILES[PAY]
    assert world.room.last_message is None


async def test_a_removed_moderator_a_member_and_a_forger_get_nothing(world: DeskWorld) -> None:
    preview = await world.teach(world.morgan, TAUGHT, "Is Acme legit?")
    nobody = {"moderator_roles": ()}
    await world.bot.services.servers.change(world.guild.id, lambda settings: settings.model_copy(update=nobody))
    refused = await press(world.morgan, preview.response, words.SAVE)
    assert text_of(refused.response) == common.MODERATORS_ONLY

    channel = world.bot.get_channel(world.general.id)
    assert isinstance(channel, discord.TextChannel)
    bait = await channel.send(view=Card(["x"], [[PressButton(StillRight("acme/pay")), PressButton(UndoEdit(1))]]))
    for custom_id in (encode(StillRight("acme/pay")), encode(UndoEdit(1))):
        forged = await world.amina.click(bait, custom_id=custom_id)
        assert text_of(forged.response) == common.MODERATORS_ONLY
    assert git(world.root, "status", "--porcelain") == ""
    assert git(world.root, "log", "--format=%s") == "start"
