"""The second section of a 通报: each project and each department in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Heading, Paragraph
from gxq_plan.report.cells import level
from gxq_plan.report.groups_table import three
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Report, Rollup


def groups(report: Report) -> Iterator[Block]:
    """Levels with more than one group that has anything due."""
    for at, (name, found) in enumerate(_levels(report), 1):
        title = Text(zh=f"（{'一二'[at - 1]}）分{{name}}", en=f"({at}) By {{name}}")
        yield Heading(title.given(name=name), 2)
        for one in found:
            yield Paragraph(_sentence(one, inside=not report.period.is_annual))


def _levels(report: Report) -> Iterator[tuple[Text, list[Rollup]]]:
    for which, name in (("projects", level(report.plan, "projects")), ("departments", words.DEPARTMENT)):
        found = [one for one in report.rollups[which] if one.due]
        if len(found) > 1:
            yield name, found


def heading(report: Report) -> Text:
    """By what the section goes, in the plan's own words: 分工程、分部门情况."""
    short = {words.DEPARTMENT: words.LEVEL["departments"]}
    names = [short.get(name, name) for name, _ in _levels(report)]
    one = Text(zh="分{name}", en="{name}")
    return Text(zh="{names}情况", en="By {names}").given(names=[one.given(name=name) for name in names])


def _sentence(one: Rollup, *, inside: bool) -> Text:
    good, fair, late = three(one, inside)
    annual = Text(
        zh="{name}：应报{due}项，报送率{rate}；完成{good}项（{strict}），基本完成{fair}项，滞后{late}项，"
        "未报送{missing}项；{light}。",
        en="{name}: {due} due, {rate} reported; {good} met ({strict}), {fair} near, {late} behind, "
        "{missing} not reported; {light}.",
    )
    schedule = Text(
        zh="{name}：应报{due}项，报送率{rate}；已达或超进度{good}项，达进度{fair}项（合计{strict}），"
        "欠进度{late}项，未报送{missing}项；{light}。",
        en="{name}: {due} due, {rate} reported; {good} ahead, {fair} on schedule (together {strict}), {late} behind, "
        "{missing} not reported; {light}.",
    )
    return (schedule if inside else annual).given(
        name=one.name,
        due=one.due,
        rate=percent(one.reporting_rate),
        good=good,
        fair=fair,
        late=late,
        strict=percent(one.met_strict),
        missing=one.due - one.reported,
        light=words.LIGHT[one.light] if one.light else Text(zh="不设灯号", en="no light"),
    )
