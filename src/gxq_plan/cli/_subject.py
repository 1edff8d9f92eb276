"""Which indicator a call names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.cli._click import Wrong
from gxq_plan.text import Text

if TYPE_CHECKING:
    import click

    from gxq_plan.read.names import Names


def subject(names: Names, written: str, ctx: click.Context) -> str:
    """The indicator's id. A name that several rows share asks for the id."""
    from gxq_plan.read.nearest import folded, nearest

    known = names.ids.get(written.strip().upper())
    ids = (known,) if known else names.by_name.get(folded(written), ())
    ids = tuple(one for one in ids if one in names.plan.by_id)
    if len(ids) == 1:
        return ids[0]
    if ids:
        raise Wrong(
            Text(zh="“{name}”有 {count} 行，请写编号：{ids}", en="'{name}' has {count} rows; give the id: {ids}"),
            ctx,
            name=written,
            count=len(ids),
            ids=ids,
        )
    near = nearest(written, [*names.plan.by_id, *names.shown])
    hint = (
        Text(zh="是不是：{near}？", en="did you mean {near}?")
        if near
        else Text(zh="编号见 gxq list indicators{near}", en="ids: gxq list indicators{near}")
    )
    raise Wrong(
        Text(zh="计划里没有指标“{name}”；{hint}", en="the plan has no indicator '{name}'; {hint}"),
        ctx,
        name=written,
        hint=hint.given(near=list(near) or ""),
    )
