"""`/healthz`, `/readyz` and `/metrics` for those who run the bot: no token, no secrets, nobody's words."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import GCCollector, PlatformCollector, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from bot.client import FaqBot
from bot.operations.exposition import Asked, State
from bot.operations.health import Health, look
from bot.settings import Settings
from bot.storage.engine import Database, StorageError

log = logging.getLogger(__name__)

UNREADY = 503


class Window:
    """Answers the three questions."""

    def __init__(self, bot: FaqBot, database: Database) -> None:
        self._bot = bot
        self._database = database
        self._state = State(bot)
        self._registry = bot.services.metrics.registry
        for collector in (self._state, ProcessCollector(registry=None), PlatformCollector(registry=None)):
            self._registry.register(collector)
        GCCollector(self._registry)

    async def alive(self, _: web.Request) -> web.Response:
        """The process answers; nothing else is asked."""
        return web.json_response({"ok": True})

    async def ready(self, _: web.Request) -> web.Response:
        """Whether members are answered, or what keeps them from it."""
        health: Health = await look(self._bot, self._database)
        content = {"ready": health.ready, "troubles": health.troubles}
        return web.json_response(content, status=200 if health.ready else UNREADY)

    async def metrics(self, _: web.Request) -> web.Response:
        """Everything that is counted, for Prometheus."""
        try:
            self._state.asked = Asked(await self._bot.services.listings.sources())
        except StorageError:
            self._state.asked = Asked(None)
        return web.Response(body=generate_latest(self._registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


@asynccontextmanager
async def window(settings: Settings, bot: FaqBot, database: Database) -> AsyncIterator[None]:
    """Serve on METRICS_HOST:METRICS_PORT for as long as the block lasts; without a port it only counts."""
    database.watch(bot.services.metrics.statement, bot.services.metrics.statement_failed)
    if settings.metrics_port is None:
        yield
        return
    shown = Window(bot, database)
    application = web.Application()
    application.add_routes(
        [web.get("/healthz", shown.alive), web.get("/readyz", shown.ready), web.get("/metrics", shown.metrics)]
    )
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        place = f"{settings.metrics_host}:{settings.metrics_port}"
        try:
            await web.TCPSite(runner, settings.metrics_host, settings.metrics_port).start()
            log.info("Health and metrics are on http://%s", place)
        except OSError as error:
            # Members are answered all the same.
            log.error("Health and metrics cannot be served on %s: %s", place, error.strerror)
        yield
    finally:
        await runner.cleanup()
