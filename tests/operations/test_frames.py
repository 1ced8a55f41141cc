"""Whatever comes over the gateway, the bot connects again; it never ends for it."""

import asyncio

import pytest
from discord.backoff import ExponentialBackoff

from bot.client import FaqBot
from bot.sharding import turns
from tests.operations.conftest import Watcher
from tests.operations.discord_site import DiscordSite


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Connecting again need not take as long as Discord wants it to."""
    monkeypatch.setattr(turns, "APART", 0.0)
    monkeypatch.setattr(ExponentialBackoff, "delay", lambda _: 0.01)


BROKEN: tuple[str | bytes, ...] = (
    "no JSON: somebody's words", "", "{", "[]", "7", "null", '"word"', "{}{}", "[" * 3_000,
    '{"op": 10}', '{"op": 10, "d": {}}', '{"op": 0, "t": "READY", "s": 1}', '{"op": 0, "t": "READY", "s": 1, "d": {}}',
    '{"op": 0, "t": [], "s": 1}', '{"op": 0, "t": "RESUMED"}',
    b"", b"\0" * 9, b"\x28\xb5\x2f\xfd\xff", b"\xff\xfe\xfd",
)  # fmt: skip


async def test_a_frame_that_cannot_be_read_is_told_of_and_ends_only_its_connection(
    bot: FaqBot, watcher: Watcher, site: DiscordSite, caplog: pytest.LogCaptureFixture
) -> None:
    for number, frame in enumerate(BROKEN, 1):
        await site.has_sessions(number)
        await watcher.until(200)
        caplog.clear()

        await (site.sessions[-1].send_bytes(frame) if isinstance(frame, bytes) else site.sessions[-1].send_str(frame))
        await site.has_sessions(number + 1)

        assert site.sessions[-2].close_code == 4000
        assert "Discord sent a frame that cannot be read (" in caplog.text
        assert "somebody's words" not in caplog.text


async def test_a_frame_that_says_nothing_to_us_changes_nothing(
    bot: FaqBot, watcher: Watcher, site: DiscordSite
) -> None:
    await watcher.until(200)

    for frame in ('{"op": 99}', '{"op": null}', '{"op": 0, "t": "NEWS", "d": 7}', "{}", '{"op": 1}'):
        await site.sessions[0].send_str(frame)
    site.beats.clear()
    async with asyncio.timeout(10):
        await site.beats.wait()

    assert await watcher.until(200) == []
    assert len(site.sessions) == 1


async def test_connections_that_are_closed_before_a_hello_are_tried_again(
    bot: FaqBot, watcher: Watcher, site: DiscordSite, caplog: pytest.LogCaptureFixture
) -> None:
    await watcher.until(200)
    site.refuses_to_greet = 3

    await site.sessions[0].close(code=1001)
    await site.has_sessions(2)

    assert await watcher.until(200) == []
    assert site.refuses_to_greet == 0
    assert "Discord closed a connection before it said hello" in caplog.text
