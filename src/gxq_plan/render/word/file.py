"""A Word document as bytes, the same ones for the same document."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from gxq_plan.render.word.styles import OTHERWISE

if TYPE_CHECKING:
    from typing import Any

# A file of Word says when it was made and by whom; neither is a fact of the report.
_MADE = datetime(2000, 1, 1)
_ZIPPED = (2000, 1, 1, 0, 0, 0)


def to_bytes(document: Any, title: str) -> bytes:
    """The file, with the other names of its fonts, without a trace of the clock."""
    about = document.core_properties
    about.title, about.author, about.comments, about.last_modified_by = title, "", "", ""
    about.created = about.modified = _MADE
    _other_fonts(document)
    out = io.BytesIO()
    document.save(out)
    return _unclocked(out.getvalue())


def _other_fonts(document: Any) -> None:
    """What to take where a font of the standard is not installed: Word looks for the names in `w:altName`."""
    part = next(one.target_part for one in document.part.rels.values() if one.reltype.endswith("/fontTable"))
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other.replace(";", ",")}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in OTHERWISE.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")


def _unclocked(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIPPED), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
