"""The guide of a form: how to fill it in, in the words of those who ask, and what each indicator is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.day import last_day
from gxq_plan.report.form_prompt import covers, joined
from gxq_plan.report.form_target import target_words
from gxq_plan.text import Text
from gxq_plan.words import GUIDE_SHEET
from gxq_plan.write.form_sheet import Guide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.form import Asked, Form
    from gxq_plan.text import Lang

Line = tuple[Text, Text]
_HEADING = Text(zh="", en="")

STATUS_WORDS = Text(
    zh="预计：期末前估计的；快报：期末后初步统计的；年报：年度定案的；核实：经核查的；修订：更改已报过的。",
    en="estimate: before the period ends; flash: first count after it; annual: the final figure of the year; "
    "verified: checked by others; revised: changes what was submitted before.",
)
_TITLE = Text(zh="填报说明（{department}，{period}）", en="How to fill in this form ({department}, {period})")
_HOW = Text(zh="怎样填", en="Filling it in")
_BACK = Text(zh="填好以后", en="When it is done")
_WHAT = Text(zh="各指标填什么", en="What each indicator is")

_CELLS: Line = (
    Text(zh="填哪些格", en="which cells"),
    Text(
        zh="只填第一张表的黄色格。灰色格已经填好或不用填，锁定是为了防止误改；"
        "确实要改的，用“审阅”里的“撤消工作表保护”，没有密码。不要增减列，不要改列名和编号。",
        en="The yellow cells of the first sheet. Grey cells are filled in already or stay empty; they are locked "
        "against slips only: 'Unprotect Sheet' asks for no password. Keep the columns, their names and the ids.",
    ),
)
_VALUE: Line = (
    Text(zh="实际值怎么写", en="the value"),
    Text(
        zh="只写一个数，用“单位”列的单位，不写单位和千分位逗号。单位是 % 的，百分之五点五写 5.5。"
        "不写“约 50”“50 多”“50 以上”“持平”“完成”这样的话，也不写 3-5 这样的范围。是零就写 0。",
        en="One number in the unit of its row, without unit and separators: 5.5 for 5.5%. No 'about 50', 'over 50', "
        "'unchanged', no range such as 3-5. Nothing done is 0.",
    ),
)
_PENDING: Line = (
    Text(zh="还没有数", en="no figure yet"),
    Text(
        zh="写“待统计”，并在“说明”里写为什么没有、什么时候有。不要空着：空格分不清是忘了填，还是没有数。",
        en="Write 'pending', and in the note why and when there will be one. An empty cell may as well be forgotten.",
    ),
)
_OPTIONAL: Line = (
    Text(zh="可不填的行", en="rows that may stay empty"),
    Text(
        zh="“目标”列写着可不填的行，本期计划没有要求；有数就填，没有就空着。",
        en="The plan asks for no figure in this period where the target says so; give one if you have it.",
    ),
)
_COPY: Line = (
    Text(zh="重复的行", en="repeated rows"),
    Text(
        zh="“说明”写着与另一行是同一指标的，不用填，以那一行为准。",
        en="A row whose note says that it is the same as another stays empty: the other one counts.",
    ),
)
_STATUS: Line = (Text(zh="数据状态怎么选", en="the data status"), STATUS_WORDS)
_AS_OF: Line = (
    Text(zh="截至怎么写", en="as_of"),
    Text(
        zh="这个数统计到哪一天，如 {day}。年报、核实、修订的数，应截至期末。",
        en="The day up to which the figure counts, such as {day}. A final figure covers the whole period.",
    ),
)
_REASON: Line = (
    Text(zh="哪些要写说明", en="what needs a note"),
    Text(
        zh="待统计的，写原因和时间；修订的，写原来是多少、为什么改、依据什么；比上期下降或增减超过 30% 的，写原因。"
        "累计数不会下降：比上期小的，请先核对是不是填了当年数。",
        en="Pending: why, and until when. Revised: what it was, why it changed and by which document. Below the last "
        "value, or more than 30% away from it: why. A running total cannot fall: see that it is not one year's amount.",
    ),
)
_ORANGE: Line = (
    Text(zh="变成橙色的格", en="cells that turn orange"),
    Text(
        zh="填的数没有达到本期目标时，格子变成橙色。这只是提醒，照实填报。",
        en="The value misses the target of the period. That is a hint only: submit what is true.",
    ),
)
_PROGRESS: Line = (
    Text(zh="工作的进展", en="works"),
    Text(
        zh="{works}：没有指标，只选“进展”，在“说明”里写做了什么、卡在哪里。"
        "未启动：还没有开始；推进中：已开始，落后于计划的时间；达序时：按计划的时间推进；已完成：做完了。",
        en="{works}: no figures, only their progress, with what was done and what is in the way in the note. "
        "not_started; under_way: begun, behind its time; on_schedule; done.",
    ),
)
_MADE_UP: Line = (
    Text(zh="虚构示例数据", en="made-up sample data"),
    Text(
        zh="“上期实际”列里的数是虚构示例数据，只供试用，不是任何单位的真实情况。",
        en="The last values are made-up sample data (虚构示例数据): they describe no real organisation.",
    ),
)
_SEND: Line = (
    Text(zh="交给谁", en="where to send it"),
    Text(
        zh="直接保存（文件名开头的“{period}”不要改），交回发表的部门。",
        en="Save it, keep the '{period}' at the beginning of its name, and return it to the office that sent it.",
    ),
)
_ISSUER: Line = (
    Text(zh="计划", en="the plan"),
    Text(zh="{title}（{issuer}）", en="{title} ({issuer})"),
)
_CHECK: Line = (
    Text(zh="先查一遍", en="checking it"),
    Text(
        zh="装有 gxq 的，可以先查：gxq check {file}。有问题会指出是哪一格、应该写什么。",
        en="Where gxq is installed: gxq check {file} names each cell that is wrong and what to write.",
    ),
)
_CSV: Line = (
    Text(zh="只能交 CSV 的", en="saved as CSV"),
    Text(
        zh="在第一张表里“另存为”CSV 即可，别的表不用存。",
        en="Save the first sheet as CSV; it holds everything.",
    ),
)


def guide(form: Form, lang: Lang) -> Guide:
    """The guide in one language."""
    facts = {"department": Text.both(form.department), "period": form.period}
    entries = [(term.of(lang), words.of(lang)) for term, words in _lines(form)]
    return Guide(GUIDE_SHEET.of(lang), _TITLE.of(lang, **facts), tuple(entries))


def _lines(form: Form) -> Iterator[Line]:
    yield _HOW, _HEADING
    yield from _filling(form)
    yield _BACK, _HEADING
    yield _SEND[0], _SEND[1].given(period=str(form.period))
    yield _CHECK[0], _CHECK[1].given(file=Text.both(f"{form.stem}.xlsx"))
    yield _CSV
    issuer = " ".join(filter(None, (form.plan.issuer, form.plan.document_no))) or form.plan.id
    yield _ISSUER[0], _ISSUER[1].given(title=Text.both(form.plan.title), issuer=Text.both(issuer))
    if form.asked:
        yield _WHAT, _HEADING
        yield from (_indicator(form, one) for one in form.asked)


def _filling(form: Form) -> Iterator[Line]:
    """What this form needs said, and nothing that it does not hold."""
    yield _CELLS
    if form.asked:
        yield from (_VALUE, _PENDING)
        asks = {one.ask for one in form.asked}
        yield from (line for ask, line in (("optional", _OPTIONAL), ("copy", _COPY)) if ask in asks)
        yield _STATUS
    yield _AS_OF[0], _AS_OF[1].given(day=last_day(form.period).isoformat())
    if form.asked:
        yield from (_REASON, _ORANGE)
    if form.works:
        named = Text(zh="{works}", en="{works}").given(works=[Text.both(f"{one.id} {one.name}") for one in form.works])
        yield _PROGRESS[0], _PROGRESS[1].given(works=named)
    if form.made_up:
        yield _MADE_UP


def _indicator(form: Form, asked: Asked) -> Line:
    """An indicator: what kind of number it is, its definition, its source and target."""
    indicator = asked.indicator
    said = [covers(form, asked), _UNIT.given(unit=Text.both(indicator.unit), target=target_words(asked))]
    if indicator.source:
        meaning = next((one.meaning for one in form.plan.sources if one.name == indicator.source), None)
        said.append(_SOURCE.given(source=Text.both(meaning or indicator.source)))
    if indicator.definition:
        said.append(_DEFINITION.given(definition=Text.both(indicator.definition.rstrip("。."))))
    if not indicator.kind_confirmed:
        said.append(_UNCONFIRMED)
    return Text.both(f"{indicator.id} {indicator.name}"), joined(said)


_UNIT = Text(zh="单位：{unit}；目标：{target}。", en="Unit: {unit}; target: {target}.")
_SOURCE = Text(zh="来源：{source}。", en="Source: {source}.")
_DEFINITION = Text(zh="口径：{definition}。", en="Definition: {definition}.")
_UNCONFIRMED = Text(
    zh="计划文件没有写明是年末数、当年数还是累计数，填报前请与发表的部门确认。",
    en="The plan does not say whether this is a stock, a year's amount or a total: ask the office that sent the form.",
)
