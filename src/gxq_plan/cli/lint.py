"""`gxq lint`: audits the plan itself."""

from __future__ import annotations

from pathlib import Path

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command
from gxq_plan.cli._exit import code_of
from gxq_plan.cli._output import of_lint, put
from gxq_plan.text import Text

_ABOUT = Text(
    zh="审查计划本身，不看实际值：自相矛盾的目标、没有指标的工作、责任不清、同一事物的不同写法等。"
    "按要定什么、由谁定分组，每条给出改法，最后一行是结论。",
    en="Audits the plan itself, before any data: contradictory targets, works without indicators, unclear "
    "responsibility, things written in several ways. Grouped by what must be decided by whom, with a proposed "
    "correction each, and the verdict last.",
)


@click.command(
    "lint",
    cls=Command,
    about=_ABOUT,
    examples=(
        "gxq lint",
        "gxq lint data/plan.yaml -v",
        "gxq lint --select P101,P110",
        "gxq lint -o lint.md",
        "gxq lint --format github --fail-on warning",
    ),
)
@click.argument(
    "plan_file",
    required=False,
    cls=Argument,
    shown=Text(zh="计划", en="PLAN"),
    type=click.Path(path_type=Path, readable=False),
)
@options.rules("P101,P11")
@options.as_of()
@options.fail_on()
@options.output()
@options.formats("json", "github", "concise", "junit", "sarif", "markdown", schema="gxq.lint/1")
@click.pass_context
def command(
    ctx: click.Context,
    plan_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_of: str | None,
    fail_on: str,
    output: Path | None,
    format: str,
) -> int:
    from gxq_plan.report.outline_lint import blocks
    from gxq_plan.uses.lint import lint

    settings = options.settings_of(ctx)
    settings.plan = plan_file or settings.plan
    chosen = options.choice_of(ctx, select, ignore)
    plan, _ = options.open_plan(settings)
    linted = lint(plan, command=chosen, as_of=as_of)
    said = blocks(linted, everything=settings.verbose, verdict_only=settings.quiet)
    put(of_lint(linted, said, settings, output), settings, output)
    return code_of(linted.findings, fail_on)
