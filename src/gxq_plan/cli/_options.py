"""Options that several commands share, and what they open."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gxq_plan.cli._click import Argument, Option, Word, Wrong
from gxq_plan.cli._exit import FAIL_ON
from gxq_plan.cli._settings import Settings
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.finding import Fault, Finding
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.rules import Choice
    from gxq_plan.model.submission import Submission
    from gxq_plan.report.report import Report

_SUFFIX = {
    ".json": "json",
    ".txt": "table",
    ".xml": "junit",
    ".sarif": "sarif",
    ".md": "markdown",
    ".csv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".docx": "docx",
}
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def option(*names: str, **kwargs: Any) -> Decorator:
    return click.option(*names, cls=Option, **kwargs)


def output(*suffixes: str, several: bool = False) -> Decorator:
    """-o; `suffixes` are those that give a format, beside .json and .txt. `several` files may be asked for at once."""
    about = Text(
        zh="把结果写到文件，- 为屏幕；格式按扩展名：{suffixes}{often}",
        en="write to a file, - is the screen; the format follows its suffix: {suffixes}{often}",
    ).given(suffixes=[".json", ".txt", *suffixes], often=_OFTEN if several else _ONCE)
    return option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, readable=False, writable=False),
        value=Text(zh="文件", en="FILE"),
        multiple=several,
        help=about,
    )


_OFTEN = Text(zh="（可重复，一次写出多种）", en=" (repeatable: several at once)")
_ONCE = Text(zh="", en="")


def formats(*choices: str, schema: str) -> Decorator:
    """--format; kept in Settings too, so that a failure answers in the same format."""

    def keep(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        settings = ctx.find_root().obj
        if isinstance(settings, Settings):
            written = ctx.params.get("output")
            targets = written if isinstance(written, tuple) else (written,)
            if value and len(targets) > 1:
                raise Wrong(_ONE_FORMAT, ctx)
            guessed = [value] if value else [format_of(ctx, one, choices) for one in targets or (None,)]
            settings.format, settings.schema = guessed[0], schema
            settings.output = targets[0] if targets else None
            return settings.format
        return value

    about = Text(
        zh="输出格式；不写则按输出文件的扩展名，否则为表格",
        en="output format; else by the output's suffix, else a table",
    )
    return option("--format", type=Word(["table", *choices]), callback=keep, help=about)


_ONE_FORMAT = Text(
    zh="写多个文件时不用 --format：各按自己的扩展名", en="--format is for one file; each of several follows its suffix"
)


def format_of(ctx: click.Context, written: Path | None, choices: Iterable[str]) -> str:
    """The format that a file's suffix asks for, a table for the screen."""
    if written is None or str(written) == "-":
        return "table"
    found = _SUFFIX.get(written.suffix.lower())
    if found is None or (found != "table" and found not in choices):
        wording = Text(zh="不知道 {file} 要写成什么格式；请加 --format", en="no format goes with {file}; add --format")
        raise Wrong(wording, ctx, file=written.name)
    return found


def readable(format: str, output: Path | None, ctx: click.Context) -> None:
    """A workbook or a Word document is for a file, or for a pipe that `-o -` asks for, never for a screen."""
    from gxq_plan.render.formats import BINARY

    if format in BINARY and (output is None or (str(output) == "-" and sys.stdout.isatty())):
        wording = Text(
            zh="{format} 不能显示在屏幕上；请加 -o 文件名.{format}", en="{format} cannot be shown; add -o NAME.{format}"
        )
        raise Wrong(wording, ctx, format=format)


_PERIOD = Text(zh="期间，如 2019、2019H1、2019Q3", en="period, such as 2019, 2019H1, 2019Q3")


def period(about: Text = _PERIOD) -> Decorator:
    return option("--period", callback=to_period, value=Text(zh="期间", en="PERIOD"), help=about)


def to_period(ctx: click.Context, param: click.Parameter, value: str | None) -> Period | None:
    from gxq_plan.model import period as periods

    if value is None:
        return None
    found = periods.from_text(value)
    if found is None:
        raise Wrong(
            Text(
                zh="--{option} 看不懂“{value}”；请写 2019、2019H1、2019Q3 或 2019-06",
                en="--{option} cannot be '{value}'; write 2019, 2019H1, 2019Q3 or 2019-06",
            ),
            ctx,
            option=str(param.name),
            value=value,
        )
    return found


def as_of() -> Decorator:
    about = Text(
        zh="按哪一天判断豁免是否过期，如 2020-06-30（默认今天）",
        en="the day by which waivers are judged, such as 2020-06-30 (default today)",
    )
    return option("--as-of", callback=to_day, value=Text(zh="日期", en="DATE"), help=about)


def to_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    from gxq_plan.model.rules import day

    if value is None:
        return None
    found = day(value)
    if found is None:
        wording = Text(
            zh="--as-of 看不懂“{value}”；请写 2020-06-30 这样的日期",
            en="--as-of cannot be '{value}'; write a date such as 2020-06-30",
        )
        raise Wrong(wording, ctx, value=value)
    return found


def files() -> Decorator:
    """FILE...; `-` is standard input."""
    kind = click.Path(path_type=Path, readable=False, allow_dash=True)
    return click.argument("files", nargs=-1, cls=Argument, shown=Text(zh="文件", en="FILE"), type=kind)


def unsaid_period() -> Decorator:
    """--period of a submitted file."""
    return period(
        Text(
            zh="文件没有写期间时，按这个期间读，如 2019", en="the period of files that do not say theirs, such as 2019"
        )
    )


def unsaid_department() -> Decorator:
    """--dept of a submitted file; see `department_of`."""
    about = Text(
        zh="文件没有写部门时，按这个部门报送的读（名称或别名）",
        en="the office of files that do not say theirs (name or alias)",
    )
    return option("--dept", value=Text(zh="部门", en="DEPARTMENT"), help=about)


def department_of(plan: Plan, dept: str | None, ctx: click.Context) -> str | None:
    """The department that --dept names; an unknown one is answered with the nearest."""
    if dept is None:
        return None
    [found] = scope_of(plan, ctx, dept=(dept,)).chosen["dept"]
    return str(found)


def fail_on() -> Decorator:
    about = Text(
        zh="从哪一级起退出码为 1（默认 error）", en="the severity from which the exit code is 1 (default error)"
    )
    return option("--fail-on", type=Word(FAIL_ON), default="error", help=about)


def rules(such_as: str) -> Decorator:
    """--select and --ignore."""
    only = Text(
        zh="只查这些规则：代码、代码开头或名称，可重复，可用逗号（{such_as}）",
        en="only these rules: codes, beginnings of codes or names; repeatable, with commas ({such_as})",
    )
    without = Text(zh="不查这些规则，写法同上", en="leave these rules out, written likewise")
    select, ignore = _rule_words("select", only.given(such_as=such_as)), _rule_words("ignore", without)
    # Decorators are applied from below: the first option of the help is the outer one.
    return lambda command: select(ignore(command))


def _rule_words(name: str, about: Text) -> Decorator:
    """Repeatable, each a list with commas."""
    return option(f"--{name}", multiple=True, callback=_to_words, value=Text(zh="规则", en="RULES"), help=about)


def _to_words(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(word for one in value for word in re.split(r"[\s,，、]+", one) if word)
    if value and not found:
        wording = Text(
            zh="--{option} 没有写规则；如 --{option} A009,F1", en="--{option} names no rule; write --{option} A009,F1"
        )
        raise Wrong(wording, ctx, option=str(param.name))
    return found


def choice_of(ctx: click.Context, select: tuple[str, ...], ignore: tuple[str, ...]) -> Choice:
    """What the call says of rules, as codes; an unknown one is answered with the nearest."""
    from gxq_plan.model.rules import Choice

    if not select and not ignore:
        return Choice()
    return Choice(
        tuple(_code(ctx, "select", word) for word in select), tuple(_code(ctx, "ignore", word) for word in ignore)
    )


def _code(ctx: click.Context, option: str, word: str) -> str:
    from gxq_plan.model.rules import codes_of
    from gxq_plan.read.nearest import nearest

    known = known_faults()
    code, found = codes_of(word, known)
    if code is None:
        near = nearest(word, [*known, *(one.name for one in known.values())])
        wording = Text(
            zh="--{option}：没有规则“{word}”；相近的有：{near}；全部见 gxq explain",
            en="--{option}: there is no rule '{word}'; near it: {near}; gxq explain lists all",
        )
        raise Wrong(wording, ctx, option=option, word=word, near=near or ("—",))
    if option == "ignore" and not any(one.is_optional for one in found):
        wording = Text(
            zh="--ignore：规则“{word}”不能停用，任何时候都要说出来",
            en="--ignore: the rule '{word}' cannot be left out: it is always said",
        )
        raise Wrong(wording, ctx, word=word)
    return code


def of_plan(plan: Plan, chosen: Period | None, ctx: click.Context, option: str = "period") -> None:
    """A period that is to be assessed must be a year of the plan, or lie within one."""
    if chosen is not None and chosen.year not in {one.year for one in plan.periods}:
        wording = Text(
            zh="--{option} {value} 不在本计划的年度之内；可以是：{periods}，或其中的季度、半年、月（如 2019Q3）",
            en="--{option} {value} is not within this plan; it can be {periods}, or a period inside one such as 2019Q3",
        )
        raise Wrong(wording, ctx, option=option, value=str(chosen), periods=[str(one) for one in plan.periods])


def settings_of(ctx: click.Context) -> Settings:
    found = ctx.find_root().obj
    assert isinstance(found, Settings)
    return found


def open_plan(settings: Settings) -> tuple[Plan, Path]:
    """The plan of this run, and its actuals folder, after what an interrupted accept left is finished."""
    from gxq_plan.read.plan_file import from_file
    from gxq_plan.uses.locate import actuals_folder, plan_file, shown
    from gxq_plan.uses.unfinished import finished

    path = plan_file(settings.plan)
    plan, folder = from_file(path, shown(path), known_faults), actuals_folder(settings.actuals, path)
    if names := finished(folder, lambda: say_waiting(settings)):
        wording = Text(
            zh="上次收入中途断了，现已接着做完：{names}", en="an accept was interrupted and is finished now: {names}"
        )
        click.echo(wording.of(settings.lang, names=[one for one in names if "received/" not in one]), err=True)
    return plan, folder


def say_waiting(settings: Settings) -> None:
    """One line while another accept runs, so that nobody thinks the command hangs."""
    wording = Text(zh="另一个 gxq accept 正在进行，等它完成……", en="another gxq accept is running, waiting for it")
    click.echo(wording.of(settings.lang), err=True)


def submitted(plan: Plan, folder: Path) -> tuple[tuple[Submission, ...], list[Finding]]:
    """What was reported, and what is wrong with files that could not be read. Raises InputError where there is
    none."""
    from gxq_plan.errors import InputError
    from gxq_plan.read.names import Names
    from gxq_plan.uses.check import read
    from gxq_plan.uses.locate import sources

    inputs, unnamed = sources((), folder)
    submissions, unread = read(Names(plan), inputs)
    if not submissions:
        raise InputError([*unnamed, *unread])
    return submissions, [*unnamed, *unread]


def report_of(ctx: click.Context, period: Period | None, as_of: str | None) -> Report:
    """The whole plan assessed for a period, by default the latest year with an actual."""
    from gxq_plan.uses.audit import audit
    from gxq_plan.uses.scope import Scope

    plan, folder = open_plan(settings_of(ctx))
    of_plan(plan, period, ctx)
    submissions, unread = submitted(plan, folder)
    return audit(plan, submissions, Scope({}), period=period, earlier=unread, as_of=as_of)


def known_faults() -> Mapping[str, Fault]:
    """Every fault by its code; loaded only where a plan or a call says something of rules."""
    from gxq_plan.report.catalogue import CATALOGUE

    return CATALOGUE


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
