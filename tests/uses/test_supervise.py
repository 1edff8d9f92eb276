"""Which rows are on the list, for how long, why, and what was promised."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from gxq_plan.model.ledger import Entry
from gxq_plan.report.outline_supervise import paper
from gxq_plan.report.record import of_report
from gxq_plan.report.record_supervise import of_supervision
from gxq_plan.report.schemas import SCHEMAS
from gxq_plan.uses.audit import audit
from gxq_plan.uses.scope import Scope, scope
from gxq_plan.uses.supervise import LATE, lasting, supervise

from ..make import period_of
from ..render.reports import report
from ..small import SAID, Said, plan, register, submissions

if TYPE_CHECKING:
    from gxq_plan.report.supervision import Item, Supervision

DAY = "2020-01-31"


def found(said: Said = SAID, when: int | str = 2019, *entries: Entry, dept: tuple[str, ...] = ()) -> Supervision:
    chosen = scope(plan(), {"dept": dept})
    return supervise(plan(), submissions(said), chosen, period_of(when), DAY, entries=entries)


def item(list_: Supervision, id: str) -> Item:
    return next(one for one in list_.items if one.id == id)


def test_rows_behind_come_worst_first_then_works_and_a_copy_is_named_with_its_original() -> None:
    said = {**SAID, ("W01-1", 2019): "1"}
    list_ = found(said)
    assert [one.id for one in list_.items] == ["W01-1", "W01-2", "W02"]
    assert [one.status for one in list_.items] == ["far_behind", "behind", "not_started"]
    assert item(list_, "W01-2").copies == ("W01-3",)


def test_of_one_department_the_copy_stands_for_itself() -> None:
    assert [one.id for one in found(dept=("甲局",)).items] == ["W01-1", "W01-3"]


def test_works_without_progress_are_on_the_list_and_others_are_not() -> None:
    assert item(found(), "W02").status == "not_started"
    nothing = {key: text for key, text in SAID.items() if key != ("W02", 2019)}
    assert item(found(nothing), "W02").status == "no_progress"
    assert "W02" not in [one.id for one in found({**SAID, ("W02", 2019): "推进中"}).items]
    english = {**SAID, ("W02", 2019): "not_started"}
    assert item(found(english), "W02").status == "not_started"


def test_how_long_it_has_been_so() -> None:
    """W01-1 was behind in 2018 already (7 of 8); had it been met, this would be its first period."""
    assert item(found(), "W01-1").lasting[:2] == ("2018", 2)
    assert item(found({**SAID, ("W01-1", 2018): "8"}), "W01-1").lasting[:2] == ("2019", 1)
    worse = {**SAID, ("W01-1", 2018): "5", ("W02", 2018): "未启动"}
    assert item(found(worse), "W01-1").lasting[:2] == ("2018", 2)
    assert item(found(worse), "W02").lasting[:2] == ("2018", 2)
    inside = {**worse, ("W01-1", "2020Q3"): "8.5", ("W02", "2020Q3"): "未启动"}
    one = item(found(inside, "2020Q3"), "W01-1")
    assert one.status == "behind_schedule"
    assert one.lasting == ("2018", 3, (("2018", "behind"), ("2019", "behind"), ("2020Q3", "behind_schedule")))


@pytest.mark.parametrize(
    ("statuses", "since", "periods"),
    [
        ("behind", "1", 1),
        ("met behind", "2", 1),
        ("behind not_reported far_behind", "1", 3),
        ("behind met not_reported", "3", 1),
        ("behind no_target behind", "1", 2),
        ("no_target behind", "2", 1),
        ("behind near behind behind", "3", 2),
    ],
)
def test_periods_in_a_row(statuses: str, since: str, periods: int) -> None:
    history = [(str(at), status) for at, status in enumerate(statuses.split(), 1)]
    assert lasting(history, LATE)[:2] == (since, periods)


def entry(period: str, **changes: Any) -> Entry:
    made = Entry("W01-1", period, "原因", "措施", "2020-06-30", "张三", "方案已报", "in_hand", 1, sha256="0" * 64)
    return made._replace(**changes)


def test_the_cause_is_the_note_until_a_ledger_gives_one() -> None:
    assert item(found(), "W01-1").cause == "厂房没有腾出来"
    assert item(found(SAID, 2019, entry("2019")), "W01-1").cause == "原因"
    # What explained 2018 explains nothing of 2019.
    assert item(found(SAID, 2019, entry("2018")), "W01-1").cause == "厂房没有腾出来"


def test_promises_of_the_last_ledger_come_before_those_of_the_plan() -> None:
    planned = item(found(), "W01-1").promise
    assert (planned.measure, planned.person, planned.state) == ("走访；调度", "赵六", "")
    own = item(found(SAID, 2019, entry("2018", person="李四"), entry("2019")), "W01-1").promise
    assert (own.measure, own.deadline, own.person, own.from_period) == ("措施", "2020-06-30", "张三", None)
    earlier = item(found(SAID, 2019, entry("2018", person="李四")), "W01-1").promise
    assert (earlier.person, earlier.from_period) == ("李四", "2018")


def test_an_earlier_matter_that_was_closed_is_over_and_a_later_ledger_is_not_known_yet() -> None:
    closed = item(found(SAID, 2019, entry("2018", state="done")), "W01-1")
    assert (closed.entry, closed.promise.person) == (None, "赵六")
    assert item(found(SAID, 2019, entry("2020")), "W01-1").entry is None


@pytest.mark.parametrize(
    ("deadline", "state", "overdue"),
    [
        ("2020-01-31", "", False),
        ("2020-01-30", "", True),
        ("2020-01-30", "done", False),
        ("2020-01-30", "in_hand", True),
    ],
)
def test_what_is_overdue_is_judged_by_the_day(deadline: str, state: str, overdue: bool) -> None:
    one = item(found(SAID, 2019, entry("2019", deadline=deadline, state=state)), "W01-1")
    assert one.promise.overdue is overdue


def test_the_same_period_counts_the_ledger_that_came_in_last() -> None:
    entries = (entry("2019", person="后", number=2), entry("2019", person="先"))
    for order in (entries, entries[::-1]):
        assert item(found(SAID, 2019, *order), "W01-1").promise.person == "后"


def test_an_exemption_is_shown_and_takes_nothing_off_the_list() -> None:
    exempt = register("id: W01-1, period: 2019, treatment: met, document: d, reason: r, until: 2020-01-31")
    list_ = supervise(plan(), submissions(), Scope({}), period_of(2019), DAY, register=exempt)
    one = item(list_, "W01-1")
    assert one.exemption == exempt.exemptions[0]
    assert (one.status, one.row and one.row.actual) == ("behind", 8)


def test_figures_and_statuses_are_those_of_the_report() -> None:
    """On the shipped plan: the same rows, and every figure of theirs."""
    shown = report()
    list_ = supervise(shown.plan, shown.submissions, Scope({}), shown.period, DAY)
    record, whole = of_supervision(list_, "zh"), of_report(shown, "zh")
    jsonschema.validate(record, SCHEMAS["supervise"])
    late = {one["id"]: one for one in whole["indicators"] if one["status"] in LATE}
    copies = {id for one in record["items"] for id in one["same_as"]}
    assert {one["id"]: one["figures"] for one in record["items"] if one["figures"]} == {
        id: one for id, one in late.items() if id not in copies
    }
    assert json.loads(json.dumps(record)) == record


def test_nothing_late_is_said_so() -> None:
    fine = {("W01-1", 2019): "10", ("W01-2", 2019): "5", ("W02", 2019): "已完成"}
    list_ = found(fine)
    assert list_.items == ()
    assert [part.role for part in paper(list_).parts] == ["overview", "sources"]


def test_a_report_of_the_period_is_what_is_listed() -> None:
    assert audit(plan(), submissions(), Scope({}), period=period_of(2019)).findings == found().findings
