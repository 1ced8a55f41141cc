"""Whatever a member can use in Discord is in a table of the documentation, and nothing else is."""

import re

import discord
from discord import app_commands

from tests.conftest import ROOT
from tests.discord.conftest import World

DOCUMENTS = [ROOT / "docs" / name for name in ("operators.md", "moderators.md")]
PATHS = {"healthz", "readyz", "metrics"}
ROWS = "\n".join(re.findall(r"(?m)^\| .*", "\n".join(file.read_text() for file in DOCUMENTS)))


async def test_every_command_and_menu_is_documented(world: World) -> None:
    tree = world.bot.tree
    commands = [each for each in tree.walk_commands() if isinstance(each, app_commands.Command)]
    menus = [menu.name for kind in discord.AppCommandType for menu in tree.get_commands(type=kind)]

    assert {each.qualified_name for each in commands if f"`/{each.qualified_name}" not in ROWS} == set()
    assert {menu for menu in menus if f"**{menu}**" not in ROWS and f"`/{menu}" not in ROWS} == set()


async def test_no_command_is_documented_that_is_not_there(world: World) -> None:
    there = {each.qualified_name for each in world.bot.tree.walk_commands()}
    named = set(re.findall(r"`/([a-z]+(?: [a-z]+)?)[`:]", ROWS)) - PATHS

    assert {name for name in named if name not in there and name.split()[0] not in there} == set()
