"""Plans of other places, made up and clean: the rules P120 to P149 have nothing to say of them. Then one fault at a
time is put in, as a person would make it, and is found: by that rule, about those rows, and by no other of these."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gxq_plan.checks.plan import PLAN_RULES
from gxq_plan.checks.plan._evidence import PlanEvidence
from gxq_plan.read import plan_file

if TYPE_CHECKING:
    from gxq_plan.finding import Finding

HERE = Path(__file__).parent / "seeded"
PLANS = {name: (HERE / f"{name}.yaml").read_text(encoding="utf-8") for name in ("area", "city", "district")}
MINE = [rule for rule in PLAN_RULES if "P120" <= rule.fault.code <= "P149"]

# What is replaced by what, and what is found: the code, the severity, the first ids.
SEEDS: dict[str, list[tuple[str, str, str]]] = {
    "area": [
        ("2024: 2460, 2025: 2650}", "2024: 2460, 2025: 26.5}", "P123 info I-1; P127 warning I-1"),
        ("2024: 82, 2025: 110}", "2024: 82, 2025: 200}", "P125 warning I-9"),
        ("2024: 2, 2025: 1.98}", "2024: 2, 2025: 2.3}", "P123 warning I-13"),
        ("unit: 张", "unit: 张, limits: {max: 44}", "P129 error I-7"),
        ("name: 税收收入占一般公共预算收入比重, unit: \"%\"", "name: 税收收入占一般公共预算收入比重, unit: 家",
         "P137 error I-17"),
        ("name: 公办幼儿园数, unit: 个", "name: 公办幼儿园数, unit: 项", "P138 info I-24"),
        ("name: 国家高新技术企业, unit: 家", "name: 国家高新技术企业, unit: 户", "P139 warning I-14 I-15"),
        ("name: 规模以上工业企业数", "name: 全区规模以上工业企业数", ""),
    ],
    "city": [
        ("issued: 2021-02-20", "issued: 2021-12-30", ""),  # no row has a number of its own for 2021
        ("value: 72, unit", "value: 75, unit", "P147 error G01 I-3"),
        ("value: 3000, unit: 家", "value: 3200, unit: 家", "P147 warning G02 I-6"),
        ("value: 3000, unit: 家", "value: 3000, unit: 亿元", "P147 error G02 I-6"),
        ("change_percent: 7,", "change_percent: 10,", "P148 error G03 I-18"),
        ("relation: same}]}\n- {id: G02", "relation: related}]}\n- {id: G02", "P146 warning G01 I-3"),
        (", indicators: [{id: I-6, relation: same}]", "", "P145 warning G02 I-6"),
        ("kind: growth, direction: up, nature: expected, baseline",
         "kind: ratio, direction: up, nature: expected, baseline",
         "P132 warning I-1"),
        ("value: 21.4}, targets: {2025: 29}", "value: 21.4}, targets: {2025: 290}", "P127 warning I-2"),
        ("targets: {2025: 72}", "targets: {2025: 68}", "P128 warning I-3; P147 error G01 I-3"),
        ("unit: 件, kind: ratio", "unit: 件, kind: level", "P132 warning I-5"),
        ("value: 1650}, targets: {2025: 3200}", "value: 1650}, targets: {2025: 3200.5}", "P130 error I-6"),
        ("value: 7.8}, targets: {2025: 10}", "value: 0.078}, targets: {2025: 0.1}", "P127 warning I-7"),
        ("unit: 家, kind: level", "unit: 亿元, kind: level", "P137 error I-6; P147 error G02 I-6"),
        ("direction: down, nature: expected", "direction: up, nature: expected", "P124 warning I-9"),
        ("value: 84}, targets: {2025: 87.5}", "value: 84}, targets: {2025: 187.5}", "P129 error I-14"),
        ("value: 46}, targets: {2025: 47}", "value: 46}, targets: {2025: 57}", "P135 warning I-19 I-20"),
        ("name: 数字经济核心产业增加值占GDP比重", "name: 数字经济核心产业增加值比重", "P136 info I-7"),
        ("baseline: {period: 2020, value: 93}, ", "", "P134 info I-22"),
    ],
    "district": [
        ("issued: 2024-03-15", "issued: 2024-11-30", "P131 warning W01-1"),
        ("{2024: 6, 2025: 8, 2026: 10}", "{2024: ——, 2025: 8, 2026: 10}", "P120 warning W01-3"),
        ("{2024: 6, 2025: 8, 2026: 10}", "{2024: 6, 2025: {text: 有所增加}, 2026: 10}", "P121 warning W01-3"),
        ("{2024: 300, 2025: 280, 2026: 260}", "{2024: 300, 2025: 280, 2026: 290}", "P123 info W04-3"),
        ("{2024: 20, 2025: 21, 2026: 22}", "{2024: 20, 2025: 20, 2026: 20}", "P122 info W02-4"),
        ("{2024: 1400, 2025: 1600, 2026: 1800}", "{2024: 1400, 2025: 1600, 2026: 1500}", "P123 warning W03-3"),
        ("{2024: 0.60, 2025: 0.58, 2026: 0.56}", "{2024: 0.60, 2025: 0.61, 2026: 0.62}", "P124 error W01-4"),
        ("{2024: 1400, 2025: 1600, 2026: 1800}", "{2024: 1400, 2025: 1600, 2026: 3300}", "P125 warning W03-3"),
        ("{2024: 3.0, 2025: 3.2, 2026: 3.5}", "{2024: 3.0, 2025: 32, 2026: 3.5}",
         "P123 info W02-3; P127 warning W02-3"),
        ("{2024: 6, 2025: 8, 2026: 10}", "{2024: 6, 2025: 51, 2026: 53}", "P125 warning W01-3; P141 error W01-3 W01-2"),
        ("{2024: 32, 2025: 45, 2026: 60}", "{2024: 32, 2025: 45, 2026: 62}", "P143 warning W02-1 W02-2"),
        ("{2024: 32, 2025: 45, 2026: 60}", "{2024: 32, 2025: 30, 2026: 60}",
         "P124 error W02-1"),
        ("name: 实际使用外资, unit: 亿美元",
         "name: 实际使用外资, unit: 亿元", "P137 info W02-3"),
        ("name: 国家级小巨人企业数, unit: 户", "name: 国家级小巨人企业数, unit: 个", "P139 warning W01-2 W01-3"),
        ("name: 当年新开工亿元以上项目数, unit: 个, department: 商务局, kind: flow",
         "name: 当年新开工亿元以上项目数, unit: 个, department: 商务局, kind: cumulative",
         "P132 error W02-2; P134 info W02-2"),
        ("name: 当年引进高层次人才数, unit: 人", "name: 当年引进高层次人才数, unit: 家", "P137 error W03-1"),
        ("{2024: 50, 2025: 55, 2026: 60}", "{2024: 45, 2025: 55, 2026: 60}", "P147 error G03 W03-1"),
        ("name: 当年引进高层次人才数, unit: 人, department: 人力资源和社会保障局, kind: flow, direction: up, targets: "
         "{2024: 50, 2025: 55, 2026: 60}",
         "name: 新增高层次人才数, unit: 人, department: 人力资源和社会保障局, kind: flow, direction: up, targets: "
         "{2024: 50, 2025: 80, 2026: 120}", "P133 warning W03-1"),
        ("value: 60, unit: 户, by: 2026", "value: 80, unit: 户, by: 2026", "P147 error G02 W01-2"),
        ("value: 60, unit: 户, by: 2026", "value: 60, unit: 户, by: 2028", "P147 warning G02 W01-2"),
        ("{2024: 38.7, 2025: 39.4, 2026: 40}}", "{2024: 38.7, 2025: 39.4, 2026: 40}, decimals: 0}",
         "P130 warning W04-1"),
        ("{2024: 98, 2025: 99, 2026: 100}", "{2024: 98, 2025: 99, 2026: 101}", "P129 error W04-2"),
        ("goals:\n", "goals:\n- {id: G09, name: 规上工业产值, bound: at_least, value: 950, unit: 亿元, by: 2026,"
         " indicators: [{id: W01-1, relation: related}]}\n", "P144 error G09 G01; P146 warning G09 W01-1"),
        ("name: 人才公寓套数", "name: 全区人才公寓套数", ""),
        ("name: 技能人才占从业人员比重", "name: 全市技能人才占从业人员比重", ""),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", PLANS)
def test_a_clean_plan_has_no_finding(name: str) -> None:
    assert [_said(one) for one in _found(PLANS[name])] == []


@pytest.mark.parametrize(
    ("name", "before", "after", "wanted"),
    [
        pytest.param(name, *seed, id=f"{name} {at}: {seed[2] or 'nothing'}")
        for name, seeds in SEEDS.items()
        for at, seed in enumerate(seeds)
    ],
)
def test_a_fault_that_was_put_in_is_found_and_nothing_else(name: str, before: str, after: str, wanted: str) -> None:
    assert PLANS[name].count(before) == 1, before
    said = [_said(one) for one in _found(PLANS[name].replace(before, after))]
    expected = wanted.split("; ") if wanted else []
    assert len(said) == len(expected), said
    for one, part in zip(said, expected, strict=True):
        assert one.startswith(part), said


def _found(text: str) -> list[Finding]:
    evidence = PlanEvidence(plan_file.from_bytes(text.encode(), "plan.yaml"))
    return [one for rule in MINE for one in rule.findings(evidence)]


def _said(one: Finding) -> str:
    ids: tuple[str, ...] = one.facts["ids"]  # type: ignore[assignment]
    return " ".join((one.code, str(one.severity), *ids))
