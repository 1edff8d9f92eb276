"""What can be wrong with a ledger as a file, and with the ledgers that were kept (family F)."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

LEDGER_HEADER = Fault(
    "F060",
    "ledger_header",
    Severity.ERROR,
    title=Text(zh="不是督办台账", en="not a ledger"),
    message=Text(
        zh="{where}没有督办台账的表头；缺少的列：{missing}",
        en="{where} is the header of a ledger; missing columns: {missing}",
    ),
    remedy=Text(
        zh="请用 gxq supervise -o 台账.xlsx 发出的表填写，不要改列名和删列",
        en="fill in the workbook that gxq supervise -o ledger.xlsx wrote; keep its columns and their names",
    ),
    why=Text(
        zh="台账靠列名认出每一格是什么；列名改了，填的内容就不知道该记在哪里。",
        en="A ledger is read by the names of its columns; without them nobody knows what a cell means.",
    ),
    example=Text(zh="把“措施”一列删掉后交回", en="the column 'measure' was deleted before it came back"),
    stops=True,
)
KEPT_DAMAGED = Fault(
    "F061",
    "kept_ledger_damaged",
    Severity.ERROR,
    title=Text(zh="存下的台账被改动", en="a kept ledger was changed"),
    message=Text(zh="存下的台账读不出来：{problem}", en="a ledger that was kept cannot be read: {problem}"),
    remedy=Text(
        zh="请从备份或版本库恢复这个文件；恢复不了的，把它移出文件夹，再用 gxq supervise --accept 收入原来的台账"
        "（原件在 record/received）",
        en="restore it from a backup or version control; else move it away and take the ledger in again with "
        "gxq supervise --accept (the file as received lies in record/received)",
    ),
    why=Text(
        zh="存下的台账说明谁在什么时候承诺了什么，读不准就不能当作依据。",
        en="Kept ledgers say who promised what and when; what is in doubt proves nothing.",
    ),
    example=Text(zh="用 Excel 打开后把完成时限存成了别的写法", en="Excel saved its days in another form"),
    stops=True,
)

LEDGER_FILE_FAULTS: tuple[Fault, ...] = (LEDGER_HEADER, KEPT_DAMAGED)
