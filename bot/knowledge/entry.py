"""One curated answer: the front matter and body of a file under `faq/`."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from bot.knowledge.source import FileModel, Slug, Source, Text
from bot.knowledge.topics import Topic

SourceKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class EntryFile(FileModel):
    """The front matter of an FAQ file, as a moderator writes it."""

    question: Text = Field(description="The question as a heading, ending in a question mark.")
    platform: Slug | None = Field(default=None, description="A file name in platforms/; leave out for general entries.")
    topic: Topic
    asked_as: tuple[Text, ...] = Field(
        default=(), description="How people really ask it; matching learns from these. Ten or more is good."
    )
    not_asked_as: tuple[Text, ...] = Field(
        default=(), description="Near misses that look alike but must never get this answer."
    )
    reviewed: dt.date = Field(description="The day a person last checked the answer against its sources.")
    sources: tuple[Source | SourceKey, ...] = Field(
        default=(), description="Pages the answer rests on, or names of sources from the platform file."
    )
    applies_to: tuple[Slug, ...] = Field(
        default=(), description="For a general entry: the platforms it is true for; leave out when for all."
    )
    related: tuple[Text, ...] = Field(default=(), description="Ids of entries worth reading next (folder/slug).")


@dataclass(frozen=True, slots=True)
class Entry:
    """A validated entry with every figure filled in, ready to be matched and shown.

    `generated` says that no file holds it: it was made from the platform file (`usual_answers`).
    """

    id: str
    question: str
    platform: str | None
    topic: Topic
    asked_as: tuple[str, ...]
    not_asked_as: tuple[str, ...]
    reviewed: dt.date
    sources: tuple[Source, ...]
    related: tuple[str, ...]
    body: str
    applies_to: tuple[str, ...] = ()
    generated: bool = False

    @property
    def slug(self) -> str:
        """The file name without its folder; entries of several platforms may share it."""
        return self.id.rpartition("/")[2]
