"""Which rows a form has, what it asks of each, and what stands beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gxq_plan.model.form import Ask, Asked, Last, Limits
from gxq_plan.model.period import Period
from gxq_plan.model.submission import Remark
from gxq_plan.report.form_target import misses, target_words
from gxq_plan.uses import template
from gxq_plan.uses.template import Reported, owners, reported, without_owner
from tests.forms import form_of, sample_plan, sample_values
from tests.make import indicator, period_of, plan_of, row_of

EMPTY = reported(())


def values(**held: str) -> Reported:
    """Reported values of I-1 by period, as `p2019Q3="5"`."""
    rows = {period_of(name[1:]): [row_of("I-1", period_of(name[1:]), Decimal(value))] for name, value in held.items()}
    return Reported({"I-1": rows}, tuple(sorted(rows, key=lambda one: one.order)))


def asked(targets: str, period: str, held: Reported = EMPTY, **more: str) -> Asked:
    plan = plan_of(indicator(targets, **more, extra="department: 甲局"))
    [found] = template.form(plan, held, "甲局", period_of(period)).asked
    return found


@pytest.mark.parametrize(
    ("held", "expected"),
    [({}, 2018), ({"p2018": "1"}, 2019), ({"p2018": "1", "p2019Q3": "1"}, 2019), ({"p2020": "1"}, 2020)],
)
def test_the_year_after_the_last_that_was_reported_is_asked_for(held: dict[str, str], expected: int) -> None:
    assert template.next_period(plan_of(indicator("2018: 1")), values(**held)) == Period(expected)


def test_every_row_of_the_plan_stands_in_one_form() -> None:
    plan = sample_plan()
    forms = [form_of(one, "2020") for one in owners(plan)]
    assert sorted(one.indicator.id for form in forms for one in form.asked) == sorted(plan.by_id)
    assert sorted(one.id for form in forms for one in form.works) == ["W04", "W11", "W35", "W36", "W37"]
    assert len(forms) == 9
    assert without_owner(plan) == ()


def test_rows_without_a_department_are_named() -> None:
    plan = plan_of(indicator("2018: 1"), indicator("2018: 1", id="I-2", extra="department: 甲局"))
    assert owners(plan) == ("甲局",)
    assert without_owner(plan) == ("I-1",)


def test_what_is_owed_is_what_check_would_miss() -> None:
    form = form_of("科学技术局", "2020")
    assert {one.indicator.id: one.ask for one in form.asked}["W33-2"] is Ask.COPY
    assert (form.count(Ask.DUE), form.count(Ask.COPY), form.count(Ask.PROGRESS)) == (23, 1, 2)
    none = next(one for one in form_of("经济发展局", "2018").asked if one.indicator.id == "W16-2")
    assert (none.ask, target_words(none).of("zh")) == (Ask.OPTIONAL, "未设目标")
    inside = {one.indicator.id: one for one in form_of("科学技术局", "2020Q3").asked}
    assert (inside["W01-3"].ask, inside["W01-1"].ask) == (Ask.DUE, Ask.OPTIONAL)
    assert target_words(inside["W01-3"]).of("zh") == "全年 ≥0.90"


@pytest.mark.parametrize(
    ("held", "period", "before"),
    [
        ({"p2018": "1", "p2019": "2"}, "2020", "2019"),
        ({"p2018": "1", "p2019Q3": "2"}, "2019", "2018"),
        ({"p2019": "1", "p2019Q3": "2"}, "2020Q3", "2019Q3"),
        ({"p2019": "1", "p2020H1": "2"}, "2020Q3", "2019"),
        ({"p2020": "1"}, "2019", None),
    ],
)
def test_the_last_values_are_of_one_period(held: dict[str, str], period: str, before: str | None) -> None:
    plan = plan_of(indicator("2018: 1", extra="department: 甲局"))
    form = template.form(plan, values(**held), "甲局", period_of(period))
    assert form.before == (period_of(before) if before else None)
    assert (form.asked[0].last is None) == (before is None)


def test_the_baseline_of_the_plan_stands_for_the_year_before_it() -> None:
    plan = plan_of(indicator("2018: 1", extra="department: 甲局, baseline: {period: 2017, value: 7}"))
    form = template.form(plan, EMPTY, "甲局", Period(2018))
    assert (form.before, form.asked[0].last) == (Period(2017), Last(Decimal(7)))


def test_of_several_last_values_the_one_that_counts_and_whether_it_is_made_up() -> None:
    year = Period(2018)
    first = row_of("I-1", year, Decimal(5))._replace(remark=Remark("快报"))
    second = row_of("I-1", year, Decimal(6))._replace(remark=Remark("年报", "虚构示例数据"))
    held = Reported({"I-1": {year: [first, second]}}, (year,))
    assert asked("2018: 1", "2019", held).last == Last(Decimal(6), made_up=True)
    assert form_of("科学技术局", "2020").made_up
    assert not form_of("科学技术局", "2018").made_up


@pytest.mark.parametrize(
    ("targets", "zh", "en"),
    [
        ("2019: 5.50", "≥5.50", "≥5.50"),
        ("2019: {bound: below, value: 5.5}", "<5.5", "<5.5"),
        ("2019: {between: [4, 6]}", "4～6", "4 to 6"),
        ("2019: {about: 5, tolerance: 0.3}", "5左右（4.7～5.3）", "about 5 (4.7 to 5.3)"),
        ("2019: {text: 与GDP增长基本同步}", "与GDP增长基本同步", "与GDP增长基本同步"),
        ("2019: {delegated: 年度计划}", "另行下达（年度计划）", "set elsewhere (年度计划)"),
        ("2019: {value: 7, stretch: 8}", "≥7，力争 8", "≥7, striving for 8"),
        ("2019: ——", "未设目标", "no target"),
        ("2018: 5", "未设目标", "no target"),
        ('"2018-2020": {average: 7, bound: above}', "年均 >7", ">7 a year on average"),
        ('"2018-2020": {change_percent: -13.5}', "整个计划期变化 -13.5%", "-13.5% over the whole plan"),
    ],
)
def test_targets_are_said_in_words(targets: str, zh: str, en: str) -> None:
    found = target_words(asked(targets, "2019"))
    assert (found.of("zh"), found.of("en")) == (zh, en)


@pytest.mark.parametrize(
    ("targets", "period", "expected"),
    [
        ("2019: 5.5", "2019", [("<", "5.5")]),
        ("2019: {bound: above, value: 5}", "2019", [("<=", "5")]),
        ("2019: {bound: below, value: 5}", "2019", [(">=", "5")]),
        ("2019: {between: [4, 6]}", "2019", [("<", "4"), (">", "6")]),
        ("2019: 5.5", "2019Q3", []),
        ("2019: {text: 稳步提高}", "2019", []),
    ],
)
def test_what_misses_a_target(targets: str, period: str, expected: list[tuple[str, str]]) -> None:
    assert [(sign, str(one)) for sign, one in misses(asked(targets, period))] == expected


def test_limits_are_those_that_check_keeps() -> None:
    limits = {one.indicator.id: one.limits for one in form_of("科学技术局", "2020").asked}
    assert limits["W01-1"] == Limits(Decimal(0), Decimal(100), False)
    assert limits["W01-3"] == Limits(Decimal(0), None, False)
    assert limits["W13-1"] == Limits(Decimal(0), None, True)
    assert asked("2019: 5", "2019", kind="growth").limits == Limits(None, None, False)


@pytest.mark.parametrize(
    ("department", "period", "stem"),
    [
        ("科学技术局", "2020", "2020-科学技术局"),
        ('a/b\\c:*?"<>|d', "2020Q3", "2020Q3-a_b_c_d"),
        ("06号楼", "2020", "2020_06号楼"),
        (" 甲\n局. ", "2020-06", "2020-06-甲_局"),
        ("局" * 300, "2020", "2020-" + "局" * 60),
    ],
)
def test_the_name_of_a_file_is_one_everywhere_and_says_its_period(department: str, period: str, stem: str) -> None:
    form = template.form(sample_plan(), sample_values(), department, period_of(period))
    assert form.stem == stem
