"""What `supervise` and `score` share: the register of exemptions, the day that they judge by, the actuals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.clock import today
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.finding import Finding
    from gxq_plan.model.exemption import Register
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.scoring import Scoring


def register() -> options.Decorator:
    about = Text(
        zh="容错登记（YAML 或 CSV）：只影响考核得分，用到的地方都会写明",
        en="register of exemptions (YAML or CSV): it changes points alone, and is named wherever it applied",
    )
    return options.option("--register", type=click.Path(path_type=Path), value=Text(zh="文件", en="FILE"), help=about)


def judged() -> options.Decorator:
    about = Text(
        zh="按哪一天判断时限、容错和豁免是否到期，如 2020-06-30（默认今天）",
        en="the day by which deadlines, exemptions and waivers are judged, such as 2020-06-30 (default today)",
    )
    return options.option("--as-of", callback=options.to_day, value=Text(zh="日期", en="DATE"), help=about)


def open_register(path: Path | None, plan: Plan) -> Register:
    from gxq_plan.model.exemption import Register
    from gxq_plan.uses.locate import shown

    if path is None:
        return Register()
    from gxq_plan.read.register_file import from_file

    return from_file(path, shown(path), plan)


def day_of(as_of: str | None) -> str:
    """The day that is judged by (ISO): the one named, else today."""
    return as_of or today().isoformat()


def open_rules(scoring: Path | None, register: Path | None, plan: Plan) -> tuple[Scoring, Register]:
    """The scoring file and the register, with what is wrong with either in one run: of neither anything is used while
    one has a fault. Raises PlanError (S001 where there is no scoring file)."""
    from gxq_plan.errors import GxqError, PlanError
    from gxq_plan.place import Place
    from gxq_plan.read.scoring_faults import NO_SCORING
    from gxq_plan.read.scoring_file import from_file
    from gxq_plan.uses.locate import shown

    findings: list[Finding] = []
    rules = exempt = None
    try:
        if scoring is None:
            raise PlanError([NO_SCORING.at(Place())])
        rules = from_file(scoring, shown(scoring), plan)
    except GxqError as error:
        findings += error.findings
    try:
        exempt = open_register(register, plan)
    except GxqError as error:
        findings += error.findings
    if rules is None or exempt is None:
        raise PlanError(findings)
    return rules, exempt
