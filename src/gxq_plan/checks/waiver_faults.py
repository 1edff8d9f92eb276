"""What can be said of a plan's waivers once the rules have run: it shows only then which of them were needed."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

WAIVER_EXPIRED = Fault(
    "P201",
    "waiver_expired",
    Severity.WARNING,
    title=Text(zh="豁免已过期", en="a waiver that has run out"),
    message=Text(
        zh="{code} 的豁免（批准：{approver}）有效至 {until}，按 {as_of} 已过期；{count} 个问题照常计算",
        en="the waiver of {code} (approved by {approver}) ended on {until} (judged as of {as_of}): {count} count again",
    ),
    remedy=Text(
        zh="请改正这些问题；确需延期的，经批准后改 until，并更新 reason 和 approver",
        en="put them right, or have the waiver renewed: a new until, with its reason and approver",
    ),
    why=Text(
        zh="豁免是有期限的例外。到期不提醒，例外就成了惯例。",
        en="A waiver is an exception for a time; when nobody is told of its end it becomes the custom.",
    ),
    example=Text(zh="until: 2020-06-30，7 月 1 日起不再豁免", en="until: 2020-06-30 covers nothing from July 1 on"),
    kept=True,
)
WAIVER_UNUSED = Fault(
    "P202",
    "waiver_unused",
    Severity.INFO,
    title=Text(zh="没有用到的豁免", en="a waiver that covers nothing"),
    message=Text(
        zh="{code} 的豁免（批准：{approver}，有效至 {until}）没有对应的问题",
        en="the waiver of {code} (approved by {approver}, until {until}) covers no finding",
    ),
    remedy=Text(
        zh="问题已经改好的，请从计划文件里删去这一条；否则请核对 code、编号、部门和期间",
        en="delete it where the fault is gone; otherwise look at its code, ids, department and period",
    ),
    why=Text(
        zh="用不到的豁免留着，以后会盖住新出的问题。",
        en="A waiver that is left behind would one day cover a new fault.",
    ),
    example=Text(zh="A009 的豁免，而该报的行已经补上", en="a waiver of A009 after the row has come in"),
)

WAIVER_FAULTS = (WAIVER_EXPIRED, WAIVER_UNUSED)
