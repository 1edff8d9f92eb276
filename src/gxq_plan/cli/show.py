"""`gxq show`: one indicator, every figure derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Wrong
from gxq_plan.cli._exit import code_of, failure
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.period import Period
    from gxq_plan.read.names import Names

_ABOUT = Text(
    zh="显示一个指标：定义、各年目标和实际、代入数字的每一步计算、数据来自哪个文件哪一行。用编号或名称。",
    en="Shows one indicator by id or name: definition, targets, actuals, each figure with its numbers filled in, and "
    "the file and row that each came from.",
)


@click.command("show", cls=Command, about=_ABOUT, examples=("gxq show W13-1", "gxq show 高新技术企业数 --period 2018"))
@click.argument("indicator", cls=Argument, shown=Text(zh="编号或名称", en="ID-or-name"))
@options.period()
@options.output()
@options.formats("json", schema="gxq.show/1")
@click.pass_context
def command(ctx: click.Context, indicator: str, period: Period | None, output: Path | None, format: str) -> int:
    from gxq_plan.read.actuals import data_files
    from gxq_plan.read.names import Names
    from gxq_plan.uses.audit import every_period
    from gxq_plan.uses.check import read
    from gxq_plan.uses.locate import sources

    settings = options.settings_of(ctx)
    plan, folder = options.open_plan(settings)
    options.of_plan(plan, period, ctx)
    names = Names(plan)
    subject = _subject(names, indicator, ctx)
    # Before the first submission there is no folder yet: the definition and the targets can be shown all the same.
    nothing_yet = settings.actuals is None and not (folder.is_dir() and data_files(folder))
    inputs, unnamed = ([], []) if nothing_yet else sources((), folder)
    submissions, unread = read(names, inputs)
    rows = every_period(plan, submissions, subject, period)
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record import of_show

        text = to_json(of_show(plan, rows))
    else:
        from gxq_plan.report.outline_show import blocks

        said = blocks(plan, rows, str(period) if period else None)
        text = table(said, settings, output)
    put(text, settings, output)
    problems = [*unnamed, *unread]
    if problems and format != "json":
        failure(problems, settings)
    return code_of(problems)


def _subject(names: Names, written: str, ctx: click.Context) -> str:
    """The indicator's id. A name that several rows share asks for the id."""
    from gxq_plan.read.nearest import folded, nearest

    known = names.ids.get(written.strip().upper())
    ids = (known,) if known else names.by_name.get(folded(written), ())
    ids = tuple(one for one in ids if one in names.plan.by_id)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise Wrong(
            Text(zh="“{name}”有 {count} 行，请写编号：{ids}", en="'{name}' has {count} rows; give the id: {ids}"),
            ctx,
            name=written,
            count=len(ids),
            ids=ids,
        )
    near = nearest(written, [*names.plan.by_id, *names.shown])
    hint = (
        Text(zh="是不是：{near}？", en="did you mean {near}?")
        if near
        else Text(zh="编号见 gxq list indicators{near}", en="ids: gxq list indicators{near}")
    )
    raise Wrong(
        Text(zh="计划里没有指标“{name}”；{hint}", en="the plan has no indicator '{name}'; {hint}"),
        ctx,
        name=written,
        hint=hint.given(near=list(near) or ""),
    )
