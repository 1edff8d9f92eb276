"""What a spreadsheet program says beside the cell of a value: the target, the last value, what kind of number it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.form import Ask
from gxq_plan.model.target import Kind
from gxq_plan.report.form_target import target_words
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gxq_plan.model.form import Asked, Form

_UNIT = Text(zh="单位：{unit}", en="unit: {unit}")
_TARGET = Text(zh="目标：{target}。", en="Target: {target}.")
_LAST = Text(zh="{period}：{value}。", en="{period}: {value}.")
_LAST_MADE_UP = Text(zh="{period}：{value}（虚构示例数据）。", en="{period}: {value} (made-up sample data).")
_DEFINITION = Text(zh="口径：{definition}。", en="Definition: {definition}.")
_PENDING = Text(
    zh="还没有数的写“待统计”，在“说明”里写原因。", en="Where there is none yet write 'pending' and the reason."
)
_MAY_BE_EMPTY = Text(zh="本期可以不填。", en="It may stay empty.")
_BETWEEN = Text(
    zh="请写 {low} 至 {high} 之间的{number}，不带单位。", en="Write a {number} between {low} and {high} without a unit."
)
_LEAST = Text(zh="请写不小于 {low} 的{number}，不带单位。", en="Write a {number} of {low} or more without a unit.")
_MOST = Text(zh="请写不大于 {high} 的{number}，不带单位。", en="Write a {number} of {high} or less without a unit.")
_ANY = Text(zh="请写{number}，不带单位。", en="Write a {number} without a unit.")
_NUMBER = Text(zh="数", en="number")
_WHOLE = Text(zh="整数", en="whole number")
_NOT = Text(zh="不写“约”“多”“以上”。", en="No 'about', no 'over'.")
# What the number covers, by the indicator's kind; inside a year amounts are year to date.
_COVERS: dict[Kind, Text] = {
    Kind.LEVEL: Text(zh="填年末的数。", en="The state at the end of the year."),
    Kind.CUMULATIVE: Text(zh="填累计数，不是当年新增。", en="The total so far, not this year's addition."),
    Kind.FLOW: Text(zh="填当年的数，不是累计。", en="The year's own amount, no running total."),
    Kind.RATIO: Text(zh="填比率本身。", en="The share or intensity itself."),
    Kind.GROWTH: Text(zh="填增速，下降写负数。", en="The growth rate; a fall is negative."),
    Kind.MILESTONE: Text(zh="完成写 1，没有完成写 0。", en="1 when done, 0 when not."),
}
_WITHIN: dict[Kind, Text] = {
    Kind.LEVEL: Text(zh="填 {month} 月末的数。", en="The state at the end of month {month}."),
    Kind.FLOW: Text(
        zh="填年初到 {month} 月末的数，不是当季或当月的数。",
        en="From January to the end of month {month}, not the last quarter or month alone.",
    ),
}


def asked_for(asked: Asked) -> Text:
    """The title of the prompt."""
    return _UNIT.given(unit=Text.both(asked.indicator.unit))


def said_of(form: Form, asked: Asked) -> Iterator[Text]:
    """The sentences of the prompt, what matters most first: a program shows 255 characters."""
    if asked.ask is Ask.OPTIONAL:
        yield _MAY_BE_EMPTY
    yield _TARGET.given(target=target_words(asked))
    if asked.last and form.before:
        wording = _LAST_MADE_UP if asked.last.made_up else _LAST
        yield wording.given(period=form.before, value=asked.last.value)
    yield covers(form, asked)
    if asked.indicator.definition:
        yield _DEFINITION.given(definition=Text.both(asked.indicator.definition.rstrip("。.")))


def covers(form: Form, asked: Asked) -> Text:
    """What the number is of."""
    kind = asked.indicator.kind
    if kind in _WITHIN and not form.period.is_annual:
        return _WITHIN[kind].given(month=form.period.months)
    return _COVERS[kind]


def refusal(asked: Asked) -> Text:
    """What to write instead of what a cell does not take."""
    low, high, whole = asked.limits
    wording = _ANY if low is high is None else _LEAST if high is None else _MOST if low is None else _BETWEEN
    first = wording.given(low=low, high=high, number=_WHOLE if whole else _NUMBER)
    return joined([first, _NOT, _MAY_BE_EMPTY if asked.ask is Ask.OPTIONAL else _PENDING])


def joined(sentences: Iterable[Text]) -> Text:
    """Sentences one behind the other, as each language sets them."""
    said = Text(zh="", en="")
    for one in sentences:
        said = (_AND if said.zh else _FIRST).given(said=said, more=one)
    return said


_FIRST = Text(zh="{said}{more}", en="{said}{more}")
_AND = Text(zh="{said}{more}", en="{said} {more}")
