"""Texts of strangers made short and plain: no HTML, no addresses, nothing Discord would act on, nothing invisible."""

import html
import re
import unicodedata
from collections.abc import Iterable

TITLE_LENGTH = 150
REFERENCE_LENGTH = 80
LABEL_LENGTH = 40
DESCRIPTION_LENGTH = 300
MOST_LABELS = 12
# How much of a text is looked at, with its markup and without: what is shown is far shorter, and a hostile text may be
# made to take its time.
_SOURCE_LENGTH, _TEXT_LENGTH, _MOST_VALUES, _DEEPEST = 20_000, 2_000, 100, 3
_BREAKS = "address article br dd div dt h1 h2 h3 h4 h5 h6 hr li ol p section table td th tr ul".split()
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_MASKED_LINK = re.compile(r"\[([^\[\]]*)\]\s*\([^()]*\)")
_DISCORD_MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[\w -]+:|id:)[^<>\s]*>")
_ADDRESS = re.compile(r"://|(?:^|\W)www\.|mailto:|[\w-]\.[a-z]{2,}/")
_ABSOLUTE = re.compile(r"(?<!@)@+(?=everyone\b|here\b)", re.I)


def line(text: object, length: int = TITLE_LENGTH) -> str:
    """A text of at most `length` characters on one line, "" where there is none."""
    if isinstance(text, bool) or not isinstance(text, str | int | float):
        return ""
    return _cut(_without_markup(_visible(str(text)[:_SOURCE_LENGTH])), length)


def labels(values: object) -> tuple[str, ...]:
    """A text, several separated by commas or semicolons, or a list of them: a few short labels, each once."""
    each: Iterable[object] = values[:_MOST_VALUES] if isinstance(values, list) else [values]
    parts = [part for value in each for part in _separated(value)]
    found = dict.fromkeys(label for part in parts[:_MOST_VALUES] if (label := line(part, LABEL_LENGTH)))
    return tuple(found)[:MOST_LABELS]


def _separated(value: object) -> list[object]:
    return [*re.split(r"[,;]", value[:_TEXT_LENGTH])] if isinstance(value, str) else [value]


def _visible(text: str) -> str:
    """The text an HTML source shows, with spaces for whatever cannot be seen."""
    shown = _text_of(text)
    if "&lt;" in text:
        # Many feeds escape their HTML once more.
        shown = _text_of(shown)
    composed = unicodedata.normalize("NFC", shown[:_TEXT_LENGTH])
    return "".join(c if unicodedata.category(c)[0] not in "CZ" else " " * c.isspace() for c in composed)


def _text_of(source: str) -> str:
    if not _TAG.search(source):
        return html.unescape(source)
    # Loaded late: the bot's own process reads no HTML.
    from lxml import etree
    from lxml.html import HTMLParser, fromstring

    try:
        root = fromstring(_printable(source), parser=HTMLParser())
    except (etree.ParserError, ValueError):
        return _TAG.sub(" ", source)
    for element in list(root.iter("script", "style", "template", etree.Comment)):
        element.text = None
    for element in root.iter(*_BREAKS):
        element.tail = f" {_printable(element.tail or '')}"
        element.text = f" {_printable(element.text or '')}"
    return "".join(map(str, root.itertext()))


def _printable(text: str) -> str:
    """Control characters are no XML, and lxml refuses them; a page may also spell them out, such as `&#12;`."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _without_markup(text: str) -> str:
    shown = text
    for _ in range(_DEEPEST):
        shown = _MASKED_LINK.sub(r"\1", shown)
    if _MASKED_LINK.search(shown):
        shown = shown.replace("[", " ").replace("]", " ")
    words = _DISCORD_MARKUP.sub(" ", shown).split()
    return _ABSOLUTE.sub("", " ".join(word for word in words if not _ADDRESS.search(word)))


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    start = text[: length - 1]
    words, space, _ = start.rpartition(" ")
    return (words if space and len(words) > length // 2 else start).rstrip(" ,;:–-") + "…"
