"""The last part of a document: what it was computed from and by which rules, so that it can be repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Pairs, Table
from gxq_plan.report.cells import method_line, notices, rules_line
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Report


def sources(report: Report) -> Iterator[Block]:
    """The plan and every input with its hash, the method with all thresholds, the findings."""
    yield Heading(Text(zh="输入", en="Inputs"), 2)
    yield _inputs(report)
    yield Heading(Text(zh="方法与阈值", en="Method and thresholds"), 2)
    yield method_line(report.plan)
    yield Pairs(tuple(_thresholds(report)))
    yield from rules_line(report.terms)
    if report.findings:
        yield Heading(Text(zh="数据中的问题", en="About the data"), 2)
        yield from notices(report.plan, report.findings, False)


def stamps(report: Report) -> tuple[tuple[Text, str], ...]:
    """The period, the plan, the inputs and the method, for each row of a table that stands alone."""
    files = dict.fromkeys((one.path, one.sha256) for one in report.submissions)
    return (
        (words.PERIOD, str(report.period)),
        (Text(zh="计划 sha256", en="plan sha256"), report.plan.sha256),
        (Text(zh="数据 sha256", en="inputs sha256"), "; ".join(f"{path} {sha256}" for path, sha256 in files)),
        (Text(zh="方法", en="method"), words.METHOD),
    )


def _inputs(report: Report) -> Table:
    columns = (
        Column(Text(zh="内容", en="what"), least=4),
        Column(Text(zh="文件", en="file"), grow=True, least=8),
        Column(Text(zh="sha256", en="sha256"), least=16),
    )
    plan = Text(zh="计划", en="plan")
    data = Text(zh="数据", en="data")
    rows: list[tuple[Cell, ...]] = [(plan, report.plan.path, Code(report.plan.sha256))]
    rows += [
        (data, path, Code(sha256))
        for path, sha256 in dict.fromkeys((one.path, one.sha256) for one in report.submissions)
    ]
    return Table(columns, tuple(rows), "fold")


def _thresholds(report: Report) -> Iterator[tuple[Text, Cell]]:
    conventions = report.plan.conventions
    own = conventions.thresholds.overridden()
    for name, value in conventions.thresholds._asdict().items():
        mark = Text(zh="{value}（本计划改动）", en="{value} (set by this plan)")
        yield words.THRESHOLD[name], mark.given(value=number(value)) if name in own else number(value)
