"""Writes facts of the dataset into the text of a platform file, and leaves every other line as it is."""

import datetime as dt
from collections.abc import Iterable, Mapping
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from bot.open_dataset.proposal import REPOSITORY, Change, is_dataset

TITLE = "aitrainer.work open dataset"
LICENCE = "Data by aitrainer.work (Pietro Romeo), CC BY 4.0"
_NO_WRAPPING = 1_000_000


def edit(text: str, changes: Iterable[Change], released: dt.date) -> str:
    """The text of a platform file with these facts, each under a source that bears the date of its release."""
    yaml = _yaml()
    root = yaml.load(text)
    source = _source(root, released)
    facts = _block(root, "facts")
    for change in changes:
        if change.fact in facts:
            facts[change.fact]["value"], facts[change.fact]["source"] = change.text, source
        else:
            # At the top, because the blank line after a block belongs to its last entry.
            facts.insert(0, change.fact, CommentedMap(value=change.text, source=source))
    return _dumped(yaml, root)


def dump(data: Mapping[str, object]) -> str:
    """A new file in the form of the others."""
    return _dumped(_yaml(), data)


def dataset_source(released: dt.date) -> CommentedMap:
    """The dataset as a source, with the attribution that its licence asks for."""
    return CommentedMap(title=TITLE, url=REPOSITORY, date=released, licence=LICENCE)


def _source(root: CommentedMap, released: dt.date) -> str:
    """The key of the dataset's release among the file's sources, added where it is missing.

    A new release is a new source: facts that were not looked at again keep the date of theirs.
    """
    sources = _block(root, "sources")
    for key, source in sources.items():
        if is_dataset(source["url"]) and source.get("date") == released:
            return str(key)
    key = "dataset" if "dataset" not in sources else f"dataset-{released}"
    sources.insert(0, key, dataset_source(released))
    return key


def _block(root: CommentedMap, key: str) -> CommentedMap:
    if key not in root:
        at = list(root).index("sources") if "sources" in root else len(root)
        root.insert(at, key, CommentedMap())
        if at + 1 < len(root):
            root.yaml_set_comment_before_after_key(list(root)[at + 1], before="\n")
    return root[key]  # type: ignore[no-any-return]


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _NO_WRAPPING
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(yaml: YAML, data: Mapping[str, object]) -> str:
    written = StringIO()
    yaml.dump(data, written)
    return written.getvalue()
