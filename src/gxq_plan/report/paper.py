"""A report as a document: one content, in parts that each format lays out in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.report.blocks import Block

# What a part is: the state of the whole; the table of all indicators; one department, or
# another part with a heading of its own; one indicator; what it rests on.
Role = Literal["overview", "figures", "department", "card", "sources"]


WARNING = Text(zh="虚构示例数据，不得用作真实情况", en="made-up sample data: nothing here is real")


class Part(NamedTuple):
    """A part of a document. `key` names it for links and sheets: an indicator's id, a department's name, else the
    role; unique among the parts of its role."""

    role: Role
    key: str
    title: Text
    blocks: tuple[Block, ...]


class Paper(NamedTuple):
    """A document. `about` says in one line what it is of: the plan's number, the issuer, where there are any.
    `warning` stands on every page and sheet where the data are not real; `stamps` say of a table that is taken out of
    it where it comes from."""

    title: Text
    about: Text
    parts: tuple[Part, ...]
    warning: Text | None = None
    stamps: tuple[tuple[Text, str], ...] = ()

    def of(self, role: Role) -> tuple[Part, ...]:
        """The parts of one role, in their order."""
        return tuple(one for one in self.parts if one.role == role)
