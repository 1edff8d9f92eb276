"""What would lift the lights below green, in sentences: the fewest rows that would have to meet their targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Heading, Paragraph
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Lift, Report, Step

# Up to so many rows are named; of more the ids say enough.
_NAMED = 3


def lifts(report: Report) -> list[Block]:
    """One sentence a group, then by which limits it was found."""
    if not report.lifts:
        return []
    title = Text(
        zh="升灯所需（最少几项达到目标）", en="What would lift a light (the fewest rows meeting their targets)"
    )
    if not report.period.is_annual:
        title = Text(zh="升灯所需（最少几项达进度）", en="What would lift a light (the fewest rows on schedule)")
    parts: list[Block] = [Heading(title, 2)]
    parts += [Paragraph(_sentence(report, one)) for one in report.lifts]
    return [*parts, _limits(report)]


def _sentence(report: Report, lift: Lift) -> Text:
    steps = [one for one in (lift.better, lift.green) if one]
    if lift.better and lift.green and lift.better.light == lift.green.light:
        steps = [lift.green]
    said = [_step(report, one) for one in steps]
    if lift.green is None:
        said.append(Text(zh="即使全部达到目标也到不了绿灯", en="not even all rows meeting their targets give green"))
    joined = said[0]
    for one in said[1:]:
        joined = Text(zh="{joined}；{one}", en="{joined}; {one}").given(joined=joined, one=one)
    wording = Text(zh="{name}（{light}）：{joined}", en="{name} ({light}): {joined}")
    return wording.given(name=lift.group.name, light=words.LIGHT[lift.group.light or ""], joined=joined)


def _step(report: Report, step: Step) -> Text:
    wording = Text(zh="{count} 项达到目标即为{light}：{rows}", en="{count} met would give {light}: {rows}")
    if not report.period.is_annual:
        wording = Text(zh="{count} 项达进度即为{light}：{rows}", en="{count} on schedule would give {light}: {rows}")
    return wording.given(count=len(step.rows), light=words.LIGHT[step.light], rows=list(_rows(report, step)))


def _rows(report: Report, step: Step) -> Iterator[Text]:
    """Ids, with names where there are few; what was not reported has to be reported first."""
    unreported = report.unreported
    for id in step.rows:
        named = f"{id} {report.plan.by_id[id].indicator.name}" if len(step.rows) <= _NAMED else id
        wording = Text(zh="{id}（未报送）", en="{id} (unreported)") if id in unreported else Text(zh="{id}", en="{id}")
        yield wording.given(id=named)


def _limits(report: Report) -> Paragraph:
    limits = report.plan.conventions.thresholds
    wording = Text(
        zh="灯号：报送率低于 {reporting} 为数据不足；{score}不低于 {green} 为绿灯，不低于 {yellow} 为黄灯，其下为红灯；"
        "项数相同时取离目标最近的",
        en="lights: reporting below {reporting} is too few data; {score} of {green} or more is green, of {yellow} or "
        "more yellow, below red; of sets of one size the nearest to its targets",
    )
    if any(seat.indicator.nature == "binding" for seat in report.plan.seats):
        wording = Text(
            zh=f"{wording.zh}；约束性指标未达标最高为黄灯，严重滞后为红灯",
            en=f"{wording.en}; a binding indicator that is not met gives yellow at best, far behind red",
        )
    score = words.SCORE if report.period.is_annual else Text(zh="达进度比例", en="the rate on schedule")
    facts = {name: f"{number(round(value * 100, 6))}%" for name, value in (
        ("reporting", limits.reporting), ("green", limits.light_green), ("yellow", limits.light_yellow),
    )}  # fmt: skip
    return Paragraph(wording.given(score=score, **facts), "quiet")
