"""The real bot, `python -m bot run`, as a process of its own that talks to the local server."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import tiny

ROOT = Path(__file__).parents[2]


@dataclass
class BotProcess:
    """One run of the bot; its log is in `log`."""

    process: asyncio.subprocess.Process
    log: Path

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.process.pid

    async def kill(self) -> None:
        """End it between two instructions, whatever it is doing."""
        self.process.kill()
        await self.process.wait()

    async def stop(self, within: float = 20.0) -> int:
        """Ask it to end, and wait for that; the exit code."""
        self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(within):
            return await self.process.wait()


@dataclass(frozen=True)
class Home:
    """The folder that the runs of a bot share: database, knowledge, log."""

    folder: Path
    address: str
    database_url: str = ""
    lease: float = 60.0
    options: tuple[tuple[str, str], ...] = ()

    @property
    def database(self) -> str:
        """Where its state is."""
        return self.database_url or f"sqlite:///{self.folder / 'bot.db'}"

    async def start(self, name: str = "bot", **settings: str) -> BotProcess:
        """Start the bot; several at once are fine, each with settings of its own."""
        knowledge = self.folder / "knowledge"
        if not knowledge.exists():
            tiny.write(knowledge)
        log = self.folder / f"{name}.log"
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(self.folder),
            "DISCORD_TOKEN": "local",
            "DATABASE_URL": self.database,
            "KNOWLEDGE_DIR": str(knowledge),
            "SENTENCE_VECTORS": "false",
            "LOCAL_DISCORD": self.address,
            "LOCAL_LEASE": str(self.lease),
            **dict(self.options),
            **settings,
        }
        with log.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.local_discord.run_bot"),
                stdout=output,
                stderr=output,
                cwd=self.folder,
                env=environment,
            )
        return BotProcess(process, log)


@asynccontextmanager
async def running(home: Home, name: str = "bot") -> AsyncIterator[BotProcess]:
    """A bot for as long as the block lasts."""
    bot = await home.start(name)
    try:
        yield bot
    finally:
        if bot.process.returncode is None:
            await bot.kill()
