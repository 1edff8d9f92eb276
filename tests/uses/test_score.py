"""Points: worked by hand, recomputed from their own record, and what exemptions change and do not change."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.errors import InputError
from gxq_plan.report.record_score import of_scores
from gxq_plan.report.schemas import SCHEMAS
from gxq_plan.report.score_derivation import terms
from gxq_plan.text import Text
from gxq_plan.uses.score import score

from ..make import period_of
from ..small import plan, register, scoring, submissions

if TYPE_CHECKING:
    from gxq_plan.report.scored import Scored, Scores

DAY = "2020-01-31"


def scores(rest: str = "", *entries: str, year: int = 2019, day: str = DAY) -> Scores:
    exempt = (
        register(*entries)
        if entries
        else register("id: W01-1, period: 2018, treatment: met, reason: r, until: 2018-01-01")
    )
    return score(plan(), submissions(), scoring(rest), period_of(year), day, register=exempt)


def department(found: Scores, name: str) -> Scored:
    return next(one for one in found.departments if one.department == name)


def points(rest: str = "", *entries: str, of: str = "甲局", day: str = DAY) -> Decimal | None:
    return department(scores(rest, *entries, day=day), of).total


# W01-1: 8 of 10, 80%. W01-2: 4 of 5, 80%. W01-3 repeats W01-2; W01-4 has no target; W02 has not started.
@pytest.mark.parametrize(
    ("rest", "of", "expected"),
    [
        ("", "甲局", "80.00"),
        ("total: 120", "甲局", "96.00"),
        ("decimals: 0", "甲局", "80"),
        ("attained: {floor_percent: 81}", "甲局", "0.00"),
        ("attained: {floor_percent: 80}", "甲局", "80.00"),
        ("attained: {method: met_only}", "甲局", "0.00"),
        # Its own 80% with weight 1, and half of another row's weight for the lead.
        ("joint: {lead: 0.5}", "甲局", "80.00"),
        ("joint: {lead: 0.5}\nweights: {indicators: {W01-1: 3}}", "甲局", "80.00"),
        ("deductions: {rules: [{for: behind, points: 1.5}]}", "甲局", "78.50"),
        ("deductions: {limit: 1, rules: [{for: behind, points: 1.5}]}", "甲局", "79.00"),
        ("deductions: {given: [{department: 甲局, points: 2, reason: 迟报}]}", "甲局", "78.00"),
        ("deductions: {given: [{department: 甲局, points: 200, reason: 迟报}]}", "甲局", "0.00"),
        ("bonuses: {counted: false, given: [{department: 甲局, points: 2, reason: 获奖}]}", "甲局", "80.00"),
        ("bonuses: {counted: true, limit: 1, given: [{department: 甲局, points: 2, reason: 获奖}]}", "甲局", "81.00"),
        # 80% and a work that has not started, alike.
        ("works: {已完成: 100, 达序时: 100, 推进中: 60, 未启动: 0}", "乙局", "40.00"),
        ("works: {已完成: 100, 达序时: 100, 推进中: 60, 未启动: 10}\nweights: {works: {W02: 3}}", "乙局", "27.50"),
        ("left_out: [{id: W02, reason: 停办}]\nworks: {已完成: 1, 达序时: 1, 推进中: 1, 未启动: 1}", "乙局", "80.00"),
    ],
)
def test_worked_by_hand(rest: str, of: str, expected: str) -> None:
    assert str(points(rest, of=of)) == expected


def test_the_closest_weight_counts() -> None:
    """Of 2018: W01-1 7 of 8 (87.5%), W01-2 met. The lead has half of its work's other row."""
    rest = "joint: {{lead: 0.5}}\nweights: {{default: 1, {given}}}"
    found = {
        given: department(scores(rest.format(given=given), year=2018), "甲局").total
        for given in (
            "projects: {P1: 4}",
            "projects: {P1: 4}, tasks: {T01: 2}",
            "works: {W01: 2}, indicators: {W01-2: 4}",
        )
    }
    # 87.5 and 100 with the weights 1 and 0.5; the same whatever both weigh; 2 x 87.5 and 4 x 0.5 x 100.
    assert [str(one) for one in found.values()] == ["91.67", "91.67", "93.75"]


def test_a_copy_scores_once_and_what_has_no_target_not_at_all() -> None:
    terms = {one.id: one for one in department(scores(), "甲局").terms}
    assert (terms["W01-3"].rate.why, terms["W01-3"].counted) == ("copy", False)
    assert (terms["W01-4"].rate.why, terms["W01-4"].counted) == ("no_target", False)


def test_the_cap_limits_what_is_above_the_target() -> None:
    more = {("W01-1", 2019): "13", ("W01-2", 2019): "5"}
    for cap, expected in ((100, "100.00"), (110, "110.00"), (120, "120.00"), (140, "130.00")):
        rules = scoring(f"attained: {{cap_percent: {cap}}}")
        found = score(plan(), submissions(more), rules, period_of(2019), DAY)
        assert str(department(found, "甲局").total) == expected


def test_a_target_missed_by_a_little_never_has_all_its_points() -> None:
    rules = scoring()
    found = score(plan(), submissions({("W01-1", 2019): "9.99999"}), rules, period_of(2019), DAY)
    term = department(found, "甲局").terms[0]
    assert (term.rate.share, str(department(found, "甲局").total)) == (Decimal("0.9999"), "99.99")


def test_nothing_to_score_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        score(
            plan(),
            submissions(),
            scoring("left_out: [{id: W01-1, reason: r}, {id: W01-2, reason: r}]"),
            period_of(2019),
            DAY,
        )
    assert [one.code for one in caught.value.findings] == ["S005"]


@pytest.mark.parametrize("rest", ["weights: {default: 0}", "joint: {owner: 0}"])
def test_weights_of_nought_are_named_as_the_reason(rest: str) -> None:
    with pytest.raises(InputError) as caught:
        scores(rest)
    [one] = caught.value.findings
    assert "权重或分担都是 0" in one.fault.message.of("zh", **one.facts)
    assert "weights" in one.fault.remedy.of("zh", **one.facts)


def test_a_works_progress_speaks_the_readers_language() -> None:
    rules = scoring("works: {已完成: 100, 达序时: 100, 推进中: 60, 未启动: 0}")
    found = score(plan(), submissions(), rules, period_of(2019), DAY)
    table = terms(department(found, "乙局").terms, found)
    assert Text(zh="未启动", en="not started") in [row[3] for row in table.rows]


def test_parts_that_differ_are_shown_on_a_narrow_screen() -> None:
    for rest, wide in (("", 1), ("joint: {lead: 0.5}", 0)):
        found = scores(rest)
        columns = terms(department(found, "甲局").terms, found).columns
        assert [one.wide for one in columns if one.title == Text(zh="分担", en="share")] == [wide]


def test_a_year_without_a_single_report_has_no_points() -> None:
    with pytest.raises(InputError) as caught:
        scores(year=2020)
    assert [one.code for one in caught.value.findings] == ["S005"]


HALF = "id: W01-1, period: 2019, treatment: half, document: 〔2020〕1号, reason: r, until: 2020-01-31"


@pytest.mark.parametrize(
    ("entry", "day", "expected"),
    [
        (HALF, DAY, "90.00"),
        (HALF.replace("half", "met"), DAY, "100.00"),
        (HALF.replace("half", "excluded"), DAY, None),
        (HALF, "2020-02-01", "80.00"),  # its last day is over
        (HALF.replace("document: 〔2020〕1号, ", ""), DAY, "80.00"),  # an application
        (HALF.replace("period: 2019", "period: 2018"), DAY, "80.00"),
    ],
)
def test_an_exemption_changes_points_and_no_figure(entry: str, day: str, expected: str | None) -> None:
    before, found = scores(), scores("", entry, day=day)
    one = department(found, "甲局")
    assert (None if one.total is None else str(one.total)) == expected
    figures = [(term.row.actual, term.row.attainment, term.row.status) for term in one.terms if term.row]
    same = department(before, "甲局").terms
    assert figures == [(term.row.actual, term.row.attainment, term.row.status) for term in same if term.row]


def test_an_exemption_lifts_the_deduction_of_its_row_alone() -> None:
    rest = "deductions: {rules: [{for: behind, points: 2}]}"
    assert str(points(rest, HALF)) == "89.00"
    assert str(points(rest, HALF.replace("half", "met"))) == "100.00"
    assert str(points(rest, HALF, of="乙局")) == "78.00"


def test_the_mean_goes_by_the_weights_of_departments() -> None:
    rest = "deductions: {given: [{department: 乙局, points: 8, reason: r}]}\nweights: {departments: {甲局: 3}}"
    assert scores(rest).mean == Decimal("78.00")


def recomputed(record: Any, one: Any) -> Decimal | None:
    """A department's points from what stands in the record alone, as a person would."""

    def exact(value: Any) -> Decimal:
        return Decimal(str(value))

    rules = record["scoring"]
    counted = [term for term in one["terms"] if term["counted"]]
    weighed = sum((exact(t["weight"]) * exact(t["part"]) for t in counted), Decimal(0))
    if not weighed:
        return None
    earned = sum((exact(t["weight"]) * exact(t["part"]) * exact(t["rate"]) for t in counted), Decimal(0))
    place = Decimal(1).scaleb(-rules["decimals"])
    base = (exact(rules["total"]) * earned / weighed).quantize(place, ROUND_HALF_UP)
    extra = {}
    for name in ("deductions", "bonuses"):
        sum_ = sum((exact(charge["points"]) for charge in one[name]["charges"]), Decimal(0))
        limit = rules[f"{name}_limit"]
        extra[name] = (sum_ if limit is None else min(sum_, exact(limit))).quantize(place, ROUND_HALF_UP)
    added = extra["bonuses"] if rules["bonuses_counted"] else Decimal(0)
    return max(Decimal(0), base - extra["deductions"] + added)


numbers = st.decimals(min_value=0, max_value=20, places=2)


@settings(max_examples=15, deadline=None)
@given(
    values=st.lists(numbers, min_size=2, max_size=2),
    weights=st.lists(st.integers(0, 9), min_size=2, max_size=2),
    shares=st.lists(st.sampled_from(["0", "0.1", "0.35", "1"]), min_size=3, max_size=3),
    cap=st.sampled_from([100, 110, 120]),
    floor=st.sampled_from([0, 60, 80]),
    counted=st.booleans(),
    treatment=st.sampled_from(["excluded", "met", "half"]),
)
def test_a_score_can_be_reckoned_again_from_its_own_record(
    values: list[Decimal], weights: list[int], shares: list[str], cap: int, floor: int, counted: bool, treatment: str
) -> None:
    rest = (
        f"attained: {{cap_percent: {cap}, floor_percent: {floor}}}\n"
        f"weights: {{indicators: {{W01-1: {weights[0]}, W01-2: {weights[1]}}}}}\n"
        f"joint: {{owner: {shares[0]}, lead: {shares[1]}, assist: {shares[2]}}}\n"
        "works: {已完成: 100, 达序时: 100, 推进中: 60, 未启动: 0}\n"
        "deductions: {limit: 3, rules: [{for: behind, points: 1.25}, {for: far_behind, points: 2.5}]}\n"
        f"bonuses: {{counted: {str(counted).lower()}, rules: [{{for: exceeded, points: 0.5}}]}}"
    )
    said = {("W01-1", 2019): f"{values[0]}", ("W01-2", 2019): f"{values[1]}", ("W02", 2019): "推进中"}
    exempt = register(f"id: W01-1, period: 2019, treatment: {treatment}, document: d, reason: r, until: 2020-12-31")
    try:
        found = score(plan(), submissions(said), scoring(rest), period_of(2019), DAY, register=exempt)
    except InputError:
        return  # nobody has a row that weighs anything
    record = of_scores(found, "zh")
    jsonschema.validate(record, SCHEMAS["score"])
    for one in record["departments"]:
        expected = recomputed(record, one)
        assert (None if one["total"] is None else Decimal(str(one["total"]))) == expected
        assert one["total"] is None or one["total"] >= 0
