"""`gxq list`: the plan itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Word, Wrong
from gxq_plan.cli._output import put, table
from gxq_plan.render.formats import FORMATS, rendered
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gxq_plan.model.plan import Plan
    from gxq_plan.report.blocks import Block
    from gxq_plan.report.list_table import Known

_ABOUT = Text(
    zh="显示计划本身。不写清单名给出总览；--dept 给出一个部门的责任清单（负责的指标，牵头和协助的工作，"
    "责任人、措施和时限）；works --by priority 是路线图，tasks 是任务清单。都可以写成 Excel、Word 等文件。",
    en="Shows the plan itself: an overview, or one of its lists; with --dept what a department owns, leads and "
    "assists, who answers and by when; works --by priority is the roadmap. Each can be written as a document.",
)
LISTS = ("indicators", "works", "tasks", "departments", "goals")


@click.command(
    "list",
    cls=Command,
    about=_ABOUT,
    examples=("gxq list --dept 招商局 -o 责任清单.xlsx", "gxq list works --by priority", "gxq list tasks -o 任务.docx"),
)
@click.argument(
    "what", required=False, type=Word(LISTS), cls=Argument, shown=Text(zh="|".join(LISTS), en="|".join(LISTS))
)
@options.option(
    "--dept",
    multiple=True,
    value=Text(zh="部门", en="DEPARTMENT"),
    help=Text(zh="只看部门（可重复；名称或别名）", en="this department only (repeatable; name or alias)"),
)
@options.option(
    "--by",
    type=Word(("priority",)),
    help=Text(zh="works 按路线图类别分列", en="works by their class of the roadmap"),
)
@options.output(".html", ".xlsx", ".docx", ".md", ".csv")
@options.formats("json", *FORMATS, schema="gxq.list/1")
@click.pass_context
def command(
    ctx: click.Context, what: str | None, dept: tuple[str, ...], by: str | None, output: Path | None, format: str
) -> int:
    settings = options.settings_of(ctx)
    options.readable(format, output, ctx)
    if by and what != "works":
        raise Wrong(Text(zh="--by 只用于 gxq list works", en="--by is for gxq list works"), ctx)
    plan, folder = options.open_plan(settings)
    names = options.scope_of(plan, ctx, dept=dept).chosen.get("dept", ())
    text: str | bytes
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record import of_list

        text = to_json(of_list(plan, names))
    else:
        from gxq_plan.report.list_table import Known
        from gxq_plan.uses.kept_ledgers import kept

        known = Known(kept(folder))
        if format in FORMATS:
            from gxq_plan.report.list_paper import paper

            text = rendered(paper(plan, what, names, by, known), format, settings.lang)
        else:
            text = table(_blocks(plan, what, names, by, known), settings, output)
    put(text, settings, output)
    return 0


def _blocks(plan: Plan, what: str | None, names: Sequence[str], by: str | None, known: Known) -> list[Block]:
    from gxq_plan.report import outline_list
    from gxq_plan.report.list_overview import overview
    from gxq_plan.report.list_roadmap import roadmap_blocks
    from gxq_plan.report.list_table import who_blocks

    if by:
        return roadmap_blocks(plan, names)
    if what:
        return outline_list.LISTINGS[what](plan, names)
    if names:
        return [*outline_list.responsibilities(plan, names), *who_blocks(plan, names, known)]
    return overview(plan)
