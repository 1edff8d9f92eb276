"""The time that is printed or stored. SOURCE_DATE_EPOCH sets it, so that a run can be repeated to the byte."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from gxq_plan.errors import USAGE, InputError
from gxq_plan.place import Place
from gxq_plan.text import Text

_VARIABLE = "SOURCE_DATE_EPOCH"
_NO_TIME = Text(zh="SOURCE_DATE_EPOCH 不是秒数：{value}", en="SOURCE_DATE_EPOCH is no number of seconds: {value}")


def epoch() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH sets, in UTC; None where it sets none. Raises InputError (U001) where it holds
    no time."""
    seconds = os.environ.get(_VARIABLE)
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        problem = _NO_TIME.given(value=seconds)
        raise InputError([USAGE.at(Place(), problem=problem, command=Text.both("gxq"))]) from None


def now() -> datetime:
    """The time of this run, with its offset."""
    return epoch() or datetime.now().astimezone()


def today() -> date:
    """The day of this run, in the time of the machine."""
    return now().date()
