"""The first of two stages in passive channels: whether an overheard message is worth a full look."""

from bot.answers import text
from bot.answers.query import Reader
from bot.answers.scope import Scope

STRANGE = -0.5
"""Log odds under which a message that names nothing of ours does not sound like our members' questions."""


class Gate:
    """Costs microseconds; what it drops would hardly ever get an answer."""

    def __init__(self, reader: Reader, scope: Scope) -> None:
        self._reader = reader
        self._scope = scope

    def lets_through(self, raw: str) -> bool:
        """Whether a message asks something and names a platform or a word of ours, or sounds like our questions."""
        asks, ours, tokens = self._reader.glance(text.clean(raw))
        return asks and (ours or self._scope.score(tokens) >= STRANGE)
