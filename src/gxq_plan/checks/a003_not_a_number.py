"""A value that is no number which can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence, Column, Refusal
from gxq_plan.model.unit import conversion
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.submission import Row


@rule(
    "A003",
    Severity.ERROR,
    title=Text(zh="实际值不是数字", en="the value is not a number"),
    message=Text(zh="实际值写的是“{written}”，{problem}", en="the value is '{written}', {problem}"),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="gxq 不猜测“约50”“50多”是多少；一个猜的数会被当成真的写进通报。",
        en="gxq does not guess what 'about 50' is: a guess would be published as a fact.",
    ),
    example=Text(
        zh="“约50”请写经核实的数；“1,20”请写 1200 或 120；尚未统计写“待统计”",
        en="'about 50' needs the verified figure, '1,20' is 1200 or 120; no figure yet is 待统计",
    ),
)
def not_a_number(evidence: Evidence) -> Iterator[Hit]:
    earlier = _Earlier(evidence)
    for submission, row, indicator in evidence.without_value(Absence.NOT_A_NUMBER):
        refusal, written = row.cell.refusal or Refusal.OTHER, row.about.unit
        if refusal is Refusal.UNIT and written and conversion(written, indicator.unit) is None:
            continue  # A004
        meant, unit = row.cell.meant, indicator.unit
        facts: dict[str, object] = {"written": row.cell.raw, "meant": meant, "refusal": str(refusal)}
        facts["problem"] = PROBLEM[refusal]
        before = earlier.value(indicator.id, row) if refusal is Refusal.UNCHANGED else None
        facts["suggestion"] = _suggestion(refusal, meant, unit, before)
        yield Hit(submission.place(row, Column.VALUE), indicator.id, facts)


class _Earlier:
    """The value that an indicator last had before a row's period, each looked up once."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._found: dict[tuple[str, Period | None], tuple[Period, Decimal] | None] = {}

    def value(self, subject: str, row: Row) -> tuple[Period, Decimal] | None:
        key = subject, row.period
        if key not in self._found:
            values = [
                (period, one.value)
                for period, _, one in self._evidence.series(subject)
                if one.value is not None and row.period and period.order < row.period.order
            ]
            known = [one for one in values if one[0].is_annual] or values
            self._found[key] = known[-1] if known else None
        return self._found[key]


def _suggestion(refusal: Refusal, meant: str | None, unit: str, before: tuple[Period, Decimal] | None) -> Text:
    """What to write instead: the number that is meant, in the plan's unit, or how to come by one."""
    if before:
        return _AS_BEFORE.given(period=before[0], value=before[1])
    if meant is not None:
        return _MEANT.get(refusal, _AS_MEANT).given(meant=meant, unit=unit)
    return _REMEDY.get(refusal, _PLAIN).given(unit=unit)


# What is wrong with the text, as the end of a sentence. docs/values.*.md calls the kinds by these words.
PROBLEM = {
    Refusal.ABOUT: Text(zh="是约数，不是确定的数", en="which is an approximation, not a definite number"),
    Refusal.OPEN: Text(zh="只说了上限或下限，不是确定的数", en="which is only a bound, not a definite number"),
    Refusal.RANGE: Text(zh="是一个范围，不是一个数", en="which is a range, not one number"),
    Refusal.UNCHANGED: Text(zh="没有写出数", en="which names no number"),
    Refusal.WORD: Text(zh="是文字，不是数", en="which is a word, not a number"),
    Refusal.DATE: Text(
        zh="是日期或时间，多半是表格软件改的", en="which is a date or time, most likely made by the spreadsheet program"
    ),
    Refusal.ERROR: Text(zh="是公式的错误提示，不是数", en="which is a formula's error, not a number"),
    Refusal.FORMULA: Text(zh="是公式，没有保存算出的结果", en="which is a formula without its saved result"),
    Refusal.UNIT: Text(
        zh="其中的单位与计划或“单位”列对不上", en="whose unit does not fit the plan's or the row's unit column"
    ),
    Refusal.ROUNDED: Text(zh="是科学计数法，后几位可能已经丢失", en="in scientific notation: digits may be lost"),
    Refusal.DOUBTED: Text(zh="数后面注明了还没有定", en="a number that says of itself that it is not settled"),
    Refusal.SEPARATORS: Text(
        zh="逗号、句号或小数点的位置不对", en="in which a comma, full stop or decimal point is out of place"
    ),
    Refusal.OTHER: Text(zh="不是数字", en="which is not a number"),
}
_AS_BEFORE = Text(
    zh="{period}是 {value}，如确持平请写 {value}", en="{period} was {value}: if it is the same, write {value}"
)
_AS_MEANT = Text(
    zh="如确为 {meant}{unit}，请写 {meant}，不带单位和其他文字",
    en="if it is {meant} {unit}, write {meant} alone, without unit or other words",
)
_MEANT = {
    Refusal.DOUBTED: Text(
        zh="如是 {meant}{unit}，请写 {meant}，并在“数据状态”写“预计”或“快报”；没有数的写“待统计”",
        en="if it is {meant} {unit}, write {meant}, and 预计 or 快报 as its data status; without a figure write 待统计",
    ),
    Refusal.UNIT: Text(
        zh="如确为 {meant}{unit}，请写 {meant}，“单位”写“{unit}”",
        en="if it is {meant} {unit}, write {meant}, with {unit} as the unit",
    ),
    Refusal.SEPARATORS: Text(
        zh="如确为 {meant}{unit}，请写 {meant}，不用逗号和空格分隔",
        en="if it is {meant} {unit}, write {meant}, without commas or spaces",
    ),
}
_PLAIN = Text(
    zh="请写一个确定的数（单位：{unit}）；尚未统计的写“待统计”，并在说明中写原因",
    en="write one definite number (in {unit}); where there is none yet write 待统计 and the reason in the note",
)
_REMEDY = {
    Refusal.UNCHANGED: Text(
        zh="请把数写出来（单位：{unit}）；以前没有报过数，无从查起",
        en="write the number itself (in {unit}); no earlier value is on file to name",
    ),
    Refusal.WORD: Text(
        zh="请写完成了多少（单位：{unit}），进展情况写在“说明”里；尚未统计的写“待统计”",
        en="write how many (in {unit}) and put the progress into the note; where there is none yet write 待统计",
    ),
    Refusal.DATE: Text(
        zh="请先把这一格的格式改成“文本”，再重新输入原来的数（单位：{unit}）；只改格式，原来的数不会回来",
        en="format the cell as text, then type the number (in {unit}) again: the format alone does not bring it back",
    ),
    Refusal.ERROR: Text(
        zh="请改好公式，或直接写数（单位：{unit}）；“####”是列太窄，拉宽后重新保存",
        en="correct the formula, or type the number (in {unit}); '####' is a column too narrow: widen it and save",
    ),
    Refusal.FORMULA: Text(
        zh="请用 Excel 或 WPS 打开，等它算完再保存；或复制后“选择性粘贴”为数值",
        en="open the file in Excel or WPS, let it calculate and save it, or copy and paste the cell as values",
    ),
    Refusal.UNIT: Text(
        zh="请换算成“{unit}”再写，只写数；“单位”写“{unit}”",
        en="convert it to {unit} and write the number alone, with {unit} as the unit",
    ),
    Refusal.ROUNDED: Text(
        zh="请把这一格的格式改成“数值”，核对后写出全部数字（单位：{unit}）",
        en="format the cell as a number, check it, and write every digit (in {unit})",
    ),
    Refusal.SEPARATORS: Text(
        zh="请核对后只写数字（单位：{unit}），不用逗号分隔，小数点只用一个",
        en="check it and write digits alone (in {unit}), without commas and with at most one decimal point",
    ),
}
