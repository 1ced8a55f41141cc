"""What is read when somebody asks for metrics: the state of now, beside what was counted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from prometheus_client import Metric
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.registry import Collector

from bot.client import FaqBot
from bot.listings.sources import SourceState
from bot.operations.gateway import shards_of
from bot.reception import Turn
from bot.reminders.counts import Counts


@dataclass(frozen=True, slots=True)
class Asked:
    """What only the database could tell, a moment ago; None where it could not."""

    sources: Sequence[SourceState] | None


class State(Collector):
    """The bot's state as metrics."""

    def __init__(self, bot: FaqBot) -> None:
        self._bot = bot
        self.asked = Asked(None)

    def describe(self) -> Iterable[Metric]:
        """Nothing in advance, so that the registry does not collect before there is anything."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """Read everything now."""
        yield from self._gateway()
        yield from self._fleet()
        yield from self._knowledge()
        yield from _reminders(self._bot.services.reminders.counts)
        yield from self._listings()
        waiting = GaugeMetricFamily("bot_questions_waiting", "Waiting for the engine now.", labels=["turn"])
        for turn in Turn:
            waiting.add_metric([turn.name.lower()], self._bot.services.reception.waiting(turn))
        yield waiting

    def _gateway(self) -> Iterator[Metric]:
        latency = GaugeMetricFamily("bot_gateway_latency_seconds", "Heartbeat to its answer.", labels=["shard"])
        silence = GaugeMetricFamily("bot_gateway_silence_seconds", "Since Discord was last heard.", labels=["shard"])
        connected = GaugeMetricFamily("bot_gateway_connected", "1 while the connection is open.", labels=["shard"])
        for shard in shards_of(self._bot):
            name = [str(shard.number)]
            connected.add_metric(name, float(shard.silent_for is not None))
            if shard.silent_for is not None:
                silence.add_metric(name, shard.silent_for)
            if shard.latency is not None:
                latency.add_metric(name, shard.latency)
        guilds = GaugeMetricFamily("bot_shard_guilds", "Servers of a shard.", labels=["shard"])
        for number, count in sorted(Counter(guild.shard_id for guild in self._bot.guilds).items()):
            guilds.add_metric([str(number)], count)
        yield from (latency, silence, connected, guilds)
        yield GaugeMetricFamily("bot_guilds", "Servers the bot is in.", value=len(self._bot.guilds))
        skipped = CounterMetricFamily("bot_malformed_events", "Gateway events skipped.", labels=["event"])
        for event, count in self._bot.skipped_events.items():
            skipped.add_metric([event], count)
        yield skipped

    def _fleet(self) -> Iterator[Metric]:
        fleet = self._bot.services.fleet
        yield GaugeMetricFamily("bot_processes", "Processes that share the work.", value=fleet.size)
        yield GaugeMetricFamily("bot_leads", "1 while this process imports and deletes for all.", value=fleet.leads)
        yield GaugeMetricFamily("bot_hears", "1 while the others' changes are heard at once.", value=fleet.hears)

    def _knowledge(self) -> Iterator[Metric]:
        knowledge = self._bot.services.desk.knowledge
        yield InfoMetricFamily("bot_knowledge", "What is answered from.", value={"version": knowledge.version})
        yield GaugeMetricFamily("bot_knowledge_answers", "Answers that are ready.", value=len(knowledge.entries))
        problems = GaugeMetricFamily(
            "bot_knowledge_problems", "What is wrong with the files; errors keep them from going live.", labels=["kind"]
        )
        reloader = self._bot.services.reloader
        for kind, found in (("error", reloader.errors), ("warning", reloader.warnings)):
            problems.add_metric([kind], len(found))
        yield problems

    def _listings(self) -> Iterator[Metric]:
        failing = GaugeMetricFamily("bot_listing_source_failing", "1 while a source fails.", labels=["source"])
        open_ = GaugeMetricFamily("bot_listing_source_open", "Open listings of a source.", labels=["source"])
        for source in self.asked.sources or ():
            failing.add_metric([source.url], float(source.failing))
            open_.add_metric([source.url], source.open_listings)
        yield from (failing, open_)


def _reminders(counts: Counts) -> Iterator[Metric]:
    for name, help_ in {
        "created": "Reminders that members asked for.",
        "delivered": "Reminders that arrived.",
        "late": "Reminders that arrived late.",
        "missed": "Occurrences that were passed over while the bot was away.",
        "retried": "Deliveries that were tried again.",
        "found_again": "Deliveries that had arrived although it did not look so.",
        "waiter_failures": "Rounds of the delivery that failed.",
    }.items():
        yield CounterMetricFamily(f"bot_reminders_{name}", help_, value=getattr(counts, name))
    undeliverable = CounterMetricFamily("bot_reminders_undeliverable", "Given up, by reason.", labels=["reason"])
    for reason, count in counts.undeliverable.items():
        undeliverable.add_metric([reason], count)
    yield undeliverable
    yield GaugeMetricFamily(
        "bot_reminders_stopped", "1 when Discord no longer accepts the token.", value=float(counts.stopped)
    )
