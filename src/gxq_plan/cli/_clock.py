"""The day of today, or that of SOURCE_DATE_EPOCH, so that a run can be repeated."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from gxq_plan.cli._click import Wrong
from gxq_plan.text import Text

if TYPE_CHECKING:
    import click


def today(ctx: click.Context) -> date:
    """Raises Wrong where SOURCE_DATE_EPOCH is no number of seconds."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return date.today()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        wording = Text(
            zh="SOURCE_DATE_EPOCH 不是秒数：{value}", en="SOURCE_DATE_EPOCH is no number of seconds: {value}"
        )
        raise Wrong(wording, ctx, value=seconds) from None
