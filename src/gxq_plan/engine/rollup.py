"""Section 5 of the method: groups of indicators, from the leaves, one indicator one vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from gxq_plan.engine.compare import Codes, Floats, at_least, divided, first_of
from gxq_plan.engine.limits import limits
from gxq_plan.frames.columns import (
    ATTAINMENT,
    BINDING,
    DUE,
    GROUP,
    INDICATOR,
    LEVEL,
    LIGHT,
    LIGHTS,
    MET_LENIENT,
    MET_STRICT,
    MONTHS_LONG,
    ORDER,
    PERIOD,
    PLAN,
    RANK,
    REPORTED,
    REPORTING_RATE,
    SAME_AS,
    SCHEDULE_GAP,
    SCORE_LENIENT,
    SCORE_STRICT,
    STATUS,
    STATUSES,
    WEIGHT,
    codes,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.model.plan import Conventions

COUNTED = [str(word) for word in STATUSES.categories if word]
_LIGHT = codes(LIGHTS)
_IDS = [PLAN, LEVEL, GROUP, *PERIOD]
_NOT_DUE = ("no_target", "not_due", "qualitative")
# What was asked and delivered: in the year met, inside it on schedule or better.
_GOOD = ("exceeded", "met", "reached", "ahead_of_schedule", "on_schedule")
# What a row without an attainment gives to the score (method.md 5).
_SCORE = {"exceeded": 1.0, "met": 1.0, "near": 0.9, "behind": 0.6}
_FEWEST_TO_RANK = 3


def rollup(
    assessed: pd.DataFrame, members: pd.DataFrame, conventions: Conventions | Mapping[str, Conventions]
) -> pd.DataFrame:
    """One row for each group of `members` and period of `assessed`, in their order: PLAN, LEVEL, GROUP, PERIOD; DUE,
    REPORTED and a count for each status (int64); REPORTING_RATE, MET_STRICT, MET_LENIENT, SCORE_STRICT, SCORE_LENIENT
    (shares; NaN where nothing is due, the lenient ones where nothing is reported); LIGHT (green, yellow, red, grey; ""
    where nothing is due); RANK (Int64) by the strict score among the groups of its level, NA with fewer than three due
    and for the plan itself.

    Inside a year MET_* are the rates of rows on schedule or better and stand for the score, which is NaN. A row that
    repeats another counts only in groups that its original is not in. Weights count in MET_* and SCORE_* only.
    """
    rows = _without_copies(members.merge(assessed, on=[PLAN, INDICATOR], how="inner"))
    leaves = pd.concat([rows[_IDS], pd.DataFrame(_leaf(rows), index=rows.index)], axis=1)
    groups = leaves.groupby(_IDS, sort=False, observed=True).sum().reset_index()
    result = groups[[*_IDS, DUE, REPORTED, *COUNTED]].astype(dict.fromkeys((DUE, REPORTED, *COUNTED), "int64"))
    result[REPORTING_RATE] = _over(groups, REPORTED, DUE)
    result[MET_STRICT], result[MET_LENIENT] = _over(groups, "w_good", "w_due"), _over(groups, "w_good", "w_reported")
    annual = (groups[MONTHS_LONG] == 12).to_numpy()
    for score, below in ((SCORE_STRICT, "w_due"), (SCORE_LENIENT, "w_reported")):
        result[score] = np.where(annual, _over(groups, "w_score", below), np.nan)
    strict = np.where(annual, result[SCORE_STRICT], result[MET_STRICT])
    result[LIGHT] = pd.Categorical.from_codes(_light(groups, result, strict, conventions), dtype=LIGHTS)
    result[RANK] = _rank(result, strict)
    return result


def leaves(assessed: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """What the groups of `members` are made of, one row for each leaf that counts in a group: PLAN, LEVEL, GROUP,
    PERIOD, INDICATOR, ATTAINMENT and SCHEDULE_GAP as in `assessed`, and what it adds to the group (float64): DUE,
    REPORTED, w_due, w_reported, w_good, w_score, binding_missed, binding_far and each status. In the plan's order."""
    rows = _without_copies(members.merge(assessed, on=[PLAN, INDICATOR], how="inner"))
    return pd.concat(
        [rows[[*_IDS, INDICATOR, ATTAINMENT, SCHEDULE_GAP]], pd.DataFrame(_leaf(rows), index=rows.index)], axis=1
    )


def _without_copies(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for an indicator and all that repeat it: the original where it is in the group, else the first copy.
    Within a group rows stand in the plan's order, so that sums do not depend on the order of the input."""
    groups = rows.groupby(_IDS, sort=False, observed=True).ngroup().to_numpy()
    ordered = rows.iloc[np.lexsort((rows[ORDER].to_numpy(), groups))]
    copies = (ordered[SAME_AS] != "").to_numpy(dtype=bool)
    if not copies.any():
        return ordered
    one_thing = ordered[_IDS].assign(thing=ordered[SAME_AS].where(copies, ordered[INDICATOR]))
    originals_first = one_thing.iloc[np.argsort(copies, kind="stable")]
    return ordered[~originals_first.duplicated().reindex(ordered.index)]


def _leaf(rows: pd.DataFrame) -> dict[str, Floats]:
    """What each leaf adds to its groups; `w_` columns are weighted."""
    status, weight = rows[STATUS], rows[WEIGHT].to_numpy()
    due = ~status.isin(_NOT_DUE).to_numpy()
    reported = due & (status != "not_reported").to_numpy()
    good = status.isin(_GOOD).to_numpy()
    share = np.clip(rows[ATTAINMENT].to_numpy(), 0, 1)
    by_status = status.astype("object").map(_SCORE).fillna(0.0).to_numpy(dtype="float64")
    score = np.where(np.isnan(share), by_status, share)
    missed = rows[BINDING].to_numpy() & reported & ~good
    columns = {
        DUE: due,
        REPORTED: reported,
        "w_due": due * weight,
        "w_reported": reported * weight,
        "w_good": good * weight,
        "w_score": np.where(reported, score, 0.0) * weight,
        "binding_missed": missed,
        "binding_far": missed & (status == "far_behind").to_numpy(),
        **{word: (status == word).to_numpy() for word in COUNTED},
    }
    return {name: np.asarray(values, dtype="float64") for name, values in columns.items()}


def _over(groups: pd.DataFrame, above: str, below: str) -> Floats:
    return divided(groups[above].to_numpy(), groups[below].to_numpy())


def _light(
    groups: pd.DataFrame, result: pd.DataFrame, strict: Floats, conventions: Conventions | Mapping[str, Conventions]
) -> Codes:
    """By the strict score, inside a year by the strict rate; too few reports are grey, a binding indicator that is
    not met (inside a year: behind schedule) caps it."""
    plan, plans = pd.factorize(groups[PLAN].to_numpy(dtype="object"))
    limit = limits(conventions, [str(one) for one in plans], plan)
    far, missed = (groups[name].to_numpy() > 0 for name in ("binding_far", "binding_missed"))
    return first_of(
        (
            (groups[DUE].to_numpy() == 0, 0),
            (~at_least(result[REPORTING_RATE].to_numpy(), limit("reporting")), _LIGHT["grey"]),
            (far | ~at_least(strict, limit("light_yellow")), _LIGHT["red"]),
            (missed | ~at_least(strict, limit("light_green")), _LIGHT["yellow"]),
        ),
        _LIGHT["green"],
        strict,
    )


def _rank(result: pd.DataFrame, strict: Floats) -> pd.Series[Any]:
    """Places by the strict score, equal ones shared; scores that differ by rounding alone are equal."""
    ranked = ((result[DUE] >= _FEWEST_TO_RANK) & (result[LEVEL] != "plan")).to_numpy()
    among = result[[PLAN, LEVEL, *PERIOD]].assign(strict=np.where(ranked, np.round(strict, 9), np.nan))
    places = among.groupby([PLAN, LEVEL, *PERIOD], sort=False, observed=True)["strict"]
    return places.rank(method="min", ascending=False).astype("Int64")
