"""`——` or `/` as a value although the plan sets a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence, Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A013",
    Severity.ERROR,
    title=Text(zh="有目标却填了“不适用”", en="not applicable, although a target is set"),
    message=Text(
        zh="{period}目标是 {target}{unit}，实际值不能写“{written}”",
        en="the target for {period} is {target} {unit}, so the value cannot be '{written}'",
    ),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="“——”只表示计划没有设目标；有目标的指标必须有数或说明。",
        en="'——' only says that the plan sets no target; where it does, a number or a reason is due.",
    ),
    example=Text(zh="目标 110，实际值写“/”", en="target 110, value '/'"),
)
def target_without_value(evidence: Evidence) -> Iterator[Hit]:
    for submission, row, indicator in evidence.without_value(Absence.NOT_APPLICABLE):
        target = indicator.targets.get(row.period) if row.period else None
        if target is not None and target.is_numeric:
            facts: dict[str, object] = {
                "period": row.period,
                "target": target.written,
                "unit": indicator.unit,
                "written": row.cell.raw,
                "suggestion": _MAY_BE_ZERO if row.cell.raw in _NOTHING else _FILL_IN,
            }
            yield Hit(submission.place(row, Column.VALUE), indicator.id, facts)


# Words that a clerk writes where nothing was done, which is a zero, and where nothing applies, which is none.
_NOTHING = ("无", "没有", "none", "nil")
_MAY_BE_ZERO = Text(
    zh="如为零请写 0；尚未统计的写“待统计”，并在说明中写原因",
    en="if it is zero write 0; where there is no figure yet write 待统计 and the reason in the note",
)
_FILL_IN = Text(
    zh="请填数；尚未统计的写“待统计”，并在说明中写原因",
    en="fill in a number; where there is none yet write 待统计 and the reason in the note",
)
