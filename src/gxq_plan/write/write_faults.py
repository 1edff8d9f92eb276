"""What can go wrong when a result is written (family F)."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

OUTPUT_FAILED = Fault(
    "F020",
    "output_failed",
    Severity.ERROR,
    title=Text(zh="结果写不出去", en="the output cannot be written"),
    message=Text(zh="结果写不出去：{reason}", en="the output cannot be written: {reason}"),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="原有的文件保持不变，不会留下半个文件。",
        en="What was there before stays as it was; no half file is left behind.",
    ),
    example=Text(zh="-o 不存在的文件夹/报告.json", en="-o no-such-folder/report.json"),
    stops=True,
)

WRITE_FAULTS: tuple[Fault, ...] = (OUTPUT_FAILED,)
