"""A connection to Discord that breaks, which SimCord cannot do."""

from typing import Any

import pytest

from tests.discord.conftest import World


def watch_nonces(world: World, monkeypatch: pytest.MonkeyPatch, *errors: Exception) -> list[str]:
    """The nonces of what is sent into channels from now on; the first attempts fail with these errors."""
    nonces: list[str] = []
    failures = iter(errors)
    really_send = world.bot.http.send_message

    async def send(channel: int, *, params: Any) -> Any:
        nonces.append(params.payload["nonce"])
        if error := next(failures, None):
            raise error
        return await really_send(channel, params=params)

    monkeypatch.setattr(world.bot.http, "send_message", send)
    return nonces
