"""A new entry as a file in the form of the others."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from bot.knowledge.editing.entry_change import as_item
from bot.knowledge.editing.scalars import Item, key_lines
from bot.knowledge.source import Source
from bot.knowledge.topics import Topic

SLUG_LIMIT = 60
_SMALL_WORDS = frozenset(
    "a an and any are at be by can could did do does for from has have how i in is it me my of on or should that the "
    "there this to was were what when where which who will with would you your".split()
)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An answer that has no file yet; `platform` None makes it a general one."""

    slug: str
    question: str
    topic: Topic
    answer: str
    reviewed: dt.date
    platform: str | None = None
    asked_as: tuple[str, ...] = ()
    not_asked_as: tuple[str, ...] = ()
    sources: tuple[Source | str, ...] = ()

    @property
    def id(self) -> str:
        """Folder and slug, as other entries name it."""
        return f"{self.platform or 'general'}/{self.slug}"

    @property
    def file(self) -> str:
        """Where it will lie in the knowledge folder."""
        return f"faq/{self.id}.md"

    @property
    def content(self) -> bytes:
        """The whole file."""
        lists: list[tuple[str, list[Item]]] = [
            ("asked_as", list(self.asked_as)),
            ("not_asked_as", list(self.not_asked_as)),
        ]
        sources = [as_item(source) if isinstance(source, Source) else source for source in self.sources]
        lines = ["---", *key_lines("question", self.question)]
        lines += key_lines("platform", self.platform) if self.platform else []
        lines += key_lines("topic", self.topic.value)
        lines += [line for key, items in lists if items for line in key_lines(key, items)]
        lines += key_lines("reviewed", self.reviewed)
        lines += key_lines("sources", sources) if sources else []
        return "\n".join([*lines, "---", *self.answer.strip().splitlines(), ""]).encode()


def slug_of(question: str, taken: frozenset[str] = frozenset()) -> str:
    """A file name for a question: its telling words, and a number where the name is taken."""
    plain = unicodedata.normalize("NFKD", question).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    telling = [word for word in words if word not in _SMALL_WORDS] or words or ["answer"]
    slug: str = telling[0]
    for word in telling[1:]:
        if len(slug) + len(word) >= SLUG_LIMIT:
            break
        slug += f"-{word}"
    slug = slug[:SLUG_LIMIT]
    number = 2
    name = slug
    while name in taken:
        name, number = f"{slug}-{number}", number + 1
    return name
