"""What a spreadsheet program says beside a cell and takes in it, as Excel's data validation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.form import Limits
    from gxq_plan.write.form_sheet import Guard

# What Excel takes; a file with longer ones is called damaged.
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255


def validation(guard: Guard, cell: str) -> dict[str, Any]:
    about = {
        "input_title": cut(guard.title, _LONGEST_TITLE),
        "input_message": cut(guard.about, _LONGEST_MESSAGE),
        "error_title": cut(guard.title, _LONGEST_TITLE),
        "error_message": cut(guard.refusal, _LONGEST_MESSAGE),
    }
    if guard.choices:
        return {**about, "validate": "list", "source": list(guard.choices)}
    if guard.limits:
        return {**about, "validate": "custom", "value": taken(guard.limits, guard.words, cell)}
    if guard.since:
        # A warning only: `check` reads days in more forms than a spreadsheet program does.
        return {**about, "validate": "date", "criteria": ">=", "value": guard.since, "error_type": "warning"}
    return {**about, "validate": "any"}


def taken(limits: Limits, words: Sequence[str], cell: str) -> str:
    """The formula that holds of what may stand in a cell. Texts are not compared with bounds: IF decides first."""
    bounds = [f"{cell}{sign}{one:f}" for sign, one in ((">=", limits.low), ("<=", limits.high)) if one is not None]
    if limits.whole:
        bounds.append(f"{cell}=INT({cell})")
    said = ",".join(f'TRIM({cell})="{one}"' for one in words)
    return f"=IF(ISNUMBER({cell}),AND({','.join(bounds or ['TRUE'])}),OR({said}))"


def cut(text: str, most: int) -> str:
    """The text within so many UTF-16 units, which is what Excel counts."""
    if _units(text) <= most:
        return text
    kept = text[: most - 1]
    while _units(kept) >= most:
        kept = kept[:-1]
    return f"{kept}…"


def _units(text: str) -> int:
    return len(text) + sum(one > "\uffff" for one in text)
