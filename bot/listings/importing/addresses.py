"""Addresses as feeds write them."""

import re
from urllib.parse import urljoin

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
"""JSON can hold them, but they are no text and cannot be written down."""


def absolute(url: object, page: str) -> str | None:
    """A text as an absolute address, seen from the page it stands on; None where there is no text at all.

    Whether it is an address that a listing may have is decided later, so nonsense is handed on as it is.
    """
    if not isinstance(url, str) or not url.strip() or _HALF_CHARACTER.search(url):
        return None
    try:
        return urljoin(page, url.strip())
    except ValueError:
        return url.strip()
