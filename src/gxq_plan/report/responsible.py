"""Who answers for a row or a work, how to reach them, what they do and by when: from the plan file, else from the last
ledger that came back filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gxq_plan.model.ledger import Entry

PERSON = Text(zh="责任人", en="person")
CONTACT = Text(zh="联系方式", en="contact")
MEASURES = Text(zh="措施", en="measures")
DUE = Text(zh="完成时限", en="due")
NODES = Text(zh="节点", en="steps")
# The columns of those who answer, in the order in which lists show them.
WHO: Mapping[str, Text] = {"person": PERSON, "contact": CONTACT, "measures": MEASURES, "due": DUE, "nodes": NODES}


class Who(NamedTuple):
    """What is known, each as one line; empty where nobody said it. `ledger` is the period of the ledger that something
    of it was taken from."""

    person: str = ""
    contact: str = ""
    measures: str = ""
    due: str = ""
    nodes: str = ""
    ledger: str | None = None

    def __bool__(self) -> bool:
        return any(self)


def who(written: Mapping[str, Any], entry: Entry | None = None) -> Who:
    """What the plan says comes first: it is published, a ledger is one department's word."""
    found = {key: in_a_line(written.get(key, "")) for key in WHO}
    if entry is None:
        return Who(**found)
    given = {"person": entry.person, "measures": entry.measure, "due": entry.deadline}
    added = {key: text for key, text in given.items() if text and not found[key]}
    return Who(**(found | added), ledger=entry.period if added else None)


def latest(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entry of each row or work that counts: of the latest period, and of its ledgers the last that came in."""
    return {one.id: one for one in sorted(entries, key=lambda one: one.order)}


def in_a_line(value: Any) -> str:
    """A value of the plan file as one line: lists joined, steps each with its date before it."""
    if isinstance(value, dict):
        return "；".join(f"{key}：{in_a_line(one)}" for key, one in value.items())
    if isinstance(value, tuple | list):
        return "；".join(map(in_a_line, value))
    return str(value)
