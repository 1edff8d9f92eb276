"""Rows whose note says that they are made up, so that no output shows them as real."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.place import Place
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "F107",
    Severity.INFO,
    title=Text(zh="虚构示例数据", en="made-up sample data"),
    message=Text(
        zh="本文件 {count} 行标明为虚构示例数据，不得用作真实情况",
        en="{count} rows of this file say that they are made-up sample data: nothing here is real",
    ),
    remedy=Text(
        zh="换上真实报送的数后，删去说明中的“虚构示例数据”",
        en="put real submissions in their place and delete 虚构示例数据 from the notes",
    ),
    why=Text(
        zh="示例数据若不标明，迟早会被当成真的引用。",
        en="Sample data that are not marked will be quoted as facts one day.",
    ),
    example=Text(zh="说明：虚构示例数据", en="note: 虚构示例数据"),
    kept=True,
)
def made_up_data(evidence: Evidence) -> Iterator[Hit]:
    counted = Counter(submission.path for submission, _ in evidence.remarked(lambda remark: MARK in remark.note))
    for path, count in counted.items():
        yield Hit(Place(path), None, {"count": count})


MARK = "虚构示例数据"
