"""Findings as SARIF 2.1.0, which GitHub's code scanning and editors show on the lines."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from gxq_plan.finding import Severity
from gxq_plan.report.catalogue import CATALOGUE
from gxq_plan.report.groups import answer, groups, left_out, message, spread
from gxq_plan.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gxq_plan.finding import Fault, Finding
    from gxq_plan.place import Place
    from gxq_plan.text import Lang

Record = dict[str, Any]
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ROOT = "%SRCROOT%"
# GitHub refuses a run of more than 25,000 results and shows 5,000 of one that it takes.
_SHOWN = 5000
_DRIVE = re.compile(r"[A-Za-z]:/")
# What SARIF reads as a link, and as a place for an argument, inside a message.
_LINK = re.compile(r"\[(?=[^\]]*\]\()")
_ARGUMENT = re.compile(r"\{(\d+)\}")


def to_sarif(
    findings: Iterable[Finding],
    lang: Lang,
    starts: Mapping[tuple[str, int, int], int] | None = None,
    everything: bool = False,
    version: str = "0",
) -> str:
    """One run with its rules and a result a finding, in their order. Of more than GitHub shows the worst are kept,
    some of every kind in every file, and a notification gives the true totals.

    `starts` gives for cells of text files (file, row, number of the cell) the character at which they begin; without
    it a result is about the whole line. What is no character of a language becomes a code, so that every reader takes
    the file.
    """
    found = list(findings)
    kept = found if everything else listed(found)
    prints = _fingerprints(found, {id(one) for one in kept})
    codes = list(CATALOGUE)
    index = {code: at for at, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "gxq",
                "version": version,
                "semanticVersion": version,
                "language": {"zh": "zh-CN", "en": "en-US"}[lang],
                "rules": [_rule(CATALOGUE[code], lang) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(found, len(found) - len(kept), lang)],
        "properties": {"gxq": {"findings": len(found), "listed": len(kept)}},
    }
    results = ",\n".join(_json(_result(one, lang, index, prints[id(one)], starts or {})) for one in kept)
    # A result a line: an indented file of this size takes ten times as long to write, one line is no help to anybody.
    return (
        f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{_json(run)[:-1]}, "results": [\n{results}\n]}}]}}\n'
    )


def _json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False)


def listed(found: Sequence[Finding]) -> Sequence[Finding]:
    """The findings that become results where not all are asked for, in their order."""
    if len(found) <= _SHOWN:
        return found
    chosen = {id(one) for one in spread(groups(found), _SHOWN)}
    return [one for one in found if id(one) in chosen]


def _rule(fault: Fault, lang: Lang) -> Record:
    title, why, example = (_plain(text.of(lang)) for text in (fault.title, fault.why, fault.example))
    help_text = "\n\n".join(part for part in (why, example) if part) or title
    return {
        "id": fault.code,
        "name": "".join(part.capitalize() for part in fault.name.split("_")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": why or title},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": _LEVEL[fault.severity]},
    }


def _invocation(found: Sequence[Finding], cut: int, lang: Lang) -> Record:
    judged = not any(one.fault.stops and one.severity is Severity.ERROR for one in found)
    told: Record = {"executionSuccessful": judged}
    if cut:
        note = {"text": left_out(cut, found).of(lang)}
        told["toolExecutionNotifications"] = [{"level": "note", "message": note}]
    return told


def _result(
    one: Finding, lang: Lang, index: Mapping[str, int], fingerprint: str, starts: Mapping[tuple[str, int, int], int]
) -> Record:
    text = "\n".join(part for part in (one.subject or "", message(one, lang), answer(one, lang)) if part)
    result: Record = {"ruleId": one.code}
    if one.code in index:
        result["ruleIndex"] = index[one.code]
    result |= {"level": _LEVEL[one.severity], "message": {"text": _plain(text)}}
    result["locations"] = [_location(one.place, starts)]
    # The name under which GitHub looks for a fingerprint; without it one is made of the line's text, which changes
    # with the value that was put right beside it.
    result["partialFingerprints"] = {"gxqFinding/v1": fingerprint, "primaryLocationLineHash": fingerprint}
    if one.answer and one.answer.is_waiver:
        justification = _plain(one.answer.words().of(lang))
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": justification}]
    return result


def _location(place: Place, starts: Mapping[tuple[str, int, int], int]) -> Record:
    # GitHub refuses the whole file where one result has no place: what has none is about the folder itself.
    physical: Record = {"artifactLocation": _artifact(place.file or ".")}
    if place.sheet is None and place.row is not None:
        physical["region"] = _region(place, starts)
    found: Record = {"physicalLocation": physical}
    inside = [part for part in (place.sheet, place.cell or (place.row and str(place.row))) if part]
    if place.cell or place.sheet:
        name = visible(str(inside[-1]))
        found["logicalLocations"] = [
            {"name": name, "fullyQualifiedName": "!".join(visible(str(part)) for part in inside), "kind": "element"}
        ]
    return found


def _region(place: Place, starts: Mapping[tuple[str, int, int], int]) -> Record:
    """The line, and the character where that is known: a cell's number is none."""
    row, number = place.row or 1, place.column_number
    if number is None:
        return {"startLine": row}
    if place.column is None:
        return {"startLine": row, "startColumn": number}
    start = starts.get((place.file or "", row, number))
    return {"startLine": row} if start is None else {"startLine": row, "startColumn": start}


def _artifact(file: str) -> Record:
    """A path below the folder in which gxq ran is relative to it; another one is a file's whole address."""
    path = quote(file.encode("utf-8", "surrogateescape" if _is_bytes(file) else "backslashreplace"), safe="/")
    if file.startswith("/"):
        return {"uri": f"file://{path}"}
    if _DRIVE.match(file):
        return {"uri": f"file:///{file[0]}:{path[4:]}"}
    return {"uri": path, "uriBaseId": _ROOT}


def _is_bytes(file: str) -> bool:
    """Whether every lone surrogate stands for a byte of a name that is no UTF-8."""
    return all("\udc80" <= one <= "\udcff" for one in file if "\ud800" <= one <= "\udfff")


def _fingerprints(found: Iterable[Finding], wanted: set[int]) -> dict[int, str]:
    """A name for each finding wanted that stays when rows move: its rule, file, sheet, subject and column, and how
    many of the same stand before it, wanted or not."""
    seen: dict[tuple[str, ...], int] = {}
    made = {}
    for one in found:
        place = one.place
        key = tuple(part or "" for part in (one.code, place.file, place.sheet, one.subject, place.column))
        turn = seen[key] = seen.get(key, 0) + 1
        if id(one) in wanted:
            data = "\0".join((*key, str(turn))).encode("utf-8", "backslashreplace")
            made[id(one)] = hashlib.sha256(data).hexdigest()[:32]
    return made


def _plain(text: str) -> str:
    """Words that are read as words: what looks like a link or an argument of the message is escaped."""
    shown = "\n".join(visible(line) for line in text.split("\n"))
    return _ARGUMENT.sub(r"{{\1}}", _LINK.sub(r"\\[", shown))
