"""What holds of all rules on whatever is submitted: they never raise, say everything in both languages, and do not care
which of two files a row stands in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxq_plan.checks import RULES
from gxq_plan.checks._evidence import Evidence
from gxq_plan.errors import InputError
from gxq_plan.finding import Finding, Severity
from gxq_plan.read import plan_file
from gxq_plan.read.actuals import submissions
from gxq_plan.read.names import Names

if TYPE_CHECKING:
    from gxq_plan.model.submission import Submission

HERE = Path(__file__).parent
RELATIONS = """
relations:
- {sum: [W01-1, R-1], at_most: 100, reason: 同一整体}
- {part: W01-2, of: W02-1, reason: 一部分}
- {equal: [W01-3, W02-2, R-2], reason: 同一件事}
- {stock: W01-2, new: W02-3, reason: 累计}
- {stock: R-3, new: R-2, reason: 存量}
- {at_least: W02-1, of: W01-2, reason: 不小于}
indicators:
- {id: R-1, name: 占地, unit: "%", kind: ratio, direction: up, targets: {2018: 5, 2019: {between: [4, 6]}, 2020: ——}}
- {id: R-2, name: 净额, unit: 亿元, kind: flow, direction: up, limits: {min: -9}, targets: {2018: -1, 2019: 0, 2020: 1}}
- {id: R-3, name: 余额, unit: 亿元, kind: level, direction: down, targets: {2018: -20, 2019: -10, 2019Q3: -12, 2020: 0}}
- {id: R-4, name: 增速, unit: "%", kind: growth, direction: up, targets: {2018: 6, 2019: 6}}
- {id: R-5, name: 节点, unit: 项, kind: milestone, direction: up, targets: {2018: 1, 2019: 1}}
"""
PLAN = plan_file.from_bytes(((HERE / "plan.yaml").read_text(encoding="utf-8") + RELATIONS).encode(), "plan.yaml")
NAMES = Names(PLAN)

_SUBJECTS = [*PLAN.by_id, *(work.id for work in PLAN.works), "W99-1", "", "技术合同交易额"]
_PERIODS = [
    "2018",
    "2019",
    "2020",
    "2018Q3",
    "2019Q1",
    "2019Q3",
    "2019Q4",
    "2019H1",
    "2019Q2",
    "2019-06",
    "2017",
    "去年",
    "",
]
_VALUES = st.one_of(
    st.sampled_from(
        ["0", "-0", "5", "5.3", "0.78", "110", "-20", "待统计", "——", "约50", "", "80%", "9" * 40, "." + "0" * 38 + "1"]
    ),
    st.decimals(-1000, 1000, places=2).map(str),
)
_ROWS = st.tuples(
    st.sampled_from(_SUBJECTS),
    st.sampled_from(_PERIODS),
    _VALUES,
    st.sampled_from(["", "科学技术局", "招商局", "科技厅"]),
    st.sampled_from(["", "预计", "快报", "年报", "核实", "修订", "flash", "初步"]),
    st.sampled_from(["", "2019-12-31", "2019年6月", "43830", "去年底", "{0}"]),
    st.sampled_from(["", "推进中", "差不多"]),
    st.sampled_from(["", "虚构示例数据", "核减3家", "{x}"]),
)
_TABLES = st.lists(_ROWS, max_size=25)
_HEADER = "编号,期间,实际值,责任部门,数据状态,截至,进展,说明"


def read(rows: list[tuple[str, ...]], path: str, office: str = "") -> tuple[Submission, ...]:
    """A table as the readers make it; none where nothing of it can be read."""
    title = f"填报单位：{office},,,,,,,\n" if office else ""
    text = title + "\n".join([_HEADER, *map(",".join, rows)])
    try:
        return submissions(text.encode(), path, NAMES)
    except InputError:
        return ()


def found(evidence: Evidence) -> list[Finding]:
    return [one for rule in RULES if not rule.needs_assessment for one in rule.findings(evidence)]


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(_TABLES, _TABLES, _TABLES, st.booleans(), st.sampled_from(["", "科技局", "招商局"]))
def test_no_submission_breaks_a_rule(
    checked: list[tuple[str, ...]],
    history: list[tuple[str, ...]],
    replaced: list[tuple[str, ...]],
    complete: bool,
    office: str,
) -> None:
    evidence = Evidence(
        PLAN, read(checked, "表.csv", office), read(history, "以前.csv"), read(replaced, "现有.csv"), complete
    )
    for one in found(evidence):
        for lang in ("zh", "en"):
            assert one.fault.message.of(lang, **one.facts)
            assert one.fault.remedy.of(lang, **one.facts)
        assert one.place.file
        assert one.severity in Severity
        json.dumps({name: str(fact) for name, fact in one.facts.items()})


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(_TABLES.filter(lambda rows: len(rows) > 1), st.data())
def test_one_file_or_two(rows: list[tuple[str, ...]], data: st.DataObject) -> None:
    """What is said of single rows does not depend on how they are cut into files."""
    at = data.draw(st.integers(1, len(rows) - 1))
    whole = Evidence(PLAN, read(rows, "表.csv"))
    # Each file by its own name: a cell is known by its place.
    halves = Evidence(PLAN, read(rows[:at], "表一.csv") + read(rows[at:], "表二.csv"))

    def said(evidence: Evidence) -> list[tuple[str, str | None, str]]:
        single = [one for one in found(evidence) if one.place.row and one.code not in ("A001", "A011")]
        return sorted((one.code, one.subject, str(one.severity)) for one in single if one.subject)

    assert said(whole) == said(halves)
