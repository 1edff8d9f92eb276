"""A form that an office fills in: which rows it has to report for a period, and what is known of each beforehand."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model import period as periods

if TYPE_CHECKING:
    from decimal import Decimal

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator, Plan, Work
    from gxq_plan.model.target import Target


class Ask(StrEnum):
    """What a row of a form asks for. DUE: a figure. OPTIONAL: none that the plan wants in this period, though one may
    be given. COPY: nothing, another row gives it. PROGRESS: how a work without indicators stands."""

    DUE = "due"
    OPTIONAL = "optional"
    COPY = "copy"
    PROGRESS = "progress"


class Last(NamedTuple):
    """The value of the period that a form compares with; `made_up`: its row says that it is sample data."""

    value: Decimal
    made_up: bool = False


class Limits(NamedTuple):
    """What a figure can be: between two bounds (None: open), `whole` where single things are counted."""

    low: Decimal | None
    high: Decimal | None
    whole: bool


class Asked(NamedTuple):
    """The row of an indicator. `target` is what the plan sets for the period; where it sets something for its year
    alone (`of_year`), that."""

    indicator: Indicator
    ask: Ask
    target: Target | None
    of_year: bool
    last: Last | None
    limits: Limits


class Form(NamedTuple):
    """What one department fills in for one period: its indicators and its works without indicators, in the plan's
    order. `before` is the period that the last values are of, None where there are none."""

    plan: Plan
    department: str
    period: Period
    before: Period | None
    asked: tuple[Asked, ...]
    works: tuple[Work, ...]

    @property
    def made_up(self) -> bool:
        """Whether a last value is sample data, which every place that shows it must say."""
        return any(one.last is not None and one.last.made_up for one in self.asked)

    def count(self, ask: Ask) -> int:
        """How many rows ask for this."""
        return len(self.works) if ask is Ask.PROGRESS else sum(one.ask is ask for one in self.asked)

    @property
    def stem(self) -> str:
        """The name of its file without a suffix: the period first, by which `check` knows it, then the department in
        what every system allows in names. A department that begins with a number must not change the period: 2020 and
        06号楼 are no June."""
        name = _FORBIDDEN.sub("_", self.department.strip())[:_LONGEST_NAME].strip(" .")
        stem = f"{self.period}-{name}"
        return stem if periods.at_start_of(stem) == self.period else f"{self.period}_{name}"


# What Windows forbids, what cannot be seen, and what a shell takes for more than a character.
_FORBIDDEN = re.compile(r"""[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\s]+""")
# In characters: a name of 60 Chinese ones is 180 bytes, and systems take 255.
_LONGEST_NAME = 60
