"""The recipes of docs/ci.*.md, run as a build would run them: their own lines, in a real repository."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

import pytest
import yaml

from .process import CLEAN, HEADER, environment, small_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
FAULTY = HEADER + CLEAN["2019"].replace(",80,", ",约80,")
ONE = HEADER + "W02-1,高新技术企业数,家,约80,科学技术局,年报,\n"

needs_bash = pytest.mark.skipif(
    sys.platform == "win32" or not shutil.which("git") or not shutil.which("bash"), reason="bash and git"
)


def recipe(name: str, lang: str) -> Any:
    """A recipe of a page, as the YAML that it is."""
    page = (ROOT / "docs" / f"ci.{lang}.md").read_text(encoding="utf-8")
    [found] = re.findall(rf"<!-- recipe: {name} -->\n```yaml\n(.*?)```", page, re.DOTALL)
    return yaml.safe_load(found)


def lines(name: str, lang: str) -> str:
    """The shell lines of a recipe that choose files and check them."""
    if name == "github":
        [step] = [
            one for one in recipe("github", lang)["jobs"]["check"]["steps"] if "check --format" in one.get("run", "")
        ]
        return str(step["run"])
    return "\n".join(recipe("gitlab", lang)["gxq"]["script"])


class Built(NamedTuple):
    """What a build left: its exit code, what it printed, and its folder."""

    code: int
    said: str
    folder: Path


class Repository:
    """A clean plan folder under git, whose branch `work` is what a request would merge into `main`."""

    def __init__(self, folder: Path) -> None:
        self.folder = small_plan(folder / "repository")
        self.commands = folder / "bin"
        self.commands.mkdir()
        command = self.commands / "gxq"
        command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m gxq_plan "$@"\n')
        command.chmod(0o755)
        self.git("init", "-q", "-b", "main")
        self.commit("before")
        self.base = self.git("rev-parse", "HEAD").strip()
        self.git("checkout", "-q", "-b", "work")

    def environment(self, **more: str) -> dict[str, str]:
        who = {f"GIT_{role}_{part}": "x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        path = f"{self.commands}{os.pathsep}{os.environ['PATH']}"
        # As a fresh machine has it: names outside ASCII are quoted wherever git is not asked for them raw.
        isolated = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(self.folder)}
        return environment(**{**who, **isolated, "PATH": path, "LC_ALL": "C.UTF-8", **more})

    def git(self, *arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment(), capture_output=True, text=True, check=True
        ).stdout

    def put(self, name: str, text: str = ONE) -> None:
        (self.folder / "data" / "actuals" / name).write_text(text, encoding="utf-8")

    def commit(self, message: str = "after") -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def build(self, name: str, lang: str = "en", base: str | None = None) -> Built:
        """Runs the lines of a recipe as its runner does: `bash -eo pipefail`."""
        base = base or self.base
        summary = self.folder / "summary.md"
        more = {
            "BASE": base,
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
            "GITHUB_STEP_SUMMARY": str(summary),
            "GXQ_LANG": lang,
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", lines(name, lang)],
            cwd=self.folder, env=self.environment(**more), capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        return Built(done.returncode, (done.stdout + done.stderr).decode(), self.folder)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


both = pytest.mark.parametrize("name", ["github", "gitlab"])


@needs_bash
@both
def test_only_what_changed_is_checked(repository: Repository, name: str) -> None:
    repository.put("2018.csv", (HEADER + CLEAN["2018"]).replace(",98,", ",约98,"))
    repository.commit("a fault that was there before")
    repository.base = repository.git("rev-parse", "HEAD").strip()
    repository.put("2019.csv", FAULTY)
    repository.commit()
    built = repository.build(name)
    assert built.code == 1
    assert "2019.csv" in built.said
    assert "2018.csv" not in built.said.replace("(data/actuals/2018.csv", "")


@needs_bash
@both
def test_names_with_spaces_and_chinese(repository: Repository, name: str) -> None:
    for file in ("2019-科技局 初稿.csv", "2019 'a' $(touch hacked) \"b\".csv", "2019-*.csv"):
        repository.put(file)
    repository.commit()
    built = repository.build(name)
    assert built.code == 1
    for file in ("2019-科技局 初稿.csv", "$(touch hacked)", "2019-*.csv"):
        assert file in built.said
    assert not (repository.folder / "hacked").exists()


@needs_bash
@both
def test_deleted_and_renamed_files(repository: Repository, name: str) -> None:
    actuals = repository.folder / "data" / "actuals"
    repository.put("2019-a.csv")
    repository.commit()
    repository.base = repository.git("rev-parse", "HEAD").strip()
    repository.git("rm", "-q", "data/actuals/2018.csv")
    (actuals / "2019-a.csv").rename(actuals / "2019-新.csv")
    repository.commit()
    built = repository.build(name)
    assert built.code == 1
    assert "2019-新.csv" in built.said
    assert "2019-a.csv" not in built.said
    assert "F001" not in built.said


@needs_bash
@both
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_to_check(repository: Repository, name: str, lang: str) -> None:
    (repository.folder / "README.md").write_text("x")
    repository.put("README.md", "x")
    repository.git("rm", "-q", "data/actuals/2018.csv")
    repository.commit()
    built = repository.build(name, lang)
    assert (built.code, built.said) == (0, {"en": "no data file changed\n", "zh": "没有改动数据文件\n"}[lang])


@needs_bash
@both
def test_another_plan_means_that_everything_is_checked(repository: Repository, name: str) -> None:
    repository.put("2019.csv", FAULTY)
    repository.commit("a fault that was there before")
    repository.base = repository.git("rev-parse", "HEAD").strip()
    plan = repository.folder / "data" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + "# revised\n", encoding="utf-8")
    repository.commit()
    built = repository.build(name)
    assert built.code == 1
    assert "2019.csv" in built.said


@needs_bash
@both
def test_a_base_that_git_does_not_know_is_no_reason_to_check_nothing(repository: Repository, name: str) -> None:
    repository.put("2019.csv", FAULTY)
    repository.commit()
    built = repository.build(name, base="origin/gone")
    assert built.code == 1
    assert "A003" in built.said


@needs_bash
@both
def test_a_file_that_cannot_be_judged_fails_the_build(repository: Repository, name: str) -> None:
    repository.put("2019-b.csv", "")
    repository.commit()
    built = repository.build(name)
    assert built.code == 2
    assert "F003" in built.said


@needs_bash
@both
def test_a_workbook_is_checked_too(repository: Repository, name: str) -> None:
    (repository.folder / "data" / "actuals" / "2019-b.xlsx").write_bytes(b"no workbook at all")
    repository.commit()
    assert "2019-b.xlsx" in repository.build(name).said


@needs_bash
def test_what_the_builds_keep(repository: Repository) -> None:
    repository.put("2019.csv", FAULTY)
    repository.commit()
    built = repository.build("github", "zh")
    run = json.loads((built.folder / "gxq.sarif").read_text(encoding="utf-8"))["runs"][0]
    assert [one["ruleId"] for one in run["results"]] == ["A003"]
    assert "`A003`" in (built.folder / "summary.md").read_text(encoding="utf-8")
    assert built.said.startswith("::error file=data/actuals/2019.csv,line=5")
    assert repository.build("gitlab", "zh").code == 1
    root = ElementTree.parse(built.folder / "gxq.xml").getroot()
    assert root.get("failures") == "1"


def test_the_recipes_keep_what_they_write() -> None:
    for lang in ("zh", "en"):
        steps = recipe("github", lang)["jobs"]["check"]["steps"]
        assert steps[-1]["with"]["sarif_file"] == "gxq.sarif"
        assert steps[0]["with"]["fetch-depth"] == 0
        assert recipe("gitlab", lang)["gxq"]["artifacts"]["reports"]["junit"] == "gxq.xml"


def test_both_languages_and_our_own_build_run_the_same_lines() -> None:
    def bare(text: str) -> str:
        return re.sub(r'echo "[^"]*"', "echo", text)

    for name in ("github", "gitlab"):
        assert bare(lines(name, "zh")) == bare(lines(name, "en"))
    own = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    assert lines("github", "en") in [step.get("run") for step in own["jobs"]["data"]["steps"]]


# --- pre-commit ---------------------------------------------------------------------------------------------------


def hook() -> dict[str, Any]:
    [found] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def pre_commit(repository: Repository, changed: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """What pre-commit does with a hook: the files that match and are there, behind the hook's own words."""
    found = hook()
    files = [one for one in changed if re.search(found["files"], one) and (repository.folder / one).exists()]
    command = [*shlex.split(found["entry"]), *found.get("args", []), *files]
    return subprocess.run(
        command, cwd=repository.folder, env=repository.environment(), capture_output=True, timeout=60, check=False
    )


def test_the_hook_is_the_one_that_the_recipes_name() -> None:
    assert (hook()["language"], hook()["pass_filenames"]) == ("python", True)
    for lang in ("zh", "en"):
        assert recipe("pre-commit", lang)["repos"][0]["hooks"] == [{"id": hook()["id"]}]


@pytest.mark.parametrize(
    ("file", "taken"),
    [
        ("data/actuals/2019.csv", True),
        ("data/actuals/2019-科技局 初稿.xlsx", True),
        ("data/actuals/a/2019.xls", True),
        ("data/actuals/2019.ods", True),
        ("data/actuals/README.md", False),
        ("data/plan.yaml", False),
        ("examples/data/actuals/2019.csv", False),
        ("data/actuals/2019.csv.bak", False),
    ],
)
def test_the_hook_takes_data_files(file: str, taken: bool) -> None:
    assert bool(re.search(hook()["files"], file)) is taken


@needs_bash
def test_the_hook_checks_what_is_committed(repository: Repository) -> None:
    repository.put("2019-科技局 初稿.csv")
    done = pre_commit(repository, ["data/actuals/2019-科技局 初稿.csv", "data/actuals/gone.csv", "data/plan.yaml"])
    assert done.returncode == 1
    assert "2019-科技局 初稿.csv:2:4: A003" in done.stdout.decode()
    assert pre_commit(repository, ["data/actuals/2019.csv"]).returncode == 0
