"""What can be wrong with a published report as a file (family F): each leaves nothing to verify."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

_WHY = Text(
    zh="核对要逐个数字比较。读不准的报告不猜，请用原样保存的文件。",
    en="Verifying compares figure by figure. A report that is in doubt is not guessed at: use the file as it was kept.",
)
_AGAIN = Text(
    zh="请用当时 gxq report --format json -o 写出的原文件，不要用编辑器改存",
    en="use the file that gxq report --format json -o wrote, not one that an editor saved again",
)


def _stop(code: str, name: str, title: Text, message: Text, remedy: Text, example: Text) -> Fault:
    return Fault(code, name, Severity.ERROR, title, message, remedy, _WHY, example, stops=True)


REPORT_NOT_JSON = _stop(
    "F041",
    "report_not_json",
    Text(zh="报告不是完整的 JSON", en="the report is no whole JSON"),
    Text(zh="第 {line} 行第 {column} 列：{problem}", en="line {line}, column {column}: {problem}"),
    _AGAIN,
    Text(zh="文件只传了一半；同一个键写了两次；NaN", en="a file cut in the middle; a key written twice; NaN"),
)
REPORT_OF_OTHER_KIND = _stop(
    "F042",
    "report_of_other_kind",
    Text(zh="不是 gxq report 的结果", en="no output of gxq report"),
    Text(zh="schema 是 {found}，应为 gxq.report/1", en="its schema is {found}, not gxq.report/1"),
    Text(
        zh="请给 gxq report --format json 的结果；其他命令的输出不能核对",
        en="give what gxq report --format json wrote; the output of other commands cannot be verified",
    ),
    Text(zh="把 gxq check 的 JSON 拿来核对", en="the JSON of gxq check"),
)
REPORT_TOO_LARGE = _stop(
    "F043",
    "report_too_large",
    Text(zh="报告太大或嵌套太深", en="the report is too large or too deep"),
    Text(zh="{problem}", en="{problem}"),
    _AGAIN,
    Text(zh="几百兆的文件，或一万层括号", en="hundreds of megabytes, or ten thousand brackets in one another"),
)
REPORT_SHAPE = _stop(
    "F044",
    "report_shape",
    Text(zh="报告的内容不合格式", en="the report breaks its format"),
    Text(zh="{path} 处{problem}", en="at {path}: {problem}"),
    Text(
        zh="这份文件被改动过，或由别的版本写出；格式见 gxq schema report",
        en="the file was edited, or written by another version; gxq schema report has the format",
    ),
    Text(zh="indicators[3].actual 写成了文字", en="indicators[3].actual holds a word"),
)

REPORT_FAULTS = (REPORT_NOT_JSON, REPORT_OF_OTHER_KIND, REPORT_TOO_LARGE, REPORT_SHAPE)
