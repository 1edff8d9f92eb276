"""`gxq diff`: two plans, or two states of the actuals, side by side."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Wrong
from gxq_plan.cli._exit import CLEAN, FINDINGS
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.cli._settings import Settings
    from gxq_plan.uses.state import Bytes, State

_ABOUT = Text(
    zh="比较两份计划（.yaml）、两次报送数据（文件或文件夹），或两个含 plan.yaml 和 actuals 的文件夹。分清新数据、更正、"
    "撤回、目标调整、口径和方法的改变、指标增减，并说出各自使哪些状态变动。没有依据的目标调整会指出来。",
    en="Compares two plans (.yaml), two states of the actuals (files or folders), or two folders that hold plan.yaml "
    "and actuals. Tells apart new, revised and withdrawn data, revised targets, changed method, added and removed "
    "rows, each with the statuses it moved. A target that was changed without a document is said to be so.",
)
_PATH = click.Path(path_type=Path)


@click.command(
    "diff",
    cls=Command,
    about=_ABOUT,
    examples=("gxq diff plan-2019.yaml data/plan.yaml", "gxq diff backup/actuals data/actuals", "gxq diff old data"),
)
@click.argument("old", type=_PATH, cls=Argument, shown=Text(zh="旧", en="OLD"))
@click.argument("new", type=_PATH, cls=Argument, shown=Text(zh="新", en="NEW"))
@options.option(
    "--exit-code",
    "strict",
    is_flag=True,
    help=Text(zh="有差别时退出码为 1", en="exit code 1 where there are differences"),
)
@options.output()
@options.formats("json", schema="gxq.diff/1")
@click.pass_context
def command(ctx: click.Context, old: Path, new: Path, strict: bool, output: Path | None, format: str) -> int:
    from gxq_plan.uses.state import sort_of

    settings = options.settings_of(ctx)
    sorts = sort_of(old), sort_of(new)
    if sorts[0] is not sorts[1]:
        wording = Text(
            zh="{old}是{was}，{new}是{now}，不能相比：请给两份计划、两次数据，或两个含 plan.yaml 的文件夹",
            en="{old} is {was}, {new} is {now}: give two plans, two states of the data, or two folders with plan.yaml",
        )
        facts = {"was": _SORT[sorts[0]], "now": _SORT[sorts[1]]}
        raise Wrong(wording, ctx, old=old.as_posix(), new=new.as_posix(), **facts)
    states = _STATES[sorts[0]](settings, old, new)
    from gxq_plan.uses.diff import diff  # pandas: only once there is something to compare

    found = diff(sorts[0], *states)
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_diff import of_diff

        text = to_json(of_diff(found))
    else:
        from gxq_plan.report.outline_diff import blocks

        said = blocks(found, everything=settings.verbose, verdict_only=settings.quiet)
        text = table(said, settings, output)
    put(text, settings, output)
    return CLEAN if found.is_empty or not strict else FINDINGS


_SORT = {
    "plan": Text(zh="计划文件", en="a plan"),
    "actuals": Text(zh="报送数据", en="submitted data"),
    "state": Text(zh="含计划的文件夹", en="a folder with a plan"),
}


def _plans(settings: Settings, old: Path, new: Path) -> tuple[State, State]:
    """Two plans, both with the actuals that are there now."""
    from gxq_plan.read.plan_file import from_file
    from gxq_plan.uses.locate import shown
    from gxq_plan.uses.state import State

    files = _current_actuals(settings, old, new)
    known = options.known_faults
    ours, theirs = (State(shown(one), from_file(one, shown(one), known), files) for one in (old, new))
    return ours, theirs


def _current_actuals(settings: Settings, old: Path, new: Path) -> tuple[Bytes, ...]:
    """The actuals folder that is named, else the one beside either plan, else that of the plan in force; none where
    there is none: two plans can be compared without."""
    from gxq_plan.errors import PlanError
    from gxq_plan.read.actuals import data_files
    from gxq_plan.uses.locate import plan_file
    from gxq_plan.uses.state import files_of

    if settings.actuals:
        return files_of(settings.actuals)
    beside = [new.parent / "actuals", old.parent / "actuals"]
    try:
        beside.append(plan_file(settings.plan).parent / "actuals")
    except PlanError:
        if settings.plan:
            raise
    return next((files_of(one) for one in beside if one.is_dir() and data_files(one)), ())


def _actuals(settings: Settings, old: Path, new: Path) -> tuple[State, State]:
    """Two states of the data, both under the plan in force."""
    from gxq_plan.uses.locate import shown
    from gxq_plan.uses.state import State, files_of

    plan, _ = options.open_plan(settings)
    ours, theirs = (State(shown(one), plan, files_of(one)) for one in (old, new))
    return ours, theirs


def _folders(settings: Settings, old: Path, new: Path) -> tuple[State, State]:
    """Two plans, each with its own actuals."""
    from gxq_plan.uses.locate import shown

    ours, theirs = (_folder(one)._replace(shown=shown(one)) for one in (old, new))
    return ours, theirs


def _folder(folder: Path) -> State:
    from gxq_plan.read.actuals import data_files
    from gxq_plan.read.plan_file import from_file
    from gxq_plan.uses.locate import shown
    from gxq_plan.uses.state import State, files_of, plan_in

    path = plan_in(folder)
    assert path is not None
    actuals = path.parent / "actuals"
    files = files_of(actuals) if actuals.is_dir() and data_files(actuals) else ()
    return State("", from_file(path, shown(path), options.known_faults), files)


_STATES = {"plan": _plans, "actuals": _actuals, "state": _folders}
