"""What gets into the log, in both forms, and what never does."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot import logs


@pytest.fixture(params=["text", "json"])
def written(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """Everything that is logged at the most talkative level."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("DEBUG", request.param, stream)
    yield stream
    root.handlers[:], root.level = handlers, level


def test_a_line_of_json_has_everything(written: io.StringIO) -> None:
    with logs.request() as request:
        try:
            raise ValueError("no")
        except ValueError:
            logging.getLogger("bot.somewhere").exception("%d things failed", 2)
    logging.getLogger("bot.somewhere").info("outside")

    lines = written.getvalue().splitlines()
    if not lines[0].startswith("{"):
        assert lines[0].endswith(f"ERROR    bot.somewhere: 2 things failed [{request}]")
        assert lines[-1].endswith("INFO     bot.somewhere: outside")
        return
    first, second = map(json.loads, lines)
    assert (
        first.items()
        >= {
            "level": "ERROR",
            "logger": "bot.somewhere",
            "message": "2 things failed",
            "request": request,
        }.items()
    )
    assert "ValueError: no" in first["error"]
    assert first["time"].endswith("+00:00")
    assert set(second) == {"time", "level", "logger", "message"}


def test_each_event_has_an_id_of_its_own() -> None:
    with logs.request() as first, logs.request() as second:
        assert logs.request_id() == second != first
    assert logs.request_id() == ""
