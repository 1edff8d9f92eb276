"""A 通报 as its parts: what stands where in the layout of an official document (GB/T 9704-2012)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gxq_plan.report.blocks import Blank, Block, Words
    from gxq_plan.text import Text


class Annex(NamedTuple):
    """A table that goes with the text, on pages of its own; `wide` ones lie on their side."""

    title: Text
    blocks: tuple[Block, ...]
    wide: bool = True


class Bulletin(NamedTuple):
    """The document. What nobody gave is a Blank, never invented: the number, the addressee, the date. `warning` stands
    on every page where the data are not real; the title is in lines that end where a phrase does. Headings of the body
    are of level 1 to 3, numbered as they are read; `attached` names the annexes."""

    title: tuple[Text, ...]
    number: Words | Blank
    addressee: Words | Blank
    body: tuple[Block, ...]
    attached: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    signature: Words | Blank
    date: Words | Blank
    warning: Text | None = None
