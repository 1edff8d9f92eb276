"""Goals of a plan's text: a thing, a number with a bound and a unit, in one clause. What is not plain is left."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.period import Period
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.wording.names import is_unit, unit_as_written
from gxq_plan.read.wording.targets import worded
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.read.document.document import Line

_SECTION = re.compile(r"^(?:.{0,8}(?:目标|总体要求和目标|目标任务))$")
_BY = re.compile(r"(?:到|至)?(?P<year>20[0-9]{2})年(?:末|底)?")
_CLAUSE = re.compile(r"[,，。；;]")
_VERB = (
    r"(?:达到|达|突破|超过|超|不低于|不少于|不高于|不超过|控制在|稳定在|保持在|提高到|提升到|提高至|"
    r"提升至|增加到|增至|降至|降到|完成|实现|建成|培育|引进|新增|为)"
)
_NUMBER = r"[0-9][0-9,.]*"
_LEVEL = re.compile(
    rf"^(?P<name>.{{2,40}}?)(?P<value>{_VERB}{_NUMBER}.{{0,8}}?(?:以上|以下|以内|左右)?|{_NUMBER}[^0-9]{{1,6}}?(?:以上|以下|以内|左右)?)$"
)
_CHANGE = re.compile(
    rf"^(?P<name>.{{2,40}}?)(?P<per>每年|年均|平均每年)(?P<value>(?:增长|下降|提高|降低|减少|增加){_NUMBER}.{{0,6}})$"
)
_PER = re.compile(r"^(?:每年|年均|平均每年)")
_STARTS = re.compile(r"^(?:力争|确保|实现|其中|并|且|同时|——|—|-)+")


class GoalSaid(NamedTuple):
    """A goal as a clause words it; a `change` is in percent."""

    line: int
    text: str
    name: str
    value: str
    unit: str
    bound: str
    by: Period | None
    per_year: bool = False
    change: bool = False


class GoalLeft(NamedTuple):
    """A clause that promises something and was left, and why."""

    line: int
    text: str
    cause: Text


NO_NUMBER = Text(zh="没有写明一个确定的数", en="it names no definite number")
AMBIGUOUS = Text(
    zh="数、单位或所指的事不止一种读法", en="its number, its unit or its object can be read in several ways"
)


def goals(lines: Sequence[Line], periods: Sequence[Period]) -> Iterator[GoalSaid | GoalLeft]:
    """The goals in the section of goals, clause by clause; nothing where the document has no such section."""
    for line in section(lines):
        by: Period | None = None
        for clause in _clauses(line.text):
            plain = clause
            if (found := _BY.search(clause)) and Period(int(found["year"])) in periods:
                by = Period(int(found["year"]))
                plain = (clause[: found.start()] + clause[found.end() :]).strip()
            yield from _goal(line.number, clause, plain, by)


def section(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines below a chapter whose heading says 目标, up to the next chapter."""
    start = None
    for at, line in enumerate(lines):
        found = numbered(line.text)
        if start is None and found.kind in ("chapter", "word") and _SECTION.fullmatch(found.name.rstrip("。：:")):
            start = at + 1
        elif start is not None and found.kind in ("chapter", "word") and len(found.name) < 40:
            return lines[start:at]
    return lines[start:] if start is not None and len(lines) - start < 60 else ()


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a line, without the heading in front (——发展规模明显壮大。)."""
    depth, clause = 0, ""
    for one in text:
        depth += (one in "(（") - (one in ")）")
        if depth <= 0 and _CLAUSE.match(one):
            yield clause.strip()
            clause = ""
        else:
            clause += one
    yield clause.strip()


def _goal(line: int, clause: str, plain: str, by: Period | None) -> Iterator[GoalSaid | GoalLeft]:
    plain = _STARTS.sub("", plain)
    if not re.search(r"[0-9０-９]", re.sub(r"20[0-9]{2}年", "", plain)):
        if re.search(r"零突破|翻[一两]?番|双倍|倍增", plain):
            yield GoalLeft(line, clause, NO_NUMBER)
        return
    found = _change(line, plain, by) or _level(line, plain, by)
    yield found or GoalLeft(line, clause, AMBIGUOUS)


def _change(line: int, plain: str, by: Period | None) -> GoalSaid | None:
    """固定资产投资每年增长5%左右."""
    found = _CHANGE.match(unicodedata.normalize("NFKC", plain))
    if not found:
        return None
    read = worded(found["value"])
    if not read.growth or read.unit != "%" or read.as_text:
        return None
    value, bound = _number(read.value)
    return GoalSaid(line, plain, found["name"], value, "%", bound, by, True, True) if value else None


def _level(line: int, plain: str, by: Period | None) -> GoalSaid | None:
    per = bool(_PER.match(plain))
    text = _PER.sub("", plain)
    found = _LEVEL.match(text)
    if not found or re.search(r"[0-9]", found["name"].replace("“", "")):
        return None
    read = worded(found["value"])
    unit = unit_as_written(read.unit)
    if read.as_text or read.growth or not unit or not is_unit(unit, loose=True):
        return None
    value, bound = _number(read.value)
    name = found["name"].strip("为有约")
    return GoalSaid(line, plain, name, value, unit, bound, by, per) if value and len(name) > 1 else None


def _number(value: object) -> tuple[str, str]:
    """The number and the bound of a target; nothing where it is no single number."""
    if isinstance(value, str):
        return value, "at_most" if value.startswith("-") else "at_least"
    if isinstance(value, dict) and "about" in value:
        return str(value["about"]), "about"
    if isinstance(value, dict) and "bound" in value:
        return str(value["value"]), str(value["bound"])
    return "", ""
