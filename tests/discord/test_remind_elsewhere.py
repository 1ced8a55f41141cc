"""Reminders asked for in direct messages, and where the bot is no member."""

from bot.cards.reminders import asking_words as words
from bot.reminders.reminder import Origin, Wish
from tests.discord.conftest import World
from tests.discord.reading import labels_of, press, text_of
from tests.discord.reminding import WHAT, desk, kept  # noqa: F401 - `desk` is a fixture


async def test_here_in_a_direct_message_is_the_direct_message(world: World) -> None:
    await world.amina.user.send_dm("hello")
    result = await world.amina.user.slash("remind", when="in 1 day", what=WHAT, where="channel")

    assert words.COMES_DIRECT in text_of(result.response)
    [reminder] = await kept(world)
    assert (reminder.wish, reminder.origin) == (Wish.DIRECT, Origin())


async def test_the_list_and_a_time_that_is_asked_back_work_there_too(world: World) -> None:
    await world.amina.user.send_dm("hello")
    asked = await world.amina.user.slash("remind", when="at 10", what=WHAT)
    await world.restart()
    await press(world.amina.user, asked.response, labels_of(asked.response)[0])  # type: ignore[arg-type]
    shown = await world.amina.user.slash("reminders")

    assert f"> {WHAT}" in text_of(shown.response)
