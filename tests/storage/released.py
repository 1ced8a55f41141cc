"""The database of every version there has been, as SQL: `python -m tests.storage.released` adds what is missing."""

import asyncio
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from bot.storage.connecting import connect
from bot.storage.migrating import migrate
from bot.storage.versions import known_revisions
from tests.storage.made import fill

FOLDER = Path(__file__).with_name("versions")


async def make(url: str, revision: str) -> None:
    """An old database with a few rows in every table."""
    await migrate(url, revision)
    engine = connect(url, patient=True)
    async with engine.begin() as connection:
        await connection.run_sync(fill)
    await engine.dispose()


def main() -> None:
    """Write down each version that has no file yet; one that has is never written again."""
    FOLDER.mkdir(exist_ok=True)
    for revision in sorted(known_revisions()):
        file = FOLDER / f"{revision}.sql"
        if file.exists():
            continue
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(make(f"sqlite:///{folder}/bot.db", revision))
            with closing(sqlite3.connect(f"{folder}/bot.db")) as database:
                file.write_text("\n".join(database.iterdump()) + "\n", encoding="utf-8")
        print(f"wrote {file}")


if __name__ == "__main__":
    main()
