"""Findings as JUnit XML, which Jenkins and GitLab show as tests: a suite a file, a case a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.finding import Severity
from gxq_plan.report.groups import answer, left_out, message, more, totals, where
from gxq_plan.text import Text, visible
from gxq_plan.words import SEVERITY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.finding import Fault, Finding
    from gxq_plan.text import Lang

# GitLab shows the first 80 lines of a case; a finding takes two, and the last line says what is left out.
_EACH = 20
_STDIN = "-"
_SEVERAL = Text(zh="{title}：{count} 条", en="{title}: {count}")
_XML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("\n"): "&#10;"}
_XML_TEXT = {one: text for one, text in _XML.items() if one != ord("\n")}


class _Suite(NamedTuple):
    """A file's cases as lines of XML, and how many of them fail or could not be judged."""

    lines: list[str]
    tests: int
    failures: int
    errors: int


def to_junit(
    findings: Iterable[Finding],
    lang: Lang,
    files: Sequence[str] = (),
    ran: Sequence[Fault] = (),
    everything: bool = False,
) -> str:
    """A suite for each file that was read or that a finding is about, a case for each rule that ran on it (`ran`) or
    found something.

    Errors fail a case; what leaves nothing to judge is an error of it; warnings and infos stand in the output of a
    case that passes. A case names at most so many findings and counts the rest. No clock, so the same bytes again.
    """
    found = list(findings)
    by_file: dict[str, dict[str, list[Finding]]] = {file: {} for file in files}
    for one in found:
        by_file.setdefault(one.place.file or _STDIN, {}).setdefault(one.code, []).append(one)
    suites = [_suite(file, cases, ran if file in files else (), lang, everything) for file, cases in by_file.items()]
    tests, failures = sum(one.tests for one in suites), sum(one.failures for one in suites)
    errors = sum(one.errors for one in suites)
    head = f'<testsuites name="gxq check" tests="{tests}" failures="{failures}" errors="{errors}">'
    lines = [line for one in suites for line in one.lines]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *lines, "</testsuites>\n"])


def _suite(file: str, cases: dict[str, list[Finding]], ran: Iterable[Fault], lang: Lang, everything: bool) -> _Suite:
    titles = {one.code: one.title for one in ran} | {code: of[0].fault.title for code, of in cases.items()}
    lines, failures, errors = [], 0, 0
    for code, title in sorted(titles.items()):
        found = cases.get(code, [])
        worst = [one for one in found if one.severity is Severity.ERROR]
        stops = any(one.fault.stops for one in worst)
        failures, errors = failures + (bool(worst) and not stops), errors + stops
        lines += _case(file, f"{code} {title.of(lang)}", worst, found, lang, everything)
    name = _attribute(file)
    head = f'  <testsuite name="{name}" tests="{len(titles)}" failures="{failures}" errors="{errors}" skipped="0">'
    listed = [f"    <system-out>{_text(totals(of for one in cases.values() for of in one).of(lang))}</system-out>"]
    return _Suite([head, *lines, *(listed if cases else []), "  </testsuite>"], len(titles), failures, errors)


def _case(
    file: str, name: str, worst: Sequence[Finding], found: Sequence[Finding], lang: Lang, everything: bool
) -> list[str]:
    # The class is the file: GitLab tells cases apart by class and name, and would count equal ones once.
    head = f'    <testcase classname="{_attribute(file)}" name="{_attribute(name)}"'
    rest = [one for one in found if one.severity is not Severity.ERROR]
    if not found:
        return [f"{head}/>"]
    lines = [f"{head}>"]
    if worst:
        element = "error" if any(one.fault.stops for one in worst) else "failure"
        about = f'type="{worst[0].code}" message="{_attribute(_headline(worst, lang))}"'
        lines.append(f"      <{element} {about}>{_listed(worst, lang, everything)}</{element}>")
    if rest:
        lines.append(f"      <system-out>{_listed(rest, lang, everything)}</system-out>")
    return [*lines, "    </testcase>"]


def _headline(found: Sequence[Finding], lang: Lang) -> str:
    if len(found) == 1:
        return message(found[0], lang)
    return _SEVERAL.of(lang, title=found[0].fault.title, count=len(found))


def _listed(found: Sequence[Finding], lang: Lang, everything: bool) -> str:
    """A case's findings as lines; the text is all that GitLab shows, so it says everything, the place first."""
    few = found if everything else found[:_EACH]
    lines = [f"{_place(one, lang)} {message(one, lang)}\n  {answer(one, lang)}".rstrip() for one in few]
    if len(few) < len(found):
        lines += [more(found[len(few) :]).of(lang), left_out(len(found) - len(few), found).of(lang)]
    return _text("\n".join(lines))


def _place(one: Finding, lang: Lang) -> str:
    inside = where(one).of(lang)
    subject = f" {one.subject}" if one.subject and one.subject != inside else ""
    return f"{one.place.file or _STDIN} {inside}{subject} [{SEVERITY[one.severity].of(lang)}]"


def _text(text: str) -> str:
    """Text between tags. XML 1.0 has no way to write control characters: they are shown as codes, like all that is
    invisible; quotes and `]]>` are no markup once `>` is escaped."""
    return "\n".join(visible(line) for line in text.split("\n")).translate(_XML_TEXT)


def _attribute(text: str) -> str:
    return visible(text).translate(_XML)
