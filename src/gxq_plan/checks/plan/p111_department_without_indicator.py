"""A department with a part in the plan and nothing to be measured by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._listed import listed
from gxq_plan.checks.plan._names import same_office
from gxq_plan.checks.plan._rule import Decision, Together, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


@plan_rule(
    "P111",
    Severity.WARNING,
    decision=Decision.RESPONSIBILITY,
    title=Text(zh="有职责没有指标的部门", en="a department with duties and no indicator"),
    message=Text(
        zh="{name}{duties}，没有一项指标由它负责",
        en="{name} {duties}, and owns no indicator",
    ),
    remedy=Text(
        zh="请定下{name}对什么数负责：在相关工作里给它设指标（如 {works}）；只协助、不考核的，写进它的 notes",
        en="decide which number {name} answers for: give it an indicator in one of its works ({works}); if it only "
        "assists without being appraised, say so in its notes",
    ),
    why=Text(
        zh="只协助、没有数的部门，做多做少都一样，考核时也没有依据。",
        en="A department that assists without a number does as well by doing little, and cannot be appraised.",
    ),
    example=Text(zh="党政办公室协助 3 项工作，没有指标", en="an office that assists three works and owns no row"),
    together=Together(
        item=Text(zh="{name}{duties}", en="{name} {duties}"),
        remedy=Text(
            zh="请定下每个部门对什么数负责：在相关工作里给它设指标；只协助、不考核的，在部门名单里写进它的 notes",
            en="decide which number each answers for: give it an indicator in one of its works; where one only "
            "assists without being appraised, say so in its notes under departments",
        ),
    ),
)
def department_without_indicator(evidence: PlanEvidence) -> Iterator[Hit]:
    lines = {one.name: one.line for one in evidence.plan.departments}
    owners = {one for indicator, *_ in evidence.seats for one in indicator.departments}
    settled = {one.name for one in evidence.plan.departments if one.notes}
    if not owners:
        return  # a plan that names no department for its rows has this fault of none in particular
    for name, mentions in evidence.mentions.items():
        # A second name of one that has rows is told as such (P106).
        if name in owners or name in settled or any(same_office(name, owner) for owner in owners):
            continue
        lead = tuple(dict.fromkeys(one.subject for one in mentions if one.role != "assist"))
        assist = tuple(one.subject for one in mentions if one.role == "assist")
        ids = tuple(dict.fromkeys((*lead, *assist)))
        facts = {"ids": ids, "name": name, "duties": _duties(lead, assist), "works": listed(ids, 3)}
        severity = None if lead else Severity.INFO
        yield Hit(evidence.place(lines.get(name) or mentions[0].line), None, facts, severity)


def _duties(lead: tuple[str, ...], assist: tuple[str, ...]) -> Text:
    if lead and assist:
        return _BOTH.given(lead=listed(lead), assist=listed(assist))
    return _LEAD.given(works=listed(lead)) if lead else _ASSIST.given(works=listed(assist))


_LEAD = Text(zh="牵头 {works}", en="leads {works}")
_ASSIST = Text(zh="协助 {works}", en="assists in {works}")
_BOTH = Text(zh="牵头 {lead}，协助 {assist}", en="leads {lead} and assists in {assist}")
