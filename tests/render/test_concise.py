"""One line a finding; a long list is cut, and says so."""

from __future__ import annotations

import pytest

from gxq_plan.place import Place
from gxq_plan.render.to_concise import to_concise

from .findings import HOSTILE, finding, many


def test_a_line_a_finding() -> None:
    assert to_concise([finding()], "zh") == "data/2019.csv:14:4: A003 error W01-3 写的是“约5”。请写数字\n"
    assert to_concise([finding(place=Place())], "en").startswith("-: A003 error W01-3 the value is '约5'. write")
    assert to_concise([], "zh") == ""


def test_a_hundred_are_no_wall() -> None:
    assert len(to_concise(many(100), "zh").splitlines()) == 100


def test_of_more_the_first_of_each_kind_stand_with_the_rows_of_the_rest() -> None:
    found = [*many(95), *many(6, "A008", start=200), *many(1, "X001", start=400)]
    lines = to_concise(found, "zh").splitlines()
    assert [line.split(": ")[0] for line in lines[:7]] == [
        *(f"2019.csv:{row}:4" for row in range(2, 8)),
        "2019.csv:200:4",
    ]
    assert lines[5] == "2019.csv:7:4: A003 error 同类还有 90 条，在第 7-96 行"
    assert lines[-2].startswith("2019.csv:400:4: X001")
    assert lines[-1] == "共 102 条：错误 102，警告 0，提示 0；有 91 条没有单独列出，加 -v 全部列出"
    assert len(lines) == 14


def test_many_kinds_are_cut_too_and_counted() -> None:
    found = [one for at in range(300) for one in many(2, file=f"{at:03}.csv")]
    lines = to_concise(found, "en").splitlines()
    assert len(lines) == 201
    assert lines[-1] == (
        "600 findings in all: 600 errors, 0 warnings, 0 infos; 400 of them are not listed one by one, -v lists all"
    )


def test_everything_is_everything() -> None:
    assert len(to_concise(many(5000), "zh", everything=True).splitlines()) == 5000


@pytest.mark.parametrize("written", HOSTILE)
def test_a_cell_and_a_name_stay_on_their_line(written: str) -> None:
    text = to_concise([finding(written, Place(written, row=3))], "zh")
    assert text.count("\n") == 1
    assert text[:-1].isprintable()
