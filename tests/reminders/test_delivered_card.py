"""The card of a reminder that is due."""

import datetime as dt

import pytest

from bot.cards.controls import PressButton
from bot.cards.limits import CARD_CHARACTERS
from bot.cards.reminders.delivered import Arrival, delivered_card
from bot.cards.reminders.presses import delivers
from bot.reminders.lateness import Late, Why
from bot.reminders.reminder import TEXT_LIMIT, Wish
from bot.reminders.routes import ways
from tests.conftest import NOON
from tests.reminders.made import AMINA, CHANNEL, IN_CHANNEL, daily, reminder

HOUR = dt.timedelta(hours=1)


def shown(card: object) -> str:
    return str(card.to_components())  # type: ignore[attr-defined]


def test_everything_there_is_to_say_fits_a_card() -> None:
    one = reminder(
        id=2**63 - 1, text="x" * TEXT_LIMIT, origin=IN_CHANNEL, wish=Wish.CHANNEL, recurrence=daily(NOON).recurrence
    )
    card = delivered_card(one, Arrival(ways(one)[1], Late(26 * HOUR, Why.OFFLINE), 3, NOON + HOUR))
    text = shown(card)

    assert card.content_length() < CARD_CHARACTERS
    for part in ("I was offline", "1 day ago", "3 later ones", "Next:", f"<#{CHANNEL}>", "discord.com/channels"):
        assert part in text


def test_a_private_text_does_not_turn_up_in_the_channel() -> None:
    one = reminder(text="my rate is $40", origin=IN_CHANNEL)
    text = shown(delivered_card(one, Arrival(ways(one)[1], Late(HOUR, Why.REFUSED))))

    assert "$40" not in text
    assert f"<@{AMINA}>" in text


def test_a_repeat_is_not_offered_to_repeat() -> None:
    one, daily_ = reminder(), reminder(recurrence=daily(NOON).recurrence)

    assert "Repeat" in shown(delivered_card(one, Arrival(ways(one)[0])))
    assert "Repeat" not in shown(delivered_card(daily_, Arrival(ways(daily_)[0])))


@pytest.mark.parametrize(("id_", "occurrence", "found"), [(7, 2, True), (7, 1, False), (8, 2, False)])
def test_a_card_is_known_by_its_controls(id_: int, occurrence: int, found: bool) -> None:
    one = reminder(occurrence=2)
    buttons = [
        item.custom_id
        for item in delivered_card(one, Arrival(ways(one)[0])).walk_children()
        if isinstance(item, PressButton)
    ]

    assert buttons
    assert delivers([*buttons, "press:open:acme/legit", "nonsense"], id_, occurrence) is found
