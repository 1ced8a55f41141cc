"""Texts of strangers."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.listings.importing.plain_text import DESCRIPTION_LENGTH, labels, line


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("  Python \n\t reviewer ", "Python reviewer"),
        ("<p>Rate answers.</p><ul><li>Kind</li><li>Exact</li></ul>", "Rate answers. Kind Exact"),
        ("&lt;p&gt;Rate &amp;amp; rank&lt;/p&gt;", "Rate & rank"),
        ("AI <b>trainer</b>", "AI trainer"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("a<script>steal()</script>b<style>x{}</style><!-- c -->", "ab"),
        ("@everyone look, @here too", "everyone look, here too"),
        ("@@everyone", "everyone"),
        ("<@123> <@!123> <@&5> <#9> </apply:1> <t:1:R> <:x:1> <a:x:1> <id:home> hi", "hi"),
        ("[apply here](https://evil.example/x)", "apply here"),
        ("[apply](https://evil.example) or https://evil.example or www.evil.example now", "apply or or now"),
        ("write to t.me/agent or discord.gg/abc", "write to or"),
        ("mailto:a@b.example please", "please"),
        ("Node.js and ASP.NET, U.S./UK", "Node.js and ASP.NET, U.S./UK"),
        ("zero\u200bwidth \u202eright\u202c to left \x00\x1b[31m", "zerowidth right to left [31m"),
        ("\ud800lone", "lone"),
        ("&#64;everyone", "everyone"),
        (42, "42"),
        (None, ""),
        (True, ""),
        (["a"], ""),
        ({"a": 1}, ""),
    ],
)
def test_lines(written: object, plain: str) -> None:
    assert line(written) == plain


def test_long_texts_end_at_a_word() -> None:
    short = line("word " * 100, 52)
    assert short == "word " * 9 + "word…"


def test_deep_and_endless_html_is_no_trouble() -> None:
    assert line("<div>" * 50_000 + "x", 10) in {"", "x"}
    assert len(line("<b" * 100_000, 10)) <= 10


@given(st.text(alphabet=st.characters() | st.sampled_from("<>@&[]()/:.#everyonehttps"), max_size=300))
def test_nothing_discord_acts_on_and_nothing_invisible(text: str) -> None:
    shown = line(text, DESCRIPTION_LENGTH)
    assert len(shown) <= DESCRIPTION_LENGTH
    assert not any(unicodedata.category(c)[0] == "C" for c in shown)
    assert "@everyone" not in shown.casefold()
    assert "@here" not in shown.casefold()
    assert not re.search(r"https?://\S|\]\([^()]*\)", shown)
    shown.encode()


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Python, C++; Rust", ("Python", "C++", "Rust")),
        (["STEM", "stem", "STEM", 3, None, {}], ("STEM", "stem", "3")),
        (None, ()),
        ([f"tag {n}" for n in range(50)], tuple(f"tag {n}" for n in range(12))),
    ],
)
def test_labels(value: object, found: tuple[str, ...]) -> None:
    assert labels(value) == found


@pytest.mark.parametrize("sign", ["\x0c", "\x1c", "&#12;"])
def test_signs_that_are_no_xml_are_spaces(sign: str) -> None:
    assert line(f"<p>fifty{sign}dollars</p><br>{sign}an hour").split() == ["fifty", "dollars", "an", "hour"]
