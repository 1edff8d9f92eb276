"""`gxq accept`: takes submitted values into the actuals folder, with the record of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Command, Word, Wrong
from gxq_plan.cli._exit import code_of
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.report.accepted import Accepted
    from gxq_plan.uses.locate import Source

_MOST_DIGITS = 7
_ABOUT = Text(
    zh="收入报送的数：先像 check 那样检查，再并入实际值文件夹，要么全部收入，要么一个都不收入。"
    "每个数的原件、单元格、原值、时间和原因记在 record 文件夹里。改已有的数要写原因；较初步的数不能替换较确定的数。"
    "先用 --dry-run 看会改什么。手工改过的实际值文件，也用本命令收入。",
    en="Takes submitted values in: checks them as `check` does, then merges them into the actuals folder, all or "
    "nothing. The folder record beside it keeps each file, and for each value its cell, old value, time and reason. A "
    "change needs a reason, and a less firm value never replaces a firmer one. --dry-run shows what would change. An "
    "actuals file that was edited by hand is taken in the same way.",
)


def _seconds(ctx: click.Context, param: click.Parameter, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < _MOST_DIGITS):
        wording = Text(
            zh="--wait 看不懂“{value}”；请写秒数，如 60", en="--wait cannot be '{value}'; write seconds, such as 60"
        )
        raise Wrong(wording, ctx, value=value)
    return int(value)


@click.command(
    "accept",
    cls=Command,
    about=_ABOUT,
    examples=(
        "gxq accept --dry-run 2019-招商局.xlsx",
        "gxq accept 2019-招商局.xlsx --by 张三",
        "gxq accept 更正.csv --period 2019 --reason 经济普查核减",
        "gxq accept data/actuals/2019.csv --reason 手工补录",
    ),
)
@options.files()
@options.option(
    "--dry-run",
    is_flag=True,
    help=Text(zh="只看会改什么，什么也不写", en="show what would change and write nothing"),
)
@options.option(
    "--reason",
    value=Text(zh="原因", en="TEXT"),
    help=Text(zh="这一批数为什么改（行里没写说明的用它）", en="why these values change (for rows without a note)"),
)
@options.option(
    "--by", value=Text(zh="姓名", en="NAME"), help=Text(zh="谁收入的，记进留痕", en="who takes them in, for the record")
)
@options.unsaid_period()
@options.unsaid_department()
@options.as_of()
@options.option(
    "--fail-on",
    type=Word(("error", "warning")),
    default="error",
    help=Text(
        zh="从哪一级问题起不收入（默认 error）", en="the severity from which nothing is taken in (default error)"
    ),
)
@options.option(
    "--wait",
    default="60",
    callback=_seconds,
    value=Text(zh="秒数", en="SECONDS"),
    help=Text(zh="另一个收入正在进行时最多等多久（默认 60）", en="how long to wait for another accept (default 60)"),
)
@options.output()
@options.formats("json", schema="gxq.accept/1")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    dry_run: bool,
    reason: str | None,
    by: str | None,
    period: Period | None,
    dept: str | None,
    as_of: str | None,
    fail_on: str,
    wait: int,
    output: Path | None,
    format: str,
) -> int:
    from gxq_plan.uses.accept import Manner, accept
    from gxq_plan.uses.locate import plan_file

    if not files:
        raise Wrong(_NO_FILE, ctx)
    settings = options.settings_of(ctx)
    plan, folder = options.open_plan(settings)
    department = options.department_of(plan, dept, ctx)
    inputs, unnamed = _inputs(files, folder)
    if settings.actuals and not folder.exists():
        unnamed += _inputs((), folder)[1]  # a folder that was named and is not there is a slip, not a new one
    manner = Manner(
        settings.lang, reason or "", by or "", dry_run, fail_on, wait, lambda: options.say_waiting(settings)
    )
    accepted = accept(
        plan,
        plan_file(settings.plan),
        inputs,
        folder,
        manner,
        period=period,
        department=department,
        earlier=unnamed,
        as_of=as_of,
    )
    put(_text(accepted, ctx, format, output), settings, output)
    return code_of(accepted.findings, fail_on)


_NO_FILE = Text(
    zh="没有写要收入哪个文件；如 gxq accept 2019-招商局.xlsx，- 为标准输入",
    en="no file to take in; write gxq accept 2019-X.xlsx, - is standard input",
)


def _text(accepted: Accepted, ctx: click.Context, format: str, output: Path | None) -> str:
    settings = options.settings_of(ctx)
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_accept import of_accept

        return to_json(of_accept(accepted, settings.lang))
    from gxq_plan.report.outline_accept import blocks

    return table(blocks(accepted, everything=settings.verbose, verdict_only=settings.quiet), settings, output)


def _inputs(files: tuple[Path, ...], folder: Path) -> tuple[list[Source], list[Finding]]:
    """The files named; `-` is standard input, which the record calls stdin."""
    from gxq_plan.uses.locate import Source, sources

    named = [one for one in files if str(one) != "-"]
    inputs, unnamed = sources(named, folder) if named or not files else ([], [])
    if len(named) < len(files):
        inputs.append(Source("stdin", data=sys.stdin.buffer.read()))
    return inputs, unnamed
