"""`gxq init`: a new plan folder, with examples that every command works on."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Wrong
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_ABOUT = Text(
    zh="新建一个计划文件夹：计划文件、实际值、说明、CI 和 Git 设置，里面是能直接运行的示例。已有的文件不覆盖。",
    en="Starts a plan folder: plan, actuals, README, CI and Git settings, with examples that work at once."
    " It overwrites nothing.",
)
_TITLE = Text(zh="示例三年行动计划", en="An example of a plan")
_PERIODS = Text(
    zh="计划的年度，如 2021-2025；不写则从今年起三年", en="its years such as 2021-2025; else three from now"
)
_MOST_YEARS = 20
_OLDEST, _LATEST = 1900, 2999


@click.command(
    "init",
    cls=Command,
    about=_ABOUT,
    examples=("gxq init 示范园区", "gxq init plan --title 产业提升行动计划 --periods 2021-2025"),
)
@click.argument(
    "folder", type=click.Path(path_type=Path), cls=Argument, shown=Text(zh="文件夹", en="DIR"), metavar="DIR"
)
@options.option("--title", value=Text(zh="名称", en="TITLE"), help=Text(zh="计划名称", en="the plan's title"))
@options.option("--periods", value=Text(zh="年度", en="YEARS"), help=_PERIODS)
@click.pass_context
def command(ctx: click.Context, folder: Path, title: str | None, periods: str | None) -> int:
    from gxq_plan.render.to_json import to_json
    from gxq_plan.report.outline_init import blocks
    from gxq_plan.report.plan_schema import plan_schema
    from gxq_plan.uses.starter import Wanted, starter

    settings = options.settings_of(ctx)
    named = _title(title if title is not None else _TITLE.of(settings.lang), ctx)
    years = _years(periods, ctx) if periods is not None else _from_now()
    found = starter(Wanted(named, years, settings.lang))
    files = {folder.joinpath(*path.parts): data for path, data in found.items()}
    files[folder / "data" / "plan.schema.json"] = to_json(plan_schema()).encode()
    _write(folder, files, ctx)
    said = blocks([one.relative_to(folder).as_posix() for one in sorted(files)], folder.as_posix(), settings.quiet)
    put(table(said, settings), settings)
    return 0


def _title(title: str, ctx: click.Context) -> str:
    """On one line, since it stands in headings."""
    if title.strip() and title.isprintable():
        return title.strip()
    raise Wrong(Text(zh="--title 应是一行文字", en="--title is one line of text"), ctx)


def _years(written: str, ctx: click.Context) -> tuple[int, ...]:
    plain = re.sub(r"[\s年]", "", unicodedata.normalize("NFKC", written))
    found = re.fullmatch(r"([0-9]{4})(?:[-–—~至]+([0-9]{4}))?", plain)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if not _OLDEST <= first <= last <= _LATEST or last - first >= _MOST_YEARS:
        wording = Text(
            zh="--periods 不能是“{written}”；请写起止年度，如 2021-2025（最多 {most} 年）",
            en="--periods cannot be '{written}'; write the first and last year such as 2021-2025 (at most {most})",
        )
        raise Wrong(wording, ctx, written=written, most=_MOST_YEARS)
    return tuple(range(first, last + 1))


def _from_now() -> tuple[int, ...]:
    """This year and the two after it."""
    from gxq_plan.clock import today

    year = today().year
    return year, year + 1, year + 2


def _write(folder: Path, files: dict[Path, bytes], ctx: click.Context) -> None:
    from gxq_plan.write.together import make_folder, write_together

    there = [one for one in files if one.exists() or one.is_symlink()]
    if there:
        wording = Text(
            zh="{folder} 里已经有：{names}。没有写任何文件；请换一个文件夹，或先移走它们",
            en="{folder} has them already: {names}. Nothing was written; choose another folder or move them away",
        )
        raise Wrong(wording, ctx, folder=folder.as_posix(), names=_relative(there, folder))
    for parent in sorted({one.parent for one in files}):
        make_folder(parent)
    write_together(files)


def _relative(paths: Iterable[Path], folder: Path) -> list[str]:
    return [one.relative_to(folder).as_posix() for one in paths]
