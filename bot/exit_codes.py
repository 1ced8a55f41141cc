"""Why the process ended, for whatever starts it again: only some failures go away by themselves."""

from typing import Final

OK: Final = 0
KNOWLEDGE: Final = 65
DISCORD: Final = 69
DATABASE: Final = 74
INTENT: Final = 76
TOKEN: Final = 77
SETTINGS: Final = 78
