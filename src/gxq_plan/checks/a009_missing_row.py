"""An indicator that a submitting department owes and did not send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.place import Place
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.submission import About, Submission


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
    stated = evidence.stated(lambda period: period.is_annual)
    reported: dict[str | None, set[Period]] = {}
    for _, about, period in stated:
        reported.setdefault(about.subject, set()).add(period)
    for period, (place, departments) in _present(evidence, stated).items():
        for indicator, *_ in evidence.plan.seats:
            wanted = evidence.complete or indicator.department in departments
            if not wanted or indicator.same_as or not evidence.is_due(indicator, period):
                continue
            if period not in reported.get(indicator.id, ()):
                facts: dict[str, object] = {
                    "id": indicator.id,
                    "name": indicator.name,
                    "period": period,
                    "department": indicator.department or "—",
                }
                yield Hit(place, indicator.id, facts, Severity.ERROR if evidence.complete else None)


def _present(
    evidence: Evidence, stated: Iterable[tuple[Submission, About, Period]]
) -> dict[Period, tuple[Place, set[str | None]]]:
    """The annual periods in the files, each with the table to name and the departments that submitted: those that the
    rows or the table name, else the rows' owners."""
    found: dict[Period, tuple[Place, set[str | None]]] = {}
    for submission, about, period in stated:
        _, departments = found.setdefault(period, (Place(submission.path, submission.sheet), set()))
        if seat := evidence.plan.by_id.get(about.subject or ""):
            written = about.department or submission.department or ""
            departments.add(evidence.plan.department_names.get(written) or seat.indicator.department)
    return found
