"""`gxq schema`: JSON Schema of the files that the tool reads and of what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Word
from gxq_plan.cli._output import put
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ABOUT = Text(
    zh="给出 JSON Schema（draft 2020-12）：plan 是计划文件，row 是报送文件的一行，scoring 是评分文件，"
    "register 是容错登记，其余是各命令的 JSON 输出。编辑器按它们补全、检查文件。",
    en="Gives a JSON Schema (draft 2020-12): plan is the plan file, row a row of a submitted file, scoring a scoring "
    "file, register a register of exemptions, the others the JSON output of commands. By them an editor completes and "
    "checks files.",
)
FILES = ("plan", "row", "scoring", "register")
OUTPUTS = (
    "check",
    "report",
    "list",
    "show",
    "whatif",
    "forms",
    "fix",
    "accept",
    "diff",
    "verify",
    "record",
    "lint",
    "import",
    "final",
    "supervise",
    "ledger",
    "score",
)
NAMES = (*FILES, *OUTPUTS)


@click.command(
    "schema",
    cls=Command,
    about=_ABOUT,
    examples=("gxq schema plan -o plan.schema.json", "gxq schema check > check.schema.json"),
)
@click.argument("name", type=Word(NAMES), cls=Argument, shown=Text(zh="|".join(NAMES), en="|".join(NAMES)))
@options.output()
@click.pass_context
def command(ctx: click.Context, name: str, output: Path | None) -> int:
    from gxq_plan.render.to_json import to_json

    settings = options.settings_of(ctx)
    settings.format = "json"
    put(to_json(_schema(name)), settings, output)
    return 0


def _schema(name: str) -> Mapping[str, Any]:
    """Files and outputs are made in places of their own: neither loads the other."""
    if name == "plan":
        from gxq_plan.report.plan_schema import plan_schema

        return plan_schema()
    if name == "row":
        from gxq_plan.report.row_schema import row_schema

        return row_schema()
    from gxq_plan.report.schemas import SCHEMAS

    return SCHEMAS[name]
