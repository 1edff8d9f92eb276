"""Targets and actuals on one time axis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from gxq_plan.engine.compare import Integers, rounded
from gxq_plan.engine.keys import Keys
from gxq_plan.frames.columns import (
    ACTUAL,
    ACTUAL_DECIMALS,
    ACTUAL_DTYPES,
    FORM,
    HIGH,
    LOW,
    ORIGIN,
    RELATIVE_TO,
    SAME_AS,
    TARGET,
    TARGET_DECIMALS,
    TARGET_DTYPES,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_MISSING = {ACTUAL: np.nan, ACTUAL_DECIMALS: 0, ORIGIN: -1}


class Timeline(NamedTuple):
    """`frame`: the columns of the targets frame and what was delivered, sorted by KEY; `starts`: the row that each
    indicator begins with; `plans`: the plans' ids, `plan` the number of each row's."""

    frame: pd.DataFrame
    starts: Integers
    plans: list[str]
    plan: Integers


def timeline(targets: pd.DataFrame, actuals: pd.DataFrame) -> Timeline:
    """The targets frame with the actual of each indicator and period.

    A row that repeats another (`same_as`) and has no actual of its own takes the original's; a relative target becomes
    the other row's actual and the margin, NaN where that row has none. Actuals of periods that the targets frame has
    no row for, and of indicators that it does not have, are left out. Raises ValueError where a key stands twice in
    either frame. The inputs are left untouched.
    """
    frame, values = typed(targets, TARGET_DTYPES), typed(actuals, ACTUAL_DTYPES)
    keys = Keys(frame, values)
    order, at = keys.joined()
    if order is not None:
        frame = frame.iloc[order]
    frame = frame.reset_index(drop=True)
    found = {name: _delivered(values[name].to_numpy(), at, missing) for name, missing in _MISSING.items()}
    _take_from_originals(keys, frame, found)
    found |= _resolved(keys, frame, found)
    frame = pd.concat([frame.drop(columns=[*found], errors="ignore"), pd.DataFrame(found, copy=False)], axis=1)
    series = keys.targets // keys.periods
    starts = np.flatnonzero(np.diff(series, prepend=-1))
    return Timeline(frame[[*TARGET_DTYPES, *_MISSING]], starts, keys.plans, series // keys.indicators)


def typed(frame: pd.DataFrame, dtypes: Mapping[str, Any]) -> pd.DataFrame:
    """The columns that matter with their dtypes, whatever a file or a notebook made of them; ids may be strings of any
    kind. Raises ValueError for a word that the method does not know."""
    found = frame[list(dtypes)]
    wrong = {name: dtype for name, dtype in dtypes.items() if dtype != "object" and found[name].dtype != dtype}
    if not wrong:
        return found
    words = {name: dtype for name, dtype in wrong.items() if isinstance(dtype, pd.CategoricalDtype)}
    for name, dtype in words.items():
        # A file has no empty words, only missing ones.
        plain = found[name].astype("object").where(found[name].notna(), "")
        unknown = plain[~plain.isin(dtype.categories)]
        if len(unknown):
            raise ValueError(f"{name}: {unknown.iloc[0]!r} is none of {', '.join(dtype.categories[1:])}")
        found = found.assign(**{name: pd.Series(plain, dtype=dtype)})
    return found.astype({name: dtype for name, dtype in wrong.items() if name not in words})


def _delivered(column: Any, at: Integers, missing: float) -> Any:
    if not len(column):
        return np.full(len(at), missing, dtype=column.dtype)
    # An index of -1 takes the last value: whatever it is, it is replaced.
    result = column[at]
    result[at < 0] = missing
    return result


def _take_from_originals(keys: Keys, frame: pd.DataFrame, found: Mapping[str, Any]) -> None:
    same_as = frame[SAME_AS].to_numpy(dtype="object")
    copies = np.flatnonzero((same_as != "") & np.isnan(found[ACTUAL]))
    if len(copies):
        at = keys.of(same_as[copies], copies)
        copies, at = copies[at >= 0], at[at >= 0]
        for name in _MISSING:
            found[name][copies] = found[name][at]


def _resolved(keys: Keys, frame: pd.DataFrame, found: Mapping[str, Any]) -> dict[str, Any]:
    """TARGET, LOW, HIGH and TARGET_DECIMALS with the other row's actual added where a target is relative."""
    relative = np.flatnonzero(frame[FORM] == "relative")
    if not len(relative):
        return {}
    at = keys.of(frame[RELATIVE_TO].to_numpy(dtype="object")[relative], relative)
    other = np.where(at >= 0, found[ACTUAL][np.maximum(at, 0)], np.nan)
    resolved = {name: frame[name].to_numpy(copy=True) for name in (TARGET_DECIMALS, TARGET, LOW, HIGH)}
    places = np.maximum(resolved[TARGET_DECIMALS][relative], found[ACTUAL_DECIMALS][np.maximum(at, 0)])
    resolved[TARGET_DECIMALS][relative] = places
    for name in (TARGET, LOW, HIGH):
        # Rounded: 6.1 + 0.2 is 6.3, and an actual of 6.3 meets it.
        resolved[name][relative] = rounded(resolved[name][relative] + other, places)
    return resolved
