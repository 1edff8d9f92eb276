"""A file is written whole or not at all, and what is no ordinary file is left what it is."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from gxq_plan.errors import InputError
from gxq_plan.write.atomic import write

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and pipes of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def refused(path: Path) -> str:
    """What is said in Chinese where the path cannot be written."""
    with pytest.raises(InputError) as caught:
        write(path, b"new")
    [finding] = caught.value.findings
    assert (finding.code, finding.place.file) == ("F020", path.as_posix())
    fault, facts = finding.fault, finding.facts
    assert fault.message.of("en", **facts).isascii() or "new" not in fault.message.en
    return fault.message.of("zh", **facts) + fault.remedy.of("zh", **facts)


def test_a_new_file_holds_every_byte_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write(tmp_path / "报告.json", b"\x00\r\n\xff")
    assert (tmp_path / "报告.json").read_bytes() == b"\x00\r\n\xff"
    assert names(tmp_path) == ["报告.json"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old and longer")
    write(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"new"


def test_a_reader_of_the_old_file_keeps_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    with (tmp_path / "a.json").open("rb") as reader:
        if sys.platform != "win32":  # Windows does not replace a file that is open
            write(tmp_path / "a.json", b"new")
        assert reader.read() == b"old"


def test_a_failure_on_the_way_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.json").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    assert "磁盘" in refused(tmp_path / "a.json")
    assert (tmp_path / "a.json").read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]


def test_an_interruption_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    (tmp_path / "a.json").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a.json", b"new")
    assert (tmp_path / "a.json").read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    said = refused(tmp_path / "没有" / "a.json")
    assert (tmp_path / "没有").as_posix() in said
    assert "建立文件夹" in said


def test_a_parent_that_is_a_file(tmp_path: Path) -> None:
    # Root may write anywhere, so a folder without permission proves nothing in a container.
    (tmp_path / "file").write_bytes(b"x")
    refused(tmp_path / "file" / "a.json")
    assert (tmp_path / "file").read_bytes() == b"x"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    refused(tmp_path / "folder")
    assert names(tmp_path) == ["folder"]
    assert names(tmp_path / "folder") == []


@posix
def test_a_new_file_is_as_readable_as_others_are(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write(tmp_path / "a.json", b"new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o640


@posix
def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    (tmp_path / "a.json").chmod(0o604)
    write(tmp_path / "a.json", b"new")
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o604


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to(tmp_path / "kept" / "a.json")
    write(tmp_path / "link.json", b"new")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "kept" / "a.json").read_bytes() == b"new"


@posix
def test_a_device_or_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    # `-o /dev/null` as root must not turn /dev/null into a file.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write(pipe, b"new")
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert os.read(reader, 10) == b"new"
    finally:
        os.close(reader)


@posix
def test_a_name_as_long_as_names_may_be(tmp_path: Path) -> None:
    name = "报" * 83 + ".json"  # 254 bytes; a temporary name that is longer would be refused
    write(tmp_path / name, b"new")
    assert names(tmp_path) == [name]
