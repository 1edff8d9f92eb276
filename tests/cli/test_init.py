"""`gxq init`: a folder that works at once, in either language, and nothing that was there is touched."""

from __future__ import annotations

import json
import re
import shlex
from typing import TYPE_CHECKING

import pytest
import yaml

from gxq_plan.read.plan_file import from_file
from gxq_plan.report.plan_schema import plan_schema
from gxq_plan.text import LANGS
from gxq_plan.uses.starter import Wanted, starter

from .process import Ran, gxq

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    ".gitattributes",
    ".github/workflows/gxq.yml",
    ".gitignore",
    "README.md",
    "data/actuals/2021.csv",
    "data/actuals/README.md",
    "data/plan.schema.json",
    "data/plan.yaml",
}


def made(folder: Path, lang: str, *options: str) -> Ran:
    return gxq(folder, "init", "new", "--periods", "2021-2025", *options, env={"GXQ_LANG": lang})


def files_in(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.mark.parametrize("lang", LANGS)
def test_the_commands_of_its_readme_work(tmp_path: Path, lang: str) -> None:
    ran = made(tmp_path, lang)
    assert (ran.code, ran.stderr) == (0, "")
    new = tmp_path / "new"
    assert set(files_in(new)) == FILES
    [block] = re.findall(r"```sh\n(.*?)```", (new / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    commands = [shlex.split(line) for line in block.splitlines()]
    assert len(commands) == 5
    for name, *arguments in commands:
        assert name == "gxq"
        found = gxq(new, *arguments, env={"GXQ_LANG": lang})
        assert found.code == 0, found.said
        assert found.stdout
    checked = json.loads(gxq(new, "check", "--format", "json", env={"GXQ_LANG": lang}).stdout)
    assert checked["summary"] == {"errors": 0, "warnings": 0, "infos": 1}
    assert [one["code"] for one in checked["findings"]] == ["F107"]
    assert json.loads(gxq(new, "lint", "--format", "json", env={"GXQ_LANG": lang}).stdout)["findings"] == []


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    made(tmp_path, "zh")
    readme = tmp_path / "new" / "README.md"
    readme.write_text("mine", encoding="utf-8")
    before = files_in(tmp_path)
    again = made(tmp_path, "zh", "--title", "另一个")
    assert (again.code, again.stdout) == (2, "")
    assert "README.md" in again.said
    assert "data/plan.yaml" in again.said
    assert files_in(tmp_path) == before


def test_one_file_in_the_way_is_enough_to_write_none(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".gitignore").write_text("mine", encoding="utf-8")
    ran = made(tmp_path, "en")
    assert ran.code == 2
    assert ".gitignore" in ran.said
    assert "README" not in ran.said
    assert set(files_in(tmp_path / "new")) == {".gitignore"}


def test_other_files_stay_beside_it(tmp_path: Path) -> None:
    (tmp_path / "new" / "data").mkdir(parents=True)
    (tmp_path / "new" / "data" / "notes.txt").write_text("mine", encoding="utf-8")
    assert made(tmp_path, "zh").code == 0
    assert set(files_in(tmp_path / "new")) == {*FILES, "data/notes.txt"}


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("mine", encoding="utf-8")
    ran = made(tmp_path, "zh")
    assert ran.code == 2
    assert "F020" in ran.said
    assert (tmp_path / "new").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("title", ["产业 \"提升\": 计划 #1 {a} 'b' \\ @FIRST@", "5", "true", "——"])
def test_any_title(tmp_path: Path, title: str) -> None:
    assert made(tmp_path, "zh", "--title", title).code == 0
    assert from_file(tmp_path / "new" / "data" / "plan.yaml").title == title
    assert (tmp_path / "new" / "README.md").read_text(encoding="utf-8").startswith(f"# {title}\n")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--periods", "2025-2021"], "2021-2025"),
        (["--periods", "今后三年"], "2021-2025"),
        (["--periods", "2021-2099"], "20"),
        (["--periods", ""], "2021-2025"),
        (["--title", "  "], "--title"),
        (["--title", "一\n二"], "--title"),
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_what_is_asked_wrongly_is_told(tmp_path: Path, options: list[str], named: str, lang: str) -> None:
    ran = gxq(tmp_path, "init", "new", *options, env={"GXQ_LANG": lang})
    assert ran.code == 2
    assert named in ran.said
    assert not (tmp_path / "new").exists()


def test_the_years_are_those_from_now_by_the_clock_that_is_given(tmp_path: Path) -> None:
    ran = gxq(tmp_path, "init", "new", env={"SOURCE_DATE_EPOCH": "1735689600"})
    assert ran.code == 0
    assert [str(one) for one in from_file(tmp_path / "new/data/plan.yaml").periods] == ["2025", "2026", "2027"]
    assert gxq(tmp_path, "init", "other", env={"SOURCE_DATE_EPOCH": "gestern"}).code == 2


@pytest.mark.parametrize("years", [(2021,), tuple(range(2021, 2041))], ids=["one year", "twenty"])
@pytest.mark.parametrize("lang", LANGS)
def test_one_year_and_twenty(tmp_path: Path, years: tuple[int, ...], lang: str) -> None:
    span = f"{years[0]}年-{years[-1]}年" if len(years) > 1 else "２０２１"
    assert gxq(tmp_path, "init", "new", "--periods", span, env={"GXQ_LANG": lang}).code == 0
    plan = from_file(tmp_path / "new/data/plan.yaml")
    assert tuple(one.year for one in plan.periods) == years
    targets = [one.value for seat in plan.seats for one in seat.indicator.targets.values()]
    assert all(one is not None and one > 0 for one in targets)
    assert gxq(tmp_path / "new", "check", "--fail-on", "warning").code == 0


def test_both_languages_have_the_same_files_and_the_schema_of_this_version(tmp_path: Path) -> None:
    zh, en = (starter(Wanted("甲", (2021, 2022), lang)) for lang in LANGS)
    assert set(zh) == set(en)
    assert not any(re.search(rb"@[A-Z_]+@", data) for data in (*zh.values(), *en.values()))
    made(tmp_path, "zh")
    assert json.loads((tmp_path / "new/data/plan.schema.json").read_text(encoding="utf-8")) == plan_schema()
    first = (tmp_path / "new/data/plan.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=plan.schema.json"


@pytest.mark.parametrize("lang", LANGS)
def test_its_build_runs_commands_that_there_are(tmp_path: Path, lang: str) -> None:
    made(tmp_path, lang)
    build = yaml.safe_load((tmp_path / "new/.github/workflows/gxq.yml").read_text(encoding="utf-8"))
    commands = [shlex.split(step["run"]) for step in build["jobs"]["check"]["steps"] if "run" in step]
    ours = [arguments for name, *arguments in commands if name == "gxq"]
    assert {one[0] for one in ours} == {"lint", "check", "report"}
    for arguments in ours:
        assert gxq(tmp_path / "new", *arguments, env={"GXQ_LANG": lang}).code == 0
