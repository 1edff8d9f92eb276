"""`gxq accept` with real processes: killed at any moment, eight at once, a full disk, a folder that is closed."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from filelock import FileLock

from gxq_plan.errors import InputError
from gxq_plan.model.record import Record
from gxq_plan.read import record_file
from gxq_plan.read.plan_file import from_file
from gxq_plan.report.schema import SCHEMAS
from gxq_plan.uses.accept import Manner, accept
from gxq_plan.uses.locate import Source
from gxq_plan.uses.unfinished import finished

from .process import HEADER, environment, gxq, small_plan

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent
unix = pytest.mark.skipif(sys.platform == "win32", reason="signals, limits and owners of Unix")
FIRST = "2019-科技局.csv"


def submit(home: Path, value: str = "81", status: str = "年报", note: str = "按直报平台", name: str = FIRST) -> Path:
    path = home / name
    path.write_bytes((HEADER + f"W02-1,高新技术企业数,家,{value},科学技术局,{status},{note}\n").encode("utf-8-sig"))
    return path


def whole(home: Path) -> tuple[bytes, int]:
    """The actuals file and how many lines the record has; raises where that is damaged or the two disagree."""
    lines = record_file.record(home / "data" / "record", "record").lines
    data = (home / "data" / "actuals" / "2019.csv").read_bytes()
    assert not record_file.received_faults(home / "data" / "record", "record", Record(lines))
    for one in csv.reader(data.decode("utf-8-sig").splitlines()):
        if one[0] == "W02-1" and lines:
            assert one[3] == lines[-1].value
    return data, len(lines)


def rubbish(home: Path) -> list[str]:
    return [one.name for one in home.rglob(".gxq-accept-*")] + [one.name for one in home.rglob("pending.json")]


# --- what is said -------------------------------------------------------------------------------------------------


def test_taken_in_and_shown_to_its_cell(home: Path) -> None:
    submit(home)
    ran = gxq(home, "accept", FIRST, "--by", "张三")
    assert ran.code == 0, ran.said
    assert ran.said.splitlines()[-1] == (
        "结论：已收入 1 个数（更正 1），写入 data/actuals/2019.csv；留痕 data/record/revisions.csv"
    )
    again = gxq(home, "accept", FIRST)
    assert (again.code, again.said.splitlines()[-1]) == (0, "结论：没有新内容。1 个数都已收入过，什么也没有写")
    said = gxq(home, "show", "W02-1").said
    assert f"收自 {FIRST} D2 格，原文“81”" in said
    assert "年报 80 → 年报 81，原因：按直报平台" in said
    place = next(
        one
        for one in json.loads(gxq(home, "show", "W02-1", "--format", "json").stdout)["places"]
        if one["period"] == "2019"
    )
    assert (place["received"]["cell"], place["received"]["raw"], place["received"]["accepted_by"]) == (
        "D2",
        "81",
        "张三",
    )
    assert [(one["old"]["value"], one["new"]["value"]) for one in place["history"]] == [(80, 81)]
    kept = home / "data" / "record" / "received" / place["received"]["sha256"]
    assert kept.read_bytes() == (home / FIRST).read_bytes()


def test_an_empty_form_takes_nothing_in(home: Path) -> None:
    ran = gxq(home, "accept", submit(home, "", "", "").name)
    assert (ran.code, ran.said.splitlines()[-1]) == (0, "结论：文件里没有可收入的数，什么也没有写")
    assert not (home / "data" / "record" / "revisions.csv").exists()


def test_english(home: Path) -> None:
    submit(home, note="")
    ran = gxq(home, "accept", FIRST, "--lang", "en")
    assert ran.code == 1
    assert "goes from 年报 80 to 年报 81 and does not say why" in ran.said
    assert gxq(home, "accept", FIRST, "--reason", "recounted", "--lang", "en").code == 0
    assert (home / "data/record/revisions.csv").read_text("utf-8-sig").startswith("number,accepted,id,")


def test_json_says_the_same_and_keeps_its_schema(home: Path) -> None:
    submit(home)
    for arguments, accepted, dry in (
        (["--dry-run"], True, True),
        ([], True, False),
        ([], True, False),
    ):
        ran = gxq(home, "accept", FIRST, "--format", "json", *arguments)
        said = json.loads(ran.stdout)
        jsonschema.validate(said, SCHEMAS["accept"])
        assert (said["accepted"], said["dry_run"], ran.code) == (accepted, dry, 0)
    assert said["counts"]["unchanged"] == 1
    (home / "2019.csv").write_text(HEADER + "W02-1,高新技术企业数,家,约80,科学技术局,快报,\n", encoding="utf-8")
    for arguments in (["accept", "2019.csv"], ["accept", "no.csv"], ["accept"]):
        ran = gxq(home, *arguments, "--format", "json")
        assert ran.code in (1, 2)
        if arguments != ["accept"]:
            jsonschema.validate(json.loads(ran.stdout), SCHEMAS["accept"])


def test_a_dry_run_leaves_the_folder_as_it_was(home: Path) -> None:
    submit(home)
    before = sorted(home.rglob("*"))
    ran = gxq(home, "accept", FIRST, "--dry-run")
    assert "试运行，什么也没有写" in ran.said
    assert sorted(home.rglob("*")) == before


def test_standard_input_is_kept_as_stdin(home: Path) -> None:
    ran = gxq(home, "accept", "-", "--period", "2019", stdin=submit(home).read_bytes())
    assert ran.code == 0, ran.said
    assert record_file.record(home / "data" / "record", "record").lines[0].source_file == "stdin"


def test_no_file_is_a_usage_error_that_tells_how(home: Path) -> None:
    ran = gxq(home, "accept")
    assert ran.code == 2
    assert "gxq accept 2019-招商局.xlsx" in ran.stderr


def test_an_actuals_folder_that_was_named_and_is_missing_is_not_made(home: Path) -> None:
    submit(home)
    ran = gxq(home, "accept", FIRST, "--actuals", "data/acutals")
    assert (ran.code, (home / "data" / "acutals").exists()) == (2, False)
    shutil.rmtree(home / "data" / "actuals")
    ran = gxq(home, "accept", FIRST)  # the plan's own place is made
    assert (ran.code, (home / "data" / "actuals" / "2019.csv").exists()) == (0, True), ran.said


def test_the_working_directory_may_be_the_actuals_folder(home: Path) -> None:
    submit(home)
    ran = gxq(home / "data" / "actuals", "accept", f"../../{FIRST}", "--actuals", ".", "--plan", "../plan.yaml")
    assert ran.code == 0, ran.said
    assert (home / "data" / "record" / "revisions.csv").exists()


def test_a_damaged_record_stops_accept_and_is_a_warning_of_show(home: Path) -> None:
    submit(home)
    gxq(home, "accept", FIRST)
    path = home / "data" / "record" / "revisions.csv"
    path.write_bytes(path.read_bytes().replace(b",81,", b",82,"))
    ran = gxq(home, "accept", submit(home, "85").name)
    assert ran.code == 2
    assert "data/record/revisions.csv:2 F021" in ran.said
    shown = gxq(home, "show", "W02-1")
    assert (shown.code, "F021 警告" in shown.said) == (0, True)
    said = json.loads(gxq(home, "show", "W02-1", "--format", "json").stdout)
    jsonschema.validate(said, SCHEMAS["show"])
    assert [(one["code"], one["severity"]) for one in said["findings"]] == [("F021", "warning")]


def test_show_says_what_was_changed_past_accept(home: Path) -> None:
    """The actuals file edited, the received file deleted: warnings, and the figures all the same."""
    gxq(home, "accept", submit(home).name)
    path = home / "data" / "actuals" / "2019.csv"
    path.write_bytes(path.read_bytes().replace(b",81,", b",88,"))
    for one in (home / "data" / "record" / "received").iterdir():
        if one.read_bytes() == (home / FIRST).read_bytes():
            one.unlink()
    ran = gxq(home, "show", "W02-1")
    assert ran.code == 0
    assert "留痕第 1 号记的是 年报 81，文件里是 年报 88" in ran.said
    assert "F022 警告" in ran.said


# --- one at a time ------------------------------------------------------------------------------------------------


def test_another_accept_is_waited_for(home: Path) -> None:
    submit(home)
    (home / "data" / "record").mkdir()
    with FileLock(home / "data" / "record" / ".lock"):
        ran = gxq(home, "accept", FIRST, "--wait", "0")
        assert ran.code == 2
        assert "F024" in ran.stderr
        assert "另一个 gxq accept 正在进行" in ran.stderr
        assert gxq(home, "accept", FIRST, "--dry-run").code == 0  # looking takes no lock
    assert gxq(home, "accept", FIRST).code == 0


def test_eight_at_once_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "data" / "actuals").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "plan.yaml", tmp_path / "data")
    header, *rows = (ROOT / "data" / "actuals" / "2019.csv").read_text("utf-8-sig").splitlines()
    by_office: dict[str, list[str]] = {}
    for row in rows:
        by_office.setdefault(row.split(",")[4], []).append(row)
    offices = sorted(by_office)[:8]
    assert len(offices) == 8
    for one in offices:
        (tmp_path / f"2019-{one}.csv").write_text("\n".join([header, *by_office[one]]) + "\n", encoding="utf-8-sig")
    command = [sys.executable, "-m", "gxq_plan", "accept", "-q"]
    running = [
        subprocess.Popen([*command, f"2019-{one}.csv"], cwd=tmp_path, env=environment(), stdout=subprocess.PIPE)
        for one in offices
    ]
    assert [one.communicate(timeout=60)[0] and one.returncode for one in running] == [0] * 8
    written = (tmp_path / "data" / "actuals" / "2019.csv").read_text("utf-8-sig").splitlines()[1:]
    said = [row for row in rows if row.split(",")[4] in offices and (row.split(",")[3] or row.split(",")[6])]
    assert written == said
    lines = record_file.record(tmp_path / "data" / "record", "record").lines
    assert sorted(one.id for one in lines) == sorted(row.split(",")[0] for row in said)
    assert not rubbish(tmp_path)


# --- killed -------------------------------------------------------------------------------------------------------


def killed(child: Callable[[], None], when: Callable[[], None]) -> bool:
    """Runs `child`, which ends its process, in one of its own and kills that after `when`; whether before its end."""
    pid = os.fork()
    if pid == 0:
        try:
            child()
        finally:
            os._exit(1)  # only an exception comes here
    when()
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def lasting(child: Callable[[], None]) -> float:
    """How long `child` takes in a process of its own."""
    begun, pid = time.monotonic(), os.fork()
    if pid == 0:
        child()
    assert os.waitpid(pid, 0)[1] == 0
    return time.monotonic() - begun


def take_and_leave(home: Path, path: Path) -> None:
    take(home, path)
    os._exit(0)


def once_stored(home: Path, after: float) -> Callable[[], None]:
    """Waits until the first new content lies beside its file, and a little more."""

    def wait() -> None:
        end = time.monotonic() + 5
        while time.monotonic() < end and not any(home.glob("data/*/.gxq-accept-*")):
            if any(home.glob("data/record/received/.gxq-accept-*")):
                break
        time.sleep(after)

    return wait


def take(home: Path, path: Path) -> None:
    plan = home / "data" / "plan.yaml"
    accept(from_file(plan), plan, [Source(path.name, path)], home / "data" / "actuals", Manner("zh"))


@unix
def test_killed_at_any_moment_leaves_the_old_or_the_new_whole(home: Path) -> None:
    chance = random.Random(5)
    take(home, submit(home, "81"))
    long = lasting(partial(take_and_leave, home, submit(home, "82", note="核定")))
    kills = news = 0
    for value in range(100, 130):
        path = submit(home, str(value), note=f"第{value}次核定")
        data, lines = whole(home)
        moment = chance.uniform(0, 1.3 * long)
        kills += killed(partial(take_and_leave, home, path), partial(time.sleep, moment))
        finished(home / "data" / "actuals", lambda: None)
        after, count = whole(home)
        assert (after == data) == (count == lines)
        assert count in (lines, lines + 1)
        news += count > lines
    assert kills >= 5, (kills, news)
    assert 0 < news < 30, (kills, news)
    take(home, submit(home, "200", note="最后核定"))
    assert not rubbish(home)


@unix
def test_the_command_killed_and_finished_by_report(home: Path) -> None:
    chance = random.Random(7)
    assert gxq(home, "accept", submit(home, "81").name).code == 0
    for value in range(100, 106):
        path = submit(home, str(value), note=f"第{value}次核定")
        data, lines = whole(home)
        command = [sys.executable, "-m", "gxq_plan", "accept", path.name]
        running = subprocess.Popen(command, cwd=home, env=environment(), stdout=subprocess.DEVNULL)
        once_stored(home, chance.uniform(0, 0.1))()
        running.kill()
        running.wait()
        if value == 105:
            assert gxq(home, "report", "-q").code in (0, 1)
        else:
            gxq(home, "list", "goals")
        after, count = whole(home)
        assert (after == data) == (count == lines)
    assert gxq(home, "accept", submit(home, "200", note="最后核定").name).code == 0
    assert not rubbish(home)


def interrupted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An accept that was decided and ended before the first file was exchanged."""
    path, real = submit(home), Path.replace

    def replace(self: Path, target: Path) -> Path:
        found = real(self, target)
        if target.name == "pending.json":
            raise KeyboardInterrupt
        return found

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        take(home, path)
    monkeypatch.undo()


def test_an_interrupted_accept_is_finished_by_whatever_runs_next(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(home, monkeypatch)
    ran = gxq(home, "check", "--format", "concise")
    assert "上次收入中途断了，现已接着做完：actuals/2019.csv、record/revisions.csv" in ran.stderr
    assert whole(home)[1] == 1
    assert not rubbish(home)
    assert gxq(home, "check", "--format", "concise").stderr == ""


def test_a_journal_edited_by_hand_stops_every_command(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    interrupted(home, monkeypatch)
    path = home / "data" / "record" / "pending.json"
    path.write_text(path.read_text("ascii").replace("actuals/2019", "actuals/2018"), encoding="ascii")
    for arguments in (["report"], ["check"], ["accept", FIRST], ["accept", FIRST, "--dry-run"]):
        ran = gxq(home, *arguments)
        assert (ran.code, "F025" in ran.said) == (2, True)


# --- disks and folders --------------------------------------------------------------------------------------------


@unix
@pytest.mark.parametrize("most", [0, 300, 2000])
def test_a_full_disk_loses_nothing(home: Path, most: int) -> None:
    import resource

    assert gxq(home, "accept", submit(home, "81").name).code == 0
    before, files = whole(home), sorted(home.rglob("*"))
    path = submit(home, "82", note="补报" * 700)
    limited = subprocess.run(
        [sys.executable, "-B", "-m", "gxq_plan", "accept", path.name],
        cwd=home,
        env=environment(),
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        check=False,
    )
    said = (limited.stdout + limited.stderr).decode()
    assert (limited.returncode, "F023" in said, "Traceback" in said) == (2, True, False), said
    assert "实际值和留痕都没有变" in said
    assert (whole(home), sorted(home.rglob("*"))) == (before, files)
    assert gxq(home, "accept", path.name).code == 0


@unix
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    """A file system of a few pages, where whoever runs the tests may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("may not mount")
    try:
        small_plan(disk)
        take(disk, submit(disk, "81"))
        said: InputError | None = None
        for value in range(100, 120):
            before, path = whole(disk), submit(disk, str(value), note="核定")
            try:
                take(disk, path)
            except InputError as error:
                said = error
                break
        assert said is not None
        assert "the disk is full" in str(said)
        assert whole(disk) == before
        assert not rubbish(disk)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


@pytest.mark.parametrize("what", ["record", "record/received", "record/revisions.csv", "actuals/2019.csv"])
def test_what_is_in_the_way_is_named(home: Path, what: str) -> None:
    """A file where a folder should be, a folder where a file should be."""
    way = home / "data" / what
    if way.suffix:
        way.unlink(missing_ok=True)
        way.mkdir(parents=True)
    else:
        way.parent.mkdir(exist_ok=True)
        way.write_bytes(b"")
    ran = gxq(home, "accept", submit(home).name)
    assert ran.code == 2, ran.said
    assert what.split("/")[-1] in ran.said
    assert not rubbish(home)


@unix
@pytest.mark.parametrize("closed", ["data", "data/actuals", "data/record"])
def test_a_folder_that_cannot_be_written(closed: str) -> None:
    """As nobody: root may write everywhere."""
    home = Path(tempfile.mkdtemp())
    try:
        small_plan(home)
        take(home, submit(home, "81"))
        if closed == "data":
            shutil.rmtree(home / "data" / "record")
        path = submit(home, "82", note="补报")
        before = {one: one.read_bytes() for one in home.rglob("*") if one.is_file()}
        for one in (home, *home.rglob("*")):
            one.chmod(0o555 if one.is_dir() else 0o644)
            if os.geteuid() == 0:
                os.chown(one, 65534, 65534)
        for name in {"data/actuals", "data/record", "data/record/received"} - {closed}:
            if (home / name).is_dir():
                (home / name).chmod(0o755)

        def child() -> None:
            if os.geteuid() == 0:
                os.setuid(65534)
            try:
                take(home, path)
            except InputError as error:
                os._exit({"F023": 23}.get(error.findings[0].code, 99))
            finally:
                os._exit(98)

        pid = os.fork()
        if pid == 0:
            child()
        assert os.WEXITSTATUS(os.waitpid(pid, 0)[1]) == 23
        after = {one: one.read_bytes() for one in home.rglob("*") if one.is_file() and one.name != ".lock"}
        assert after == {one: data for one, data in before.items() if one.name != ".lock"}
    finally:
        for one in (home, *home.rglob("*")):
            one.chmod(0o755)
        shutil.rmtree(home)


def test_verify_without_a_report_holds_the_record_against_itself(home: Path) -> None:
    nothing = gxq(home, "verify")
    assert (nothing.code, "还没有留痕" in nothing.stdout) == (0, True)
    assert gxq(home, "accept", submit(home).name).code == 0
    whole = gxq(home, "verify", "--format", "json")
    said = json.loads(whole.stdout)
    jsonschema.validate(said, SCHEMAS["record"])
    assert (whole.code, said["findings"]) == (0, [])
    assert said["lines"] > 0
    received = home / "data" / "record" / "received"
    first = next(one for one in received.iterdir() if one.name == _hash(home / FIRST))
    first.write_bytes(b"something else")
    broken = gxq(home, "verify", "--format", "json")
    said = json.loads(broken.stdout)
    jsonschema.validate(said, SCHEMAS["record"])
    assert broken.code != 0
    assert [one["file"] for one in said["findings"]] == [f"data/record/received/{first.name}"]


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
