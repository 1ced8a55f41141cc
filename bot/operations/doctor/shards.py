"""Whether the shards of this process are enough, and what several processes need."""

from collections.abc import Iterator

from bot.operations.doctor.findings import Finding, warning, well
from bot.settings import Settings
from bot.sharding.shards import shown


def check_shards(settings: Settings, recommended: int) -> Iterator[Finding]:
    """Hold the settings against what Discord recommends."""
    if settings.shard_count is None:
        many = "one shard" if recommended == 1 else f"all {recommended} shards"
        yield well("shards", f"This process holds {many}, as Discord recommends.")
        return
    sentence = (
        f"This process holds shard {shown(settings.shards or ())} of {settings.shard_count}; "
        f"Discord recommends {recommended}."
    )
    if settings.shard_count < recommended:
        yield warning(
            "shards",
            sentence,
            f"Set SHARD_COUNT to {recommended} or a little more for all processes, and start them anew together: "
            "Discord refuses a shard of 2,500 servers.",
        )
    else:
        yield well("shards", sentence)
    if settings.one_of_several and not settings.knowledge_servers:
        yield warning(
            "shards",
            "Nobody may change the answers in Discord while there are several processes.",
            "Name the servers whose moderators may in KNOWLEDGE_SERVERS.",
        )
