"""Every fault that the tool knows, by code: what `explain` and the rule pages are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks import RULES
from gxq_plan.checks.ledger_faults import LEDGER_FAULTS
from gxq_plan.checks.waiver_faults import WAIVER_FAULTS
from gxq_plan.errors import USAGE
from gxq_plan.read.file_faults import FILE_FAULTS
from gxq_plan.read.ledger_file_faults import LEDGER_FILE_FAULTS
from gxq_plan.read.plan_faults import PLAN_FAULTS
from gxq_plan.read.scoring_faults import SCORING_FAULTS
from gxq_plan.text import Text
from gxq_plan.write.write_faults import WRITE_FAULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.finding import Fault

FAMILY: Mapping[str, Text] = {
    "P": Text(zh="P 计划文件", en="P the plan file"),
    "F": Text(zh="F 报送的文件", en="F submitted files"),
    "A": Text(zh="A 报送的数", en="A submitted values"),
    "X": Text(zh="X 指标之间", en="X across indicators"),
    "R": Text(zh="R 评价结果", en="R results"),
    "S": Text(zh="S 评分文件和容错登记", en="S scoring files and registers"),
    "U": Text(zh="U 命令行", en="U the command line"),
}


def _catalogue() -> dict[str, Fault]:
    """Raises ValueError where a code or a name is used twice: rules are selected by either."""
    found: dict[str, Fault] = {}
    names: dict[str, str] = {}
    duties = (*LEDGER_FILE_FAULTS, *LEDGER_FAULTS, *SCORING_FAULTS)
    others = (*PLAN_FAULTS, *WAIVER_FAULTS, *FILE_FAULTS, *WRITE_FAULTS, *duties, USAGE)
    for fault in (*others, *(rule.fault for rule in RULES)):
        if fault.code in found:
            raise ValueError(f"{fault.code} is used by {found[fault.code].name} and {fault.name}")
        if names.setdefault(fault.name, fault.code) != fault.code:
            raise ValueError(f"{fault.name} is the name of {names[fault.name]} and {fault.code}")
        found[fault.code] = fault
    order = {letter: at for at, letter in enumerate(FAMILY)}
    return dict(sorted(found.items(), key=lambda one: (order[one[0][0]], one[0])))


CATALOGUE = _catalogue()
