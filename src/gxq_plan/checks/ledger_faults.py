"""What can be wrong with the rows of a ledger that comes back filled in (family A)."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

_WHY = Text(
    zh="台账是部门的承诺：原因、措施、时限、责任人缺一样，就没法跟踪。",
    en="A ledger is what a department promises: without cause, measure, deadline and person nothing can be followed.",
)

UNKNOWN_ROW = Fault(
    "A040",
    "ledger_unknown_row",
    Severity.ERROR,
    title=Text(zh="台账里的编号不在计划里", en="a ledger's row that the plan does not have"),
    message=Text(zh="编号“{written}”在计划里没有", en="the plan has no id '{written}'"),
    remedy=Text(zh="请写发出时的编号{near}", en="write the id as it was sent out{near}"),
    why=Text(zh="编号对不上，填的内容就记到别的事项上。", en="By a wrong id the entry would be kept with another row."),
    example=Text(zh="把 W01-3 改成了 W1-3", en="W01-3 was changed to W1-3"),
)
NOT_SUPERVISED = Fault(
    "A041",
    "ledger_row_not_listed",
    Severity.INFO,
    title=Text(zh="已不在督办清单上", en="no longer on the list"),
    message=Text(
        zh="{id} 在 {period} 现在不在督办清单上（状态：{status}）",
        en="{id} is not on the list for {period} now (status: {status})",
    ),
    remedy=Text(
        zh="不用改；填的内容照样保存。若是实际值更正过，属于正常",
        en="nothing to do: the entry is kept all the same. A corrected value takes a row off the list",
    ),
    why=Text(zh="台账发出以后数可能已经更正。", en="Values may have been corrected since the ledger went out."),
    example=Text(
        zh="台账发出后补报了实际值，达到了目标",
        en="the value came in after the ledger had gone out, and met its target",
    ),
)
PERIOD_UNREADABLE = Fault(
    "A042",
    "ledger_period",
    Severity.ERROR,
    title=Text(zh="台账的期间不对", en="a ledger's period is wrong"),
    message=Text(zh="期间“{written}”不是计划里的期间", en="'{written}' is no period of the plan"),
    remedy=Text(zh="请写发出时的期间，如 {example}", en="write the period as it was sent out, such as {example}"),
    why=Text(zh="期间不明，就不知道说的是哪一年的滞后。", en="Without its period nobody knows which lag is meant."),
    example=Text(zh="期间一格写了“本年”", en="the period is 'this year'"),
)
LOCKED_CHANGED = Fault(
    "A043",
    "ledger_value_changed",
    Severity.WARNING,
    title=Text(zh="锁定的格与现在的数不同", en="a locked cell is not what stands now"),
    message=Text(
        zh="“{header}”写的是“{written}”，现在是“{expected}”",
        en="'{header}' is '{written}', but '{expected}' stands now",
    ),
    remedy=Text(
        zh="台账里改数不起作用：数有错请按报送表更正；若是发出台账后数更正过，不用改",
        en="changing it here has no effect: submit a corrected value; if it was corrected since, leave it",
    ),
    why=Text(
        zh="台账只收原因、措施和办理情况，数一律以报送为准。",
        en="A ledger takes causes and measures; figures come from submissions alone.",
    ),
    example=Text(zh="在台账里把实际 80 改成 95", en="an actual of 80 was changed to 95 in the ledger"),
    answerable=False,
)
DAY_UNREADABLE = Fault(
    "A044",
    "ledger_deadline",
    Severity.ERROR,
    title=Text(zh="完成时限看不懂", en="a deadline that cannot be read"),
    message=Text(zh="完成时限“{written}”不是日期", en="the deadline '{written}' is no day"),
    remedy=Text(zh="请写有这一天的日期，如 {example}", en="write a day that exists, such as {example}"),
    why=Text(zh="没有准日子，就没法判断到期没有。", en="Without a day nobody can say whether it is over."),
    example=Text(zh="错：年底前    对：2020-12-31", en="wrong: by the end of the year    right: 2020-12-31"),
)
DEADLINE_OVER = Fault(
    "A045",
    "ledger_deadline_over",
    Severity.ERROR,
    title=Text(zh="完成时限已过", en="a deadline that is over"),
    message=Text(
        zh="完成时限 {day} 早于 {as_of}，而办结状态不是“已办结”",
        en="the deadline {day} is before {as_of}, and the state is not 'done'",
    ),
    remedy=Text(
        zh="请写以后的日期；已经办完的，办结状态选“已办结”", en="write a later day; where it is done, choose 'done'"
    ),
    why=Text(zh="承诺的日子不能在收台账之前。", en="What is promised lies ahead of the day on which it is taken in."),
    example=Text(zh="2020年7月交回的台账写 2020-06-30", en="2020-06-30 in a ledger that comes back in July 2020"),
)
CELL_EMPTY = Fault(
    "A046",
    "ledger_not_filled_in",
    Severity.ERROR,
    title=Text(zh="台账没有填完", en="a ledger's row is not filled in"),
    message=Text(zh="{id} 没有填：{missing}", en="{id} lacks: {missing}"),
    remedy=Text(
        zh="请填上：原因写具体（“无”不算），时限写日期如 {example}，责任人写姓名",
        en="fill them in: a real cause ('none' is none), a day such as {example}, a person's name",
    ),
    why=_WHY,
    example=Text(zh="措施和责任人两格空着", en="measure and person are empty"),
)
STATE_UNKNOWN = Fault(
    "A047",
    "ledger_state",
    Severity.ERROR,
    title=Text(zh="办结状态不在选项里", en="a state that is not in the list"),
    message=Text(zh="办结状态不能写“{written}”", en="the state cannot be '{written}'"),
    remedy=Text(zh="请从下拉列表里选：{choices}", en="choose one of {choices}"),
    why=Text(zh="只有固定的几个词才数得清。", en="Only fixed words can be counted."),
    example=Text(zh="写“差不多了”应选“办理中”", en="'nearly there' is 'in hand'"),
)
DUPLICATE_ROW = Fault(
    "A048",
    "ledger_duplicate_row",
    Severity.ERROR,
    title=Text(zh="台账里同一事项有两行", en="a row that stands twice in a ledger"),
    message=Text(zh="{id}（{period}）在 {other} 已经有一行", en="{id} ({period}) stands at {other} already"),
    remedy=Text(zh="请只留一行", en="keep one of them"),
    why=Text(zh="两行说法不同时，不知道以哪个为准。", en="Where they differ nobody knows which one counts."),
    example=Text(zh="复制了一行忘了改编号", en="a row was copied and its id left as it was"),
)

LEDGER_FAULTS: tuple[Fault, ...] = tuple(one for one in list(globals().values()) if isinstance(one, Fault))
