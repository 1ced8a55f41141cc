"""Listings out of the moderators' files."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from bot.knowledge.listing_file import ListedJob, ListedPay
from bot.listings.listing import Eligibility, Listing, Origin, PayRange, RateUnit, listing_id


def from_files(files: Mapping[str, Sequence[ListedJob]]) -> tuple[Listing, ...]:
    """Every listing of the files, by platform in their order."""
    return tuple(_listing(platform, job) for platform, jobs in files.items() for job in jobs)


def _listing(platform: str, job: ListedJob) -> Listing:
    return Listing(
        id=listing_id(platform, job.url, job.job_reference),
        platform=platform,
        title=job.title,
        url=job.url,
        apply_url=job.apply_url,
        job_reference=job.job_reference,
        pay=_pay(job.pay) if job.pay else None,
        eligibility=Eligibility(
            frozenset(job.countries) if job.countries is not None else None,
            frozenset(job.not_countries),
            job.worldwide,
        ),
        remote=job.remote,
        languages=job.languages,
        roles=job.roles,
        domains=job.domains,
        tags=job.tags,
        description=job.summary,
        posted=job.posted,
        expires=_end_of(job.open_until) if job.open_until else None,
        last_checked=job.checked,
        origin=Origin.FILE,
        source_url=job.url,
    )


def _pay(pay: ListedPay) -> PayRange:
    return PayRange(pay.min, pay.max, RateUnit(pay.unit), pay.currency, pay.open_ended)


def _end_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), dt.UTC)


def open_listings(files: Sequence[Listing], imported: Sequence[Listing]) -> tuple[Listing, ...]:
    """Both together, without imports of a job that a file speaks of: the same address or Job Reference ID."""
    spoken_of = set(_keys(files))
    return (*files, *(listing for listing in imported if spoken_of.isdisjoint(_keys([listing]))))


def _keys(listings: Sequence[Listing]) -> Iterator[str]:
    for listing in listings:
        yield listing.id
        yield listing_id(listing.platform, listing.url)
        yield from (listing_id(listing.platform, listing.url, ref) for ref in (listing.job_reference,) if ref)
