"""Layouts of real plan documents that an import once misread, row by row: each case is named after its fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gxq_plan.uses.import_document import import_document
from gxq_plan.uses.import_plan import Given
from tests import documents

if TYPE_CHECKING:
    from gxq_plan.model.plan import Indicator
    from gxq_plan.report.imported import Imported
    from tests.documents import Rows

TITLE = "某区三年行动计划（2022-2024年）"


def taken(*parts: str | Rows, data: bytes = b"") -> Imported:
    return import_document(data or documents.word(*parts), "plan", Given(id="demo"))


def rows_of(found: Imported) -> dict[str, Indicator]:
    return {seat.indicator.name: seat.indicator for seat in found.plan.seats}


def targets(one: Indicator) -> dict[str, str]:
    own = {str(period): target for period, target in one.targets.items()}
    return {key: target.written for key, target in {**own, **one.other_targets}.items()}


def tabbed(rows: Rows) -> bytes:
    """As a table is copied into a text editor: what is merged downward is blank, breaks stand in quotes."""
    cells = [["" if one in ("^", "<") else f'"{one}"' if "\n" in one else one for one in row] for row in rows]
    return "\n".join([TITLE, *("\t".join(row) for row in cells)]).encode()


MERGED: Rows = (
    ("类别", "序号", "指标", "单位", "2022年", "2023年", "2024年", "责任单位"),
    ("养老", "1", "床位占比", "%", "55", "58", "60", "民政局\n卫健局"),
    ("^", "2", "服务覆盖率", "%", "90", "95", "100", "民政局"),
    ("^", "3", "助餐点", "个", "9", "12", "15", "民政局、市场\n监管局"),
)


@pytest.mark.parametrize("data", [tabbed(MERGED), documents.word(TITLE, MERGED), documents.page(TITLE, MERGED)])
def test_blank_cells_in_front_keep_their_place(data: bytes) -> None:
    found = taken(data=data)
    assert [one.name for one in found.plan.projects] == ["养老"]
    rows = rows_of(found)
    assert [one.departments for one in rows.values()] == [("民政局", "卫健局"), ("民政局",), ("民政局", "市场监管局")]
    assert targets(rows["服务覆盖率"]) == {"2022": "90", "2023": "95", "2024": "100"}


def test_headings_between_tabbed_rows_are_rows() -> None:
    text = (
        f"{TITLE}\n指标\t2021年\t2024年\t属性\n一、产业\n产值（亿元）\t4\t9\t预期性\n二、民生\n床位（张）\t3\t5\t约束性"
    )
    found = taken(data=text.encode())
    assert [one.name for one in found.plan.projects] == ["产业", "民生"]
    assert (str(rows_of(found)["产值"].baseline.value), targets(rows_of(found)["床位"])["2024"]) == ("4", "5")  # type: ignore[union-attr]


def test_an_amount_and_its_growth_are_two_indicators() -> None:
    rows: Rows = (
        ("指标名称", "<", "单位", "2023年预计完成", "<", "2024年计划", "<"),
        ("^", "^", "^", "绝对值", "增长（%）", "绝对值", "增长（%）"),
        ("地区生产总值", "<", "亿元", "312.5", "6.1", "332", "6.5左右"),
        ("其中：", "第二产业增加值", "亿元", "120", "7", "129", "7.5"),
        ("^", "第三产业增加值", "亿元", "130", "6", "139", "—"),
        ("固定资产投资", "<", "亿元", "—", "8", "—", "10"),
    )
    found = rows_of(taken("2024年国民经济计划", rows))
    assert list(found) == [
        "地区生产总值",
        "地区生产总值增长",
        "地区生产总值其中：第二产业增加值",
        "地区生产总值其中：第二产业增加值增长",
        "地区生产总值其中：第三产业增加值",
        "地区生产总值其中：第三产业增加值增长",
        "固定资产投资增长",
    ]
    growth = found["地区生产总值增长"]
    assert (growth.unit, str(growth.kind), targets(growth)) == ("%", "growth", {"2024": "{about: 6.5}"})
    assert growth.as_written == {"name": "地区生产总值"}
    assert (found["地区生产总值"].unit, str(found["地区生产总值"].baseline.value)) == ("亿元", "312.5")  # type: ignore[union-attr]


def test_quarters_are_nodes_of_the_year() -> None:
    rows: Rows = (
        ("序号", "指标名称", "单位", "年度目标", "季度节点目标", "<", "<", "<", "责任单位"),
        ("^", "^", "^", "^", "一季度", "上半年", "三季度", "四季度", "^"),
        ("1", "规上工业总产值", "亿元", "400", "90", "190", "290", "400", "工信局"),
    )
    one = rows_of(taken("2024年重点工作分解表", rows))["规上工业总产值"]
    assert targets(one) == {"2024": "400", "2024Q1": "90", "2024H1": "190", "2024Q3": "290"}


def test_other_tables_behind_the_annex_are_left() -> None:
    annex: Rows = (("序号", "指标", "单位", "2024年", "责任部门"), ("1", "列养率", "%", "100", "交通局"))
    sites: Rows = (
        ("序号", "项目名称", "建设地点", "总投资（万元）", "责任单位"),
        ("1", "公路", "某镇", "3600", "交通局"),
    )
    people: Rows = (("姓名", "单位", "职务"), ("张三", "县政府", "组长"))
    for data in (
        documents.word(TITLE, annex, "附件2：投资表", sites, people),
        documents.workbook(annex, sites, people),
    ):
        found = import_document(data, "plan", Given("demo", TITLE))
        assert list(rows_of(found)) == ["列养率"]
        assert [one.code for one in found.findings].count("F148") == 2


def test_headings_of_the_authors_own() -> None:
    battles: Rows = (
        ("序号", "攻坚战役", "指标名称", "目标值", "责任单位"),
        ("1", "蓝天保卫战", "重污染天数（天）", "0", "大气科"),
        ("2", "碧水保卫战", "劣Ⅴ类水体比例（%）", "0", "水科"),
    )
    found = taken("2022年攻坚战目标", battles)
    assert [one.name for one in found.plan.projects] == ["蓝天保卫战", "碧水保卫战"]
    assert {str(one.direction) for one in rows_of(found).values()} == {"down"}
    goals: Rows = (
        ("序号", "主要目标", "2021年底基数", "2022年底", "2023年底", "2024年底", "牵头部门"),
        ("1", "民营经济增加值", "210亿元", "230亿元", "250亿元", "突破280亿元", "工商联"),
    )
    one = rows_of(taken(TITLE, goals))["民营经济增加值"]
    assert (one.unit, str(one.baseline.value), targets(one)["2024"]) == ("亿元", "210", "{bound: above, value: 280}")  # type: ignore[union-attr]
    years: Rows = (("指标内容", "预期值", "属性"), ("事故死亡人数（人）", "下降15%", "约束性"))
    assert list(rows_of(taken("“十四五”应急规划", years))) == ["事故死亡人数"]


def test_english_headings_and_words() -> None:
    rows: Rows = (
        ("No.", "Task", "Indicator", "Unit", "Baseline 2021", "Target 2022", "Target 2024", "Lead department"),
        (
            "1",
            "Air",
            "Energy use per unit of GDP",
            "tce/10k yuan",
            "0.52",
            "0.50",
            "less than 0.46",
            "Environment Bureau",
        ),
        ("2", "^", "Days with good air", "%", "81", "82", "at least 85", "Environment Bureau"),
    )
    found = rows_of(taken("Development Plan 2022-2024", rows))
    first, second = found.values()
    assert (first.unit, str(first.kind), str(first.direction)) == ("tce/10k yuan", "ratio", "down")
    assert (first.departments, str(first.baseline.value)) == (("Environment Bureau",), "0.52")  # type: ignore[union-attr]
    assert (targets(first)["2024"], targets(second)["2024"]) == (
        "{bound: below, value: 0.46}",
        "{bound: at_least, value: 85}",
    )


def test_the_total_of_some_years_never_takes_the_place_of_a_target() -> None:
    rows: Rows = (
        ("指标", "单位", "2022", "2023", "2024", "三年累计"),
        ("新增规上企业", "家", "20", "25", "30", "75"),
    )
    one = rows_of(taken(TITLE, rows))["新增规上企业"]
    assert (targets(one), str(one.kind)) == ({"2022": "20", "2023": "25", "2024": "30"}, "flow")
    assert one.notes == ("三年累计：75",)


def test_ranks_offices_in_words_and_a_name_that_is_only_marks() -> None:
    rows: Rows = (
        ("指标", "单位", "2021年实际", "2024年", "责任分工"),
        ("全国综合排名", "", "45", "前30", "经发局牵头，财政局配合"),
        ("孕产妇死亡率（1/10万）", "", "[9]", "≤8", "卫健局"),
        ("①", "", "1", "2", "卫健局"),
    )
    found = rows_of(taken(TITLE, rows))
    rank = found["全国综合排名"]
    assert (targets(rank)["2024"], str(rank.direction)) == ("{bound: at_most, value: 30}", "down")
    assert (rank.departments, rank.notes) == (("经发局",), ("配合单位：财政局",))
    assert (found["孕产妇死亡率"].unit, found["孕产妇死亡率"].baseline) == ("1/10万", None)
    assert "①" in found


def test_a_row_a_line_as_a_pdf_is_copied() -> None:
    text = (
        "某市“十四五”创新规划\n专栏1 主要指标\n序号 指标 单位 2020 年 2025 年 属性\n1 研发投入强度 % 2.45 3.0 预期性\n"
        "2 规模以上工业企业研发机构覆\n盖率 % 42 60 预期性\n- 12 -\n序号 指标 单位 2020 年 2025 年 属性\n"
        "3 创新平台 个 65 >120 约束性\n第三章 重点任务\n第一节 强化力量\n"
    )
    found = rows_of(taken(data=text.encode()))
    assert list(found) == ["研发投入强度", "规模以上工业企业研发机构覆盖率", "创新平台"]
    assert [str(one.baseline.value) for one in found.values() if one.baseline] == ["2.45", "42", "65"]
    assert [one.nature for one in found.values()] == ["expected", "expected", "binding"]
    assert targets(found["创新平台"])["2025"] == "{bound: above, value: 120}"


LINES: Rows = (
    ("序号", "攻坚战役", "指标名称", "单位", "目标", "<", "比上年增减", "责任单位", "完成时限", "备注"),
    ("^", "^", "^", "^", "2022年", "2024年", "^", "^", "^", "^"),
    ("1", "蓝天战", "优良天数比例", "%", "85", "88", "3%", "大气科牵头，各街道配合", "2024年12月底", "约束性"),
    ("2", "^", "重污染天数", "天", "1", "0", "-1", "大气科", "2024年12月底", "约束性"),
    ("3", "碧水战", "单位产值用水量", "立方米/万元", "50", "≤45", "-5", "水科、城建科", "长期", "预期性"),
    ("4", "^", "生师比", "", "17:1", "16:1", "—", "各镇（街道）", "长期", "预期性"),
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_cell_a_line_with_columns_of_the_authors_own(gap: str) -> None:
    found = taken(data=documents.text(TITLE, "附表 主要指标", LINES, gap=gap))
    assert [one.name for one in found.plan.projects] == ["蓝天战", "碧水战"]
    rows = rows_of(found)
    assert list(rows) == ["优良天数比例", "重污染天数", "单位产值用水量", "生师比"]
    assert [one.departments[0] for one in rows.values()] == ["大气科", "大气科", "水科", "各镇（街道）"]
    assert [one.nature for one in rows.values()] == ["binding", "binding", "expected", "expected"]
    assert targets(rows["单位产值用水量"])["2024"] == "{bound: at_most, value: 45}"


def test_the_title_of_a_table_that_goes_on_is_no_heading() -> None:
    rows: Rows = (("类别", "指标", "单位", "2023年", "2024年"), ("人才", "人才资源", "万人", "12", "13"))
    more: Rows = (rows[0], ("平台", "工作站", "个", "3", "4"))
    found = taken(data=documents.text(TITLE, rows, "附表 主要指标（续）", more, gap="\n"))
    assert [one.name for one in found.plan.projects] == ["人才", "平台"]


def test_goals_in_front_and_goals_of_all_years() -> None:
    rows: Rows = (
        ("目标", "指标名称", "2021年完成值", "三年目标", "2022年", "2024年", "其中：上半年", "牵头单位"),
        ("创新策源", "研发投入占比", "3.2%", "4%", "3.4%", "4%", "3.5%", "科技局\n财政局"),
        ("绿色发展", "非化石能源占能源消费总量比重", "16%", "20%", "18%", "20%左右", "19%", "发改局"),
    )
    for data in (documents.word(TITLE, rows), documents.text(TITLE, rows, gap="\n"), tabbed(rows)):
        found = taken(data=data)
        assert [one.name for one in found.plan.projects] == ["创新策源", "绿色发展"]
        first, second = rows_of(found).values()
        assert {key: one for key, one in targets(first).items() if "H" not in key} == {"2022": "3.4", "2024": "4"}
        assert (first.departments, str(second.direction)) == (("科技局", "财政局"), "up")


def test_who_appraises_how_and_years_below_a_heading_of_the_authors_own() -> None:
    rows: Rows = (
        ("考核内容", "考核指标", "基准年（2021年）", "规划水平年", "<", "考核部门", "评分办法"),
        ("^", "^", "^", "2022年", "2024年", "^", "^"),
        ("供水", "水质达标率(%)", "82", "90", "95", "水利局", "每少1个百分点扣0.5分"),
        ("^", "实际使用外资（万美元）", "8500", "9000", "9500", "商务局", "同上"),
    )
    for data in (documents.word(TITLE, rows), documents.text(TITLE, rows, gap="\n")):
        first, second = rows_of(taken(data=data)).values()
        assert (targets(first)["2022"], targets(first)["2024"], first.departments) == ("90", "95", ("水利局",))
        assert (str(second.kind), str(second.baseline.value)) == ("flow", "8500")  # type: ignore[union-attr]
