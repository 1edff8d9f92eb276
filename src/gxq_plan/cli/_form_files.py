"""Where the forms of a call go and in which format; what is in doubt is refused before anything is written."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Wrong
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

    from gxq_plan.model.form import Form
    from gxq_plan.model.period import Period

FORMATS = ("xlsx", "csv", "json")


def to_format(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """The format: as named, else by the suffix of -o. JSON is kept in Settings too, so that a failure answers in it."""
    written = ctx.params.get("output")
    suffix = "" if written is None or ctx.params.get("everyone") else written.suffix.lower().removeprefix(".")
    named = suffix if suffix in FORMATS else None
    if value and named and value != named:
        wording = Text(zh="-o {file} 与 --format {format} 不一致", en="-o {file} and --format {format} disagree")
        raise Wrong(wording, ctx, file=written.name if written else "", format=value)
    if value is None and named is None and suffix and not (written and written.is_dir()):
        wording = Text(
            zh="不知道 {file} 要写成什么格式；文件名请以 .xlsx 或 .csv 结尾",
            en="no format goes with {file}; let its name end in .xlsx or .csv",
        )
        raise Wrong(wording, ctx, file=written.name if written else "")
    chosen = value or named or "xlsx"
    if chosen == "json":
        settings = options.settings_of(ctx)
        settings.format, settings.schema, settings.output = "json", "gxq.forms/1", written
    return chosen


def for_output(files: Sequence[bytes], format: str, ctx: click.Context) -> bytes:
    """The one file that standard output can take."""
    if len(files) > 1:
        wording = Text(
            zh="-o - 一次只能写一份，请用 --dept 写明部门", en="-o - takes one form: name a department with --dept"
        )
        raise Wrong(wording, ctx)
    if format == "xlsx" and sys.stdout.isatty():
        wording = Text(
            zh="Excel 文件不能显示在屏幕上；请写 -o 文件.xlsx，或 --format csv",
            en="a workbook cannot be shown on a screen: write -o FILE.xlsx, or --format csv",
        )
        raise Wrong(wording, ctx)
    return files[0]


def paths(forms: Sequence[Form], output: Path | None, format: str, everyone: bool, ctx: click.Context) -> list[Path]:
    """Where each form goes: into the folder that -o names, or to the file."""
    if everyone and output is None:
        wording = Text(
            zh="请用 -o 写明放到哪个文件夹，如 --all -o 报送表", en="name a folder with -o, such as --all -o forms"
        )
        raise Wrong(wording, ctx)
    if output is not None and not everyone and not output.is_dir():
        _says_the_same(output, forms[0].period, ctx)
        return [output]
    folder, taken = output or Path(), set[str]()
    return [folder / _name(one, format, taken) for one in forms]


def _says_the_same(path: Path, period: Period, ctx: click.Context) -> None:
    """A file's name that begins with another period than its form's would be refused when it comes back (F105)."""
    from gxq_plan.model import period as periods

    named = periods.at_start_of(path.name)
    if named and named != period:
        wording = Text(
            zh="文件名 {file} 以 {named} 开头，表却是 {period} 的；请改文件名或 --period",
            en="{file} begins with {named}, but the form is for {period}: change the name or --period",
        )
        raise Wrong(wording, ctx, file=path.name, named=str(named), period=str(period))


def _name(form: Form, format: str, taken: set[str]) -> str:
    """A name that no other form of the call has, also where names differ by case or by what no file may be called."""
    stem, number = form.stem, 2
    while stem.casefold() in taken:
        stem, number = f"{form.stem}-{number}", number + 1
    taken.add(stem.casefold())
    return f"{stem}.{format}"
