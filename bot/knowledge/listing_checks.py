"""Rules for listing files that need more than one key to judge."""

import datetime as dt
from collections.abc import Iterator, Sequence

from bot.knowledge.checks import line_of
from bot.knowledge.listing_file import STALE_AFTER, ListedJob
from bot.knowledge.problems import Problem, Severity


def check_listings(file: str, text: str, jobs: Sequence[ListedJob], today: dt.date) -> Iterator[Problem]:
    """Listings that stand there twice, and dates that say a person should look again."""
    addresses: set[str] = set()
    references: set[str] = set()
    for job in jobs:
        line = line_of(text, job.url, last=job.url in addresses)
        if job.url in addresses:
            yield Problem(file, line, f"the address {job.url} stands here twice; keep one of the two listings")
        reference = (job.job_reference or "").casefold()
        if reference and reference in references:
            line = line_of(text, job.job_reference or "", last=True)
            yield Problem(
                file, line, f"the Job Reference ID {job.job_reference} stands here twice; keep one of the two"
            )
        addresses.add(job.url)
        references.add(reference)
        for sentence in _dates(job, today):
            yield Problem(file, line, f"'{job.title}': {sentence}", Severity.WARNING)


def _dates(job: ListedJob, today: dt.date) -> Iterator[str]:
    tomorrow = today + dt.timedelta(days=1)
    if job.open_until and job.open_until < today:
        yield f"closed on {job.open_until}, so nobody sees it any more; remove it"
    elif today - job.checked > STALE_AFTER:
        age = (today - job.checked).days
        yield f"last checked {age} days ago; see whether it is still open and set 'checked' to today"
    for name, date in (("checked", job.checked), ("posted", job.posted)):
        if date and date > tomorrow:
            yield f"'{name}' is in the future: {date}"
