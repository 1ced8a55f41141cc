"""`make bench`: everything that is claimed about the engine, measured in one run."""

import argparse
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

from rich.console import Console
from threadpoolctl import threadpool_limits

from benchmarks import (
    banking77,
    confidence,
    engines,
    growth,
    load,
    parts,
    picture,
    quality,
    ready,
    real_questions,
    reminders,
    robustness,
    scaling,
    scam,
)
from benchmarks import listings as listing_searches
from benchmarks import payout as payouts
from benchmarks import reloading as reloads
from benchmarks import speed as speeds
from benchmarks import starting as starts
from benchmarks.baselines import Baseline, baselines
from benchmarks.engines import Engines
from benchmarks.halves import FOLDER, Half, read_half
from benchmarks.quality import Method
from benchmarks.reminders import KILLS

SHARED = Path("..") / "shared"


class Bench:
    """One run: the topics, and what several of them need, made when first needed."""

    def __init__(self, options: argparse.Namespace, console: Console, cache: Path, beside: Executor) -> None:
        self.options = options
        self.console = console
        self.cache = cache
        self.tune, self.test, self.new = (read_half(name, options.questions) for name in ("tune", "test", "new"))
        # On the other core while quality is measured; waited for before anything is timed.
        asked = "banking77" in options.topics and options.banking77.exists()
        self._banking77 = beside.submit(banking77.figures, options.banking77, cache) if asked else None

    @cached_property
    def engines(self) -> Engines:
        """The engine with and without vectors."""
        return engines.build(engines.knowledge_in(self.options.knowledge))

    @cached_property
    def baselines(self) -> dict[str, Baseline]:
        """What they are compared with."""
        return baselines(self.engines.default.knowledge, engines.encoder())

    @cached_property
    def on_test(self) -> list[Method]:
        """All methods on the test questions."""
        return self._methods(self.test)

    def _methods(self, half: Half) -> list[Method]:
        plain = quality.baseline_methods(self.baselines, self.engines, self.tune, half)
        return [*quality.engine_methods(self.engines, half), *plain]

    def quality(self) -> None:
        """Right and false answers on both halves and on the questions of later writers."""
        of_new = quality.engine_methods(self.engines, self.new)
        for half, methods in ((self.test, self.on_test), (self.tune, self._methods(self.tune)), (self.new, of_new)):
            quality.direct(self.console, half, methods)
            quality.passive(self.console, half, methods)
            quality.by_kind(self.console, half, methods)
            quality.by_group(self.console, half, methods[0])

    def confidence(self) -> None:
        """Whether stated confidence is true."""
        for method in self.on_test[: len(self.engines.named)]:
            judged = (*method.asked.in_scope, *method.asked.follow_up)
            confidence.report(self.console, f"{self.test.name}, {method.name}", judged)

    def noise(self) -> None:
        """Typing errors and small talk."""
        count = len(self.engines.named)
        engines, baselines = self.on_test[:count], self.on_test[count:]
        robustness.report(self.console, self.test, engines, baselines, self.engines.default.knowledge)

    def banking77(self) -> None:
        """A public data set."""
        if self._banking77:
            banking77.report(self.console, self._banking77.result())
        else:
            self._left_out("BANKING77", self.options.banking77)

    def speed(self) -> None:
        """Time per question."""
        speeds.report(self.console, self.options.knowledge, self.options.questions, self.cache)

    def payout(self) -> None:
        """Time per pay estimate."""
        payouts.report(self.console, self.options.knowledge, self.cache)

    def starting(self) -> None:
        """Time and memory of a start."""
        starts.report(self.console, self.options.knowledge, self.options.questions, self.cache)
        ready.report(self.console, self.cache / "ready", self.options.knowledge)
        parts.report(self.console, self.options.knowledge, self.cache)

    def scam(self) -> None:
        """Verdicts, forged addresses and time of the scam check."""
        scam.report(self.console, self.options.knowledge, self.cache)

    def reloading(self) -> None:
        """Stalls while a large knowledge is taken over."""
        reloads.report(self.console, self.options.knowledge, self.cache)

    def listings(self) -> None:
        """Time per search over fifty thousand listings."""
        listing_searches.report(self.console)

    def growth(self) -> None:
        """A hundred thousand phrasings."""
        growth.report(self.console, self.options.knowledge, self.options.questions, self.cache)

    def real(self) -> None:
        """Questions from help pages and blogs."""
        texts = self.options.real
        if not texts.exists():
            self._left_out("The real questions", texts)
        else:
            answerer, expected = self.engines.default, real_questions.read_expected()
            in_channel = real_questions.ask(answerer, texts, expected, in_channel=True)
            as_written = real_questions.ask(answerer, texts, expected, in_channel=False)
            asked = {"in the platform's channel": in_channel, "without a channel": as_written}
            real_questions.report(self.console, asked)
            if self.options.write_real:
                real_questions.write(in_channel)
                self.console.print(f"Written: {real_questions.TABLE}")

    def reminders(self) -> None:
        """Reminders through two hundred kills, a million waiting, a backlog."""
        reminders.report(
            self.console, self.cache / "reminders", self.options.kills or KILLS // (10 if self.options.fast else 1)
        )

    def scaling(self) -> None:
        """Four processes with ten thousand servers, killed one after another."""
        scaling.report(self.console, self.cache / "scaling", fast=self.options.fast)

    def load(self) -> None:
        """Two hundred questions a second."""
        options = self.options
        seconds = options.seconds or load.SECONDS // (10 if options.fast else 1)
        load.report(self.console, self.cache / "load", options.knowledge, options.questions, options.rate, seconds)

    def picture(self) -> None:
        """Right against false answers, drawn."""
        picture.draw(self.on_test, self.test.name)
        self.console.print(f"Drawn: {picture.PATH}")

    def _left_out(self, name: str, path: Path) -> None:
        self.console.print(f"{name}: left out, there is no {path}")


TOPICS: dict[str, Callable[[Bench], None]] = {
    "quality": Bench.quality, "confidence": Bench.confidence, "noise": Bench.noise, "real": Bench.real,
    "banking77": Bench.banking77, "speed": Bench.speed, "starting": Bench.starting, "growth": Bench.growth,
    "payout": Bench.payout, "scam": Bench.scam, "reminders": Bench.reminders, "reloading": Bench.reloading,
    "listings": Bench.listings, "scaling": Bench.scaling, "load": Bench.load,
}  # fmt: skip


def main() -> None:
    """Measure and print."""
    options = _options()
    threadpool_limits(1)
    console = Console(width=170)
    with tempfile.TemporaryDirectory() as cache, ThreadPoolExecutor(1) as beside:
        bench = Bench(options, console, Path(cache), beside)
        if options.picture:
            bench.picture()
            return
        for name in options.topics:
            with console.status(f"{name} …"):
                TOPICS[name](bench)
            console.print()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=TOPICS, help="only these topics")
    parser.add_argument("--fast", action="store_true", help="leave out the large made-up knowledge")
    parser.add_argument(
        "--large", action=argparse.BooleanOptionalAction, help="measure it (the default without --fast)"
    )
    parser.add_argument("--kills", type=int, help="how often the bot dies among its reminders (200; 20 with --fast)")
    parser.add_argument("--rate", type=int, default=load.RATE, help="questions a second of the load (%(default)s)")
    parser.add_argument("--seconds", type=int, help="how long the load lasts (300; 30 with --fast)")
    parser.add_argument("--picture", action="store_true", help=f"only draw {picture.PATH}")
    parser.add_argument("--write-real", action="store_true", help=f"also write {real_questions.TABLE}")
    parser.add_argument("--knowledge", type=Path, default=Path("knowledge"))
    parser.add_argument("--questions", type=Path, default=FOLDER, help="folder with the halves tune and test")
    parser.add_argument("--banking77", type=Path, default=SHARED / "benchmarks" / "banking77", metavar="FOLDER")
    parser.add_argument("--real", type=Path, default=SHARED / "questions.jsonl", metavar="FILE")
    options = parser.parse_args()
    large = not options.fast if options.large is None else options.large
    options.topics = [name for name in options.only or TOPICS if name != "growth" or large]
    if options.picture:
        options.topics = []
    return options


if __name__ == "__main__":
    main()
