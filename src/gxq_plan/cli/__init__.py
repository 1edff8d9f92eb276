"""The command line: `main` is the `gxq` command. Click lives in this room and nowhere else."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs `gxq` and leaves with its exit code."""
    # Imports make many objects that live to the end; looking through them again and again for garbage costs 3% of
    # a run's time (benchmarks/startup.py).
    gc.set_threshold(100_000, 50, 50)
    from gxq_plan.cli._exit import leave, run
    from gxq_plan.cli._output import prepare_streams
    from gxq_plan.cli._settings import Settings, language
    from gxq_plan.cli.group import gxq

    given = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    leave(run(gxq, given, Settings(lang=language(given))))
