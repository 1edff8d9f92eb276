"""`gxq template`: forms to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Command, Word, Wrong
from gxq_plan.cli._form_files import FORMATS, for_output, paths, to_format
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from gxq_plan.cli._settings import Settings
    from gxq_plan.model.form import Form
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.uses.template import Reported

_ABOUT = Text(
    zh="按部门生成报送表（Excel 或 CSV）：指标、单位、目标和上期实际已填好，只留要填的格。"
    "不写期间就用已报年度的下一年。已有的文件不会覆盖。",
    en="Writes forms to fill in, one a department: indicators, units, targets and last values stand there, what is to "
    "be written is left open. Without --period it is the year after the last reported. No file is overwritten.",
)


@click.command(
    "template",
    cls=Command,
    about=_ABOUT,
    examples=(
        "gxq template --dept 科学技术局 --period 2020",
        "gxq template --all --period 2020Q3 -o 报送表",
        "gxq template --dept 招商局 -o 2020-招商局.csv",
    ),
)
@options.option(
    "--dept",
    value=Text(zh="部门", en="DEPARTMENT"),
    help=Text(zh="哪个部门的表（名称或别名）", en="whose form (name or alias)"),
)
@options.option(
    "--all",
    "everyone",
    is_flag=True,
    help=Text(zh="每个部门一份，写到 -o 指定的文件夹", en="one for each department, into the folder that -o names"),
)
@options.period()
@options.option(
    "--force",
    is_flag=True,
    help=Text(
        zh="覆盖已有的文件（里面填好的会丢失）", en="overwrite files that are there (what is filled in will be lost)"
    ),
)
@options.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False, writable=False),
    value=Text(zh="文件", en="FILE"),
    help=Text(
        zh="写到这个文件或文件夹；不写则在当前文件夹，文件名如 2020-科学技术局.xlsx；- 为标准输出",
        en="write to this file or folder; else here, named after period and office; - is standard output",
    ),
)
@options.option(
    "--format",
    type=Word(FORMATS),
    callback=to_format,
    help=Text(
        zh="xlsx（默认）、csv；json 是表的内容，供程序用",
        en="xlsx (default) or csv; json is what the forms hold, for programs",
    ),
)
@click.pass_context
def command(
    ctx: click.Context,
    dept: str | None,
    everyone: bool,
    period: Period | None,
    force: bool,
    output: Path | None,
    format: str,
) -> int:
    from gxq_plan.uses import template
    from gxq_plan.write.form import made_on

    settings = options.settings_of(ctx)
    _only_one_way(dept, everyone, ctx)
    plan, folder = options.open_plan(settings)
    options.of_plan(plan, period, ctx)
    departments = _departments(plan, dept, ctx)
    values = _reported(plan, folder, settings)
    chosen = period or _next(plan, values, settings)
    forms = [template.form(plan, values, one, chosen) for one in departments]
    if format == "json":
        _put_json(plan, forms, settings, output)
        return 0
    made = made_on(chosen.year)
    files = [_bytes(one, format, made, settings) for one in forms]
    if output is not None and str(output) == "-":
        put(for_output(files, format, ctx), settings)
        return 0
    where = paths(forms, output, format, everyone, ctx)
    _write(dict(zip(where, files, strict=True)), force, everyone)
    _say(plan, forms, where, settings)
    return 0


def _only_one_way(dept: str | None, everyone: bool, ctx: click.Context) -> None:
    if bool(dept) == everyone:
        wording = Text(
            zh="请写 --dept 部门，或 --all（每个部门一份），只写一个",
            en="write either --dept DEPARTMENT or --all (one for each)",
        )
        raise Wrong(wording, ctx)


def _departments(plan: Plan, dept: str | None, ctx: click.Context) -> tuple[str, ...]:
    """Whose forms are wanted. A department that has nothing to report is an error that names those that have."""
    from gxq_plan.uses.template import owners

    known = owners(plan)
    if not known:
        wording = Text(
            zh="计划里的指标和工作都没有写责任部门，无法按部门生成；请在计划文件里写上 department",
            en="the plan gives no indicator or work to a department; write its department in the plan file",
        )
        raise Wrong(wording, ctx)
    if dept is None:
        return known
    found = options.department_of(plan, dept, ctx)
    if found not in known:
        wording = Text(
            zh="{dept}在计划里没有要报的指标和工作；有的是：{known}",
            en="the plan has nothing for {dept} to report; it has for: {known}",
        )
        raise Wrong(wording, ctx, dept=found, known=list(known))
    return (found,)


def _reported(plan: Plan, folder: Path, settings: Settings) -> Reported:
    """What the actuals folder holds. A plan without one is new; what cannot be read there is said, and nothing of it
    stands on the forms."""
    from gxq_plan.errors import InputError
    from gxq_plan.finding import Severity
    from gxq_plan.read.names import Names
    from gxq_plan.render.to_concise import to_concise
    from gxq_plan.uses.check import read
    from gxq_plan.uses.locate import sources
    from gxq_plan.uses.template import reported

    if not folder.exists() and settings.actuals is None:
        return reported(())
    inputs, unnamed = sources((), folder)
    if not folder.exists():
        raise InputError(unnamed)
    submissions, unread = read(Names(plan), inputs)
    problems = [one._replace(severity=Severity.WARNING) for one in (*unnamed, *unread)]
    if problems:
        click.echo(to_concise(problems, settings.lang, everything=True), nl=False, err=True)
    return reported(submissions)


def _next(plan: Plan, values: Reported, settings: Settings) -> Period:
    """The period where none was named; said, because nobody should have to guess."""
    from gxq_plan.uses.template import next_period

    chosen = next_period(plan, values)
    wording = Text(zh="期间：{period}（要别的期间请加 --period）", en="period: {period} (--period asks for another)")
    if not settings.quiet:
        click.echo(wording.of(settings.lang, period=chosen), err=True)
    return chosen


def _put_json(plan: Plan, forms: Sequence[Form], settings: Settings, output: Path | None) -> None:
    from gxq_plan.render.to_json import to_json
    from gxq_plan.report.record_forms import of_forms

    put(to_json(of_forms(plan, forms)), settings, output)


def _bytes(form: Form, format: str, made: datetime, settings: Settings) -> bytes:
    from gxq_plan.report.form import book, rows_of
    from gxq_plan.write.form import form_xlsx
    from gxq_plan.write.to_csv import to_csv

    if format == "csv":
        return to_csv(*rows_of(form, settings.lang))
    return form_xlsx(book(form, settings.lang, made))


def _write(files: dict[Path, bytes], force: bool, everyone: bool) -> None:
    from gxq_plan.write.together import make_folder, write_together

    if everyone:
        make_folder(next(iter(files)).parent)
    write_together(files, overwrite=force)


def _say(plan: Plan, forms: Sequence[Form], paths: Sequence[Path], settings: Settings) -> None:
    from gxq_plan.report.outline_forms import blocks
    from gxq_plan.uses.locate import shown
    from gxq_plan.uses.template import without_owner

    written = list(zip(forms, map(shown, paths), strict=True))
    unowned = without_owner(plan) if len(forms) > 1 else ()
    put(table(blocks(written, unowned, verdict_only=settings.quiet), settings), settings)
