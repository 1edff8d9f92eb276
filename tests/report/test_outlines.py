"""What the outlines say of a plan: its own words for its levels, every link, what the document itself wrote."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gxq_plan.read.plan_file import from_bytes
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report import list_overview, outline_list

if TYPE_CHECKING:
    from gxq_plan.text import Lang

PLAN = (Path(__file__).parent.parent / "checks" / "plan.yaml").read_text(encoding="utf-8")
FLAT = """\
schema: gxq.plan/1
plan: {id: demo, title: 示例, periods: [2018]}
indicators:
- {id: I-1, name: 指标, unit: 家, kind: level, direction: up, targets: {2018: 1}}
goals:
- {id: G1, name: 甲, bound: about, change_percent: 5, unit: "%", by: 2018, per: year,
   indicators: [{id: I-1, relation: same}, {id: I-1, relation: related, note: 另一个}]}
- {id: G2, name: 乙, bound: above, value: 3, unit: 家, by: 2018}
"""


def shown(listing: str, text: str, lang: Lang = "zh") -> str:
    plan = from_bytes(text.encode(), "plan.yaml")
    make = list_overview.overview if listing == "overview" else lambda plan: outline_list.LISTINGS[listing](plan, ())
    return to_terminal(make(plan), lang, 100, False)


@pytest.mark.parametrize(
    ("listing", "words"),
    [("overview", ["重点 1 项", "举措 3 项"]), ("tasks", ["领域 ", "重点清单"]), ("works", ["举措（3 项）"])],
)
def test_levels_have_the_names_that_the_plan_gives_them(listing: str, words: list[str]) -> None:
    text = shown(listing, PLAN.replace("plan: {", "plan: {levels: [领域, 重点, 举措], ", 1))
    for one in words:
        assert one in text
    assert "工作" not in text


def test_an_overview_counts_only_what_there_is() -> None:
    assert "\n指标 1 项、总体目标 2 项\n" in shown("overview", FLAT)
    assert "\n1 indicator rows, 2 goals\n" in shown("overview", FLAT, "en")


def test_every_link_of_a_goal_keeps_its_note_and_its_relation() -> None:
    text = shown("goals", FLAT)
    assert "I-1（同一指标）" in text
    assert "I-1（相关：另一个）" in text
    assert "I-1 (related: 另一个)" in shown("goals", FLAT, "en")


def test_a_goal_says_its_bound_and_that_it_is_yearly() -> None:
    assert "每年 +5%左右" in shown("goals", FLAT)
    assert "about +5% a year" in shown("goals", FLAT, "en")
    assert ">3家" in shown("goals", FLAT)


def test_what_the_document_wrote_is_shown_where_it_was_corrected() -> None:
    project = "projects:\n- tasks:\n  - works:\n    - {number: 1, name: 甲, as_written: {name: 乙}}\n"
    text = shown("works", FLAT + project)
    assert "W01 文件原文的名称：乙" in text
