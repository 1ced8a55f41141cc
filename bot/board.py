"""Where the listings lie, laid out for searching: those of the files and those of the database together."""

import asyncio
import datetime as dt

from bot.desk import Desk
from bot.knowledge.countries import countries
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.languages import languages
from bot.listings.from_files import from_files, open_listings
from bot.listings.listing import Listing
from bot.listings.search import ListingIndex
from bot.listings.wanted import Wanted
from bot.storage.listings import ListingRepository, Visits


class Board:
    """Holds the index in use; a refresh lays out a new one, in a thread, where files or imports have changed."""

    def __init__(self, desk: Desk, repository: ListingRepository) -> None:
        self._desk = desk
        self._repository = repository
        self._laid_out: ListingIndex | None = None
        self._made_of: tuple[Knowledge, Visits] | None = None
        self._turn = asyncio.Lock()

    @property
    def index(self) -> ListingIndex | None:
        """The listings in use, None before the first refresh."""
        return self._laid_out

    async def current(self) -> ListingIndex:
        """The listings in use, laid out first where nobody has done so; raises StorageError only then."""
        if self._laid_out is None:
            await self.refresh()
        return self._laid_out or ListingIndex(())

    def count(self, platform: str, now: dt.datetime) -> int:
        """How many listings of a platform are open; none before the first refresh."""
        return self._laid_out.search(Wanted(platform=platform), now, count=0).total if self._laid_out else 0

    async def refresh(self) -> bool:
        """Whether there was something new to lay out; raises StorageError and keeps the old index."""
        async with self._turn:
            made_of = (self._desk.knowledge, await self._repository.visits())
            if self._made_of is not None and self._made_of[0] is made_of[0] and self._made_of[1] == made_of[1]:
                return False
            imported = await self._repository.open_listings()
            self._laid_out = await asyncio.to_thread(lay_out, made_of[0], imported)
            self._made_of = made_of
            return True


def lay_out(knowledge: Knowledge, imported: tuple[Listing, ...]) -> ListingIndex:
    """An index of everything that is listed; takes seconds for tens of thousands."""
    # Read here, in the thread, so that the first filter that names a country or language need not wait for them.
    countries()
    languages()
    return ListingIndex(open_listings(from_files(knowledge.listings), imported), knowledge.vocabulary.synonyms)
