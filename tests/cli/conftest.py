"""A plan folder for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .process import small_plan

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a clean plan and two years of actuals."""
    return small_plan(tmp_path)
