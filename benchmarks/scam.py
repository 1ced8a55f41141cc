"""The scam check: verdicts on labelled messages, forged addresses that pass for official, and time per check."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from rich.console import Console

from benchmarks import fresh
from benchmarks.engines import knowledge_in
from benchmarks.show import milliseconds, share, table
from benchmarks.timing import best_times, percentile
from bot.knowledge.knowledge import Knowledge
from bot.scams.checker import Checker
from bot.scams.results import Verdict

TEXTS = Path(__file__).parent / "scam_texts.yaml"
GOAL_SECONDS = 0.002
FORGED = (
    "https://{core}.cc", "https://{core}-jobs.com", "https://{core}{core}.net", "https://{host}.verify.example",
    "https://{host}@evil.example", "https://evil.example/{host}", "https://{host}-login.com", "https://{twin}",
    "https://{slip}", "https://{core}.secure-login.net", "https://apply-{host}", "https://{host}%2eevil.example",
)  # fmt: skip


def labelled() -> Mapping[str, list[str]]:
    """The messages by verdict; those under `missed` deserve a harsher one than they get."""
    read: dict[str, list[str]] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return read


def report(console: Console, knowledge: Path, cache: Path) -> None:
    """Three tables."""
    found = fresh.figures("scam", cache, knowledge=knowledge)
    verdicts = table("Labelled messages (the rules were written with them in view)", "deserves", "right", *Verdict)
    for row in found["verdicts"]:
        counts = [str(row["got"].get(verdict, 0)) for verdict in Verdict]
        verdicts.add_row(row["name"], share(row["right"], row["messages"]), *counts)
    console.print(verdicts)
    got = found["forged"]
    posing = table("Addresses that pose as an official one", "addresses", *Verdict)
    posing.add_row(str(sum(got.values())), *(str(got.get(verdict, 0)) for verdict in Verdict))
    console.print(posing)
    speed = table(f"Time per check (goal: p99 under {milliseconds(GOAL_SECONDS)})", "", "p50", "p99")
    for name, times in found["times"].items():
        speed.add_row(name, milliseconds(times["p50"]), milliseconds(times["p99"]))
    console.print(speed)


def measure(knowledge: str) -> fresh.Figures:
    """The figures, in a process of their own."""
    fresh.on_one_core()
    known = knowledge_in(Path(knowledge))
    checker = Checker(known)
    texts = labelled()
    phrasings = [phrasing for entry in known.entries for phrasing in entry.asked_as[:4]]
    return {
        "verdicts": [_row(checker, name, messages) for name, messages in texts.items()],
        "forged": Counter(checker.check(address).verdict.value for address in forged(known)),
        "times": {
            "labelled messages": _times(checker, [text for group in texts.values() for text in group]),
            "members' questions": _times(checker, phrasings),
        },
    }


def forged(knowledge: Knowledge) -> Iterator[str]:
    """Addresses that pose as each official host."""
    hosts = [domain.host for platform in knowledge.platforms.values() for domain in platform.domains if not domain.path]
    for host in hosts:
        core, _, ending = host.partition(".")
        twin = host.replace("o", "0", 1) if "o" in core else host.replace(core[0], core[0] * 2, 1)
        slip = f"{core[:-1]}{core[-1] * 2}.{ending}"
        for form in FORGED:
            yield form.format(core=core, host=host, twin=twin, slip=slip)


def _row(checker: Checker, name: str, messages: list[str]) -> fresh.Figures:
    got = Counter(checker.check(message).verdict.value for message in messages)
    return {"name": name, "messages": len(messages), "right": got[name], "got": got}


def _times(checker: Checker, texts: list[str]) -> fresh.Figures:
    times = best_times(checker.check, texts)
    return {"p50": percentile(times, 0.5), "p99": percentile(times, 0.99)}
