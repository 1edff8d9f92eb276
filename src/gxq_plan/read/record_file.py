"""The record as it lies on disk: lines, and whether they are still those that were written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError, reason
from gxq_plan.model.record import Line, Record, checksum
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read import from_csv
from gxq_plan.read.record_faults import ALTERED, MISSING, RECEIVED_DAMAGED, RECORD_DAMAGED
from gxq_plan.text import Text
from gxq_plan.words import RECORD

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.read.grid import Cells

REVISIONS, END, RECEIVED = "revisions.csv", "revisions.end", "received"
_UTF8 = ("UTF-8", "UTF-8 BOM")


def record(folder: Path, shown: str) -> Record:
    """Every line of revisions.csv in the record's folder, empty where there is none yet. `shown` is how messages name
    the folder.

    Raises InputError (F021) with the line where the file cannot be read, or is not what was written: a line that was
    changed, inserted or deleted, also at its end (revisions.end says how many there are).
    """
    here = f"{shown}/{REVISIONS}"
    data, end = _bytes(folder / REVISIONS, here), _bytes(folder / END, f"{shown}/{END}")
    if data is None:
        if end is not None:
            raise _damaged(here, None, _GONE)
        return Record()
    rows = _rows(data, here)
    header = tuple(rows[0][1]) if rows else ()
    _check_header(header, here)
    lines: list[Line] = []
    for row, cells in rows[1:]:
        lines.append(_line(cells, header, lines, Place(here, row=row)))
    found = Record(tuple(lines), header)
    if end is None or end.decode("ascii", "replace").strip() != end_of(found).strip():
        raise _damaged(here, rows[-1][0], _CUT)
    return found


def end_of(found: Record) -> str:
    """What revisions.end holds: how many lines there are, and the checksum of the last."""
    return f"{len(found.lines)} {found.end}\n"


def received_faults(folder: Path, shown: str, found: Record, at_hand: Collection[str] = ()) -> list[Finding]:
    """What is wrong with the received files that lines refer to; `at_hand` are hashes of files that the call brings
    along, which put a lost one back."""
    by_hash: dict[str, list[Line]] = {}
    for one in found.lines:
        by_hash.setdefault(one.sha256, []).append(one)
    said = []
    for sha256, lines in by_hash.items():
        problem = None if sha256 in at_hand else _problem(folder / RECEIVED / sha256, sha256)
        if problem:
            first = lines[0]
            facts: dict[str, object] = {
                "problem": problem,
                "source": first.source_file,
                "row": first.number,
                "count": len(lines),
            }
            said.append(RECEIVED_DAMAGED.at(Place(f"{shown}/{RECEIVED}/{sha256}"), None, **facts))
    return said


def _problem(path: Path, sha256: str) -> Text | None:
    try:
        return None if hashlib.sha256(path.read_bytes()).hexdigest() == sha256 else ALTERED
    except FileNotFoundError:
        return MISSING
    except OSError as error:
        return _UNREADABLE.given(why=reason(error))


def _bytes(path: Path, shown: str) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError([faults.FILE_UNREADABLE.at(Place(shown), reason=reason(error))]) from None


def _rows(data: bytes, here: str) -> list[tuple[int, Cells]]:
    """The rows of the file. Whatever keeps it from being read is damage: it was written as UTF-8 with whole rows."""
    try:
        encoding = from_csv.encoding_of(data, here)
        if encoding not in _UTF8:
            raise _damaged(here, None, _ENCODING.given(encoding=encoding))
        rows = list(from_csv.rows(data, encoding, here))
    except InputError as error:
        cause = error.findings[0]
        if cause.fault is RECORD_DAMAGED:
            raise
        message = cause.fault.message.given(**cause.facts)
        raise _damaged(here, cause.place.row, message) from None
    if not data.endswith(b"\n"):
        raise _damaged(here, rows[-1][0] if rows else None, _CUT_LINE)
    return rows


def _check_header(header: Sequence[str], here: str) -> None:
    for name, title in zip(RECORD.values(), (*header, *[""] * len(RECORD)), strict=False):
        if title not in (name.zh, name.en):
            raise _damaged(here, 1, _COLUMN.given(name=name, found=title))


def _line(cells: Cells, header: Sequence[str], before: Sequence[Line], place: Place) -> Line:
    """One line, checked against the one before it."""
    here, row = str(place.file), place.row
    if len(cells) != len(RECORD) or len(cells) != len(header):
        raise _damaged(here, row, _CELLS.given(found=len(cells), wanted=len(RECORD)))
    number, *texts = cells
    if number != str(len(before) + 1):
        raise _damaged(here, row, _NUMBER.given(found=number, wanted=len(before) + 1))
    line = Line(len(before) + 1, *texts)
    if checksum(before[-1].check if before else "", line) != line.check:
        raise _damaged(here, row, _CHANGED.given(number=line.number, id=line.id, period=line.period))
    return line


def _damaged(here: str, row: int | None, problem: Text) -> InputError:
    return InputError([RECORD_DAMAGED.at(Place(here, row=row), problem=problem, example=_EXAMPLE)])


_EXAMPLE = Text.both("data/actuals/2019.csv")
_GONE = Text(zh="文件不见了", en="the file is gone")
_ENCODING = Text(zh="编码成了 {encoding}，应为 UTF-8", en="its encoding is {encoding}, not UTF-8")
_CUT = Text(zh="末尾少了或多了行（与 revisions.end 不符）", en="lines are missing or added at its end (revisions.end)")
_CUT_LINE = Text(zh="最后一行没有写完", en="its last line is cut off")
_COLUMN = Text(zh="缺“{name}”列，那里是“{found}”", en="the column '{name}' is missing, '{found}' stands there")
_CELLS = Text(zh="这一行有 {found} 格，应有 {wanted} 格", en="this line has {found} cells instead of {wanted}")
_NUMBER = Text(
    zh="这一行的序号是“{found}”，应是 {wanted}：有行被删去、插入或调换",
    en="this line has the number '{found}' instead of {wanted}: a line was deleted, inserted or moved",
)
_CHANGED = Text(
    zh="第 {number} 号（{id}，{period}）的校验不符：这一行或它前面的行被改过",
    en="the checksum of number {number} ({id}, {period}) does not fit: this line or one before it was changed",
)
_UNREADABLE = Text(zh="读不出来（{why}）", en="cannot be read ({why})")
