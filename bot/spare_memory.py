"""Memory that is free goes back to the system."""

import ctypes
import sys


def give_back() -> None:
    """Have the C library return what was freed; glibc keeps it otherwise, and others have no such call."""
    if sys.platform != "linux":
        return
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError):
        return
    trim(0)
