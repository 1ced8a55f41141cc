"""One frame of the gateway that cannot be read must not end the process.

discord.py ends the client for whatever its read loop does not expect, such as a frame that is no JSON, or a connection
that Discord closes before it said hello. What it does expect, it waits for a while and connects again.
"""

from typing import Any, Self

import aiohttp
import discord
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

EXPECTED = (
    ReconnectWebSocket,
    discord.ConnectionClosed,
    aiohttp.ClientError,
    OSError,
)
"""What reading a frame may raise on purpose: whoever reads the next one knows what to do."""


class GatewayTroubleError(aiohttp.ClientError):
    """The connection is of no use any more; of this family, so that discord.py connects again after a pause."""


class Gateway(DiscordWebSocket):
    """A connection of one shard that says of every trouble that it is one."""

    @classmethod
    async def from_client(cls, client: discord.Client, **given: Any) -> Self:
        """Connect, and identify or resume; see discord.py for what is given."""
        try:
            return await super().from_client(client, **given)
        except ReconnectWebSocket:
            raise GatewayTroubleError("Discord closed a connection before it said hello") from None

    async def received_message(self, msg: Any, /) -> None:
        """Act on a frame; after one that cannot be read nothing on this connection can be trusted."""
        try:
            await super().received_message(msg)
        except EXPECTED:
            raise
        except Exception as error:  # noqa: BLE001 - the boundary that the module describes
            await self.close()
            # Only the kind of error: the frame may hold somebody's words.
            raise GatewayTroubleError(f"Discord sent a frame that cannot be read ({type(error).__name__})") from None


def connect_again_after_trouble() -> None:
    """Let discord.py open connections of ours."""
    # The only seam: shards look the class up in their own module.
    discord.shard.DiscordWebSocket = Gateway  # type: ignore[misc]
