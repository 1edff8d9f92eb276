"""The formats of a document: one line each. A renderer is loaded when its format is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gxq_plan.report.paper import Paper
    from gxq_plan.text import Lang

# The module of each format, whose function `document` makes the bytes of a file from a Paper.
FORMATS: Mapping[str, str] = {
    "markdown": "to_markdown",
    "csv": "to_csv",
    "html": "to_html",
    "xlsx": "to_xlsx",
    "docx": "to_docx",
}
# What people cannot read on a screen.
BINARY = frozenset({"xlsx", "docx"})


def rendered(paper: Paper, format: str, lang: Lang) -> bytes:
    """The document in one of FORMATS."""
    document: Callable[[Paper, Lang], bytes] = import_module(f"gxq_plan.render.{FORMATS[format]}").document
    return document(paper, lang)
