"""Every fault that the tool knows, by code: what `explain` and the rule pages are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from gxq_plan.checks import RULES
from gxq_plan.checks.accept_faults import ACCEPT_FAULTS
from gxq_plan.checks.ledger_faults import LEDGER_FAULTS
from gxq_plan.checks.waiver_faults import WAIVER_FAULTS
from gxq_plan.errors import USAGE
from gxq_plan.read.document.document_faults import DOCUMENT_FAULTS
from gxq_plan.read.file_faults import FILE_FAULTS
from gxq_plan.read.ledger_file_faults import LEDGER_FILE_FAULTS
from gxq_plan.read.plan_faults import PLAN_FAULTS
from gxq_plan.read.record_faults import RECORD_FAULTS
from gxq_plan.read.report_faults import REPORT_FAULTS
from gxq_plan.read.scoring_faults import SCORING_FAULTS
from gxq_plan.report.verify_faults import VERIFY_FAULTS
from gxq_plan.text import Text
from gxq_plan.write.write_faults import WRITE_FAULTS

if TYPE_CHECKING:
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


class _Catalogue(Mapping[str, "Fault"]):
    """Faults by code, by family. Those of the rules about the plan itself are loaded when one of them is asked for, or
    all: there are as many of them as of all other rules, and `gxq explain A003` need not wait for them."""

    def __init__(self) -> None:
        ruled = (rule.fault for rule in RULES)
        files = (*PLAN_FAULTS, *WAIVER_FAULTS, *FILE_FAULTS, *WRITE_FAULTS, *RECORD_FAULTS, *REPORT_FAULTS)
        duties = (*LEDGER_FILE_FAULTS, *LEDGER_FAULTS, *SCORING_FAULTS)
        self._others = _by_code((*files, *duties, *DOCUMENT_FAULTS, *ACCEPT_FAULTS, USAGE, *ruled, *VERIFY_FAULTS))

    @cached_property
    def _whole(self) -> dict[str, Fault]:
        from gxq_plan.checks.plan import PLAN_RULES

        return _by_code((*self._others.values(), *(rule.fault for rule in PLAN_RULES)))

    def __getitem__(self, code: str) -> Fault:
        return self._others[code] if code in self._others else self._whole[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)


def _by_code(faults: Iterable[Fault]) -> dict[str, Fault]:
    """Raises ValueError where a code or a name is used twice: rules are selected by either."""
    found: dict[str, Fault] = {}
    names: dict[str, str] = {}
    for fault in faults:
        if fault.code in found:
            raise ValueError(f"{fault.code} is used by {found[fault.code].name} and {fault.name}")
        if names.setdefault(fault.name, fault.code) != fault.code:
            raise ValueError(f"{fault.name} is the name of {names[fault.name]} and {fault.code}")
        found[fault.code] = fault
    order = {letter: at for at, letter in enumerate(FAMILY)}
    return dict(sorted(found.items(), key=lambda one: (order[one[0][0]], one[0])))


CATALOGUE: Mapping[str, Fault] = _Catalogue()
