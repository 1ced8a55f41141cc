"""The process that `apart` starts: a line of JSON and the document come in, what it offers goes out in JSON."""

import sys

from pydantic import BaseModel, TypeAdapter

from bot.listings.importing.offer import Offers, Unreadable

OUTCOME: TypeAdapter[Offers | Unreadable] = TypeAdapter(Offers | Unreadable)


class Document(BaseModel):
    """What the document is, before its bytes."""

    kind: str
    charset: str | None
    page: str


def main() -> None:
    """Read standard input to its end, and answer on standard output."""
    # Loaded late: the bot's own process, which asks this one, has no need of the parsers.
    from bot.listings.importing.document import read_document

    document = Document.model_validate_json(sys.stdin.buffer.readline())
    found = read_document(sys.stdin.buffer.read(), document.kind, document.charset, document.page)
    sys.stdout.buffer.write(OUTCOME.dump_json(found))


if __name__ == "__main__":
    main()
