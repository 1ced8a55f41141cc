"""What is counted while the bot works; nothing in it names a person or holds what anybody wrote."""

import time
from types import SimpleNamespace
from typing import Final, Literal

import aiohttp
import discord
from prometheus_client import CollectorRegistry, Counter, Histogram

ANSWERING: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
ACKNOWLEDGING: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
STATEMENTS: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0)
REQUESTS: Final = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
CALLBACK: Final = ("interactions", "callback")
RATE_LIMITED: Final = 429

Relief = Literal["brief", "dropped", "deferred", "busy"]


class Metrics:
    """Counters and histograms of one process, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self._questions = Counter(
            "bot_questions", "Questions answered, by mode and decision.", ["mode", "decision"], registry=registry
        )
        self._answering = Histogram(
            "bot_answering_seconds", "Finding an answer.", ["mode"], buckets=ANSWERING, registry=registry
        )
        self._waited = Histogram(
            "bot_waiting_seconds", "Waiting for the engine.", ["turn"], buckets=ANSWERING, registry=registry
        )
        self._relieved = Counter(
            "bot_relieved", "What was given up because too much was asked at once.", ["how"], registry=registry
        )
        self._votes = Counter("bot_votes", "Thumbs up and down.", ["useful"], registry=registry)
        self._unanswered = Counter(
            "bot_unanswered", "Questions put on the moderators' list, by reason.", ["reason"], registry=registry
        )
        self._failures = Counter("bot_handler_failures", "Handlers that failed unexpectedly.", registry=registry)
        self._acknowledged = Histogram(
            "bot_acknowledged_seconds",
            "From a member's command or press to our first response; Discord gives up after three seconds.",
            buckets=ACKNOWLEDGING,
            registry=registry,
        )
        self._responses = Counter(
            "bot_rest_responses", "Discord's answers to requests, by status.", ["method", "status"], registry=registry
        )
        self._requests = Histogram("bot_rest_seconds", "Requests to Discord.", buckets=REQUESTS, registry=registry)
        self._limited = Counter(
            "bot_rest_rate_limited", "Requests that Discord asked to slow down, by scope.", ["scope"], registry=registry
        )
        self._dropped = Counter("bot_rest_dropped", "Requests whose connection broke.", registry=registry)
        self._statements = Histogram(
            "bot_database_seconds", "Statements of the database.", buckets=STATEMENTS, registry=registry
        )
        self._database_failures = Counter("bot_database_failures", "Statements that failed.", registry=registry)

    def question(self, mode: str, decision: str, seconds: float) -> None:
        """A question was decided on."""
        self._questions.labels(mode, decision).inc()
        self._answering.labels(mode).observe(seconds)

    def waited(self, turn: str, seconds: float) -> None:
        """Somebody's turn came."""
        self._waited.labels(turn).observe(seconds)

    def relieved(self, how: Relief) -> None:
        """Something was given up, so that nobody is left without a word."""
        self._relieved.labels(how).inc()

    def vote(self, *, useful: bool) -> None:
        """A thumb was stored."""
        self._votes.labels("yes" if useful else "no").inc()

    def unanswered(self, reason: str) -> None:
        """A question went onto the moderators' list."""
        self._unanswered.labels(reason).inc()

    def handler_failed(self) -> None:
        """A handler raised what nobody expected."""
        self._failures.inc()

    def statement(self, seconds: float) -> None:
        """The database did something."""
        self._statements.observe(seconds)

    def statement_failed(self) -> None:
        """The database refused or broke."""
        self._database_failures.inc()

    def watch_requests(self, trace: aiohttp.TraceConfig) -> None:
        """Count every request of a session that is traced with `trace`."""
        trace.on_request_start.append(self._on_start)
        trace.on_request_end.append(self._on_end)
        trace.on_request_exception.append(self._on_exception)

    async def _on_start(
        self, _session: aiohttp.ClientSession, context: SimpleNamespace, _: aiohttp.TraceRequestStartParams
    ) -> None:
        context.begun = time.perf_counter()

    async def _on_end(
        self, _session: aiohttp.ClientSession, context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        answer = params.response
        self._responses.labels(params.method, str(answer.status)).inc()
        self._requests.observe(time.perf_counter() - context.begun)
        if answer.status == RATE_LIMITED:
            self._limited.labels(answer.headers.get("X-RateLimit-Scope", "unknown")).inc()
        if answer.ok and (created := _interaction_created(params.url.parts)):
            # Both clocks count: the doctor says when ours is off.
            self._acknowledged.observe(max(0.0, discord.utils.utcnow().timestamp() - created))

    async def _on_exception(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, _: aiohttp.TraceRequestExceptionParams
    ) -> None:
        self._dropped.inc()


def _interaction_created(path: tuple[str, ...]) -> float | None:
    """When the interaction of a callback's path was made, from its id: …/interactions/ID/TOKEN/callback."""
    if len(path) < 4 or (path[-4], path[-1]) != CALLBACK or not path[-3].isdecimal():
        return None
    return discord.utils.snowflake_time(int(path[-3])).timestamp()
