"""One accept at a time, or a clear error: what the command tests cannot bring about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import filelock
import pytest

from gxq_plan.errors import InputError
from gxq_plan.write.lock import alone

if TYPE_CHECKING:
    from pathlib import Path


def test_a_disk_that_knows_no_locks_is_an_error_and_no_bug_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: object, **_: object) -> None:
        raise NotImplementedError("FileSystem does not appear to support flock")

    monkeypatch.setattr(filelock.FileLock, "acquire", refused)
    with pytest.raises(InputError, match="knows no locks"), alone(tmp_path, "record", 0, lambda: None):
        pass
