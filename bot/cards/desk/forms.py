"""The two forms of the desk: an answer that exists, and a new one."""

import discord

from bot.cards import words as common
from bot.cards.controls import press_form
from bot.cards.desk import words
from bot.cards.desk.entries import source_lines
from bot.cards.desk.presses import GiveEntry, GiveNew
from bot.knowledge.checks import MAX_QUESTION
from bot.knowledge.editing.entry_change import EntryParts
from bot.knowledge.topics import Topic

QUESTION, ANSWER, ASKED, NOT_ASKED, SOURCES = "question", "answer", "asked_as", "not_asked_as", "sources"
TOPIC, PLATFORM = "topic", "platform"
LONGEST = 4_000

Field = discord.ui.Label[discord.ui.Modal]


def edit_form(press: GiveEntry, parts: EntryParts) -> discord.ui.Modal | None:
    """The form of an entry as it stands; None where the file holds more than a form can."""
    front = parts.front
    fields = [
        (QUESTION, words.FORM_QUESTION, words.FORM_QUESTION_HELP, front.question),
        (ANSWER, words.FORM_ANSWER, words.FORM_ANSWER_HELP, parts.answer),
        (ASKED, words.FORM_ASKED, words.FORM_ASKED_HELP, "\n".join(front.asked_as)),
        (NOT_ASKED, words.FORM_NOT_ASKED, words.FORM_NOT_ASKED_HELP, "\n".join(front.not_asked_as)),
        (SOURCES, words.FORM_SOURCES, words.FORM_SOURCES_HELP, source_lines(front.sources)),
    ]
    if any(len(value) > LONGEST for *_, value in fields):
        return None
    made = [_text(*field, short=field[0] == QUESTION, needed=field[0] in (QUESTION, ANSWER)) for field in fields]
    return press_form(press, words.FORM_EDIT, made)


def new_form(press: GiveNew, question: str = "", asked: str = "", platform: str = "") -> discord.ui.Modal:
    """The form of a new entry."""
    options = [discord.SelectOption(label=common.TOPICS[topic], value=topic.value) for topic in Topic]
    topics: discord.ui.Select[discord.ui.LayoutView] = discord.ui.Select(custom_id=TOPIC, options=options)
    return press_form(
        press,
        words.FORM_NEW,
        [
            _text(QUESTION, words.FORM_QUESTION, words.FORM_QUESTION_HELP, question, short=True, needed=True),
            _text(PLATFORM, words.FORM_PLATFORM, words.FORM_PLATFORM_HELP, platform, short=True, needed=False),
            discord.ui.Label(text=words.FORM_TOPIC, component=topics),
            _text(ASKED, words.FORM_ASKED, words.FORM_ASKED_HELP, asked, short=False, needed=False),
            _text(ANSWER, words.FORM_ANSWER, words.FORM_ANSWER_HELP, "", short=False, needed=True),
        ],
    )


def _text(custom_id: str, label: str, help_: str, value: str, *, short: bool, needed: bool) -> Field:
    field: discord.ui.TextInput[discord.ui.Modal] = discord.ui.TextInput(
        custom_id=custom_id,
        style=discord.TextStyle.short if short else discord.TextStyle.paragraph,
        default=value or None,
        required=needed,
        max_length=MAX_QUESTION if short else LONGEST,
    )
    return discord.ui.Label(text=label, description=help_, component=field)
