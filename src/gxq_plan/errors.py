"""The tool cannot go on: what is wrong, where, and what to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.finding import Finding


class GxqError(Exception):
    """Nothing can be judged. Carries every reason as a finding, so that one run names them all."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(", ".join(f"{one.code} {one.place.file}:{one.place.row}" for one in self.findings))


class PlanError(GxqError):
    """The plan is missing or breaks its format."""


class InputError(GxqError):
    """A submitted file cannot be judged, or an output cannot be written."""
