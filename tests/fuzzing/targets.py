"""What is fed: one function for every place where a stranger's text is read."""

import datetime as dt
import importlib
import json
import pkgutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot import cards, engine
from bot.answers.results import Mode
from bot.cards.custom_ids import Press, decode, encode
from bot.cards.payouts.card import payout_card, refusal_card
from bot.cli.payout_rows import result_row
from bot.knowledge import countries, languages
from bot.knowledge.editing.entry_change import EntryChange, EntryParts, changed, read_entry
from bot.knowledge.expectations import ExpectationFile, check_expectations
from bot.knowledge.listing_file import ListingFile
from bot.knowledge.loader import load
from bot.knowledge.platform import Platform
from bot.knowledge.scam_lists import ScamLists
from bot.knowledge.vocabulary import Vocabulary
from bot.knowledge.yaml_file import read_model
from bot.listings.importing.document import read_document
from bot.listings.reading import Typed, read_wanted
from bot.payouts.estimator import Estimator
from bot.payouts.request import Request
from bot.payouts.results import Estimate
from bot.reminders.times import reading
from bot.reminders.times.describe import describe
from bot.reminders.times.results import Ambiguous, Moment, Refused, Repeating
from bot.reminders.zones import zone_named
from bot.scams.checker import Checker
from bot.scams.results import Verdict
from tests import tiny
from tests.fuzzing.judging import Run

NOW = dt.datetime(2026, 11, 24, 10, 0, tzinfo=dt.UTC)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia")
PAGE = "https://jobs.acme.example/board"
KINDS = ("text/html", "application/json", "application/rss+xml", "application/atom+xml")
CHARSETS = (None, "utf-8", "latin-1", "utf-16")
MODELS = (Platform, Vocabulary, ScamLists, ListingFile)
FILE = "faq/acme/legit.md"


@dataclass(frozen=True, slots=True)
class Target:
    """`prepare` loads what is needed and returns what reads one input; `share` of all inputs goes here."""

    prepare: Callable[[], Run]
    share: float


def times() -> Run:
    """When to be reminded; what is told must be read back as the same."""
    reading.prepare()
    zones = [zone_named(key) for key in ZONES]

    def run(data: bytes) -> None:
        text, zone = _text(data), zones[len(data) % len(zones)]
        found = reading.read(text, NOW, zone)
        for one in found.readings if isinstance(found, Ambiguous) else (found,):
            match one:
                case Moment(due) | Repeating(due):
                    assert due > NOW
                    assert reading.read(describe(one, zone), NOW, zone) == one
                case Refused(_, sentence):
                    assert sentence.endswith((".", "?"))

    return run


def links() -> Run:
    """Messages with links, for the scam check."""
    checker = Checker(_knowledge())

    def run(data: bytes) -> None:
        found = checker.check(_text(data))
        assert found.reasons
        assert found.verdict is not Verdict.LOOKS_OFFICIAL or all(link.official for link in found.links)

    return run


def feeds() -> Run:
    """Documents of job sites; the first two bytes choose what the server says of them."""

    def run(data: bytes) -> None:
        kind, charset = KINDS[sum(data[:1]) % len(KINDS)], CHARSETS[sum(data[1:2]) % len(CHARSETS)]
        read_document(data[2:], kind, charset, PAGE)

    return run


def entries() -> Run:
    """Answers with their front matter, read and edited."""
    change = EntryChange(question="Is it: #1?", asked_as=("is it", "- really"), reviewed=NOW.date())

    def run(data: bytes) -> None:
        found = read_entry(data, FILE)
        if isinstance(found, EntryParts):
            edited = changed(data, change, FILE)
            assert isinstance(edited, bytes)
            read = read_entry(edited, FILE)
            assert isinstance(read, EntryParts)
            assert (read.front.question, read.front.asked_as) == (change.question, change.asked_as)
            assert read.answer == found.answer
        else:
            assert all(str(problem).startswith(f"{FILE}:") for problem in found)

    return run


def knowledge() -> Run:
    """Files in YAML: platforms, listings, words; the first byte chooses which."""

    def run(data: bytes) -> None:
        model: type[Any] = MODELS[sum(data[:1]) % len(MODELS)]
        found = read_model(_text(data[1:]), model, "file.yaml")
        assert isinstance(found, model) or all(problem.line >= 1 for problem in found)

    return run


def expectations() -> Run:
    """`tests.yaml`."""

    def run(data: bytes) -> None:
        text = _text(data)
        found = read_model(text, ExpectationFile, "tests.yaml")
        if isinstance(found, ExpectationFile):
            for problem in check_expectations(found, text, {"acme/legit", "acme/pay"}, {"acme", "bolt"}):
                assert problem.line >= 1

    return run


def custom_ids() -> Run:
    """What a control sends back; whatever is read from one must be written as the same press again."""
    for module in pkgutil.walk_packages(cards.__path__, "bot.cards."):
        importlib.import_module(module.name)
    # Dataclasses with slots are made twice; the later one is in use.
    presses = tuple({press.kind: press for press in _presses(Press)}.values())

    def run(data: bytes) -> None:
        press = decode(_text(data)[:100], presses)
        if press is not None:
            assert decode(_written(press), presses) in (press, None)

    return run


def questions() -> Run:
    """What members ask and what is overheard; lines are the turns of one person."""
    answerer = engine.build(_knowledge(), lambda _: None, vectors=False)

    def run(data: bytes) -> None:
        turns = _text(data)[:1_000].split("\n")[-4:]
        for mode in Mode:
            answerer.ask(turns, mode)

    return run


def payouts() -> Run:
    """The arguments of a pay estimate, one a line: JSON where it is any, else as text."""
    estimator = Estimator(_knowledge().platforms)

    def run(data: bytes) -> None:
        given = [_value(line) for line in _text(data).split("\n")[:7]]
        request = Request(*given, *[None] * (1 - len(given)))
        found = estimator.estimate(request, NOW.date())
        json.dumps(result_row(found))
        if isinstance(found, Estimate):
            payout_card(found, request, pictured=False, shared=False, late_entry=None)
        else:
            refusal_card(found, request)

    return run


def filters() -> Run:
    """What is typed into a search for listings, one filter a line."""
    countries.countries()
    languages.languages()
    platforms = _knowledge().platforms

    def run(data: bytes) -> None:
        lines = _text(data).split("\n")
        platform, words, role, country, language, rate, since = (lines + [""] * 7)[:7]
        typed = Typed(
            platform=platform, words=words, role=role, country=country, language=language, min_rate=rate, since=since
        )
        read_wanted(typed, platforms, NOW.date())

    return run


TARGETS: dict[str, Target] = {
    "times": Target(times, 0.05),
    "links": Target(links, 0.1),
    "feeds": Target(feeds, 0.15),
    "entries": Target(entries, 0.15),
    "knowledge": Target(knowledge, 0.15),
    "expectations": Target(expectations, 0.1),
    "custom_ids": Target(custom_ids, 0.12),
    "questions": Target(questions, 0.03),
    "payouts": Target(payouts, 0.08),
    "filters": Target(filters, 0.07),
}


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


def _knowledge() -> Any:
    with tempfile.TemporaryDirectory() as folder:
        found = load(tiny.write(Path(folder)), NOW.date()).knowledge
    assert found is not None
    return found


def _value(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return line


def _presses(kind: type[Press]) -> Iterator[type[Press]]:
    for press in kind.__subclasses__():
        if hasattr(press, "kind"):
            yield press
        yield from _presses(press)


def _written(press: Press) -> str:
    try:
        return encode(press)
    except ValueError:
        # It said the same at more length, such as `a` for `%61`.
        return ""
