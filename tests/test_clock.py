"""One clock: what SOURCE_DATE_EPOCH cannot be is told by every command that reads it, never a traceback."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from gxq_plan import clock
from gxq_plan.errors import InputError

from .cli.process import HEADER, gxq, small_plan

if TYPE_CHECKING:
    from pathlib import Path

NO_TIME = ("abc", "1.5", "9" * 17, "-" + "9" * 17)


@pytest.mark.parametrize("seconds", NO_TIME)
def test_what_is_no_time_is_told(seconds: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(InputError) as told:
        clock.now()
    [found] = told.value.findings
    assert found.code == "U001"
    assert seconds in found.fault.message.of("zh", **found.facts)


def test_a_time_that_is_set_is_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")
    assert clock.now() == datetime(2020, 1, 1, tzinfo=UTC)
    assert clock.today().isoformat() == "2020-01-01"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert clock.epoch() is None
    assert clock.now().tzinfo is not None


@pytest.mark.parametrize(
    "arguments",
    [
        ["fix", "2019.csv", "-o", "clean.xlsx"],
        ["accept", "2019.csv", "--dry-run"],
        ["template", "--dept", "科学技术局", "--period", "2020"],
        ["supervise"],
        ["init", "new"],
    ],
)
def test_commands_tell_it(arguments: list[str], tmp_path: Path) -> None:
    home = small_plan(tmp_path)
    (home / "2019.csv").write_text(HEADER + "W02-1,高新技术企业数,家,81,科学技术局,年报,复核\n", encoding="utf-8")
    ran = gxq(home, *arguments, env={"SOURCE_DATE_EPOCH": "9" * 17})
    assert ran.code == 2, ran.said
    assert "SOURCE_DATE_EPOCH" in ran.stderr
    assert not (home / "clean.xlsx").exists()
