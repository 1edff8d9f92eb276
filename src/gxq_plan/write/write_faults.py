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

FILE_EXISTS = Fault(
    "F040",
    "file_exists",
    Severity.ERROR,
    title=Text(zh="文件已经有了", en="the file is there already"),
    message=Text(zh="已有同名文件：{names}；没有写任何文件", en="already there: {names}; nothing was written"),
    remedy=Text(
        zh="请换一个位置（-o），或先移走它；确实要覆盖的加 --force，里面填好的数会丢失",
        en="choose another place (-o) or move it away; --force overwrites it with everything filled in",
    ),
    why=Text(
        zh="发出去的表可能已经填好交回，覆盖了就找不回来。",
        en="The form may have come back filled in; overwritten, it is gone.",
    ),
    example=Text(
        zh="文件夹里已有 2020-科学技术局.xlsx，再运行 gxq template --all",
        en="gxq template --all -o forms, where forms/2020-office.xlsx is there",
    ),
    stops=True,
)

WRITE_FAULTS: tuple[Fault, ...] = (OUTPUT_FAILED, FILE_EXISTS)
