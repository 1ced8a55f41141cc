"""The licences of everything that the bot runs with: `python -m tests.licences` writes them into docs/licences.md."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, metadata

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "licences.md"
LOCKS = ("run", "model")
HEAD = """# Licences

What the bot runs with (`requirements/run.txt` and, for the sentence model, `requirements/model.txt`), as each package
says itself. Written by `python -m tests.licences`; a test fails while it is not current.

| package | licence |
|---|---|
"""
LONGEST = 60
GENERIC = frozenset({"OSI Approved", "DFSG approved"})
ON_OTHER_SYSTEMS = {"audioop-lts": "PSF-2.0", "colorama": "BSD License"}
"""For Python 3.13 and for Windows only, so that nobody else can ask them."""


def page() -> str:
    """The page as it has to be."""
    return HEAD + "".join(f"| {name} | {licence_of(name)} |\n" for name in sorted(set(_locked())))


def licence_of(name: str) -> str:
    """What a package says of its licence, "" where it says nothing."""
    return ON_OTHER_SYSTEMS.get(name) or next(filter(None, _said(metadata(name))), "")


def _said(said: PackageMetadata) -> Iterator[str]:
    """The ways of saying it, the newest first."""
    yield said.get("License-Expression", "")
    classifiers = said.get_all("Classifier") or []
    kinds = [kind.rpartition(" :: ")[2] for kind in classifiers if kind.startswith("License ::")]
    yield ", ".join(kind for kind in kinds if kind not in GENERIC)
    first = (said.get("License", "") or "").strip().partition("\n")[0]
    yield first if len(first) <= LONGEST else ""


def _locked() -> Iterator[str]:
    for lock in LOCKS:
        for line in (ROOT / "requirements" / f"{lock}.txt").read_text().splitlines():
            if found := re.match(r"([A-Za-z0-9._-]+)==", line):
                yield found[1]


if __name__ == "__main__":
    PAGE.write_text(page())
