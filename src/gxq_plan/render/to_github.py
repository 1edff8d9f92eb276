"""Findings as GitHub workflow commands, which annotate the file and line they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.text import Lang

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def to_github(findings: Iterable[Finding], lang: Lang) -> str:
    """A command a finding, in their order. What a cell says cannot end a command or start another one."""
    return "".join(_command(one, lang) for one in findings)


def _command(one: Finding, lang: Lang) -> str:
    place = one.place
    where = {"file": place.file, "line": place.row, "col": place.column_number}
    title = " ".join(part for part in (one.code, one.fault.title.of(lang), one.subject) if part)
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items() if value is not None)
    then = one.answer.words().of(lang) if one.answer else one.fault.remedy.of(lang, **one.facts)
    message = f"{one.fault.message.of(lang, **one.facts)}\n{then}"
    properties += f"{',' if properties else ''}title={_property(title)}"
    return f"::{_COMMAND[one.severity]} {properties}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
