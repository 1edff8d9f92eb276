"""The whole assessment of annual periods: targets and actuals in, every figure out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.engine.attainment import attainment
from gxq_plan.engine.flags import flags
from gxq_plan.engine.timeline import timeline
from gxq_plan.engine.trend import trend

if TYPE_CHECKING:
    import pandas as pd

    from gxq_plan.model.plan import Conventions


def assess(targets: pd.DataFrame, actuals: pd.DataFrame, conventions: Conventions) -> pd.DataFrame:
    """One row for each indicator and period of the targets frame, sorted by KEY, with every column of frames.py.

    The order of the input rows changes nothing; a row's figures depend on the rows of its own indicator only (and of
    the one that it repeats). Inputs are left untouched.
    """
    return flags(trend(attainment(timeline(targets, actuals), conventions), conventions), conventions)
