"""`gxq report --final`: the summary of all years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.cli._click import Wrong
from gxq_plan.cli._output import table
from gxq_plan.render.formats import FORMATS, rendered
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import click

    from gxq_plan.cli._settings import Settings
    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Submission
    from gxq_plan.report.final import Final
    from gxq_plan.uses.scope import Scope


def refused(ctx: click.Context, period: Period | None, **others: object) -> None:
    """A summary has one table of its own, and is of years."""
    given = next((name for name, value in others.items() if value), None)
    if given:
        raise Wrong(
            Text(zh="--{option} 不能与 --final 一起用", en="--{option} does not go with --final"), ctx, option=given
        )
    if period is not None and not period.is_annual:
        wording = Text(
            zh="收官总结按年度：--period 请写 {year}，不写 {period}",
            en="a summary is of years: --period {year} instead of {period}",
        )
        raise Wrong(wording, ctx, year=str(period.year), period=str(period))


def summed_up(
    ctx: click.Context,
    plan: Plan,
    submissions: Sequence[Submission],
    scope: Scope,
    period: Period | None,
    earlier: Sequence[Finding],
    as_of: str | None,
) -> Final:
    """The summary; of the whole plan only once its last year has data."""
    from gxq_plan.uses.audit import used_periods
    from gxq_plan.uses.final import final

    years = [one for one in used_periods(submissions) if one.is_annual and one in plan.periods]
    until = period or plan.final
    if until not in years:
        last = years[-1] if years else None
        wording = _NOT_YET if last else _NOTHING_YET
        raise Wrong(wording, ctx, until=str(until), last=str(last or ""))
    return final(plan, submissions, scope, until, earlier=earlier, as_of=as_of)


_NOT_YET = Text(
    zh="{until} 年还没有年度实际值，不能作总结；报送后再运行，或加 --period {last} 作截至 {last} 年的总结",
    en="there is no annual actual for {until} yet: run it once they are in, or --period {last} sums up until {last}",
)
_NOTHING_YET = Text(
    zh="还没有任何年度的实际值，{until} 年不能作总结{last}",
    en="no year has an actual yet: {until} cannot be summed up{last}",
)


def written(found: Final, format: str, settings: Settings, output: Path | None) -> str | bytes:
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_final import of_final

        return to_json(of_final(found, settings.lang))
    from gxq_plan.report.outline_final import blocks, paper

    if format in FORMATS:
        return rendered(paper(found), format, settings.lang)
    return table(blocks(found, verdict_only=settings.quiet), settings, output)
