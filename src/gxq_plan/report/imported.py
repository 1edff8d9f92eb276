"""What became of a document: the plan that was taken from it, and what is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gxq_plan.finding import Finding
    from gxq_plan.model.plan import Plan
    from gxq_plan.place import Place


class TakenRow(NamedTuple):
    """An indicator and where it was read; `cue` is the word that its kind was proposed by, `said` whether that word
    says the kind or only lets it be guessed."""

    id: str
    place: Place
    cue: str
    said: bool


class Imported(NamedTuple):
    """A document taken in. `text` is the plan file, `plan` what is read from it again."""

    path: str
    sha256: str
    form: str
    plan: Plan
    text: str
    rows: tuple[TakenRow, ...]
    findings: tuple[Finding, ...]
    tables: int
    lines: int
