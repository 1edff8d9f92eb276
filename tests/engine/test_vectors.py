"""What other methods and real reviews published: their figures come out, or it is said why not (vectors.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan import frames
from gxq_plan.engine.rollup import rollup
from tests.make import assessed, indicator, plan_of, series

VECTORS = yaml.safe_load((Path(__file__).parent / "vectors.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["name"])
def test_published_figures(vector: dict[str, Any]) -> None:
    assert vector["source"]
    assert vector["published"]
    targets = ", ".join(f"{key}: {value}" for key, value in vector["targets"].items())
    extra = [vector["extra"]] if "extra" in vector else []
    if "baseline" in vector:
        extra.append("baseline: {{period: {period}, value: {value}}}".format(**vector["baseline"]))
    found = series(
        targets,
        vector["actuals"],
        kind=vector["kind"],
        direction=vector.get("direction", "up"),
        extra=", ".join(extra),
        periods=str(vector["periods"]),
        conventions=vector.get("conventions", ""),
    )
    told = {name: to_digits(getattr(found, name), given) for name, given in vector["expect"].items()}
    assert told == vector["expect"]


def to_digits(value: Any, given: Any) -> Any:
    """A figure to as many digits as the source has."""
    if not isinstance(value, float) or given is None:
        return value
    shown = f"{value:.{len(given.partition('.')[2])}f}"
    return shown.removeprefix("-") if float(shown) == 0 else shown


def test_xuancheng_counts() -> None:
    # 宣城 2020年1-11月：达到序时进度44项、占比80.0%。未达到序时进度11项、占比20.0% (domain.md 1.2)
    plan = plan_of(*(indicator("2020: 1000", id=f"I-{at}", kind="flow") for at in range(55)), periods="[2020]")
    values = {(f"I-{at}", "2020-11"): "920" if at < 44 else "900" for at in range(55)}
    frame = assessed(plan, values)
    [found] = rollup(frame[frame[frames.MONTHS] == 11], frames.members_of(plan), plan.conventions).to_dict("records")
    assert (found["on_schedule"], found["behind_schedule"], found["met_strict"]) == (44, 11, 0.8)


@settings(max_examples=100, deadline=None)
@given(
    st.decimals("1", "500", places=1),
    st.decimals("1", "500", places=1),
    st.decimals("1", "500", places=1),
    st.sampled_from(["up", "down"]),
    st.integers(2016, 2029),
)
def test_compound_pace_is_the_ratio_of_open_sdg_and_eurostat(
    base: Any, current: Any, target: Any, direction: str, year: int
) -> None:
    """Both divide the observed yearly growth by the required one and band it at 0.95, 0.60 and 0 (Open SDG's progress
    measurement, after Eurostat's). Their `target_achieved` comes first, as here."""
    sign = 1 if direction == "up" else -1
    if sign * (target - base) <= 0 or current == base:
        return  # they have a ratio here, too: of a way that leads nowhere; this method has none
    found = series(
        f"2030: {target}",
        {year: str(current)},
        kind="ratio",
        direction=direction,
        extra=f"growth: compound, baseline: {{period: 2015, value: {base}}}",
        periods=f"[{year}, 2030]",
    )
    observed = (float(current) / float(base)) ** (1 / (year - 2015)) - 1
    required = (float(target) / float(base)) ** (1 / 15) - 1
    ratio = sign * observed / abs(required)
    assert found.pace_constant == pytest.approx(ratio, rel=1e-9)
    if sign * (current - target) >= 0:
        assert found.trend == "achieved_early"
    else:
        bands = {"regressing": ratio < 0, "lagging": 0 <= ratio < 0.6, "slow": 0.6 <= ratio < 0.95}
        expected = next((word for word, holds in bands.items() if holds), None)
        near_an_edge = any(abs(ratio - edge) < 1e-8 for edge in (0, 0.6, 0.95, 1.05))
        assert near_an_edge or found.trend == (expected or ("ahead" if ratio >= 1.05 else "on_track"))
