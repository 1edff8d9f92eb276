"""Groups of findings: rows as runs, what is told first, what is left out."""

from __future__ import annotations

import pytest

from gxq_plan.finding import Severity
from gxq_plan.place import Place
from gxq_plan.report.groups import groups, more, runs, spread, telling, where

from ..render.findings import finding, many


@pytest.mark.parametrize(
    ("rows", "zh"),
    [
        ([5], "5"),
        ([5, 6], "5-6"),
        ([20, 5, 6, 7, 7], "5-7、20"),
        ([*range(2, 30, 2)], "2、4、6、8、10、12、14、16、18、20、22、24、…"),
    ],
)
def test_rows_as_runs(rows: list[int], zh: str) -> None:
    assert runs(rows).of("zh") == zh
    assert runs(rows).of("en") == zh.replace("、", ", ")


def test_a_group_is_a_rule_and_severity_in_a_file_and_sheet() -> None:
    one, two = (finding(place=Place("a.xlsx", sheet, 3, "值", 4)) for sheet in ("一", "二"))
    assert [len(group.findings) for group in groups([one, two, one, one._replace(severity=Severity.WARNING)])] == [
        2,
        1,
        1,
    ]


def test_without_rows_the_rest_is_named_by_what_it_is_about() -> None:
    found = [finding(place=Place("a.csv"), subject=f"W{at:02}-1") for at in range(1, 21)]
    assert more(found[:2]).of("zh") == "同类还有 2 条：W01-1、W02-1"
    assert more(found).of("en").endswith("W11-1, W12-1 and others")
    assert more([finding(place=Place("a.csv"), subject=None)]).of("zh") == "同类还有 1 条"


def test_the_worst_then_the_largest_of_each_rule() -> None:
    found = [*many(9, "A014", severity=Severity.WARNING), *many(2), *many(3, file="b.csv"), *many(1, "A008")]
    order = [(one.first.code, one.place.file) for one in telling(groups(found))]
    assert order == [("A003", "b.csv"), ("A008", "2019.csv"), ("A003", "2019.csv"), ("A014", "2019.csv")]


def test_of_many_some_of_every_group() -> None:
    found = spread(groups([*many(100), *many(2, "A008"), *many(5, "A014", severity=Severity.WARNING)]), 10)
    assert [one.code for one in found] == ["A003", "A008", "A003", "A008", *["A003"] * 6]


@pytest.mark.parametrize(
    ("place", "subject", "zh"),
    [
        (Place("a.csv", None, 14, "值", 4), "W01-1", "D14"),
        (Place("a.xlsx", "表 1", 7, "值", 3), None, "表 1!C7"),
        (Place("a.xlsx", "表 1", 7), None, "表 1 第 7 行"),
        (Place("a.csv", None, 7), None, "第 7 行"),
        (Place("a.csv"), "W01-1", "W01-1"),
        (Place("a.xlsx", "表 1"), None, "表 1"),
        (Place("a.csv"), None, "整个文件"),
    ],
)
def test_where_a_person_finds_it(place: Place, subject: str | None, zh: str) -> None:
    assert where(finding(place=place, subject=subject)).of("zh") == zh
