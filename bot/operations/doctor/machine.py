"""This machine: the knowledge, the sentence model, the disk."""

import datetime as dt
import os
import shutil
from collections.abc import Iterator, Mapping, Set
from importlib.util import find_spec
from pathlib import Path

from bot import exit_codes
from bot.cache import vectors_folder
from bot.engine import PACKAGES
from bot.knowledge.loader import load
from bot.operations.doctor.findings import Finding, problem, warning, well
from bot.sentences.model_folder import DEFAULT, ModelError, verified
from bot.settings import Settings
from bot.storage.connecting import sqlite_file

MEGABYTE = 2**20
TOO_LITTLE = 100 * MEGABYTE
LITTLE = 1024 * MEGABYTE
WITHOUT_MODEL = "Answers would come from words and letters alone, which finds fewer of them."


def check_knowledge(settings: Settings, today: dt.date) -> Iterator[Finding]:
    """Whether the files can be answered from, and whether the settings name what is in them."""
    loaded = load(settings.knowledge_dir, today, dt.timedelta(days=settings.review_max_age_days))
    if loaded.knowledge is None:
        yield problem(
            "knowledge",
            f"{settings.knowledge_dir} has errors ({len(loaded.errors)}); the first is {next(iter(loaded.errors))}",
            f"Mend them; python -m bot check {settings.knowledge_dir} lists all. KNOWLEDGE_DIR names the folder.",
            exit_codes.KNOWLEDGE,
        )
        return
    yield well(
        "knowledge",
        f"{len(loaded.knowledge.entries)} answers in {settings.knowledge_dir}, version {loaded.knowledge.version}.",
    )
    for setting, unknown in unknown_platforms(settings, loaded.knowledge.platforms).items():
        yield problem(
            "knowledge",
            f"{setting} names what is no platform of the knowledge: {', '.join(unknown)}.",
            f"Use one of {', '.join(sorted(loaded.knowledge.platforms))}.",
            exit_codes.SETTINGS,
        )


def unknown_platforms(settings: Settings, known: Mapping[str, object] | Set[str]) -> dict[str, list[str]]:
    """For each setting that names platforms, those that the knowledge does not have."""
    named = {
        "CHANNEL_PLATFORMS": set(settings.channel_platforms.values()),
        "LISTING_SOURCES": {source.platform for source in settings.listing_sources if source.platform},
    }
    return {setting: missing for setting, names in named.items() if (missing := sorted(names - set(known)))}


def check_model(settings: Settings) -> Finding:
    """Whether meanings can be compared."""
    if not settings.sentence_vectors:
        return well("model", "SENTENCE_VECTORS is false: words and letters alone, in three quarters of the memory.")
    if not all(map(find_spec, PACKAGES)):
        missing = ", ".join(name for name in PACKAGES if find_spec(name) is None)
        return warning(
            "model",
            f"{missing} is not installed. {WITHOUT_MODEL}",
            "Install the extra `vectors`, then run: python -m bot prepare",
        )
    folder = settings.model_folder or DEFAULT
    try:
        verified(folder)
    except ModelError as error:
        return warning("model", WITHOUT_MODEL, str(error))
    return well("model", f"The sentence model in {folder} is whole.")


def check_disk(settings: Settings) -> Iterator[Finding]:
    """Whether there is room, and whether we may write where we need to."""
    database = sqlite_file(settings.database_url)
    folders = {"cache": vectors_folder()} | ({"database": database.parent} if database else {})
    for use, folder in folders.items():
        there = _nearest(folder)
        if not os.access(there, os.W_OK | os.X_OK):
            if use == "database":
                yield problem(
                    "disk",
                    f"{there} cannot be written to.",
                    "Give it to the user who runs the bot.",
                    exit_codes.DATABASE,
                )
            else:
                yield warning(
                    "disk",
                    f"{there} cannot be written to, so each start takes some seconds more.",
                    "Set XDG_CACHE_HOME to a folder of the user who runs the bot.",
                )
            continue
        free = shutil.disk_usage(there).free
        sentence = f"{free // MEGABYTE:,} MB are free for the {use} in {folder.absolute()}."
        if free < TOO_LITTLE and use == "database":
            yield problem(
                "disk", sentence, "Make room before the disk is full: reminders could not be kept.", exit_codes.DATABASE
            )
        elif free < LITTLE:
            yield warning("disk", sentence, "Make room before the disk is full.")
        else:
            yield well("disk", sentence)


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next((each for each in (folder.absolute(), *folder.absolute().parents) if each.exists()), Path("/"))
