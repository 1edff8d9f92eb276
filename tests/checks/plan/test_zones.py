"""Plans of other zones, made up: with faults that a person put there, and the same plan without them. What rules
P101-P119, P150 and P151 find in each is all that they should: by rule, the subjects; else the name, or the ids."""

from __future__ import annotations

from pathlib import Path

import pytest

from gxq_plan.read.plan_file import from_file
from gxq_plan.uses.lint import lint

HERE = Path(__file__).parent / "zones"
MINE = {f"P{number}" for number in (*range(101, 120), 150, 151)}
SEEDED = {
    "district": {
        "P101 error": ["W05-3"],
        "P102 warning": ["W02-4"],
        "P103 info": ["G3"],
        "P103 warning": ["W04"],
        "P104 warning": ["W02-3"],
        "P105 warning": ["W06"],
        "P106 warning": ["W01 W02 W05 W06 W01-1"],
        "P108 warning": ["W01-3"],
        "P109 warning": ["W02 W04 W05 W06"],
        "P110 warning": ["W06"],
        "P111 warning": ["商务局", "生态环境局"],
        "P112 info": ["大数据中心", "税务", "远期"],
        "P113 warning": ["W02-3"],
        "P114 warning": ["W04"],
        "P116 warning": ["W02-2"],
        "P117 info": ["W01"],
        "P118 warning": ["W02-1"],
        "P119 info": ["W01-3"],
        "P150 warning": ["W02-3"],
        "P151 warning": ["W04"],
    },
    "district-clean": {},
    "five-year": {"P102 warning": ["I-4"], "P103 info": ["I-6"]},
}


@pytest.mark.parametrize("name", SEEDED)
def test_what_a_person_put_there_is_found_and_nothing_else(name: str) -> None:
    found: dict[str, list[str]] = {}
    for one in lint(from_file(HERE / f"{name}.yaml")).findings:
        if one.code in MINE:
            said = one.subject or str(one.facts.get("name", "")) or " ".join(one.facts["ids"])  # type: ignore[arg-type]
            found.setdefault(f"{one.code} {one.severity}", []).append(said)
    wanted = SEEDED[name]
    assert {rule: len(subjects) for rule, subjects in found.items()} == {rule: len(one) for rule, one in wanted.items()}
    for rule, subjects in wanted.items():
        for beginning, said in zip(subjects, found[rule], strict=True):
            assert said.startswith(beginning), rule  # lists of ids are long: their beginning is enough
