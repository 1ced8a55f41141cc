"""schema.org objects in JSON: out of the scripts of an HTML page, out of lists, graphs and whatever holds them."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

POSTING = "JobPosting"
_MOST_NODES = 500_000
_OPENINGS = ("\ufeff", "<!--", "//<![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "// <![CDATA[", "<![CDATA[")
_CLOSINGS = ("-->", "//]]>", "/*]]>*/", "/* ]]> */", "// ]]>", "//", "]]>")
_TOKEN = re.compile(r'\\.|["\\,\]}]|[^"\\,\]}]+', re.DOTALL)

JsonObject = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class NotJson:
    """A text that is no JSON, with the parser's reason."""

    reason: str


def scripts(page: bytes, charset: str | None) -> list[str]:
    """The texts of all JSON-LD scripts of an HTML page, in order; `charset` is what the server says of it."""
    try:
        root = document_fromstring(page, parser=HTMLParser(encoding=charset or _utf8(page)))
    except etree.ParserError:
        return []
    except LookupError:
        # A character set that nobody knows.
        return scripts(page, None)
    return [script.text or "" for script in root.iter("script") if _is_json_ld(script.get("type", ""))]


def read_json(text: str) -> object | NotJson:
    """The value of a JSON text, forgiving what pages get wrong: comment marks around it, commas too many, entities."""
    bare = _unwrapped(text)
    found = _decode(bare)
    if isinstance(found, NotJson):
        mended = unescape(bare) if bare.startswith(("{&quot;", "[{&quot;")) else bare
        mended = _without_loose_commas(mended)
        again = _decode(mended) if mended != bare else found
        return found if isinstance(again, NotJson) else again
    return found


def _unwrapped(text: str) -> str:
    """The text without what hides a script from very old browsers."""
    bare = text.strip()
    while True:
        before = bare
        for opening in _OPENINGS:
            bare = bare.removeprefix(opening).lstrip()
        for closing in _CLOSINGS:
            bare = bare.removesuffix(closing).rstrip()
        if bare == before:
            return bare


def _without_loose_commas(text: str) -> str:
    """The text without commas before a closing bracket; in one pass, since a page may be large and hostile."""
    kept: list[str] = []
    comma: int | None = None
    in_text = False
    for token in _TOKEN.findall(text):
        if in_text:
            in_text = token != '"'
        elif token == '"':
            in_text, comma = True, None
        elif token == ",":
            comma = len(kept)
        elif token in {"]", "}"} and comma is not None:
            kept[comma], comma = "", None
        elif not token.isspace():
            comma = None
        kept.append(token)
    return "".join(kept)


def postings(value: object) -> list[JsonObject]:
    """Every JobPosting in a JSON value, wherever it stands, with references by `@id` to its organisation resolved."""
    found: list[JsonObject] = []
    named: dict[str, JsonObject] = {}
    for node in _objects(value):
        identity = node.get("@id")
        if isinstance(identity, str) and len(node) > 1:
            named.setdefault(identity, node)
        if POSTING in types(node):
            found.append(node)
    return [_resolved(node, named) for node in found]


def types(node: JsonObject) -> set[str]:
    """The schema.org types of an object, without the vocabulary's address before them."""
    kind = node.get("@type")
    each = kind if isinstance(kind, list) else [kind]
    return {re.split(r"[/#:]", text)[-1] for text in each if isinstance(text, str)}


def _utf8(page: bytes) -> str | None:
    """UTF-8 where the page is that; else None, and the page's own declaration decides."""
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _is_json_ld(kind: str) -> bool:
    return kind.partition(";")[0].strip().casefold() == "application/ld+json"


def _decode(text: str) -> object | NotJson:
    try:
        # Not strict: raw line breaks and tabs in a text do no harm.
        value: object = json.loads(text, strict=False, parse_constant=lambda _: None)
    except ValueError as error:
        return NotJson(str(error))
    except RecursionError:
        return NotJson("nested too deeply")
    return value


def _objects(value: object) -> Iterator[JsonObject]:
    """All objects within a value, in document order; only so many, for the rest is no honest page."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        seen += 1
        node = waiting.pop()
        if isinstance(node, Mapping):
            yield node
            waiting += reversed([*node.values()])
        elif isinstance(node, list):
            waiting += reversed(node)


def _resolved(posting: JsonObject, named: Mapping[str, JsonObject]) -> JsonObject:
    def target(value: object) -> object:
        if isinstance(value, Mapping) and len(value) == 1 and isinstance(identity := value.get("@id"), str):
            return named.get(identity, value)
        return value

    return {key: target(value) for key, value in posting.items()}
