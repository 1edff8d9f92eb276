"""What is written as a line of CSV is read back as the same cells."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxq_plan.write.csv_line import csv_line


@pytest.mark.parametrize("cell", ["a\rb", "\r", "a\nb", "a\r\nb", 'say "so"', ",", "", " a "])
def test_cells_that_need_quotes(cell: str) -> None:
    """A lone CR in a note once cut its line in two."""
    assert list(csv.reader(io.StringIO(csv_line([cell, "x"]), newline=""))) == [[cell, "x"]]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2))
def test_any_cells(cells: list[str]) -> None:
    assert list(csv.reader(io.StringIO(csv_line(cells, "\r\n"), newline=""), strict=True)) == [cells]
