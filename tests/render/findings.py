"""Findings for renderers, and the texts that would break a careless one."""

from __future__ import annotations

from gxq_plan.finding import Fault, Finding, Severity
from gxq_plan.place import Place
from gxq_plan.text import Text

NONE = Text(zh="", en="")
PLACE = Place("data/2019.csv", None, 14, "实际值", 4)
HOSTILE = (
    "50%::error::x",
    "5\n::set-output name=x::y\r::error::z",
    "\x00\x07\x1b[31m红\x9b",
    "]]><b>&amp;\"'",
    "😀👨\u200d👩\U00020000",
    "\ud800\udc80",
    "\ufffe\uffff\u2028\u202e",
    "{0}{x} [click](1) [evil](https://example.org)",
    "`code` | <img src=x onerror=alert(1)> @someone #12 https://example.org www.example.org",
)


def fault(code: str = "A003", *, stops: bool = False, severity: Severity = Severity.ERROR) -> Fault:
    return Fault(
        code,
        "not_a_number",
        severity,
        title=Text(zh="实际值不是数字", en="not a number"),
        message=Text(zh="写的是“{written}”", en="the value is '{written}'"),
        remedy=Text(zh="请写数字", en="write a number"),
        why=NONE,
        example=NONE,
        stops=stops,
    )


def finding(
    written: object = "约5",
    place: Place = PLACE,
    severity: Severity = Severity.ERROR,
    *,
    code: str = "A003",
    subject: str | None = "W01-3",
    stops: bool = False,
) -> Finding:
    return Finding(fault(code, stops=stops), severity, place, subject, {"written": written})


def many(
    count: int, code: str = "A003", file: str = "2019.csv", severity: Severity = Severity.ERROR, start: int = 2
) -> list[Finding]:
    """Findings of one kind, a row each."""
    return [
        finding(f"约{row}", Place(file, None, row, "实际值", 4), severity, code=code, subject=None)
        for row in range(start, start + count)
    ]
