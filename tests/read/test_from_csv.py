"""CSV bytes to cells that know their physical row, in every encoding that offices send; never a guess."""

from __future__ import annotations

import codecs
import csv
import hashlib
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.errors import InputError
from gxq_plan.read.tables import tables

from .broken import Spot, said, spots_of

TEXT = "编号,指标,实际值\nW01-1,研发占比,5.1\n"
CELLS = [(1, ["编号", "指标", "实际值"]), (2, ["W01-1", "研发占比", "5.1"])]


class Read(NamedTuple):
    encoding: str
    sha256: str
    rows: list[tuple[int, list[str]]]


def from_bytes(data: bytes, path: str) -> Read:
    """The one table of a text file, its rows walked to the end."""
    [grid] = tables(data, path)
    return Read(grid.encoding, grid.sha256, list(grid.rows))


def refused(data: bytes) -> Spot:
    """The one fault for which the bytes are refused."""
    with pytest.raises(InputError) as caught:
        from_bytes(data, "2019.csv")
    [spot] = spots_of(caught.value)
    assert caught.value.findings[0].place.file == "2019.csv"
    assert said(caught.value)
    assert said(caught.value, "en")
    return spot


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "UTF-8"),
        (TEXT.encode("utf-8-sig"), "UTF-8 BOM"),
        (TEXT.encode("gb18030"), "GB18030"),
        (TEXT.encode("gbk"), "GB18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (b"id,value\nW01-1,5.1\n", "UTF-8"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    grid = from_bytes(data, "2019.csv")
    assert grid.encoding == encoding
    assert grid.sha256 == hashlib.sha256(data).hexdigest()
    if "id" not in grid.rows[0][1]:
        assert grid.rows == CELLS


def test_a_character_outside_gbk_is_read_in_gb18030() -> None:
    assert from_bytes("说明\n\U00020000㐀\n".encode("gb18030"), "x").rows[1][1] == ["\U00020000㐀"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_rows_are_physical_lines(ends: str) -> None:
    text = ends.join(["标题", "", "编号,说明", 'W01-1,"两', '行"', " , ", "W01-2,一行"])
    assert [row for row, _ in from_bytes(text.encode(), "x").rows] == [1, 3, 4, 6, 7]


def test_quotes_and_commas_in_quotes() -> None:
    rows = from_bytes('a,b\n"1,200","他说""好"""\n'.encode(), "x").rows
    assert rows[1][1] == ["1,200", '他说"好"']


def test_a_small_file_leaves_room_for_what_is_read_beside_it() -> None:
    list(tables("编号,指标,实际值\n".encode(), "2019.csv"))
    assert next(csv.reader([f"{'长' * 100_000},1"])) == ["长" * 100_000, "1"]


def test_a_very_long_cell_is_no_broken_quote() -> None:
    # The csv module stops at 131072 characters unless it is told otherwise.
    assert len(from_bytes(("说明\n" + "长" * 200_000 + "\n").encode(), "x").rows[1][1][0]) == 200_000


@pytest.mark.parametrize(
    ("data", "row"),
    [
        (b"%PDF-1.7\n", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"id,value\nW01-1,5\x00\n", 2),
        (bytes(range(256)), 1),
        (TEXT.encode("utf-16-le"), 1),
    ],
)
def test_what_is_no_text(data: bytes, row: int | None) -> None:
    assert refused(data) == ("F004", row, None)


@pytest.mark.parametrize(
    ("data", "row"),
    [
        # A single byte 0x80 is the euro sign of cp936 alone, and nothing in GB18030.
        ("编号,说明\nW01-1,".encode("gbk") + b"\x80\n", 2),
        ("编号,实际值\n".encode() + "W01-1,核实\n".encode("gbk"), 2),
        (TEXT.encode() + b"\xff\xfe\n", 3),
        (codecs.BOM_UTF8 + TEXT.encode() + b"\xd6\xd0\n", 3),
        (codecs.BOM_UTF16_LE + b"a", 1),
    ],
)
def test_bytes_that_no_encoding_explains_name_their_row(data: bytes, row: int) -> None:
    assert refused(data) == ("F005", row, None)


def test_utf_8_glued_onto_gbk_is_told() -> None:
    # GB18030 would read the second line as other Chinese, in silence.
    assert refused("编号,说明\nW01-1,核实\n".encode("gb18030") + "W01-2,快报\n".encode()) == ("F013", 3, None)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('a,b\n"开着,5\n1,2\n', 2),
        ('a,b\n1,2\n"合上"多余,5\n', 3),
        ('a,b\n"两\n行",5\n"开着', 4),
    ],
)
def test_broken_quotes_name_the_row_where_they_open(text: str, row: int) -> None:
    assert refused(text.encode()) == ("F009", row, None)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_grid_or_an_input_error(data: bytes) -> None:
    try:
        grid = from_bytes(data, "x")
    except InputError as error:
        assert error.findings
    else:
        assert all(any(cells) for _, cells in grid.rows)
