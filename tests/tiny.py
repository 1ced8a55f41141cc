"""A knowledge folder small enough to see at a glance: two invented platforms, two answers. It has no problems."""

from pathlib import Path, PurePosixPath

from bot.knowledge.platform import Platform
from bot.knowledge.yaml_file import read_model

LEGIT = "faq/acme/legit.md"
PAY = "faq/acme/pay.md"
ACME = "platforms/acme.yaml"
BOLT = "platforms/bolt.yaml"
VOCABULARY = "vocabulary.yaml"

FILES = {
    LEGIT: """\
---
question: Is Acme legit?
platform: acme
topic: legitimacy
asked_as:
  - is acme legit
  - can i trust acme
not_asked_as:
  - is this acme link real
reviewed: 2026-11-01
sources:
  - review
related:
  - acme/pay
---
Yes. {{ operator }} runs it.
""",
    PAY: """\
---
question: How much does Acme pay?
platform: acme
topic: pay_rates
asked_as:
  - how much does acme pay
  - acme hourly rate
reviewed: 2026-11-01
sources:
  - title: Pay at Acme
    url: https://example.org/pay
    date: 2026-10-01
---
Coders get {{ pay.coding }}.
""",
    ACME: """\
name: Acme
operator: Acme Inc.
website: https://acme.example
summary: An invented platform.
reviewed: 2026-11-01
aliases:
  - acme ai
pay:
  summary: Forty to sixty-five dollars an hour.
  rates:
    coding:
      role: Coder
      min: 40
      max: 65
      source: review
comparison:
  pay:
    value: "{{ pay.coding }}"
    sources: [review]
sources:
  review:
    title: A review of Acme
    url: https://example.org/review
    date: 2026-02-25
    licence: CC BY 4.0
""",
    BOLT: """\
name: Bolt
operator: Bolt Ltd.
website: https://bolt.example
summary: Another invented platform.
reviewed: 2026-11-01
aliases:
  - bolt work
""",
    VOCABULARY: """\
spellings:
  u: you
other_companies:
  - globex
out_of_scope:
  - good morning
  - did i pass my test
""",
}


def write(root: Path, changed: dict[str, str | bytes | None] | None = None) -> Path:
    """The folder below `root`, with some files changed, added or (None) left out."""
    files: dict[str, str | bytes | None] = {**FILES, **(changed or {})}
    for name, content in files.items():
        path = root / name
        if content is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def edited(file: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """One file with one piece of its text exchanged."""
    assert FILES[file].count(old) == 1, f"{old!r} must stand in {file} once"
    return {file: FILES[file].replace(old, new)}


def platforms() -> dict[str, Platform]:
    """The two invented platforms as they are read."""
    read = {PurePosixPath(file).stem: read_model(FILES[file], Platform, file) for file in (ACME, BOLT)}
    return {name: platform for name, platform in read.items() if isinstance(platform, Platform)}
