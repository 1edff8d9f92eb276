"""What share of its points a row gets, by the office's rules and the exemptions in force."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from gxq_plan.model.exemption import Standing, Treatment
from gxq_plan.model.scoring import MET_ONLY
from gxq_plan.report.scored import Rate

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.exemption import Exemption
    from gxq_plan.model.scoring import Scoring
    from gxq_plan.report.scored import Why

# A share has four places, as percents with two: what is shown is what is reckoned with. Of doubles the places below
# are noise.
_PLACES, _NOISE = Decimal("0.0001"), Decimal("0.000000001")
_FULL, _NOTHING = Decimal(1), Decimal(0)
# Statuses without a judgement: such a row does not count.
_UNJUDGED = ("no_target", "not_due", "qualitative")


def rate_of(row: Assessed, scoring: Scoring, left_out: bool, copy: bool) -> Rate:
    """The share of a row before exemptions. Rounded down, so that what missed its target never has all its points."""
    if left_out:
        return Rate(None, "left_out")
    if copy:
        return Rate(None, "copy")
    if row.status in _UNJUDGED:
        return Rate(None, "no_target")
    if row.status == "not_reported":
        return Rate(_NOTHING, "not_reported")
    return _judged(row, scoring)


def _judged(row: Assessed, scoring: Scoring) -> Rate:
    rules = scoring.attained
    reached = None if row.attainment is None else Decimal(repr(row.attainment)).quantize(_NOISE)
    if rules.method == MET_ONLY or reached is None:
        return Rate(_FULL, "met") if row.met else Rate(_NOTHING, "not_met")
    if row.met:
        share = max(_FULL, min(rules.cap, reached))
        return Rate(share.quantize(_PLACES, ROUND_FLOOR), "capped" if reached > rules.cap else "met")
    if reached < rules.floor or reached <= 0:
        return Rate(_NOTHING, "below_floor")
    # A target can be missed with an attainment at or above 1, where it must be exceeded.
    return Rate(min(_FULL, reached).quantize(_PLACES, ROUND_FLOOR), "attained")


def rate_of_work(progress: str | None, scoring: Scoring, left_out: bool) -> Rate:
    """The share of a work without indicators, by its progress in the words of the plan file's language."""
    if left_out:
        return Rate(None, "left_out")
    if not scoring.works:
        return Rate(None, "unscored_works")
    if progress is None:
        return Rate(_NOTHING, "no_progress")
    return Rate(scoring.works[progress], "progress")


def exempted(rate: Rate, exemption: Exemption | None, day: str) -> Rate:
    """The share under an exemption: only one that is in force changes it, and none makes it smaller."""
    if exemption is None or exemption.standing(day) is not Standing.IN_FORCE or rate.share is None:
        return rate
    changed: dict[Treatment, Decimal | None] = {
        Treatment.EXCLUDED: None,
        Treatment.MET: max(rate.share, _FULL),
        Treatment.HALF: max(rate.share, (rate.share + 1) / 2),
    }
    why: Why = rate.why
    return Rate(changed[exemption.treatment], why, rate.share, exemption)


def remaining(points: Decimal, exemption: Exemption | None, day: str) -> Decimal:
    """What is left of a deduction for a row under an exemption: nothing, or half of it."""
    if exemption is None or exemption.standing(day) is not Standing.IN_FORCE:
        return points
    return points / 2 if exemption.treatment is Treatment.HALF else _NOTHING
