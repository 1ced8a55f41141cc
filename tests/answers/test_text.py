"""From what people type to plain words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.text import (
    MAX_CHARACTERS,
    Spellings,
    clean,
    host_of,
    sentences,
    unwrap,
    without_denied,
    words,
)

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
READABLE = st.text(st.characters(codec="utf-8"), max_size=300)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("Is SME Careers LEGIT??", "is sme careers legit??"),
        (f"is {ZERO_WIDTH}out{ZERO_WIDTH}lier legit", "is outlier legit"),
        (f"{BIDI}is outlier{BIDI} legit", "is outlier legit"),
        ("ｉｓ　ｏｕｔｌｉｅｒ　ｌｅｇｉｔ", "is outlier legit"),
        ("𝓲𝓼 𝓸𝓾𝓽𝓵𝓲𝓮𝓻 𝓵𝓮𝓰𝓲𝓽", "is outlier legit"),
        ("i̶s̶ o̷u̷t̷l̷i̷e̷r̷ legit", "is outlier legit"),
        ("what’s “deel”", 'what\'s "deel"'),
        ("pleeeeeease heeeelp", "pleease heelp"),
        ("🔥🔥🔥 is outlier legit 🤔🤔", "is outlier legit"),
        ("👩‍⚕️👨🏽‍💻🇰🇪", ""),
        ("😀" * 2000, ""),
        ("<@123456789012345678> is outlier legit", "is outlier legit"),
        ("<@!1> <@&2> <#3> </ask:4> <:kek:5> <a:dance:6> <t:1700000000:R>", ""),
        ("@everyone @here is outlier legit", "is outlier legit"),
        ("my code `print(pay)` fails", "my code   fails"),
        ("see ```py\nhow much does outlier pay\n``` please", "see   please"),
        ("an open end ```how much does outlier pay", "an open end"),
        ("is https://www.sme.careers/jobs?id=1#top real", "is  sme.careers  real"),
        ("is HTTP://Evil.Example:8080/outlier real", "is  evil.example  real"),
        ("www.outlier.ai/login ok", "outlier.ai  ok"),
        ("http://[broken real", "real"),
        ("tab\tand\r\nline", "tab and line"),
        ("I'm in the US, can I join", "i'm in the usa, can i join"),
        ("is it U.S. only", "is it usa only"),
        ("and us?", "and usa?"),
        ("us citizens only, or also in us with a visa", "usa citizens only, or also in usa with a visa"),
        ("where do i report it, i'm in the us", "where do i report it, i'm in the usa"),
        ("tell us, all of us, what they want from us", "tell us, all of us, what they want from us"),
        ("PLEASE TELL US NOW", "please tell us now"),
        ("they OWE US money", "they owe us money"),
        ("*alignerr", "i mean alignerr"),
        ("  *sme careers", "i mean sme careers"),
        ("**is outlier legit**", "**is outlier legit**"),
        ("is *outlier* legit", "is *outlier* legit"),
        ("* outlier", "* outlier"),
        ("", ""),
        ("   \n ", ""),
    ],
)
def test_clean(raw: str, cleaned: str) -> None:
    assert " ".join(clean(raw).split()) == " ".join(cleaned.split())


def test_of_an_endless_message_the_beginning_and_the_end_are_read() -> None:
    cleaned = clean("is outlier legit? " + "blah " * 20_000 + "how much does it pay?")

    assert cleaned.startswith("is outlier legit?")
    assert cleaned.endswith("how much does it pay?")
    assert len(cleaned) <= MAX_CHARACTERS + 1


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("https://sme.careers/jobs", "sme.careers"),
        ("www.outlier.ai", "outlier.ai"),
        ("https://user:secret@alignerr.com:443/x", "alignerr.com"),
        ("https://outlier.ai@evil.example/", "evil.example"),
        ("https://", ""),
        ("https://[::1", ""),
    ],
)
def test_host_of(link: str, host: str) -> None:
    assert host_of(link) == host


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("how much does it pay?", "how much does it pay"),
        ("what's the pay, can't say", "what is the pay can not say"),
        ("they're sure you'll like it", "they are sure you will like it"),
        ("they'd say i'm it's we've", "they would say i am it is we have"),
        ("dont whats im", "do not what is i am"),
        ("o'clock", "oclock"),
        ("c++ and c# or c", "c++ and c# or c"),
        ("net-30 w-8ben 24/7", "net 30 w 8ben 24 7"),
        ("u r here", "you are here"),
        ("!!! ... ???", ""),
    ],
)
def test_words(text: str, found: str) -> None:
    assert words(text, Spellings({"u": "you", "r": "are"})) == found.split()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("chat gpt allowed?", "chatgpt allowed"),
        ("chat, gpt", "chatgpt"),
        ("a chat", "a chat"),
        ("w/ or w/o a degree", "with or without a degree"),
        ("w/2 friends", "with 2 friends"),
        ("how/when", "how when"),
        ("min payout", "minimum payout"),
        ("a 20 min exam", "a 20 minutes exam"),
        ("45min or 3 days", "45 minutes or 3 days"),
        ("4k", "4k"),
    ],
)
def test_spellings_of_two_words(text: str, found: str) -> None:
    spellings = {"chat gpt": "chatgpt", "w/": "with", "w/o": "without", "min": "minimum", "# min": "minutes"}

    assert words(clean(text), Spellings(spellings)) == found.split()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("is it legit? how much?", ["is it legit?", "how much?"]),
        ("it is fine. is it fast", ["it is fine", "is it fast"]),
        ("one\ntwo;three", ["one", "two", "three"]),
        ("hm... why??", ["hm", "why?"]),
        ("sme.careers pays $2.50", ["sme.careers pays $2.50"]),
        ("", []),
        ("???", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("does anyone here know if it pays weekly", "it pays weekly"),
        ("can someone tell me about exams", "exams"),
        ("i was wondering whether it is legit", "it is legit"),
        ("honestly it is actually good", "it is good"),
        ("any idea", "any idea"),
    ],
)
def test_wrapping_does_not_count(text: str, kept: str) -> None:
    assert unwrap(text.split()) == kept.split()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("not asking about pay, just how long it takes", "just how long it takes"),
        ("i am not asking about the exam but when do they pay", "but when do they pay"),
        ("forget about taxes how do i withdraw", "how do i withdraw"),
        ("i already know about the exam what comes next", "what comes next"),
        ("besides the exam what do i need", "what do i need"),
        ("apart from deel how can i be paid", "how can i be paid"),
        ("do not care about the rate just is it legit", "just is it legit"),
        ("i did not mean outlier i mean alignerr", "i mean alignerr"),
        ("never mind the interview how long is the exam", "how long is the exam"),
        ("how long does it take", "how long does it take"),
        ("i do not need a degree", "i do not need a degree"),
        ("is it not legit", "is it not legit"),
        ("not asking about anything", "not asking about anything"),
        ("forget it", "forget it"),
        ("", ""),
    ],
)
def test_what_is_said_not_to_be_asked_does_not_count(text: str, kept: str) -> None:
    assert without_denied(words(clean(text))) == kept.split()


@given(st.lists(st.sampled_from("not asking about forget the pay i do mean just how what besides never mind".split())))
def test_something_is_always_asked_and_nothing_is_added(tokens: list[str]) -> None:
    kept = iter(tokens)

    assert all(word in kept for word in without_denied(tokens))
    assert bool(without_denied(tokens)) == bool(tokens)


@given(READABLE)
def test_cleaned_text_has_nothing_that_hides(raw: str) -> None:
    cleaned = clean(raw)

    assert cleaned == cleaned.strip()
    assert [c for c in cleaned if unicodedata.category(c) in {"Cf", "Cs", "Co", "Cn", "So", "Mn"}] == []
    assert [c for word in words(cleaned) for c in word if unicodedata.category(c).startswith("C")] == []


@given(READABLE)
def test_the_words_of_cleaned_text_stay_when_it_is_cleaned_again(raw: str) -> None:
    found = words(clean(raw))

    assert words(clean(" ".join(found))) == words(" ".join(found))


@given(st.text(st.sampled_from("aAbDmW 359.!?'\"#-"), max_size=40))
def test_plain_text_is_read_as_among_other_characters(raw: str) -> None:
    assert clean(raw) == clean(f"{raw}{ZERO_WIDTH}")


@given(READABLE)
def test_no_text_breaks_the_reading(raw: str) -> None:
    cleaned = clean(raw)
    tokens = words(cleaned)

    assert all(token and " " not in token for token in tokens)
    assert [word for part in sentences(cleaned) for word in words(part)] == tokens
    assert bool(unwrap(tokens)) == bool(tokens)


@given(st.lists(st.sampled_from(["is", "outlier", "legit", "how", "much", "pay?"]), min_size=1), st.data())
def test_invisible_characters_make_no_difference(tokens: list[str], data: st.DataObject) -> None:
    text = " ".join(tokens)
    place = data.draw(st.integers(0, len(text)))
    noise = data.draw(st.text(ZERO_WIDTH + BIDI, max_size=8))

    assert clean(text[:place] + noise + text[place:]) == text
