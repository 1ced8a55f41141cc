"""How much time, data and patience one page may cost."""

from dataclasses import dataclass

KIBIBYTE = 1024
MEBIBYTE = 1024 * KIBIBYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """Times are in seconds; `page_bytes` counts what comes out of decompression."""

    connect: float = 10
    read: float = 15
    total: float = 60
    page_bytes: int = 8 * MEBIBYTE
    robots_bytes: int = 500 * KIBIBYTE  # what RFC 9309 asks a crawler to read at least
    redirects: int = 5
    delay: float = 2
    longest_delay: float = 60
