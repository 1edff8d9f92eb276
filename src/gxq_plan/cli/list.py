"""`gxq list`: the plan itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Word
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

_ABOUT = Text(
    zh="显示计划本身。不写清单名给出总览；--dept 给出一个部门的责任清单（负责的指标，牵头和协助的工作）。",
    en="Shows the plan itself: an overview, or one of its lists;"
    " with --dept what a department owns, leads and assists.",
)
LISTS = ("indicators", "works", "tasks", "departments", "goals")


@click.command("list", cls=Command, about=_ABOUT, examples=("gxq list", "gxq list --dept 招商局", "gxq list works"))
@click.argument(
    "what", required=False, type=Word(LISTS), cls=Argument, shown=Text(zh="|".join(LISTS), en="|".join(LISTS))
)
@options.option(
    "--dept",
    multiple=True,
    value=Text(zh="部门", en="DEPARTMENT"),
    help=Text(zh="只看部门（可重复；名称或别名）", en="this department only (repeatable; name or alias)"),
)
@options.output()
@options.formats("json", schema="gxq.list/1")
@click.pass_context
def command(ctx: click.Context, what: str | None, dept: tuple[str, ...], output: Path | None, format: str) -> int:
    settings = options.settings_of(ctx)
    plan, _ = options.open_plan(settings)
    names = options.scope_of(plan, ctx, dept=dept).chosen.get("dept", ())
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record import of_list

        text = to_json(of_list(plan, names))
    else:
        from gxq_plan.report import outline_list
        from gxq_plan.report.list_overview import overview

        if what:
            said = outline_list.LISTINGS[what](plan, names)
        else:
            said = outline_list.responsibilities(plan, names) if names else overview(plan)
        text = table(said, settings, output)
    put(text, settings, output)
    return 0
