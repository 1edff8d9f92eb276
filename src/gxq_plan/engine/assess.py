"""The whole assessment: targets and actuals in, every figure out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from gxq_plan.engine.attainment import attainment
from gxq_plan.engine.flags import flags
from gxq_plan.engine.forecast import forecast
from gxq_plan.engine.groups import Series
from gxq_plan.engine.limits import limits
from gxq_plan.engine.rows import Rows
from gxq_plan.engine.schedule import schedule
from gxq_plan.engine.timeline import timeline
from gxq_plan.engine.trend import trend
from gxq_plan.engine.way import Way
from gxq_plan.frames.columns import FIGURE_DTYPES, STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gxq_plan.engine.compare import Integers
    from gxq_plan.model.plan import Conventions

# Rows that are computed at a time. The arrays of so many stay in the processor's cache, so that a million rows cost
# as much a row as ten thousand do; chosen by benchmarks/scale.py.
_AT_A_TIME = 1 << 15


def assess(
    targets: pd.DataFrame, actuals: pd.DataFrame, conventions: Conventions | Mapping[str, Conventions]
) -> pd.DataFrame:
    """One row for each indicator and period of the targets frame, sorted by KEY, with every column of frames.columns.

    `conventions` holds for all plans of the frame, or are given by the plan's id. The order of the input rows changes
    nothing; a row's figures depend on the rows of its own indicator only (and of the one that it repeats, or that its
    target refers to), all in the same plan. Inputs are left untouched. Raises ValueError where a key stands twice.
    """
    line = timeline(targets, actuals)
    columns = {name: _values(line.frame[name]) for name in line.frame.columns}
    everywhere = limits(conventions, line.plans, line.plan)
    figures = {name: np.empty(len(line.frame), dtype=_held(dtype)) for name, dtype in FIGURE_DTYPES.items()}
    for first, last, starts in _blocks(line.starts, len(line.frame)):
        block = {name: values[first:last] for name, values in columns.items()}
        rows = Rows(block, Series(starts, last - first), everywhere.part(first, last))
        for name, values in _figures(rows).items():
            figures[name][first:last] = values
    made = {name: _column(figures[name], dtype) for name, dtype in FIGURE_DTYPES.items()}
    return pd.concat([line.frame, pd.DataFrame(made, copy=False)], axis=1)


def _figures(rows: Rows) -> dict[str, Any]:
    way = Way(rows)
    found = attainment(rows)
    found |= schedule(rows, found[STATUS])
    found |= trend(way)
    found |= forecast(way)
    return found | flags(way, found)


def _blocks(starts: Integers, rows: int) -> Iterator[tuple[int, int, Integers]]:
    """Stretches of whole series: first row, row after the last, and where its series start within it."""
    ends = np.append(starts[1:], rows)
    first = 0
    while True:
        here = int(np.searchsorted(starts, first))
        after = max(here + 1, int(np.searchsorted(ends, first + _AT_A_TIME, side="right")))
        last = int(ends[after - 1]) if len(starts) else 0
        yield first, last, starts[here:after] - first
        if last >= rows:
            return
        first = last


def _values(column: pd.Series[Any]) -> Any:
    return column.cat.codes.to_numpy() if isinstance(column.dtype, pd.CategoricalDtype) else column.to_numpy()


def _held(dtype: Any) -> str:
    """What a column is computed as: words as codes, truth that may be missing as 1, 0 and -1."""
    return "int8" if isinstance(dtype, pd.CategoricalDtype) or dtype == "boolean" else str(dtype)


def _column(values: Any, dtype: Any) -> Any:
    if isinstance(dtype, pd.CategoricalDtype):
        return pd.Categorical.from_codes(values, dtype=dtype)
    return pd.arrays.BooleanArray(values == 1, values < 0) if dtype == "boolean" else values
