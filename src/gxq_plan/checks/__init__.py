"""The rules for what is submitted, one file each, found by their file names and ordered by code.

Those for the plan itself are in `plan/`, so that checking files need not load them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gxq_plan.checks._found import found
from gxq_plan.checks._rule import Rule

if TYPE_CHECKING:
    from gxq_plan.checks._evidence import Evidence

RULES: tuple[Rule[Evidence], ...] = found(str(Path(__file__).parent), __name__, Rule)
