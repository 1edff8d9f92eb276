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

ACCEPT_FAILED = Fault(
    "F023",
    "accept_failed",
    Severity.ERROR,
    title=Text(zh="没有收入：写不进去", en="nothing was taken in: it cannot be written"),
    message=Text(
        zh="写不进去：{reason}。实际值和留痕都没有变",
        en="cannot be written: {reason}. Actuals and record are unchanged",
    ),
    remedy=Text(
        zh="请检查权限和磁盘空间，关闭正在用 Excel 打开它的窗口，再运行一次",
        en="check permissions and disk space, close the program that has it open, and run it again",
    ),
    why=Text(
        zh="要么全部收入，要么一个都不收入：半截的数比没有更糟。",
        en="Everything is taken in or nothing: half of a submission is worse than none.",
    ),
    example=Text(zh="有人正用 Excel 打开着 2019.csv", en="2019.csv is open in Excel"),
    stops=True,
)
RECORD_BUSY = Fault(
    "F024",
    "record_busy",
    Severity.ERROR,
    title=Text(zh="另一个收入正在进行", en="another accept is running"),
    message=Text(
        zh="等了 {seconds} 秒，另一个 gxq accept 还没有完", en="another gxq accept was still running after {seconds} s"
    ),
    remedy=Text(
        zh="请等它完成后再运行，或用 --wait 秒数 多等一会儿",
        en="run it again when that is done, or wait longer with --wait",
    ),
    why=Text(
        zh="两个人同时收入，后写的会盖掉先写的，所以一次只做一个。",
        en="Of two that write at once the later would wipe out the earlier; so one goes at a time.",
    ),
    example=Text(zh="两台电脑同时收入到同一个共享文件夹", en="two computers accept into one shared folder"),
    stops=True,
)
UNFINISHED = Fault(
    "F025",
    "accept_unfinished",
    Severity.ERROR,
    title=Text(zh="上次收入没有做完", en="an accept was left unfinished"),
    message=Text(zh="上次收入在最后一步中断，现在接不下去：{problem}", en="it cannot be finished now: {problem}"),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="收入到一半断电或被关掉时，新的内容已经存好，下一次运行会先把它做完；做不完就不能往下算。",
        en="When an accept is killed its new files are stored; the next run finishes it first, and where that is "
        "not possible nothing may be computed from the half.",
    ),
    example=Text(
        zh="收入时电脑断电，之后文件夹又成了只读", en="the computer lost power, and the folder is read-only since"
    ),
    stops=True,
)
FILE_EXISTS = Fault(
    "F040",
    "file_exists",
    Severity.ERROR,
    title=Text(zh="文件已经有了", en="the file is there already"),
    message=Text(zh="已有同名文件：{names}；没有写任何文件", en="already there: {names}; nothing was written"),
    remedy=Text(
        zh="请换一个位置或文件名，或先移走它；gxq template 确实要覆盖的加 --force，里面填好的数会丢失",
        en="choose another name or place, or move it; gxq template --force overwrites it with everything filled in",
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

WRITE_FAULTS: tuple[Fault, ...] = (OUTPUT_FAILED, ACCEPT_FAILED, RECORD_BUSY, UNFINISHED, FILE_EXISTS)
