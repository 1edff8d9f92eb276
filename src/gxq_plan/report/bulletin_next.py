"""The last section of a 通报: what the figures ask of whom. Deadlines and orders are the office's to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Blank, Block, Heading, Paragraph
from gxq_plan.report.bulletin_counts import named, own_rows, whole
from gxq_plan.report.bulletin_lagging import late_rows
from gxq_plan.report.bulletin_missing import missing_works
from gxq_plan.report.figures import needed_cell
from gxq_plan.report.outline_next import amount, planned_total, way
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.report import Report


def asked(report: Report) -> Iterator[Block]:
    """What to submit, what to catch up on, then the blanks."""
    parts = ((_SUBMIT, list(_to_submit(report))), (_CATCH_UP, list(_to_catch_up(late_rows(report)))))
    for at, (title, said) in enumerate((title, said) for title, said in parts if said):
        heading = Text(zh=f"（{'一二'[at]}）{{title}}", en=f"({at + 1}) {{title}}")
        yield Heading(heading.given(title=title), 2)
        yield from said
    yield Blank(Text(zh="其他要求、完成时限和联系人", en="further orders, deadlines, contact"))


_SUBMIT = Text(zh="补报数据", en="Submit what is missing")
_CATCH_UP = Text(zh="加快进度", en="Catch up")


def _to_submit(report: Report) -> Iterator[Block]:
    counts = (
        (
            Text(zh="指标{count}项", en="{count} indicators"),
            sum(one.status == "not_reported" for one in own_rows(report)),
        ),
        (Text(zh="工作进展{count}项", en="the progress of {count} works"), missing_works(report)),
    )
    left = [wording.given(count=count) for wording, count in counts if count]
    if left:
        wording = Text(
            zh="未报送的{left}，由责任部门补报。", en="Not reported, to be submitted by their departments: {left}."
        )
        yield Paragraph(wording.given(left=left))
        yield Blank(Text(zh="补报截止日期", en="deadline"))


def _to_catch_up(rows: Iterable[Assessed]) -> Iterator[Block]:
    """A paragraph for each department, the one with the worst row first."""
    by_owner: dict[str, list[Text]] = {}
    for row in rows:
        by_owner.setdefault(row.seat.indicator.department or "", []).append(_need(row))
    for owner, needs in by_owner.items():
        said = needs[0]
        for one in needs[1:]:
            said = Text(zh="{said}；{one}", en="{said}; {one}").given(said=said, one=one)
        if owner:
            said = Text(zh="{owner}：{said}", en="{owner}: {said}").given(owner=whole(owner), said=said)
        yield Paragraph(Text(zh="{said}。", en="{said}.").given(said=said))


def _need(row: Assessed) -> Text:
    return Text(zh="{row}{need}", en="{row} {need}").given(
        row=named(row), need=_inside(row) if row.in_year else _by_year(row)
    )


def _by_year(row: Assessed) -> Text:
    """What each of the years left must bring; of the last year, what its target lacks."""
    if not row.needed_per_year:
        return Text(zh="距目标还差{short}", en="is {short} short").given(short=amount(row, row.shortfall or 0.0))
    needed = amount(row, abs(needed_cell(row).value or 0.0))
    if row.seat.indicator.kind == "flow":
        wording = Text(
            zh="要完成计划期合计{total}，今后每年需{needed}", en="needs {needed} a year for the plan's total of {total}"
        )
        return wording.given(total=amount(row, planned_total(row)), needed=needed)
    wording = Text(
        zh="到{final}年达到{target}，今后每年需{way}{needed}",
        en="needs {needed} {way} a year to get to {target} by {final}",
    )
    target = f"{number(row.final_target)}{row.seat.indicator.unit}"
    return wording.given(final=row.history[-1][0], target=target, needed=needed, way=way(row, row.needed_per_year))


def _inside(row: Assessed) -> Text:
    """What is left until the end of the year."""
    if row.target is None or row.actual is None or row.target_low is not None:
        return Text(zh="需赶上序时进度", en="has to catch up with its schedule")
    left = round(row.target - row.actual, 6)
    if row.seat.indicator.direction == ("up" if left <= 0 else "down"):
        return Text(zh="需保持到年底", en="has to be held until the end of the year")
    wording = Text(zh="年底前还需{way}{left}", en="needs {left} {way} by the end of the year")
    return wording.given(left=amount(row, abs(left)), way=way(row, left))
