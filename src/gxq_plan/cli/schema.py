"""`gxq schema`: JSON Schema of what the tool prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Word
from gxq_plan.cli._output import put
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

_ABOUT = Text(
    zh="给出机器输出的 JSON Schema（draft 2020-12）；scoring 和 register 是评分文件和容错登记的格式。",
    en="Gives the JSON Schema (draft 2020-12) of a machine output; scoring and register are of the files that `score` "
    "reads.",
)
FILES = ("scoring", "register")
NAMES = ("check", "report", "list", "show", "whatif", "forms", "final", "supervise", "ledger", "score", *FILES)


@click.command("schema", cls=Command, about=_ABOUT, examples=("gxq schema check > check.schema.json",))
@click.argument("name", type=Word(NAMES), cls=Argument, shown=Text(zh="|".join(NAMES), en="|".join(NAMES)))
@options.output()
@click.pass_context
def command(ctx: click.Context, name: str, output: Path | None) -> int:
    from gxq_plan.render.to_json import to_json
    from gxq_plan.report.schemas import SCHEMAS

    settings = options.settings_of(ctx)
    settings.format = "json"
    put(to_json(SCHEMAS[name]), settings, output)
    return 0
