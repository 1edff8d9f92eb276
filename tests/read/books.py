"""Workbooks for the tests of reading, made of a few words."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from gxq_plan.errors import InputError
from gxq_plan.read.tables import tables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gxq_plan.finding import Finding
    from gxq_plan.read.grid import Grid

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def xlsx(fill: Callable[[Any], object]) -> bytes:
    """A workbook by openpyxl; `fill` is given its first sheet."""
    book = openpyxl.Workbook()
    fill(book.active)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def xlsx_of(rows: str, tail: str = "", head: str = "", **parts: str) -> bytes:
    """A workbook of raw XML: `rows` within the sheet's data, `tail` behind it, `head` in the workbook; `parts` replace
    whole parts (`workbook`, `styles`, `sharedStrings`, `sheet`)."""
    written = {
        "workbook": f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">{head}<sheets>'
        '<sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "sheet": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>',
        **parts,
    }
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "xl/_rels/workbook.xml.rels": related,
            "xl/worksheets/sheet1.xml": written.pop("sheet"),
            **{f"xl/{name}.xml": text for name, text in written.items()},
        }
    )


def ods_of(table: str, styles: str = "") -> bytes:
    """An OpenDocument spreadsheet of raw XML."""
    urns = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text", "style")
    )
    content = (
        f"<office:document-content{urns}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def zipped(parts: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def grids(data: bytes, path: str = "2019.xlsx") -> list[Grid]:
    return [one._replace(rows=list(one.rows)) for one in tables(data, path)]


def grid(data: bytes) -> Grid:
    [found] = grids(data)
    return found


def cells(data: bytes) -> list[list[str]]:
    """The rows of a file's only table."""
    return [row for _, row in grid(data).rows]


def stopped(data: bytes, path: str = "2019.xlsx") -> tuple[str, str]:
    """The code and the words of what stops the reading of a file."""
    with pytest.raises(InputError) as caught:
        grids(data, path)
    [one] = caught.value.findings
    assert one.place.file == path
    return one.code, said(one)


def said(one: Finding) -> str:
    """What a finding says in Chinese; that it can be said in English is tried beside it."""
    assert one.fault.message.of("en", **one.facts) and one.fault.remedy.of("en", **one.facts)
    return one.fault.message.of("zh", **one.facts)
