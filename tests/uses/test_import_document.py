"""Documents of every kind to plan files: the same plan from any form, nothing dropped, what is open is asked."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gxq_plan.errors import InputError
from gxq_plan.model.period import Period
from gxq_plan.read.plan_file import from_file
from gxq_plan.uses.import_document import import_document
from gxq_plan.uses.import_plan import Given
from tests import documents

if TYPE_CHECKING:
    from gxq_plan.report.imported import Imported
    from tests.documents import Rows

ROOT = Path(__file__).parent.parent.parent
FORMS = {
    "docx": documents.word,
    "html": documents.page,
    "txt": documents.text,
}


def taken(data: bytes, given: Given = Given(id="demo", title="示范计划")) -> Imported:  # noqa: B008
    return import_document(data, "plan", given)


def rows_of(found: Imported) -> dict[str, Any]:
    return {seat.indicator.id: seat.indicator for seat in found.plan.seats}


def targets(found: Imported, id: str) -> dict[str, str]:
    one = rows_of(found)[id]
    own = {str(period): target for period, target in one.targets.items() if one.span_targets.get(period) != target}
    return {key: target.written for key, target in {**own, **one.other_targets}.items() if key != "each"}


def codes(found: Imported, *, but: tuple[str, ...] = ("F130", "F133")) -> list[str]:
    return [one.code for one in found.findings if one.code not in but]


def test_one_annex_in_any_form_gives_one_plan() -> None:
    plans = {name: taken(make(*documents.BODY, documents.ANNEX)).text for name, make in FORMS.items()}
    assert plans["html"] == plans["docx"]
    assert plans["txt"] == plans["docx"]
    pages = taken(documents.text(*documents.BODY, documents.ANNEX, gap="\n", every=3)).text
    assert pages == plans["docx"]
    book = taken(documents.workbook(documents.ANNEX), Given("demo", "示范计划"))
    assert [one.name for one in rows_of(book).values()] == [
        one.name for one in rows_of(taken(documents.word(*documents.BODY, documents.ANNEX))).values()
    ]


def test_what_the_body_says_of_works() -> None:
    found = taken(documents.word(*documents.BODY, documents.ANNEX))
    first, second, *_, last = found.plan.works
    assert (first.lead, first.assist, first.assist_open) == ("科学技术局", ("经济发展局", "财政局"), True)
    assert (second.lead, second.assist, second.assist_open, second.department) == (
        "招商局",
        ("科学技术局",),
        False,
        "招商局",
    )
    assert (last.lead, last.as_written["lead"]) == ("科学技术局", "科学技术发展局")
    assert codes(found) == ["F141", "F142", "F134", "F138"]


def test_goals_are_tied_to_the_indicator_of_their_name() -> None:
    first, second = taken(documents.word(*documents.BODY, documents.ANNEX)).plan.goals
    assert (first.name, [one.indicator for one in first.links]) == ("研发经费占GDP比重", ["W01-1"])
    assert (second.name, str(second.bound), second.links) == ("地区生产总值", "above", ())


def test_a_row_that_repeats_another_is_proposed_as_the_same() -> None:
    found = rows_of(taken(documents.word(documents.ANNEX, "2018-2020年")))
    assert (found["W05-1"].same_as, found["W01-2"].same_as) == ("W01-2", None)


def test_every_kind_is_left_to_a_person() -> None:
    found = taken(documents.word(documents.ANNEX))
    assert not any(one.kind_confirmed for one in rows_of(found).values())
    assert [one.subject for one in found.findings if one.code == "F130"] == [one.id for one in found.rows]


def test_headings_that_differ_are_both_kept() -> None:
    body = [one.replace("建设平台", "建设创新平台") for one in documents.BODY]
    found = taken(documents.word(*body, documents.ANNEX))
    work = found.plan.works[2]
    assert (work.name, work.as_written["name"], work.variants[0].text) == ("建设创新平台", "建设平台", "建设平台")
    assert "F139" in codes(found)


def test_a_sentence_without_its_work_is_named() -> None:
    found = taken(documents.word("9、无此事。做好。（招商局负责，财政局协助推进）", documents.ANNEX))
    assert "F140" in codes(found)


FIVE_YEARS: Rows = (
    ("类别", "指标", "2020年", "2025年", "年均增长[累计]", "属性"),
    ("经济发展", "1.国内生产总值(GDP)增长(%)", "2.3", "—", "保持在合理区间、各年度视情提出", "预期性"),
    ("^", "2.常住人口城镇化率(%)", "60.6*", "65", "—", "预期性"),
    ("创新驱动", "3.研发经费投入增长(%)", "—", "—", ">7、力争高于“十三五”时期实际", "预期性"),
    ("民生福祉", "4.城镇调查失业率(%)", "5.2", "—", "<5.5", "预期性"),
    ("^", "5.人均预期寿命(岁)", "77.3", "—", "[1]", "预期性"),
    ("绿色生态", "6.单位GDP能源消耗降低(%)", "—", "—", "[13.5]", "约束性"),
    ("安全保障", "7.粮食综合生产能力(亿吨)", "—", ">6.5", "—", "约束性"),
    ("注：[]内为5年累计数。", "<", "<", "<", "<", "<"),
)


@pytest.mark.parametrize("form", FORMS)
def test_a_five_year_plan(form: str) -> None:
    """V2: a baseline, the last year's target, yearly growth, totals in brackets, binding or expected."""
    found = taken(FORMS[form]("某市发展规划（2021—2025年）", "专栏1 主要指标", FIVE_YEARS))
    assert [str(one) for one in found.plan.periods] == ["2021", "2022", "2023", "2024", "2025"]
    assert [one.name for one in found.plan.projects] == ["经济发展", "创新驱动", "民生福祉", "绿色生态", "安全保障"]
    assert targets(found, "P1-1")["2021-2025"] == "{text: 年均增长[累计]：保持在合理区间、各年度视情提出}"
    assert targets(found, "P2-1")["2021-2025"] == "{average: 7, bound: above}"
    assert {one.written for one in rows_of(found)["P3-1"].targets.values()} == {"{bound: below, value: 5.5}"}
    assert targets(found, "P3-2")["2021-2025"] == "{change: 1}"
    assert targets(found, "P4-1")["2021-2025"] == "{change_percent: -13.5}"
    assert targets(found, "P5-1") == {"2025": "{bound: above, value: 6.5}"}
    one = rows_of(found)["P1-2"]
    assert (str(one.baseline.period), str(one.baseline.value), one.baseline.note) == ("2020", "60.6", "60.6*")
    assert [row.nature for row in rows_of(found).values()] == ["expected"] * 5 + ["binding"] * 2
    assert "F131" in codes(found)


TASKS: Rows = (
    ("序号", "重点任务", "指标名称", "单位", "目标", "<", "<", "责任分工", "<", "备注"),
    ("^", "^", "^", "^", "2021年", "2022年", "2023年", "牵头单位", "配合单位", "^"),
    ("1", "科技创新", "高新技术企业数量*", "家", "１，２００", "1,350", "1500", "科技局", "财政局、税务局", ""),
    ("2", "^", "研发投入\n占比②", "%", "3.1%", "3.2%以上", "3.5左右", "科技局", "统计局等", "含R&D"),
    ("3", "产业升级", "规上工业增加值", "亿元", "增长8%", "增长8%以上", "增长7.5%左右", "工信局、发改局", "", ""),
    ("4", "^", "淘汰落后产能", "", "完成上级下达任务", "<", "<", "工信局", "", ""),
    ("5", "^", "落户项目", "个", "10个", "12个", "4000万元", "商务局", "", ""),
)


def test_a_list_of_tasks_with_words_in_its_cells() -> None:
    found = taken(documents.word("三年行动方案（2021-2023年）", TASKS))
    rows = rows_of(found)
    assert targets(found, "P1-1") == {"2021": "1200", "2022": "1350", "2023": "1500"}
    assert rows["P1-1"].as_written == {"name": "高新技术企业数量*"}
    assert rows["P1-2"].name == "研发投入占比"
    assert targets(found, "P1-2") == {"2021": "3.1", "2022": "{bound: at_least, value: 3.2}", "2023": "{about: 3.5}"}
    assert rows["P1-2"].notes == ("配合单位：统计局等", "含R&D")
    assert (rows["P2-1"].unit, rows["P2-1"].kind, rows["P2-1"].departments) == ("%", "growth", ("工信局", "发改局"))
    assert targets(found, "P2-3")["2023"] == "{text: 4000万元}"
    assert {"F132", "F135", "F136", "F144"} <= set(codes(found))


def test_a_part_is_named_after_its_whole() -> None:
    rows: Rows = (
        ("指标", "单位", "2020年实际", "2021年目标", "2022年目标", "备注"),
        ("税收收入", "亿元", "40", "42", "44", "预期性"),
        ("其中：工业", "亿元", "20", "21", "22", ""),
        ("其中：服务业", "亿元", "9", "10", "[12]", ""),
    )
    found = taken(documents.word(rows))
    assert [one.name for one in rows_of(found).values()] == ["税收收入", "税收收入其中：工业", "税收收入其中：服务业"]
    assert (rows_of(found)["I-1"].nature, rows_of(found)["I-1"].notes) == ("expected", ())
    assert targets(found, "I-3")["2022"] == "{text: [12]}"


def test_the_one_year_of_a_title() -> None:
    rows: Rows = (("一级指标", "二级指标", "三级指标", "单位", "目标值"), ("创新", "投入", "研发强度", "%", "3.5"))
    found = taken(documents.word("2022年高质量发展考核指标", rows))
    assert targets(found, "T01-1") == {"2022": "3.5"}


def test_units_that_convert_are_converted() -> None:
    rows: Rows = (("指标", "单位", "2021年", "责任单位"), ("税收收入", "亿元", "45000万元", "税务局"))
    found = taken(documents.word(rows))
    assert targets(found, "I-1") == {"2021": "4.5"}


def test_numbers_that_begin_again_are_given_anew() -> None:
    rows = [list(row) for row in documents.ANNEX]
    rows[4][2] = "1、建设平台"
    found = taken(documents.word(rows))
    assert [one.number for one in found.plan.works] == [1, 2, 3, 4, 5]
    assert found.plan.works[2].as_written == {"number": "1"}
    assert "F137" in codes(found)


def test_what_the_document_does_not_say_the_call_says() -> None:
    rows: Rows = (("指标", "单位", "目标值", "责任单位"), ("企业数", "家", "10", "科技局"))
    with pytest.raises(InputError) as stopped:
        taken(documents.word(rows))
    assert stopped.value.findings[0].code == "F036"
    found = taken(documents.word(rows), Given("x", "甲", (Period(2024), Period(2025))))
    assert (found.plan.id, found.plan.title, targets(found, "I-1")) == ("x", "甲", {"2025": "10"})


def test_a_document_without_an_annex_stops() -> None:
    for data in (
        documents.word("正文"),
        documents.text("正文，没有表"),
        documents.workbook((("甲", "乙"), ("1", "2"))),
    ):
        with pytest.raises(InputError) as stopped:
            taken(data)
        assert stopped.value.findings[0].code == "F031"


def shipped() -> Rows:
    """The shipped plan laid out again as an annex: the facts of the repository, no text of the document."""
    plan = from_file(ROOT / "data" / "plan.yaml")
    numerals = "零一二三四五六七八九十"
    rows: list[list[str]] = [list(documents.HEADER)]
    above: list[str] = []
    for project in plan.projects:
        for task in project.tasks:
            for work in task.works:
                word = numerals[task.number] if task.number < 11 else f"十{numerals[task.number - 10]}"
                heads = [
                    f"{numerals[project.number]}、{project.name}",
                    f"任务{word}：{task.name}",
                    f"{work.number}、{work.name}",
                ]
                for one in work.indicators:
                    cells = [target.written for target in one.targets.values()]
                    row = [f"{one.name}({one.unit})", one.source or "", *cells, one.department or ""]
                    rows.append([*_merged(heads, above), *row])
                    above = heads
                if not work.indicators:
                    rows.append([*_merged(heads, above), "——", "<", "<", "<", "<", work.department or ""])
                    above = heads
    return rows


def _merged(heads: list[str], above: list[str]) -> list[str]:
    same = [above[: at + 1] == heads[: at + 1] for at in range(len(heads))]
    return ["^" if one else head for one, head in zip(same, heads, strict=True)]


@pytest.mark.parametrize("form", FORMS)
def test_the_shipped_plan_comes_back_from_its_annex(form: str) -> None:
    wanted = from_file(ROOT / "data" / "plan.yaml")
    found = taken(FORMS[form]("示范行动计划(2018-2020年)", shipped())).plan
    assert [(one.id, one.name, one.department if not one.indicators else None) for one in found.works] == [
        (one.id, one.name, one.department if not one.indicators else None) for one in wanted.works
    ]
    for mine, theirs in zip(found.seats, wanted.seats, strict=True):
        one, other = mine.indicator, theirs.indicator
        assert (one.id, one.name, one.unit, one.sources, one.departments) == (
            other.id,
            other.name,
            other.unit,
            other.sources,
            other.departments,
        )
        assert {str(k): v.written for k, v in one.targets.items()} == {
            str(k): v.written for k, v in other.targets.items()
        }
        assert (one.kind, one.direction, one.same_as) == (other.kind, other.direction, other.same_as)
        assert mine.project and theirs.project and mine.project.name == theirs.project.name
        assert (
            mine.task and theirs.task and (mine.task.number, mine.task.name) == (theirs.task.number, theirs.task.name)
        )


_BITS = [
    *(
        "",
        "^",
        "<",
        "一、甲工程",
        "1、丙",
        "5.1",
        "≥3",
        "4-6",
        "7%以上，力争8%",
        "增长5%",
        "下降4%",
        "[13.5]",
        "翻一番",
    ),
    *("——", "科技局", "%", "注：说明", "合计", "a: b #c", "- x", "'\"{}[]", "其中：工业", "1e400", "9" * 60, "null"),
    *("(亿元)", "（）", "甲\n乙", "*", "💩", "\u202e倒"),
]


@pytest.mark.parametrize("seed", range(40))
def test_no_document_is_our_bug(seed: int) -> None:
    """Whatever stands in the cells: a plan that loads, or a clear stop."""
    chance = random.Random(seed)
    header = chance.choice([documents.HEADER, FIVE_YEARS[0], TASKS[0]])
    rows = [[chance.choice(_BITS) for _ in header] for _ in range(5)]
    rows[0] = ["甲" if one in ("^", "<") else one for one in rows[0]]
    for row in rows:
        row[0] = "甲" if row[0] == "<" else row[0]
    make = chance.choice([documents.page, documents.text])
    with suppress(InputError):
        taken(make("2018-2025年计划", "二、目标", chance.choice(_BITS), [header, *rows]))
