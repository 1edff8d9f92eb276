"""What can be wrong with a value that is to be taken in. It shows only against what stands already, so these are no
rules of `check`."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

LOWER_STATUS = Fault(
    "A031",
    "lower_status",
    Severity.ERROR,
    title=Text(zh="用较初步的数替换较确定的数", en="a less firm value for a firmer one"),
    message=Text(
        zh="{period}的 {id} {name} 这里是 {value}，已收入的是 {old}（{where}）",
        en="{id} {name} for {period} is {value} here, and {old} was taken in already ({where})",
    ),
    remedy=Text(
        zh="如果这是旧表，请删去这一行；如果是更正，数据状态写“修订”，“说明”里写原因",
        en="delete the row if the table is old; if it corrects the value write 修订 as its status, with the reason",
    ),
    why=Text(
        zh="数据按预计、快报、年报、核实、修订的次序越来越确定；核实过的数不能被预计数盖掉。",
        en="Values get firmer: estimate, flash, annual, verified, revised. None may wipe out a firmer one.",
    ),
    example=Text(
        zh="已收入核实 118，又报来快报 115", en="118 was taken in as verified, and 115 comes as a flash figure"
    ),
    kept=True,
)
CHANGE_WITHOUT_REASON = Fault(
    "A033",
    "change_without_reason",
    Severity.ERROR,
    title=Text(zh="改了数没有写原因", en="a changed value without a reason"),
    message=Text(
        zh="{period}的 {id} {name} 从 {old} 改成 {value}，没有写为什么（原数见 {where}）",
        en="{id} {name} for {period} goes from {old} to {value} and does not say why (was {where})",
    ),
    remedy=Text(
        zh="请在这一行的“说明”里写为什么改、依据什么；整批同一个原因的，运行时加 --reason 原因",
        en="write in the note why it changes and on what grounds; one reason for all is given with --reason TEXT",
    ),
    why=Text(
        zh="已经用过的数改了而没有原因，以后没有人说得清哪个对。",
        en="When a value that was used changes without a reason, nobody can say later which one was right.",
    ),
    example=Text(
        zh="已收入快报 80，又报来快报 83，说明空着", en="80 was taken in as a flash figure, 83 comes without a note"
    ),
    kept=True,
)
VALUE_WITHDRAWN = Fault(
    "A034",
    "value_withdrawn",
    Severity.ERROR,
    title=Text(zh="用“没有数”替换已有的数", en="no value in place of one"),
    message=Text(
        zh="{period}的 {id} {name} 这里是“{value}”，已收入的是 {old}（{where}）",
        en="{id} {name} for {period} is '{value}' here, and {old} was taken in already ({where})",
    ),
    remedy=Text(
        zh="数仍有效的，请删去这一行；确要撤回的，数据状态写“修订”，“说明”里写原因",
        en="delete the row if the value still holds; to withdraw it write 修订 as its status, with the reason",
    ),
    why=Text(
        zh="已有的数不能因为一张空表就没有了；撤回也要留下原因。",
        en="A value must not vanish because of an empty form; to withdraw it takes a reason too.",
    ),
    example=Text(zh="已收入快报 80，又报来“待统计”", en="80 was taken in, and 待统计 comes"),
    kept=True,
)
TWO_AT_ONCE = Fault(
    "A035",
    "two_at_once",
    Severity.ERROR,
    title=Text(zh="一次收入里有两个不同的数", en="two different values in one call"),
    message=Text(
        zh="{period}的 {id} {name} 这里是 {value}，{where} 是 {old}",
        en="{id} {name} for {period} is {value} here and {old} at {where}",
    ),
    remedy=Text(
        zh="请核定一个，删去另一行；先后两次更正的，分两次收入",
        en="decide which is right and delete the other row; of two corrections take in one after the other",
    ),
    why=Text(
        zh="同时收入两个数，哪个算数就成了碰巧。",
        en="Of two values taken in at once chance would decide which one counts.",
    ),
    example=Text(zh="科技局的表里 W13-1 是 98，经发局的表里是 99", en="W13-1 is 98 in one file and 99 in another"),
    kept=True,
)
ACTUALS_EDITED = Fault(
    "F026",
    "actuals_edited",
    Severity.ERROR,
    title=Text(zh="实际值与留痕不一致", en="the actuals differ from the record"),
    message=Text(
        zh="{period}的 {id} {name} 留痕第 {row} 号记的是 {recorded}，文件里是 {found}",
        en="{id} {name} for {period} is {recorded} under number {row} of the record and {found} in the file",
    ),
    remedy=Text(
        zh="文件是手工改错的，请恢复原样；改得对的，请写明原因收入留痕：gxq accept {file} --reason 原因",
        en="if the edit was a slip restore the file; if it is right take it in: gxq accept {file} --reason WHY",
    ),
    why=Text(
        zh="绕过 accept 直接改实际值文件，就没有人知道这个数是谁改的、为什么改。",
        en="When an actuals file is edited past accept, nobody knows who changed the value and why.",
    ),
    example=Text(
        zh="有人用 Excel 打开 2019.csv，把 80 改成了 88", en="somebody opened 2019.csv in Excel and made 88 of 80"
    ),
    stops=True,
)
VALUE_ELSEWHERE = Fault(
    "F027",
    "value_elsewhere",
    Severity.ERROR,
    title=Text(zh="同一个数在另一个文件里", en="the value stands in another file"),
    message=Text(
        zh="{period}的 {id} {name} 要写进 {target}，可是它已在这里（{value}）",
        en="{id} {name} for {period} is to go into {target}, but it stands here already ({value})",
    ),
    remedy=Text(
        zh="请把 {file} 移出实际值文件夹，再用 gxq accept 收入它；同一个文件里有两行的，请删去一行",
        en="move {file} out of the actuals folder and take it in with gxq accept; of two rows in one file delete one",
    ),
    why=Text(
        zh="一个数放在两个文件里，改了一个，另一个就成了错的。",
        en="A value that stands in two files is wrong in one of them as soon as the other changes.",
    ),
    example=Text(
        zh="actuals 里另有 2019-科技局.xlsx", en="there is a 2019-X.xlsx in the actuals folder beside 2019.csv"
    ),
    stops=True,
)

ACCEPT_FAULTS: tuple[Fault, ...] = (
    LOWER_STATUS,
    CHANGE_WITHOUT_REASON,
    VALUE_WITHDRAWN,
    TWO_AT_ONCE,
    ACTUALS_EDITED,
    VALUE_ELSEWHERE,
)
