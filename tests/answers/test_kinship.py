"""Answers next to each other, by what the shipped knowledge names as worth reading next and by topic."""

from bot.answers.answerer import Answerer
from bot.answers.kinship import SAME_TOPIC, Kinship


def test_related_answers_are_nearest_then_those_on_the_topic(real_answerer: Answerer) -> None:
    corpus = real_answerer.matcher.corpus
    number = {entry.id: n for n, intent in enumerate(corpus.intents) for entry in intent.entries.values()}
    kinship = Kinship(corpus.intents)
    deel = number["general/deel"]

    near = kinship.to(deel)

    assert near[deel] == 1.0
    assert set(near.tolist()) == {0.0, SAME_TOPIC, 1.0}
    for related in real_answerer.knowledge.by_id["general/deel"].related:
        assert near[number[related]] == 1.0, related
        assert kinship.to(number[related])[deel] == 1.0, "it goes both ways"
    assert near[number["general/visa"]] == 0.0
