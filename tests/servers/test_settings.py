"""What holds in a channel, when several people chose something for it."""

import pytest

from bot.answers.policy import NEVER, Policy
from bot.answers.results import Mode
from bot.answers.strictness import Strictness, policy_for
from bot.servers.channels import NO_PLATFORM, ChannelMode, ChannelSettings
from bot.servers.date_style import DateStyle
from bot.servers.quiet_hours import QuietHours, read_quiet_hours
from bot.servers.settings import Channel, Server, ServerSettings

QUESTIONS, THREAD, GENERAL, OTHER = 1, 2, 3, 4
OPERATOR = ServerSettings(
    channels={
        QUESTIONS: ChannelSettings(mode=ChannelMode.ANSWER, platform="outlier"),
        GENERAL: ChannelSettings(flags_scams=True),
    }
)


@pytest.mark.parametrize(
    ("own", "place", "expected"),
    [
        # Nobody chose anything but the operator.
        ({}, (QUESTIONS, None), Channel(ChannelMode.ANSWER, "outlier", False)),
        ({}, (GENERAL, None), Channel(ChannelMode.MENTION, None, True)),
        ({}, (OTHER, None), Channel(ChannelMode.MENTION, None, False)),
        ({}, (None, None), Channel(ChannelMode.MENTION, None, False)),
        # A thread follows its channel, until it has a choice of its own.
        ({}, (THREAD, QUESTIONS), Channel(ChannelMode.ANSWER, "outlier", False)),
        (
            {THREAD: ChannelSettings(mode=ChannelMode.OFF)},
            (THREAD, QUESTIONS),
            Channel(ChannelMode.OFF, "outlier", False),
        ),
        # What an admin chose comes before what the operator did, one thing at a time.
        (
            {QUESTIONS: ChannelSettings(mode=ChannelMode.SUGGEST)},
            (QUESTIONS, None),
            Channel(ChannelMode.SUGGEST, "outlier", False),
        ),
        (
            {QUESTIONS: ChannelSettings(platform=NO_PLATFORM, flags_scams=True)},
            (QUESTIONS, None),
            Channel(ChannelMode.ANSWER, None, True),
        ),
        ({GENERAL: ChannelSettings(flags_scams=False)}, (GENERAL, None), Channel(ChannelMode.MENTION, None, False)),
        # What an admin chose for all other channels does, too.
        ({None: ChannelSettings(mode=ChannelMode.OFF)}, (QUESTIONS, None), Channel(ChannelMode.OFF, "outlier", False)),
        ({None: ChannelSettings(mode=ChannelMode.OFF)}, (OTHER, None), Channel(ChannelMode.OFF, None, False)),
    ],
)
def test_what_holds_in_a_channel(
    own: dict[int | None, ChannelSettings], place: tuple[int | None, int | None], expected: Channel
) -> None:
    settings = ServerSettings()
    for channel, chosen in own.items():
        settings = settings.with_channel(channel, chosen)

    assert Server(settings, OPERATOR).channel(*place) == expected


def test_settings_come_back_from_their_text() -> None:
    quiet = read_quiet_hours("10pm", "7", "Berlin")
    assert isinstance(quiet, QuietHours)
    settings = ServerSettings(
        channels={5: ChannelSettings(mode=ChannelMode.OFF, platform="")},
        strictness=Strictness.STRICT,
        moderator_channel=2**62,
        moderator_roles=(7, 8),
        quiet_hours=quiet,
        dates=DateStyle.HINDI,
        digest=False,
    )

    assert ServerSettings.model_validate_json(settings.model_dump_json(exclude_defaults=True)) == settings


def test_a_channel_without_choices_is_no_longer_listed() -> None:
    settings = ServerSettings().with_channel(5, ChannelSettings(mode=ChannelMode.OFF))

    assert settings.with_channel(5, ChannelSettings()).channels == {}


POLICIES = {Mode.DIRECT: Policy(0.7, 0.5, 0.2), Mode.PASSIVE: Policy(0.9, 0.95, must_ask=True)}


@pytest.mark.parametrize(
    ("mode", "strictness", "expected"),
    [
        (Mode.PASSIVE, Strictness.USUAL, POLICIES[Mode.PASSIVE]),
        (Mode.PASSIVE, Strictness.STRICT, Policy(0.95, 0.95, must_ask=True)),
        (Mode.PASSIVE, Strictness.OPEN, Policy(0.7, 0.7, must_ask=True)),
        (Mode.DIRECT, Strictness.STRICT, POLICIES[Mode.DIRECT]),
        (Mode.DIRECT, Strictness.OPEN, POLICIES[Mode.DIRECT]),
    ],
)
def test_strictness_takes_its_thresholds_from_the_calibration(
    mode: Mode, strictness: Strictness, expected: Policy
) -> None:
    chosen = policy_for(POLICIES, mode, strictness)

    assert chosen == expected
    assert mode is Mode.DIRECT or chosen.suggest == NEVER
