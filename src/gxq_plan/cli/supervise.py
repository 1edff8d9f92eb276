"""`gxq supervise`: what has to be urged on, as a list and as a ledger to fill in; and ledgers that come back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gxq_plan import clock
from gxq_plan.cli import _duties as duties
from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Command, Wrong
from gxq_plan.cli._exit import code_of
from gxq_plan.cli._output import put, table
from gxq_plan.render.formats import FORMATS, rendered
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.cli._settings import Settings
    from gxq_plan.model.period import Period
    from gxq_plan.report.supervision import Supervision

_ABOUT = Text(
    zh="督办清单：滞后、未报送的指标和没有进展的工作，差多少、还需多少、从哪一期起、原因、措施、时限、责任人。"
    "-o 台账.xlsx 写成可填的台账（已知的格锁定），填好后用 --accept 收回：检查、保存，以后的清单和 show 都会列出。",
    en="What has to be urged on: rows behind or unreported and works without progress, with gap, effort needed, since "
    "when, cause, measure, deadline, person. -o ledger.xlsx is a ledger to fill in (what is known is locked); --accept "
    "checks and keeps it when it comes back, and later lists and show print it.",
)


@click.command(
    "supervise",
    cls=Command,
    about=_ABOUT,
    examples=("gxq supervise", "gxq supervise --dept 招商局 -o 台账.xlsx", "gxq supervise --accept 台账.xlsx"),
)
@options.period()
@options.option(
    "--dept",
    multiple=True,
    value=Text(zh="部门", en="DEPARTMENT"),
    help=Text(zh="只列此部门负责的（可重复；名称或别名）", en="what this department owns (repeatable; name or alias)"),
)
@options.option(
    "--accept",
    multiple=True,
    type=click.Path(path_type=Path),
    value=Text(zh="文件", en="FILE"),
    help=Text(zh="收回填好的台账：检查后保存（可重复）", en="take a filled-in ledger back in (repeatable)"),
)
@duties.register()
@duties.judged()
@options.output(".html", ".xlsx", ".docx", ".md", ".csv")
@options.formats("json", *FORMATS, schema="gxq.supervise/1")
@click.pass_context
def command(
    ctx: click.Context,
    period: Period | None,
    dept: tuple[str, ...],
    accept: tuple[Path, ...],
    register: Path | None,
    as_of: str | None,
    output: Path | None,
    format: str,
) -> int:
    settings = options.settings_of(ctx)
    if accept:
        _only_files(ctx, period=period, dept=dept, register=register)
        return _take(ctx, accept, as_of, output, format, settings)
    options.readable(format, output, ctx)
    found = _listed(ctx, period, dept, register, as_of)
    put(_written(found, format, settings, output), settings, output)
    return code_of(found.findings, "error")


def _only_files(ctx: click.Context, **others: object) -> None:
    """A ledger says itself what it is about."""
    given = next((name for name, value in others.items() if value), None)
    if given:
        wording = Text(
            zh="--{option} 不能与 --accept 一起用：台账自己写明期间和事项",
            en="--{option} does not go with --accept: a ledger says its periods and rows itself",
        )
        raise Wrong(wording, ctx, option=given)


def _listed(
    ctx: click.Context, period: Period | None, dept: tuple[str, ...], register: Path | None, as_of: str | None
) -> Supervision:
    from gxq_plan.uses.audit import latest_year
    from gxq_plan.uses.kept_ledgers import kept
    from gxq_plan.uses.supervise import supervise

    plan, folder = options.open_plan(options.settings_of(ctx))
    options.of_plan(plan, period, ctx)
    scope = options.scope_of(plan, ctx, dept=dept)
    exempt = duties.open_register(register, plan)
    submissions, unread = options.submitted(plan, folder)
    return supervise(
        plan,
        submissions,
        scope,
        period or latest_year(plan, submissions),
        duties.day_of(as_of),
        entries=kept(folder),
        register=exempt,
        earlier=unread,
    )


def _written(found: Supervision, format: str, settings: Settings, output: Path | None) -> str | bytes:
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_supervise import of_supervision

        return to_json(of_supervision(found, settings.lang))
    if format == "xlsx":
        from gxq_plan.report.ledger_form import book
        from gxq_plan.write.form import form_xlsx, made_on

        return form_xlsx(book(found, settings.lang, made_on(found.period.year)))
    from gxq_plan.report.outline_supervise import blocks, paper

    if format in FORMATS:
        return rendered(paper(found), format, settings.lang)
    return table(blocks(found, verdict_only=settings.quiet), settings, output)


def _take(
    ctx: click.Context, paths: tuple[Path, ...], as_of: str | None, output: Path | None, format: str, settings: Settings
) -> int:
    from gxq_plan.report.outline_ledger import blocks
    from gxq_plan.uses.take_ledger import take

    if format in FORMATS:
        wording = Text(
            zh="--accept 的结果写成表格或 json，不写 {format}", en="--accept says a table or json, no {format}"
        )
        raise Wrong(wording, ctx, format=format)
    if format == "json":
        settings.schema = "gxq.ledger/1"
    plan, folder = options.open_plan(settings)
    submissions, _ = options.submitted(plan, folder)
    now = clock.now().isoformat(timespec="seconds")
    taken = take(plan, submissions, paths, folder, duties.day_of(as_of), now, settings.lang)
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_supervise import of_taken

        put(to_json(of_taken(taken, settings.lang)), settings, output)
    else:
        said = blocks(taken, everything=settings.verbose, verdict_only=settings.quiet)
        put(table(said, settings, output), settings, output)
    return code_of(taken.findings, "error")
