"""Documents say what the tool says: generated parts are fresh, complete examples load, commands are described."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gxq_plan.cli.group import TABLE
from gxq_plan.read.plan_file import from_bytes

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def _docs_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_tool", ROOT / "tools" / "docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["docs_tool"] = module
    spec.loader.exec_module(module)
    return module


def test_generated_parts_are_fresh() -> None:
    assert [path.name for path in _docs_tool().stale()] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_both_readmes_name_every_command(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for command in TABLE:
        assert f"gxq {command}" in text or (command == "schema" and name == "README.zh.md"), command


def test_complete_plans_in_the_documents_load() -> None:
    blocks = [
        block
        for page in PAGES
        for block in re.findall(r"```yaml\n(schema: gxq\.plan/1\n.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    ]
    assert len(blocks) >= 2
    for block in blocks:
        assert from_bytes(block.encode(), "docs").seats


def test_links_inside_the_repository_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"
