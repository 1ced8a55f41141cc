"""What the bot ships with keeps the promises that no single file can keep."""

import re
from collections import Counter

import pytest

from bot.knowledge import markdown_file, schema
from bot.knowledge.entry import Entry
from bot.knowledge.files import Folder, read_folder
from bot.knowledge.knowledge import Knowledge
from bot.knowledge.loader import load
from bot.knowledge.markdown_file import MarkdownFile
from bot.knowledge.topics import Topic
from tests.conftest import NOON, ROOT

KNOWLEDGE = ROOT / "knowledge"
DATASET = "https://github.com/aitrainer-work/ai-training-companies"
LICENCE = "Data by aitrainer.work (Pietro Romeo), CC BY 4.0"
READABLE_ON_A_PHONE = 1000
"""Characters of an answer; the format allows more, the shipped answers should not need it."""


@pytest.fixture(scope="module")
def folder() -> Folder:
    """The files as they are written."""
    found, problems = read_folder(KNOWLEDGE)
    assert problems == []
    return found


def written(knowledge: Knowledge) -> list[Entry]:
    """The entries that have a file of their own."""
    return [entry for entry in knowledge.entries if not entry.generated]


def body_as_written(folder: Folder, entry_id: str) -> str:
    file = f"faq/{entry_id}.md"
    parts = markdown_file.split(folder.faq[file], file)
    assert isinstance(parts, MarkdownFile)
    return parts.body


def test_nothing_is_wrong_with_it() -> None:
    assert [str(problem) for problem in load(KNOWLEDGE, NOON.date()).problems] == []


def test_the_schemas_for_editors_are_current() -> None:
    assert schema.outdated(KNOWLEDGE / "schema") == [], "run: python -m bot schema"


def test_there_is_enough_of_it(shipped_knowledge: Knowledge) -> None:
    assert len(shipped_knowledge.entries) >= 110
    assert set(shipped_knowledge.platforms) >= {"sme-careers", "outlier", "dataannotation", "alignerr"}
    assert {entry.id: len(entry.asked_as) for entry in shipped_knowledge.entries if len(entry.asked_as) < 10} == {}


def test_every_topic_has_an_answer(shipped_knowledge: Knowledge) -> None:
    assert {entry.topic for entry in shipped_knowledge.entries} == set(Topic)


def test_every_answer_is_short_enough_for_a_phone_and_full_of_no_holes(shipped_knowledge: Knowledge) -> None:
    for entry in shipped_knowledge.entries:
        assert 100 <= len(entry.body) <= READABLE_ON_A_PHONE, entry.id
        assert not set("{}") & set(entry.body), entry.id
        assert entry.question.endswith("?"), entry.id


def test_every_answer_says_where_it_comes_from_and_what_to_read_next(shipped_knowledge: Knowledge) -> None:
    for entry in shipped_knowledge.entries:
        assert entry.sources or entry.topic is Topic.GENERAL, entry.id
        assert entry.related, entry.id
        assert entry.reviewed <= NOON.date(), entry.id


def test_no_answer_is_written_twice(shipped_knowledge: Knowledge) -> None:
    bodies = Counter(entry.body for entry in shipped_knowledge.entries)

    assert [body for body, times in bodies.items() if times > 1] == []


def test_whoever_quotes_the_dataset_carries_its_licence(shipped_knowledge: Knowledge) -> None:
    for platform in shipped_knowledge.platforms.values():
        for key, source in platform.sources.items():
            assert source.url != DATASET or source.licence == LICENCE, (platform.name, key)
    for entry in shipped_knowledge.entries:
        licences = {source.licence for source in entry.sources if source.url == DATASET}
        assert licences <= {LICENCE}, entry.id
        assert licences or "dataset" not in entry.body, f"{entry.id} speaks of the dataset but does not name it"


def test_whoever_quotes_a_figure_of_the_dataset_names_the_dataset(shipped_knowledge: Knowledge, folder: Folder) -> None:
    for entry in written(shipped_knowledge):
        for reference in re.findall(r"{{\s*(.+?)\s*}}", body_as_written(folder, entry.id)):
            head, *rest = reference.split(".")
            named = head in shipped_knowledge.platforms
            platform = shipped_knowledge.platforms[head if named else entry.platform or ""]
            match rest if named else [head, *rest]:
                case ["pay", rate, *_] if platform.pay and rate in platform.pay.rates:
                    key = platform.pay.rates[rate].source
                case ["facts", fact, *_]:
                    key = platform.facts[fact].source
                case _:
                    continue
            if platform.sources[key].url == DATASET:
                assert DATASET in {source.url for source in entry.sources}, f"{entry.id}: {reference}"


def test_a_rate_is_quoted_from_its_platform_file_and_never_typed(shipped_knowledge: Knowledge, folder: Folder) -> None:
    for entry in written(shipped_knowledge):
        about = [entry.platform] if entry.platform else list(shipped_knowledge.platforms)
        body = body_as_written(folder, entry.id).replace("-", "–")
        for name in about:
            pay = shipped_knowledge.platforms[name].pay
            for key, rate in pay.rates.items() if pay else ():
                typed = str(rate).partition("/")[0]
                assert not re.search(re.escape(typed) + r"(?![\d,.–])", body), f"{entry.id}: {typed} is pay.{key}"


def test_schedules_that_disagree_stand_side_by_side(shipped_knowledge: Knowledge) -> None:
    when = shipped_knowledge.by_id["sme-careers/payout-schedule"].body

    assert "Net-30" in when
    assert "Weekly" in when
    assert "contract decides" in when
