"""The first paragraphs of a 通报: on what it rests, and how many rows stand how."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.submission import Column
from gxq_plan.report.blocks import Block, Paragraph
from gxq_plan.report.bulletin_counts import own_rows, standing, whole, written
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Report, Rollup


def introduction(report: Report) -> Iterator[Block]:
    """The plan, the period, of which day and kind its figures are."""
    plan = report.plan
    number = plan.document_no
    document = Text(zh="（{number}）", en=" ({number})").given(number=number) if number else ""
    opening = Text(
        zh="现将《{plan}》{document}{period}进展情况通报如下。数据截至{day}{kinds}。",
        en="This is the progress of {plan}{document} in {period}. Figures are as of {day}{kinds}.",
    )
    yield Paragraph(
        opening.given(
            plan=whole(plan.title), document=document, period=report.period, day=_day(report), kinds=_kinds(report)
        )
    )


def _day(report: Report) -> Text:
    """The end of the period."""
    wording = Text(zh="{year}年{month}月底", en="the end of {year}-{month}")
    months = report.period.months
    return wording.given(year=str(report.period.year), month=Text(str(months), f"{months:02d}"))


_BARE = Text(zh="未注明数据状态", en="no data status")
_PRELIMINARY = ("预计", "快报")
_UNCOUNTED = ("no_target", "not_due", "qualitative")


def _kinds(report: Report) -> Text:
    """Of which data status the actuals are: a flash figure may still change."""
    rows = (row for row in own_rows(report) if row.actual is not None and row.status not in _UNCOUNTED)
    counted = Counter(written(Column.DATA_STATUS, row.data_status) or _BARE for row in rows)
    if not counted:
        return Text(zh="，目前没有报送的数", en="; nothing was submitted yet")
    one = Text(zh="{status}{count}项", en="{status} {count}")
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0].zh))
    said = [one.given(status=status, count=count) for status, count in ordered]
    early = [status for status, _ in ordered if status.zh in _PRELIMINARY]
    wording = Text(zh="（{said}{early}）", en=" ({said}{early})")
    note = Text(zh="，{early}为初步数", en="; {early} figures are preliminary").given(early=early) if early else ""
    return wording.given(said=said, early=note)


def overall(report: Report) -> Iterator[Block]:
    """Counts of what was due; the met rate from strict to lenient; what is not counted."""
    one = report.rollups["plan"][0]
    if one.due:
        yield Paragraph(_sentence(one, inside=not report.period.is_annual))
    else:
        yield Paragraph(Text(zh="本期没有设目标的指标。", en="No indicator has a target for this period."))
    yield from _not_counted(report)
    yield from _works(report)


def _sentence(one: Rollup, *, inside: bool) -> Text:
    due: dict[str, object] = {"due": one.due}
    if not one.reported:
        return Text(zh="本期应报指标{due}项，均未报送。", en="{due} indicators were due, none was reported.").given(
            **due
        )
    reported = (
        Text(zh="全部报送", en="all of them were reported")
        if one.reported == one.due
        else Text(zh="已报{reported}项，报送率{rate}", en="{reported} of them were reported ({rate})").given(
            reported=one.reported, rate=percent(one.reporting_rate)
        )
    )
    wording = Text(
        zh="本期应报指标{due}项，{reported}。其中{counts}。{rate}。",
        en="{due} indicators were due, {reported}: {counts}. {rate}.",
    )
    counts = standing(one, inside=inside, finer=True)
    return wording.given(reported=reported, counts=counts, rate=_rate(one, inside=inside), **due)


def _rate(one: Rollup, *, inside: bool) -> Text:
    """One figure where all was reported, else from strict to lenient."""
    what = (
        Text(zh="达到序时进度的比例", en="The share on schedule or ahead")
        if inside
        else Text(zh="完成比例", en="The met rate")
    )
    if one.reported == one.due:
        return Text(zh="{what}为{strict}", en="{what} is {strict}").given(what=what, strict=percent(one.met_strict))
    wording = Text(
        zh="{what}按应报计算为{strict}，按已报计算为{lenient}",
        en="{what} is {strict} of what was due and {lenient} of what was reported",
    )
    return wording.given(what=what, strict=percent(one.met_strict), lenient=percent(one.met_lenient))


def _not_counted(report: Report) -> Iterator[Block]:
    rows = Counter(row.status for row in own_rows(report) if row.status in _UNCOUNTED)
    if rows:
        one = Text(zh="{status}{count}项", en="{status} {count}")
        said = [one.given(status=words.STATUS[status], count=count) for status, count in rows.items()]
        yield Paragraph(Text(zh="另有指标{said}，不计入。", en="Not counted: {said}.").given(said=said))


def _works(report: Report) -> Iterator[Block]:
    """Works without indicators by the progress that was submitted; they are never scored."""
    works = report.works_without_indicators
    if not works:
        return
    none = Text(zh="未报进展", en="no progress reported")
    counted = Counter(
        (written(Column.PROGRESS, said[-1][1].text(Column.PROGRESS)) if said else None) or none for _, said in works
    )
    one = Text(zh="{progress}{count}项", en="{progress} {count}")
    said = [one.given(progress=progress, count=count) for progress, count in counted.items()]
    wording = Text(zh="没有指标的工作{all}项：{said}。", en="Works without indicators ({all}): {said}.")
    yield Paragraph(wording.given(all=len(works), said=said))
