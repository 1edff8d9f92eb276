"""At which character a cell begins: in every encoding, behind quotes, and never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gxq_plan.read.from_csv import cell_starts
from gxq_plan.read.plan_file import from_bytes
from gxq_plan.uses.check import check
from gxq_plan.uses.locate import Source
from gxq_plan.uses.starts import starts

from .test_check import PLAN

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "delimiter", "expected"),
    [
        ("A,年末面积,约5\r\n", ",", [1, 3, 8]),
        ('A,"甲,乙","说""了"",x",5\n', ",", [1, 4, 10, 20]),
        (",,\n", ",", [1, 2, 3]),
        ("A\t数\t5", "\t", [1, 3, 5]),
        ('A,"两行的\n', ",", [1, 4]),
        ("", ",", [1]),
        ('A,5" 管,3\n', ",", [1, 3, 8]),
    ],
)
def test_cells_of_a_line(line: str, delimiter: str, expected: list[int]) -> None:
    assert cell_starts(line, delimiter) == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_cells_of_a_file_in_characters_not_bytes(tmp_path: Path, encoding: str) -> None:
    text = '编号,指标,说明,实际值\nA,累计企业数,"两行\n的说明",约9\nB,年末面积,😀,约5\n'
    file = tmp_path / "2019.csv"
    file.write_bytes(text.encode(encoding))
    inputs = [Source("2019.csv", file)]
    checked = check(from_bytes(PLAN.encode(), "plan.yaml"), inputs, tmp_path / "none")
    found = starts(inputs, checked.submissions, checked.findings)
    # The value of row 2 stands in the file's third line: nothing is said of it rather than something wrong.
    assert {key: start for key, start in found.items() if key[2] == 4} == {("2019.csv", 4, 4): 10}


def test_a_file_that_has_gone_and_standard_input(tmp_path: Path) -> None:
    data = "编号,实际值\nB,约5\n".encode()
    plan = from_bytes(PLAN.encode(), "plan.yaml")
    piped = [Source("2019.csv", data=data)]
    checked = check(plan, piped, tmp_path / "none")
    assert starts(piped, checked.submissions, checked.findings)[("2019.csv", 2, 2)] == 3
    assert starts([Source("2019.csv", tmp_path / "gone.csv")], checked.submissions, checked.findings) == {}
