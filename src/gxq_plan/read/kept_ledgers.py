"""The ledgers that were taken in, as they lie beside the record: one file for each, never changed afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.errors import InputError, reason
from gxq_plan.model import period as periods
from gxq_plan.model.ledger import Entry
from gxq_plan.model.rules import day
from gxq_plan.place import Place
from gxq_plan.read import from_csv
from gxq_plan.read.ledger_file_faults import KEPT_DAMAGED
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from gxq_plan.read.grid import Cells

# The columns of a kept file, in their order.
KEPT: Mapping[str, Text] = {key: words.LEDGER[key] for key in ("id", "period", *words.LEDGER_ASKED)} | {
    **words.LEDGER_KEPT
}
FOLDER = "ledgers"
_NAME = re.compile(r"(?P<number>\d{4,})-[0-9a-f]{16}\.csv")


def files(folder: Path) -> list[Path]:
    """The kept files, in the order in which they came in. Anything else in the folder is passed over."""
    if not folder.is_dir():
        return []
    return sorted((one for one in folder.iterdir() if _NAME.fullmatch(one.name)), key=lambda one: one.name)


def number_of(path: Path) -> int:
    """Which ledger it was, counted from 1."""
    found = _NAME.fullmatch(path.name)
    assert found
    return int(found["number"])


def entries(folder: Path, shown: str) -> tuple[Entry, ...]:
    """Every entry, the first one first; none where there is no folder yet. `shown` is how messages name the folder.

    Raises InputError (F061) with file and row where a file is not as it was written.
    """
    return tuple(one for path in files(folder) for one in _entries(path, f"{shown}/{path.name}"))


def _entries(path: Path, here: str) -> Iterator[Entry]:
    try:
        data = path.read_bytes()
        rows = list(from_csv.rows(data, from_csv.encoding_of(data, here), here))
    except OSError as error:
        raise _damaged(here, None, reason(error)) from None
    except InputError as error:
        cause = error.findings[0]
        raise _damaged(here, cause.place.row, cause.fault.message.given(**cause.facts)) from None
    if not rows or not _is_header(rows[0][1]):
        raise _damaged(here, 1, _HEADER)
    for number, cells in rows[1:]:
        yield _entry(cells, number_of(path), here, number)


def _is_header(cells: Sequence[str]) -> bool:
    return len(cells) == len(KEPT) and all(
        cell in (title.zh, title.en) for cell, title in zip(cells, KEPT.values(), strict=True)
    )


def _entry(cells: Cells, number: int, here: str, row: int) -> Entry:
    if len(cells) != len(KEPT):
        raise _damaged(here, row, _CELLS.given(found=len(cells), wanted=len(KEPT)))
    found = dict(zip(KEPT, cells, strict=True))
    if not periods.from_text(found["period"]):
        raise _damaged(here, row, _PERIOD.given(written=found["period"]))
    if found["deadline"] and day(found["deadline"]) is None:
        raise _damaged(here, row, _DAY.given(written=found["deadline"]))
    if found["state"] not in ("", *words.LEDGER_STATE) or not found["row"].isdigit():
        raise _damaged(here, row, _STATE.given(written=found["state"]))
    return Entry(number=number, **found | {"row": int(found["row"])})  # type: ignore[arg-type]


def _damaged(here: str, row: int | None, problem: Text) -> InputError:
    return InputError([KEPT_DAMAGED.at(Place(here, row=row), problem=problem)])


_HEADER = Text(zh="表头不是写下时的样子", en="its header is not as it was written")
_CELLS = Text(zh="这一行有 {found} 格，应有 {wanted} 格", en="this line has {found} cells instead of {wanted}")
_PERIOD = Text(zh="期间写成了“{written}”", en="its period is '{written}'")
_DAY = Text(zh="完成时限写成了“{written}”", en="its deadline is '{written}'")
_STATE = Text(zh="办结状态或行号写成了“{written}”", en="its state or row is '{written}'")
