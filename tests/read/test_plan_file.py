"""The plan loader: every fault of a broken file in one run, each with its place; every form of the contract kept."""

# ruff: noqa: E501 - the table of faults is read line by line
from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.errors import PlanError
from gxq_plan.model.period import Period
from gxq_plan.model.plan import Revision
from gxq_plan.model.target import Bound, Direction, Form, Kind, Target
from gxq_plan.read import plan_file

from .broken import Spot, annotated, plan_error, said, spots_of
from .plans import PLAN, changed, with_target, with_targets

if TYPE_CHECKING:
    from gxq_plan.model.plan import Indicator, Plan


def read(text: str) -> Plan:
    return plan_file.from_bytes(text.encode(), "plan.yaml")


def indicator(plan: Plan, name: str = "I-1") -> Indicator:
    return plan.by_id[name].indicator


def target(written: str, direction: str = "up", extra: str = "") -> Target:
    """The target of 2019 as the loader keeps it."""
    return indicator(read(with_target(written, direction, extra))).targets[Period(2019)]


# --- what a whole plan becomes ------------------------------------------------------------------------------------


def test_the_small_plan_is_read() -> None:
    plan = read(PLAN)
    assert [one.id for one in plan.works] == ["W01", "W02"]
    assert [seat.indicator.id for seat in plan.seats] == ["W01-1", "W01-2", "W02-1"]
    assert plan.works[0].assist == ("招商局",)
    assert plan.goals[0].links[0].indicator == "W02-1"
    assert plan.relations[0].indicators == ("W01-2", "W02-1")


def test_an_alias_of_a_department_becomes_its_official_name() -> None:
    assert indicator(read(PLAN), "W01-1").department == "科学技术局"


def test_numbers_are_exact_and_keep_their_decimals() -> None:
    kept = indicator(read(changed(("5.30", "0.90"))), "W01-1").targets[Period(2019)]
    assert str(kept.value) == "0.90"
    assert kept.decimals == 2


@pytest.mark.parametrize("name", ["no", "2019", "on", "0.90", "2018-12-28"])
def test_a_name_that_yaml_would_turn_into_something_else_stays_text(name: str) -> None:
    assert indicator(read(changed(("name: 研发占比", f"name: {name}"))), "W01-1").name == name


def test_byte_order_mark_and_crlf_change_nothing() -> None:
    plain = read(PLAN)
    other = plan_file.from_bytes(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode(), "plan.yaml")
    assert other.seats == plain.seats
    assert other.sha256 != plain.sha256


def test_parts_may_stand_in_any_order() -> None:
    head, rest = PLAN.split("projects:\n")
    assert read(f"projects:\n{rest}{head}").seats[0].indicator.department == "科学技术局"


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("indicators:\n- {row}", (None, None, None)),
        ("projects:\n- number: 1\n  indicators:\n  - {row}", ("P1", None, None)),
        ("projects:\n- number: 1\n  tasks:\n  - number: 3\n    indicators:\n    - {row}", ("P1", "T03", None)),
        (
            "projects:\n- tasks:\n  - number: 3\n    works:\n    - number: 7\n      indicators:\n      - {row}",
            ("P1", "T03", "W07"),
        ),
    ],
)
def test_indicators_may_stand_on_every_level(text: str, above: tuple[str | None, ...]) -> None:
    head = "schema: gxq.plan/1\nplan: {id: demo, title: t, periods: [2018]}\n"
    row = "{id: X-1, name: n, unit: 家, kind: level, direction: up, targets: {2018: 1}}\n"
    [seat] = read(head + text.replace("{row}", row)).seats
    assert tuple(node and node.id for node in seat[1:]) == above


def test_the_optional_keys_of_an_indicator_are_kept() -> None:
    extra = (
        "baseline: {period: 2017, value: 8.50, source: 火炬, status: 核实, note: n}, kind_confirmed: false,"
        " limits: {min: 0, max: 9}, decimals: 1, tolerance: 0.5, growth: compound, nature: binding, weight: 2,"
        " definition: 口径, aliases: [甲, 乙], date: 2019-06-30, numerator: I-0, denominator: I-0, same_as: I-0,"
        " department: [甲局, 乙局], source: [火炬, 园区], notes: [注], as_written: {unit: 加},"
        " variants: [{text: 指標, where: 表一}], person: 张三, nodes: {2019Q1: 立项},"
        " revisions: [{period: 2019, from: 7, to: 8, on: 2019-05-01, document: d, reason: r}],"
    )
    one = indicator(read(with_target("8", extra=extra)))
    assert one.baseline is not None
    assert (one.baseline.period, str(one.baseline.value)) == (Period(2017), "8.50")
    assert (one.kind_confirmed, one.limits, one.decimals) == (False, (Decimal(0), Decimal(9)), 1)
    assert (one.tolerance, one.compound, one.nature, one.weight) == (Decimal("0.5"), True, "binding", Decimal(2))
    assert (one.definition, one.aliases, one.date, one.same_as) == ("口径", ("甲", "乙"), "2019-06-30", "I-0")
    assert (one.departments, one.sources) == (("甲局", "乙局"), ("火炬", "园区"))
    assert (one.notes, one.as_written, one.variants[0].text) == (("注",), {"unit": "加"}, "指標")
    assert one.responsibility == {"person": "张三", "nodes": {"2019Q1": "立项"}}
    # 8 is what the target is.
    assert one.revisions == (Revision(Period(2019), "7", "8", "2019-05-01", "d", "r"),)


# --- forms of a target --------------------------------------------------------------------------------------------


def test_a_number_is_a_bound_in_its_direction() -> None:
    assert target("8").bound is Bound.AT_LEAST
    assert target("8", "down").bound is Bound.AT_MOST
    assert target("{bound: below, value: 5.5}").bound is Bound.BELOW


def test_a_tolerance_moves_the_edges_that_are_compared_with() -> None:
    kept = target("8", extra="tolerance: 0.5,")
    assert (kept.value, kept.low, kept.high) == (Decimal(8), Decimal("7.5"), Decimal("8.5"))


def test_bands() -> None:
    between = target("{between: [4, 6]}", "range")
    assert (between.form, between.low, between.high) == (Form.BAND, Decimal(4), Decimal(6))
    about = target("{about: 5, tolerance: 0.3}", "range")
    assert (about.low, about.high) == (Decimal("4.7"), Decimal("5.3"))
    # Without a tolerance about is within 5% (method.md 2).
    assert (target("{about: 100}").low, target("{about: 100}").high) == (Decimal(95), Decimal(105))
    assert target("{bound: about, value: 100}").form is Form.BAND


@pytest.mark.parametrize("written", ["null", "~", "", "——", "—", "--", "{none: 文件未定}"])
def test_no_target(written: str) -> None:
    kept = target(written)
    assert kept.form is Form.NONE
    assert not kept.is_numeric


def test_the_reason_for_no_target_is_kept() -> None:
    assert target("{none: 文件未定}").terms == {"reason": "文件未定"}


@pytest.mark.parametrize(
    ("written", "form", "terms"),
    [
        ("{text: 与GDP增长基本同步}", Form.TEXT, {"text": "与GDP增长基本同步"}),
        (
            "{relative_to: I-0, bound: above, margin: 0}",
            Form.RELATIVE,
            {"relative_to": "I-0", "bound": "above", "margin": Decimal(0)},
        ),
        ("{stretch: 8}", Form.NONE, {"stretch": Decimal(8)}),
        ("{delegated: 年度计划}", Form.DELEGATED, {"delegated": "年度计划"}),
    ],
)
def test_forms_that_are_no_numbers_by_themselves_are_kept(written: str, form: Form, terms: dict[str, object]) -> None:
    kept = target(written)
    assert (kept.form, kept.terms, kept.is_numeric) == (form, terms, False)
    assert kept.written


def test_a_stretch_stands_beside_the_target_that_decides() -> None:
    kept = target("{value: 7, stretch: 8}")
    assert (kept.form, kept.value, kept.stretch, kept.is_numeric) == (Form.NUMBER, Decimal(7), Decimal(8), True)


def test_an_average_over_the_span_holds_for_every_year() -> None:
    one = indicator(read(with_targets("{2018-2020: {average: 7, bound: above}, 2019: 6}")))
    assert one.other_targets["2018-2020"].form is Form.SPAN
    assert [one.targets[Period(year)].form for year in (2018, 2019, 2020)] == [Form.AVERAGE, Form.NUMBER, Form.AVERAGE]
    assert {(each.value, each.bound) for each in one.span_targets.values()} == {(Decimal(7), Bound.ABOVE)}


@pytest.mark.parametrize(
    ("written", "shares"),
    [
        ("{change: 1}", ["8.83333", "9.16667", "9.5"]),
        ("{change: -1.5}", ["8", "7.5", "7"]),
        ("{change_percent: -20}", ["7.93333", "7.36667", "6.8"]),
    ],
)
def test_a_change_over_the_span_is_asked_by_its_share_of_each_year(written: str, shares: list[str]) -> None:
    text = f"{{2018-2020: {written}}}"
    one = indicator(read(with_targets(text, extra="baseline: {period: 2017, value: 8.5},")))
    found = [one.targets[Period(year)].value for year in (2018, 2019, 2020)]
    assert [str(value) for value in found] == shares
    assert one.targets == one.span_targets


def test_a_change_against_nothing_is_no_number() -> None:
    one = indicator(read(with_targets("{2018-2020: {change: 1}}")))
    assert (one.targets, one.span_targets) == ({}, {})
    assert one.other_targets["2018-2020"].form is Form.SPAN


def test_each_holds_for_every_period_without_its_own() -> None:
    one = indicator(read(with_targets("{each: 5, 2019: 6}")))
    assert [one.targets[Period(year)].value for year in (2018, 2019, 2020)] == [5, 6, 5]


@pytest.mark.parametrize("key", ["2019Q2", "2019H1", "2019-06"])
def test_a_target_inside_a_year_is_kept(key: str) -> None:
    one = indicator(read(with_targets(f"{{{key}: 3, 2019: 6}}")))
    assert one.other_targets[key].value == Decimal(3)
    assert list(one.targets) == [Period(2019)]


@pytest.mark.parametrize("written", ["{value: , bound: below}", "{value: ~}", "{none: }", "{}", "{between: }"])
def test_a_target_with_an_empty_part_is_never_dropped_in_silence(written: str) -> None:
    # The row would count as one that has no target, and nobody would miss it.
    try:
        kept = indicator(read(with_target(written))).targets
    except PlanError as error:
        assert [one.place.row for one in error.findings] == [6]
    else:
        assert kept[Period(2019)].form is Form.NONE


# --- faults -------------------------------------------------------------------------------------------------------

# What is changed in PLAN, with a mark where the fault must be reported; and what the remedy or message must say.
FAULTS = {
    "unknown key, misspelt": [("direction: up", "«P013»directon: up"), "direction"],
    "unknown key at the top": [("relations:", "«P013»relatons:"), "relations"],
    "a plan without a title": [("{id: demo, title: 示例计划", "«P014»{id: demo"), "title"],
    "unknown key of a work": [("lead: 科学技术局", "«P013»leed: 科学技术局"), "lead"],
    "a key in other letters": [("unit: 家", "«P013»Unit: 家"), "unit"],
    "unknown department": [("department: 科技局", "department: «P019»科学技木局"), "科学技术局"],
    "unknown lead": [("lead: 科学技术局", "lead: «P019»科学技术"), "科学技术局"],
    "unknown assisting department": [("assist: [招商局]", "assist: [科技局, «P019»招商]"), "招商局"],
    "a department nothing is near to": [("department: 科技局", "department: «P019»XYZ"), "departments"],
    "duplicate indicator": [("id: W01-2,", "id: «P018»W01-1,"), ("part: W01-2", "part: «P020»W01-2"), "W01-1"],
    "duplicate goal": [("relations:", "- {id: «P018»G01, name: 又一个}\nrelations:"), "G01"],
    "a goal with an indicator's id": [("id: G01", "id: «P018»W02-1"), "W02-1"],
    "duplicate number of a work": [("- number: 2\n      name: 培育高企", "- «P018»number: 1\n      name: 培育高企"), "W01"],
    "missing direction": [("- {id: W01-2", "- «P014»{id: W01-2"), ("cumulative, direction: up", "cumulative"), "up"],
    "missing kind": [("- {id: W01-2", "- «P014»{id: W01-2"), (" kind: cumulative,", ""), "cumulative"],
    "missing targets": [("- {id: W02-1", "- «P014»{id: W02-1"), (",\n         targets: {2018: 100, 2019: 110, 2020: 120}", ""), "targets"],
    "a required key left empty": [("- {id: W02-1", "- «P014»{id: W02-1"), ("unit: 家", "unit: "), "unit"],
    "a word that is none of the list": [("direction: up", "direction: «P016»upp"), "up"],
    "an unknown kind": [("kind: level", "kind: «P016»levels"), "level"],
    "no target at all": [("- {id: W02-1", "- «P014»{id: W02-1"), ("{2018: 100, 2019: 110, 2020: 120}", "{}"), "targets"],
    "a key that holds its value": [("direction: up", "«P013»direction:up"), "direction: up"],
    "a key that holds its value behind a full-width colon": [("direction: up", "«P013»direction：up"), "direction: up"],
    "a target that holds its value": [("2019: 110", "«P021»2019:110"), "2019: 110"],
    "a thousands separator between targets": [("2018: 100", "2018: 1,«P021»000"), "千分位"],
    "several departments in one word": [("assist: [招商局]", "assist: «P019»科技局、招商局"), "[科技局, 招商局]"],
    "a list that is one word": [("periods: [2018, 2019, 2020]", "periods: «P015»2018-2020"), "[2018, 2019, 2020]"],
    "an id with a space": [("id: W01-1,", "id: «P015»'W01 1',"), "W01-1"],
    "an id in other letters": [("id: W02-1, name", "id: «P018»w01-1, name"), ("of: W02-1", "of: W01-1"), ("{id: W02-1, relation", "{id: W01-1, relation"), "w01-1"],
    "a name on two lines": [("name: 研发占比", 'name: «P015»"研发\\n占比"'), "换行"],
    "a name with a space at its end": [("name: 研发占比", "name: «P015»'研发占比 '"), "空格"],
    "a day that no month has": [("periods: [2018", "issued: «P015»2018-02-31, periods: [2018"), "2018-12-28"],
    "a department listed twice": [("- {name: 招商局}", "- {name: 招商局}\n- «P022»{name: 招商局}"), "登记了两次"],
    "a direction in words": [("direction: up", "direction: «P016»越高越好"), "up 是越高越好"],
    "a target in quotes": [("2019: 110", "2019: «P017»'110'"), "110"],
    "a target in full-width digits": [("2019: 110", "2019: «P017»１１０"), "110"],
    "a target with underscores": [("2019: 110", "2019: «P017»1_000"), "1000"],
    "a target with a thousands separator": [("2019: 110", "2019: «P017»'1,000'"), "1000"],
    "a target that is nan": [("2019: 110", "2019: «P017»nan"), "数字"],
    "a target that is .inf": [("2019: 110", "2019: «P017».inf"), "数字"],
    "a target with a unit": [("2019: 110", "2019: «P017»110家"), "110"],
    "a target with a percent sign": [("2019: 110", "2019: «P017»5.5%"), "5.5"],
    "a target with an exponent": [("2019: 110", "2019: «P017»1e3"), "数字"],
    "a target that is a guess": [("2019: 110", "2019: «P017»约110"), "数字"],
    "a target that is a list": [("2019: 110", "2019: «P017»[110]"), "数字"],
    "an unknown form of target": [("2019: 110", "2019: {«P013»valu: 110}"), "value"],
    "a bound without a value": [("2019: 110", "2019: «P014»{bound: above}"), "value"],
    "an unknown bound": [("2019: 110", "2019: {bound: «P016»at_lest, value: 1}"), "at_least"],
    "a key that stands twice": [("2019: 110, 2020: 120", "2019: 110, «P006»2019: 120"), "2019"],
    "the same year in two spellings": [("2019: 110, 2020: 120", "2019: 110, «P006»2019年: 120"), "2019"],
    "a period after the plan": [("2020: 120", "«P021»2021: 120"), "2018、2019、2020"],
    "a period in the plan's years only in part": [("2020: 120", "«P021»2018-2019: 120"), "2018-2020"],
    "a period that is none": [("2020: 120", "«P021»去年: 120"), "2019Q2"],
    "a quarter outside": [("2020: 120", "«P021»2021Q1: 120"), "2018"],
    "targets that are one number": [("targets: {2018: 100, 2019: 110, 2020: 120}", "targets: «P015»120"), "2018"],
    "a target relative to itself": [
        ("2020: 120}", "2020: {relative_to: «P022»W02-1}}"), "另一行"
    ],
    "a revision that is not in force": [
        ("id: W02-1, name", "id: W02-1, revisions: «P022»[{period: 2019, from: 120, to: 111, on: 2019-06-01}], name"), "111"
    ],
    "an older revision does not count": [
        ("id: W02-1, name", "id: W02-1, revisions: «P022»[{period: 2019, to: 109, on: 2019-09-01},"
         " {period: 2019, to: 110, on: 2019-06-01}], name"), "109"
    ],
    "same_as nothing": [("id: W02-1, name", "id: W02-1, same_as: «P020»W01-9, name"), "W01-1"],
    "same_as a task": [("id: W02-1, name", "id: W02-1, same_as: «P020»T01, name"), "W01-1"],
    "same_as a goal": [("id: W02-1, name", "id: W02-1, same_as: «P020»G01, name"), "W01-1"],
    "same_as itself": [("id: W02-1, name", "id: W02-1, same_as: «P022»W02-1, name"), "自己"],
    "a goal of nothing": [("id: W02-1, relation", "id: «P020»W02-2, relation"), "W02-1"],
    "a goal that converts without a factor": [("{id: W02-1, relation: same}", "«P014»{id: W02-1, relation: converted}"), "factor"],
    "a relation to nothing": [("of: W02-1", "of: «P020»W20-1"), "W02-1"],
    "a relation to a work": [("of: W02-1", "of: «P020»W02"), "W02-1"],
    "a relation with one side": [("- {part: W01-2, of: W02-1", "- «P022»{part: W01-2"), "part"],
    "a relation of no form": [("- {part: W01-2, of: W02-1, ", "- «P014»{"), "equal"],
    "a sum without a limit": [("- {part: W01-2, of: W02-1", "- «P022»{sum: [W01-1, W01-2]"), "at_most"],
    "an unknown source": [("source: 火炬", "source: «P020»火距"), "火炬"],
    "an unknown priority": [("priority: 加快突破", "priority: «P020»加快推进"), "加快突破"],
    "a denominator that is nothing": [("id: W02-1, name", "id: W02-1, denominator: «P020»W9-1, name"), "W"],
    "a target relative to nothing": [("2019: 110", "2019: {relative_to: «P020»P1-1, bound: above}"), "W01-1"],
    "a range with one number": [("kind: level, direction: up", "kind: level, direction: range"), ("{2018: 100, 2019: 110, 2020: 120}", "{2018: {between: [1, 2]}, 2019: «P022»110}"), "between"],
    "a band upside down": [("2019: 110", "2019: «P022»{between: [6, 4]}"), "between"],
    "a band with one end": [("2019: 110", "2019: «P022»{between: [6]}"), "between"],
    "a number and a band at once": [("2019: 110", "2019: «P022»{value: 9, between: [4, 6]}"), "between"],
    "a number and words at once": [("2019: 110", "2019: «P022»{value: 9, text: 稳步}"), "text"],
    "limits upside down": [("id: W02-1, name", "id: W02-1, limits: «P022»{min: 5, max: 1}, name"), "对调"],
    "a negative tolerance": [("id: W02-1, name", "id: W02-1, tolerance: «P022»-1, name"), "0"],
    "a negative weight": [("id: W02-1, name", "id: W02-1, weight: «P022»-1, name"), "0"],
    "a department's name taken twice": [("- {name: 招商局}", "- {name: 招商局}\n- «P022»{name: 招商局}"), "招商局"],
    "an alias that is another's name": [("- {name: 招商局}", "- «P022»{name: 招商局, aliases: [科学技术局]}"), "科学技术局"],
    "thresholds that do not descend": [("departments:", "conventions: {thresholds: «P022»{near: 0.5, behind: 0.7}}\ndepartments:"), "behind"],
    "an unknown threshold": [("departments:", "conventions: {thresholds: {«P013»nearr: 0.5}}\ndepartments:"), "near"],
    "periods out of order": [("periods: [2018, 2019, 2020]", "periods: «P022»[2018, 2020, 2019]"), "2018"],
    "a period twice": [("periods: [2018, 2019, 2020]", "periods: «P022»[2018, 2019, 2019, 2020]"), "2018"],
    "periods that are quarters": [("periods: [2018, 2019, 2020]", "periods: «P022»[2018, 2019, 2020, 2020Q4]"), "2018"],
    "no periods at all": [("plan: {", "plan: «P014»{"), ("periods: [2018, 2019, 2020]", "periods: []"), "2018"],
    "a date that is none": [("periods: [2018", "issued: «P015»2018-13-01, periods: [2018"), "2018-12-28"],
    "a boolean that is a word": [("priority: 加快突破", "assist_open: «P015»yes"), "true"],
    "a number of a work that is a word": [("- number: 2\n      name: 培育高企", "- number: «P015»二\n      name: 培育高企"), "3"],
    "a list that is a mapping": [("projects:\n", "indicators: «P015»{id: I-1}\nprojects:\n"), "列表"],
    "a text that is a list": [("name: 研发占比", "name: «P015»[研发占比]"), "文字"],
    "the wrong schema": [("schema: gxq.plan/1", "schema: «P023»gxq.plan/2"), "gxq.plan/1"],
    "no schema": [("schema: gxq.plan/1\n", ""), ("plan: {id", "«P014»plan: {id"), "gxq.plan/1"],
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_reported_at_its_place_with_what_to_do(name: str) -> None:
    *changes, hint = FAULTS[name]
    broken = PLAN
    for change in changes:
        assert isinstance(change, tuple)
        broken = changed(change, text=broken)
    text, expected = annotated(broken)
    error = plan_error(text)
    found = spots_of(error)
    # A fault may cause a second one; the one at the mark must be there, and nothing before it.
    assert [spot for spot in found if spot in expected] == expected
    assert found[0] == expected[0]
    assert isinstance(hint, str)
    assert hint in said(error)
    assert said(error, "en").isascii() or "'" in said(error, "en")


def test_every_fault_of_a_broken_file_is_found_in_one_run() -> None:
    text, expected = annotated("""\
schema: «P023»gxq.plan/9
plan: {id: demo, «P013»titel: 示例, periods: [2018, 2019]}
departments:
- {name: 科学技术局}
- «P014»{aliases: [无名]}
sources: [{name: 火炬}]
indicators:
- «P014»{id: I-1, name: 甲, unit: 家, kind: «P016»lvl, department: «P019»科技, source: «P020»火距,
   targets: {2018: «P017»"5", «P006»2018: 6, 2019: «P017»约5, «P021»2030: 7}}
- {id: «P018»I-1, name: 乙, unit: «P007»&unit 家, kind: level, direction: up, same_as: «P020»I-7,
   targets: {2018: «P008»!!float 5, 2019: «P022»{between: [6, 4]}}}
goals:
- {id: G01, name: «P015»[目标], indicators: [{id: «P020»I-8, relation: same}]}
relations:
- «P022»{part: I-1, reason: 半个}
- {equal: [I-1, «P020»I-6], reason: 悬空}
""")
    assert spots_of(plan_error(text)) == expected


@pytest.mark.parametrize(
    ("change", "spot"),
    [
        (("projects:", "project:"), ("P013", 12, 1)),
        (("    works:", "    work:"), ("P013", 18, 5)),
        (("periods: [2018, 2019, 2020]", "periods: [2020, 2019]"), ("P022", 2, 40)),
        (("direction: up", "directon: up"), ("P013", 25, 86)),
    ],
)
def test_one_mistake_is_one_fault(change: tuple[str, str], spot: Spot) -> None:
    # What hangs on a part that could not be read (references, periods, required keys) is no fault of its own.
    assert spots_of(plan_error(changed(change))) == [spot]


def test_findings_know_the_indicator_that_they_are_about() -> None:
    error = plan_error(changed(("2019: 110", "2019: 约110"), ("id: W01-2,", "same_as: X9, id: W01-2,")))
    assert {one.code: one.subject for one in error.findings} == {"P017": "W02-1", "P020": "W01-2"}


def test_an_id_cannot_be_empty() -> None:
    text = changed(("id: W01-1, name", "id: '', name"))
    assert text[: text.index("{id: ''")].count("\n") + 1 in {one.place.row for one in plan_error(text).findings}


def test_two_rows_cannot_repeat_each_other() -> None:
    # Neither would be the original: both count as copies and drop out of every total.
    text = changed(("id: W01-1,", "id: W01-1, same_as: W01-2,"), ("id: W01-2,", "id: W01-2, same_as: W01-1,"))
    assert {one.code for one in plan_error(text).findings} == {"P022"}


# What is missing must be written in ASCII, so that is how it is named.
@pytest.mark.parametrize("text", ["a: {b: 1\nc: 2\n", "a: [1, 2\nc: 3\n", "a: 'b\n", 'a: "b', "a: {b: 1 c: 2}\n"])
def test_an_open_bracket_or_quote_is_explained_in_both_languages(text: str) -> None:
    error = plan_error(text)
    assert [one.code for one in error.findings] == ["P004"]
    assert "“，”" not in said(error)
    assert said(error, "en").isascii()


@pytest.mark.parametrize("data", ["5", "[1, 2]", "just words", "null", "---\n"])
def test_a_file_that_is_no_mapping_is_told_so(data: str) -> None:
    assert {one.code for one in plan_error(data).findings} <= {"P005", "P014", "P015"}


@pytest.mark.parametrize("name", ["a{", "}", "{x}", "{0}", "{{", "%s", "[red]", "\\"])
def test_braces_in_names_break_no_message(name: str) -> None:
    quoted = "'" + name + "'"
    text = changed(
        ("name: 招商局}", f"name: {quoted}}}\n- {{name: {quoted}}}"),
        ("department: 科技局", f"department: {quoted}"),
        ("source: 火炬", f"source: {quoted}"),
        ("2019: 110", f"2019: {quoted}"),
        ("kind: level", f"kind: {quoted}"),
    )
    error = plan_error(text)
    assert {"P022", "P020", "P017", "P016"} <= {one.code for one in error.findings}
    assert name in said(error)


@pytest.mark.parametrize("digits", [5_000, 2_000_000])
@pytest.mark.parametrize("key", ["number: 2\n", "2019: 110"])
def test_a_number_too_long_for_a_computer_is_a_fault(key: str, digits: int) -> None:
    # Python refuses to make integers of more than 4300 digits, and decimals overflow in a subtraction.
    label, _, number = key.partition(": ")
    text = changed((key, f"{label}: {'9' * digits}{number[len(number.rstrip()) :]}"))
    assert {one.code for one in plan_error(text).findings} <= {"P015", "P017"}


def test_no_number_has_a_million_decimals() -> None:
    # Every table would be drawn with them.
    text = changed(("id: W02-1, name", "id: W02-1, decimals: 1000000, name"))
    assert len(plan_error(text).findings) == 1


# --- anything at all ----------------------------------------------------------------------------------------------


def readable(data: bytes) -> None:
    """Reads it, and says what is wrong with it: the only exception that may come is PlanError."""
    try:
        plan_file.from_bytes(data, "plan.yaml")
    except PlanError as error:
        assert error.findings
        assert said(error)
        assert said(error, "en")


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_plan_or_a_plan_error(data: bytes) -> None:
    readable(data)


_WORDS = "{ } [ ] ' # | > % &a *a !!int —— null ~ targets 2019 each between value W01-1 0.5 -1 {x} \x00 \u2028"
_PIECES = st.sampled_from((*_WORDS.split(" "), '"', ": ", ", ", "- ", "? ", "\t", "\n", "\n  "))


@settings(deadline=None)
@given(st.data())
def test_a_mutated_plan_is_a_plan_or_a_plan_error(data: st.DataObject) -> None:
    text = PLAN
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(st.one_of(_PIECES, st.text(max_size=5), st.just(""))) + text[end:]
    readable(text.encode(errors="surrogatepass"))


_SCALARS = st.one_of(st.sampled_from(["1", "''", "——", "up", "W01-1", "2019", "true", "{}", "[]", "null"]), _PIECES)


@settings(deadline=None)
@given(st.sampled_from([line for line in PLAN.splitlines() if ": " in line]), st.data())
def test_any_value_in_any_place_is_a_plan_or_a_plan_error(line: str, data: st.DataObject) -> None:
    # Keeps the form and changes a value, so that it reaches deeper than random text does.
    parts = line.split(": ")
    at = data.draw(st.integers(1, len(parts) - 1))
    old, rest = parts[at], ""
    for stop in (",", "}", "]"):
        if stop in old:
            old, rest = old[: old.index(stop)], old[old.index(stop) :]
            break
    parts[at] = data.draw(_SCALARS) + rest
    readable(changed((line, ": ".join(parts))).encode())


def test_the_real_kinds_and_directions_are_those_of_the_contract() -> None:
    assert [one.value for one in Kind] == ["level", "cumulative", "flow", "ratio", "growth", "milestone"]
    assert [one.value for one in Direction] == ["up", "down", "range"]


@pytest.mark.parametrize("form", ["{text: 保持在合理区间}", "{delegated: 年度计划}"])
def test_words_under_the_span_are_the_target_of_every_year(form: str) -> None:
    """十四五 GDP growth: 保持在合理区间 is what the plan asks, so that no year is without a target."""
    text = with_targets(f"{{2018-2020: {form}, 2019: 7}}")
    indicator = plan_file.from_bytes(text.encode(), "plan.yaml").by_id["I-1"].indicator
    forms = {str(period): str(target.form) for period, target in sorted(indicator.targets.items())}
    said = form.strip("{}").split(":")[0]
    assert forms == {"2018": said, "2019": "number", "2020": said}
