"""`gxq fix`: a clean copy of a messy file."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Word, Wrong
from gxq_plan.cli._exit import CLEAN, FINDINGS
from gxq_plan.cli._output import put, table
from gxq_plan.cli._progress import reading
from gxq_plan.cli._settings import Settings
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.model.period import Period
    from gxq_plan.report.fixed import Fixed
    from gxq_plan.uses.locate import Source

_ABOUT = Text(
    zh="把写法杂乱的报送表（check 能读的任何文件）整理成统一格式的新表：一行一个数，列名、编号、名称、单位按计划写，"
    "并列出改了什么。看不懂的照原样留着，一个数的意思都不改，收到的文件不动。不写 -o 只说会怎样改。"
    "退出码：都看懂了为 0，有留给人改的为 1。",
    en="Writes a clean copy of a messy file (any that check reads): a row each value, with the plan's ids, names and "
    "units, and lists what was done. What is not understood stays as it was written; no value changes its meaning, and "
    "the file that was received is left alone. Without -o it says what it would do. Exit code 0 where everything was "
    "understood, 1 where something is left for a person.",
)
_KINDS = (".csv", ".xlsx")
_SCHEMA = "gxq.fix/1"


def _keep(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """In Settings too, so that a failure answers in the same format. -o is not where the list goes."""
    settings = ctx.find_root().obj
    if isinstance(settings, Settings):
        settings.format, settings.schema = value, _SCHEMA
    return value


@click.command(
    "fix",
    cls=Command,
    about=_ABOUT,
    examples=(
        "gxq fix 2019-messy.xlsx",
        "gxq fix 2019-messy.xlsx -o 2019-clean.csv",
        "gxq fix 2019-messy.csv -o 2019-clean.xlsx --dept 招商局",
        "gxq fix - -o - --period 2019 < messy.csv > clean.csv",
    ),
)
@click.argument(
    "file",
    cls=Argument,
    shown=Text(zh="文件", en="FILE"),
    type=click.Path(path_type=Path, readable=False, allow_dash=True),
)
@options.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False, writable=False),
    value=Text(zh="文件", en="FILE"),
    help=Text(
        zh="把新表写到 .csv 或 .xlsx 文件；- 把 CSV 写到标准输出，改动清单写到标准错误",
        en="write the clean copy to a .csv or .xlsx; - is CSV on standard output, with the list on standard error",
    ),
)
@options.option(
    "--force", is_flag=True, help=Text(zh="-o 的文件已经存在时覆盖它", en="replace the file of -o where there is one")
)
@options.unsaid_period()
@options.unsaid_department()
@options.option(
    "--format",
    type=Word(["table", "json"]),
    default="table",
    callback=_keep,
    help=Text(zh="改动清单的格式（默认 table）", en="format of the list of what was done (default table)"),
)
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    output: Path | None,
    force: bool,
    period: Period | None,
    dept: str | None,
    format: str,
) -> int:
    from gxq_plan.uses.fix import fix

    settings = options.settings_of(ctx)
    _refuse(ctx, file, output, force)
    plan, folder = options.open_plan(settings)
    department = options.department_of(plan, dept, ctx)
    source, data = _received(file, folder)
    with reading(settings) as watch:
        book = _is_book(output)
        fixed = fix(
            plan, source, data, folder, period=period, department=department, lang=settings.lang, book=book, watch=watch
        )
    _refuse_another_period(ctx, fixed, file, output)
    bytes_ = _bytes(fixed, output)
    given = [*(["--period", str(period)] if period else []), *(["--dept", dept] if dept else [])]
    said = _said(fixed, settings, output, _next(file, output, settings, given))
    if output is None:
        put(said, settings)
    elif str(output) == "-":
        _to_streams(bytes_, said)
    else:
        from gxq_plan.write.atomic import write

        write(output, bytes_)
        put(said, settings)
    return FINDINGS if fixed.for_a_person else CLEAN


def _refuse(ctx: click.Context, file: Path, output: Path | None, force: bool) -> None:
    """What was received is kept, and nothing else is overwritten unless that is asked for."""
    if output is None or str(output) == "-":
        return
    if output.suffix.lower() not in _KINDS:
        wording = Text(
            zh="-o 只能写 .csv 或 .xlsx 文件，不能写“{name}”", en="-o writes a .csv or an .xlsx, not '{name}'"
        )
        raise Wrong(wording, ctx, name=output.name)
    if file.exists() and output.exists() and output.samefile(file):
        wording = Text(
            zh="-o 与收到的文件是同一个：收到的文件要原样保留，请换一个文件名",
            en="-o is the file that was received: that one is kept as it is, choose another name",
        )
        raise Wrong(wording, ctx)
    if output.exists() and not force:
        wording = Text(
            zh="{path} 已经存在；换一个文件名，或加 --force 覆盖它",
            en="{path} exists already; choose another name, or replace it with --force",
        )
        raise Wrong(wording, ctx, path=output.as_posix())


def _received(file: Path, folder: Path) -> tuple[Source, bytes]:
    """The file and its bytes. Raises InputError where it cannot be read."""
    from gxq_plan.errors import InputError, reason
    from gxq_plan.place import Place
    from gxq_plan.read import file_faults as faults
    from gxq_plan.uses.locate import Source, shown, sources

    if str(file) == "-":
        return Source("-"), sys.stdin.buffer.read()
    if not file.exists():
        raise InputError(sources([file], folder)[1])
    try:
        return Source(shown(file), file), file.read_bytes()
    except OSError as error:
        raise InputError([faults.FILE_UNREADABLE.at(Place(shown(file)), reason=reason(error))]) from None


def _refuse_another_period(ctx: click.Context, fixed: Fixed, file: Path, output: Path | None) -> None:
    """A name that begins with another period than the rows have would make an error of every row."""
    from gxq_plan.model import period as periods

    named = periods.at_start_of(output.name) if output else None
    held = {period for one in fixed.tables for period in one.periods} - {named}
    if output and named and held and periods.at_start_of(file.name) != named:
        wording = Text(
            zh="-o 的文件名以 {named} 开头，表里却有 {held} 的数；请换一个文件名",
            en="the name of -o begins with {named}, but there are values of {held}; choose another name",
        )
        raise Wrong(wording, ctx, named=str(named), held=sorted(map(str, held)))


def _is_book(output: Path | None) -> bool:
    return output is not None and output.suffix.lower() == ".xlsx"


def _bytes(fixed: Fixed, output: Path | None) -> bytes:
    """What is to be written, also where nothing is: what would not go well is told before."""
    from gxq_plan.uses.clean_file import as_csv, as_xlsx, proven

    return proven(fixed, as_xlsx(fixed) if _is_book(output) else as_csv(fixed), output.as_posix() if output else "-")


def _said(fixed: Fixed, settings: Settings, output: Path | None, command: str) -> str:
    path = output.as_posix() if output else None
    if settings.format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_fix import of_fix

        return to_json(of_fix(fixed, settings.lang, path))
    from gxq_plan.report.outline_fix import Written, blocks

    written = Written(Text.both(path) if path else None, Text.both(command))
    said = blocks(fixed, written, everything=settings.verbose, verdict_only=settings.quiet)
    return table(said, settings)


def _next(file: Path, output: Path | None, settings: Settings, given: list[str]) -> str:
    """The command that writes the clean copy, under the options that were given; where it is written, the one that
    checks it. Options of the environment hold for both."""
    if output is not None:
        return f"gxq check {_quoted(output)}"
    ending = Text(zh="-整理.csv", en="-clean.csv").of(settings.lang)
    name = Path(ending[1:]) if str(file) == "-" else file.with_name(f"{file.stem}{ending}")
    return " ".join(("gxq fix", _quoted(file), "-o", _quoted(name), *given))


def _quoted(path: Path) -> str:
    """A path as a shell takes it; quotes of Windows are double ones."""
    text = path.as_posix()
    if shlex.quote(text) == text or not any(one in text for one in " \t&|;<>()$`\"'*?[]#~!"):
        return text
    return f'"{text}"' if sys.platform == "win32" else shlex.quote(text)


def _to_streams(data: bytes, said: str) -> None:
    """The copy on standard output, the list on standard error."""
    from gxq_plan.write.atomic import failed

    click.echo(said, nl=False, err=True)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        return  # somebody closed the pipe (`| head`)
    except OSError as error:
        raise failed(Path("-"), error) from None
