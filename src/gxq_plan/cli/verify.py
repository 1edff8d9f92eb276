"""`gxq verify`: a published report computed again from its inputs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Wrong
from gxq_plan.cli._exit import code_of
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.cli._settings import Settings
    from gxq_plan.uses.find_inputs import Finder
    from gxq_plan.uses.state import State

_ABOUT = Text(
    zh="核对一份已公布的报告（gxq report -o 报告.json）：按哈希找回当时的计划和每一份数据，重算并逐个数比较；再用现行的"
    "计划和数据重算，说出哪些数今天已不成立、因为什么。"
    "不写报告时，核对收入留痕：每一行、每份原件、实际值文件是否一致。"
    "退出码：0 重算无误且仍成立，1 重算不出或已不成立，2 缺少输入。",
    en="Verifies a published report (gxq report -o report.json): finds its plan and every input by their hashes, "
    "computes it again and compares figure by figure; then with the plan and actuals of today, and says what no longer "
    "holds and why. "
    "Without a report it verifies the record: every line, every received file, the actuals. "
    "Exit code 0: reproduced and holding; 1: not reproduced, or overtaken; 2: inputs are missing.",
)
_FILE = click.Path(path_type=Path)
_FOLDER = click.Path(path_type=Path)


@click.command(
    "verify",
    cls=Command,
    about=_ABOUT,
    examples=("gxq verify report-2019.json", "gxq verify report-2019.json --search backup"),
)
@click.argument("report", type=_FILE, required=False, cls=Argument, shown=Text(zh="[报告.json]", en="[REPORT.json]"))
@options.option(
    "--search",
    multiple=True,
    type=_FOLDER,
    value=Text(zh="文件夹", en="FOLDER"),
    help=Text(
        zh="还在此文件夹（及其下各层）里按哈希找输入（可重复）",
        en="look for inputs by their hashes in this folder too, and below it (repeatable)",
    ),
)
@options.output()
@options.formats("json", schema="gxq.verify/1")
@click.pass_context
def command(ctx: click.Context, report: Path | None, search: tuple[Path, ...], output: Path | None, format: str) -> int:
    from gxq_plan import __version__
    from gxq_plan.read.report_file import read_report
    from gxq_plan.uses.locate import shown

    settings = options.settings_of(ctx)
    if report is None:
        return _record(settings, search, output, format, ctx)
    record, data = read_report(report, shown(report))
    finder = _finder(settings, report, search)
    from gxq_plan.uses.verify import Asked, verify  # pandas: only once there is a report

    asked = Asked(shown(report), record, data)
    found = verify(asked, finder, lambda: _today(settings), options.known_faults, __version__)
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_verify import of_verified

        text = to_json(of_verified(found, settings.lang))
    else:
        from gxq_plan.report.outline_verify import blocks

        said = blocks(found, everything=settings.verbose, verdict_only=settings.quiet)
        text = table(said, settings, output)
    put(text, settings, output)
    return code_of(found.findings)


def _record(settings: Settings, search: Sequence[Path], output: Path | None, format: str, ctx: click.Context) -> int:
    """Without a report it is the record that is held against itself."""
    from gxq_plan.report.recorded import blocks, of_recorded
    from gxq_plan.uses.locate import record_folder
    from gxq_plan.uses.verify_record import verify_record

    if search:
        raise Wrong(Text(zh="--search 是核对报告用的；请写报告文件", en="--search is for a report; name its file"), ctx)
    settings.schema = "gxq.record/1"
    plan, folder = options.open_plan(settings)
    found = verify_record(plan, folder.absolute(), record_folder(folder))
    if format == "json":
        from gxq_plan.render.to_json import to_json

        text = to_json(of_recorded(found, settings.lang))
    else:
        text = table(blocks(found, everything=settings.verbose, verdict_only=settings.quiet), settings, output)
    put(text, settings, output)
    return code_of(found.findings)


def _finder(settings: Settings, report: Path, search: Sequence[Path]) -> Finder:
    """Where inputs may lie: where the report says, in the actuals folder, in the record beside it, and where the call
    says. A folder that the call names must be there."""
    from gxq_plan.errors import InputError
    from gxq_plan.place import Place
    from gxq_plan.read import file_faults
    from gxq_plan.uses.find_inputs import RECEIVED, Finder
    from gxq_plan.uses.locate import shown

    gone = [file_faults.FILE_MISSING.at(Place(shown(one)), near="") for one in search if not one.is_dir()]
    if gone:
        raise InputError(gone)
    plan = _plan_in_force(settings)
    home = plan.parent if plan else Path("data")
    actuals = settings.actuals or home / "actuals"
    beside = [Path(), home, report.parent]
    return Finder(beside, actuals.parent / RECEIVED, [actuals, home], search)


def _plan_in_force(settings: Settings) -> Path | None:
    """The plan file of today; None where there is none and none was asked for."""
    from gxq_plan.errors import PlanError
    from gxq_plan.uses.locate import plan_file

    try:
        return plan_file(settings.plan)
    except PlanError:
        if settings.plan:
            raise
        return None


def _today(settings: Settings) -> State | None:
    """The plan and the actuals of today; None where there are none."""
    from gxq_plan.uses.locate import actuals_folder, shown
    from gxq_plan.uses.state import State, files_of

    path = _plan_in_force(settings)
    if path is None:
        return None
    plan, _ = options.open_plan(settings)
    folder = actuals_folder(settings.actuals, path)
    return State(shown(path), plan, files_of(folder)) if settings.actuals or folder.is_dir() else None
