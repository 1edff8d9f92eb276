"""What an indicator promises: `Target`, and the words that say how it is judged."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


# `about` without a tolerance of its own or of its indicator is within this share of the number (method.md 2).
ABOUT_SHARE = Decimal("0.05")


class Kind(StrEnum):
    """What a number means in time and how it adds up (method.md 1)."""

    LEVEL = "level"
    CUMULATIVE = "cumulative"
    FLOW = "flow"
    RATIO = "ratio"
    GROWTH = "growth"
    MILESTONE = "milestone"


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"
    RANGE = "range"


class Bound(StrEnum):
    """How an actual must stand to a target to meet it (method.md 2)."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"
    BETWEEN = "between"
    ABOUT = "about"


class Form(StrEnum):
    """How a target is judged. AVERAGE compares the mean of the years so far; RELATIVE is a number once the row that it
    refers to has an actual of the same period; DELEGATED is set elsewhere and none until then; SPAN is what stands
    under the span of the plan (its share of each year is a NUMBER or an AVERAGE of that year)."""

    NUMBER = "number"
    BAND = "band"
    AVERAGE = "average"
    RELATIVE = "relative"
    NONE = "none"
    TEXT = "text"
    DELEGATED = "delegated"
    SPAN = "span"


class Target(NamedTuple):
    """A target of one period (or of the span of the plan). Numbers are exact, as they were written.

    NUMBER and AVERAGE have `value` and `bound`; BAND has `low` and `high` (and `value`, its centre, where it was
    `about`); RELATIVE has its margin as `value`. Every form keeps `written`, what stands in the plan file, so that no
    form is ever dropped. `low` and `high` are value -/+ tolerance, in decimals: what `met` compares with.
    `stretch` is a further number that is striven for (力争): kept beside the target, which alone decides `met`.
    """

    form: Form
    written: str
    bound: Bound | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    terms: Mapping[str, object] = MappingProxyType({})
    stretch: Decimal | None = None

    @property
    def is_numeric(self) -> bool:
        """Whether the target counts as due: something that an actual is compared with, whatever other rows say."""
        return self.form in (Form.NUMBER, Form.BAND, Form.AVERAGE)

    @property
    def decimals(self) -> int:
        """The decimal places as written, of the finest number."""
        return max((decimal_places(one) for one in (self.value, self.low, self.high) if one is not None), default=0)


def decimal_places(value: Decimal) -> int:
    """Decimal places of a number as written: 0.90 has two."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
