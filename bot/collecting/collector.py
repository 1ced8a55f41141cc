"""Visits a source of listings: fetch, read, admit, doubt, keep."""

import asyncio
import datetime as dt
from collections.abc import Callable, Mapping

from bot.clock import Clock
from bot.collecting.report import Failing, Imported, NothingNew, Report
from bot.feeds.fetcher import Fetcher
from bot.feeds.outcomes import NOTHING_KNOWN, Failed, Fetched, NotModified, Validators
from bot.knowledge.platform import Platform
from bot.listings.importing.admission import Admission, Admitted
from bot.listings.importing.document import read_document
from bot.listings.importing.offer import Unreadable
from bot.listings.importing.plausibility import doubt
from bot.listings.importing.source import ListingSource
from bot.listings.sources import SourceState
from bot.storage.listings import ListingRepository

Platforms = Callable[[], Mapping[str, Platform]]


class Collector:
    """Brings what sources offer into the database; a failing source keeps its last good state."""

    def __init__(self, fetcher: Fetcher, repository: ListingRepository, platforms: Platforms, clock: Clock) -> None:
        self._fetcher = fetcher
        self._repository = repository
        self._platforms = platforms
        self._clock = clock

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
                # In a thread, since a large page takes a while and the bot has others to answer.
                read = await asyncio.to_thread(_read, page, admission)
                return await self._keep(source, known, read, page.validators)

    async def last_visit(self, source: ListingSource) -> dt.datetime | None:
        """When a source was asked last, whatever came of it."""
        known = await self._repository.source(source.url)
        visits = [visit for visit in (known.last_ok, known.last_failed) if visit] if known else []
        return max(visits, default=None)

    async def _keep(
        self, source: ListingSource, known: SourceState | None, read: Admitted | Unreadable, validators: Validators
    ) -> Report:
        if isinstance(read, Unreadable):
            return await self._failed(source, known, Failing(read.sentence))
        offered = len(read.listings)
        if not offered and read.dropped and not (known and known.open_listings):
            nothing = f"None of its {len(read.dropped)} entries can be taken; the first: {read.dropped[0]}"
            return await self._failed(source, known, Failing(nothing, dropped=read.dropped))
        if broken := doubt(offered, known, self._clock()):
            return await self._failed(source, known, Failing(broken, dropped=read.dropped))
        merge = await self._repository.merge(
            source.url, read.listings, etag=validators.etag, last_modified=validators.last_modified
        )
        return Imported(merge, read.dropped)

    async def _failed(self, source: ListingSource, known: SourceState | None, failing: Failing) -> Failing:
        await self._repository.failed(source.url, failing.sentence)
        kept = known.open_listings if known else 0
        return Failing(failing.sentence, kept, failing.retry_at, failing.dropped)


def _read(page: Fetched, admission: Admission) -> Admitted | Unreadable:
    read = read_document(page.body, page.kind, page.charset, page.url)
    if isinstance(read, Unreadable):
        return read
    admitted = admission.admit(read.offers, page.url)
    return Admitted(admitted.listings, (*read.dropped, *admitted.dropped))
