"""What `verify` says: the inputs, whether they give the report, whether it holds today; the verdict last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Label, Paragraph, Table
from gxq_plan.report.failure import notice_of_failure
from gxq_plan.report.outline_diff import by_cause, stage_blocks
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from typing import Any

    from gxq_plan.report.verified import Difference, Input, Verified

_SHOWN = 20


def blocks(found: Verified, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """Title, inputs, the report against them, what changed since, verdict."""
    if verdict_only:
        return [verdict(found)]
    title = Text(zh="核对报告  {path}", en="Verifying {path}").given(path=found.path)
    parts: list[Block] = [Heading(title), Paragraph(_about(found)), *_inputs(found)]
    if found.missing:
        return [*parts, *(notice_of_failure(one) for one in found.findings), verdict(found)]
    return [*parts, *_reproduced(found, everything), *_today(found, everything=everything), verdict(found)]


def _about(found: Verified) -> Text:
    record = found.record
    wording = Text(zh="{title}，{period}，{scope}{version}", en="{title}, {period}, {scope}{version}")
    scope = [value for values in record["scope"].values() for value in values]
    wrote = record.get("version")
    by = Text(zh="，由 gxq {version} 写出", en=", written by gxq {version}").given(version=wrote or "")
    return wording.given(
        title=record["plan"]["title"],
        period=record["period"],
        scope=scope or Text(zh="全部指标", en="all indicators"),
        version=by if wrote else "",
    )


def _inputs(found: Verified) -> list[Block]:
    columns = (
        Column(Text(zh="报告的输入", en="input of the report"), grow=True, least=16),
        Column(Text(zh="哈希", en="hash"), least=12),
        Column(Text(zh="找到于", en="found at"), grow=True, least=16),
    )
    heading = Heading(Text(zh="一、当时的输入", en="1. Its inputs"), 2)
    return [heading, Table(columns, tuple(_input(one) for one in found.inputs), "fold")]


def _input(one: Input) -> tuple[Cell, ...]:
    lost = Label(Text(zh="找不到", en="not found"), "!", "!", tone="bad")
    return one.path, Code(one.sha256[:12]), one.found or lost


# --- computed again -----------------------------------------------------------------------------------------------


def _reproduced(found: Verified, everything: bool) -> list[Block]:
    parts: list[Block] = [Heading(Text(zh="二、由当时的输入重算", en="2. Computed again from them"), 2)]
    if found.reproduced:
        said = Text(zh="每一个数都与报告相同。", en="Every figure is as the report has it.")
        parts.append(Paragraph(said))
    else:
        parts += [
            _table(found.differences if everything else found.differences[:_SHOWN]),
            *_left_out(found, everything),
        ]
        parts += _why(found)
    if found.carried:
        note = Text(
            zh="报告里另有 {count} 条是关于当时读不了的文件的，那些文件不是输入，不再核对。",
            en="Findings about files that could not be read then ({count}) are not repeated: they are no inputs.",
        )
        parts.append(Paragraph(note.given(count=found.carried), "quiet"))
    return parts


def _table(some: tuple[Difference, ...]) -> Table:
    columns = (
        Column(words.ID, least=5),
        Column(Text(zh="报告中的位置", en="where in the report"), grow=True, least=20),
        Column(Text(zh="报告写的", en="published"), least=8),
        Column(Text(zh="重算得", en="recomputed"), least=8),
    )
    rows = tuple((Code(one.id or "—"), one.path, _value(one.published), _value(one.recomputed)) for one in some)
    return Table(columns, rows, "fold")


def _value(value: Any) -> Cell:
    if value is None:
        return Text(zh="空", en="nothing")
    if isinstance(value, bool):
        return str(value).lower()
    return number(value) if isinstance(value, int | float) else str(value)


def _left_out(found: Verified, everything: bool) -> list[Block]:
    over = 0 if everything else len(found.differences) - _SHOWN
    if over <= 0:
        return []
    note = Text(zh="另有 {count} 处没有列出：加 -v 或 --format json", en="{count} more: -v or --format json lists them")
    return [Paragraph(note.given(count=over), "quiet")]


def _why(found: Verified) -> list[Block]:
    """Who may have made the difference: an edited report, another method, another version."""
    wrote = found.record.get("version")
    lines = []
    if wrote and wrote != found.version:
        other = Text(
            zh="报告由 gxq {wrote} 写出，现在是 {now}：先用 {wrote} 核对，再断定报告被改过。",
            en="gxq {wrote} wrote the report and this is {now}: verify with {wrote} before calling it edited.",
        )
        lines.append(other.given(wrote=wrote, now=found.version))
    if any(one.path.startswith("method.") for one in found.differences):
        lines.append(
            Text(zh="报告写的评价方法或阈值与计划文件不同。", en="Its method or thresholds are not the plan's.")
        )
    if wrote == found.version:
        edited = Text(
            zh="版本相同，输入相同：报告在写出以后被改过。",
            en="Same version, same inputs: the report was edited after it was written.",
        )
        lines.append(edited)
    return [Paragraph(one, "poor") for one in lines]


# --- today --------------------------------------------------------------------------------------------------------


def _today(found: Verified, *, everything: bool) -> list[Block]:
    parts: list[Block] = [Heading(Text(zh="三、今天是否仍成立", en="3. Whether it holds today"), 2)]
    if found.unread:
        broken = Text(zh="现行的计划或数据读不了：", en="The plan or the actuals of today cannot be read:")
        return [*parts, Paragraph(broken, "poor"), *map(notice_of_failure, found.unread)]
    if not found.today:
        none = Text(
            zh="没有现行的计划和数据（--plan、--actuals），不能判断。",
            en="There is no plan in force and no actuals (--plan, --actuals): this cannot be said.",
        )
        return [*parts, Paragraph(none, "quiet")]
    if found.holds:
        same = Text(
            zh="由当时的输入算出的数，按现行的计划和数据重算，都没有变。",
            en="With the plan and the actuals of today every figure that its inputs give is the same.",
        )
        return [*parts, Paragraph(same)]
    assert found.plan is not None
    since = Text(zh="报告以后改动了下列各项，报告里的数随之变了：", en="These changes since have moved its figures:")
    parts.append(Paragraph(since))
    for stage in found.stages:
        parts += stage_blocks(found.now or found.plan, stage, everything=everything)
    return parts


def verdict(found: Verified) -> Paragraph:
    """One line: verified and holding, not reproduced, overtaken, or not to be verified."""
    if found.missing:
        wording = Text(
            zh="结论：无法核对，缺少 {count} 个输入；用 --search 文件夹 指出它们在哪里",
            en="Verdict: cannot be verified, {count} inputs are missing; --search FOLDER says where to look",
        )
        return Paragraph(wording.given(count=len(found.missing)), "bad")
    if not found.reproduced:
        wording = Text(
            zh="结论：重算不出这份报告，{count} 处不同{since}",
            en="Verdict: not reproduced, {count} figures differ{since}",
        )
        return Paragraph(wording.given(count=len(found.differences), since=_since(found)), "bad")
    if found.holds is False:
        wording = Text(zh="结论：报告由原始输入重算无误{since}", en="Verdict: reproduced from its inputs{since}")
        return Paragraph(wording.given(since=_since(found)), "fair")
    if found.unread:
        wording = Text(
            zh="结论：报告由原始输入重算无误；现行的计划或数据读不了，不能判断今天是否成立",
            en="Verdict: reproduced from its inputs; what is there today cannot be read",
        )
        return Paragraph(wording, "bad")
    if found.holds is None:
        wording = Text(
            zh="结论：报告由原始输入重算无误；没有现行数据，不能判断今天是否成立",
            en="Verdict: reproduced from its inputs; without current data nothing is said of today",
        )
        return Paragraph(wording, "good")
    wording = Text(
        zh="结论：报告由原始输入重算无误，今天仍然成立", en="Verdict: reproduced from its inputs, and it holds today"
    )
    return Paragraph(wording, "good")


def _since(found: Verified) -> Text:
    """What no longer holds, by cause: the statuses that moved, else the rows whose figures did."""
    if found.holds is not False:
        return Text(zh="", en="")
    flips = {one.cause: len(one.flips) for one in found.stages if one.flips}
    if flips:
        wording = Text(zh="；此后 {count} 个状态变了：{causes}", en="; statuses that moved since: {count} ({causes})")
        return wording.given(count=sum(flips.values()), causes=by_cause(flips))
    rows = {one.cause: len(one.rows) for one in found.stages if one.rows}
    if not rows:
        return Text(zh="；此后总体目标或灯号变了", en="; goals or lights have moved since")
    wording = Text(
        zh="；此后 {count} 行的数变了（状态没有变）：{causes}",
        en="; rows with other figures since, none with another status: {count} ({causes})",
    )
    return wording.given(count=sum(rows.values()), causes=by_cause(rows))
