"""`gxq explain`: a rule, what it finds, why, how to put it right."""

from __future__ import annotations

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Wrong
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

_ABOUT = Text(zh="解释一条规则；不写代码列出全部规则。", en="Explains a rule; without CODE it lists them all.")


@click.command("explain", cls=Command, about=_ABOUT, examples=("gxq explain A003",))
@click.argument("code", required=False, cls=Argument, shown=Text(zh="代码", en="CODE"))
@click.pass_context
def command(ctx: click.Context, code: str | None) -> int:
    from gxq_plan.report.catalogue import CATALOGUE
    from gxq_plan.report.outline_explain import blocks, every_rule

    settings = options.settings_of(ctx)
    # Names are looked at only where the word is no code: a code alone need not load every rule.
    fault = CATALOGUE.get((code or "").strip().upper())
    if code and fault is None:
        fault = next((one for one in CATALOGUE.values() if one.name == code), None)
    if code and fault is None:
        from gxq_plan.read.nearest import nearest

        near = nearest(code, [*CATALOGUE, *(one.name for one in CATALOGUE.values())])
        wording = Text(
            zh="没有规则“{code}”；相近的有：{near}；全部见 gxq explain",
            en="there is no rule '{code}'; near it: {near}; gxq explain lists all",
        )
        raise Wrong(wording, ctx, code=code, near=near or ("—",))
    said = blocks(fault) if fault else every_rule()
    put(table(said, settings), settings)
    return 0
