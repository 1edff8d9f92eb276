"""Several files at once: all of them, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gxq_plan.errors import InputError
from gxq_plan.write.together import make_folder, write_together

if TYPE_CHECKING:
    from pathlib import Path


def test_all_are_written(tmp_path: Path) -> None:
    files = {tmp_path / "a": b"1", tmp_path / "b": b"2"}
    write_together(files)
    assert {one: one.read_bytes() for one in tmp_path.iterdir()} == files


def test_where_one_is_there_none_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"filled in")
    with pytest.raises(InputError) as raised:
        write_together({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    [found] = raised.value.findings
    assert (found.code, found.facts["names"]) == ("F040", ["b"])
    assert [one.name for one in tmp_path.iterdir()] == ["b"]
    assert (tmp_path / "b").read_bytes() == b"filled in"
    write_together({tmp_path / "a": b"1", tmp_path / "b": b"2"}, overwrite=True)
    assert (tmp_path / "b").read_bytes() == b"2"


def test_where_one_cannot_be_written_the_others_are_taken_back(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"filled in")
    files = {tmp_path / "a": b"1", tmp_path / "b": b"2", tmp_path / "no folder" / "c": b"3"}
    with pytest.raises(InputError, match="F020"):
        write_together(files, overwrite=True)
    assert [one.name for one in tmp_path.iterdir()] == ["b"]


def test_a_folder_is_made_and_a_file_is_none(tmp_path: Path) -> None:
    make_folder(tmp_path / "new" / "folder")
    make_folder(tmp_path / "new" / "folder")
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(InputError, match="F020"):
            make_folder(path)
