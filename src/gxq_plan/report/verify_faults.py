"""What can be said of a published report once it was computed again (family R)."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

_WHY = Text(
    zh="公布过的数要经得起查：同样的输入，同样的方法，应得到同样的报告。",
    en="A published figure must stand up to being looked at: the same inputs and method give the same report.",
)

FIGURE_DIFFERS = Fault(
    "R101",
    "figure_differs",
    Severity.ERROR,
    title=Text(zh="报告里的数重算不出", en="a figure that its inputs do not give"),
    message=Text(
        zh="{path}：报告写的是 {published}，由当时的输入重算得 {recomputed}",
        en="{path}: the report says {published}, its inputs give {recomputed}",
    ),
    remedy=Text(
        zh="请用原样保存的报告核对；确是原件的，查明它由谁改过{version}",
        en="verify the file as it was kept; if this is it, find out who edited it{version}",
    ),
    why=_WHY,
    example=Text(zh="有人把 indicators[W13-1].actual 由 118 改成 120", en="indicators[W13-1].actual edited to 120"),
    kept=True,
)
METHOD_DIFFERS = Fault(
    "R102",
    "method_differs",
    Severity.ERROR,
    title=Text(zh="评价方法不同", en="another method"),
    message=Text(
        zh="{path}：报告写的是 {published}，现在的 gxq 按 {recomputed} 计算",
        en="{path}: the report says {published}, this gxq computes by {recomputed}",
    ),
    remedy=Text(
        zh="请用写出报告的那个版本的 gxq 核对{version}",
        en="verify it with the version of gxq that wrote it{version}",
    ),
    why=_WHY,
    example=Text(zh="method.thresholds.near：0.9 和 0.95", en="method.thresholds.near: 0.9 and 0.95"),
    kept=True,
)
INPUT_MISSING = Fault(
    "R103",
    "input_missing",
    Severity.ERROR,
    title=Text(zh="找不到报告的输入", en="an input of the report that is not there"),
    message=Text(
        zh="找不到 {path}（sha256 {sha256}）{changed}；找过：{looked}",
        en="{path} (sha256 {sha256}) was not found{changed}; looked in: {looked}",
    ),
    remedy=Text(
        zh="请找出当时的那份文件（留痕 record/received 或备份），用 --search 文件夹 指给 gxq",
        en="find the file as it was (record/received, a backup) and point at it with --search FOLDER",
    ),
    why=Text(
        zh="缺了输入，说不出报告对不对，只能说无法核对。",
        en="Without an input nothing can be said of the report but that it cannot be verified.",
    ),
    example=Text(
        zh="报告之后 2019.csv 被改过，原来的没有留下", en="2019.csv was changed after the report and not kept"
    ),
    stops=True,
)
OVERTAKEN = Fault(
    "R104",
    "overtaken",
    Severity.ERROR,
    title=Text(zh="今天已不成立", en="it no longer holds"),
    message=Text(zh="{period}已变：{figures}（{cause}）", en="{period} is different now: {figures} ({cause})"),
    remedy=Text(
        zh="引用时请注明报告所用数据的版本；需要更正公布的，重新 gxq report",
        en="say which data the report used where it is quoted; to correct what was published run gxq report again",
    ),
    why=Text(
        zh="更正过的数仍被引用，两处就会对不上。",
        en="A figure that was revised and is still quoted is soon two figures.",
    ),
    example=Text(zh="报告后快报数改为年报数", en="the flash figure was revised when the annual one came"),
    kept=True,
)

VERIFY_FAULTS = (FIGURE_DIFFERS, METHOD_DIFFERS, INPUT_MISSING, OVERTAKEN)
