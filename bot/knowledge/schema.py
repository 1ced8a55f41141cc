"""JSON Schemas of the knowledge files, for completion and checks in editors."""

import json
from pathlib import Path

from bot.knowledge.entry import EntryFile
from bot.knowledge.expectations import ExpectationFile
from bot.knowledge.listing_file import ListingFile
from bot.knowledge.platform import Platform
from bot.knowledge.scam_lists import ScamLists
from bot.knowledge.source import FileModel
from bot.knowledge.vocabulary import Vocabulary

MODELS: dict[str, type[FileModel]] = {
    "entry": EntryFile,
    "platform": Platform,
    "listings": ListingFile,
    "vocabulary": Vocabulary,
    "scams": ScamLists,
    "tests": ExpectationFile,
}


def schemas() -> dict[str, str]:
    """File name to schema text, one for each kind of file."""
    return {f"{name}.schema.json": _text(model) for name, model in MODELS.items()}


def outdated(folder: Path) -> list[str]:
    """Names of the schema files in `folder` that do not match the models."""
    return [
        name
        for name, text in schemas().items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]


def write(folder: Path) -> None:
    """Write all schemas into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


def _text(model: type[FileModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
