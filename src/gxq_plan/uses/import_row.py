"""A row of an annex to an indicator of a plan file, with what is to be said of it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan import words
from gxq_plan.model.target import Direction, Kind
from gxq_plan.model.unit import conversion, is_percent
from gxq_plan.read.annex.columns import Role
from gxq_plan.read.document import document_faults as faults
from gxq_plan.read.wording.duties import names_in
from gxq_plan.read.wording.kinds import Proposed, proposed
from gxq_plan.read.wording.names import named, unit_as_written
from gxq_plan.read.wording.targets import NONE, Worded, worded
from gxq_plan.text import Text
from gxq_plan.write.plan_file import Number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.finding import Fault
    from gxq_plan.model.period import Period
    from gxq_plan.read.annex.columns import Column
    from gxq_plan.read.annex.found import Annex
    from gxq_plan.read.annex.row import AnnexRow

Record = dict[str, Any]
Said = tuple["Fault", dict[str, object]]

# Of a row for which the document gives no unit: the plan file needs one, and this is seen to be none.
NO_UNIT = "—"
_EXACT = 12


class TakenIn(NamedTuple):
    """An indicator as the plan file will hold it (without its id), what it was proposed by, and what is to be said.
    `whole` is what a row below that says 其中 is a part of."""

    record: Record
    proposed: Proposed
    said: tuple[Said, ...]
    row: AnnexRow
    whole: str


class _Cells:
    """The targets of one row as they were worded, by the key under which the plan file holds them."""

    def __init__(self, row: AnnexRow, periods: Sequence[Period]) -> None:
        self.span = f"{periods[0]}-{periods[-1]}"
        self.by_key: dict[str, tuple[Column, str, Worded]] = {}
        self.blank: list[str] = []
        single = len([one for one, _ in row.all(Role.TARGET)]) == 1
        for one, text in row.all(Role.TARGET):
            key = str(one.period or periods[-1])
            if not text:
                self.blank.append(key)
            elif key not in self.by_key:
                read = worded(text)
                if read.span and not text.startswith("累计"):
                    if single:
                        key = self.span
                    else:  # a bracket among the targets of single years says nothing certain
                        read = Worded({"text": text}, as_text=True)
                self.by_key[key] = one, text, read

    @property
    def all(self) -> list[Worded]:
        return [read for _, _, read in self.by_key.values()]


def taken_in(row: AnnexRow, annex: Annex, periods: Sequence[Period], above: str = "") -> TakenIn:
    """The indicator of a row; `above` is the name that a row of 其中 is a part of. Words that no key of the plan file
    can hold become notes."""
    said: list[Said] = []
    has_units = any(one.role is Role.UNIT for one in annex.columns)
    name = named(row.name, with_unit=not has_units)
    part = _PART.match(name.name)
    if part and above:
        name = name._replace(name=f"{above}其中：{part['name']}", cleaned=True)
    cells = _Cells(row, periods)
    growth = _only_growth(cells.all)
    unit = _unit(row, name.unit, annex, cells, growth, said)
    proposal = proposed(name.name, unit, cells.all)
    if proposal.kind is Kind.FLOW and any(text.startswith("累计") for _, text, _ in cells.by_key.values()):
        proposal = proposal._replace(kind=Kind.CUMULATIVE, cue="累计")
    record: Record = {"name": name.name, "unit": unit}
    if name.cleaned:
        record["as_written"] = {"name": row.name}
        said.append((faults.NAME_CLEANED, {"text": row.name, "name": name.name}))
    notes: list[str] = []
    _who(record, row, notes)
    record |= {"kind": str(proposal.kind), "direction": str(proposal.direction), "kind_confirmed": False}
    _nature(record, row, name.nature)
    _baseline(record, row, periods, unit, notes)
    targets = _targets(cells, unit, growth, notes, said)
    _spans(targets, record, row, cells.span, proposal, notes, said)
    if record["direction"] != proposal.direction:
        proposal = proposal._replace(direction=Direction(record["direction"]), doubt=None)
    _extras(record, row, notes)
    if cells.blank:
        said.append((faults.TARGET_MISSING, {"periods": cells.blank}))
    record["targets"] = targets or {str(periods[-1]): {"none": "原表为空格"}}
    if notes:
        record["notes"] = notes
        said += [(faults.FIELD_LEFT, {"text": one}) for one in notes]
    return TakenIn(_in_order(record), proposal, tuple(said), row, above if part and above else name.name)


_PART = re.compile(r"^其中\s*[:：]?\s*(?P<name>.+)")


_ORDER = [
    "name",
    "unit",
    "source",
    "department",
    "kind",
    "direction",
    "kind_confirmed",
    "nature",
    "weight",
    "baseline",
    "definition",
    "as_written",
    "notes",
    "targets",
]


def _in_order(record: Record) -> Record:
    return {key: record[key] for key in _ORDER if key in record}


def _only_growth(targets: Sequence[Worded]) -> bool:
    """Whether every number of the row is a change (增长5%): then the row is one of growth, in percent."""
    held = [one for one in targets if not one.as_text and one.value != NONE]
    return bool(held) and all(one.growth for one in held)


def _unit(row: AnnexRow, of_name: str, annex: Annex, cells: _Cells, growth: bool, said: list[Said]) -> str:
    """The unit: its column, the name's bracket, the heading's, the cells' own, the line above the table, in this order;
    a growth rate is in percent whatever the thing itself is counted in."""
    own = unit_as_written(row.first(Role.UNIT))
    own = "" if own in ("—", "——", "-", "/") else own
    columns = [one.unit for one, _, _ in cells.by_key.values() if one.unit]
    of_cells = {read.unit for _, _, read in cells.by_key.values() if read.unit}
    if growth and of_cells <= {"%", ""}:
        if own and not is_percent(own):
            said.append((faults.UNIT_UNKNOWN, {"cause": _GROWTH_UNIT.given(unit=own), "unit": "%"}))
        return "%"
    found = own or of_name or (columns[0] if columns else "")
    if not found and len(of_cells) == 1:
        found = next(iter(of_cells))
    found = found or unit_as_written(annex.unit)
    if not found:
        found = "%" if _is_rate(row.name) else NO_UNIT
        said.append((faults.UNIT_UNKNOWN, {"cause": _NOWHERE, "unit": found}))
    return found


def _is_rate(name: str) -> bool:
    return name.rstrip("*①②③ ").endswith(("率", "比重", "占比", "比例", "增速", "增幅"))


_NOWHERE = Text(zh="名称、表头和目标都没有写单位", en="neither its name nor the header nor its targets give a unit")
_GROWTH_UNIT = Text(
    zh="目标写的是增速，单位列写的是“{unit}”", en="its targets are growth rates, the column of units says '{unit}'"
)


def _who(record: Record, row: AnnexRow, notes: list[str]) -> None:
    """Sources and departments; a name that stands in the cell of another stays a list."""
    sources = [one for one in names_in(row.first(Role.SOURCE))[0] if one not in ("—", "——", "-")]
    if sources:
        record["source"] = sources[0] if len(sources) == 1 else sources
    offices, _ = names_in(row.first(Role.LEAD, Role.DEPARTMENT))
    more, _ = names_in(row.first(Role.DEPARTMENT)) if row.first(Role.LEAD) else ((), False)
    found = [one for one in dict.fromkeys((*offices, *more)) if one.strip("—-/")]
    if found:
        record["department"] = found[0] if len(found) == 1 else found
    if assist := row.first(Role.ASSIST):
        notes.append(f"配合单位：{assist}")


_NATURES = ("约束性", "预期性", "约束性指标", "预期性指标")


def _nature(record: Record, row: AnnexRow, of_name: str) -> None:
    text = row.first(Role.NATURE) or (row.first(Role.NOTE) if row.first(Role.NOTE) in _NATURES else "")
    found = "binding" if "约束" in text else "expected" if "预期" in text else of_name
    if found:
        record["nature"] = found


def _baseline(record: Record, row: AnnexRow, periods: Sequence[Period], unit: str, notes: list[str]) -> None:
    """The last year before the plan that the row gives a number for; others and words go to the notes."""
    first = periods[0]
    held = [(one.period, one.label, text) for one, text in row.all(Role.BASELINE) if text and text.strip("—-/ ")]
    held.sort(key=lambda one: one[0].order if one[0] else (first.year - 1, 12, 12))
    for at, (period, label, text) in enumerate(held):
        read = worded(text)
        number = _converted(read, unit) if isinstance(read.value, str) and read.value != NONE else None
        if number is None or at < len(held) - 1 or read.growth:
            notes.append(f"{label}：{text}")
        else:
            year = period.year if period else first.year - 1
            marked = {} if text.strip() == number or (read.plainly and text.strip()[-1:].isdigit()) else {"note": text}
            record["baseline"] = {"period": year, "value": Number(number), **marked}


def _converted(read: Worded, unit: str, number: str | None = None) -> str | None:
    """The number in the row's unit; None where its own unit is another that does not convert."""
    value = number if number is not None else str(read.value)
    if not read.unit or read.unit == unit or unit == NO_UNIT:
        return value
    by = conversion(read.unit, unit)
    if by is None:
        return None
    if by == 1:
        return value
    try:
        found = (Decimal(value) * by).normalize()
    except InvalidOperation:
        return None
    return f"{found:f}" if len(f"{found:f}") < 24 else None


def _targets(cells: _Cells, unit: str, growth: bool, notes: list[str], said: list[Said]) -> Record:
    found: Record = {}
    worded_alike: dict[tuple[str, bool], tuple[list[str], Any]] = {}
    for key, (_, text, read) in cells.by_key.items():
        if key == cells.span:
            continue
        value = None if read.growth and not growth else _value(read, unit)
        is_text = value is None or read.as_text
        value = {"text": text} if value is None else value
        if read.rest and not is_text:
            notes.append(f"{key}年目标：{text}")
        elif is_text or not read.plainly:
            worded_alike.setdefault((text, is_text), ([], value))[0].append(key)
        found[key] = _typed(value)
    for (text, is_text), (periods, value) in worded_alike.items():
        facts: dict[str, object] = {"period": periods, "text": text}
        read_as = {} if is_text else {"read": _in_words(value, unit)}
        said.append((faults.TARGET_AS_TEXT if is_text else faults.TARGET_READ, facts | read_as))
    return found


def _value(read: Worded, unit: str) -> Any:
    """The target in the row's unit; None where its own unit does not convert into it."""
    if read.as_text or read.value == NONE:
        return read.value
    if isinstance(read.value, str):
        return _converted(read, unit)
    found: Record = {}
    for key, one in read.value.items():
        if key == "bound":
            found[key] = one
        elif isinstance(one, list):
            found[key] = [_converted(read, unit, each) for each in one]
            if None in found[key]:
                return None
        else:
            found[key] = _converted(read, unit, one)
            if found[key] is None:
                return None
    return found


def _typed(value: Any) -> Any:
    """Numbers as the numbers of a plan file; a text stays one."""
    if isinstance(value, dict):
        return {
            key: one if key in ("text", "bound", "delegated", "none") else _typed(one) for key, one in value.items()
        }
    if isinstance(value, list):
        return [_typed(one) for one in value]
    return value if value == NONE else Number(value)


def _in_words(value: Any, unit: str) -> Text:
    """A target as a sentence names it."""
    shown = "" if unit == NO_UNIT else unit
    if isinstance(value, str):
        return Text.both(f"{value}{shown}")
    if "between" in value:
        return Text.both(f"{'-'.join(value['between'])}{shown}")
    if "about" in value:
        return Text(zh="{value}左右", en="about {value}").given(value=f"{value['about']}{shown}")
    parts = Text.both("")
    if "value" in value:
        bound = words.BOUND[value["bound"]] if "bound" in value else Text.both("")
        parts = Text(zh="{bound} {value}", en="{bound} {value}").given(bound=bound, value=f"{value['value']}{shown}")
    if "stretch" in value:
        more = Text(zh="{parts}（力争 {value}）", en="{parts} (stretch {value})")
        parts = more.given(parts=parts, value=f"{value['stretch']}{shown}")
    return parts


def _spans(
    targets: Record, record: Record, row: AnnexRow, span: str, proposal: Proposed, notes: list[str], said: list[Said]
) -> None:
    """Targets of the whole span: a mean of the years, or a total change. What no key can say goes to notes."""
    for one, text in row.all(Role.TARGET, Role.AVERAGE, Role.TOTAL):
        read = worded(text) if text else None
        if read is None or read.value == NONE:
            continue
        if one.role is Role.TARGET and not (read.span and span not in targets and str(one.period or "") not in targets):
            continue
        total = one.role is Role.TOTAL or read.span
        value = _total(read, row, record, proposal) if total else _average(read, record, proposal)
        if value is None and total and proposal.kind is Kind.FLOW and isinstance(read.value, str) and not read.as_text:
            targets[span.rpartition("-")[2]] = Number(read.value)
            record["kind"] = str(Kind.CUMULATIVE)
            said.append((faults.TARGET_READ, {"period": span, "text": text, "read": _AS_TOTAL}))
        elif value is not None and span not in targets:
            targets[span] = value
            shown = _SPAN.given(value=text)
            said.append((faults.TARGET_READ, {"period": span, "text": text, "read": shown}))
        elif standing := _standing(read, one, record, targets):
            targets["each"] = standing
            said.append((faults.TARGET_READ, {"period": span, "text": text, "read": _EACH.given(value=text)}))
        elif span in targets or any(value != NONE for value in targets.values()):
            notes.append(f"{one.label}：{text}")
        else:
            kept = isinstance(read.value, dict) and "delegated" in read.value
            targets[span] = {"delegated" if kept else "text": f"{one.label}：{text}"}
            said.append((faults.TARGET_AS_TEXT, {"period": span, "text": text}))


def _standing(read: Worded, column: Column, record: Record, targets: Record) -> Record | None:
    """A limit for a share in the column of yearly growth (失业率 <5.5) holds in every year; none stands beside it."""
    is_limit = isinstance(read.value, dict) and set(read.value) == {"bound", "value"}
    if not is_limit or column.role is not Role.AVERAGE or record["kind"] != Kind.RATIO:
        return None
    if read.growth or any(value != NONE for value in targets.values()):
        return None
    for key in list(targets):
        del targets[key]
    return _typed(_value(read, str(record["unit"])))  # type: ignore[no-any-return]


_EACH = Text(zh="每年都适用的界限 {value}", en="a limit of every year, {value}")
_AS_TOTAL = Text(zh="期末的累计数", en="a running total at the end of the plan")
_SPAN = Text(zh="整个计划期的目标 {value}", en="a target of the whole span, {value}")


def _average(read: Worded, record: Record, proposal: Proposed) -> Record | None:
    """年均增长 of a growth rate is a mean; of anything else the mean of its values would be another thing."""
    if read.as_text or proposal.kind is not Kind.GROWTH or (isinstance(read.value, dict) and "value" not in read.value):
        return None
    if isinstance(read.value, str):
        return {"average": Number(read.value)}
    return {"average": Number(read.value["value"]), "bound": read.value["bound"]} if "bound" in read.value else None


def _total(read: Worded, row: AnnexRow, record: Record, proposal: Proposed) -> Record | None:
    """A change over the span, in the row's unit, in percent where a reduction in percent is meant."""
    if read.as_text or proposal.kind is Kind.FLOW:
        return None
    bound: Record = {}
    number = read.value
    if isinstance(number, dict):
        if set(number) != {"bound", "value"}:
            return None
        bound, number = {"bound": number["bound"]}, number["value"]
    percent = is_percent(read.unit) or is_percent(str(record["unit"]))
    down = any(one in row.name for one in ("下降", "降低", "减少", "削减")) and not number.startswith("-")
    if percent and (down or read.growth or number.startswith("-")):
        record["direction"] = "down" if down or number.startswith("-") else record["direction"]
        return {"change_percent": Number(f"-{number}" if down else number)}
    if read.unit and read.unit != record["unit"] and _converted(read, str(record["unit"]), number) is None:
        return None
    return {"change": Number(number), **bound}


def _extras(record: Record, row: AnnexRow, notes: list[str]) -> None:
    """Definition, weight, remarks."""
    if (text := row.first(Role.DEFINITION)) and text.strip("—-/"):
        record["definition"] = text
    weight = row.first(Role.WEIGHT)
    read = worded(weight) if weight else None
    if read and read.plainly and isinstance(read.value, str) and read.value != NONE and not read.value.startswith("-"):
        record["weight"] = Number(read.value)
    if (text := row.first(Role.NOTE)) and text.strip("—-/") and text not in _NATURES:
        notes.append(text)
