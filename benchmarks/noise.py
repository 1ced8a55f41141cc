"""Clean questions made as untidy as those of people on phones and in chats; the same text always in the same way."""

import random
import re
from collections.abc import Callable

Noise = Callable[[str], str]

TYPOS = 0.15
"""Share of words with a typo."""

_WORD = re.compile(r"[a-zA-Z]{2,}")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SLANT = (0.0, 0.25, 0.75)
"""How far each row of a keyboard is moved to the right, in keys."""

_GREETINGS = (
    "hey everyone,", "hi all!", "good morning folks,", "hello there 👋", "yo,", "hey guys", "hi, i'm new here.",
    "hope everybody is having a good week.", "sorry if this has been asked before,", "ok so", "Hello fellow humans!",
)  # fmt: skip
_LEADS = (
    "does anyone know,", "anyone here know:", "quick question:", "can somebody tell me,", "i was wondering,",
    "asking for a friend,", "not sure where else to ask this but", "maybe a stupid question,", "just curious,",
)  # fmt: skip
_THANKS = (
    "thanks!", "thanks in advance 🙏", "ty!!", "any help appreciated", "cheers", "thank you so much guys",
    "would be great to hear from somebody", "appreciate it", "lol", "have a nice day everyone",
)  # fmt: skip
_EMOJIS = ("😅", "🙏", "😭", "🤔", "👀", "😂😂", "🥲", ":)")


def clean(text: str) -> str:
    """No noise at all, to compare with."""
    return text


def with_typos(text: str, other: int = 0) -> str:
    """Some words with a letter hit beside its key, dropped, doubled, or exchanged with the next.

    `other` numbers make other slips.
    """
    dice = random.Random(f"typos {other or ''}{text}")
    return _WORD.sub(lambda word: _mistyped(word[0], dice) if dice.random() < TYPOS else word[0], text)


def in_chat(text: str, other: int = 0) -> str:
    """The text wrapped in what people say around a question; `other` numbers make other people."""
    dice = random.Random(f"chat {other or ''}{text}")
    before = [*_perhaps(_GREETINGS, 0.8, dice), *_perhaps(_LEADS, 0.6, dice)]
    after = [*_perhaps(_EMOJIS, 0.5, dice), *_perhaps(_THANKS, 0.7, dice)]
    return " ".join([*before, text, *after])


def _perhaps(choices: tuple[str, ...], chance: float, dice: random.Random) -> list[str]:
    return [dice.choice(choices)] if dice.random() < chance else []


def _mistyped(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word))
    slips = (_beside, _dropped, _doubled, _exchanged)
    return dice.choice(slips)(word, place, dice)


def _beside(word: str, place: int, dice: random.Random) -> str:
    return word[:place] + dice.choice(neighbours(word[place])) + word[place + 1 :]


def _dropped(word: str, place: int, dice: random.Random) -> str:
    return word[:place] + word[place + 1 :]


def _doubled(word: str, place: int, dice: random.Random) -> str:
    return word[: place + 1] + word[place:]


def _exchanged(word: str, place: int, dice: random.Random) -> str:
    place = min(place, len(word) - 2)
    exchanged = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return exchanged if exchanged != word else _doubled(word, place, dice)


def neighbours(letter: str) -> str:
    """The letters whose keys touch the key of a letter, in small letters."""
    places = {key: (row, column + _SLANT[row]) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    row, column = places[letter.lower()]
    return "".join(
        key for key, (r, c) in places.items() if key != letter.lower() and abs(r - row) <= 1 and abs(c - column) <= 1
    )
