"""Visits a source of listings: fetch, read, admit, doubt, keep."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.clock import Clock
from bot.collecting.apart import read_apart
from bot.collecting.report import Failing, Imported, NothingNew, Report
from bot.feeds.fetcher import Fetcher
from bot.feeds.outcomes import NOTHING_KNOWN, Failed, Fetched, NotModified, Validators
from bot.knowledge.platform import Platform
from bot.listings.importing.admission import Admission
from bot.listings.importing.offer import Dropped, Offers, Unreadable
from bot.listings.importing.plausibility import doubt
from bot.listings.importing.source import ListingSource
from bot.listings.listing import Listing
from bot.listings.sources import SourceState
from bot.storage.listings import ListingRepository

Platforms = Callable[[], Mapping[str, Platform]]
Read = Callable[[bytes, str, str | None, str], Awaitable[Offers | Unreadable]]


class Collector:
    """Brings what sources offer into the database; a failing source keeps its last good state."""

    def __init__(
        self,
        fetcher: Fetcher,
        repository: ListingRepository,
        platforms: Platforms,
        clock: Clock,
        read: Read = read_apart,
    ) -> None:
        self._fetcher = fetcher
        self._repository = repository
        self._platforms = platforms
        self._clock = clock
        self._read = read

    async def collect(self, source: ListingSource, *, afresh: bool = False) -> Report:
        """Visit a source once; `afresh` reads it even if it says that nothing changed. Raises only StorageError."""
        known = await self._repository.source(source.url)
        platforms = self._platforms()
        if source.platform and source.platform not in platforms:
            nobody = f"There is no platforms/{source.platform}.yaml, so nobody knows whose listings these are."
            return await self._failed(source, known, Failing(nobody))
        admission = Admission(source, platforms, self._clock())
        validators = NOTHING_KNOWN if afresh or known is None else Validators(known.etag, known.last_modified)
        match await self._fetcher.fetch(source.url, admission.may_lead_to, validators):
            case NotModified():
                await self._repository.unchanged(source.url)
                return NothingNew(known.open_listings if known else 0)
            case Failed(sentence=sentence, retry_at=retry_at):
                return await self._failed(source, known, Failing(sentence, retry_at=retry_at))
            case Fetched() as page:
                read = await self._read(page.body, page.kind, page.charset, page.url)
                if isinstance(read, Unreadable):
                    return await self._failed(source, known, Failing(read.sentence))
                # In a thread, since thousands of offers take a while and the bot has others to answer.
                admitted = await asyncio.to_thread(admission.admit, read.offers, page.url)
                dropped = (*read.dropped, *admitted.dropped)
                return await self._keep(source, known, admitted.listings, dropped, page.validators)

    async def last_visit(self, source: ListingSource) -> dt.datetime | None:
        """When a source was asked last, whatever came of it."""
        known = await self._repository.source(source.url)
        visits = [visit for visit in (known.last_ok, known.last_failed) if visit] if known else []
        return max(visits, default=None)

    async def _keep(
        self,
        source: ListingSource,
        known: SourceState | None,
        listings: Sequence[Listing],
        dropped: tuple[Dropped, ...],
        validators: Validators,
    ) -> Report:
        if not listings and dropped and not (known and known.open_listings):
            nothing = f"None of its {len(dropped)} entries can be taken; the first: {dropped[0]}"
            return await self._failed(source, known, Failing(nothing, dropped=dropped))
        if broken := doubt(len(listings), known, self._clock()):
            return await self._failed(source, known, Failing(broken, dropped=dropped))
        merge = await self._repository.merge(
            source.url, listings, etag=validators.etag, last_modified=validators.last_modified
        )
        return Imported(merge, dropped)

    async def _failed(self, source: ListingSource, known: SourceState | None, failing: Failing) -> Failing:
        await self._repository.failed(source.url, failing.sentence)
        kept = known.open_listings if known else 0
        return Failing(failing.sentence, kept, failing.retry_at, failing.dropped)
