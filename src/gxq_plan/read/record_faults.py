"""What can be wrong with the record (family F)."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

RECORD_DAMAGED = Fault(
    "F021",
    "record_damaged",
    Severity.ERROR,
    title=Text(zh="留痕被改动", en="the record was changed"),
    message=Text(zh="留痕不是收入时写下的样子：{problem}", en="the record is not as it was written: {problem}"),
    remedy=Text(
        zh="请从备份或版本库恢复这个文件，不要手工改写，也不要用 Excel 另存；确实找不回的，请把整个 record 文件夹"
        "改名存档，再用 gxq accept {example} --reason 原因 重新建立留痕",
        en="restore it from a backup or version control; do not edit it by hand or save it from Excel; if it is lost, "
        "rename the whole record folder to keep it and start anew with gxq accept {example} --reason WHY",
    ),
    why=Text(
        zh="留痕说明每个数从哪里来、为什么改。能随手改的留痕，什么也证明不了。",
        en="The record says where each value came from and why it changed. One that can be edited proves nothing.",
    ),
    example=Text(
        zh="revisions.csv 第 12 行的原值被改成了别的数",
        en="somebody changed the old value on line 12 of revisions.csv",
    ),
    stops=True,
)
RECEIVED_DAMAGED = Fault(
    "F022",
    "received_damaged",
    Severity.ERROR,
    title=Text(zh="收到的原件不全", en="a received file is missing or changed"),
    message=Text(
        zh="留痕里的原件{problem}；它是“{source}”，留痕第 {row} 号起共 {count} 行引用它",
        en="the received file {problem}; it is '{source}', used by number {row} of the record ({count} lines in all)",
    ),
    remedy=Text(
        zh="请从备份恢复；手里还有原来的文件时，把它和这次的文件一起交给 gxq accept，就会补回",
        en="restore it from a backup; or give the original file to gxq accept along with the others: it is put back",
    ),
    why=Text(
        zh="原件逐字节保存，多年以后才说得清一个数是从哪一格来的。",
        en="Received files are kept byte for byte, so that years later a value leads to its cell.",
    ),
    example=Text(zh="record/received 里的一个文件被删了", en="a file in record/received was deleted"),
    stops=True,
)

MISSING = Text(zh="不见了", en="is gone")
ALTERED = Text(zh="被改动了", en="was changed")

RECORD_FAULTS: tuple[Fault, ...] = (RECORD_DAMAGED, RECEIVED_DAMAGED)
