"""The same indicator in several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._listed import listed
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.model.unit import conversion
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator, Seat

_MOST = 6


@plan_rule(
    "P101",
    Severity.WARNING,
    decision=Decision.DEFINITION,
    title=Text(zh="同一指标列了多次", en="an indicator in several rows"),
    message=Text(
        zh="“{name}”在 {rows}都有{said}",
        en="'{name}' stands in {rows}{said}",
    ),
    remedy=Text(zh="{proposal}", en="{proposal}"),
    why=Text(
        zh="同一个数列两次，会报出两个不同的数，也会在完成率里算两次。",
        en="One number in two rows is reported twice with two values, and counts twice in every rate.",
    ),
    example=Text(
        zh="技术合同交易额在第 1 项和第 33 项工作里各列一次，目标相同",
        en="one indicator in the annex under work 1 and again under work 33, with the same targets",
    ),
)
def repeated_indicator(evidence: PlanEvidence) -> Iterator[Hit]:
    for seats in evidence.by_name.values():
        if len(seats) < 2:
            continue
        first, *others = seats
        differing = [one for one in others if _differences(first.indicator, one.indicator)]
        alike = [one for one in others if one not in differing]
        if differing:
            yield _differing(evidence, first, differing)
        if alike:
            yield _alike(evidence, first, alike)


def _differing(evidence: PlanEvidence, first: Seat, others: Sequence[Seat]) -> Hit:
    """Rows of one name that differ in what they promise or how it is counted: an error where one department answers
    for both or they are declared the same; two departments may each have a share of their own."""
    rows = [one.indicator for one in (first, *others)]
    ties = any(one.same_as for one in rows)
    shared = ties or len({one.department for one in rows}) == 1
    what = dict.fromkeys(field for one in rows[1:] for field in _differences(rows[0], one))
    facts: dict[str, object] = {
        **_about(rows),
        "said": _DIFFER.given(what=[_FIELD[one] for one in what], values=_joined(rows)),
        "proposal": _DECIDE_ONE if shared else _DECIDE_SHARES,
        "differing": tuple(what),
    }
    contradicts = shared and not what.keys() <= {"sources", "unit"}
    severity = Severity.ERROR if contradicts else Severity.WARNING
    return Hit(evidence.place(others[0].indicator.line), rows[1].id, facts, severity)


def _alike(evidence: PlanEvidence, first: Seat, others: Sequence[Seat]) -> Hit:
    rows = [one.indicator for one in (first, *others)]
    owners = list(dict.fromkeys(one.department for one in rows if one.department))
    declared = all(one.same_as for one in rows[1:])
    if len(owners) > 1:
        said = _SEVERAL_OWNERS.given(owners=owners, path=_path(rows[0]))
        proposal = _ONE_OWNER.given(owner=owners[0], id=rows[1].id, original=rows[0].id)
    else:
        said = (_DECLARED if declared else _SAME).given(path=_path(rows[0]))
        proposal = _KEEP_ONE if declared else _WRITE.given(id=rows[1].id, original=rows[0].id)
    severity = Severity.INFO if declared and len(owners) < 2 else Severity.WARNING
    facts: dict[str, object] = {**_about(rows), "said": said, "proposal": proposal}
    return Hit(evidence.place(others[0].indicator.line), rows[1].id, facts, severity)


def _about(rows: Sequence[Indicator]) -> dict[str, object]:
    ids = tuple(one.id for one in rows)
    where = Text(zh="{id}（第 {line} 行）", en="{id} (line {line})")
    return {"ids": ids, "name": rows[0].name, "rows": listed(where.given(id=one.id, line=one.line) for one in rows)}


def _differences(one: Indicator, other: Indicator) -> list[str]:
    """In what two rows of one name differ: unit (amounts that convert are compared converted), kind, direction, source,
    targets."""
    found = [field for field in ("kind", "direction", "sources") if getattr(one, field) != getattr(other, field)]
    factor = conversion(other.unit, one.unit)
    if factor is None or factor != 1:
        found.append("unit")
    if factor is not None and any(_target_differs(one, other, period, factor) for period in one.targets):
        found.append("targets")
    return found


def _target_differs(one: Indicator, other: Indicator, period: object, factor: object) -> bool:
    ours, theirs = one.targets.get(period), other.targets.get(period)  # type: ignore[call-overload]
    if not (ours and theirs) or ours.value is None or theirs.value is None:
        return False
    return ours.value != theirs.value * factor or ours.bound != theirs.bound  # type: ignore[no-any-return]


def _joined(rows: Sequence[Indicator]) -> Text:
    """What each row says; of many the first few."""
    told = [_told(one) for one in rows[:_MOST]] + ([Text(zh="……", en="…")] if len(rows) > _MOST else [])
    return Text("；".join(one.zh for one in told), "; ".join(one.en for one in told))


def _told(one: Indicator) -> Text:
    department = one.department or "—"
    facts = {"id": one.id, "path": _path(one), "unit": one.unit, "department": department}
    return Text(zh="{id} {department}：{path} {unit}", en="{id} {department}: {path} {unit}").given(**facts)


def _path(one: Indicator) -> str:
    return "→".join(target.written for target in one.targets.values()) or "—"


_FIELD = {
    "kind": Text(zh="统计方式（kind）", en="kind"),
    "direction": Text(zh="方向", en="direction"),
    "sources": Text(zh="统计来源", en="source"),
    "unit": Text(zh="单位", en="unit"),
    "targets": Text(zh="目标", en="targets"),
}
_DIFFER = Text(zh="，{what}却不同：{values}", en=", but their {what} differ: {values}")
_SAME = Text(zh="，目标相同（{path}）", en=" with the same targets ({path})")
_DECLARED = Text(
    zh="，目标相同（{path}），计划文件已用 same_as 标明，只算一次",
    en=" with the same targets ({path}); the plan file says same_as, so it counts once",
)
_SEVERAL_OWNERS = Text(
    zh="，目标相同（{path}），责任部门却有 {owners}", en=" with the same targets ({path}), but under {owners}"
)
_DECIDE_ONE = Text(
    zh="一个指标只能有一个说法：请定下以哪一行为准，另一行改成一样并写 same_as；是两个指标的，请改名分清",
    en="one indicator has one version: decide which row stands, write the other alike with same_as; or rename one",
)
_DECIDE_SHARES = Text(
    zh="请定下：各部门各算各的，就在名称里写明（如“…（某部门）”）；是同一个数，就以一行为准，另一行写 same_as",
    en="decide: if each department has a share of its own, say so in the names; if it is one number, write same_as",
)
_KEEP_ONE = Text(
    zh="下次修订计划时删去一行，或写明两项工作各看它的什么",
    en="delete one of the rows when the plan is next revised, or say what each work takes from it",
)
_WRITE = Text(
    zh="是同一个数，请在 {id} 里写 same_as: {original}（只算一次）；不是，请改名分清",
    en="if it is one number, write same_as: {original} in {id} so that it counts once; if not, rename one",
)
_ONE_OWNER = Text(
    zh="请定一个部门负责报数（如{owner}），并在 {id} 里写 same_as: {original}；各算各的，请在名称里写明",
    en="name one department to report it (such as {owner}) and write same_as: {original} in {id}; if each has a share "
    "of its own, say so in the names",
)
