"""Addresses as feeds write them."""

from urllib.parse import urljoin


def absolute(url: object, page: str) -> str | None:
    """A text as an absolute address, seen from the page it stands on; None where there is no text.

    Whether it is an address that a listing may have is decided later, so nonsense is handed on as it is.
    """
    if not isinstance(url, str) or not url.strip():
        return None
    try:
        return urljoin(page, url.strip())
    except ValueError:
        return url.strip()
