"""Who reads a sentence as numbers, by what the model's `tokenizer.json` describes."""

from pathlib import Path
from typing import Protocol

from bot.sentences.word_pieces import OtherKindError, WordPieces


class TokenReader(Protocol):
    """Reads sentences as the numbers of their tokens."""

    @property
    def framing(self) -> int:
        """How many numbers an empty sentence has."""

    def ids(self, text: str) -> list[int]:
        """The numbers of a sentence, the first ones where there are too many."""


class AnyTokens:
    """Whatever the library `tokenizers` reads."""

    def __init__(self, file: Path, longest: int) -> None:
        # Imported late: it takes fourteen megabytes with the words of a usual model.
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(file))
        self._tokenizer.enable_truncation(longest)
        self._tokenizer.no_padding()
        self.framing: int = self._tokenizer.num_special_tokens_to_add(is_pair=False)

    def ids(self, text: str) -> list[int]:
        """The numbers of a sentence, the first ones where there are too many."""
        found: list[int] = self._tokenizer.encode(text).ids
        return found


def reader(file: Path, longest: int) -> TokenReader:
    """The one for a file, which reads at most so many tokens."""
    try:
        return WordPieces(file, longest)
    except OtherKindError:
        return AnyTokens(file, longest)
