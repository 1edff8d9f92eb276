"""A name that the document writes in several ways: what the plan file corrected, and what it notes beside a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, Together, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Variant


class Spelling(NamedTuple):
    """What stands for a name elsewhere, and where that is; `field` is what was corrected, None for a variant."""

    text: str
    where: Text | str | None
    subject: str | None
    line: int


@plan_rule(
    "P105",
    Severity.WARNING,
    decision=Decision.WORDING,
    title=Text(zh="同一名称写法不一", en="a name written in several ways"),
    message=Text(
        zh="“{name}”又写成“{text}”（{where}）",
        en="'{name}' is also written '{text}' ({where})",
    ),
    remedy=Text(
        zh="请定下一种写法（现按“{name}”），修订文件时统一；“{text}”是另一回事的，请分开列",
        en="decide on one ('{name}' is in force) and use it throughout the document; if '{text}' is something else, "
        "list it by itself",
    ),
    why=Text(
        zh="写法不一，就有人问是不是两件事；部门名写错，责任就落不到人。",
        en="Two spellings raise the question whether they are two things; a department misspelt answers for nothing.",
    ),
    example=Text(
        zh="正文是“科技金融服务创新区”，附件是“科技金融服务示范区”",
        en="an area called 创新区 in the text and 示范区 in the annex",
    ),
    together=Together(
        item=Text(zh="“{name}”又写成“{text}”（{where}）", en="'{name}' is also written '{text}' ({where})"),
        remedy=Text(
            zh="请逐个定下一种写法（现按前一种），修订文件时统一；后一种是另一回事的，请分开列",
            en="decide on one each (the first is in force) and use it throughout; if the other is something else, "
            "list it by itself",
        ),
    ),
)
def several_spellings(evidence: PlanEvidence) -> Iterator[Hit]:
    aliases = {alias: one.name for one in evidence.plan.departments for alias in one.aliases}
    found: dict[tuple[str, str], list[Spelling]] = {}
    for name, spelling in (*_departments(evidence), *_of_nodes(evidence)):
        if spelling.text != name and aliases.get(spelling.text) != name:
            found.setdefault((name, spelling.text), []).append(spelling)
    for (name, text), spellings in found.items():
        subject = next((one.subject for one in spellings if one.subject), None)
        ids = tuple(dict.fromkeys(one.subject for one in spellings if one.subject))
        facts = {"ids": ids, "name": name, "text": text, "where": _where(spellings)}
        yield Hit(evidence.place(spellings[0].line), subject, facts)


def _departments(evidence: PlanEvidence) -> Iterator[tuple[str, Spelling]]:
    for one in evidence.plan.departments:
        yield from _noted(one.name, one.variants, one.as_written, None, one.line)


def _of_nodes(evidence: PlanEvidence) -> Iterator[tuple[str, Spelling]]:
    plan = evidence.plan
    yield from _noted(plan.title, plan.variants, {}, None, plan.line)
    for field in _OF_PLAN:
        if (text := plan.as_written.get(field)) and (now := getattr(plan, field)):
            yield now, Spelling(text, None, None, plan.line)
    for source in plan.sources:
        yield from _noted(source.name, source.variants, source.as_written, None, source.line)
    for priority in plan.priorities:
        yield from _noted(priority.name, priority.variants, priority.as_written, None, priority.line)
    for subject, node in evidence.nodes.items():
        for field, text in node.as_written.items():
            if field in _FIELDS and (now := _in_force(getattr(node, field, None))):
                yield now, Spelling(text, _AT.given(id=subject, field=_FIELDS[field]), subject, node.line)
        yield from _noted(node.name, node.variants, node.as_written, subject, node.line)


def _noted(
    name: str, variants: Sequence[Variant], as_written: Mapping[str, str], subject: str | None, line: int
) -> Iterator[tuple[str, Spelling]]:
    for one in variants:
        yield name, Spelling(one.text, one.where, subject, line)
    if (text := as_written.get("name")) and text not in {one.text for one in variants}:
        yield name, Spelling(text, None, subject, line)


def _in_force(value: object) -> str | None:
    return "、".join(value) if isinstance(value, tuple) else value if isinstance(value, str) else None


def _where(spellings: Sequence[Spelling]) -> tuple[Text | str, ...]:
    """The places that the plan file notes; else the fields that it corrected, else the document."""
    noted = [one.where for one in spellings if isinstance(one.where, str)]
    corrected = [one.where for one in spellings if isinstance(one.where, Text)]
    return tuple(dict.fromkeys(noted or corrected)) or (_ELSEWHERE,)


_OF_PLAN = ("title", "issuer", "document_no")
_ELSEWHERE = Text(zh="原文件", en="in the document")
_AT = Text(zh="{id} 的{field}", en="the {field} of {id}")
_FIELDS = {
    "lead": Text(zh="牵头部门", en="lead"),
    "assist": Text(zh="协助部门", en="assisting departments"),
    "department": Text(zh="责任部门", en="department"),
    "departments": Text(zh="责任部门", en="departments"),
    "unit": Text(zh="单位", en="unit"),
    "source": Text(zh="统计来源", en="source"),
    "priority": Text(zh="分类", en="priority"),
}
