"""The command line: `main` is the `gxq` command. Click lives in this room and nowhere else."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs `gxq` and leaves with its exit code."""
    from gxq_plan.cli._exit import run
    from gxq_plan.cli._output import prepare_streams
    from gxq_plan.cli._settings import Settings, language
    from gxq_plan.cli.group import gxq

    given = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    sys.exit(run(gxq, given, Settings(lang=language(given))))
