"""What an average over the plan's span is compared with: the mean of the years so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gxq_plan.engine.compare import Floats, divided
from gxq_plan.frames.columns import COMPOUND

if TYPE_CHECKING:
    from gxq_plan.engine.rows import Rows

# Far finer than any figure that is submitted; three years of 7% are 7% and not 6.999999999999999.
_DECIMALS = 9


def mean_so_far(rows: Rows) -> Floats:
    """On every year with an actual, the mean of the actuals up to it; a missing year is not a zero. Yearly growth in
    percent compounds (年均增长): ((1+g1)...(1+gn))^(1/n) - 1. NaN where the year was not reported, or where a growth
    of -100% or less leaves nothing to compound."""
    there, series = rows.reported, rows.series
    count = series.running_sum(there.astype("float64"))
    plain = divided(series.running_sum(np.where(there, rows.a, 0.0)), count)
    compound = rows.is_kind("growth") & np.asarray(rows[COMPOUND], dtype=bool)
    if compound.any():
        with np.errstate(divide="ignore", invalid="ignore"):
            grown = np.log1p(np.where(there & compound, rows.a, 0.0) / 100)
        plain = np.where(compound, 100 * np.expm1(divided(series.running_sum(grown), count)), plain)
    return np.where(there, np.round(plain, _DECIMALS) + 0.0, np.nan)
