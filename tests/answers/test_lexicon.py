"""How common words are."""

import importlib.resources

import pytest

from bot.answers.lexicon import Lexicon, english, is_english


def test_a_word_has_its_share_of_all_text_and_others_have_none() -> None:
    lexicon = Lexicon([("pay", 60), ("the", 130), ("invoice", 10)])

    assert lexicon.share("pay") == pytest.approx(0.3)
    assert lexicon.share("invoice") == pytest.approx(0.05)
    assert lexicon.share("pya") == 0
    assert "the" in lexicon
    assert "teh" not in lexicon


def test_without_words_nothing_is_one() -> None:
    assert "pay" not in Lexicon([])


def test_a_chinese_character_is_no_word_of_two_letters() -> None:
    assert b"he".decode("utf-16-le") == "敨"
    assert "敨" not in Lexicon([("he", 1)])


def test_every_word_of_the_list_is_found_with_its_own_share() -> None:
    text = (importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig")
    counts = {word: int(count) for word, count in map(str.split, text.splitlines())}
    total = sum(counts.values())

    assert {word: english().share(word) for word in counts} == {word: n / total for word, n in counts.items()}


@pytest.mark.parametrize(("word", "expected"), [("payment", True), ("pya", False), ("xqzzy", False)])
def test_a_rare_word_is_hardly_one(word: str, expected: bool) -> None:
    assert is_english(word) is expected
