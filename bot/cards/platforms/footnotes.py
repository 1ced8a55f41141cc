"""Numbers in square brackets behind statements, and the pages they stand for."""

from bot.cards.limits import clip
from bot.cards.words import source_link
from bot.comparisons.table import Statement
from bot.knowledge.source import Source

TEXT_LIMIT = 320
TITLE_LIMIT = 70
LICENCE_LIMIT = 100


class Footnotes:
    """Numbers pages in the order in which a text first rests on them."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def marked(self, statement: Statement) -> str:
        """The statement with the numbers of its pages; a very long one is shortened."""
        numbers = sorted({self._number(source) for source in statement.sources})
        return f"{clip(statement.text, TEXT_LIMIT)} {''.join(f'[{number}]' for number in numbers)}"

    def lines(self) -> list[str]:
        """A small grey line for each page, with its date and the attribution it asks for."""
        return [
            " · ".join(
                [
                    f"-# [{number}] {source_link(source, TITLE_LIMIT)}",
                    *([clip(source.licence, LICENCE_LIMIT)] if source.licence else []),
                ]
            )
            for number, source in self.numbered()
        ]

    def numbered(self) -> list[tuple[int, Source]]:
        """The pages with their numbers, in order."""
        return [(number, source) for source, number in self._numbers.items()]

    def _number(self, source: Source) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)
