"""Bad input: a message with file and place, the exit code of the contract, never a traceback."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gxq_plan.report.schema import SCHEMAS

from .process import CLEAN, HEADER, environment, gxq

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals of POSIX")
ROWS = CLEAN["2019"]
BROKEN_PLAN = "schema: gxq.plan/1\nplan: {id: demo, title: t, periods: [2019]}\nindicators:\n- {id: I-1\n"


def put(folder: Path, name: str, data: str | bytes) -> str:
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return name


# --- submitted files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "code", "said"),
    [
        ("2019.csv", b"", 2, ["2019.csv F003"]),
        ("2019.csv", b",,,\r\n,,,\r\n", 2, ["2019.csv F003"]),
        ("2019.csv", HEADER, 1, ["2019.csv:1 F101"]),
        ("2019.csv", b"PK\x03\x04\x14\x00\x06\x00" * 9, 2, ["2019.csv F014", "CSV UTF-8"]),
        ("2019.csv", bytes(range(256)) * 4, 2, ["2019.csv:1 F004"]),
        ("2019.csv", HEADER.encode() + b"W02-1,\xff\xfe,5\n", 2, ["2019.csv:2 F005", "0xFF"]),
        ("2019.csv", ROWS, 2, ["2019.csv:1 F006", "表头"]),
        ("2019.csv", HEADER.replace("实际值", "实际值(万)") + ROWS, 2, ["2019.csv:1 F007", "实际值(万)"]),
        ("2019.csv", HEADER + 'W02-1,"高新,家,80,,,\n', 2, ["2019.csv:2 F009"]),
        ("2019.csv", HEADER + "W02-1,高企数,家,1,080,科技局,年报,\n", 1, ["2019.csv:2 F102", "8 格", "7 格"]),
        ("2019.csv", HEADER + "W02-1,高新技术企业数,家,80\n", 1, ["2019.csv:2 F102", "4 格"]),
        ("2035.csv", HEADER + "W02-1,高企数,家,80,科技局,年报,\n", 1, ["2035.csv:2 F103", "2018、2019、2020"]),
        ("科技局.csv", HEADER + "W02-1,高新技术企业数,家,80,科学技术局,年报,\n", 1, ["科技局.csv:1 F104", "--period"]),
        ("2019.csv", HEADER + "W02-1,高新技术企业数,家,约80,科学技术局,年报,\n", 1, ["2019.csv:2 实际值 A003", "D2"]),
    ],
)  # fmt: skip
def test_a_bad_file(home: Path, name: str, data: str | bytes, code: int, said: list[str]) -> None:
    ran = gxq(home, "check", put(home, name, data))
    assert ran.code == code
    for words in said:
        assert words in ran.said
    assert ran.stdout.rstrip().splitlines()[-1].startswith("结论：不能报送")


def test_a_missing_file_names_the_nearest(home: Path) -> None:
    ran = gxq(home, "check", "data/actuals/2091.csv")
    assert (ran.code, "F001" in ran.said) == (2, True)
    assert "data/actuals/2091.csv" in ran.said
    assert "2019.csv" in ran.said


def test_a_folder_without_data_files(home: Path) -> None:
    (home / "empty").mkdir()
    put(home / "empty", "README.md", "nothing")
    ran = gxq(home, "check", "empty")
    assert (ran.code, "empty F011" in ran.said) == (2, True)


def test_an_actuals_folder_that_is_missing(home: Path) -> None:
    ran = gxq(home, "report", "--actuals", "nowhere")
    assert ran.code == 2
    assert "nowhere" in ran.said


def test_one_bad_file_hides_nothing_of_the_others_and_2_beats_1(home: Path) -> None:
    bad = put(home, "2019-bad.csv", b"")
    worse = put(home, "2019-worse.csv", HEADER + "W02-1,高新技术企业数,家,约80,科学技术局,年报,\n")
    ran = gxq(home, "check", bad, worse, "gone.csv")
    assert ran.code == 2
    for words in ("2019-bad.csv F003", "2019-worse.csv:2 实际值 A003", "gone.csv F001"):
        assert words in ran.said


def test_a_bad_file_in_the_actuals_folder_hides_no_report(home: Path) -> None:
    put(home / "data" / "actuals", "2020.csv", b"")
    ran = gxq(home, "report", "--period", "2019")
    assert ran.code == 2
    assert "data/actuals/2020.csv F003" in ran.said
    assert "W02-1" in ran.stdout


@posix
def test_a_file_name_that_is_no_utf_8_is_shown_and_reported(home: Path) -> None:
    # Unpacked from an archive made on Windows: the name is GBK.
    name = b"2019-\xd6\xd0.csv"
    (home / os.fsdecode(name)).write_bytes(b"")
    assert gxq(home, "check", name).code == 2
    for form in ("json", "github", "concise"):
        ran = gxq(home, "check", name, "--format", form)
        assert (ran.code, "F003" in ran.said) == (2, True)


def test_standard_input(home: Path) -> None:
    good = (HEADER + ROWS).encode()
    assert gxq(home, "check", "-", "--period", "2019", stdin=good).code == 0
    ran = gxq(home, "check", "-", stdin=good)
    assert (ran.code, "-:1 F104" in ran.said) == (1, True)
    ran = gxq(home, "check", "-", "--period", "2019", stdin=b"")
    assert (ran.code, "- F003" in ran.said) == (2, True)


# --- plans --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["check"], ["report"], ["list"], ["show", "W02-1"]])
def test_a_broken_plan_is_told_with_line_and_column(home: Path, command: list[str]) -> None:
    put(home / "data", "plan.yaml", BROKEN_PLAN)
    ran = gxq(home, *command)
    assert ran.code == 2
    assert re.search(r"^data/plan\.yaml:[45]:\d+ P004", ran.stderr, re.M)
    assert ran.said
    assert ran.stdout == ""


def test_every_fault_of_a_plan_is_told_at_once(home: Path) -> None:
    plan = (home / "data" / "plan.yaml").read_text(encoding="utf-8")
    put(home / "data", "plan.yaml", plan.replace("direction: up", "directon: up", 2).replace("unit: 场", "unit: "))
    ran = gxq(home, "list")
    assert ran.code == 2
    assert ran.stderr.count("P013 错误") == 2
    assert ran.stderr.count("P014 错误") == 1
    assert "direction" in ran.said


def test_no_plan_found_says_where_it_looked_and_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "down"
    folder.mkdir(parents=True)
    ran = gxq(folder, "check")
    assert ran.code == 2
    assert (folder / "data" / "plan.yaml").as_posix() in ran.said.replace("\n  ", "")
    assert (tmp_path / "data" / "plan.yaml").as_posix() in ran.said.replace("\n  ", "")
    assert "--plan" in ran.said
    assert "GXQ_PLAN" in ran.said


def test_a_plan_that_was_named_and_is_missing_or_a_folder(home: Path) -> None:
    ran = gxq(home, "list", "--plan", "data/plann.yaml")
    assert (ran.code, "data/plann.yaml" in ran.said) == (2, True)
    ran = gxq(home, "list", "--plan", "data")
    assert (ran.code, "data" in ran.said) == (2, True)


def test_the_plan_is_found_from_below(home: Path) -> None:
    (home / "a" / "b").mkdir(parents=True)
    assert gxq(home / "a" / "b", "list").code == 0


# --- output -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["nowhere/out.json", "file/out.json", "data"])
@pytest.mark.parametrize("command", ["check", "report"])
def test_output_that_cannot_be_written(home: Path, where: str, command: str) -> None:
    # A parent that is a file refuses even root, which a folder without permission does not.
    put(home, "file", "x")
    ran = gxq(home, command, "-o", where, "--format", "json")
    assert ran.code == 2
    assert where in ran.stderr
    assert "F020" in ran.said
    assert (home / "file").read_text() == "x"


def test_output_goes_to_a_file_and_standard_output_stays_empty(home: Path) -> None:
    ran = gxq(home, "report", "-o", "report.json")
    assert (ran.code, ran.stdout) == (0, "")
    assert json.loads((home / "report.json").read_text(encoding="utf-8"))["schema"] == "gxq.report/1"


def test_a_dash_is_standard_output(home: Path) -> None:
    assert json.loads(gxq(home, "report", "-o", "-", "--format", "json").stdout)["schema"] == "gxq.report/1"
    assert not (home / "-").exists()


@posix
@pytest.mark.parametrize("arguments", [["report", "-v"], ["report", "--format", "json"], ["list"], ["--help"]])
def test_a_closed_pipe_ends_in_silence(home: Path, arguments: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    found = subprocess.run(
        [sys.executable, "-m", "gxq_plan", *arguments],
        cwd=home, env=environment(), stdout=write, stderr=subprocess.PIPE, timeout=60, check=False,
    )  # fmt: skip
    os.close(write)
    assert found.stderr == b""
    assert found.returncode == 0


@posix
def test_a_full_disk_behind_standard_output_is_told(home: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(
            [sys.executable, "-m", "gxq_plan", "report"],
            cwd=home, env=environment(), stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert found.returncode == 2
    assert b"Traceback" not in found.stderr
    assert b"F020" in found.stderr


@posix
def test_an_interruption_is_130_without_a_traceback(home: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "gxq_plan", "check", "-"],
        cwd=home, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=_hear_interrupts,
    )  # fmt: skip
    try:
        assert process.stdin is not None
        # More than a pipe holds: when it is written the command is reading.
        process.stdin.write(b"x" * 300_000)
        process.stdin.flush()
        assert _code_when_interrupted(process) == 130
        _, said = process.communicate()
    finally:
        process.kill()
        process.communicate()
    assert b"Traceback" not in said
    assert "已中断" in said.decode()


def _code_when_interrupted(process: subprocess.Popen[bytes]) -> int | None:
    # Python hears of a signal that falls between two reads when the next read returns: here, never. So it is repeated.
    for _ in range(100):
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=0.2)
    return None


def _hear_interrupts() -> None:
    # A test run in the background of a shell ignores them, and so would its children.
    signal.signal(signal.SIGINT, signal.default_int_handler)


# --- machines -----------------------------------------------------------------------------------------------------


def failure_of(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """The findings of a run that could judge nothing, from the JSON on standard output."""
    ran = gxq(folder, *arguments, "--format", "json")
    assert ran.code == 2
    assert ran.said
    record = json.loads(ran.stdout)
    jsonschema.validate(record, SCHEMAS[record["schema"].removeprefix("gxq.").partition("/")[0]])
    findings: list[dict[str, Any]] = record["findings"]
    return findings


@pytest.mark.parametrize("command", [["check"], ["report"], ["list"]])
def test_json_says_why_nothing_could_be_judged(home: Path, command: list[str]) -> None:
    put(home / "data", "plan.yaml", BROKEN_PLAN)
    [finding] = failure_of(home, *command)
    assert (finding["code"], finding["severity"], finding["file"]) == ("P004", "error", "data/plan.yaml")
    assert finding["row"] in (4, 5)
    assert finding["message"]
    assert finding["remedy"]


def test_json_of_a_missing_file_keeps_the_others(home: Path) -> None:
    put(home, "2019-worse.csv", HEADER + "W02-1,高新技术企业数,家,约80,科学技术局,年报,\n")
    found = failure_of(home, "check", "gone.csv", "2019-worse.csv")
    assert {"F001", "A003"} <= {one["code"] for one in found}


def test_json_of_a_plan_that_is_not_there(tmp_path: Path) -> None:
    assert [one["code"] for one in failure_of(tmp_path, "report")] == ["P001"]


@pytest.mark.parametrize("form", ["github", "concise"])
def test_other_machine_formats_say_it_too(home: Path, form: str) -> None:
    put(home / "data", "plan.yaml", BROKEN_PLAN)
    ran = gxq(home, "check", "--format", form)
    assert (ran.code, "P004" in ran.stdout) == (2, True)
    assert "data/plan.yaml" in ran.said


@pytest.mark.parametrize(
    ("value", "arguments", "code"),
    [
        ("80", [], 0),
        ("", [], 0),
        ("", ["--fail-on", "warning"], 1),
        ("约80", [], 1),
        ("约80", ["--fail-on", "never"], 0),
        ("约80", ["--fail-on", "never", "gone.csv"], 2),
    ],
)
def test_fail_on(home: Path, value: str, arguments: list[str], code: int) -> None:
    name = put(home, "2018.csv", HEADER + CLEAN["2018"].replace(",98,", f",{value},"))
    assert gxq(home, "check", name, *arguments, "--format", "concise").code == code


def test_missed_targets_are_no_findings_unless_asked_for(home: Path) -> None:
    assert gxq(home, "report").code == 0
    assert gxq(home, "report", "--fail-on-status", "behind").code == 1
    assert gxq(home, "report", "--fail-on-status", "far_behind").code == 0


def test_a_report_is_written_in_several_formats_at_once(home: Path) -> None:
    names = ["r.html", "r.xlsx", "r.docx", "r.md", "r.csv", "r.json"]
    assert gxq(home, "report", *(part for one in names for part in ("-o", one))).code == 0
    assert all((home / one).stat().st_size for one in names)
    again = gxq(home, "report", "-o", "one.csv")
    assert again.code == 0
    assert (home / "one.csv").read_bytes() == (home / "r.csv").read_bytes()
    assert gxq(home, "report", "-o", "a.csv", "-o", "b.csv", "--format", "csv").code == 2


def test_what_is_late_inside_a_year_counts_as_behind(home: Path) -> None:
    put(home, "data/actuals/2019Q3.csv", HEADER + "W01-3,技术合同交易额,亿元,0.1,科学技术局,快报,\n")
    late = ("report", "--period", "2019Q3", "--fail-on-status")
    assert gxq(home, *late, "behind").code == 1
    assert gxq(home, *late, "far_behind").code == 0


# --- screens ------------------------------------------------------------------------------------------------------

COMMANDS = [["check", "-v"], ["report", "-v"], ["list", "works"], ["show", "W02-1"], ["explain"], ["--help"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_gbk_console_loses_no_character_that_gbk_has(home: Path, command: list[str]) -> None:
    ran = gxq(home, *command, env={"PYTHONIOENCODING": "gbk"})
    text = ran.out.decode("gbk")
    assert ran.code == 0
    assert "?" not in text.replace("？", "")
    assert re.search(r"[\u4e00-\u9fff]", text)


def test_what_gbk_lacks_does_not_crash(home: Path) -> None:
    put(home, "2019.csv", HEADER + "W99,😀\U00020000é,家,80,,,\n")
    ran = gxq(home, "check", "2019.csv", env={"PYTHONIOENCODING": "gbk"})
    assert ran.code == 1
    assert b"Traceback" not in ran.err
    assert "A001" in ran.out.decode("gbk")


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": None, "LANG": "C"},
        {"PYTHONIOENCODING": None, "LC_ALL": "C"},
        {"PYTHONIOENCODING": None, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=str,
)
def test_a_console_without_chinese_gets_readable_utf_8(home: Path, env: dict[str, str | None]) -> None:
    ran = gxq(home, "check", "data/actuals/2019.csv", env=env)
    assert ran.code == 0
    assert "结论：可以报送" in ran.stdout
    assert "用法不对" in gxq(home, "chek", env=env).stderr


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}, {"FORCE_COLOR": "1"}], ids=str)
def test_a_pipe_gets_no_colour(home: Path, env: dict[str, str | None]) -> None:
    assert b"\x1b" not in gxq(home, "report", env=env).out


def test_colour_can_be_asked_for(home: Path) -> None:
    assert b"\x1b[" in gxq(home, "report", "--color", "always").out
    assert b"\x1b" not in gxq(home, "report", "--color", "never").out


HOSTILE = ["[red]红[/red]", "[/]", ":smile:", "=cmd|' /C calc'!A0", "{0}{x}", "%s%n", "::error::x", "&lt;b&gt;"]
INVISIBLE = ["\x1b[31m红", "\x1b]0;标题\x07", "a\u202eb", "\x9b31m", "\u2066x", "a\rb"]


@pytest.mark.parametrize(
    "arguments", [[], ["--color", "always"], ["--format", "concise"], ["--format", "github"]], ids=str
)
def test_text_of_a_cell_is_shown_as_text(home: Path, arguments: list[str]) -> None:
    lines = [f'W9{at},"{words}",家,"{words}",,,\n' for at, words in enumerate([*HOSTILE, *INVISIBLE, "长" * 5000])]
    named = [
        f'W02-1,高新技术企业数,家,"{words}",,"{words}","{words}"\n' for words in [*HOSTILE, *INVISIBLE, "长" * 5000]
    ]
    name = put(home, "2019.csv", HEADER + "".join(lines) + "".join(named))
    ran = gxq(home, "check", name, *arguments, "-v")
    assert ran.code == 1
    text = re.sub(r"\x1b\[[\d;]*m", "", ran.said) if "always" in arguments else ran.said
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066]", text)
    assert len(text) < 100_000
    flat = re.sub(r"\n +", "", text).replace("%25", "%")
    for words in HOSTILE:
        assert words in flat
    if "github" in arguments:
        assert all(re.match("::(error|warning|notice) file=", line) for line in ran.stdout.splitlines())


def test_a_folder_says_why_it_gives_nothing_to_read(home: Path) -> None:
    (home / "空").mkdir()
    assert "没有可读的数据文件" in gxq(home, "--actuals", "空", "report").said
    assert "没有这个文件夹" in gxq(home, "--actuals", "没有", "report").said
    (home / "空" / "科技局.csv").write_text(HEADER, encoding="utf-8")
    ran = gxq(home, "--actuals", "空", "report")
    assert ran.code == 2
    assert "文件名都不以期间开头：科技局.csv" in ran.said
