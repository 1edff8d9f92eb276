"""gxq: what a plan promised, what was delivered, what is missing, and whether it will be reached.

The public names are for notebooks and other programs (docs/api.md); the commands stand in gxq_plan.cli. They are
imported when they are first used, so that `import gxq_plan` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gxq_plan.errors import GxqError as GxqError
    from gxq_plan.uses.notebook import assess as assess
    from gxq_plan.uses.notebook import load_plan as load_plan
    from gxq_plan.uses.notebook import read_actuals as read_actuals
    from gxq_plan.uses.notebook import roll_up as roll_up
    from gxq_plan.uses.notebook import targets as targets

__version__ = "0.1.0"
__all__ = ["GxqError", "assess", "load_plan", "read_actuals", "roll_up", "targets"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from gxq_plan import errors
    from gxq_plan.uses import notebook

    return getattr(errors if name == "GxqError" else notebook, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
