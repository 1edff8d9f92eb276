"""Section 5 of the method: groups of indicators, from the leaves, one indicator one vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from gxq_plan.engine.compare import Floats, at_least, divided
from gxq_plan.frames import (
    ACTUAL,
    ATTAINMENT,
    BINDING,
    DUE,
    FORM,
    GROUP,
    INDICATOR,
    LEVEL,
    LIGHT,
    MET,
    MET_LENIENT,
    MET_STRICT,
    NUMERIC_FORMS,
    PLAN,
    REPORTED,
    REPORTING_RATE,
    SAME_AS,
    SCORE_LENIENT,
    SCORE_STRICT,
    STATUS,
    WEIGHT,
)

if TYPE_CHECKING:
    from gxq_plan.model.plan import Conventions

STATUSES = (
    "exceeded",
    "met",
    "near",
    "behind",
    "far_behind",
    "not_reported",
    "no_target",
    "not_due",
    "qualitative",
    "not_assessed",
)
# What a row without an attainment gives to the score (method.md 5).
_SCORE_BY_STATUS = {"exceeded": 1.0, "met": 1.0, "near": 0.9, "behind": 0.6}


def rollup(assessed: pd.DataFrame, members: pd.DataFrame, conventions: Conventions) -> pd.DataFrame:
    """One row for each group of `members`, in its order: LEVEL, GROUP, DUE, REPORTED (int64), a count for each status
    (int64), REPORTING_RATE, MET_STRICT, MET_LENIENT, SCORE_STRICT, SCORE_LENIENT (shares; NaN where nothing is due,
    the lenient ones where nothing is reported), LIGHT (green, yellow, red, grey; "" where nothing is due).

    `assessed` holds one period. A row that repeats another counts only in groups that its original is not in.
    """
    rows = _without_copies(members.merge(assessed, on=[PLAN, INDICATOR], how="inner"))
    leaves = rows[[LEVEL, GROUP]].assign(**_leaf_columns(rows))
    groups = leaves.groupby([LEVEL, GROUP], sort=False, observed=True).sum().reset_index()
    result = groups[[LEVEL, GROUP]].copy()
    for count in (DUE, REPORTED, *STATUSES):
        result[count] = groups[count].astype("int64")
    result[REPORTING_RATE] = _over(groups, REPORTED, DUE)
    result[MET_STRICT], result[MET_LENIENT] = _over(groups, "w_met", "w_due"), _over(groups, "w_met", "w_reported")
    result[SCORE_STRICT], result[SCORE_LENIENT] = (
        _over(groups, "w_score", "w_due"),
        _over(groups, "w_score", "w_reported"),
    )
    result[LIGHT] = pd.Series(_light(groups, result, conventions), dtype="object")
    return result


def _without_copies(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for an indicator and all that repeat it: the original where it is in the group, else the first copy."""
    copies = (rows[SAME_AS] != "").to_numpy()
    if not copies.any():
        return rows
    one_thing = rows[[LEVEL, GROUP, PLAN]].assign(thing=np.where(copies, rows[SAME_AS], rows[INDICATOR]))
    originals_first = one_thing.iloc[np.argsort(copies, kind="stable")]
    return rows[~originals_first.duplicated().sort_index()]


def _leaf_columns(rows: pd.DataFrame) -> dict[str, Floats]:
    """What each leaf adds to its groups; `w_` columns are weighted."""
    status, weight = rows[STATUS].to_numpy(), rows[WEIGHT].to_numpy()
    due = np.isin(rows[FORM].to_numpy(), NUMERIC_FORMS) & (status != "not_due")
    reported = due & ~np.isnan(rows[ACTUAL].to_numpy())
    share = np.clip(rows[ATTAINMENT].to_numpy(), 0, 1)
    by_status = np.select([status == word for word in _SCORE_BY_STATUS], list(_SCORE_BY_STATUS.values()), default=0.0)
    score = np.where(np.isnan(share), by_status, share)
    met = (rows[MET] == True).to_numpy(dtype=bool)  # noqa: E712 - an object column of True, False and None
    binding = rows[BINDING].to_numpy() & reported & ~met
    columns = {
        DUE: due,
        REPORTED: reported,
        "w_due": due * weight,
        "w_reported": reported * weight,
        "w_met": (met & reported) * weight,
        "w_score": np.where(reported, score, 0.0) * weight,
        "binding_missed": binding,
        "binding_far": binding & (status == "far_behind"),
        **{word: status == word for word in STATUSES},
    }
    return {name: np.asarray(values, dtype="float64") for name, values in columns.items()}


def _over(groups: pd.DataFrame, above: str, below: str) -> Floats:
    return divided(groups[above].to_numpy(), groups[below].to_numpy())


def _light(
    groups: pd.DataFrame, result: pd.DataFrame, conventions: Conventions
) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """By the strict score; too few reports are grey, a binding indicator missed caps it."""
    limits = conventions.thresholds
    score = result[SCORE_STRICT].to_numpy()
    return np.select(
        [
            groups[DUE].to_numpy() == 0,
            ~at_least(result[REPORTING_RATE].to_numpy(), limits.reporting),
            (groups["binding_far"].to_numpy() > 0) | ~at_least(score, limits.light_yellow),
            (groups["binding_missed"].to_numpy() > 0) | ~at_least(score, limits.light_green),
        ],
        ["", "grey", "red", "yellow"],
        default="green",
    ).astype("object")
