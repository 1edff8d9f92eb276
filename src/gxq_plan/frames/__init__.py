"""The tidy frames that pass between rooms: their columns, and how a plan and submitted rows become frames."""

from __future__ import annotations

from gxq_plan.frames.columns import *  # noqa: F403 - every column name, under one roof
from gxq_plan.frames.from_model import from_plan as from_plan
from gxq_plan.frames.from_model import from_rows as from_rows
from gxq_plan.frames.from_model import members_of as members_of
