"""Comparisons that method.md asks for: ratios that touch a threshold are on it, promises are compared exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gxq_plan.frames.columns import BOUNDS, codes

if TYPE_CHECKING:
    from collections.abc import Iterable

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
# Words as arrays hold them: the codes of a categorical; truth that may be missing: 1, 0 and -1 for neither.
Codes = npt.NDArray[np.int8]

_TOUCHES = 1e-9
_BOUND = codes(BOUNDS)
# Exact powers of ten; a number in a plan file has at most 30 digits.
_SCALES: Floats = np.array([float(f"1e{places}") for places in range(40)])


def at_least(ratio: Floats, threshold: float | Floats) -> Bools:
    """Whether a ratio has reached a threshold; within 1e-9 relative it is on it (method.md 2), within 1e-9 where the
    threshold is 0. NaN has not."""
    reach = _TOUCHES * np.where(threshold == 0, 1.0, np.abs(threshold))
    return np.asarray(ratio >= threshold - reach)


def satisfied(value: Floats, bound: Codes, low: Floats, high: Floats) -> Bools:
    """Whether values satisfy targets: floats against stored edges, exactly. NaN on either side satisfies nothing."""
    enough, little = value >= low, value <= high
    result: Bools = np.zeros(len(value), dtype=bool)
    for word, truth in (
        ("at_least", enough),
        ("above", value > low),
        ("at_most", little),
        ("below", value < high),
        ("between", enough & little),
        ("about", enough & little),
    ):
        np.copyto(result, truth, where=bound == _BOUND[word])
    return result


def divided(above: Floats, below: Floats) -> Floats:
    """A quotient that is NaN where the divisor is zero or either is missing."""
    result = np.full(np.shape(above), np.nan)
    np.divide(above, below, out=result, where=below != 0)
    return result


def rounded(value: Floats, decimals: Integers) -> Floats:
    """Each value rounded to its own number of decimals, and never -0."""
    scale = _SCALES[decimals]
    return np.asarray(np.rint(value * scale) / scale + 0.0)


def first_of(cases: Iterable[tuple[Bools, int | Codes]], otherwise: int, like: npt.NDArray[Any]) -> Codes:
    """The code of the first case that holds on each row."""
    result = np.full(len(like), otherwise, dtype="int8")
    for truth, code in reversed(list(cases)):
        np.copyto(result, np.asarray(code, dtype="int8"), where=truth)
    return result


def known(truth: Bools, where: Bools) -> Codes:
    """Truth where it was assessed, -1 elsewhere."""
    return np.where(where, truth, -1).astype("int8")
