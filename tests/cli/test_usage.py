"""The command line itself: what is asked wrongly is told in the chosen language, wherever the global options stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gxq_plan.cli.group import TABLE
from gxq_plan.text import cell_width

from .process import gxq

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = [*TABLE]
# What is asked, and what the answer names.
WRONG = {
    "an unknown command": (["chek"], "check"),
    "an unknown option": (["report", "--depth", "招商局"], "--dept"),
    "an unknown short option": (["check", "-x"], "-x"),
    "an option without its value": (["report", "--period"], "--period"),
    "a flag with a value": (["check", "--complete=1"], "--complete"),
    "a word that is none of the list": (["check", "--format", "pdf"], "github"),
    "a language that is none": (["check", "--lang", "fr"], "zh"),
    "a missing argument": (["show"], "show"),
    "one argument too many": (["show", "W01-1", "W02-1"], "W02-1"),
    "a list that is none": (["list", "towns"], "departments"),
    "a period that is none": (["report", "--period", "去年"], "2019"),
    "a year outside the plan": (["report", "--period", "2031"], "2018"),
    "a department that is none": (["report", "--dept", "科学局"], "科学技术局"),
    "an indicator that is none": (["show", "高新企业数"], "高新技术企业数"),
    "a supposed value without its sign": (["whatif", "W13-1"], "W13-1=118"),
    "a supposed value of nothing": (["whatif", "高新企业数=5"], "高新技术企业数"),
    "a supposed value that is a guess": (["whatif", "W01-1=约50"], "W01-1=约50"),
    "a supposed value with a period that is none": (["whatif", "W01-1@去年=5"], "2019Q3"),
    "a supposed value of a year outside the plan": (["whatif", "W01-1@2031=5"], "2018"),
    "a supposed value given twice": (["whatif", "W01-1=5", "w01-1=6"], "W01-1"),
    "a rule that is none": (["explain", "A0003"], "A003"),
    "a column that is none": (["report", "--columns", "id,forcast"], "forecast"),
    "a column of other periods": (["report", "--columns", "id,应达"], "attainment"),
    "a key that is none": (["report", "--sort", "atainment"], "attainment"),
    "two widths at once": (["report", "--wide", "--columns", "id"], "--wide"),
    "an output of no known format": (["report", "-o", "x.pdf"], "--format"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_asked_wrongly_is_told_in_both_languages(home: Path, name: str) -> None:
    arguments, named = WRONG[name]
    for lang, title, more in (("zh", "U001 用法不对：", "说明见："), ("en", "U001 usage error: ", "see: ")):
        ran = gxq(home, *arguments, env={"GXQ_LANG": lang})
        assert (ran.code, ran.stdout) == (2, "")
        assert title in ran.said
        assert more in ran.said
        assert named in ran.stderr
        if lang == "en":
            assert not set("，。：；“”（）") & set(ran.stderr), ran.stderr


@pytest.mark.parametrize(
    ("arguments", "schema"),
    [
        (["report", "--bogus", "--format", "json"], "gxq.report/1"),
        (["report", "--format=json", "--dept", "X"], "gxq.report/1"),
        (["report", "--format", "json", "--sort", "id"], "gxq.report/1"),
        (["list", "--format", "json", "towns"], "gxq.list/1"),
        (["show", "--format", "json", "W99-9"], "gxq.show/1"),
        (["check", "--format", "json", "--lang", "fr"], "gxq.check/1"),
        (["whatif", "--format", "json", "W99-9=1"], "gxq.whatif/1"),
    ],
)
def test_machines_get_a_usage_error_as_a_finding(home: Path, arguments: list[str], schema: str) -> None:
    ran = gxq(home, *arguments)
    answer = json.loads(ran.stdout)
    assert (ran.code, answer["schema"]) == (2, schema)
    assert [one["code"] for one in answer["findings"]] == ["U001"]


def test_a_usage_error_annotates_in_ci(home: Path) -> None:
    ran = gxq(home, "check", "--format", "github", "--lang", "en", "--bogus")
    assert ran.stdout.startswith("::error title=U001 usage error::there is no option --bogus")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("arguments", ["--lang en {} -h", "{} --help --lang en", "{} --lang=en -h"])
def test_help_speaks_the_language_in_any_order(home: Path, command: str, arguments: str) -> None:
    ran = gxq(home, *arguments.format(command).split())
    assert ran.code == 0
    assert ran.stdout.startswith(f"Usage: gxq {command} ")


def test_help_of_all_speaks_the_language_in_any_order(home: Path) -> None:
    for arguments in (["--help", "--lang", "en"], ["--lang", "en", "-h"], ["-h", "check", "--lang=en"]):
        assert gxq(home, *arguments).stdout.startswith("Usage: gxq [OPTIONS]")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 60, 80])
def test_help_fits_the_page(home: Path, lang: str, width: int) -> None:
    for command in COMMANDS:
        ran = gxq(home, command, "-h", env={"COLUMNS": str(width), "GXQ_LANG": lang})
        assert max(map(cell_width, ran.stdout.splitlines())) <= width


@pytest.mark.parametrize("value", ["en", "EN", " en "])
def test_the_language_of_the_environment_may_be_written_in_capitals(home: Path, value: str) -> None:
    assert gxq(home, "-h", env={"GXQ_LANG": value}).stdout.startswith("Usage: ")


def test_a_dash_is_the_screen(home: Path) -> None:
    plain = gxq(home, "list", "--color", "always")
    assert b"\x1b[" in plain.out
    assert gxq(home, "list", "--color", "always", "-o", "-").out == plain.out
    assert not (home / "-").exists()
