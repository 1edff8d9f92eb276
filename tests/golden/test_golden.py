"""Whole outputs, read by eye before they were kept. GXQ_REFRESH=1 writes them anew; read the difference."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent
RECORD = ["--plan", "tests/golden/record/plan.yaml"]
FORMS = ["--plan", "tests/golden/forms/plan.yaml"]
REGISTER = ["--register", "examples/register.yaml"]
SCORE = ["score", "--scoring", "examples/scoring.yaml", *REGISTER]
FIVE_YEAR = ["--plan", "tests/plans/v2-five-year/plan.yaml"]
TASK_SPLIT = ["--plan", "tests/plans/v4-task-split/plan.yaml"]
OUTPUTS = {
    "report-80": (80, ["report"]),
    "report-140": (140, ["report"]),
    "report-2018-100": (100, ["report", "--period", "2018", "--dept", "科技局", "--dept", "招商局"]),
    "report-2020Q3-80": (80, ["report", "--period", "2020Q3"]),
    "report-columns-80": (
        80,
        ["report", "--dept", "经济发展局", "--columns", "id,指标,实际,推算,needed,K", "--sort", "-needed"],
    ),
    "report-dept-80": (80, ["report", "--dept", "党群工作部", "--compare", "2018"]),
    "report-dept-2020Q3-80": (80, ["report", "--dept", "创业园", "--period", "2020Q3"]),
    "report-compare-140": (140, ["report", "--compare", "2018"]),
    "report-wide-80": (80, ["report", "--dept", "财政局", "--wide"]),
    "check-140": (140, ["check", "data/actuals/2019.csv", "-v"]),
    "check-faulty-140": (140, ["check", "examples/2019-faulty.csv"]),
    "check-faulty-concise": (120, ["check", "examples/2019-faulty.csv", "--format", "concise"]),
    "check-faulty-github": (120, ["check", "examples/2019-faulty.csv", "--format", "github"]),
    "check-faulty-junit": (120, ["check", "examples/2019-faulty.csv", "--format", "junit"]),
    "check-faulty-markdown": (120, ["check", "examples/2019-faulty.csv", "--format", "markdown"]),
    "show-level-80": (80, ["show", "W13-1"]),
    "show-flow-80": (80, ["show", "W01-3"]),
    "show-level-140": (140, ["show", "W13-1"]),
    "show-ratio-down-80": (80, ["show", "W09-1"]),
    "show-copy-80": (80, ["show", "W33-2"]),
    "show-open-80": (80, ["show", "W05-2"]),
    "show-missing-80": (80, ["show", "W32-1", "--period", "2019"]),
    "show-quarter-level-80": (80, ["show", "W13-1", "--period", "2020Q3"]),
    "show-quarter-flow-80": (80, ["show", "W01-3", "--period", "2020Q3"]),
    "show-every-80": (80, ["show", "W21-1", "-v"]),
    "show-forms-80": (80, [*FORMS, "show", "I-1", "-v"]),
    "show-growth-80": (80, [*FORMS, "show", "I-2", "-v"]),
    "show-relative-80": (80, [*FORMS, "show", "I-3", "-v"]),
    "show-milestone-80": (80, [*FORMS, "show", "I-4", "-v"]),
    "show-compound-80": (80, [*FORMS, "show", "I-5", "-v"]),
    "show-band-80": (80, [*FORMS, "show", "I-6", "-v"]),
    "show-average-80": (80, [*FORMS, "show", "I-7", "-v"]),
    "whatif-80": (80, ["whatif", "W13-1=90", "W05-1=5"]),
    "whatif-140": (140, ["whatif", "W13-1=90", "W05-1=5", "-v"]),
    "whatif-copy-80": (80, ["whatif", "W01-3@2020=1.1亿元", "W03-2=460000万元"]),
    "accept-80": (80, ["accept", "--dry-run", "tests/golden/accept/2019-招商局.csv", "tests/golden/accept/2020.csv"]),
    "accept-140": (140, ["accept", "--dry-run", "-v", "tests/golden/accept/2019-招商局.csv"]),
    "accept-refused-80": (80, ["accept", "--dry-run", "tests/golden/accept/2019-旧表.csv"]),
    "accept-nothing-new-80": (80, [*RECORD, "accept", "--dry-run", "tests/golden/record/2019-更正.csv"]),
    "show-received-80": (80, [*RECORD, "show", "W02-1"]),
    "help-accept-80": (80, ["accept", "--help"]),
    "template-csv": (80, ["template", "--dept", "科学技术局", "--period", "2020Q3", "--format", "csv", "-o", "-"]),
    "template-json": (80, ["template", "--dept", "行政审批局", "--period", "2020", "--format", "json"]),
    "help-template-80": (80, ["template", "--help"]),
    "fix-80": (80, ["fix", "examples/2019-messy.xlsx"]),
    "fix-140": (140, ["fix", "examples/2019-faulty.csv", "-v"]),
    "fix-wide-80": (80, ["fix", "tests/corpus/layouts/annex.csv"]),
    "help-fix-80": (80, ["fix", "--help"]),
    "help-whatif-80": (80, ["whatif", "--help"]),
    "diff-80": (80, ["diff", "tests/golden/diff/old", "tests/golden/diff/new"]),
    "diff-plan-80": (80, ["diff", "tests/golden/diff/old/plan.yaml", "tests/golden/diff/new/plan.yaml"]),
    "help-diff-80": (80, ["diff", "--help"]),
    "help-verify-80": (80, ["verify", "--help"]),
    "import-80": (80, ["import", "tests/golden/forms/annex.txt"]),
    "import-every-140": (140, ["import", "tests/golden/forms/annex.txt", "-v"]),
    "list-80": (80, ["list"]),
    "list-dept-100": (100, ["list", "--dept", "财政局"]),
    "list-goals-80": (80, ["list", "goals"]),
    "list-tasks-80": (80, ["list", "tasks"]),
    "list-works-80": (80, ["list", "works"]),
    "list-roadmap-80": (80, ["list", "works", "--by", "priority", "--dept", "规划建设局"]),
    "report-final-140": (140, ["report", "--final", "--period", "2019", "--dept", "招商局"]),
    "supervise-80": (80, ["supervise", "--as-of", "2020-06-30"]),
    "supervise-140": (140, ["supervise", *REGISTER, "--as-of", "2020-06-30"]),
    "score-80": (80, [*SCORE, "--as-of", "2020-06-30"]),
    "score-140": (140, [*SCORE, "--dept", "财政局", "--dept", "创业园", "--as-of", "2020-06-30"]),
    "score-init": (80, ["score", "--init", "-"]),
    "help-supervise-80": (80, ["supervise", "--help"]),
    "help-score-80": (80, ["score", "--help"]),
    "others-five-year-indicators-80": (80, [*FIVE_YEAR, "list", "indicators"]),
    "others-five-year-report-80": (80, [*FIVE_YEAR, "report"]),
    "others-five-year-span-80": (80, [*FIVE_YEAR, "show", "P1-1"]),
    "others-five-year-works-80": (80, [*FIVE_YEAR, "list", "works"]),
    "others-task-split-80": (80, [*TASK_SPLIT, "list"]),
    "others-task-split-check-80": (80, [*TASK_SPLIT, "check"]),
    "help-init-80": (80, ["init", "--help"]),
    "help-schema-80": (80, ["schema", "--help"]),
    "check-faulty-40": (40, ["check", "examples/2019-faulty.csv"]),
    "lint-80": (80, ["lint"]),
    "lint-140": (140, ["lint"]),
    "lint-district-80": (80, ["lint", "tests/checks/plan/zones/district.yaml"]),
    "explain-80": (80, ["explain"]),
    "explain-A003-80": (80, ["explain", "A003"]),
    "help-80": (80, ["--help"]),
    "help-check-80": (80, ["check", "--help"]),
    "ascii-80": (80, ["--ascii", "report", "--dept", "规划建设局"]),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", OUTPUTS)
def test_output(name: str, lang: str) -> None:
    columns, arguments = OUTPUTS[name]
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GXQ_", "PYTHON"))}
    environment = kept | {"COLUMNS": str(columns), "GXQ_LANG": lang, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "gxq_plan", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    golden = HERE / f"{name}.{lang}.txt"
    if os.environ.get("GXQ_REFRESH"):
        golden.write_text(done.stdout, encoding="utf-8", newline="\n")
    assert done.stdout == golden.read_text(encoding="utf-8")
