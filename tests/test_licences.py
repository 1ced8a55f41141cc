"""Whoever runs the bot can read under which licences."""

import sys

import pytest

from tests.licences import PAGE, page


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="written with Python 3.11, which has its own versions")
def test_the_page_of_licences_is_current_and_whole() -> None:
    assert PAGE.read_text() == page()
    assert "|  |" not in page()
