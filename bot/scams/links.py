"""Finds the links in a message, also disguised ones, and what is left of the text without them."""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.scams.web_address import Parsed, Unreadable, WebAddress, parse

LONGEST_LINK = 2_000
LONGEST_HOST = 300
MOST_JOINED = 20
LINK = " \ue000 "
"""What stands in the rest of the text where a link was."""
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_DEFANGED_DOT = re.compile(r"\s?[\[({<]\s*(?:\.|dot|punkt)\s*[\])}>]\s?", re.I)
_DEFANGED_SCHEME = re.compile(r"\bh(?:xx|\*\*|__)p(s?)\s?\[?:\]?\s?\[?//\]?|\bhttp(s?)\[:\]\[?//\]?", re.I)
_SPELLED = re.compile(
    r"(?<![\w.-])([\w-]{1,63}(?:(?:\s+dot\s+|\.)[\w-]{1,63}){0,4}\s+dot\s+[\w-]{2,24})(?![\w-])", re.I
)
_MASKED = re.compile(r"\[([^\[\]\n]{1,300})\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)>?(?:\s++[^()\n]*+)?\)")
_SCHEME = re.compile(
    r"(?:https?|ftp|wss?):(?=\S)|(?<![\w.])(?:(?:javascript|vbscript):(?=\S)|data:(?=[\w+-]+/)|(?:file|tg|whatsapp)://)",
    re.I,
)
_SLASHES = re.compile(r"^(?://|\\\\)(?=[\w\[])")
_NEXT = re.compile(r"(?<![,;|)\]}\"'>])[,;|)\]}\"'>]+(?=(?:https?|ftp):)", re.I)
_JOINED_LINES = re.compile(r"\t(?=\S)|(?<![\r\n])[\r\n]+(?=[.@:\\])")
_OPENING = "([{<\"'`*_~|“‘«„（【「"
_CLOSING = ".,;:!?…\"'`*_~|)]}>”’»）】」。，、"
_BARE_SPLIT = re.compile(r"[,;|<>\[\]{}\"“”«»'’]+")
_FILE_ENDINGS = frozenset("py md sh rs zip mov pl ps".split())
"""Endings of files that are also endings of hosts."""
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.A)
_DOTS = re.compile(r"[.\u3002\uff0e\uff61\u2024]")


class Written(Enum):
    """How an address stood in the text."""

    AS_LINK = auto()
    AS_HOST = auto()
    IN_WORDS = auto()
    MASKED = auto()


@dataclass(frozen=True, slots=True)
class Link:
    """One link as written; `shown` is the text of a masked link, `hides` tells of invisible or broken characters."""

    url: str
    parsed: Parsed
    written: Written
    shown: str = ""
    hides: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The links and e-mail addresses of a message; `rest` is its text with `LINK` in their places."""

    links: tuple[Link, ...]
    mails: tuple[str, ...]
    rest: str
    doubtful: bool = False


IsSuffix = Callable[[str], bool]
"""Whether a host ends in a public suffix that exists."""


def find_links(text: str, ends_well: IsSuffix, is_ordinary: Callable[[str], bool]) -> Found:
    """Every link in `text`; `is_ordinary` tells plain words from names, for "fine.it" with a missing space."""
    return _Search(ends_well, is_ordinary).run(text)


def without_invisible(text: str) -> str:
    """`text` without characters that nobody sees."""
    return _INVISIBLE.sub("", text)


class _Search:
    def __init__(self, ends_well: IsSuffix, is_ordinary: Callable[[str], bool]) -> None:
        self._ends_well = ends_well
        self._is_ordinary = is_ordinary
        self._links: list[Link] = []
        self._mails: list[str] = []
        self._doubtful = False

    def run(self, text: str) -> Found:
        text = _DEFANGED_DOT.sub(
            ".", _DEFANGED_SCHEME.sub(lambda scheme: f"http{scheme[1] or scheme[2] or ''}://", text)
        )
        text = _MASKED.sub(self._take_masked, text)
        if re.search(r"\sdot\s", text, re.I):
            text = _SPELLED.sub(self._take_spelled, text)
        for joined in _joined(text):
            self._add(joined, Written.AS_LINK, hides=True)
        rest = re.sub(r"\S+", lambda match: self._take_chunk(match[0]), text)
        return Found(tuple(dict.fromkeys(self._links)), tuple(dict.fromkeys(self._mails)), rest, self._doubtful)

    def _add(self, url: str, written: Written, shown: str = "", hides: bool = False) -> bool:
        seen = _INVISIBLE.search(url) is not None
        parsed = parse(url)
        if seen and not isinstance(parsed, WebAddress):
            parsed = parse(without_invisible(url))
        if isinstance(parsed, WebAddress) and not 0 < len(parsed.host) <= LONGEST_HOST:
            # Browsers take it for an address (a mere dot, too), name servers do not: it leads nowhere.
            parsed = Unreadable()
        self._links.append(Link(url, parsed, written, shown, hides or seen))
        return True

    def _take_masked(self, match: re.Match[str]) -> str:
        target = match[2]
        if not _SCHEME.match(target) and not isinstance(self._as_host(target), WebAddress):
            return match[0]
        self._add(target, Written.MASKED, match[1])
        return f" {match[1] if not self._names_host(match[1]) else ''}{LINK}"

    def _names_host(self, shown: str) -> bool:
        return any(_SCHEME.match(word) or isinstance(self._as_host(word), WebAddress) for word in shown.split())

    def _take_spelled(self, match: re.Match[str]) -> str:
        host = re.sub(r"(?<!\s)\s+dot\s+", ".", match[1], flags=re.I)
        if not isinstance(self._as_host(host), WebAddress):
            return match[0]
        self._add(host, Written.IN_WORDS)
        return LINK

    def _take_chunk(self, chunk: str) -> str:
        """The chunk, a run without spaces, with its links taken out."""
        inner = chunk.lstrip(_OPENING)
        scheme = _SCHEME.search(inner)
        if scheme and not isinstance(self._as_host(inner[: scheme.start()]), WebAddress):
            before, links = inner[: scheme.start()], inner[scheme.start() :]
            for url in _NEXT.split(links):
                self._add(_trimmed(url), Written.AS_LINK)
            return f"{before}{LINK}"
        if _SLASHES.match(inner) and _DOTS.search(inner):
            self._add(f"https:{_trimmed(inner)}", Written.AS_LINK)
            return LINK
        if not _DOTS.search(inner) and "[" not in inner:
            return chunk
        return self._take_bare(chunk)

    def _take_bare(self, chunk: str) -> str:
        if _EMAIL.search(chunk) and not re.search(r"[/\\]", chunk.partition("@")[0]):
            self._mails += _EMAIL.findall(chunk)
            chunk = _EMAIL.sub(LINK, chunk)
        taken = False
        for piece in _BARE_SPLIT.split(chunk):
            url = _trimmed(piece.lstrip(_OPENING))
            found = self._as_host(url)
            if not isinstance(found, WebAddress):
                continue
            if self._may_be_words(url, found):
                self._doubtful = True
                continue
            taken = self._add(url, Written.AS_HOST)
        return f" {LINK} " if taken else chunk

    def _as_host(self, text: str) -> Parsed:
        """The address of a bare host such as `sme.careers/x`; `Unreadable` when it is only a word."""
        if not _DOTS.search(text) or len(text) > LONGEST_LINK or "://" in text[:12]:
            return Unreadable()
        if len(re.split(r"[/\\?#]", text, maxsplit=1)[0]) > LONGEST_HOST:
            return Unreadable()
        parsed = parse(f"https://{text}")
        if not isinstance(parsed, WebAddress) or (not parsed.is_ip and not self._ends_well(parsed.host)):
            return Unreadable()
        if parsed.is_ip and not re.match(r"(?:\d{1,3}\.){3}\d{1,3}(?!\.?\d)", text):
            return Unreadable()
        return parsed if parsed.is_ip or all(parsed.labels) else Unreadable()

    def _may_be_words(self, url: str, address: WebAddress) -> bool:
        """Whether it may be two words without a space between: "it works.so far", "fine.it"."""
        if address.is_ip or re.search(r"[/:@-]|\d|^www\.", url):
            return False
        ending = address.labels[-1]
        return ending in _FILE_ENDINGS or (len(ending) <= 4 and all(map(self._is_ordinary, address.labels)))


def _trimmed(url: str) -> str:
    """`url` without the punctuation that ends a sentence or a bracket around it."""
    while url and url[-1] in _CLOSING:
        if url[-1] == ")" and url.count("(") >= url.count(")"):
            break
        if url[-1] == "]" and "[" in url:
            break
        url = url[:-1]
    return url


def _joined(text: str) -> Iterator[str]:
    """Links that go on behind a tab or a line break, which browsers drop."""
    for gap in itertools.islice(_JOINED_LINES.finditer(text), MOST_JOINED):
        # Not by `\S+$`, which would begin again at every character.
        before = re.split(r"\s", text[max(0, gap.start() - LONGEST_LINK) : gap.start()])[-1]
        after = re.match(r"\S+", text[gap.end() : gap.end() + LONGEST_LINK])
        if after and (scheme := _SCHEME.search(before)):
            yield _trimmed(before[scheme.start() :] + after[0])
