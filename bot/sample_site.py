"""A small job site on this computer for the demo: three kinds of source, and listings that all say they are samples."""

import datetime as dt
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.utils import format_datetime
from html import escape

from aiohttp import web

from bot.listings.importing.source import ListingSource

NOTE = "A sample listing of the demo, not a real job."


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented job; `least` and `most` are dollars an hour, `age` the days since it was posted."""

    reference: str
    title: str
    least: int
    most: int
    age: int
    description: str
    country: str | None = None


BOARD = (
    Sample("SAMPLE-101", "Python code reviewer", 40, 65, 2, "Compare and correct answers of AI models about Python."),
    Sample(
        "SAMPLE-102", "Physician, answer review", 70, 130, 5, "Check medical answers for accuracy.", "United States"
    ),
    Sample("SAMPLE-103", "German writer", 15, 25, 9, "Write and rate short texts in German.", "Germany"),
)
FEED = (
    Sample("SAMPLE-201", "Mathematics tutor", 30, 60, 1, "Write problems that a model cannot solve yet."),
    Sample("SAMPLE-202", "Spanish voice recordings", 20, 30, 12, "Record and transcribe everyday dialogues."),
)
NEWS = (Sample("SAMPLE-301", "Tax lawyer", 90, 150, 4, "Judge answers about tax law."),)


class SampleSite:
    """The pages of the site; `today` dates the listings."""

    def __init__(self, today: dt.date) -> None:
        self._today = today

    def app(self) -> web.Application:
        """The site as a web application."""
        app = web.Application()
        app.router.add_get("/sme-careers", self._board)
        app.router.add_get("/alignerr.json", self._feed)
        app.router.add_get("/mercor.xml", self._news)
        app.router.add_get("/apply", self._apply)
        return app

    async def _board(self, request: web.Request) -> web.Response:
        """A page with JSON-LD, as most job sites have it."""
        graph = json.dumps({"@context": "https://schema.org", "@graph": [self._posting(request, job) for job in BOARD]})
        titles = "".join(f"<li>{escape(_title(job))}</li>" for job in BOARD)
        script = f'<script type="application/ld+json">{graph}</script>'
        return _page(f"<h1>Sample jobs</h1><p>{NOTE}</p><ul>{titles}</ul>{script}")

    async def _feed(self, request: web.Request) -> web.Response:
        """A JSON Feed with a JobPosting in each item."""
        items = [
            {"id": job.reference, "title": _title(job), "_jobposting": self._posting(request, job)} for job in FEED
        ]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Sample jobs", "items": items}
        return web.json_response(feed, content_type="application/feed+json")

    async def _news(self, request: web.Request) -> web.Response:
        """RSS, which says nothing of pay or countries."""
        items = "".join(
            f"<item><title>{escape(_title(job))}</title><link>{escape(_link(request, job))}</link>"
            f"<description>{escape(_text(job))}</description><pubDate>{self._posted_at(job)}</pubDate></item>"
            for job in NEWS
        )
        xml = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Sample jobs</title>{items}</channel></rss>'
        return web.Response(text=xml, content_type="application/rss+xml")

    async def _apply(self, request: web.Request) -> web.Response:
        """Where every link of the site leads."""
        return _page(f"<h1>Nothing to apply to</h1><p>{NOTE} It carried the Job Reference ID "
                     f"<b>{escape(request.query.get('job_id', 'none'))}</b>.</p>")  # fmt: skip

    def _posting(self, request: web.Request, job: Sample) -> dict[str, object]:
        amount = {"@type": "QuantitativeValue", "minValue": job.least, "maxValue": job.most, "unitText": "HOUR"}
        posting: dict[str, object] = {
            "@type": "JobPosting",
            "title": _title(job),
            "description": f"<p>{escape(_text(job))}</p>",
            "url": _link(request, job),
            "identifier": {"@type": "PropertyValue", "name": "Job Reference ID", "value": job.reference},
            "datePosted": self._posted(job).isoformat(),
            "validThrough": (self._today + dt.timedelta(days=60)).isoformat(),
            "jobLocationType": "TELECOMMUTE",
            "baseSalary": {"@type": "MonetaryAmount", "currency": "USD", "value": amount},
        }
        where = {"applicantLocationRequirements": {"@type": "Country", "name": job.country}} if job.country else {}
        return posting | where

    def _posted(self, job: Sample) -> dt.date:
        return self._today - dt.timedelta(days=job.age)

    def _posted_at(self, job: Sample) -> str:
        return format_datetime(dt.datetime.combine(self._posted(job), dt.time(), dt.UTC))


@asynccontextmanager
async def sample_site(today: dt.date, port: int = 0) -> AsyncIterator[tuple[ListingSource, ...]]:
    """Serve the site on loopback (port 0 picks a free one) and give the sources to import from.

    Their listings lead back to the site, so it should run for as long as somebody may press a link. Who fetches from
    it needs `Reach.PUBLIC_AND_LOOPBACK`.
    """
    runner = web.AppRunner(SampleSite(today).app(), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        host, chosen = runner.addresses[0][:2]
        root = f"http://{host}:{chosen}"
        yield (
            ListingSource(f"{root}/sme-careers", "sme-careers"),
            ListingSource(f"{root}/alignerr.json", "alignerr"),
            ListingSource(f"{root}/mercor.xml", "mercor"),
        )
    finally:
        await runner.cleanup()


def _title(job: Sample) -> str:
    return f"Sample: {job.title}"


def _text(job: Sample) -> str:
    return f"{job.description} {NOTE}"


def _link(request: web.Request, job: Sample) -> str:
    return f"{request.url.origin()}/apply?job_id={job.reference}"


def _page(body: str) -> web.Response:
    head = '<meta charset="utf-8"><title>Sample jobs</title>'
    html = f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'
    return web.Response(text=html, content_type="text/html")
