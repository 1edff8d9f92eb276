"""Findings one a line: `file:row:column: CODE severity message`, with the remedy, or the answer where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.finding import Finding
    from gxq_plan.text import Lang


def to_concise(findings: Iterable[Finding], lang: Lang) -> str:
    """A line a finding, in their order; parts of the place that do not apply are left out."""
    return "".join(f"{_where(one)}: {one.code} {one.severity} {_said(one, lang)}\n" for one in findings)


def _where(one: Finding) -> str:
    place = one.place
    return ":".join(str(part) for part in (place.file or "-", place.row, place.column_number) if part is not None)


def _said(one: Finding, lang: Lang) -> str:
    subject = f"{one.subject} " if one.subject else ""
    stop = "。" if lang == "zh" else ". "
    then = one.answer.words().of(lang) if one.answer else one.fault.remedy.of(lang, **one.facts)
    return f"{subject}{one.fault.message.of(lang, **one.facts)}{stop}{then}".rstrip("。. ")
