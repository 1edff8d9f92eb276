"""A new plan folder: the files that it starts with, filled in from the templates beside this module."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

    from gxq_plan.text import Lang

_MARK = re.compile("@([A-Z_]+)@")
_HERE = PurePosixPath()
# The goal of the example, which its indicator reaches in the last year.
_GOAL = 120


class Wanted(NamedTuple):
    """What a folder is wanted for."""

    title: str
    years: tuple[int, ...]
    lang: Lang


def starter(wanted: Wanted) -> dict[PurePosixPath, bytes]:
    """Every file by its path in the folder. Templates are text with @NAME@ in it; CSV gets the mark by which a
    spreadsheet knows UTF-8."""
    words = _words(wanted)
    made = {}
    for path, text in _templates(resources.files("gxq_plan.uses") / "starter" / wanted.lang):
        text = _MARK.sub(lambda found: words[found[1]], text)
        made[_named(path, wanted)] = text.encode("utf-8-sig" if path.suffix == ".csv" else "utf-8")
    return made


def _templates(folder: Traversable, at: PurePosixPath = _HERE) -> Iterator[tuple[PurePosixPath, str]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _templates(one, at / one.name)
        else:
            yield at / one.name, one.read_text(encoding="utf-8").replace("\r\n", "\n")


def _named(path: PurePosixPath, wanted: Wanted) -> PurePosixPath:
    """Names with a dot would be hidden here, and mean something to Git; the sample is called after its year."""
    named = PurePosixPath(*(f".{one[4:]}" if one.startswith("dot-") else one for one in path.parts))
    return named.with_name(f"{wanted.years[0]}.csv") if named.name == "sample.csv" else named


def _words(wanted: Wanted) -> dict[str, str]:
    years = wanted.years
    firms, research, energy = _Series(_GOAL, 5, 0), _Series(52, 1, 1), _Series(60, -2, 2)
    return {
        "ID": f"plan-{years[0]}-{years[-1]}",
        "TITLE": json.dumps(wanted.title, ensure_ascii=False),  # a text in quotes in YAML, too
        "HEADING": wanted.title,
        "PERIODS": f"[{', '.join(map(str, years))}]",
        "FIRST": str(years[0]),
        "SECOND": str(years[1] if len(years) > 1 else years[0]),
        "LAST": str(years[-1]),
        "BEFORE": str(years[0] - 1),
        "FIRMS": firms.targets(years),
        "RESEARCH": research.targets(years),
        "ENERGY": energy.targets(years),
        "FIRMS_BEFORE": firms.near_first(years, -8),
        "RESEARCH_BEFORE": research.near_first(years, -2),
        "ENERGY_BEFORE": energy.near_first(years, 3),
        "FIRMS_NOW": firms.near_first(years, 3),
        "RESEARCH_NOW": research.near_first(years, -1),
        "ENERGY_NOW": energy.near_first(years, 1),
    }


class _Series(NamedTuple):
    """Targets that move by a step a year and end at `last`, both in units of the last decimal place."""

    last: int
    step: int
    decimals: int

    def targets(self, years: Sequence[int]) -> str:
        numbers = (self._shown(self.last - self.step * (years[-1] - year)) for year in years)
        return f"{{{', '.join(f'{year}: {one}' for year, one in zip(years, numbers, strict=True))}}}"

    def near_first(self, years: Sequence[int], off: int) -> str:
        """A number off the first target by a few of its last places."""
        return self._shown(self.last - self.step * (len(years) - 1) + off)

    def _shown(self, places: int) -> str:
        return f"{places / 10**self.decimals:.{self.decimals}f}"
