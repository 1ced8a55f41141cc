"""Names that are offered while somebody types."""

from hypothesis import given
from hypothesis import strategies as st

from bot.listings.names import Names

TITLES = Names(
    ["Python reviewer", "python reviewer", "Code reviewer (Python)", "Expert pythonist", "  Ruby  tutor", "İ"]
)


def test_those_that_begin_so_come_first() -> None:
    assert list(TITLES.holding("PYTH")) == ["Python reviewer", "Expert pythonist"]
    assert list(TITLES.holding("ruby t")) == ["  Ruby  tutor"]
    assert list(TITLES.holding("thon")) == []


def test_everything_is_offered_before_anything_is_typed() -> None:
    assert len(list(TITLES.holding(" "))) == 5
    assert list(Names([]).holding("")) == []


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=8), max_size=8), st.text(max_size=3))
def test_it_finds_what_a_loop_would(names: list[str], typed: str) -> None:
    wanted = " ".join(typed.split()).casefold()
    folded = {" ".join(name.split()).casefold() for name in names}
    expected = {name for name in folded if name.startswith(wanted) or f" {wanted}" in name}
    assert {" ".join(name.split()).casefold() for name in Names(names).holding(typed)} == expected
