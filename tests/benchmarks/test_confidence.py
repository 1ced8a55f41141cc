"""The expected calibration error, on answers whose error can be worked out by hand."""

import pytest

from benchmarks.confidence import Stated, bins, expected_error


def answers(*groups: tuple[float, int, int]) -> list[Stated]:
    """Groups of (confidence, answers, of these right)."""
    return [Stated(chance, place < right) for chance, count, right in groups for place in range(count)]


@pytest.mark.parametrize(
    ("stated", "error"),
    [
        ([], 0.0),
        (answers((0.95, 20, 19)), 0.0),
        (answers((0.95, 20, 10)), 0.45),
        (answers((0.55, 10, 10)), 0.45),
        (answers((0.85, 10, 10), (0.95, 30, 30)), 0.25 * 0.15 + 0.75 * 0.05),
        (answers((1.0, 4, 3)), 0.25),
    ],
)
def test_the_error_is_the_mean_distance(stated: list[Stated], error: float) -> None:
    assert expected_error(bins(stated)) == pytest.approx(error)


def test_errors_in_one_bin_cancel_and_in_two_bins_do_not() -> None:
    assert expected_error(bins(answers((0.91, 10, 10), (0.99, 10, 9)))) == pytest.approx(0.0)
    assert expected_error(bins(answers((0.81, 10, 10), (0.99, 10, 8)))) == pytest.approx(0.19)


def test_certainty_falls_into_the_last_bin() -> None:
    (only,) = bins(answers((1.0, 2, 2)))
    assert (only.low, only.high) == (0.9, 1.0)
