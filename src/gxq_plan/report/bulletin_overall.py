"""The first paragraphs of a 通报: on what it rests, and how many rows stand how."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.submission import Column
from gxq_plan.report.blocks import Block, Paragraph
from gxq_plan.report.groups_table import three
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Report


def introduction(report: Report) -> Iterator[Block]:
    """The plan, the period, where its figures come from."""
    plan = report.plan
    document = (
        Text(zh="（{number}）", en=" ({number})").given(number=plan.document_no) if plan.document_no else _NOTHING
    )
    opening = Text(
        zh="现将《{plan}》{document}{period}进展情况通报如下。数据截至{day}{by}；{kinds}。",
        en="This is the progress of {plan}{document} in {period}. Figures are as of {day}{by}; {kinds}.",
    )
    by = _NOTHING
    if any(seat.indicator.department for seat in plan.seats):
        by = Text(zh="，由各责任部门报送", en=", submitted by the departments")
    yield Paragraph(
        opening.given(
            plan=plan.title, document=document, period=report.period, day=_day(report), by=by, kinds=_kinds(report)
        )
    )


_NOTHING = Text(zh="", en="")


def _day(report: Report) -> Text:
    """The end of the period."""
    wording = Text(zh="{year}年{month}月底", en="the end of {year}-{month}")
    return wording.given(year=str(report.period.year), month=f"{report.period.months:02d}".lstrip("0"))


def _kinds(report: Report) -> Text:
    """Of which data status the actuals are: a flash figure may still change."""
    counted = Counter(row.data_status or "" for row in report.rows if row.actual is not None)
    one = Text(zh="{status}{count}项", en="{status} {count}")
    bare = Text(zh="未注明数据状态", en="without a data status")
    said = [one.given(status=status or bare, count=count) for status, count in sorted(counted.items(), reverse=True)]
    wording = Text(zh="其中{said}，快报和预计为初步数", en="{said}; flash figures and estimates are preliminary")
    return wording.given(said=said) if said else Text(zh="目前没有已报送的数", en="nothing was submitted yet")


def overall(report: Report) -> Iterator[Block]:
    """Counts of what was due; the met rate from strict to lenient; what is not counted."""
    one = report.rollups["plan"][0]
    if not one.due:
        yield Paragraph(Text(zh="本期没有设目标的指标。", en="No indicator has a target for this period."))
        return
    good, fair, late = three(one, not report.period.is_annual)
    annual = Text(
        zh="本期应报{due}项，已报{reported}项，报送率{rate}。完成{good}项（含超额完成{exceeded}项），"
        "占应报的{strict}；"
        "基本完成{fair}项；滞后{late}项（含严重滞后{far}项）；未报送{missing}项。"
        "完成比例按应报计算为{strict}，按已报计算为{lenient}。",
        en="{due} indicators were due, {reported} reported ({rate}). {good} were met ({exceeded} of them exceeded), "
        "{strict} of what was due; {fair} were near, {late} behind ({far} of them far), {missing} not reported. "
        "The met rate is {strict} of what was due and {lenient} of what was reported.",
    )
    inside = Text(
        zh="本期应报{due}项，已报{reported}项，报送率{rate}。已达全年目标或超进度{good}项，达进度{fair}项，"
        "合计占应报的{strict}；欠进度{late}项；未报送{missing}项。",
        en="{due} indicators were due, {reported} reported ({rate}). {good} are ahead of schedule or have reached the "
        "year's target, {fair} are on schedule, together {strict} of what was due; {late} are behind schedule, "
        "{missing} not reported.",
    )
    facts: dict[str, object] = {"due": one.due, "reported": one.reported, "rate": percent(one.reporting_rate)}
    facts |= {"good": good, "fair": fair, "late": late, "missing": one.due - one.reported}
    facts |= {"strict": percent(one.met_strict), "lenient": percent(one.met_lenient)}
    facts |= {"exceeded": one.counts["exceeded"], "far": one.counts["far_behind"]}
    yield Paragraph((annual if report.period.is_annual else inside).given(**facts))
    yield from _not_counted(report)
    yield from _works(report)


def _not_counted(report: Report) -> Iterator[Block]:
    rows = Counter(row.status for row in report.rows if row.status in ("no_target", "not_due", "qualitative"))
    if rows:
        one = Text(zh="{status} {count}项", en="{status} {count}")
        said = [one.given(status=words.STATUS[status], count=count) for status, count in rows.items()]
        yield Paragraph(Text(zh="另有{said}，不计入。", en="Not counted: {said}.").given(said=said))


def _works(report: Report) -> Iterator[Block]:
    """Works without indicators by the progress that was submitted; they are never scored."""
    if not report.works_without_indicators:
        return
    counted = Counter(
        (said[-1][1].text(Column.PROGRESS) if said else "") or None for _, said in report.works_without_indicators
    )
    one = Text(zh="{progress} {count}项", en="{progress} {count}")
    none = Text(zh="未报进展", en="no progress reported")
    said = [one.given(progress=progress or none, count=count) for progress, count in counted.items()]
    wording = Text(zh="没有指标的工作{all}项，按进展看：{said}。", en="Of {all} works without indicators: {said}.")
    yield Paragraph(wording.given(all=len(report.works_without_indicators), said=said))
