"""What `fix` says: what was done, group by group with its cells; what was left out; what is left for a person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.read import file_faults as faults
from gxq_plan.report.blocks import Block, Heading, Notice, Paragraph
from gxq_plan.report.cells import notices
from gxq_plan.report.fixed import Dropped, Kind, Why
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gxq_plan.finding import Fault
    from gxq_plan.place import Place
    from gxq_plan.report.fixed import Change, Fixed, LeftOut

_SHOWN = 5
_ABOUT_TABLES = (Kind.FORMAT, Kind.ENCODING, Kind.DELIMITER, Kind.LONG, Kind.HEADER, Kind.COLUMN)
_GROUP: Mapping[Kind, Text] = {
    Kind.VALUE: Text(zh="实际值改写为数字", en="Values written as plain numbers"),
    Kind.UNIT: Text(zh="单位按计划写", en="Units as in the plan"),
    Kind.ID: Text(zh="编号", en="Ids"),
    Kind.INDICATOR: Text(zh="指标名称按计划写", en="Names as in the plan"),
    Kind.PERIOD: Text(zh="期间", en="Periods"),
    Kind.DEPARTMENT: Text(zh="责任部门按计划写", en="Departments as in the plan"),
    Kind.WORD: Text(zh="数据状态和进展", en="Data status and progress"),
    Kind.DAY: Text(zh="截至日期", en="As-of dates"),
}
_TO_TABLE: Mapping[Kind, Text] = {
    Kind.FORMAT: Text(zh="格式 {before} → {after}", en="format {before} → {after}"),
    Kind.ENCODING: Text(zh="编码 {before} → {after}", en="encoding {before} → {after}"),
    Kind.DELIMITER: Text(zh="分隔符：{before} → {after}", en="separated by {before} → by {after}"),
    Kind.LONG: Text(
        zh="各期并列的“{before}”改为每期一行，用“{after}”列注明",
        en="the columns {before} become a row each, told apart by '{after}'",
    ),
    Kind.HEADER: Text(zh="列“{before}” → “{after}”", en="column '{before}' → '{after}'"),
    Kind.COLUMN: Text(zh="补上“{after}”列：{detail}", en="new column '{after}': {detail}"),
}
_WHY: Mapping[Why, Text] = {
    Why.WIDTH: Text(zh="全角改半角", en="half width"),
    Why.SPACES: Text(zh="去掉空格", en="without spaces"),
    Why.APOSTROPHE: Text(zh="去掉撇号", en="without apostrophe"),
    Why.SEPARATORS: Text(zh="去掉千分位", en="without thousands separators"),
    Why.NUMERALS: Text(zh="中文数字改写", en="from Chinese numerals"),
    Why.UNIT_REMOVED: Text(zh="去掉单位", en="without unit"),
    Why.CONVERTED: Text(zh="换算成{unit}", en="converted into {unit}"),
    Why.SPELLING: Text(zh="统一写法", en="plain spelling"),
}
_DROPPED: Mapping[Dropped, Text] = {
    Dropped.TITLE: Text(zh="{where} 表头上方的“{text}”", en="{where}: '{text}' above the header"),
    Dropped.NO_DATA: Text(zh="{where} {label}“{text}”", en="{where}: {label} '{text}'"),
    Dropped.BLANK: Text(zh="{where} 空行", en="{where}: blank"),
    Dropped.UNUSED: Text(zh="{where} “{text}”列没有数", en="{where}: the column '{text}' holds nothing"),
    Dropped.NO_HEADER: Text(zh="{where} “{text}”", en="{where}: '{text}'"),
}


# What became of what could not be left where it stood.
_HOW: Mapping[Fault, Text] = {
    faults.RAGGED_ROW: Text(
        zh="格数不符的行，整行原文写在新表这一行的“实际值”格里，各格用 | 隔开。",
        en="A row of another length stands whole in the value cell of its new row, its cells between bars.",
    ),
    faults.SECOND_TABLE: Text(
        zh="下面那张表没有写进新表；请把它单独存成一个文件再整理。",
        en="The table below is not in the clean copy: save it as a file of its own and run fix on that.",
    ),
}


class Written(NamedTuple):
    """Where the clean form went: `path` as people name it, None where nothing was written; `command` is what writes it,
    else what comes next. Texts, because neither may be cut."""

    path: Text | None
    command: Text


def blocks(fixed: Fixed, written: Written, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """What was done, what was left out, what is left for a person, the verdict as the last line."""
    if verdict_only:
        return [_verdict(fixed, written)]
    source = fixed.tables[0].path
    title = Text(zh="整理 {path}", en="A clean form of {path}").given(path=source)
    parts: list[Block] = [Heading(title), _counted(fixed), *_done(fixed, everything), *_left_out(fixed, everything)]
    return [*parts, *_for_a_person(fixed, everything), _verdict(fixed, written)]


def _counted(fixed: Fixed) -> Paragraph:
    wording = Text(
        zh="{rows} 行；改动 {changes} 处，略去 {out} 处，留给您 {left} 处",
        en="{rows} rows; {changes} changes, {out} things left out, {left} left for you",
    )
    out = len(fixed.left_out) - len(fixed.strays)
    facts = {"rows": len(fixed.rows), "changes": len(fixed.changes), "out": out, "left": fixed.for_a_person}
    return Paragraph(wording.given(**facts), "quiet")


# --- what was done ------------------------------------------------------------------------------------------------


def _done(fixed: Fixed, everything: bool) -> list[Block]:
    several = len(fixed.tables) > 1
    lines = [_to_table(one, several) for one in fixed.changes if one.kind in _ABOUT_TABLES]
    parts = _section(Text(zh="版式", en="Layout"), lines, everything, counted=False)
    for kind, title in _GROUP.items():
        found = [one for one in fixed.changes if one.kind is kind]
        parts += _section(title, [_to_cell(one, several) for one in _some(found, everything)], everything, len(found))
    return parts


def _some(found: Sequence[Change], everything: bool) -> Sequence[Change]:
    """Those whose wording is needed: there may be hundreds of thousands."""
    return found if everything else found[:_SHOWN]


def _section(
    title: Text, lines: Sequence[Text], everything: bool, count: int | None = None, *, counted: bool = True
) -> list[Block]:
    """A heading with its count, and its first lines."""
    if not lines:
        return []
    whole = len(lines) if count is None else count
    wording = Text(zh="{title}（{count} 处）", en="{title} ({count})").given(title=title, count=whole)
    shown = lines if everything or not counted else lines[:_SHOWN]
    parts: list[Block] = [Heading(wording if counted else title, 2), *(Paragraph(one, indent=2) for one in shown)]
    if whole > len(shown):
        parts.append(Paragraph(_MORE.given(count=whole - len(shown)), "quiet", 2))
    return parts


def _to_table(one: Change, several: bool) -> Text:
    said = _TO_TABLE[one.kind].given(before=one.before, after=one.after, detail=one.detail)
    if several and one.place.sheet:
        return Text(zh="{sheet}：{said}", en="{sheet}: {said}").given(sheet=one.place.sheet, said=said)
    return said


def _to_cell(one: Change, several: bool) -> Text:
    facts: dict[str, object] = {"where": _where(one.place, several), "before": one.before, "after": one.after}
    if one.kind is Kind.ID and not one.before:
        added = Text(zh="{where} “{name}”补上编号 {after}", en="{where} '{name}': id {after} added")
        return added.given(**facts, name=one.detail)
    if not one.before:
        return Text(zh="{where} 空着，补上“{after}”", en="{where} was empty: '{after}' added").given(**facts)
    if one.kind is not Kind.VALUE:
        return Text(zh="{where} “{before}” → “{after}”", en="{where} '{before}' → '{after}'").given(**facts)
    reasons = [_WHY[why].given(unit=one.detail) if why is Why.CONVERTED else _WHY[why] for why in one.why]
    value = Text(zh="{where} “{before}” → {after}（{reasons}）", en="{where} '{before}' → {after} ({reasons})")
    return value.given(**facts, reasons=reasons)


def _where(place: Place, several: bool) -> Text:
    """The cell as a spreadsheet names it, else the row."""
    at = Text.both(place.cell) if place.cell else _ROW.given(row=place.row)
    return Text(zh="{sheet}!{at}", en="{sheet}!{at}").given(sheet=place.sheet, at=at) if several and place.sheet else at


# --- what is not in it --------------------------------------------------------------------------------------------


def _left_out(fixed: Fixed, everything: bool) -> list[Block]:
    several = len(fixed.tables) > 1
    rows = [_dropped(one, several) for one in fixed.left_out if not one.needs_a_person]
    parts = _section(Text(zh="略去", en="Left out"), rows, everything)
    if fixed.notes:
        parts.append(Heading(Text(zh="另外请留意", en="Please note"), 2))
    return [*parts, *(Paragraph(one.fault.message.given(**one.facts), indent=2) for one in fixed.notes)]


def _dropped(one: LeftOut, several: bool) -> Text:
    where = _where(one.place, several)
    if one.until is not None and one.until != one.place.row:
        where = _ROWS.given(first=one.place.row, last=one.until)
    facts: dict[str, object] = {"where": where}
    if one.kind is not Dropped.BLANK:
        facts["text"] = one.text
    if one.kind is Dropped.NO_DATA:
        facts["label"] = one.label
    return _DROPPED[one.kind].given(**facts)


def _for_a_person(fixed: Fixed, everything: bool) -> list[Block]:
    if not fixed.for_a_person:
        return []
    title = Text(zh="留给您的（{count} 处，都照原样写着）", en="Left for you ({count}, as they were written)")
    parts: list[Block] = [Heading(title.given(count=fixed.for_a_person), 2)]
    known = {one.fault for one in fixed.left}
    how: list[Block] = [Paragraph(said, "quiet") for fault, said in _HOW.items() if fault in known]
    return [*parts, *_told(fixed, everything), *how, *_strays(fixed, everything)]


def _told(fixed: Fixed, everything: bool) -> list[Block]:
    """The findings; of each kind the first few unless all are asked for."""
    seen: Counter[str] = Counter()
    shown = []
    for one in fixed.left:
        seen[one.code] += 1
        if everything or seen[one.code] <= _SHOWN:
            shown.append(one)
    parts = notices(fixed.plan, shown, True)
    if len(shown) < len(fixed.left):
        parts.append(Paragraph(_MORE.given(count=len(fixed.left) - len(shown)), "quiet"))
    return parts


def _strays(fixed: Fixed, everything: bool) -> Iterable[Block]:
    """Text under no header, in one notice."""
    if not fixed.strays:
        return
    several = len(fixed.tables) > 1
    lines = [_dropped(one, several) for one in fixed.strays[: None if everything else _SHOWN]]
    title = Text(zh="没有列名的格（{count} 处）没有写进新表", en="{count} cells under no header are not written")
    then = Text(
        zh="要保留的，请先在原表给这一列写上列名，再整理一次",
        en="to keep them, name the column in the file that was received and run fix again",
    )
    yield Notice(((title.given(count=len(fixed.strays)), "strong"),), (*lines, then))


# --- the verdict --------------------------------------------------------------------------------------------------


def _verdict(fixed: Fixed, written: Written) -> Paragraph:
    left = fixed.for_a_person
    facts: dict[str, object] = {"rows": len(fixed.rows), "left": left, "command": written.command}
    if written.path is None:
        return _dry(left, written.command)
    wording = Text(
        zh="结论：已写入 {path}，{rows} 行，都看懂了。下一步：{command}",
        en="Verdict: {path} written, {rows} rows, everything understood. Next: {command}",
    )
    if left:
        wording = Text(
            zh="结论：已写入 {path}，{rows} 行；上面 {left} 处请您改好，再运行：{command}",
            en="Verdict: {path} written, {rows} rows; put the {left} above right, then: {command}",
        )
    else:
        del facts["left"]
    return Paragraph(wording.given(path=written.path, **facts), "fair" if left else "good")


def _dry(left: int, command: Text) -> Paragraph:
    """The verdict where nothing was written."""
    if not left:
        clear = Text(
            zh="结论：都看得懂，还没有写文件。要写请运行：{command}",
            en="Verdict: everything is understood, nothing is written yet. To write it: {command}",
        )
        return Paragraph(clear.given(command=command), "good")
    wording = Text(
        zh="结论：还没有写文件，上面 {left} 处会照原样留着。要写请运行：{command}",
        en="Verdict: nothing is written yet; the {left} above stay as they are. To write it: {command}",
    )
    return Paragraph(wording.given(left=left, command=command), "fair")


_MORE = Text(zh="……还有 {count} 处，加 -v 全部列出", en="… and {count} more; -v lists all")
_ROW = Text(zh="第 {row} 行", en="row {row}")
_ROWS = Text(zh="第 {first}–{last} 行", en="rows {first}–{last}")
