"""Exit codes, and what is printed when a run cannot go on. Only this file knows the codes of the contract."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from gxq_plan.cli._click import said, usage
from gxq_plan.cli._settings import asked
from gxq_plan.errors import USAGE, GxqError
from gxq_plan.finding import Finding, Severity
from gxq_plan.place import Place
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.cli._settings import Settings

CLEAN, FINDINGS, UNJUDGED, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130
FAIL_ON = ("error", "warning", "never")


def code_of(findings: Iterable[Finding], fail_on: str = "error") -> int:
    """2 where something could not be judged, 1 where a finding reaches `fail_on`, else 0. 2 beats 1."""
    found = list(findings)
    if any(one.fault.stops and one.severity is Severity.ERROR for one in found):
        return UNJUDGED
    counting = {"error": (Severity.ERROR,), "warning": (Severity.ERROR, Severity.WARNING)}.get(fail_on, ())
    return FINDINGS if any(one.severity in counting for one in found) else CLEAN


def run(group: click.Group, arguments: Sequence[str], settings: Settings) -> int:
    """Runs the command line and returns its exit code; every failure is told in the chosen language."""
    try:
        code = group.main(list(arguments) or ["--help"], prog_name="gxq", standalone_mode=False, obj=settings)
        return code if isinstance(code, int) else CLEAN
    except click.ClickException as error:
        settings.format = settings.format or asked(arguments, "--format")
        _usage_error(error, settings)
        return UNJUDGED
    except GxqError as error:
        failure(error.findings, settings)
        return code_of(error.findings)
    except (KeyboardInterrupt, click.Abort):
        click.echo(Text(zh="已中断", en="interrupted").of(settings.lang), err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        return CLEAN  # somebody closed the pipe (`| head`): stop in silence; click leaves where help was cut off
    except Exception:
        if settings.verbose:
            raise
        _our_bug(settings)
        return OUR_BUG


def _usage_error(error: click.ClickException, settings: Settings) -> None:
    from gxq_plan.cli._output import machine, put

    lang = settings.lang
    ctx: click.Context | None = getattr(error, "ctx", None)
    command = Text.both(ctx.command_path if ctx is not None else "gxq")
    finding = USAGE.at(Place(), problem=Text.both(said(error, lang)), command=command)
    from gxq_plan.cli.schema import NAMES

    if ctx is not None and ctx.command.name in NAMES:
        settings.schema = f"gxq.{ctx.command.name}/1"
    elif ctx is not None and ctx.command.name == "template":
        settings.schema = "gxq.forms/1"
    written = machine([finding], settings)
    if written is not None:
        put(written, settings)
    lines = [
        *([usage(ctx.command, ctx, lang)] if ctx is not None else []),
        Text(zh="{code} {title}：{what}", en="{code} {title}: {what}").of(
            lang, code=finding.code, title=USAGE.title, what=USAGE.message.given(**finding.facts)
        ),
        USAGE.remedy.of(lang, **finding.facts),
    ]
    click.echo("\n".join(lines), err=True)


def failure(findings: Sequence[Finding], settings: Settings) -> None:
    """Nothing can be judged: every reason, on standard error for people, and where the result was to go for machines:
    a build that keeps a report keeps this one."""
    from gxq_plan.cli._output import machine, put

    written = machine(findings, settings)
    if written is not None:
        try:
            put(written, settings, settings.output)
        except GxqError:
            put(written, settings)  # the output itself cannot be written: that is what is being told
    from gxq_plan.render.to_terminal import to_terminal
    from gxq_plan.report.failure import blocks

    colour = settings.colour_on(sys.stderr)
    text = to_terminal(blocks(findings), settings.lang, settings.width, colour, settings.ascii)
    click.echo(text, nl=False, err=True, color=colour)


def _our_bug(settings: Settings) -> None:
    import traceback

    wording = Text(
        zh="gxq 内部出错，这是程序的问题，不是数据的问题。请把下面几行和命令一起报告：",
        en="gxq failed inside: this is our bug, not your data. Please report these lines with the command:",
    )
    click.echo(wording.of(settings.lang), err=True)
    click.echo("".join(traceback.format_exc().splitlines(keepends=True)[-4:]), err=True)


def leave(code: int) -> NoReturn:
    """Ends the process with its output flushed and without taking the interpreter down piece by piece: with pandas
    loaded that takes longer than reading and checking a file (40 of 230 ms, benchmarks/startup.py)."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # the reader has gone, or the failure was told already
    os._exit(code)
