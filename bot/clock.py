"""The time as a parameter: whoever needs it is given a `Clock`, so that tests and the demo can hold it still."""

import datetime as dt
from collections.abc import Callable

Clock = Callable[[], dt.datetime]


def utc_now() -> dt.datetime:
    """The real time, aware and in UTC."""
    return dt.datetime.now(dt.UTC)
