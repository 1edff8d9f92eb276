"""What `report` says on screen: the departments, the indicators worst first, what is missing, the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column as Submitted
from gxq_plan.report.blocks import (
    Bar,
    Block,
    Cell,
    Code,
    Column,
    Heading,
    Notice,
    Paragraph,
    Share,
    Table,
    Tone,
)
from gxq_plan.report.cells import (
    SEVERITY_TONE,
    level,
    light_label,
    method_line,
    notices,
    rules_line,
    status_tone,
    unconfirmed_footnote,
)
from gxq_plan.report.figures import USUAL, View, figures_table, in_order
from gxq_plan.report.outline_compare import changes
from gxq_plan.report.outline_goals import goals
from gxq_plan.report.outline_lift import lifts
from gxq_plan.report.outline_next import next_steps
from gxq_plan.report.outline_outlook import outlook
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from gxq_plan.finding import Finding
    from gxq_plan.report.report import Report, Rollup


def blocks(report: Report, view: View = USUAL, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """Title, departments, indicators, works without indicators, findings, method, verdict."""
    if verdict_only:
        return [verdict(report)]
    parts: list[Block] = [*_title(report), *next_steps(report), *_departments(report), *lifts(report)]
    parts += changes(report)
    parts += [*_indicators(report, view), *outlook(report), *_works(report), *goals(report)]
    parts += _findings(report, everything)
    return [*parts, *rules_line(report.terms), method_line(report.plan), verdict(report)]


# --- parts --------------------------------------------------------------------------------------------------------


def _title(report: Report) -> list[Block]:
    scope = [value for option, values in report.scope.items() if option not in ("status", "trend") for value in values]
    title = Text(zh="{title}  {period}完成情况", en="{title}: {period}")
    if not report.period.is_annual:
        title = Text(zh="{title}  {period}序时进度（年初至今）", en="{title}: {period}, year to date")
    parts: list[Block] = [Heading(title.given(title=report.plan.title, period=report.period), 1)]
    if scope:
        parts.append(Paragraph(Text(zh="范围：{scope}", en="Scope: {scope}").given(scope=scope), "quiet"))
    if report.later_periods:
        note = Text(
            zh="另有年内数据未列入本表：{periods}（gxq report --period {last}）",
            en="later in-year figures are not in this table: {periods} (gxq report --period {last})",
        )
        last = str(report.later_periods[-1])
        parts.append(Paragraph(note.given(periods=list(report.later_periods), last=last), "quiet"))
    return parts


def _departments(report: Report) -> list[Block]:
    groups = report.rollups["departments"]
    if len(groups) < 2:
        return []
    columns = (
        Column(words.DEPARTMENT, grow=True, least=10),
        Column(words.DUE, "right"),
        Column(words.REPORTING_RATE, "right", least=6),
        *_counted(report),
        Column(Text(zh="未报", en="missing"), "right"),
        Column(Text(zh="构成", en="make-up"), least=8),
        Column(words.LIGHT_TITLE, least=8),
        Column(Text(zh="完成比例（按应报 ~ 按已报）", en="met (of due ~ of reported)"), "right", wide=1, least=15),
        Column(words.SCORE, "right", wide=1, least=10),
    )
    inside = not report.period.is_annual
    return [
        Heading(Text(zh="各部门", en="Departments"), 2),
        Table(columns, tuple(_group(one, inside) for one in groups)),
    ]


def _counted(report: Report) -> tuple[Column, ...]:
    """What is counted: in the year met, near, behind; inside it reached or ahead, on and behind schedule."""
    titles = (
        (Text(zh="完成", en="met"), Text(zh="基本", en="near"), Text(zh="滞后", en="behind"))
        if report.period.is_annual
        else (Text(zh="已达或超", en="ahead"), Text(zh="达进度", en="on"), Text(zh="欠进度", en="behind"))
    )
    return tuple(Column(title, "right") for title in titles)


def _group(one: Rollup, inside: bool) -> tuple[Cell, ...]:
    good, fair, late = _three(one, inside)
    interval = f"{percent(one.met_strict)} ~ {percent(one.met_lenient)}"
    parts: tuple[tuple[float, Tone], ...] = tuple(
        (one.counts[status] / one.due if one.due else 0.0, status_tone(status)) for status in _MAKE_UP
    )
    return (
        one.name,
        str(one.due),
        Share(one.reporting_rate),
        str(good),
        str(fair),
        str(late),
        str(one.counts["not_reported"]),
        Bar(parts),
        light_label(one.light),
        interval,
        Share(one.score_strict),
    )


# Best first, what is missing last.
_MAKE_UP = (
    "exceeded", "met", "reached", "ahead_of_schedule", "on_schedule", "near", "behind_schedule", "behind", "far_behind",
    "not_reported",
)  # fmt: skip


def _three(one: Rollup, inside: bool) -> tuple[int, int, int]:
    counts = one.counts
    if inside:
        return counts["reached"] + counts["ahead_of_schedule"], counts["on_schedule"], counts["behind_schedule"]
    return counts["exceeded"] + counts["met"], counts["near"], counts["behind"] + counts["far_behind"]


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


def _works(report: Report) -> list[Block]:
    if not report.works_without_indicators:
        return []
    columns = (
        Column(words.ID),
        Column(level(report.plan, "works"), grow=True, least=16),
        Column(words.DEPARTMENT, least=10),
        Column(Text(zh="进展", en="progress"), least=10),
        Column(words.NOTE, grow=True, least=12),
        Column(Text(zh="佐证", en="evidence"), grow=True, wide=1, least=8),
    )
    rows: list[tuple[Cell, ...]] = []
    for work, submitted in report.works_without_indicators:
        last = submitted[-1][1] if submitted else None
        progress = (last.text(Submitted.PROGRESS) if last else "") or Text(zh="未报进展", en="not reported")
        owner = work.department or work.lead or "—"
        said = (last.note, last.text(Submitted.EVIDENCE)) if last else ("", "")
        rows.append((Code(work.id), work.name, owner, progress, *said))
    return [
        Heading(Text(zh="无指标的工作（不计分）", en="Works without indicators (not scored)"), 2),
        Table(columns, tuple(rows)),
    ]


def _findings(report: Report, everything: bool) -> list[Block]:
    # Infos are for `check`; what was a warning or an error before it was answered is not.
    found = [one for one in report.findings if everything or one.severity is not Severity.INFO or one.answer]
    made_up = [] if everything else [one for one in report.findings if one.code == "F107"]
    if not found and not made_up:
        return []
    heading = Heading(Text(zh="数据中的问题", en="About the data"), 2)
    return [heading, *notices(report.plan, found, everything), *_made_up(made_up)]


def _made_up(found: list[Finding]) -> list[Block]:
    """Which files hold made-up data: one notice for all of them."""
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
    good, fair, late = _three(one, not report.period.is_annual)
    if not one.due:
        nothing = Text(
            zh="结论：{period}在此范围内没有设目标的指标", en="Verdict: no indicator in scope has a target for {period}"
        )
        return Paragraph(nothing.given(period=report.period), "quiet")
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
