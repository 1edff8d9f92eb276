"""`gxq check`: validates submitted files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Command
from gxq_plan.cli._exit import code_of
from gxq_plan.cli._output import machine, put, table
from gxq_plan.cli._progress import reading
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.report.report import Checked
    from gxq_plan.uses.check import Assess
    from gxq_plan.uses.locate import Source

_ABOUT = Text(
    zh="检查报送的文件。先列出文件里未达到目标的指标，"
    "再逐格列出问题和改法，最后一行是结论。不写文件就检查实际值文件夹。",
    en="Checks submitted files: the targets they miss, every finding with its cell and remedy, and the verdict last. "
    "Without FILE the actuals folder is checked.",
)


@click.command(
    "check",
    cls=Command,
    about=_ABOUT,
    examples=(
        "gxq check data/actuals/2019.csv",
        "gxq check --format github data/actuals",
        "gxq check -o gxq.sarif data/actuals",
        "gxq check - < 2019.csv --period 2019 --dept 招商局",
        "gxq check --ignore F106,A009 2019.csv",
    ),
)
@options.files()
@options.unsaid_period()
@options.unsaid_department()
@options.option(
    "--complete",
    is_flag=True,
    help=Text(zh="要求报齐：缺一项就是错误", en="the whole plan must be there: a missing row is an error"),
)
@options.rules("A,F1,missing_row")
@options.as_of()
@options.fail_on()
@options.output(".xml", ".sarif", ".md")
@options.formats("json", "github", "concise", "junit", "sarif", "markdown", schema="gxq.check/1")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    period: Period | None,
    dept: str | None,
    complete: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    fail_on: str,
    output: Path | None,
    format: str,
) -> int:
    from gxq_plan.uses.check import check

    settings = options.settings_of(ctx)
    chosen = options.choice_of(ctx, select, ignore)
    plan, folder = options.open_plan(settings)
    department = options.department_of(plan, dept, ctx)
    inputs, unnamed = _inputs(files, folder)
    figures: Assess | None = None
    if format in ("table", "json"):
        from gxq_plan.uses.audit import figures
    with reading(settings) as watch:
        checked = check(
            plan,
            inputs,
            folder,
            period=period,
            department=department,
            complete=complete,
            earlier=unnamed,
            assess=figures,
            command=chosen,
            as_of=as_of,
            watch=watch,
        )
    starts = _starts(inputs, checked, settings.verbose) if format == "sarif" else None
    text = machine(checked.findings, settings, checked, starts)
    if text is None:
        from gxq_plan.report.outline_check import blocks

        said = blocks(checked, everything=settings.verbose, verdict_only=settings.quiet)
        text = table(said, settings, output)
    put(text, settings, output)
    return code_of(checked.findings, fail_on)


def _inputs(files: tuple[Path, ...], folder: Path) -> tuple[list[Source], list[Finding]]:
    """The files named; `-` is standard input."""
    from gxq_plan.uses.locate import Source, sources

    named = [one for one in files if str(one) != "-"]
    inputs, unnamed = sources(named, folder) if named or not files else ([], [])
    if len(named) < len(files):
        inputs.append(Source("-", data=sys.stdin.buffer.read()))
    return inputs, unnamed


def _starts(inputs: list[Source], checked: Checked, everything: bool) -> dict[tuple[str, int, int], int]:
    from gxq_plan.render.to_sarif import listed
    from gxq_plan.uses.starts import starts

    return starts(inputs, checked.submissions, checked.findings if everything else listed(checked.findings))
