"""What `report` says on screen: the departments, the indicators worst first, what is missing, the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.report.blocks import (
    Block,
    Heading,
    Notice,
    Paragraph,
    Tone,
)
from gxq_plan.report.cells import (
    SEVERITY_TONE,
    method_line,
    notices,
    rules_line,
    unconfirmed_footnote,
)
from gxq_plan.report.figures import USUAL, View, figures_table, in_order
from gxq_plan.report.groups_table import groups_table, three
from gxq_plan.report.outline_compare import changes
from gxq_plan.report.outline_goals import goals
from gxq_plan.report.outline_lift import lifts
from gxq_plan.report.outline_next import next_steps
from gxq_plan.report.outline_outlook import outlook
from gxq_plan.report.outline_works import works
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from gxq_plan.report.report import Report


def blocks(report: Report, view: View = USUAL, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """Title, departments, indicators, works without indicators, findings, method, verdict."""
    if verdict_only:
        return [verdict(report)]
    heading = title(report)
    parts: list[Block] = [Heading(heading.text, 1), *heading.notes]
    parts += [*next_steps(report), *_departments(report), *lifts(report)]
    parts += changes(report)
    parts += [*_indicators(report, view), *outlook(report), *works(report), *goals(report)]
    parts += _findings(report, everything)
    return [*parts, *rules_line(report.terms), method_line(report.plan), verdict(report)]


# --- parts --------------------------------------------------------------------------------------------------------


class Title(NamedTuple):
    """A report's heading, and what is to be known of its scope below it."""

    text: Text
    notes: tuple[Block, ...]


def title(report: Report) -> Title:
    scope = [value for option, values in report.scope.items() if option not in ("status", "trend") for value in values]
    wording = Text(zh="{title}  {period}完成情况", en="{title}: {period}")
    if not report.period.is_annual:
        wording = Text(zh="{title}  {period}序时进度（年初至今）", en="{title}: {period}, year to date")
    notes: list[Block] = []
    if scope:
        notes.append(Paragraph(Text(zh="范围：{scope}", en="Scope: {scope}").given(scope=scope), "quiet"))
    if report.later_periods:
        later = Text(
            zh="另有年内数据未列入本表：{periods}（gxq report --period {last}）",
            en="later in-year figures are not in this table: {periods} (gxq report --period {last})",
        )
        last = str(report.later_periods[-1])
        notes.append(Paragraph(later.given(periods=list(report.later_periods), last=last), "quiet"))
    return Title(wording.given(title=report.plan.title, period=report.period), tuple(notes))


def _departments(report: Report) -> list[Block]:
    groups = report.rollups["departments"]
    if len(groups) < 2 or not any(one.due for one in groups):
        return []
    table = groups_table(groups, words.DEPARTMENT, inside=not report.period.is_annual)
    return [Heading(Text(zh="各部门", en="Departments"), 2), table]


def _indicators(report: Report, view: View) -> list[Block]:
    if not report.rows:
        none = Text(zh="没有符合条件的指标。", en="No indicator matches.")
        return [Paragraph(none, "quiet")]
    worst = view.sort == "status"
    title = (
        Text(zh="指标完成情况（{count} 项，问题在前）", en="Indicators ({count}, worst first)")
        if worst
        else Text(zh="指标完成情况（{count} 项）", en="Indicators ({count})")
    )
    if not report.period.is_annual:
        title = (
            Text(zh="指标进度（{count} 项，问题在前）", en="Indicators ({count}, worst first)")
            if worst
            else Text(zh="指标进度（{count} 项）", en="Indicators ({count})")
        )
    rows = in_order(report.rows, view.sort)
    parts: list[Block] = [Heading(title.given(count=len(rows)), 2), figures_table(rows, view)]
    if not report.period.is_annual:
        note = Text(
            zh="应达为按序时进度到本期应达到的数；序时差为实际与应达之差占全年目标的百分点，负数为欠进度",
            en="expected is what is due by now; to schedule is the distance from it in percentage points of the year's "
            "target, negative where it is behind",
        )
        parts.append(Paragraph(note, "quiet"))
    parts += unconfirmed_footnote(rows)
    weak = sum("weak_evidence" in row.flags for row in rows)
    if weak:
        note = Text(
            zh="其中 {count} 项的趋势只有两个数据点，依据不足，仅供参考；各步计算见 gxq show 编号",
            en="the trend of {count} rows rests on two points only: weak evidence; gxq show ID derives every figure",
        )
        parts.append(Paragraph(note.given(count=weak), "quiet"))
    if report.elsewhere:
        note = Text(
            zh="本部门牵头或协助的工作中，另有 {count} 项指标由其他部门负责：gxq list --dept {dept}",
            en="{count} indicators of works that it leads or assists belong to others: gxq list --dept {dept}",
        )
        parts.append(Paragraph(note.given(count=report.elsewhere, dept=report.scope["dept"][0]), "quiet"))
    return parts


def _findings(report: Report, everything: bool) -> list[Block]:
    # Infos are for `check`; what was a warning or an error before it was answered is not.
    found = [one for one in report.findings if everything or one.severity is not Severity.INFO or one.answer]
    invented = [] if everything else made_up(report)
    if not found and not invented:
        return []
    heading = Heading(Text(zh="数据中的问题", en="About the data"), 2)
    return [heading, *notices(report.plan, found, everything), *invented]


def made_up(report: Report) -> list[Block]:
    """Which files hold made-up data: one notice for all of them."""
    found = [one for one in report.findings if one.code == "F107"]
    if not found:
        return []
    wording = Text(zh="{file}（{count} 行）", en="{file} ({count} rows)")
    files = [wording.given(file=one.place.file, count=one.facts["count"]) for one in found]
    said = Text(zh="以下文件的数是虚构的，不得用作真实情况：{files}", en="made up, nothing here is real: {files}")
    head: tuple[tuple[Text | str, Tone], ...] = (
        (found[0].fault.title, SEVERITY_TONE[Severity.WARNING]),
        (found[0].code, "quiet"),
    )
    return [Notice(head, (said.given(files=files),))]


def verdict(report: Report) -> Paragraph:
    """Reporting rate, met, behind: the line that is on the screen when the command ends."""
    one = report.rollups["plan"][0]
    good, fair, late = three(one, not report.period.is_annual)
    if not one.due:
        nothing = Text(
            zh="结论：{period}在此范围内没有设目标的指标", en="Verdict: no indicator in scope has a target for {period}"
        )
        return Paragraph(nothing.given(period=report.period), "fair")
    wording = Text(
        zh="结论：{period}应报 {due} 项，报送率 {rate}；"
        "完成 {met}（{strict}），基本完成 {near}，滞后 {late}，未报送 {missing}",
        en="Verdict: {period}: {due} due, {rate} reported; "
        "{met} met ({strict}), {near} near, {late} behind, {missing} missing",
    )
    if not report.period.is_annual:
        wording = Text(
            zh="结论：{period}应报 {due} 项，报送率 {rate}；"
            "已达全年目标或超进度 {met}，达进度 {near}（合计 {strict}），欠进度 {late}，未报送 {missing}",
            en="Verdict: {period}: {due} due, {rate} reported; {met} ahead or reached, {near} on schedule "
            "(together {strict}), {late} behind, {missing} missing",
        )
    facts: dict[str, object] = {"period": report.period, "due": one.due}
    facts |= {"rate": percent(one.reporting_rate), "met": good, "strict": percent(one.met_strict)}
    facts |= {"near": fair, "late": late, "missing": one.due - one.reported}
    tone: Tone = "bad" if one.counts["far_behind"] else "fair" if late else "good"
    return Paragraph(wording.given(**facts), tone)
