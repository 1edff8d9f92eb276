"""An exemption (容错): that a missed target is held against nobody, or only in part, by a decision on paper."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gxq_plan.model.period import Period


class Treatment(StrEnum):
    """What an exemption does to points, and to nothing else: the row is left out, counts as met, or loses half."""

    EXCLUDED = "excluded"
    MET = "met"
    HALF = "half"


class Standing(StrEnum):
    """Whether an exemption has effect on a day: an application without a document is none yet."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    UNAPPROVED = "unapproved"


class Exemption(NamedTuple):
    """An entry of the register. `id` is of an indicator, or of a work without indicators; `until` its last day (ISO);
    `document` the number of the approving document, None of an application. `line` is of the register."""

    id: str
    period: Period
    treatment: Treatment
    reason: str
    until: str
    document: str | None = None
    line: int = 0

    def standing(self, day: str) -> Standing:
        if self.document is None:
            return Standing.UNAPPROVED
        return Standing.IN_FORCE if day <= self.until else Standing.EXPIRED


class Register(NamedTuple):
    """The register of a plan; `path` and `sha256` of the file that it was read from."""

    exemptions: tuple[Exemption, ...] = ()
    path: str = ""
    sha256: str = ""

    def of(self, id: str, period: Period) -> Exemption | None:
        """The entry of a row in a period: there is one at most."""
        return next((one for one in self.exemptions if one.id == id and one.period == period), None)
