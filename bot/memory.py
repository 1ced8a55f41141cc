"""Memory that nothing uses any more, but that the C library keeps for later."""

import ctypes
import sys


def give_back() -> None:
    """Return unused memory to the operating system, where the C library can be told to (glibc)."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim is not None:
        trim(0)
