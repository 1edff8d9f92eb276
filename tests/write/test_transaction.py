"""Several files at once: whatever step fails, the old state is whole or the new one is reached."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gxq_plan.errors import InputError
from gxq_plan.write import transaction
from gxq_plan.write.transaction import JOURNAL, STAGED, Put, commit, finish, is_pending, sweep

if TYPE_CHECKING:
    from collections.abc import Callable

OLD = {"actuals/2019.csv": b"old 2019", "record/revisions.csv": b"old lines"}
NEW = {
    "record/received/abc": b"received",
    "actuals/2019.csv": b"new 2019",
    "actuals/2020.csv": b"new 2020",
    "record/revisions.csv": b"old lines, new lines",
}


def shown(path: Path) -> str:
    return path.name


@pytest.fixture
def record(tmp_path: Path) -> Path:
    for name, data in OLD.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path / "record"


def puts(record: Path) -> list[Put]:
    return [Put(record.parent / name, data) for name, data in NEW.items()]


def state(record: Path) -> dict[str, bytes]:
    files = [one for one in sorted(record.parent.rglob("*")) if one.is_file() and STAGED not in one.name]
    return {one.relative_to(record.parent).as_posix(): one.read_bytes() for one in files}


def rubbish(record: Path) -> list[Path]:
    return list(record.parent.rglob(f"{STAGED}*"))


def test_all_files_are_in_place_and_nothing_is_left(record: Path) -> None:
    changed = commit(record, puts(record), shown)
    assert [one.name for one in changed] == ["abc", "2019.csv", "2020.csv", "revisions.csv"]
    assert state(record) == NEW
    assert not rubbish(record)
    assert commit(record, puts(record), shown) == ()


class KilledError(Exception):
    """What a kill looks like from inside: nothing catches it."""


def failing(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, at: int, error: BaseException) -> Callable[[], int]:
    """Lets the call number `at` of a function fail; gives how many there were."""
    real = getattr(owner, name)
    calls = 0

    def call(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == at:
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(owner, name, call)
    return lambda: calls


@pytest.mark.parametrize("at", range(1, 7))
def test_killed_at_any_exchange(record: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """The first exchange is that of the journal, the decision; behind it everything is reached by the next run."""
    failing(monkeypatch, Path, "replace", at, KilledError())
    if at <= 5:
        with pytest.raises(KilledError):
            commit(record, puts(record), shown)
    else:
        commit(record, puts(record), shown)
    monkeypatch.undo()
    if at == 1:
        assert state(record) == OLD
        assert not is_pending(record)
        assert finish(record, shown) == ()
    elif at <= 5:
        assert is_pending(record)
        assert len(finish(record, shown)) == 4
    sweep(record)
    assert state(record) == (OLD if at == 1 else NEW)
    assert not rubbish(record)


@pytest.mark.parametrize("at", range(1, 6))
def test_a_full_disk_changes_nothing_and_leaves_nothing(record: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    failing(monkeypatch, os, "fsync", at, OSError(28, "No space left on device"))
    with pytest.raises(InputError) as error:
        commit(record, puts(record), shown)
    assert error.value.findings[0].code == "F023"
    assert "the disk is full" in str(error.value)
    assert state(record) == OLD
    assert not rubbish(record)


@pytest.mark.parametrize("at", range(2, 6))
def test_an_exchange_that_fails_is_finished_later(record: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    """Excel opened the file in the moment between."""
    monkeypatch.setattr(transaction, "_PAUSES", ())
    failing(monkeypatch, Path, "replace", at, PermissionError(13, "in use"))
    with pytest.raises(InputError) as error:
        commit(record, puts(record), shown)
    assert error.value.findings[0].code == "F025"
    monkeypatch.undo()
    finish(record, shown)
    assert state(record) == NEW
    assert not rubbish(record)


def test_a_reader_is_waited_for_under_windows(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transaction, "_PAUSES", (0.0,))
    failing(monkeypatch, Path, "replace", 3, PermissionError(13, "in use"))
    commit(record, puts(record), shown)
    assert state(record) == NEW


def test_a_target_that_cannot_be_exchanged_is_told_before_anything_changes(record: Path) -> None:
    (record.parent / "actuals/2020.csv").mkdir()
    with pytest.raises(InputError) as error:
        commit(record, puts(record), shown)
    assert (error.value.findings[0].code, error.value.findings[0].place.file) == ("F023", "2020.csv")
    (record.parent / "actuals/2020.csv").rmdir()
    assert state(record) == OLD
    assert not rubbish(record)


def test_a_link_is_not_replaced(record: Path, tmp_path: Path) -> None:
    try:
        (record.parent / "actuals/2020.csv").symlink_to(tmp_path / "elsewhere.csv")
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(InputError, match="it is a link"):
        commit(record, puts(record), shown)


def pending(record: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A commit that was decided and broke off."""
    failing(monkeypatch, Path, "replace", 2, KilledError())
    with pytest.raises(KilledError):
        commit(record, puts(record), shown)
    monkeypatch.undo()
    return record / JOURNAL


DAMAGED: dict[str, Callable[[Any], str]] = {
    "cut": lambda said: json.dumps(said)[:-20],
    "empty": lambda said: "",
    "list": lambda said: "[1]",
    "nested": lambda said: "[" * 100_000,
    "outside": lambda said: json.dumps(said).replace("actuals/2019.csv", "../2019.csv"),
    "absolute": lambda said: json.dumps(said).replace("actuals/2019.csv", "/etc/hosts"),
    "drive": lambda said: json.dumps(said).replace("actuals/2019.csv", "C:/2019.csv"),
    "no files": lambda said: json.dumps({**said, "files": []}),
    "schema": lambda said: json.dumps({**said, "schema": "other"}),
    "field": lambda said: json.dumps({**said, "files": [{"temp": "a"}]}),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_journal_is_an_error(record: Path, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    path = pending(record, monkeypatch)
    before = state(record)
    said = json.loads(path.read_text(encoding="ascii"))
    path.write_text(DAMAGED[how](said), encoding="ascii")
    with pytest.raises(InputError) as error:
        finish(record, shown)
    assert error.value.findings[0].code == "F025"
    assert {name: data for name, data in state(record).items() if JOURNAL not in name} == {
        name: data for name, data in before.items() if JOURNAL not in name
    }


def test_a_file_that_somebody_changed_since_is_not_overwritten(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pending(record, monkeypatch)
    edited = record.parent / "actuals/2019.csv"
    edited.write_bytes(b"edited")
    with pytest.raises(InputError, match="somebody changed this file since"):
        finish(record, shown)
    assert edited.read_bytes() == b"edited"
    edited.rename(record.parent / "aside.csv")  # the way out that the message gives
    finish(record, shown)
    assert edited.read_bytes() == b"new 2019"


def test_stored_content_that_is_gone_is_an_error(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pending(record, monkeypatch)
    for one in rubbish(record):
        one.unlink()
    with pytest.raises(InputError, match="is gone or was changed"):
        finish(record, shown)


def test_sweep_leaves_what_a_journal_needs(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pending(record, monkeypatch)
    sweep(record)
    assert len(rubbish(record)) == 4
    finish(record, shown)
    assert state(record) == NEW
    assert transaction.finish(record, shown) == ()
