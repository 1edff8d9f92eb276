"""The summary of all years: the figures of each year's report, sums of flows alone, and when it is refused."""

from __future__ import annotations

import json

import jsonschema

from gxq_plan.report.outline_final import title
from gxq_plan.report.record import assessed_record
from gxq_plan.report.record_final import of_final
from gxq_plan.report.schemas import SCHEMAS
from gxq_plan.text import LANGS
from gxq_plan.uses.audit import audit
from gxq_plan.uses.final import final
from gxq_plan.uses.scope import Scope, scope

from ..make import period_of
from ..render.reports import report
from ..small import SAID, plan, submissions

ALL = Scope({})


def test_every_year_is_as_its_own_report_has_it() -> None:
    shown = report()
    found = final(shown.plan, shown.submissions, ALL, period_of(2019))
    record = of_final(found, "zh")
    jsonschema.validate(record, SCHEMAS["final"])
    assert json.loads(json.dumps(record)) == record
    for at, year in enumerate((2018, 2019)):
        own = audit(shown.plan, shown.submissions, ALL, period=period_of(year))
        assert [one["years"][at] for one in record["indicators"]] == [assessed_record(row) for row in own.rows]
        assert record["years"][at]["rollup"]["counts"] == dict(own.rollups["plan"][0].counts)


def test_only_flows_are_added_up_over_years_with_both_numbers() -> None:
    found = final(plan(), submissions(), ALL, period_of(2019))
    by_id = {line.last.seat.indicator.id: line for line in found.lines}
    assert (by_id["W01-2"].total, by_id["W01-2"].planned) == (8.0, 9.0)
    assert (by_id["W01-1"].total, by_id["W01-1"].planned) == (None, None)
    missing = {key: text for key, text in SAID.items() if key != ("W01-2", 2018)}
    line = final(plan(), submissions(missing), ALL, period_of(2019)).lines[1]
    assert (line.total, line.planned) == (4.0, 5.0)


def test_years_met_are_out_of_those_that_can_be_judged() -> None:
    lines = {one.last.seat.indicator.id: one for one in final(plan(), submissions(), ALL, period_of(2019)).lines}
    assert (lines["W01-1"].met, lines["W01-1"].judged) == (0, 2)
    assert (lines["W01-2"].met, lines["W01-2"].judged) == (1, 2)
    assert (lines["W01-4"].met, lines["W01-4"].judged) == (0, 0)


def test_a_year_that_was_not_reported_is_no_year_met() -> None:
    """A row met in 2018 and unreported in 2019 was counted among those that met their target in every year."""
    said = {("W01-1", 2018): "8", ("W01-2", 2018): "4", ("W01-2", 2019): "5"}
    lines = {one.last.seat.indicator.id: one for one in final(plan(), submissions(said), ALL, period_of(2019)).lines}
    assert (lines["W01-1"].met, lines["W01-1"].judged, lines["W01-1"].is_always_met) == (1, 1, False)
    assert (lines["W01-2"].is_always_met, lines["W01-4"].is_always_met) == (True, False)


def test_it_is_final_at_the_last_year_alone() -> None:
    early = final(plan(), submissions(), ALL, period_of(2019))
    whole = final(plan(), submissions({**SAID, ("W01-1", 2020): "12"}), ALL, period_of(2020))
    assert (early.is_whole, whole.is_whole) == (False, True)
    assert [str(one) for one in whole.periods] == ["2018", "2019", "2020"]
    for lang in LANGS:
        assert title(early).of(lang) != title(whole).of(lang)


def test_a_scope_narrows_it() -> None:
    found = final(plan(), submissions(), scope(plan(), {"dept": ("乙",)}), period_of(2019))
    assert [one.last.seat.indicator.id for one in found.lines] == ["W01-2"]
