"""An indicator that a submitting department owes and did not send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._evidence import Filings
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model import period as periods
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_counting
from gxq_plan.place import Place
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator
    from gxq_plan.model.submission import Submission
    from gxq_plan.model.target import Target


@rule(
    "A009",
    Severity.WARNING,
    title=Text(zh="缺报", en="a row is missing"),
    message=Text(
        zh="{department}应报的 {id} {name}（{period}）没有报",
        en="{id} {name} for {period}, due from {department}, was not submitted",
    ),
    remedy=Text(
        zh="请补上这一行；尚无数据的写“待统计”，并在说明中写原因",
        en="add the row; where there is no figure yet write 待统计 and the reason in the note",
    ),
    why=Text(
        zh="没有报的不等于零，也不等于完成；报送率低于八成时整个部门无法评价。",
        en="Not reported is neither zero nor met; below a rate of 80% a department cannot be judged at all.",
    ),
    example=Text(zh="科学技术局报了 23 行，计划里有 24 行", en="an office sent 23 rows of its 24"),
)
def missing_row(evidence: Evidence) -> Iterator[Hit]:
    present = _present(evidence)
    for indicator, *_ in evidence.plan.seats:
        if not (periods_owed := owed(indicator, present)):
            continue
        reported = _reported(evidence, indicator)
        for period in periods_owed:
            place, departments = present[period]
            if _stretch(period) in reported or not (evidence.complete or indicator.department in departments):
                continue
            facts: dict[str, object] = {
                "id": indicator.id,
                "name": indicator.name,
                "period": period,
                "department": indicator.department or "—",
            }
            yield Hit(place, indicator.id, facts, Severity.ERROR if evidence.complete else None)


def owed(indicator: Indicator, present: Collection[Period]) -> list[Period]:
    """The periods for which somebody must report an indicator, of those in the files: years with a target; within the
    year what the plan sets a target for inside the year, and amounts that are judged by the share of the year that has
    passed. Stocks, shares and the few big events of a year are asked for at its end (domain.md 1.2, method.md 2). A
    row that repeats another is never owed."""
    if indicator.same_as:
        return []
    due = {period: target for period, target in indicator.targets.items() if target.is_numeric}
    inside = (periods.from_text(key) for key, target in indicator.other_targets.items() if target.is_numeric)
    wanted = {*due, *(period for period in inside if period and not period.is_annual)}
    flows = indicator.kind is Kind.FLOW
    years = {period.year for period, target in due.items() if flows and not _is_event(indicator, target)}
    if not wanted:
        return []
    return [one for one in present if one in wanted or (years and not one.is_annual and one.year in years)]


def _is_event(indicator: Indicator, target: Target) -> bool:
    """Whether a year's amount is so few single things that it is a milestone: not due until reached."""
    number = target.value if target.value is not None else target.high
    return is_counting(indicator.unit) and number is not None and number <= _FEW


def _stretch(period: Period) -> tuple[int, int, bool]:
    """Where an in-year period ends: figures are year to date, so 2019H1 and 2019Q2 ask for the same row."""
    return period.year, period.months, period.is_annual


def _reported(evidence: Evidence, indicator: Indicator) -> set[tuple[int, int, bool]]:
    return {
        _stretch(period)
        for submission, positions in evidence.by_subject.get(indicator.id, _NONE).parts
        for when in {submission.rows.when[at] for at in positions}
        if (period := submission.rows.whens[when][0])
    }


def _present(evidence: Evidence) -> dict[Period, tuple[Place, set[str | None]]]:
    """The periods in the files, each with the table to name and the departments that submitted: those that the rows
    or the table name, else the rows' owners. Of periods that end together one stands for all."""
    found: dict[tuple[int, int, bool], tuple[Period, Place, set[str | None]]] = {}
    for submission in evidence.submissions:
        for period in submission.rows.held():
            found.setdefault(_stretch(period), (period, Place(submission.path, submission.sheet), set()))
        for office, whens in _offices(evidence, submission).items():
            for when in whens:
                if held := submission.rows.whens[when][0]:
                    found[_stretch(held)][2].add(office)
    return {period: (place, departments) for period, place, departments in found.values()}


def _offices(evidence: Evidence, submission: Submission) -> dict[str | None, set[int]]:
    """The departments that a table's rows of indicators are from, each with the periods of these rows (their positions
    in `whens`). A million rows name few departments, so this gathers sets and makes no rows."""
    rows, official = submission.rows, evidence.plan.department_names
    found: dict[str | None, set[int]] = {}
    whens_of: list[set[int] | None] = []
    for about in rows.abouts:
        seat = evidence.plan.by_id.get(about.subject or "")
        written = about.department or submission.department or ""
        office = official.get(written) or (seat and seat.indicator.department)
        whens_of.append(found.setdefault(office, set()) if seat else None)
    for at, when in zip(rows.about, rows.when, strict=True):
        if (whens := whens_of[at]) is not None:
            whens.add(when)
    return found


_NONE = Filings(())
# Up to this many of a thing in a year are milestones (method.md 2).
_FEW = 3
