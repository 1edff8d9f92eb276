"""Targets without a number of their own are shown in words, and what a plan weighs is said."""

from __future__ import annotations

from gxq_plan.model.assessed import Assessed
from gxq_plan.report.cells import method_line, target_cell
from gxq_plan.text import Text
from tests.make import indicator, plan_of


def said(targets: str, lang: str = "zh") -> str:
    [seat] = plan_of(indicator(targets)).seats
    cell = target_cell(Assessed(seat, "2019"))
    return cell.of("zh" if lang == "zh" else "en") if isinstance(cell, Text) else str(cell)


def test_words_stand_as_they_are() -> None:
    assert said("2019: {text: 与GDP增长基本同步}") == "与GDP增长基本同步"
    assert said("2019: {delegated: 年度计划}") == "年度计划"
    assert said("2019: ——") == "—"
    assert said("2018: 5") == "—"


def test_a_target_held_against_another_row_names_it() -> None:
    plan = plan_of(indicator("2019: 5"), indicator("2019: {relative_to: I-1, bound: above, margin: 2}", id="I-2"))
    cell = target_cell(Assessed(plan.by_id["I-2"], "2019"))
    assert isinstance(cell, Text)
    assert (cell.zh, cell.en) == ("高于 I-1 加 2", "above I-1 plus 2")


def test_weights_are_said_where_a_plan_has_them() -> None:
    line = method_line(plan_of(indicator("2019: 5", extra="weight: 3"))).words
    plain = method_line(plan_of(indicator("2019: 5"))).words
    assert isinstance(line, Text)
    assert isinstance(plain, Text)
    assert "权重" in line.zh
    assert "weights" in line.en
    assert "权重" not in plain.zh
