"""The pages that the knowledge rests on, and the files that name them."""

from collections.abc import Mapping
from urllib.parse import urldefrag

from bot.knowledge.knowledge import Knowledge
from bot.knowledge.reviews import review_of


def pages_of(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """The files that rest on a page, by its address without what follows `#`; where it is written comes first."""
    found: dict[str, dict[str, None]] = {}
    for name, platform in knowledge.platforms.items():
        for source in platform.sources.values():
            found.setdefault(urldefrag(source.url).url, {})[f"platforms/{name}.yaml"] = None
    for entry in knowledge.entries:
        for source in () if entry.generated else entry.sources:
            found.setdefault(urldefrag(source.url).url, {}).setdefault(review_of(entry).file, None)
    return {url: tuple(files) for url, files in found.items()}
