"""Finds in the words of a message what scammers want."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from bot.scams.reading import Reader, Sentence
from bot.scams.results import Code, Weight
from bot.scams.rules import RULES
from bot.scams.rules.notation import CompiledRule
from bot.scams.stance import Stance, stance


@dataclass(frozen=True, slots=True)
class Sign:
    """One rule that matched, how the sentence means it, and its words."""

    code: Code
    weight: Weight
    stance: Stance
    quote: str
    order: bool


class Wording:
    """All rules, ready to be looked for in what a reader reads."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._rules = [CompiledRule(rule) for rule in RULES]
        self._by_word: dict[str, set[int]] = defaultdict(set)
        for number, rule in enumerate(self._rules):
            for word in rule.signal_words:
                self._by_word[word].add(number)

    def signs(self, text: str) -> list[Sign]:
        """Every sign in `text`, at most one of each code, weight and stance, as the sentences come."""
        found: dict[tuple[Code, Weight, Stance], Sign] = {}
        for sentence in self._reader.read(text):
            for sign in self._in(sentence):
                found.setdefault((sign.code, sign.weight, sign.stance), sign)
        return list(found.values())

    def _in(self, sentence: Sentence) -> Iterator[Sign]:
        numbers = {number for word in set(sentence.line.split()) for number in self._by_word.get(word, ())}
        for number in sorted(numbers):
            if sign := _best(self._rules[number], sentence):
                yield sign


def _best(compiled: CompiledRule, sentence: Sentence) -> Sign | None:
    """The rule's match in the sentence that is stated, or else any."""
    rule, best = compiled.rule, None
    for found in compiled.matches(sentence.line):
        meant = stance(sentence, found.start(), found.end(), rule.order)
        if meant is Stance.ASKED and rule.even_asked:
            meant = Stance.STATED
        sign = Sign(rule.code, rule.weight, meant, sentence.quote(found.start(), found.end()), rule.order)
        if meant is Stance.STATED:
            return sign
        best = best or sign
    return best
