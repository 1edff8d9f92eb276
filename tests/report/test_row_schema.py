"""The schema of a submitted row: rows of the sample data keep to it, faulty ones do not."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gxq_plan.report.row_schema import row_schema
from gxq_plan.words import SUBMITTED

ROOT = Path(__file__).parent.parent.parent
VALIDATOR = jsonschema.Draft202012Validator(row_schema())
ROW = {"编号": "W01-1", "指标": "企业研发经费支出占GDP比重", "实际值": "5.1", "数据状态": "年报"}


def test_it_is_a_schema_with_every_column_in_both_languages() -> None:
    jsonschema.Draft202012Validator.check_schema(row_schema())
    assert set(row_schema()["properties"]) == {one.of(lang) for one in SUBMITTED.values() for lang in ("zh", "en")}


@pytest.mark.parametrize("name", ["2018.csv", "2019.csv", "2020Q3.csv"])
def test_rows_of_the_sample_are_valid(name: str) -> None:
    text = (ROOT / "data" / "actuals" / name).read_text(encoding="utf-8-sig")
    for row in csv.DictReader(text.splitlines()):
        VALIDATOR.validate(row)


@pytest.mark.parametrize(
    "change",
    [{"实际值": "约5"}, {"实际值": "５.1"}, {"数据状态": "初步"}, {"截至": "2020年9月"}, {"进展": "差不多"}],
    ids=lambda one: next(iter(one)),
)
def test_faulty_rows_are_not(change: dict[str, Any]) -> None:
    VALIDATOR.validate(ROW)
    assert not VALIDATOR.is_valid(ROW | change)


def test_a_row_says_what_it_is_about_and_what_of_it() -> None:
    assert not VALIDATOR.is_valid({"实际值": "5"})
    assert not VALIDATOR.is_valid({"id": "W01-1"})
    VALIDATOR.validate({"id": "W04", "progress": "under_way"})
