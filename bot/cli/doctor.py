"""`python -m bot doctor`: what is well, what is not, and what to do."""

import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from bot import exit_codes
from bot.cli.common import AsJson, fail
from bot.clock import utc_now

if TYPE_CHECKING:
    from bot.operations.doctor.findings import Finding
    from bot.settings import Settings

MARKS = {"well": "ok     ", "unknown": "unknown", "warning": "warning", "problem": "PROBLEM"}
INVITE = "\nThe link that adds the bot to a server, with exactly the permissions it needs:\n  {link}"
NO_INVITE = "\nThe link that adds the bot to a server is told here once DISCORD_TOKEN is set."
VERDICTS = {True: "\nNothing keeps the bot from starting.", False: "\nMend what is marked PROBLEM, then ask again."}


def doctor(
    offline: Annotated[bool, typer.Option("--offline", help="Do not ask Discord.")] = False,
    as_json: AsJson = False,
) -> None:
    """Look at knowledge, model, database, disk, token, clock, intents and permissions, and say what to mend."""
    from bot.operations.doctor.discord_side import token_of
    from bot.operations.doctor.findings import exit_code
    from bot.operations.invite import application_of, invite_link
    from bot.settings import SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        fail(str(error), exit_codes.SETTINGS)
    application = application_of(token_of(settings))
    link = None if application is None else invite_link(application)
    code = exit_code(asyncio.run(_examine(settings, offline, as_json)))
    if as_json:
        print(json.dumps({"invite": link, "code": code}))
    else:
        print(INVITE.format(link=link) if link else NO_INVITE)
        print(VERDICTS[code == exit_codes.OK])
    raise typer.Exit(code)


async def _examine(settings: "Settings", offline: bool, as_json: bool) -> "list[Finding]":
    from bot.operations.doctor.examination import examine

    findings = []
    async for found in examine(settings, utc_now, offline=offline):
        findings.append(found)
        if as_json:
            print(json.dumps(asdict(found), ensure_ascii=False))
        else:
            print(f"{MARKS[found.level]} {found.subject}: {found.sentence}", flush=True)
            if found.remedy:
                print(f"        {found.remedy}", flush=True)
    return findings
