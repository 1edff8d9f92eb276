"""`gxq show`: one indicator, every figure derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command
from gxq_plan.cli._exit import code_of, failure
from gxq_plan.cli._output import put, table
from gxq_plan.cli._subject import subject
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.period import Period

_ABOUT = Text(
    zh="显示一个指标：定义、各期目标和实际、代入数字的每一步计算、由哪条规则定的状态，数据来自哪个文件哪一格。"
    "用编号或名称。默认推导最近有数的年度，-v 推导每一期。口径待确认的，并列其他口径下会变的数。",
    en="Shows one indicator by id or name: definition, targets, actuals, each figure with its numbers filled in, the "
    "rule that decided each status, and the file and cell that each number came from. By default the latest year with "
    "an actual is derived, with -v every period. Where the kind is unconfirmed, what other readings would change.",
)


@click.command(
    "show",
    cls=Command,
    about=_ABOUT,
    examples=("gxq show W13-1", "gxq show 高新技术企业数 --period 2018", "gxq show W05-2 -v"),
)
@click.argument("indicator", cls=Argument, shown=Text(zh="编号或名称", en="ID-or-name"))
@options.period()
@options.output()
@options.formats("json", schema="gxq.show/1")
@click.pass_context
def command(ctx: click.Context, indicator: str, period: Period | None, output: Path | None, format: str) -> int:
    from gxq_plan.read.actuals import data_files
    from gxq_plan.read.names import Names
    from gxq_plan.uses.check import read
    from gxq_plan.uses.kept_ledgers import kept
    from gxq_plan.uses.locate import sources
    from gxq_plan.uses.show import show

    settings = options.settings_of(ctx)
    plan, folder = options.open_plan(settings)
    options.of_plan(plan, period, ctx)
    names = Names(plan)
    chosen = subject(names, indicator, ctx)
    # Before the first submission there is no folder yet: the definition and the targets can be shown all the same.
    nothing_yet = settings.actuals is None and not (folder.is_dir() and data_files(folder))
    inputs, unnamed = ([], []) if nothing_yet else sources((), folder)
    submissions, unread = read(names, inputs)
    shown = show(plan, submissions, chosen, period, folder)
    shown = shown._replace(ledger=tuple(one for one in kept(folder) if one.id == chosen))
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_show import of_show

        text = to_json(of_show(shown, settings.lang))
    else:
        from gxq_plan.report.outline_show import blocks

        text = table(blocks(shown, everything=settings.verbose), settings, output)
    put(text, settings, output)
    problems = [*unnamed, *unread]
    if problems and format != "json":
        failure(problems, settings)
    return code_of(problems)
