"""The second section of a 通报: each project and each department in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Heading, Paragraph
from gxq_plan.report.bulletin_counts import standing, whole
from gxq_plan.report.cells import level
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gxq_plan.report.report import Report, Rollup

_DEPARTMENT = Text(zh="部门", en="department")


def title(report: Report) -> Text:
    """分工程、分部门情况, with what there is."""
    found = list(_levels(report))
    by = [Text(zh="分{name}", en="{name}").given(name=name) for name, _ in found]
    joined = Text(zh="{by}情况", en="By {by}")
    # English joins two with a word.
    two = Text(zh="{first}、{second}情况", en="By {first} and {second}")
    return two.given(first=by[0], second=by[1]) if len(by) == 2 else joined.given(by=by)


def groups(report: Report) -> Iterator[Block]:
    """Levels with more than one group that has anything due; under headings where there are two."""
    found = list(_levels(report))
    for at, (name, rollups) in enumerate(found):
        if len(found) > 1:
            heading = Text(zh=f"（{'一二'[at]}）分{{name}}情况", en=f"({at + 1}) By {{name}}")
            yield Heading(heading.given(name=name), 2)
        for one in rollups:
            yield Paragraph(_sentence(one, inside=not report.period.is_annual))


def _levels(report: Report) -> Iterator[tuple[Text, Sequence[Rollup]]]:
    names: Mapping[str, Text] = {"projects": level(report.plan, "projects"), "departments": _DEPARTMENT}
    for which, name in names.items():
        found = [one for one in report.rollups[which] if one.due]
        if len(found) > 1:
            yield name, found


def _sentence(one: Rollup, *, inside: bool) -> Text:
    light = Text(zh="；{light}", en="; {light}").given(light=words.LIGHT[one.light]) if one.light else ""
    facts: dict[str, object] = {"name": whole(one.name), "due": one.due, "light": light}
    if not one.reported:
        return Text(zh="{name}：应报{due}项，均未报送{light}。", en="{name}: {due} due, none reported{light}.").given(
            **facts
        )
    rate = (
        Text(zh="，达到序时进度的占{strict}", en="; {strict} on schedule or ahead")
        if inside
        else Text(zh="，完成比例{strict}", en="; {strict} met")
    ).given(strict=percent(one.met_strict))
    wording = Text(zh="{name}：应报{due}项，{counts}{rate}{light}。", en="{name}: {due} due: {counts}{rate}{light}.")
    return wording.given(counts=standing(one, inside=inside), rate=rate if one.met_strict else "", **facts)
