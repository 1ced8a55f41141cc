"""Discord's limits, and cutting text to them without breaking a word or a link.

A card may hold 4,000 characters over all its texts, and Discord answers 500 above about 10,170 UTF-8 bytes
(docs: `docs/architecture.md`, platform limits). We stay a little below both, since buttons count too.
"""

CARD_CHARACTERS = 3_900
CARD_BYTES = 8_500
LABEL_LIMIT = 80
OPTION_LIMIT = 100
PLACEHOLDER_LIMIT = 150
MENU_OPTIONS = 25
CHOICE_LIMIT = 100
REASON_LIMIT = 300
QUESTION_LIMIT = 500
ELLIPSIS = "…"


def clip(text: str, limit: int) -> str:
    """The text on one line, ending in an ellipsis where it was too long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + ELLIPSIS


def fits(text: str, characters: int, size: int) -> bool:
    """Whether a text stays within a number of characters and of bytes."""
    return len(text) <= characters and len(text.encode()) <= size


def cut(text: str, characters: int, size: int) -> str:
    """The text, cut after a paragraph, line, sentence or word where it is too long."""
    if fits(text, characters, size):
        return text
    room = text[: max(0, characters - 2)]
    room = room.encode()[: max(0, size - 8)].decode(errors="ignore")
    for separator in ("\n\n", "\n", ". ", " "):
        at = room.rfind(separator)
        if at > len(room) // 2:
            room = room[: at + (separator == ". ")]
            break
    return f"{_without_open_link(room).rstrip()} {ELLIPSIS}"


def _without_open_link(text: str) -> str:
    start = text.rfind("[")
    if start == -1:
        return text
    label, middle, url = text[start:].partition("](")
    open_label = "]" not in label and not middle
    open_url = bool(middle) and ")" not in url
    return text[:start] if open_label or open_url else text
