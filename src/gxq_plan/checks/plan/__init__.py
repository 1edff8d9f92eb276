"""The rules about the plan itself (`gxq lint`), one file each, found by their file names and ordered by code."""

from __future__ import annotations

from pathlib import Path

from gxq_plan.checks._found import found
from gxq_plan.checks.plan._rule import PlanRule

PLAN_RULES: tuple[PlanRule, ...] = found(str(Path(__file__).parent), __name__, PlanRule)
