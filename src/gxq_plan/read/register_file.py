"""A register of exemptions (容错登记), YAML or CSV, to `Register`: every fault in one run, with line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gxq_plan.errors import PlanError
from gxq_plan.finding import sorted_findings
from gxq_plan.model.exemption import Exemption, Register, Treatment
from gxq_plan.read import plan_faults as faults
from gxq_plan.read import register_table
from gxq_plan.read.beside_plan import (
    an_id_of,
    hash_of,
    read_bytes,
    reading_for,
    root_of,
    schema_of,
    stop_at_faults,
)
from gxq_plan.read.plan_rules import the_day, within_plan
from gxq_plan.read.plan_values import Key, Reading, a_list, a_text, a_word, mapping
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.plan import Plan
    from gxq_plan.read.from_yaml import Node

SCHEMA = "gxq.register/1"
_WHAT = Text(zh="容错登记", en="the register")
_EXAMPLE = "- {id: W13-1, period: 2019, treatment: half, document: 〔2020〕5号, reason: 政策调整, until: 2020-12-31}"
_ENTRY = {
    "id": Key(an_id_of("indicators", "works"), True),
    "period": Key(within_plan, True),
    "treatment": Key(a_word(*Treatment), True),
    "document": Key(a_text),
    "reason": Key(a_text, True),
    "until": Key(the_day, True),
}


def from_file(path: Path, shown: str, plan: Plan) -> Register:
    """The register in a file; a name that ends in .csv is a table. Raises PlanError with every fault found."""
    data = read_bytes(path, shown, _WHAT)
    return from_bytes(data, shown, plan)


def from_bytes(data: bytes, shown: str, plan: Plan) -> Register:
    if shown.lower().endswith(".csv"):
        return _from_table(data, shown, plan)
    root, findings = root_of(data, shown, _WHAT, _EXAMPLE)
    reading = reading_for(plan, shown, findings)
    keys = {"schema": Key(schema_of(SCHEMA), True), "exemptions": Key(a_list(_exemption), True)}
    values = mapping(reading, root, keys, _WHAT)
    found: tuple[Exemption, ...] = values.get("exemptions", ())
    _once(reading, found)
    stop_at_faults(reading)
    return Register(found, shown, hash_of(data))


def _from_table(data: bytes, shown: str, plan: Plan) -> Register:
    """Rows of a table are entries with other brackets: the same keys read them, and say the cell that is wrong."""
    rows, titles = register_table.rows(data, shown, tuple(_ENTRY))
    reading = reading_for(plan, shown, [])
    found = tuple(one for row in rows if (one := _exemption(reading, "", row)))
    _once(reading, found)
    if reading.findings:
        raise PlanError(sorted_findings(register_table.at_cells(reading.findings, titles)))
    return Register(found, shown, hash_of(data))


def _exemption(reading: Reading, key: str, node: Node) -> Exemption | None:
    """An entry; one that is only partly read is none."""
    before = len(reading.findings)
    values: dict[str, Any] = mapping(reading, node, _ENTRY, Text(zh="容错认定", en="the exemption"))
    if len(reading.findings) > before:
        return None
    return Exemption(**values | {"treatment": Treatment(values["treatment"])}, line=node.line)


def _once(reading: Reading, found: tuple[Exemption, ...]) -> None:
    """Two entries of a row in a period would leave it open which one counts."""
    seen: dict[tuple[str, object], int] = {}
    for one in found:
        key = one.id, one.period
        if key in seen:
            problem = Text(
                zh="{id} 在 {period} 有两条，另一条在第 {line} 行", en="{id} has two for {period}, see line {line}"
            )
            hint = Text(zh="请只留一条", en="keep one of them")
            facts = {"id": one.id, "period": str(one.period), "line": seen[key]}
            reading.fault(faults.CONTRADICTION, (one.line, 1), problem=problem.given(**facts), suggestion=hint)
        seen.setdefault(key, one.line)
