"""A record is as it was written or it is an error: every way in which a hand can change it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxq_plan.errors import InputError
from gxq_plan.model.record import Line, Record, chained
from gxq_plan.place import Place
from gxq_plan.read import from_csv, record_file
from gxq_plan.words import RECORD
from gxq_plan.write import record as writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gxq_plan.text import Lang


def line(subject: str, value: str, note: str = "") -> Line:
    fields = dict.fromkeys(Line._fields[1:], "") | {
        "accepted": "2020-01-01T08:00:00+08:00",
        "id": subject,
        "period": "2019",
        "value": value,
        "data_status": "年报",
        "cell": "B2",
        "sha256": "0" * 64,
        "note": note,
    }
    return Line(0, **fields)


LINES = chained(Record(), [line("W01-1", "90"), line("W01-2", "5.10", '两行\n说明，“引号”",逗号'), line("W01-1", "91")])


def written(folder: Path, lines: tuple[Line, ...] = LINES, lang: Lang = "zh") -> Path:
    path = folder / "revisions.csv"
    path.write_bytes(writer.header(lang) + writer.lines(lines))
    (folder / "revisions.end").write_text(record_file.end_of(Record(lines)), encoding="ascii")
    return path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_was_written_is_read(tmp_path: Path, lang: Lang) -> None:
    written(tmp_path, lang=lang)
    found = record_file.record(tmp_path, "record")
    assert found.lines == LINES
    assert found.header == tuple(title.of(lang) for title in RECORD.values())
    assert [one.value for one in found.history(("W01-1", "2019"))] == ["90", "91"]
    assert found.last()["W01-1", "2019"].number == 3


def test_the_columns_are_those_of_a_line() -> None:
    assert tuple(RECORD) == Line._fields


def test_no_record_is_an_empty_one(tmp_path: Path) -> None:
    assert record_file.record(tmp_path, "record") == Record()
    assert record_file.record(tmp_path / "none", "record") == Record()


def swapped(data: bytes) -> bytes:
    lines = data.split(b"\n")
    return b"\n".join([lines[0], lines[4], lines[2], lines[3], lines[1], *lines[5:]])


# How the file is changed, where that is told (physical line), and a word of what is said.
DAMAGES: dict[str, tuple[Callable[[bytes], bytes], int | None, str]] = {
    "a value changed": (lambda data: data.replace(b",91,", b",92,", 1), 5, "checksum"),
    "the first value changed": (lambda data: data.replace(b",90,", b",95,", 1), 2, "checksum"),
    "a time changed": (lambda data: data.replace(b"2020-01-01", b"2020-01-02", 1), 2, "checksum"),
    "a note changed": (lambda data: data.replace("两行".encode(), "三行".encode()), 3, "checksum"),
    "a line deleted": (lambda data: b"\n".join(data.split(b"\n")[:1] + data.split(b"\n")[2:]), 2, "deleted"),
    "the last line deleted": (lambda data: b"\n".join(data.split(b"\n")[:-2]) + b"\n", 3, "at its end"),
    "a line doubled": (lambda data: data + data.split(b"\n")[-2] + b"\n", 6, "deleted, inserted or moved"),
    "lines swapped": (swapped, 2, "deleted, inserted or moved"),
    "cut in a line": (lambda data: data[:-30], 5, "cut off"),
    "cut in a quoted cell": (lambda data: data[: data.index("说明，".encode())], 3, "quote"),
    "a byte that is no text": (lambda data: data[:-20] + b"\xff" + data[-20:], 5, "cannot be read"),
    "saved as GBK": (lambda data: data.decode("utf-8-sig").encode("gbk"), None, "GB18030"),
    "a column deleted": (
        lambda data: data.replace("收入时间,".encode(), b"", 1),
        1,
        "'accepted' is missing",
    ),
    "a column renamed": (lambda data: data.replace("原值".encode(), "旧值".encode(), 1), 1, "'old_value' is missing"),
    "a cell more": (lambda data: data.replace(b",91,", b",91,,", 1), 5, "cells instead of"),
    "saved from Excel": (lambda data: data.replace(b"5.10", b"5.1").replace(b"\n", b"\r\n"), 3, "checksum"),
    "emptied": (lambda data: b"", None, "cut off"),
    "a binary file": (lambda data: b"PK\0\0" + data, 1, "binary data"),
}  # fmt: skip


@pytest.mark.parametrize("how", DAMAGES)
def test_a_hand_that_changes_the_record_is_found(tmp_path: Path, how: str) -> None:
    change, row, said = DAMAGES[how]
    path = written(tmp_path)
    before = path.read_bytes()
    path.write_bytes(change(before))
    assert path.read_bytes() != before
    with pytest.raises(InputError) as error:
        record_file.record(tmp_path, "record")
    [found] = error.value.findings
    assert (found.code, found.place.file, found.place.row) == ("F021", "record/revisions.csv", row)
    assert said in found.fault.message.of("en", **found.facts)
    assert found.fault.remedy.of("zh", **found.facts)


def test_a_record_that_is_gone_is_no_empty_one(tmp_path: Path) -> None:
    written(tmp_path).unlink()
    with pytest.raises(InputError, match="the file is gone"):
        record_file.record(tmp_path, "record")


def test_the_end_must_be_there(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "revisions.end").unlink()
    with pytest.raises(InputError, match=re.escape("revisions.end")):
        record_file.record(tmp_path, "record")


def test_line_ends_alone_are_no_change(tmp_path: Path) -> None:
    """A version control program may turn them; what a line says is the same."""
    plain = chained(Record(), [line("W01-1", "90"), line("W01-1", "91")])
    path = written(tmp_path, plain)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert record_file.record(tmp_path, "record").lines == plain


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5), st.data())
def test_any_text_is_kept_and_any_changed_byte_is_found(said: list[tuple[str, str]], data: st.DataObject) -> None:
    """What a line says comes back, and one other character anywhere in a line does not pass for it."""
    lines = chained(Record(), [line("W01-1", value, note) for value, note in said])
    text = (writer.header("zh") + writer.lines(lines)).decode("utf-8-sig")
    rows = list(from_csv.rows(text.encode("utf-8-sig"), "UTF-8 BOM", "x"))
    header = tuple(rows[0][1])
    read: list[Line] = []
    for row, cells in rows[1:]:
        read.append(record_file._line(cells, header, read, Place("x", row=row)))
    assert tuple(read) == lines
    if lines:
        at = data.draw(st.integers(0, len(lines) - 1))
        field = data.draw(st.sampled_from([one for one in Line._fields if one != "number"]))
        changed = lines[at]._replace(**{field: getattr(lines[at], field) + "x"})
        with pytest.raises(InputError):
            record_file._line(list(map(str, changed)), header, lines[:at], Place("x", row=2))
