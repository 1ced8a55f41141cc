"""`make bench`: quality and speed of the engine on the shipped knowledge, in one run."""

import argparse
from pathlib import Path

from rich.console import Console
from threadpoolctl import threadpool_limits

from benchmarks import banking77, quality, questions, speed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--knowledge", type=Path, default=Path("knowledge"))
    parser.add_argument("--banking77", type=Path, help="folder with train_10.jsonl and test.jsonl of BANKING77")
    parser.add_argument("--fast", action="store_true", help="leave out the large made-up knowledge")
    options = parser.parse_args()
    threadpool_limits(1)
    console = Console(width=140)
    answerer = speed.loading(console, options.knowledge, "shipped knowledge")
    sets = {name: questions.read(name) for name in ("test", "tune")}
    speed.per_question(console, list(sets.values()), answerer, "shipped knowledge, one core")
    speed.per_question(console, list(sets.values()), speed.part_of(answerer, 110), "110 entries of it, one core")
    console.print()
    for name, found in sets.items():
        quality.report(console, name, found, answerer)
    quality.calibration(console, [sets["test"]], answerer)
    for entries in (110, 200) if options.fast else (110, 200, 2000):
        speed.growth(console, entries)
    if options.banking77:
        banking77.report(console, options.banking77)


main()
