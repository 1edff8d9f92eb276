"""`gxq whatif`: the figures under supposed values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Wrong
from gxq_plan.cli._exit import code_of, failure
from gxq_plan.cli._output import put, table
from gxq_plan.cli._subject import subject
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gxq_plan.model.period import Period
    from gxq_plan.read.names import Names
    from gxq_plan.report.shown import Supposed

_ABOUT = Text(
    zh="假设某些指标是另一个数，在内存里重新计算，说出哪些数字、状态、趋势、推算和灯号会变，哪些不变。"
    "不改动任何文件。数的写法同报送表：可带能换算的单位，约数不收。",
    en="Supposes other values for some indicators, computes everything anew in memory and says which figures, "
    "statuses, trends, forecasts and lights change. No file is changed. Values are written as in submissions: units "
    "that convert are converted, guesses are refused.",
)
_WRITTEN = re.compile(r"(?P<name>[^=＝@＠]+)(?:[@＠](?P<period>[^=＝]+))?[=＝](?P<value>.*)", re.DOTALL)


class _Given(NamedTuple):
    """One argument taken apart."""

    name: str
    period: Period | None
    value: str
    written: str


@click.command(
    "whatif",
    cls=Command,
    about=_ABOUT,
    examples=("gxq whatif W13-1=118 W05-1=5", "gxq whatif W13-1@2020=120 W31-1@2020=15亿元", "gxq whatif 高校院所=6"),
)
@click.argument("values", nargs=-1, required=True, cls=Argument, shown=Text(zh="编号=数", en="ID=VALUE"))
@options.period(
    Text(
        zh="没有写 @期间 的假设属于哪一期（默认同 report：最近有数的年度）",
        en="the period of values without @PERIOD (default as report: the latest year with an actual)",
    )
)
@options.output()
@options.formats("json", schema="gxq.whatif/1")
@click.pass_context
def command(
    ctx: click.Context, values: tuple[str, ...], period: Period | None, output: Path | None, format: str
) -> int:
    from gxq_plan.read.names import Names
    from gxq_plan.uses.scope import Scope
    from gxq_plan.uses.whatif import latest, whatif

    settings = options.settings_of(ctx)
    given = [_taken_apart(one, ctx) for one in values]
    plan, folder = options.open_plan(settings)
    for one in (period, *(each.period for each in given)):
        options.of_plan(plan, one, ctx)
    names = Names(plan)
    submissions, problems = options.submitted(plan, folder)
    chosen = period or latest(plan, submissions)
    found = whatif(plan, submissions, _supposed(names, given, chosen, ctx), Scope({}), chosen)
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_whatif import of_whatif

        text = to_json(of_whatif(found))
    else:
        from gxq_plan.report.outline_whatif import blocks

        said = blocks(found, everything=settings.verbose, verdict_only=settings.quiet)
        text = table(said, settings, output)
    put(text, settings, output)
    if problems and format != "json":
        failure(problems, settings)
    return code_of(problems)


def _taken_apart(written: str, ctx: click.Context) -> _Given:
    from gxq_plan.model import period as periods

    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        wording = Text(
            zh="看不懂“{written}”；请写 编号=数，如 W13-1=118，或 W13-1@2020=120",
            en="'{written}' is not understood; write ID=VALUE, such as W13-1=118, or W13-1@2020=120",
        )
        raise Wrong(wording, ctx, written=written)
    period = periods.from_text(found["period"]) if found["period"] else None
    if found["period"] and period is None:
        wording = Text(
            zh="“{written}”中 @ 后面不是期间；请写 2019、2019H1、2019Q3 或 2019-06",
            en="in '{written}' there is no period after @; write 2019, 2019H1, 2019Q3 or 2019-06",
        )
        raise Wrong(wording, ctx, written=written)
    return _Given(found["name"].strip(), period, found["value"], written)


def _supposed(names: Names, given: Sequence[_Given], period: Period, ctx: click.Context) -> list[Supposed]:
    from gxq_plan.uses.whatif import NoValueError, supposed

    found: dict[tuple[str, Period], Supposed] = {}
    for one in given:
        key = subject(names, one.name, ctx), one.period or period
        if key in found:
            wording = Text(zh="{id} {period} 写了两次；只留一个", en="{id} is given twice for {period}; keep one")
            raise Wrong(wording, ctx, id=key[0], period=str(key[1]))
        try:
            found[key] = supposed(names.plan, *key, one.value)
        except NoValueError as error:
            wording = Text(zh="“{written}”：{why}", en="'{written}': {why}")
            raise Wrong(wording, ctx, written=one.written, why=error.wording) from None
    return list(found.values())
