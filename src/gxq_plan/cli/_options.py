"""Options that several commands share, and what they open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gxq_plan.cli._click import Option, Word, Wrong
from gxq_plan.cli._settings import Settings
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan

_SUFFIX = {".json": "json", ".txt": "table"}
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def option(*names: str, **kwargs: Any) -> Decorator:
    return click.option(*names, cls=Option, **kwargs)


def output() -> Decorator:
    about = Text(
        zh="把结果写到文件，- 为屏幕；格式按扩展名（.json、.txt）",
        en="write to a file, - is the screen; the format follows its suffix (.json, .txt)",
    )
    return option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, readable=False, writable=False),
        value=Text(zh="文件", en="FILE"),
        help=about,
    )


def formats(*choices: str, schema: str) -> Decorator:
    """--format; kept in Settings too, so that a failure answers in the same format."""

    def keep(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        settings = ctx.find_root().obj
        if isinstance(settings, Settings):
            settings.format, settings.schema = value or _guessed(ctx, choices), schema
            return settings.format
        return value

    about = Text(
        zh="输出格式；不写则按输出文件的扩展名，否则为表格",
        en="output format; else by the output's suffix, else a table",
    )
    return option("--format", type=Word(["table", *choices]), callback=keep, help=about)


def _guessed(ctx: click.Context, choices: tuple[str, ...]) -> str:
    written = ctx.params.get("output")
    if written is None or str(written) == "-":
        return "table"
    found = _SUFFIX.get(written.suffix.lower())
    if found is None or (found != "table" and found not in choices):
        wording = Text(zh="不知道 {file} 要写成什么格式；请加 --format", en="no format goes with {file}; add --format")
        raise Wrong(wording, ctx, file=written.name)
    return found


def period() -> Decorator:
    about = Text(zh="期间，如 2019、2019H1、2019Q3", en="period, such as 2019, 2019H1, 2019Q3")
    return option("--period", callback=_to_period, value=Text(zh="期间", en="PERIOD"), help=about)


def _to_period(ctx: click.Context, param: click.Parameter, value: str | None) -> Period | None:
    from gxq_plan.model import period as periods

    if value is None:
        return None
    found = periods.from_text(value)
    if found is None:
        raise Wrong(
            Text(
                zh="--period 看不懂“{value}”；请写 2019、2019H1、2019Q3 或 2019-06",
                en="--period cannot be '{value}'; write 2019, 2019H1, 2019Q3 or 2019-06",
            ),
            ctx,
            value=value,
        )
    return found


def of_plan(plan: Plan, chosen: Period | None, ctx: click.Context) -> None:
    """A period that is to be assessed must be a year of the plan, or lie within one."""
    if chosen is not None and chosen.year not in {one.year for one in plan.periods}:
        wording = Text(
            zh="--period {value} 不在本计划的年度之内；可以是：{periods}，或其中的季度、半年、月（如 2019Q3）",
            en="--period {value} is not within this plan; it can be {periods}, or a period inside one such as 2019Q3",
        )
        raise Wrong(wording, ctx, value=str(chosen), periods=[str(one) for one in plan.periods])


def settings_of(ctx: click.Context) -> Settings:
    found = ctx.find_root().obj
    assert isinstance(found, Settings)
    return found


def open_plan(settings: Settings) -> tuple[Plan, Path]:
    """The plan of this run, and its actuals folder."""
    from gxq_plan.read.plan_file import from_file
    from gxq_plan.uses.locate import actuals_folder, plan_file, shown

    path = plan_file(settings.plan)
    return from_file(path, shown(path)), actuals_folder(settings.actuals, path)


def scope_of(plan: Plan, ctx: click.Context, **options: Any) -> Any:
    """The scope that options name; an unknown value is answered with the nearest."""
    from gxq_plan.uses.scope import UnknownNameError, scope

    try:
        return scope(plan, options)
    except UnknownNameError as error:
        near = Text(zh="是不是：{names}？", en="did you mean {names}?").given(names=list(error.near))
        known = Text(zh="可以是：{names}", en="it can be: {names}").given(names=list(error.known[:20]))
        wording = Text(
            zh="--{option} “{value}”在计划里没有；{hint}", en="--{option} '{value}' is not in the plan; {hint}"
        )
        raise Wrong(wording, ctx, option=error.option, value=error.value, hint=near if error.near else known) from None
