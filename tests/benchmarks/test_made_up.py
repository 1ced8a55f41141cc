"""Made-up knowledge: of the size asked for, all different, always the same, and readable by the engine's means."""

import random

import pytest

from benchmarks import made_up
from benchmarks.speed import part_of
from bot.answers.corpus import gather
from bot.knowledge.knowledge import Knowledge


def phrasings(knowledge: Knowledge) -> list[str]:
    return [text for entry in knowledge.entries for text in (entry.question, *entry.asked_as)]


@pytest.mark.parametrize("size", [1, 16, 17, 1000])
def test_it_has_so_many_different_phrasings(shipped_knowledge: Knowledge, size: int) -> None:
    texts = phrasings(made_up.grown(shipped_knowledge, size))
    assert len(texts) == len(set(texts)) == size


def test_it_is_the_same_every_time(shipped_knowledge: Knowledge) -> None:
    assert made_up.grown(shipped_knowledge, 500).entries == made_up.grown(shipped_knowledge, 500).entries


def test_every_entry_is_an_intent_of_its_own(shipped_knowledge: Knowledge) -> None:
    grown = made_up.grown(shipped_knowledge, 1000)
    assert len(gather(grown).intents) == len(grown.entries)


def test_questions_about_it_lack_one_word_of_a_phrasing(shipped_knowledge: Knowledge) -> None:
    grown = made_up.grown(shipped_knowledge, 200)
    for text, entry_id in made_up.varied(grown, 50):
        entry = grown.by_id[entry_id]
        own = [asked.split() for asked in (entry.question, *entry.asked_as)]
        said = text.split()
        shorter = [asked[:place] + asked[place + 1 :] for asked in own for place in range(len(asked))]
        assert said in shorter or said in own


def test_words_can_be_spoken() -> None:
    dice = random.Random(1)
    assert all(set(made_up.word(dice)) & set("aeiou") for _ in range(200))


@pytest.mark.parametrize("entries", [1, 10, 300])
def test_a_part_is_picked_evenly(shipped_knowledge: Knowledge, entries: int) -> None:
    part = part_of(shipped_knowledge, entries)
    ids = {entry.id for entry in part.entries}
    assert len(ids) == entries
    assert all(set(entry.related) <= ids for entry in part.entries)


def test_a_part_larger_than_the_whole_is_the_whole(shipped_knowledge: Knowledge) -> None:
    assert part_of(shipped_knowledge, 10**6).entries == shipped_knowledge.entries
