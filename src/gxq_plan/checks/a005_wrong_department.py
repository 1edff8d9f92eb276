"""A row submitted under a department that does not own it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A005",
    Severity.ERROR,
    title=Text(zh="责任部门与计划不符", en="another department than the plan's"),
    message=Text(
        zh="责任部门写的是“{written}”，{id} {name} 由{owner}负责",
        en="the department is '{written}', but {id} {name} belongs to {owner}",
    ),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="数由谁报就由谁负责；别的部门代报，出了错找不到人。",
        en="Who submits a number answers for it; a number from elsewhere has nobody behind it.",
    ),
    example=Text(
        zh="招商局的文件里报了科学技术局的高新技术企业数",
        en="an investment office's file with the science office's indicator",
    ),
)
def wrong_department(evidence: Evidence) -> Iterator[Hit]:
    official = evidence.plan.department_names
    for one in evidence.described:
        indicator, owners = one.indicator, one.indicator.departments
        written = one.about.department  # where the row says nothing and the table does: A026
        if not written or not owners or official.get(written, written) in owners:
            continue
        facts: dict[str, object] = {"written": written, "id": indicator.id, "name": indicator.name, "owner": owners}
        facts["suggestion"] = _known if written in official else _unknown
        for row in evidence.saying(one):
            yield Hit(one.submission.place(row, Column.DEPARTMENT), indicator.id, facts)


_known = Text(
    zh="不是本部门的指标请删去此行；是填错部门请改正",
    en="delete the row if the indicator is not yours, or correct the department",
)
_unknown = Text(
    zh="计划里没有这个部门，请按计划的部门名称填写（gxq list departments）",
    en="the plan has no such department; use its names (gxq list departments)",
)
