"""The words of plans: targets, names and units, kinds, responsibilities, goals, what a document says of itself."""

from __future__ import annotations

from typing import Any

import pytest

from gxq_plan.model.period import Period
from gxq_plan.read.document.document import Line
from gxq_plan.read.wording.about import about, years_in
from gxq_plan.read.wording.duties import duties
from gxq_plan.read.wording.goals import GoalLeft, goals
from gxq_plan.read.wording.kinds import proposed
from gxq_plan.read.wording.names import named
from gxq_plan.read.wording.targets import worded


def at_least(value: str) -> dict[str, str]:
    return {"bound": "at_least", "value": value}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5.1", "5.1", ""),
        ("0.90", "0.90", ""),
        ("１，２００", "1200", ""),
        ("1,200家", "1200", "家"),
        ("5.5%", "5.5", "%"),
        ("4.5亿元", "4.5", "亿元"),
        ("5300*", "5300", ""),
        ("—", "——", ""),
        ("/", "——", ""),
        ("=100", "100", ""),
        ("达到120家", "120", "家"),
        ("≥2.8", at_least("2.8"), ""),
        ("70个以上", at_least("70"), "个"),
        ("均在25个以上", at_least("25"), "个"),
        ("60%（含）以上", at_least("60"), "%"),
        ("保持在35%以上", at_least("35"), "%"),
        ("不少于5家", at_least("5"), "家"),
        ("<5.5", {"bound": "below", "value": "5.5"}, ""),
        ("超4亿美元", {"bound": "above", "value": "4"}, "亿美元"),
        ("控制在1.3%以内", {"bound": "at_most", "value": "1.3"}, "%"),
        ("不超过5.5%", {"bound": "at_most", "value": "5.5"}, "%"),
        ("3%左右", {"about": "3"}, "%"),
        ("4-6", {"between": ["4", "6"]}, ""),
        ("4%～6%", {"between": ["4", "6"]}, "%"),
        ("7%以上，力争8%", {**at_least("7"), "stretch": "8"}, "%"),
        ("力争达20%左右", {"stretch": "20"}, "%"),
    ],
)
def test_targets_that_are_numbers(text: str, value: Any, unit: str) -> None:
    read = worded(text)
    assert (read.value, read.unit, read.as_text) == (value, unit, False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("增长6%", "6"),
        ("均增长12%以上", at_least("12")),
        ("力争增长7.5%左右", {"stretch": "7.5"}),
        ("下降4.1%", {"bound": "at_most", "value": "-4.1"}),
        ("下降13.5%以上", {"bound": "at_most", "value": "-13.5"}),
    ],
)
def test_targets_that_ask_for_a_change(text: str, value: Any) -> None:
    """What goes down is negative, and at least becomes at most."""
    read = worded(text)
    assert (read.value, read.growth, read.unit) == (value, True, "%")


def test_a_bracket_speaks_of_the_whole_span() -> None:
    assert (worded("[13.5]").span, worded("[13.5]").value) == (True, "13.5")


@pytest.mark.parametrize(
    "text",
    [
        "翻一番（全省人均GDP≥10万元）",
        "<4/<5.5",
        "与GDP增长基本同步",
        "稳步提高",
        "第1位",
        "1,20",
        "10.",
        "建成",
        "3至1",
    ],
)
def test_what_is_not_understood_stays_words(text: str) -> None:
    assert worded(text).value == {"text": text}


@pytest.mark.parametrize(
    "text", ["完成上级下达任务", "控制在计划目标之内", "达到省定标准", "保持在合理区间、各年度视情提出"]
)
def test_targets_that_are_set_elsewhere(text: str) -> None:
    value = worded(text).value
    assert isinstance(value, dict)
    assert text in value.values()


def test_words_beside_a_number_are_kept() -> None:
    read = worded(">7，力争高于“十三五”时期实际")
    assert (read.value, read.rest) == ({"bound": "above", "value": "7"}, ">7，力争高于“十三五”时期实际")


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("技术合同交易额(亿元)", "技术合同交易额", "亿元"),
        ("公共WiFi AP数(千个)", "公共WiFi AP数", "千个"),
        ("1.地区生产总值（亿元）*", "地区生产总值", "亿元"),
        ("全员劳动生产率①（万元/人）", "全员劳动生产率", "万元/人"),
        ("城镇新增就业（万人）[1]", "城镇新增就业", "万人"),
        ("空气质量优良天数比例（％）", "空气质量优良天数比例", "%"),
        ("累计上市企业(含“新三板”挂牌企业)", "累计上市企业(含“新三板”挂牌企业)", ""),
        ("R&D经费（占GDP比重）", "R&D经费（占GDP比重）", ""),
        ("5G基站数（个）", "5G基站数", "个"),
        ("每千人口拥有执业（助理）医师数（人）", "每千人口拥有执业（助理）医师数", "人"),
    ],
)
def test_names_and_their_units(text: str, name: str, unit: str) -> None:
    assert named(text)[:2] == (name, unit)


def test_a_name_may_say_that_it_binds() -> None:
    assert named("森林覆盖率（%）〔约束性〕")[:3] == ("森林覆盖率", "%", "binding")


@pytest.mark.parametrize(
    ("name", "unit", "targets", "kind", "direction", "said"),
    [
        ("研发经费占GDP比重", "%", "5 6", "ratio", "up", True),
        ("单位增加值综合能耗", "吨标准煤/万元", "1.2 0.9", "ratio", "down", True),
        ("地区生产总值增速", "%", "6 7", "growth", "up", True),
        ("累计瞪羚企业数", "家", "8 10", "cumulative", "up", True),
        ("当年引进人才", "人", "15 15", "flow", "up", True),
        ("新增境外机构数", "个", "2 2", "flow", "up", True),
        ("新增平台试点项目数", "个", "1 2", "flow", "up", False),
        ("年末注册企业数量", "个", "5 6", "level", "up", True),
        ("工业APP数量", "个", "3 5", "level", "up", False),
        ("城镇登记失业率", "%", "4 4", "ratio", "down", True),
        ("生产安全事故死亡人数", "人", "9 8", "flow", "down", True),
        ("固定资产投资", "%", "增长5% 增长6%", "growth", "up", True),
        ("会展中心", "—", "开工 建成", "milestone", "up", True),
        ("存贷比", "%", "60-75 60-75", "ratio", "range", True),
    ],
)
def test_kinds_by_their_words(name: str, unit: str, targets: str, kind: str, direction: str, said: bool) -> None:
    found = proposed(name, unit, [worded(one) for one in targets.split()])
    assert (found.kind, found.direction, found.said) == (kind, direction, said)


def test_a_direction_that_its_targets_contradict_is_in_doubt() -> None:
    assert proposed("企业数", "家", [worded("9"), worded("8")]).doubt is not None
    assert proposed("单位GDP能耗下降", "%", [worded("3"), worded("3.1")]).direction == "up"


def lines(*texts: str) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("text", "lead", "assist", "is_open"),
    [
        ("1、甲事。做好。（科技局负责，财政局、工信局等协助推进）", "科技局", ("财政局", "工信局"), True),
        ("1、甲事。做好。(科技局负责,财政局协助推进)", "科技局", ("财政局",), False),
        ("1、甲事。做好。（科技局牵头，财政局、工信局配合）", "科技局", ("财政局", "工信局"), False),
        ("1、甲事。做好。（责任单位：科技局、财政局）", "科技局", ("财政局",), False),
        ("1、甲事。做好。（牵头单位：科技局；配合单位：财政局、工信局等）", "科技局", ("财政局", "工信局"), True),
        ("1、甲事。做好。【科技局负责】", "科技局", (), False),
        ("1、甲事。做好。（科技局负责，财政局、工信局等协助推进", "科技局", ("财政局", "工信局"), True),
    ],
)
def test_who_leads_and_who_assists(text: str, lead: str, assist: tuple[str, ...], is_open: bool) -> None:
    (found,) = duties(lines(text))
    assert (found.number, found.heading, found.lead, found.assist, found.is_open) == (
        1,
        "甲事",
        (lead,),
        assist,
        is_open,
    )


def test_a_sentence_may_go_on_in_the_next_line() -> None:
    (found,) = duties(lines("1、甲事。做好。（科技局负责，财政局、", "工信局等协助推进）", "2、乙事。"))
    assert found.assist == ("财政局", "工信局")


def test_other_brackets_are_no_responsibility() -> None:
    assert not list(duties(lines("1、甲事。建设创新平台（含孵化器），负责到底。")))


YEARS = tuple(Period(year) for year in (2018, 2019, 2020))


def test_goals_of_a_section() -> None:
    said = list(goals(lines("二、总体目标", *GOALS, "三、任务", "企业达到9家。"), YEARS))
    found = [one[2:] for one in said if not isinstance(one, GoalLeft)]
    assert found == [
        ("地区生产总值", "750", "亿元", "at_least", Period(2020), False, False),
        ("工商开票", "3000", "亿元", "above", Period(2020), False, False),
        ("累计上市企业(含“新三板”，均在内)", "15", "家", "at_least", Period(2020), False, False),
        ("引进人才", "10", "名", "at_least", None, True, False),
        ("固定资产投资", "5", "%", "about", None, True, True),
        ("单位GDP能耗", "-4.1", "%", "at_most", None, True, True),
    ]
    assert [one.text for one in said if isinstance(one, GoalLeft)] == [
        "独角兽实现零突破",
        "——增速在3个百分点到5个百分点之间",
    ]


GOALS = (
    "——到2020年末，地区生产总值达到750亿元，工商开票突破3000亿元，累计上市企业(含“新三板”，均在内)15家。",
    "——每年引进人才10名以上，独角兽实现零突破，固定资产投资每年增长5%左右，单位GDP能耗每年下降4.1%。",
    "——增速在3个百分点到5个百分点之间。",
)


def test_no_section_of_goals_gives_none() -> None:
    assert not list(goals(lines("一、基础", "企业达到9家。"), YEARS))


def test_what_a_document_says_of_itself() -> None:
    found = about(
        [
            "文件编号 澄高管〔2018〕72号",
            "关于印发《示范区三年行动计划(2018-2020年)》的通知",
            "示范区管理委员会",
            "2018年12月28日",
            "示范区三年行动计划",
            "(2018-2020年)",
        ]
    )
    assert found.title == "示范区三年行动计划(2018-2020年)"
    assert (found.document_no, found.issuer, found.issued) == ("澄高管〔2018〕72号", "示范区管理委员会", "2018-12-28")
    assert [one.year for one in found.years] == [2018, 2019, 2020]


@pytest.mark.parametrize(
    ("text", "years"),
    [("（2021—2025年）", "2021 2025"), ("“十四五”规划", "2021 2025"), ("2018年至2020年", "2018 2020"), ("2018年", "")],
)
def test_the_years_in_a_title(text: str, years: str) -> None:
    found = [str(one) for one in years_in([text])]
    assert found[:1] + found[-1:] == years.split()
