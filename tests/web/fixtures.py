"""A running site and a fetcher that may ask it; imported by the conftest of who needs them."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.feeds.addresses import Reach
from bot.feeds.fetcher import Fetcher, open_fetcher
from bot.feeds.limits import Limits
from tests.conftest import StoppedClock
from tests.web.site import Names, Site

QUICK = Limits(connect=1, read=0.3, total=1, page_bytes=100_000, robots_bytes=10_000, redirects=3, delay=0)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    """A running site with no pages yet."""
    laid_out = Site()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", laid_out.answer)
    async with TestServer(app) as server:
        laid_out.port = server.port or 0
        yield laid_out


@pytest.fixture
async def fetcher(clock: StoppedClock) -> AsyncIterator[Fetcher]:
    """A fetcher that may ask this machine, where every host name leads to."""
    async with open_fetcher(clock, QUICK, Reach.PUBLIC_AND_LOOPBACK, Names()) as opened:
        yield opened
