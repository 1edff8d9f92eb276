"""What `verify` finds: whether a report follows from its own inputs, and whether it still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.finding import Finding
    from gxq_plan.model.plan import Plan
    from gxq_plan.report.diff import Stage


class Input(NamedTuple):
    """The plan or a submitted file as the report names it, and where its bytes were found; None where they were not.
    `looked` are the places that were tried; `instead` is what lies under its name with other bytes: `changed` where
    the report says it is, `damaged` what the record keeps of it."""

    kind: str
    path: str
    sha256: str
    found: str | None
    looked: tuple[str, ...] = ()
    instead: str | None = None


class Difference(NamedTuple):
    """A figure that the inputs give otherwise. `id` is the node that it belongs to; what is not there is None."""

    path: str
    id: str | None
    published: Any
    recomputed: Any


class Verified(NamedTuple):
    """`reproduced` is None where inputs are missing; `holds` where that cannot be said: inputs are missing, or there is
    no plan in force (`today` says which); `now` is that plan. `stages` are what changed since, as far as it touches the
    report; `unread` why what is there today could not be read; `carried` how many findings about files that could not
    be read were not repeated. `findings` are all that is wrong, with `unread`."""

    path: str
    sha256: str
    record: Mapping[str, Any]
    version: str
    plan: Plan | None
    inputs: tuple[Input, ...]
    reproduced: bool | None
    differences: tuple[Difference, ...]
    holds: bool | None
    stages: tuple[Stage, ...]
    findings: tuple[Finding, ...]
    carried: int = 0
    today: bool = True
    now: Plan | None = None
    unread: tuple[Finding, ...] = ()

    @property
    def missing(self) -> tuple[Input, ...]:
        return tuple(one for one in self.inputs if one.found is None)
