"""`gxq score`: appraisal by the office's own scoring file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

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
    from gxq_plan.report.scored import Scores

_ABOUT = Text(
    zh="按单位自己的评分文件算各部门一年的考核得分，每一分都能对到行；--dept 给出推导。没有评分文件不算分："
    "先用 --init 写出一份带说明的示例。--register 是容错登记，只影响得分。",
    en="The points of each department for a year by the office's own scoring file, each explained down to its row; "
    "--dept shows the derivation. Without a scoring file there are no points: --init writes a commented example. "
    "--register is the register of exemptions, which changes points alone.",
)


@click.command(
    "score",
    cls=Command,
    about=_ABOUT,
    examples=(
        "gxq score --init 评分.yaml",
        "gxq score --scoring 评分.yaml --period 2019",
        "gxq score --scoring 评分.yaml --register 容错.yaml --dept 财政局",
    ),
)
@options.option(
    "--scoring",
    type=click.Path(path_type=Path),
    value=Text(zh="文件", en="FILE"),
    help=Text(
        zh="评分文件（YAML）：权重、封顶、扣分、加分", en="scoring file (YAML): weights, caps, deductions, bonuses"
    ),
)
@options.option(
    "--init",
    type=click.Path(path_type=Path, allow_dash=True),
    value=Text(zh="文件", en="FILE"),
    help=Text(
        zh="写出一份带说明的等权示例，- 为屏幕", en="write a commented example with equal weights, - is the screen"
    ),
)
@options.period(Text(zh="年度，如 2019（默认最近有数的年度）", en="year, such as 2019 (the latest with an actual)"))
@options.option(
    "--dept",
    multiple=True,
    value=Text(zh="部门", en="DEPARTMENT"),
    help=Text(zh="只看部门，并给出推导（可重复）", en="this department only, with the derivation (repeatable)"),
)
@duties.register()
@duties.judged()
@options.output(".html", ".xlsx", ".docx", ".md", ".csv")
@options.formats("json", *FORMATS, schema="gxq.score/1")
@click.pass_context
def command(
    ctx: click.Context,
    scoring: Path | None,
    init: Path | None,
    period: Period | None,
    dept: tuple[str, ...],
    register: Path | None,
    as_of: str | None,
    output: Path | None,
    format: str,
) -> int:
    settings = options.settings_of(ctx)
    if init is not None:
        _init(ctx, init, settings, scoring=scoring, period=period, dept=dept, register=register, output=output)
        return 0
    options.readable(format, output, ctx)
    found = _scored(ctx, scoring, period, dept, register, as_of)
    put(_written(found, format, settings, output), settings, output)
    return code_of(found.findings, "error")


def _init(ctx: click.Context, path: Path, settings: Settings, **others: object) -> None:
    from gxq_plan.report.scoring_example import example
    from gxq_plan.write.together import write_together

    given = next((name for name, value in others.items() if value), None)
    if given:
        raise Wrong(
            Text(zh="--{option} 不能与 --init 一起用", en="--{option} does not go with --init"), ctx, option=given
        )
    plan, _ = options.open_plan(settings)
    text = example(plan, settings.lang)
    if str(path) == "-":
        put(text, settings)
        return
    write_together({path: text.encode()})
    said = Text(
        zh="已写出 {path}（等权示例，仅供参考）；按考核办法改好后运行：gxq score --scoring {path}",
        en="{path} written (equal weights, an example only); make it say your rules, then: gxq score --scoring {path}",
    )
    click.echo(said.of(settings.lang, path=Text.both(path.as_posix())), err=True)


def _scored(
    ctx: click.Context,
    scoring: Path | None,
    period: Period | None,
    dept: tuple[str, ...],
    register: Path | None,
    as_of: str | None,
) -> Scores:
    from gxq_plan.uses.audit import latest_year
    from gxq_plan.uses.score import score

    plan, folder = options.open_plan(options.settings_of(ctx))
    options.of_plan(plan, period, ctx)
    if period is not None and not period.is_annual:
        wording = Text(
            zh="考核按年度：--period 请写 {year}，不写 {period}",
            en="points are of a year: --period {year}, not {period}",
        )
        raise Wrong(wording, ctx, year=str(period.year), period=str(period))
    departments = options.scope_of(plan, ctx, dept=dept).chosen.get("dept", ())
    rules, exempt = duties.open_rules(scoring, register, plan)
    submissions, unread = options.submitted(plan, folder)
    return score(
        plan,
        submissions,
        rules,
        period or latest_year(plan, submissions),
        duties.day_of(as_of),
        departments=departments,
        register=exempt,
        earlier=unread,
    )


def _written(found: Scores, format: str, settings: Settings, output: Path | None) -> str | bytes:
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_score import of_scores

        return to_json(of_scores(found, settings.lang))
    if format in FORMATS:
        from gxq_plan.report.paper_score import paper

        return rendered(paper(found), format, settings.lang)
    from gxq_plan.report.outline_score import blocks

    return table(blocks(found, verdict_only=settings.quiet), settings, output)
