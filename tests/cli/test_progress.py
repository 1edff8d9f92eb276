"""The line of progress, under a pseudo-terminal: it comes only to a person who waits, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gxq_plan.cli import _progress
from gxq_plan.cli._settings import Settings

from .process import HEADER, environment

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="pseudo-terminals are of POSIX")
LONG = 120_000


def on_terminal(home: Path, *arguments: str) -> str:
    """What a run writes to standard error where that is a terminal of 80 columns."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", SLOW, "check", *arguments, "--format", "concise"]
    started = subprocess.Popen(
        command, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs, env=environment()
    )
    os.close(theirs)
    said = b""
    try:
        while chunk := os.read(ours, 65536):
            said += chunk
    except OSError:
        pass  # the terminal closes with its last writer
    finally:
        os.close(ours)
        started.wait(timeout=60)
    return said.decode()


# The delay is made short so that a file of moderate length shows the line on any machine.
SLOW = "import gxq_plan.cli._progress as p; p._AFTER = p._BETWEEN = 0.0; from gxq_plan.cli import main; main()"


@pytest.fixture
def long(home: Path) -> str:
    rows = "W02-1,高新技术企业数,家,80,科学技术局,年报,\n" * LONG
    (home / "2019.csv").write_text(HEADER + rows, encoding="utf-8")
    return "2019.csv"


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", ("正在读取 2019.csv：100,000 行", "正在检查：")), ("en", ("reading 2019.csv: 100,000 rows", "checking "))],
)
def test_a_long_file_shows_how_far_it_is_on_one_line_and_wipes_it(
    home: Path, long: str, lang: str, words: tuple[str, ...]
) -> None:
    said = on_terminal(home, long, "--lang", lang, "--select", "F1")
    assert all(one in said for one in words)
    assert "\n" not in said
    assert "\x1b" not in said
    assert said.endswith("\r")
    assert said.rsplit("\r", 2)[1].strip() == ""


def test_quiet_says_nothing(home: Path, long: str) -> None:
    assert on_terminal(home, long, "-q") == ""


def test_a_pipe_gets_nothing(home: Path, long: str) -> None:
    command = [sys.executable, "-c", SLOW, "check", long, "--format", "concise", "--select", "F1"]
    ran = subprocess.run(command, cwd=home, capture_output=True, env=environment(), timeout=60, check=False)
    assert ran.stderr == b""


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with _progress.reading(Settings()) as watch:
        assert watch
        watch("2019.csv", 5_000)
        watch(None, 5_000)
    assert capsys.readouterr().err == ""


def test_the_line_goes_when_the_work_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(_progress, "_AFTER", 0.0)
    with pytest.raises(KeyboardInterrupt), _progress.reading(Settings()) as watch:
        assert watch
        watch("部门/2019.csv", 5_000)
        raise KeyboardInterrupt
    said = capsys.readouterr().err
    assert said.startswith("\r正在读取 2019.csv：5,000 行\r")
    assert said.rsplit("\r", 2)[1].strip() == ""
