"""Plans of other shapes (domain.md 5): every command works on each, in both languages, and reads well at 80 columns."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gxq_plan.cli._exit import run
from gxq_plan.cli._settings import Settings
from gxq_plan.cli.group import TABLE, gxq
from gxq_plan.read import plan_file
from gxq_plan.report.schema import SCHEMAS
from gxq_plan.text import LANGS, Lang, cell_width

from .commands import EXAMPLES, Example, Given

HERE = Path(__file__).parent
PLANS = sorted(one.parent.name for one in HERE.glob("*/plan.yaml"))
_CRASHED = re.compile(r"Traceback|内部出错|failed inside")
# What shows on a page that a value was printed which is none, or a target as YAML writes it.
_NOT_WORDS = re.compile(r"\bNone\b|\bnan\b|\bNaT\b|\{[a-z_]+:|\bForm\.|\bText\(")


@cache
def _plan(name: str) -> Any:
    return plan_file.from_file(HERE / name / "plan.yaml")


def _given(name: str, folder: Path) -> Given:
    actuals = HERE / name / "actuals"
    return Given(_plan(name), tuple(sorted(one.stem for one in actuals.glob("*.csv"))), actuals, folder)


def test_every_command_has_examples() -> None:
    assert set(EXAMPLES) == set(TABLE)


def test_every_variant_is_there() -> None:
    assert [name.split("-")[0] for name in PLANS] == [f"v{number}" for number in range(1, 8)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", EXAMPLES)
@pytest.mark.parametrize("name", PLANS)
def test_command(
    name: str,
    command: str,
    lang: Lang,
    tmp_path: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(HERE)
    for example in EXAMPLES[command](_given(name, tmp_path)):
        if lang == "en" and not example.page and "-o" not in example.arguments:
            continue  # formats for machines and documents are said in both languages by tests of their own
        code = run(gxq, ["--plan", f"{name}/plan.yaml", *example.arguments], Settings(lang=lang))
        out, err = (stream.decode() for stream in capsysbinary.readouterr())
        _assert_well_said(example, code, out, err)
        if "json" in example.arguments and command in SCHEMAS:
            jsonschema.validate(json.loads(out), SCHEMAS[command])


def _assert_well_said(example: Example, code: int, out: str, err: str) -> None:
    assert code == example.code, f"{example.arguments}: {out}{err}"
    assert not _CRASHED.search(out + err), f"{example.arguments}: {out}{err}"
    if example.page:
        # lint proposes what to write into the plan file.
        said = re.sub(r"\{[a-z_]+:", "", out) if "lint" in example.arguments else out
        assert not (found := _NOT_WORDS.search(said)), f"{example.arguments}: {found}"
        assert out.strip(), example.arguments
        assert not err or code, f"{example.arguments}: {err}"
        assert [line for line in out.splitlines() if cell_width(line) > 80] == [], example.arguments
