"""Comparisons that method.md asks for: ratios that touch a threshold are on it, promises are compared exactly."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_TOUCHES = 1e-9


def at_least(ratio: Floats, threshold: float) -> Bools:
    """Whether a ratio has reached a threshold; within 1e-9 relative it is on it (method.md 2). NaN has not."""
    return np.asarray(ratio >= threshold - _TOUCHES * abs(threshold))


def satisfied(value: Floats, bound: npt.NDArray[Any], low: Floats, high: Floats) -> Bools:
    """Whether values satisfy targets: floats against stored edges, exactly. NaN on either side satisfies nothing."""
    return np.asarray(
        np.select(
            [
                bound == "at_least",
                bound == "above",
                bound == "at_most",
                bound == "below",
                (bound == "between") | (bound == "about"),
            ],
            [value >= low, value > low, value <= high, value < high, (value >= low) & (value <= high)],
            default=False,
        )
    )


def divided(above: Floats, below: Floats) -> Floats:
    """A quotient that is NaN where the divisor is zero or either is missing."""
    result = np.full(np.shape(above), np.nan)
    np.divide(above, below, out=result, where=(below != 0))
    return result


def rounded(value: Floats, decimals: npt.NDArray[np.int64]) -> Floats:
    """Each value rounded to its own number of decimals, and never -0."""
    scale = 10.0**decimals
    return np.asarray(np.rint(value * scale) / scale + 0.0)
