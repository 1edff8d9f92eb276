"""An as-of date that is no date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model import day
from gxq_plan.model.submission import Absence, Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.submission import Remark


@rule(
    "A028",
    Severity.ERROR,
    title=Text(zh="截至日期看不懂", en="an as-of date that cannot be read"),
    message=Text(zh="“{header}”写的是“{written}”，不是一个日期", en="'{header}' is '{written}', which is no date"),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="数都有一个截至的日子；看不懂，就不知道它是全年数还是半路上的数。",
        en="Every figure is as of a day; without it nobody knows whether it covers the whole period.",
    ),
    example=Text(
        zh="“19.12”“去年底”“2019-02-30”都要写成 2019-12-31 这样的日期", en="'19.12' or 2019-02-30 instead of 2019-12-31"
    ),
)
def as_of_unreadable(evidence: Evidence) -> Iterator[Hit]:
    for submission, row in evidence.remarked(_is_unreadable):
        if row.absence is Absence.UNREADABLE:
            continue
        written = row.remark.as_of
        facts: dict[str, object] = {"header": submission.headers[Column.AS_OF][0], "written": written}
        facts["suggestion"] = _suggestion(written)
        yield Hit(submission.place(row, Column.AS_OF), row.subject, facts)


def _is_unreadable(remark: Remark) -> bool:
    return bool(remark.as_of) and day.from_text(remark.as_of) is None


def _suggestion(written: str) -> Text:
    """What to write: where a spreadsheet made a number of a day, that day."""
    meant = day.from_serial(written)
    return _write if meant is None else _meant.given(meant=meant.isoformat())


_write = Text(zh="请写成年-月-日，如 2019-12-31", en="write year, month and day, such as 2019-12-31")
_meant = Text(
    zh="表格软件把日期存成了数字；如确为这一天，请写 {meant}",
    en="a spreadsheet made a number of the date; if this day is meant write {meant}",
)
