"""A row of another department in a table that says which office it comes from."""

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
    "A026",
    Severity.WARNING,
    title=Text(zh="报了别的部门的指标", en="another department's indicator"),
    message=Text(
        zh="本表由{office}报送，{id} {name} 由{owner}负责",
        en="the table comes from {office}, but {id} {name} belongs to {owner}",
    ),
    remedy=Text(
        zh="不是本部门的指标请删去此行；受委托代报的，请在“责任部门”写{owner}，并在“说明”里写明",
        en="delete the row if it is not yours; if you report for {owner}, name it as 责任部门 and say so in the note",
    ),
    why=Text(
        zh="数由谁报就由谁负责；别的部门代报，出了错找不到人。",
        en="Who submits a number answers for it; a number from elsewhere has nobody behind it.",
    ),
    example=Text(
        zh="表头写“填报单位：招商局”，表里有科学技术局的高新技术企业数",
        en="a table from 招商局 with an indicator of 科学技术局",
    ),
)
def wrong_office(evidence: Evidence) -> Iterator[Hit]:
    official = evidence.plan.department_names
    for one in evidence.described:
        indicator, office, owners = one.indicator, one.submission.department, one.indicator.departments
        if not office or one.about.department or not owners or official.get(office, office) in owners:
            continue
        facts: dict[str, object] = {"office": office, "id": indicator.id, "name": indicator.name, "owner": owners}
        for row in evidence.saying(one):
            place = one.submission.place(row, Column.ID if row.about.id else Column.INDICATOR)
            yield Hit(place, indicator.id, facts)
