"""Knowledge of any size, made of the shipped phrasings and words that do not exist; the same for the same size."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.knowledge.entry import Entry
from bot.knowledge.knowledge import Knowledge

PHRASINGS = 16
"""Phrasings an entry, its question counted: about as many as the shipped entries have."""
OWN_WORDS = 3

_STARTS = tuple("b c d f g h j k l m n p r s t v w z bl br ch cl cr dr fl fr gl gr pl pr sh sl sp st th tr".split())
_VOWELS = tuple("a e i o u ai ea oo ou".split())
_ENDS = ("", "b", "d", "g", "k", "l", "m", "n", "nd", "nt", "p", "r", "rk", "s", "st", "t", "x")


def grown(shipped: Knowledge, phrasings: int) -> Knowledge:
    """Made-up entries with so many different phrasings in all, for the shipped platforms and with their vocabulary.

    Each copies a shipped entry and gets words of its own; its phrasings join halves of what is asked of its platform.
    """
    dice = random.Random(phrasings)
    asked: dict[str | None, list[list[str]]] = defaultdict(list)
    for entry in shipped.entries:
        asked[entry.platform] += [text.split() for text in entry.asked_as]
    used: set[str] = set()
    made: list[Entry] = []
    for number in range(-(-phrasings // PHRASINGS)):
        copied = shipped.entries[number % len(shipped.entries)]
        count = min(PHRASINGS, phrasings - number * PHRASINGS)
        own = [word(dice) for _ in range(OWN_WORDS)]
        texts = [_unused(_joined(copied, asked[copied.platform], own, dice), dice, used) for _ in range(count)]
        made.append(
            replace(copied, id=f"{copied.id}-{number}", question=texts[0], asked_as=tuple(texts[1:]), related=())
        )
    return replace(shipped, entries=tuple(made), version=f"made up, {phrasings}")


def varied(knowledge: Knowledge, count: int) -> Iterator[tuple[str, str]]:
    """Questions that some entries answer, with the entry's id: one of its phrasings without one of its words."""
    dice = random.Random(count)
    for entry in dice.choices(knowledge.entries, k=count):
        words = dice.choice((entry.question, *entry.asked_as)).split()
        if len(words) > 3:
            del words[dice.randrange(len(words))]
        yield " ".join(words), entry.id


def word(dice: random.Random) -> str:
    """A word of two or three syllables that can be spoken and means nothing."""
    syllables = dice.choice((2, 2, 3))
    return "".join(dice.choice(_STARTS) + dice.choice(_VOWELS) for _ in range(syllables)) + dice.choice(_ENDS)


def _joined(copied: Entry, asked: Sequence[Sequence[str]], own: Sequence[str], dice: random.Random) -> list[str]:
    """The first half of one of the entry's phrasings, words of its own, the second half of one about its platform."""
    first = dice.choice(copied.asked_as or (copied.question,)).split()
    second = dice.choice(asked) if asked else []
    return [*first[: (len(first) + 1) // 2], *dice.sample(own, dice.choice((1, 2))), *second[len(second) // 2 :]]


def _unused(words: list[str], dice: random.Random, used: set[str]) -> str:
    """The words as a text that no other phrasing has, with further made-up words where it needs them."""
    while (text := " ".join(words).lower()) in used:
        words = [*words, word(dice)]
    used.add(text)
    return text
