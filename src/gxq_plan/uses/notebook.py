"""The public functions: what the commands do, as frames. A notebook needs five lines (docs/api.md).

Every frame has one row for each indicator and period; column names are in `gxq_plan.frames`. Shares are 0-1, values in
the indicator's unit, missing numbers NaN, missing words "", truth that may be missing `boolean`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from gxq_plan import frames
from gxq_plan.engine.assess import assess as engine_assess
from gxq_plan.engine.rollup import rollup
from gxq_plan.errors import InputError
from gxq_plan.model import period as periods
from gxq_plan.model.period import Period
from gxq_plan.model.plan import Plan
from gxq_plan.model.submission import Column
from gxq_plan.read.names import Names
from gxq_plan.read.plan_file import from_file
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import shown, sources
from gxq_plan.uses.unfinished import finished

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from os import PathLike

FILE, ROW, SHA256, DATA_STATUS, NOTE = "file", "row", "sha256", "data_status", "note"


def load_plan(path: str | PathLike[str]) -> Plan:
    """The plan in a plan file. Raises GxqError with every fault found."""
    found = Path(path)
    return from_file(found, shown(found))


def targets(plan: Plan, inside: Iterable[str] = ()) -> pd.DataFrame:
    """What the plan promises: one row for each indicator and year, and for each period of `inside` ("2020Q3").

    plan, indicator (object), year, months, months_long (int64; a year is 12 months long and ends after 12, 2020Q3 is 3
    long and ends after 9), order (int64, the plan's order), kind, form, bound (category), sign (float64, +1 higher is
    better, -1 lower, NaN a range), target, low, high (float64, in the unit; the edges that `met` compares with) and the
    further columns of `gxq_plan.frames.columns`.
    """
    return frames.from_plan(plan, [_period(one) for one in inside])


def read_actuals(plan: Plan, *paths: str | PathLike[str]) -> pd.DataFrame:
    """What was delivered: one row for each indicator and period with a usable value, from files and folders.

    plan, indicator (object), year, months, months_long (int64), actual (float64, in the unit), actual_decimals (int64),
    origin (int64, this row's number, which the assessment repeats), file (object), row (int64), sha256, data_status,
    note (object). Of several values for one indicator and period the one of the higher data status, the later date,
    else the less favourable counts. Raises GxqError where a file cannot be read; what is wrong with single rows is
    said by `gxq check`.
    """
    for one in map(Path, paths):
        if one.is_dir():
            finished(one, lambda: None)
    # A folder is read as the actuals folder is: only names that begin with a period.
    named = [sources([Path(one)], Path(one)) for one in paths]
    files, unread = read(Names(plan), [each for inputs, _ in named for each in inputs])
    faults = [*(each for _, unnamed in named for each in unnamed), *unread]
    if faults:
        raise InputError(faults)
    values = [(file, row) for file in files for row in file.rows if row.subject]
    found = frames.from_rows(plan, values)
    behind = [values[at] for at in found[frames.ORIGIN]]
    where = {
        frames.ORIGIN: pd.Series(range(len(found)), dtype="int64"),
        FILE: pd.Series([file.path for file, _ in behind], dtype="object"),
        ROW: pd.Series([row.number for _, row in behind], dtype="int64"),
        SHA256: pd.Series([file.sha256 for file, _ in behind], dtype="object"),
        DATA_STATUS: pd.Series([row.text(Column.DATA_STATUS) for _, row in behind], dtype="object"),
        NOTE: pd.Series([row.note for _, row in behind], dtype="object"),
    }
    return found.assign(**where)


def assess(plans: Plan | Sequence[Plan], actuals: pd.DataFrame, inside: Iterable[str] = ()) -> pd.DataFrame:
    """Every figure of every indicator: in each year of its plan, in each period inside a year that `actuals` holds, and
    in those of `inside`. Sorted by plan, indicator and period.

    The columns of `targets` and `actuals`, then (float64 unless said) met (boolean), attainment (share), gap, shortfall
    (unit), status (category), stretch_reached (boolean), span_actual (unit), span_met (boolean), expected (unit),
    schedule_gap (share of the year's target), baseline (unit), baseline_year, baseline_from (category), points (int64),
    final_target (unit), reached (bool), progress, planned_share, elapsed_share (shares), pace_plan S, pace_constant R
    (ratios), trend (category), forecast_linear, forecast_plan, forecast_low, forecast_high (unit), forecast_clipped
    (bool), forecast_gap_best, forecast_gap_worst G (shares of the way), forecast_verdict (category), needed_per_year,
    observed_per_year (unit a year), acceleration K (ratio) and one bool column for each flag. Formulas: docs/method.
    """
    several = [plans] if isinstance(plans, Plan) else list(plans)
    within = [Period(*map(int, one)) for one in actuals[frames.PERIOD].drop_duplicates().to_numpy()]
    within += [_period(one) for one in inside]
    promised = pd.concat([frames.from_plan(one, within) for one in several], ignore_index=True)
    return engine_assess(promised, actuals, {one.id: one.conventions for one in several})


def roll_up(plans: Plan | Sequence[Plan], assessed: pd.DataFrame) -> pd.DataFrame:
    """One row for each group of each plan and period of `assessed`: plan, level (plan, projects, tasks, works,
    departments, sources), group (object), year, months, months_long, due, reported and a count for each status (int64),
    reporting_rate, met_strict, met_lenient, score_strict, score_lenient (shares), light (category), rank (Int64).
    Inside a year met_* are the rates of rows on schedule or better, and there is no score.
    """
    several = [plans] if isinstance(plans, Plan) else list(plans)
    members = pd.concat([frames.members_of(one) for one in several], ignore_index=True)
    return rollup(assessed, members, {one.id: one.conventions for one in several})


def _period(written: str) -> Period:
    found = periods.from_text(written)
    if found is None:
        raise ValueError(f"{written!r} is no period: write 2019, 2019H1, 2019Q3 or 2019-06")
    return found
