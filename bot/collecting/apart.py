"""Reading a stranger's document where it does no harm: in a process that knows no secret and is ended if it lingers.

Parsers of XML and HTML hold Python's lock for as long as a hostile document likes; in the bot's own process nobody
would be answered meanwhile.
"""

import asyncio
import os
import sys
from pathlib import Path

from pydantic import ValidationError

import bot
from bot.collecting import reading
from bot.collecting.reading import OUTCOME, Document
from bot.listings.importing.offer import Offers, Unreadable

LONGEST = 60.0
_ROOT = Path(bot.__file__).parents[1]
_PASSED_ON = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TEMP", "TMP")


async def read_apart(
    body: bytes, kind: str, charset: str | None, page: str, within: float = LONGEST
) -> Offers | Unreadable:
    """What a document offers; one that is not read `within` seconds, or brings its reader down, is unreadable."""
    environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", reading.__name__),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment,
        cwd=_ROOT,
    )
    head = Document(kind=kind, charset=charset, page=page).model_dump_json().encode()
    try:
        out, _ = await asyncio.wait_for(process.communicate(head + b"\n" + body), within)
    except TimeoutError:
        return Unreadable(f"Reading it takes longer than {within:g} seconds.")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    try:
        return await asyncio.to_thread(OUTCOME.validate_json, out)
    except ValidationError:
        return Unreadable(f"Its reader broke down (exit code {process.returncode}).")
