"""How a value leads on to the cell that it was received in, and what it was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Block, Paragraph
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.record import Line

# As many characters of a hash as tell files apart; the whole one is in the record.
_HASH = 16
_NOTHING = Text(zh="", en="")


def received_blocks(lines: Sequence[Line]) -> list[Block]:
    """The received cell of a value, then what it was before, the first line first; nothing where the record knows
    nothing of it."""
    if not lines:
        return []
    changed = lines if len(lines) > 1 or lines[0].old_value else ()
    return [
        Paragraph(_received(lines[-1]), "quiet", 2),
        *(Paragraph(_step(one), "quiet", 4) for one in changed),
    ]


def _received(one: Line) -> Text:
    wording = Text(
        zh="收自 {file} {sheet}{cell}，原文“{raw}”，{accepted} {by}收入，原件 sha256 {hash}",
        en="received in {file} {sheet}{cell}, the cell says '{raw}', taken in on {accepted}{by}, file's sha256 {hash}",
    )
    return wording.given(
        file=one.source_file,
        sheet=Text(zh="工作表“{it}”的", en="sheet '{it}' ").given(it=one.sheet) if one.sheet else _NOTHING,
        cell=Text(zh="{it} 格", en="cell {it}").given(it=one.cell or "—"),
        raw=one.raw,
        accepted=_when(one),
        by=Text(zh="由{it}", en=" by {it}").given(it=one.accepted_by) if one.accepted_by else _NOTHING,
        hash=one.sha256[:_HASH],
    )


def _when(one: Line) -> str:
    """The day and the minute as they were on the clock of whoever took it in."""
    return one.accepted[:16].replace("T", " ")


def _step(one: Line) -> Text:
    wording = Text(zh="{when}：{old} → {new}{reason}", en="{when}: {old} → {new}{reason}")
    before = f"{one.old_data_status} {one.old_value}".strip()
    return wording.given(
        when=_when(one),
        old=before or Text(zh="（无）", en="(none)"),
        new=f"{one.data_status} {one.value}".strip(),
        reason=Text(zh="，原因：{it}", en=", reason: {it}").given(it=one.reason) if one.reason else _NOTHING,
    )
