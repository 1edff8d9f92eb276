"""GitHub annotations: a command a finding, and nothing in a cell can end one or begin another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.finding import Fault, Finding, Severity
from gxq_plan.place import Place
from gxq_plan.render.to_github import to_github
from gxq_plan.text import Text

FAULT = Fault(
    "A003",
    "not_a_number",
    Severity.ERROR,
    title=Text(zh="实际值不是数字", en="not a number"),
    message=Text(zh="写的是“{written}”", en="the value is '{written}'"),
    remedy=Text(zh="请写数字", en="write a number"),
    why=Text(zh="", en=""),
    example=Text(zh="", en=""),
)
PLACE = Place("data/2019.csv", None, 14, "实际值", 4)


def finding(written: object = "约5", place: Place = PLACE, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(FAULT, severity, place, "W01-3", {"written": written})


def test_a_finding_is_one_line_with_its_place() -> None:
    assert to_github([finding()], "zh") == (
        "::error file=data/2019.csv,line=14,col=4,title=A003 实际值不是数字 W01-3::写的是“约5”%0A请写数字\n"
    )


def test_the_language_is_chosen_last() -> None:
    assert to_github([finding("x")], "en").endswith(
        "title=A003 not a number W01-3::the value is 'x'%0Awrite a number\n"
    )


@pytest.mark.parametrize(
    ("severity", "command"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")]
)
def test_severities(severity: Severity, command: str) -> None:
    assert to_github([finding(severity=severity)], "zh").startswith(f"::{command} file=")


def test_parts_of_a_place_that_do_not_apply_are_left_out() -> None:
    assert to_github([finding(place=Place("a.csv"))], "zh").startswith("::error file=a.csv,title=")
    assert to_github([finding(place=Place())], "zh").startswith("::error title=")


def test_order_is_kept_and_nothing_found_is_nothing_said() -> None:
    text = to_github([finding("一"), finding("二")], "zh")
    assert [line.split("“")[1][0] for line in text.splitlines()] == ["一", "二"]
    assert to_github([], "zh") == ""


def test_what_would_end_a_property_is_escaped() -> None:
    text = to_github([finding(place=Place("a,b:c%d\n.csv", row=1))], "zh")
    assert "file=a%2Cb%3Ac%25d%0A.csv,line=1" in text


_COMMAND = re.compile(r"::(error|warning|notice) [^\n:]*::[^\n]*\n")


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=20))
def test_no_cell_and_no_name_makes_a_second_command(written: str, file: str) -> None:
    # The text of a cell comes from outside, and commands can set the variables of a build.
    text = to_github([finding(written, Place(file, row=1))], "zh")
    assert _COMMAND.fullmatch(text)
    assert text.count("\n") == 1
    assert "\r" not in text


def test_a_command_in_a_cell_stays_text() -> None:
    text = to_github([finding("5\n::set-output name=x::y\r::error::z")], "zh")
    assert len(text.splitlines()) == 1
    assert text.startswith("::error file=")
