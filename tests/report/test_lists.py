"""责任清单, 任务清单, 路线图: everything that the plan says, and nothing that it does not."""

from __future__ import annotations

import pytest

from gxq_plan.model.ledger import Entry
from gxq_plan.render.formats import FORMATS, rendered
from gxq_plan.report.blocks import Code, Heading, Label, Table
from gxq_plan.report.cells import indicator_name
from gxq_plan.report.list_paper import paper
from gxq_plan.report.list_roadmap import by_priority, roadmap, roadmap_blocks
from gxq_plan.report.list_table import (
    UNSORTED,
    Known,
    duties,
    tasks,
    who_blocks,
)
from gxq_plan.report.responsible import in_a_line, latest, who
from gxq_plan.text import LANGS

from ..make import indicator, plan_of
from ..render.reports import report
from ..small import plan

NOBODY = Known()


def ids(table: Table, at: int) -> list[str]:
    return [cell.text for row in table.rows for cell in row[at : at + 1] if isinstance(cell, Code)]


def test_a_departments_duties_are_what_it_owns_leads_and_assists() -> None:
    shipped = report().plan
    for department in shipped.departments:
        name = department.name
        expected = [
            *(seat.indicator.id for seat in shipped.seats if seat.indicator.department == name),
            *(one.id for one in shipped.works if one.department == name),
            *(one.id for one in shipped.works if one.lead == name),
            *(one.id for one in shipped.works if name in one.assist),
        ]
        assert ids(duties(shipped, [name], NOBODY), 2) == expected


def test_who_answers_stands_beside_each() -> None:
    rows = {row[2].text: row for row in duties(plan(), ["甲局"], NOBODY).rows if isinstance(row[2], Code)}
    assert rows["W01-1"][-5:] == ("赵六", "", "走访；调度", "", "2019Q2：开题")
    assert rows["W01"][-5:] == ("王五", "", "", "", "")
    assert rows["W01-3"][-5:] == ("", "", "", "", "")


def entry(id: str, period: str, number: int = 1, person: str = "钱七") -> Entry:
    return Entry(id, period, "因", "做", "2020-06-30", person, number=number)


def test_a_ledger_says_what_the_plan_does_not_and_is_named() -> None:
    known = Known([entry("W01-1", "2018"), entry("W01-3", "2018"), entry("W01-3", "2019", person="孙八")])
    rows = {row[2].text: row for row in duties(plan(), ["甲局"], known).rows if isinstance(row[2], Code)}
    assert rows["W01-1"][-5] == "赵六"
    said = [cell.of("zh") if not isinstance(cell, str) else cell for cell in rows["W01-3"][-5:]]  # type: ignore[union-attr]
    assert said == ["孙八（2019 台账）", "", "做（2019 台账）", "2020-06-30（2019 台账）", ""]


def test_the_latest_ledger_counts_whatever_the_order() -> None:
    entries = [entry("W01-3", "2019", 2, "后"), entry("W01-3", "2019", 1, "先"), entry("W01-3", "2018", 3, "旧")]
    for order in (entries, entries[::-1]):
        assert latest(order)["W01-3"].person == "后"


def test_the_plan_has_the_first_word() -> None:
    found = who({"person": "赵六"}, entry("W01-1", "2019"))
    assert (found.person, found.measures, found.ledger) == ("赵六", "做", "2019")
    assert who({}, None) == who({})


def test_values_of_the_plan_become_one_line() -> None:
    assert in_a_line({"2019Q1": ("甲", "乙"), "2019Q2": "丙"}) == "2019Q1：甲；乙；2019Q2：丙"


def test_the_roadmap_keeps_the_plans_order_and_assigns_nothing() -> None:
    shipped = report().plan
    found = by_priority(shipped, ())
    assert list(found) == ["重点聚焦", "加快突破", "持续推进", None]
    assert [len(works) for works in found.values()] == [3, 3, 2, 30]
    assert all(one.priority is None for one in found[None])
    assert sorted(ids(roadmap(shipped, (), NOBODY), 1)) == sorted(one.id for one in shipped.works)
    headings = [one.text.of("zh") for one in roadmap_blocks(shipped, ()) if isinstance(one, Heading)]
    assert headings[-1] == "未分类（30 项）"


def test_a_class_without_works_is_shown_as_empty() -> None:
    assert {name: len(works) for name, works in by_priority(plan(), ()).items()} == {"先做": 0, "后做": 1, None: 1}
    assert roadmap(plan(), (), NOBODY).rows[-1][0] == Label(UNSORTED)


def test_every_work_is_in_the_list_of_tasks_with_its_project() -> None:
    shipped = report().plan
    table = tasks(shipped, (), NOBODY)
    assert ids(table, 2) == [one.id for one in shipped.works]
    assert len(tasks(shipped, ["财政局"], NOBODY).rows) < len(table.rows)


def test_nobody_named_nothing_shown() -> None:
    assert who_blocks(report().plan, ["财政局"], NOBODY) == []


LISTS = [
    ("", ("财政局", "招商局"), None), ("", (), None), ("works", (), "priority"), ("tasks", ("财政局",), None),
    ("indicators", (), None), ("works", (), None), ("departments", (), None), ("goals", (), None),
]  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("what", "names", "by"), LISTS)
def test_every_list_has_every_format(what: str, names: tuple[str, ...], by: str | None, format: str) -> None:
    shipped = report().plan
    made = paper(shipped, what or None, names, by, NOBODY)
    for lang in LANGS:
        data = rendered(made, format, lang)
        assert data == rendered(made, format, lang)
        if format in ("csv", "markdown", "html"):
            text = data.decode("utf-8-sig")
            [figures] = made.of("figures")
            for table in (one for one in figures.blocks if isinstance(one, Table)):
                assert all(column.title.of(lang) in text for column in table.columns)
                for row in table.rows:
                    assert all(cell.text in text for cell in row if isinstance(cell, Code))


def test_a_list_without_rows_says_so() -> None:
    empty = paper(plan(), "tasks", ("丙局",), None, NOBODY)
    assert [part.role for part in empty.parts] == ["sources"]
    for format in FORMATS:
        assert rendered(empty, format, "zh") or format == "csv"


def test_a_plan_without_works_lists_its_indicators() -> None:
    bare = plan_of(indicator("2019: 1"))
    assert ids(next(one for one in paper(bare, None, (), None, NOBODY).of("figures")[0].blocks), 0) == ["I-1"]  # type: ignore[arg-type]


def test_names_of_open_kinds_are_marked() -> None:
    shipped = report().plan
    rows = duties(shipped, ["科学技术局"], NOBODY).rows
    assert indicator_name(shipped.by_id["W05-2"].indicator) in [row[3] for row in rows]
