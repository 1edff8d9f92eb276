"""How well a piece of text fits a column: small costs where it does. The weights are by hand, from documents."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from gxq_plan.model.unit import COUNTING, is_known
from gxq_plan.read.annex.columns import Role
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.annex.row import is_dash, kind_of
from gxq_plan.read.wording.names import is_unit
from gxq_plan.read.wording.targets import worded

if TYPE_CHECKING:
    from collections.abc import Sequence

NEVER = 9.0
_LONGEST_HEADING = 60
_LONGEST_WORDS = 40
_WORDS = re.compile(
    r"翻[一两二三]?番|持平|保持|稳步|完成.{0,8}下达|同步|高于|低于|达到|合理区间|省定|国家|视情|逐年|进一步|待定"
)
_OFFICE = re.compile(
    r"(?:局|委|办|部|厅|院|中心|公司|街道|办公室|政府|镇|乡|园|区|处|科|队|站|所|会|集团|支行|银行|学校|大学|协会|单位|部门|组)(?:等|\*)?$"
)
_NATURE = re.compile(r"约束性?|预期性?|指导性?")
# What no name begins with: the end of one that was broken over two lines.
_FRAGMENT = re.compile(r"(?:占比|比重|比例|数量|总数|总额|总量|率|数|量|额|面积|规模)(?:[*＊①-⑳（(]|$)")
_GOES_ON = re.compile(r"[占的和与及、，,/（(—-]$")


@lru_cache(maxsize=8192)
def value_cost(text: str) -> float:
    """Of a target: nothing for a number or a dash, a little for words that targets are put in."""
    if is_dash(text):
        return 0.0
    read = worded(text)
    if not read.as_text and (not read.unit or is_unit(read.unit)):
        return 0.0
    if len(text) >= _LONGEST_WORDS or numbered(text).kind:
        return NEVER
    return 1.0 if _WORDS.search(text) else 4.0


def is_value(text: str) -> bool:
    return value_cost(text) == 0.0


def is_open(text: str) -> bool:
    """Whether a bracket is open or a word cannot end here, so that the next line belongs to it."""
    return text.count("(") + text.count("（") > text.count(")") + text.count("）") or bool(_GOES_ON.search(text))


class Fits:
    """The costs for one stretch of text; what repeats in it (offices, sources) is known by its number."""

    def __init__(self, pieces: Sequence[str], kinds: Sequence[str]) -> None:
        counted = Counter(one for one in pieces if not is_value(one))
        self._often = {one for one, times in counted.items() if times >= 3}
        self._kinds = list(kinds)
        self._known: dict[tuple[Role, int, tuple[str, ...]], float] = {}

    def cost(self, role: Role, level: int, pieces: Sequence[str]) -> float:
        """Of reading some pieces, one below the other, as one cell of a column; `level` counts LEVEL columns."""
        key = role, level, tuple(pieces)
        if (known := self._known.get(key)) is None:
            known = self._known[key] = self._cost(role, level, pieces)
        return known

    def _cost(self, role: Role, level: int, pieces: Sequence[str]) -> float:
        if role is Role.LEVEL:
            return self._level(level, pieces)
        if not pieces:
            return _BLANK.get(role, 0.5)
        return self._filled(role, pieces) + sum(self._joined(role, pieces, at) for at in range(1, len(pieces)))

    def _filled(self, role: Role, pieces: Sequence[str]) -> float:
        first, text = pieces[0], "".join(pieces)
        often = (first in self._often or text in self._often) and value_cost(text) > 1
        if role.value in ("target", "baseline", "average", "total"):
            return value_cost(text)
        if role is Role.INDEX:
            return 0.0 if text.isdigit() and len(text) < 4 else NEVER
        if role in (Role.NOTE, Role.OTHER, Role.DEFINITION, Role.WEIGHT):
            return 2.5 if is_value(first) and role is not Role.WEIGHT else 1.0
        if is_value(first) or kind_of([first]):
            return NEVER
        if role is Role.NATURE:
            return 0.0 if _NATURE.fullmatch(text) else NEVER
        if role is Role.UNIT:
            return 0.0 if is_known(text) or text in COUNTING else 0.5 if often else 1.5 if len(text) < 8 else NEVER
        if role is Role.SOURCE:
            return 0.0 if often else 1.0 if len(text) < 7 else 4.0
        if role in (Role.DEPARTMENT, Role.LEAD, Role.ASSIST):
            return 0.0 if often or _OFFICE.search(text) else 3.0
        return self._name(first, text)

    def _name(self, first: str, text: str) -> float:
        kind = numbered(first).kind
        cost = 5.0 if kind and kind in self._kinds else 0.0
        if first in self._often and _OFFICE.search(first):
            cost += 4.0
        if _FRAGMENT.match(first):
            cost += 3.0
        return cost - (0.3 if text.endswith((")", "）")) else 0.0)

    def _joined(self, role: Role, pieces: Sequence[str], at: int) -> float:
        """Of one more piece in a cell: little where the piece before it is visibly not the end."""
        before, piece = pieces[at - 1], pieces[at]
        if is_value(piece) or numbered(piece).kind in ("word", "chapter"):
            return NEVER
        if is_open("".join(pieces[:at])):
            return 0.1
        if piece.startswith(("(", "（")) or _FRAGMENT.match(piece):
            return 0.2
        if role in (Role.DEPARTMENT, Role.LEAD, Role.ASSIST):
            return 0.3 if before.endswith(("、", "，")) or "".join(pieces) in self._often else 3.0
        return 1.5 if role is Role.INDICATOR else 2.5

    def _level(self, level: int, pieces: Sequence[str]) -> float:
        if not pieces:
            return 0.0
        kind = numbered(pieces[0]).kind
        expected = self._kinds[level] if level < len(self._kinds) else ""
        cost = 0.05 if kind and kind == expected else 6.0 if kind and expected else 3.0 if expected else 0.8
        if is_value(pieces[0]) or sum(map(len, pieces)) > _LONGEST_HEADING:
            return NEVER
        for before, piece in itertools.pairwise(pieces):
            if value_cost(piece) <= 1 or (numbered(piece).kind and numbered(piece).kind in self._kinds):
                return NEVER
            cost += 0.02 if before.endswith(("：", ":", "、")) or len(piece) <= 4 else 1.0
        return cost


# What it costs that a cell has nothing: merged downward, or simply blank.
_BLANK = {
    Role.INDEX: 2.0,
    Role.INDICATOR: NEVER,
    Role.TARGET: 6.0,
    Role.BASELINE: 4.0,
    Role.AVERAGE: 4.0,
    Role.TOTAL: 4.0,
    Role.UNIT: 3.0,
    Role.SOURCE: 2.5,
    Role.NATURE: 2.5,
    Role.DEPARTMENT: 2.0,
    Role.LEAD: 2.0,
    Role.ASSIST: 1.0,
}
