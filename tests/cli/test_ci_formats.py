"""`check` as machines ask for it: every format answers, also where nothing can be judged, and none is slow to start."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema

from .process import CLEAN, HEADER, environment, gxq

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMAS = Path(__file__).parent.parent / "schemas"
FORMATS = ("json", "github", "concise", "junit", "sarif", "markdown")
BROKEN_PLAN = "schema: gxq.plan/1\nplan: {id: demo, title: t, periods: [2019]}\nindicators:\n- {id: I-1\n"
FAULTY = HEADER + "W02-1,高新技术企业数,家,约80,科学技术局,年报,\n"


def is_json(text: str) -> None:
    json.loads(text)


def is_junit(text: str) -> None:
    root = ElementTree.ElementTree(ElementTree.fromstring(text.encode()))
    xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd")).validate(root)


def is_sarif(text: str) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(json.loads(text))


def is_github(text: str) -> None:
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in text.splitlines())


def is_concise(text: str) -> None:
    assert all(": " in line for line in text.splitlines())


def is_markdown(text: str) -> None:
    assert text.startswith("# gxq")


IS: dict[str, Callable[[str], None]] = {
    "json": is_json,
    "github": is_github,
    "concise": is_concise,
    "junit": is_junit,
    "sarif": is_sarif,
    "markdown": is_markdown,
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_format_says_what_is_wrong(home: Path, form: str, lang: str) -> None:
    (home / "2019-坏 表.csv").write_text(FAULTY, encoding="utf-8")
    ran = gxq(home, "check", "2019-坏 表.csv", "--format", form, "--lang", lang)
    assert (ran.code, ran.stderr) == (1, "")
    IS[form](ran.stdout)
    assert "A003" in ran.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_says_that_all_is_well(home: Path, form: str) -> None:
    ran = gxq(home, "check", "data/actuals/2019.csv", "--format", form)
    assert (ran.code, ran.stderr) == (0, "")
    IS[form](ran.stdout)
    assert "A003" not in ran.stdout or form in ("junit", "sarif")


@pytest.mark.parametrize("form", FORMATS)
def test_a_plan_that_cannot_be_read_is_told_in_the_format(home: Path, form: str) -> None:
    (home / "data" / "plan.yaml").write_text(BROKEN_PLAN, encoding="utf-8")
    ran = gxq(home, "check", "--format", form)
    assert ran.code == 2
    IS[form](ran.stdout)
    assert "P004" in ran.stdout
    assert "P004" in ran.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_a_plan_that_is_not_there_is_told_in_the_format(tmp_path: Path, form: str) -> None:
    ran = gxq(tmp_path, "check", "--format", form)
    assert ran.code == 2
    IS[form](ran.stdout)
    assert "P001" in ran.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_cannot_be_read_is_told_beside_the_others(home: Path, form: str) -> None:
    (home / "2019.csv").write_text(FAULTY, encoding="utf-8")
    (home / "2019-b.csv").write_bytes(b"%PDF-1.4\n\xff\x00")
    ran = gxq(home, "check", "2019.csv", "2019-b.csv", "gone.csv", "--format", form)
    assert ran.code == 2
    IS[form](ran.stdout)
    assert all(code in ran.stdout for code in ("A003", "F001", "F004"))


@pytest.mark.parametrize(
    ("name", "form"), [("o.xml", "junit"), ("o.sarif", "sarif"), ("o.MD", "markdown"), ("o.json", "json")]
)
def test_the_suffix_of_the_output_is_its_format(home: Path, name: str, form: str) -> None:
    (home / "2019.csv").write_text(FAULTY, encoding="utf-8")
    ran = gxq(home, "check", "2019.csv", "-o", name)
    assert (ran.code, ran.stdout) == (1, "")
    IS[form]((home / name).read_text(encoding="utf-8"))


def test_a_suffix_that_a_command_has_no_format_for_is_refused(home: Path) -> None:
    ran = gxq(home, "report", "-o", "o.sarif")
    assert (ran.code, "--format" in ran.stderr) == (2, True)
    assert not (home / "o.sarif").exists()


@pytest.mark.parametrize("name", ["o.xml", "o.sarif", "o.json"])
def test_a_build_that_keeps_the_report_keeps_the_reason_too(home: Path, name: str) -> None:
    (home / "data" / "plan.yaml").write_text(BROKEN_PLAN, encoding="utf-8")
    ran = gxq(home, "check", "-o", name)
    assert (ran.code, ran.stdout) == (2, "")
    assert "P004" in ran.stderr
    assert "P004" in (home / name).read_text(encoding="utf-8")


def test_sarif_points_at_the_character_of_the_cell(home: Path) -> None:
    (home / "2019.csv").write_text(FAULTY, encoding="utf-8-sig")
    run = json.loads(gxq(home, "check", "2019.csv", "--format", "sarif").stdout)["runs"][0]
    [found] = [one for one in run["results"] if one["ruleId"] == "A003"]
    region = found["locations"][0]["physicalLocation"]["region"]
    line = FAULTY.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 :].startswith("约80")


@pytest.mark.parametrize("form", ["junit", "sarif", "markdown", "github", "json"])
def test_what_programs_read_is_utf_8_on_every_console(home: Path, form: str) -> None:
    (home / "2019.csv").write_text(FAULTY, encoding="utf-8")
    plain = gxq(home, "check", "2019.csv", "--format", form)
    other = gxq(home, "check", "2019.csv", "--format", form, env={"PYTHONIOENCODING": "gbk"})
    assert other.out == plain.out


@pytest.mark.parametrize("form", FORMATS[1:])
@pytest.mark.parametrize("plan", ["good", "broken"])
def test_no_format_for_builds_loads_pandas_or_rich(home: Path, form: str, plan: str) -> None:
    (home / "2019.csv").write_text(FAULTY, encoding="utf-8")
    if plan == "broken":
        (home / "data" / "plan.yaml").write_text(BROKEN_PLAN, encoding="utf-8")
    code = (
        "import sys, gxq_plan.cli._exit as leaving\n"
        "slow = ('pandas', 'numpy', 'rich')\n"
        "leaving.leave = lambda code: print([one for one in slow if one in sys.modules], file=sys.stderr)\n"
        "import gxq_plan.cli\n"
        "gxq_plan.cli.main(['check', '2019.csv', '--format', sys.argv[1]])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, form], cwd=home, env=environment(), capture_output=True, timeout=60, check=False
    )
    assert done.stdout
    assert done.stderr.decode().splitlines()[-1] == "[]"


HOSTILE = ("50%::error::x", "]]><b>&amp;", "\x07\x1b[31m红", "😀", "a\u202eb", "[x](1){0}|`@a`", '"两行\n::error::y"')


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_cells_through_the_whole_command(home: Path, form: str) -> None:
    rows = "".join(f"W02-1,高新技术企业数,家,{words},,,{words}\n" for words in HOSTILE)
    (home / "2019.csv").write_text(HEADER + rows + CLEAN["2019"], encoding="utf-8")
    ran = gxq(home, "check", "2019.csv", "--format", form)
    assert ran.code == 1
    assert ran.said
    IS[form](ran.stdout)
    if form in ("junit", "sarif", "concise"):
        assert not any(ord(one) < 32 and one != "\n" for one in ran.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text")
@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_is_no_text(home: Path, form: str) -> None:
    name = b"2019-\xb2\xe2 ]]>::x%.csv"
    (home / name.decode("utf-8", "surrogateescape")).write_text(FAULTY, encoding="utf-8")
    ran = gxq(home, "check", name, "--format", form)
    assert ran.code == 1
    IS[form](ran.stdout)


def wall(home: Path, rows: int) -> None:
    (home / "2019.csv").write_text(HEADER + "".join(f"Z{at},x,家,5,,,\n" for at in range(rows)), encoding="utf-8")


@pytest.mark.parametrize("form", ["github", "concise", "junit", "markdown"])
def test_thousands_are_no_wall_and_their_number_is_true(home: Path, form: str) -> None:
    wall(home, 3000)
    ran = gxq(home, "check", "2019.csv", "--format", form)
    assert ran.code == 1
    assert len(ran.out) < 20_000
    assert "3000" in ran.stdout


@pytest.mark.parametrize("form", ["github", "concise", "junit"])
def test_everything_can_be_asked_for(home: Path, form: str) -> None:
    wall(home, 300)
    ran = gxq(home, "check", "2019.csv", "--format", form, "-v")
    assert all(f"“Z{at}”" in ran.stdout for at in range(300))
