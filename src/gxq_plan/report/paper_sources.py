"""The last part of a document: what it was computed from and by which rules, so that it can be repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Pairs, Table
from gxq_plan.report.cells import method_line, notices, rules_line
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Submission
    from gxq_plan.report.report import Report
    from gxq_plan.report.scored import Scores
    from gxq_plan.report.supervision import Supervision


def sources(report: Report) -> Iterator[Block]:
    """The plan and every input with its hash, the method with all thresholds, the findings."""
    yield Heading(Text(zh="输入", en="Inputs"), 2)
    yield inputs(report.plan, report.submissions)
    yield Heading(Text(zh="方法与阈值", en="Method and thresholds"), 2)
    yield method_line(report.plan)
    yield Pairs(tuple(_thresholds(report)))
    yield from rules_line(report.terms)
    if report.findings:
        yield Heading(Text(zh="数据中的问题", en="About the data"), 2)
        yield from notices(report.plan, report.findings, False)


def stamps(report: Report | Scores | Supervision) -> tuple[tuple[Text, str], ...]:
    """The period, the plan, the inputs and the method, for each row of a table that stands alone."""
    files = dict.fromkeys((one.path, one.sha256) for one in report.submissions)
    return (
        (words.PERIOD, str(report.period)),
        (Text(zh="计划 sha256", en="plan sha256"), report.plan.sha256),
        (Text(zh="数据 sha256", en="inputs sha256"), "; ".join(f"{path} {sha256}" for path, sha256 in files)),
        (Text(zh="方法", en="method"), words.METHOD),
    )


def inputs(plan: Plan, submissions: Iterable[Submission]) -> Table:
    """The plan and every file that was used, with its hash."""
    columns = (
        Column(Text(zh="内容", en="what"), least=4),
        Column(Text(zh="文件", en="file"), grow=True, least=8),
        Column(Text(zh="sha256", en="sha256"), least=16),
    )
    rows: list[tuple[Cell, ...]] = [(_PLAN, plan.path, Code(plan.sha256))]
    rows += [
        (_DATA, path, Code(sha256)) for path, sha256 in dict.fromkeys((one.path, one.sha256) for one in submissions)
    ]
    return Table(columns, tuple(rows), "fold")


_PLAN = Text(zh="计划", en="plan")
_DATA = Text(zh="数据", en="data")


def _thresholds(report: Report) -> Iterator[tuple[Text, Cell]]:
    conventions = report.plan.conventions
    own = conventions.thresholds.overridden()
    for name, value in conventions.thresholds._asdict().items():
        mark = Text(zh="{value}（本计划改动）", en="{value} (set by this plan)")
        yield words.THRESHOLD[name], mark.given(value=number(value)) if name in own else number(value)
