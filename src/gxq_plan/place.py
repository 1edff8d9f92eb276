"""Where a fact was read."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A file, a row in it, a cell in that row; what does not apply is None.

    `row` and `column_number` count from 1 as a text editor or spreadsheet does. `column` is the text of the
    column's header, so it is None in files that are no tables.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    column_number: int | None = None

    @property
    def cell(self) -> str | None:
        """The cell's address in a spreadsheet, `C7`; None where the place is no cell of a table."""
        if self.row is None or self.column_number is None or self.column is None:
            return None
        return f"{column_letters(self.column_number)}{self.row}"

    @property
    def words(self) -> str:
        """The file, the sheet and the row as messages name them: `2019.csv:14`, `2019.xlsx[Sheet1]:7`."""
        sheet = f"[{self.sheet}]" if self.sheet else ""
        row = "" if self.row is None else f":{self.row}"
        return f"{self.file or '—'}{sheet}{row}"

    @property
    def order(self) -> tuple[str, str, int, int]:
        """The sort key of places: file, sheet, row, column."""
        return self.file or "", self.sheet or "", self.row or 0, self.column_number or 0


def column_letters(number: int) -> str:
    """A column's letters in a spreadsheet: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
