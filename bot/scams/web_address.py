"""What a browser makes of an address: the rules of the WHATWG URL standard for host and path.

Scammers live on the difference between what a person and what a browser reads, so no other reading will do
(https://url.spec.whatwg.org/#concept-basic-url-parser). Nothing is looked up or fetched.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

import idna

SPECIAL_SCHEMES = frozenset({"http", "https", "ftp", "ws", "wss"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_TAB_OR_NEWLINE = re.compile(r"[\t\n\r]")
_C0_OR_SPACE = "".join(map(chr, range(0x21)))
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f#/:<>?@\[\\\]^|%]")
_ENDS_IN_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0[xX][0-9a-fA-F]*)\.?$")
_DOT_SEGMENTS = {".": ".", "%2e": ".", "..": "..", ".%2e": "..", "%2e.": "..", "%2e%2e": ".."}


@dataclass(frozen=True, slots=True)
class WebAddress:
    """Where a browser would go: `host` is lower-case ASCII without a final dot, an IP address in its usual form."""

    scheme: str
    userinfo: str
    host: str
    path: str
    is_ip: bool = False

    @property
    def labels(self) -> list[str]:
        """The parts of the host between dots."""
        return self.host.split(".")


@dataclass(frozen=True, slots=True)
class OtherScheme:
    """Not a web page: `javascript:`, `data:`, `tg:` …"""

    scheme: str
    rest: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A browser would refuse it."""


Parsed = WebAddress | OtherScheme | Unreadable


def parse(url: str) -> Parsed:
    """Read `url` as a browser's address bar would; without a scheme it counts as https."""
    text = _TAB_OR_NEWLINE.sub("", url.strip(_C0_OR_SPACE))
    scheme, rest = "https", text
    if found := _SCHEME.match(text):
        scheme, rest = found[1].lower(), text[found.end() :]
        if scheme not in SPECIAL_SCHEMES:
            if "." not in scheme and not _looks_like_port(rest):
                return OtherScheme(scheme, rest)
            # "example.org:8080" and "localhost:80" are a host with a port.
            scheme, rest = "https", text
    # Browsers take any number of slashes and backslashes, also none, before the host.
    rest = rest.lstrip("/\\")
    end = next((i for i, c in enumerate(rest) if c in "/\\?#"), len(rest))
    userinfo, _, authority = rest[:end].rpartition("@")
    host_text, port = _split_port(authority)
    if port and not (port.isascii() and port.isdigit() and int(port) <= 65535):
        return Unreadable()
    host = _host(host_text)
    if host is None:
        return Unreadable()
    name, is_ip = host
    return WebAddress(scheme, userinfo, name, normal_path(rest[end:]), is_ip)


def normal_path(rest: str) -> str:
    """The path of what follows the host, dot segments resolved as browsers resolve them."""
    raw = re.split(r"[?#]", rest, maxsplit=1)[0].replace("\\", "/")
    segments: list[str] = []
    parts = raw.split("/")[1:]
    for i, part in enumerate(parts):
        dots = _DOT_SEGMENTS.get(part.lower())
        if dots == "..":
            del segments[-1:]
        elif dots is None:
            segments.append(part)
        if dots and i == len(parts) - 1:
            segments.append("")
    return "/" + "/".join(segments)


def _looks_like_port(rest: str) -> bool:
    return re.match(r"\d{1,5}(?:[/\\?#]|$)", rest) is not None


def _split_port(authority: str) -> tuple[str, str]:
    if authority.startswith("["):
        inside, bracket, after = authority.partition("]")
        return inside + bracket, after.removeprefix(":") if after.startswith(":") else after
    host, _, port = authority.partition(":")
    return host, port


def _host(text: str) -> tuple[str, bool] | None:
    """The canonical host and whether it is an IP address; None where a browser refuses."""
    if text.startswith("["):
        return _ipv6(text)
    try:
        decoded = unquote_to_bytes(text).decode("utf-8")
    except UnicodeDecodeError:
        return None
    name = _to_ascii(decoded)
    if not name or _FORBIDDEN.search(name):
        return None
    if _ENDS_IN_NUMBER.search(name):
        number = ipv4(name)
        return None if number is None else (str(ipaddress.IPv4Address(number)), True)
    return name.removesuffix("."), False


def _to_ascii(domain: str) -> str | None:
    """The domain in ASCII after Unicode's mapping for names (UTS 46); None where it is not allowed."""
    if domain.isascii():
        return domain.lower()
    try:
        mapped = idna.uts46_remap(domain, std3_rules=False, transitional=False)
        return ".".join(_ascii_label(label) for label in mapped.split("."))
    except (idna.IDNAError, UnicodeError):
        return None


def _ascii_label(label: str) -> str:
    return label if label.isascii() else "xn--" + label.encode("punycode").decode("ascii")


def _ipv6(text: str) -> tuple[str, bool] | None:
    if not text.endswith("]") or "%" in text:
        return None
    try:
        return f"[{ipaddress.IPv6Address(text[1:-1]).compressed}]", True
    except ValueError:
        return None


def ipv4(host: str) -> int | None:
    """The number in an IPv4 address of one to four parts, each decimal, octal (`017`) or hexadecimal (`0x7f`)."""
    parts = host.removesuffix(".").split(".")
    numbers = [_number(part) for part in parts]
    if len(parts) > 4 or any(number is None for number in numbers):
        return None
    *front, last = (number or 0 for number in numbers)
    if any(number > 255 for number in front) or last >= 256 ** (5 - len(parts)):
        return None
    return sum(number << 8 * (3 - i) for i, number in enumerate(front)) + last


def _number(part: str) -> int | None:
    digits, base = part, 10
    if part[:2].lower() == "0x":
        digits, base = part[2:], 16
    elif len(part) > 1 and part.startswith("0"):
        digits, base = part[1:], 8
    if part and not digits:
        return 0
    # `int` alone would also take signs, spaces and underscores.
    if not re.fullmatch(r"[0-9a-fA-F]+", digits):
        return None
    try:
        return int(digits, base)
    except ValueError:
        return None
