"""Findings on screen: infos of one rule in one table are one notice with their cells; answers stand with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.finding import Answer, Fault, Finding, Severity
from gxq_plan.model.rules import Choice, Rules, Terms, Waiver
from gxq_plan.place import Place
from gxq_plan.report.blocks import Notice, Paragraph
from gxq_plan.report.cells import notices, rules_line
from gxq_plan.text import Text

from ..make import indicator, plan_of

if TYPE_CHECKING:
    from gxq_plan.text import Lang

PLAN = plan_of(indicator("2019: 1"))
FAULT = Fault(
    "A090",
    "converted",
    Severity.INFO,
    title=Text(zh="单位换算", en="a unit converted"),
    message=Text(zh="“{raw}”按 {value} 读取", en="'{raw}' is read as {value}"),
    remedy=Text(zh="不对请改正", en="correct it if it is wrong"),
    why=Text(zh="。", en="."),
    example=Text(zh="。", en="."),
)


def at(row: int, *, sheet: str | None = None, severity: Severity = Severity.INFO, fault: Fault = FAULT) -> Finding:
    place = Place("2019.xlsx", sheet, row, "实际值", 4)
    return Finding(fault, severity, place, "I-1", {"raw": f"{row}亿元", "value": row * 10_000})


def said(findings: list[Finding], lang: Lang = "zh", *, everything: bool = False) -> list[str]:
    """Each notice as one text, its head first."""
    found = []
    for block in notices(PLAN, findings, everything):
        if isinstance(block, Notice):
            parts = [*(words for words, _ in block.head), *block.lines]
            found.append("\n".join(one.of(lang) if isinstance(one, Text) else one for one in parts))
        elif isinstance(block, Paragraph) and isinstance(block.words, Text):
            found.append(block.words.of(lang))
    return found


def test_infos_of_one_rule_in_one_table_are_one_notice_that_lists_its_cells() -> None:
    [notice] = said([at(row) for row in range(2, 22)])
    assert "2019.xlsx\nA090\n提示\n单位换算 20 项" in notice
    assert "D2 I-1：“2亿元”按 20000 读取" in notice
    assert "以及 D7、D8" in notice
    assert "D21" in notice
    assert notice.count("不对请改正") == 1
    [notice] = said([at(row) for row in range(2, 22)], "en")
    assert "a unit converted: 20" in notice
    assert "and D7, D8" in notice


def test_thousands_are_cut_with_a_note() -> None:
    [notice] = said([at(row) for row in range(2, 5002)])
    assert "单位换算 5000 项" in notice
    assert "另有 4955 处（-v 全部列出）" in notice
    assert len(notice) < 600


def test_rows_without_cells_are_named_by_their_numbers() -> None:
    rows = [one._replace(place=Place("a.csv", None, one.place.row)) for one in map(at, range(2, 9))]
    assert "以及第 7、8 行" in said(rows)[0]
    assert "and rows 7, 8" in said(rows, "en")[0]


def test_what_is_about_many_cells_stands_after_what_is_about_one() -> None:
    found = said([at(1), at(2), at(3, severity=Severity.ERROR)])
    assert [one.split("\n")[0] for one in found] == ["2019.xlsx:3", "2019.xlsx"]


def test_everything_gives_each_its_own() -> None:
    assert len(said([at(row) for row in range(2, 22)], everything=True)) == 20


def test_one_info_stands_as_before() -> None:
    [notice] = said([at(2)])
    assert notice.startswith("2019.xlsx:2\n实际值\nA090")
    assert "D2 格：不对请改正" in notice


def test_sheets_are_told_apart() -> None:
    found = said([at(2, sheet="甲"), at(2, sheet="乙"), at(3, sheet="甲"), at(3, sheet="乙")])
    assert [one.split("\n")[0] for one in found] == ["2019.xlsx[乙]", "2019.xlsx[甲]"]


def test_warnings_stay_single() -> None:
    assert len(said([at(row, severity=Severity.WARNING) for row in (2, 3)])) == 2


def test_remedies_that_differ_stand_with_their_cells() -> None:
    fault = FAULT._replace(remedy=Text(zh="请写 {value}", en="write {value}"))
    [notice] = said([at(2, fault=fault), at(3, fault=fault)])
    assert "“2亿元”按 20000 读取。请写 20000" in notice
    assert "请写 30000" in notice


def test_an_answered_warning_stands_beside_its_own_answer() -> None:
    found = [at(row, severity=Severity.WARNING).answered(Answer(f"原因{row}")) for row in (2, 3)]
    assert [one.split("\n")[-1] for one in said(found)] == ["说明：原因2", "说明：原因3"]
    assert all("不对请改正" not in one for one in said(found))


def test_what_one_waiver_covers_is_one_notice() -> None:
    waiver = Answer("缓报", "王主任", "2020-06-30", "2020-01-01")
    [notice] = said([at(row, severity=Severity.ERROR).answered(waiver) for row in (2, 3)])
    assert "单位换算 2 项" in notice
    assert notice.count("已豁免：缓报（批准：王主任，有效至 2020-06-30，按 2020-01-01 判断）") == 1


def test_settings_are_said_only_where_there_are_any() -> None:
    assert rules_line(Terms()) == []
    waiver = Waiver("A009", "r", "a", "2020-06-30")
    rules = Rules(Choice(("A",), ("A010",)), {"A016": Severity.WARNING}, (waiver,))
    [line] = rules_line(Terms(rules, Choice(ignore=("F1",)), "2020-01-01"))
    assert isinstance(line, Paragraph)
    assert isinstance(line.words, Text)
    zh = "规则设置：计划文件只查 A；计划文件不查 A010；命令行不查 F1；A016 作警告；豁免按 2020-01-01 判断"
    assert line.words.of("zh") == zh
    assert "waivers judged as of 2020-01-01" in line.words.of("en")
