"""Where results go: standard output or a file, in the encoding that their readers expect."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gxq_plan.cli._settings import Settings
    from gxq_plan.finding import Finding
    from gxq_plan.report.blocks import Block
    from gxq_plan.report.report import Checked, Linted
    from gxq_plan.text import Lang

# What programs read: UTF-8 whatever the console speaks.
_BYTES = ("json", "github", "junit", "sarif", "markdown")


def machine(
    findings: Sequence[Finding],
    settings: Settings,
    checked: Checked | None = None,
    starts: Mapping[tuple[str, int, int], int] | None = None,
) -> str | None:
    """Findings in the machine format that was asked for; None where it was none. `checked` is what they were found
    in, None where nothing could be judged; `starts` see render.to_sarif."""
    lang, everything = settings.lang, settings.verbose
    if settings.format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record import of_check, of_failure

        return to_json(of_check(checked, lang) if checked else of_failure(settings.schema or "", findings, lang))
    if settings.format == "github":
        from gxq_plan.render.to_github import to_github

        return to_github(findings, lang, everything)
    if settings.format == "concise":
        from gxq_plan.render.to_concise import to_concise

        return to_concise(findings, lang, everything)
    if settings.format == "junit":
        return _junit(findings, lang, checked, everything)
    if settings.format == "sarif":
        from gxq_plan import __version__
        from gxq_plan.render.to_sarif import to_sarif

        return to_sarif(findings, lang, starts, everything, __version__)
    if settings.format == "markdown":
        from gxq_plan.render.to_markdown import to_markdown
        from gxq_plan.report.outline_summary import blocks

        return to_markdown(blocks(findings, checked), lang)
    return None


def table(blocks: Sequence[Block], settings: Settings, output: Path | None = None) -> str:
    """Blocks as a person reads them, in colour where they go to a screen."""
    from gxq_plan.render.to_terminal import to_terminal

    colour = settings.colour_on(sys.stdout) and _is_screen(output)
    return to_terminal(blocks, settings.lang, settings.width, colour, settings.ascii)


def _is_screen(output: Path | None) -> bool:
    return output is None or str(output) == "-"


def _junit(findings: Sequence[Finding], lang: Lang, checked: Checked | None, everything: bool) -> str:
    from gxq_plan.checks import RULES
    from gxq_plan.render.to_junit import to_junit

    files = dict.fromkeys(one.path for one in checked.submissions) if checked else {}
    ran = [rule.fault for rule in RULES if not rule.needs_assessment]
    if checked:
        ran = [fault for fault in ran if checked.terms.applies(fault)]
    return to_junit(findings, lang, tuple(files), ran, everything)


def of_lint(linted: Linted, blocks: Sequence[Block], settings: Settings, output: Path | None) -> str:
    """What lint found, in the format asked for: JSON, JUnit and Markdown of its own, others as those of `check`."""
    if settings.format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record import of_lint

        return to_json(of_lint(linted, settings.lang))
    if settings.format == "junit":
        from gxq_plan.checks.plan import PLAN_RULES
        from gxq_plan.render.to_junit import to_junit

        ran = [rule.fault for rule in PLAN_RULES if linted.terms.applies(rule.fault)]
        return to_junit(linted.findings, settings.lang, (linted.plan.path,), ran, settings.verbose)
    if settings.format == "markdown":
        from gxq_plan.render.to_markdown import to_markdown

        return to_markdown(blocks, settings.lang)
    return machine(linted.findings, settings) or table(blocks, settings, output)


def put(result: str | bytes, settings: Settings, output: Path | None = None) -> None:
    """Writes a result. Files and machine formats are UTF-8; a terminal gets what its encoding has; bytes are written
    as they are."""
    if output is not None and not _is_screen(output):
        from gxq_plan.write.atomic import write

        write(output, result if isinstance(result, bytes) else _bytes(result))
        return
    try:
        _print(result, settings)
    except BrokenPipeError:
        return  # somebody closed the pipe (`| head`): stop in silence, with the exit code that the result has
    except OSError as error:
        from gxq_plan.write.atomic import failed

        raise failed(Path("-"), error) from None


def _bytes(text: str) -> bytes:
    """UTF-8; what is no character (a file's name that is no UTF-8) becomes its code, which JSON reads back."""
    return text.encode("utf-8", "backslashreplace")


def _print(result: str | bytes, settings: Settings) -> None:
    if isinstance(result, bytes) or settings.format in _BYTES:
        sys.stdout.flush()
        sys.stdout.buffer.write(result if isinstance(result, bytes) else _bytes(result))
    else:
        click.echo(result, nl=False, color=settings.colour_on(sys.stdout))
    sys.stdout.flush()


def prepare_streams() -> None:
    """No character may crash a run. A console of another script (latin-1, ASCII) has no Chinese at all: it gets
    UTF-8; a GBK one keeps its encoding, and what GBK lacks becomes `?`."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        try:
            "计划".encode(stream.encoding or "ascii")
            reconfigure(errors="replace")
        except (UnicodeEncodeError, LookupError):
            reconfigure(encoding="utf-8", errors="replace")
