"""Addresses of listings: when two are the same, and where they carry a Job Reference ID."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

_TRACKING = re.compile(r"utm_\w+|gclid|fbclid|mc_[ce]id")
_REFERENCE_PARAMETERS = re.compile(r"job[_-]?(ref(erence)?[_-]?)?(id|no|number|code)?|(job)?ref(erence)?[_-]?id|jobref")
# Nothing that could end a link, open another one or hide where it leads.
_UNSAFE = re.compile(r"[\s<>\"'`{}|\\^\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")


def is_web_address(url: str) -> bool:
    """Whether this is an http or https address that may stand on a card."""
    if _UNSAFE.search(url):
        return False
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for a port that is none
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None


def canonical(url: str) -> str:
    """The address without what does not change the page: case of the host, tracking, order, fragment, last slash."""
    parts = urlsplit(url.strip())
    kept = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k))
    host = (parts.netloc or "").lower().removesuffix(":443" if parts.scheme == "https" else ":80")
    return urlunsplit(("https", host, parts.path.rstrip("/"), urlencode(kept), ""))


def reference_in(url: str) -> str | None:
    """The Job Reference ID that a parameter of the address names, if one does."""
    for name, value in parse_qsl(urlsplit(url).query):
        if _REFERENCE_PARAMETERS.fullmatch(name.casefold()) and value.strip():
            return value.strip()
    return None


def carries(url: str, reference: str) -> bool:
    """Whether the path or a parameter of the address holds this Job Reference ID."""
    parts = urlsplit(url)
    wanted = reference.casefold()
    values = {value.casefold() for _, value in parse_qsl(parts.query)}
    steps = {unquote(step).casefold() for step in parts.path.split("/")}
    return wanted in values or wanted in steps or any(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", s) for s in steps)
