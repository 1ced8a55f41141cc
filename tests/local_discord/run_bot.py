"""`python -m bot run`, with Discord's addresses pointed at LOCAL_DISCORD and the lease at LOCAL_LEASE seconds.

It may start as often as it is killed: the local server allows more starts a day than Discord.
"""

import datetime as dt
import os
import sys
from dataclasses import replace

import discord
import yarl

from bot import client
from bot.cli import main
from bot.operations import starts


def point_at(address: str) -> None:
    """Let discord.py talk to another server."""
    url = yarl.URL(address)
    discord.http.Route.BASE = address
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = url.with_scheme("ws").with_path("/gateway/")
    discord.asset.Asset.BASE = str(url.with_path("/cdn"))


if __name__ == "__main__":
    point_at(os.environ["LOCAL_DISCORD"])
    starts.FREE = sys.maxsize  # type: ignore[misc]
    lease = dt.timedelta(seconds=float(os.environ["LOCAL_LEASE"]))
    if lease < client.TEMPO.lease:
        # As many at once as leave early enough within it; and nobody waits longer for what others wrote.
        client.TEMPO = replace(client.TEMPO, lease=lease, send_within=lease * 0.6, at_once=16, longest_sleep=lease)
    sys.argv = ["bot", "run"]
    main()
