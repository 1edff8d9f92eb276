"""GitHub annotations: a command a finding, and nothing in a cell can end one or begin another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.finding import Finding, Severity
from gxq_plan.place import Place
from gxq_plan.render.to_github import to_github

from .findings import HOSTILE, finding, many


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


# --- more than GitHub shows ---------------------------------------------------------------------------------------


def commands(findings: list[Finding]) -> list[tuple[str, str]]:
    """The level and the message of each command."""
    text = to_github(findings, "zh")
    assert all(_COMMAND.fullmatch(f"{line}\n") for line in text.splitlines())
    return [(line.split()[0].strip(":"), line.split("::", 2)[2]) for line in text.splitlines()]


def test_ten_of_a_level_are_shown_one_by_one_without_a_note() -> None:
    found = [*many(10), *many(10, "A014", severity=Severity.WARNING), *many(10, "F106", severity=Severity.INFO)]
    assert len(commands(found)) == 30
    assert "共" not in to_github(found, "zh")


def test_from_eleven_on_one_stands_for_its_kind_with_the_rows_of_the_rest() -> None:
    found = [*many(11), *many(1, start=30)]
    assert to_github(found, "zh") == (
        "::error file=2019.csv,line=2,col=4,title=A003 实际值不是数字（12 条）::"
        "写的是“约2”%0A请写数字%0A同类还有 11 条，在第 3-12、30 行\n"
        "::notice title=gxq check::共 12 条：错误 12，警告 0，提示 0；有 11 条没有单独列出，加 -v 全部列出\n"
    )
    assert "and 11" not in to_github(found, "en")
    assert "11 more of this kind in rows 3-12, 30" in to_github(found, "en")


def test_another_level_that_has_room_is_left_alone() -> None:
    found = [*many(11), *many(3, "A014", severity=Severity.WARNING)]
    assert [level for level, _ in commands(found)] == ["error", "warning", "warning", "warning", "notice"]


def test_the_last_notice_is_one_of_the_ten_notices() -> None:
    infos = [*many(5, "F106", severity=Severity.INFO), *many(5, "F110", severity=Severity.INFO)]
    found = commands([*many(11), *infos])
    assert len([level for level, _ in found if level == "notice"]) == 3
    assert found[-1][1].startswith("共 21 条：错误 11，警告 0，提示 10")
    several = [one for at in range(12) for one in many(1, f"F{at:03}", severity=Severity.INFO)]
    assert len(commands(several)) == 10


def test_one_rule_in_many_files_does_not_hide_the_other_rules() -> None:
    found = [one for at in range(30) for one in many(3, file=f"{at}.csv")] + many(1, "A008") + many(2, "X002")
    said = commands(found)
    assert len(said) == 11
    assert [line.split("title=")[1][:4] for line in to_github(found, "zh").splitlines()[:3]] == ["A003", "X002", "A008"]
    assert "共 93 条" in said[-1][1]
    assert "有 83 条没有单独列出" in said[-1][1]


def test_what_leaves_nothing_to_judge_comes_first() -> None:
    found = [*many(30), finding(place=Place("z.csv"), code="F004", stops=True)]
    assert "title=F004" in to_github(found, "zh").splitlines()[0]


def test_everything_is_everything() -> None:
    text = to_github(many(500), "zh", everything=True)
    assert len(text.splitlines()) == 500


@pytest.mark.parametrize("written", HOSTILE)
def test_hostile_cells_in_a_group(written: str) -> None:
    found = [finding(written, Place(written, row=row), code="A003") for row in range(1, 15)]
    assert to_github(found, "en").count("\n") == 2
