"""Targets and actuals on one time axis."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gxq_plan.frames import ACTUAL, ACTUAL_DECIMALS, INDICATOR, KEY, ORIGIN, PLAN, SAME_AS, YEAR

if TYPE_CHECKING:
    import pandas as pd


def timeline(targets: pd.DataFrame, actuals: pd.DataFrame) -> pd.DataFrame:
    """The targets frame with the actual of each indicator and year, sorted by KEY.

    A row that repeats another (`same_as`) and has no actual of its own takes the original's. Actuals of years that
    the plan has no target row for, and of indicators that it does not have, are left out. Raises ValueError where a
    key stands twice in either frame.
    """
    values = actuals[[*KEY, ACTUAL, ACTUAL_DECIMALS, ORIGIN]]
    merged = targets.merge(values, on=KEY, how="left", validate="one_to_one")
    if (targets[SAME_AS] != "").any():
        merged = _with_originals(merged)
    merged[ACTUAL_DECIMALS] = merged[ACTUAL_DECIMALS].fillna(0).astype("int64")
    merged[ORIGIN] = merged[ORIGIN].fillna(-1).astype("int64")
    return merged.sort_values(KEY, kind="stable", ignore_index=True)


def _with_originals(merged: pd.DataFrame) -> pd.DataFrame:
    reported = merged.loc[merged[ACTUAL].notna(), YEAR].unique()
    copies = np.flatnonzero((merged[SAME_AS] != "") & merged[ACTUAL].isna() & merged[YEAR].isin(reported))
    if not len(copies):
        return merged
    keys = merged.loc[copies, [PLAN, SAME_AS, YEAR]].rename(columns={SAME_AS: INDICATOR})
    taken = keys.merge(merged[[*KEY, ACTUAL, ACTUAL_DECIMALS, ORIGIN]], on=KEY, how="left")
    result = merged.copy()
    for column in (ACTUAL, ACTUAL_DECIMALS, ORIGIN):
        values = result[column].to_numpy(copy=True)
        values[copies] = taken[column].to_numpy()
        result[column] = values
    return result
