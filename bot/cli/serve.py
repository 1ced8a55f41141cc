"""`python -m bot demo` and `run`."""

from typing import Annotated

import typer

from bot import exit_codes
from bot.cli.common import KNOWLEDGE, Folder, Model, Vectors, fail
from bot.reloading.quiet_building import quietly


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 picks a free port.")] = 8080,
    knowledge: Folder = KNOWLEDGE,
    vectors: Vectors = True,
    model: Model = None,
) -> None:
    """Run the bot in a local Discord look-alike in the browser; no token, no network."""
    try:
        from bot.demo import run_demo
    except ModuleNotFoundError as error:
        if error.name != "simcord":
            raise
        fail("The demo needs the package simcord[preview]; `make demo` installs it.")
    raise typer.Exit(run_demo(knowledge, port, vectors=vectors, model_folder=model))


def run() -> None:
    """Connect to Discord; settings come from the environment and .env."""
    with quietly():
        from bot.app import run as connect
        from bot.settings import SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        fail(str(error), exit_codes.SETTINGS)
    raise typer.Exit(connect(settings))
