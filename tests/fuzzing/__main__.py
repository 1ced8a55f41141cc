"""`make fuzz`: a million inputs, spread over the targets; ends with code 1 if one of them broke something."""

import argparse
import gc
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path

from rich.console import Console
from rich.table import Table
from threadpoolctl import threadpool_limits

from tests.fuzzing.judging import Judge
from tests.fuzzing.mutating import mutations, seeds
from tests.fuzzing.targets import TARGETS

INPUTS = 1_000_000
MUTATED_SHARE = 0.4
"""Mutated without regard to coverage, which is faster and leads elsewhere; atheris has the rest."""
KEPT = Path(".cache") / "fuzzing"


@dataclass(slots=True)
class Outcome:
    """What became of one target."""

    name: str
    mutated: int = 0
    guided: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    broke: bytes | None = None


def main() -> int:
    """Feed every target and say how it went."""
    options = _options()
    threadpool_limits(1)
    console = Console()
    guided = find_spec("atheris") is not None
    if not guided:
        console.print("atheris is not installed: inputs are mutated, not guided by coverage.")
    outcomes = []
    for name in options.only or TARGETS:
        count = round(options.inputs * TARGETS[name].share)
        with console.status(f"{name} …"):
            outcomes.append(_fuzz(name, count, options.seed, guided=guided))
    console.print(_table(outcomes))
    broken = [outcome for outcome in outcomes if outcome.broke is not None]
    for outcome in broken:
        console.print(f"{outcome.name} was broken by {outcome.broke!r}", markup=False)
    return 1 if broken else 0


def _fuzz(name: str, count: int, seed: int, *, guided: bool) -> Outcome:
    outcome, begun = Outcome(name), time.monotonic()
    judge = Judge(TARGETS[name].prepare())
    known = seeds(name)
    mutated = round(count * MUTATED_SHARE) if guided else count
    gc.freeze()
    outcome.broke = _first_broken(
        judge, chain(known, islice(mutations(random.Random(f"{name}{seed}"), known), mutated))
    )
    outcome.mutated = judge.count
    if guided and outcome.broke is None:
        folder = KEPT / name
        outcome.guided, outcome.broke = _guided(name, count - mutated, folder)
        if outcome.broke is None:
            outcome.broke = _first_broken(judge, (file.read_bytes() for file in (folder / "slow").iterdir()))
    outcome.seconds, outcome.slowest = time.monotonic() - begun, judge.slowest
    gc.unfreeze()
    return outcome


def _guided(name: str, runs: int, folder: Path) -> tuple[int, bytes | None]:
    """How many inputs atheris tried, and the one that broke something."""
    for old in (*folder.glob("*-*"), *folder.glob("slow/*")):
        old.unlink()
    command = [sys.executable, "-m", "tests.fuzzing.guided", name, str(runs), str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    said = done.stdout.decode(errors="replace")
    tried = re.search(r"stat::number_of_executed_units: *(\d+)", said)
    broke = next((file.read_bytes() for file in folder.glob("*-*")), None)
    if broke is None and (done.returncode or tried is None):
        sys.exit(f"atheris ended with code {done.returncode}:\n{said[-3000:]}")
    if broke is not None:
        sys.stderr.write(said[-3000:])
    return int(tried[1]) if tried else 0, broke


def _first_broken(judge: Judge, inputs: Iterable[bytes]) -> bytes | None:
    return next((data for data in inputs if _is_broken_by(judge, data)), None)


def _is_broken_by(judge: Judge, data: bytes) -> bool:
    try:
        judge(data)
    except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
        Console(stderr=True).print_exception()
        return True
    return False


def _table(outcomes: list[Outcome]) -> Table:
    shown = Table("target", "mutated", "guided", "seconds", "slowest (CPU)", "broke")
    for one in outcomes:
        broke = "no" if one.broke is None else "YES"
        shown.add_row(
            one.name, f"{one.mutated:,}", f"{one.guided:,}", f"{one.seconds:.0f}", f"{one.slowest * 1000:.1f} ms", broke
        )
    mutated, guided = (sum(values) for values in ([o.mutated for o in outcomes], [o.guided for o in outcomes]))
    shown.add_row("all", f"{mutated:,}", f"{guided:,}", f"{sum(o.seconds for o in outcomes):.0f}", "", "")
    return shown


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--inputs", type=int, default=INPUTS)
    parser.add_argument("--seed", type=int, default=1, help="another one gives other mutations")
    parser.add_argument("--only", nargs="+", choices=TARGETS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
