"""What `explain` says of one rule, and of all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Cell, Heading, Label, Pairs, Paragraph
from gxq_plan.report.catalogue import CATALOGUE, FAMILY
from gxq_plan.report.cells import SEVERITY_TONE
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.finding import Fault

_STOPS = Text(zh="遇到它就无法继续判断，退出码为 2。", en="Nothing can be judged where it occurs: the exit code is 2.")

_ALWAYS = Text(zh="任何时候都要说出来，不能停用或豁免。", en="It is always said: it can be neither ignored nor waived.")
_CHOSEN = Text(
    zh="停用：gxq {command} --ignore {code}；整份计划停用、改级别、豁免，写在计划文件的 rules 里。",
    en="To do without it: gxq {command} --ignore {code}; for a whole plan, its rules can ignore, regrade or waive it.",
)


def blocks(fault: Fault) -> list[Block]:
    """The code and title, then what, why, how to put it right, an example. Placeholders stand as words in braces."""
    title = Text(zh="{code}  {title}（{name}）", en="{code}  {title} ({name})")
    parts: list[Block] = [Heading(title.given(code=fault.code, title=fault.title, name=fault.name))]
    items: list[tuple[Text, Cell]] = [
        (Text(zh="级别", en="severity"), Label(words.SEVERITY[fault.severity], tone=SEVERITY_TONE[fault.severity])),
        (Text(zh="说什么", en="says"), _literal(fault.message)),
        (Text(zh="为什么", en="why"), fault.why),
        (Text(zh="怎么改", en="remedy"), _literal(fault.remedy)),
        (Text(zh="例子", en="example"), fault.example),
    ]
    parts.append(Pairs(tuple((term, value) for term, value in items if not (isinstance(value, Text) and not value.zh))))
    how = _STOPS if fault.stops else _ALWAYS if fault.kept else _CHOSEN.given(code=fault.code, command=_command(fault))
    return [*parts, Paragraph(how, "quiet")]


def _command(fault: Fault) -> str:
    """The command that finds it: rules about the plan itself have the codes P1.."""
    return "lint" if fault.code.startswith("P1") else "check"


def every_rule() -> list[Block]:
    """All codes with their titles, by family."""
    parts: list[Block] = []
    for letter, family in FAMILY.items():
        of_family = [fault for code, fault in CATALOGUE.items() if code[0] == letter]
        parts.append(Heading(family, 2))
        parts.append(Pairs(tuple((Text(zh=one.code, en=one.code), Label(one.title)) for one in of_family)))
    note = Text(
        zh="gxq explain 代码 看一条的详细说明；gxq check 的 --select、--ignore 可以写代码、代码开头或名称",
        en="gxq explain CODE tells all about one; --select and --ignore take codes, their beginnings or names",
    )
    return [*parts, Paragraph(note, "quiet")]


def _literal(wording: Text) -> Text:
    """A wording whose placeholders are shown by name: one that is nothing but a placeholder has nothing to show."""
    if re.fullmatch(r"\{\w+\}", wording.en):
        return Text(zh="（按具体情况而定）", en="(as the case may be)")
    return Text(zh=wording.zh.replace("{", "〈").replace("}", "〉"), en=wording.en.replace("{", "<").replace("}", ">"))
