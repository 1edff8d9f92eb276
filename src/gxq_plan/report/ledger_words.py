"""The cells of a supervised matter, as the list, the ledger and the check of a ledger that comes back show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Amount, Cell, Interval, Label, Lines
from gxq_plan.report.cells import actual_cell, gap_cell, status_label, target_cell
from gxq_plan.report.figures import needed_cell, schedule_cell
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.supervision import Item, Supervision
    from gxq_plan.text import Lang

_OPEN = Text(zh="{names}等", en="{names} and others")
_SINCE = Text(zh="{count} 期（自 {since}）", en="{since} ({count} periods)")
_ONCE = Text(zh="本期", en="new")
_A_YEAR = Text(zh="今后每年 {amount}", en="{amount} a year")
_FASTER = Text(zh="{needed}，为此前的 {times} 倍", en="{needed}, {times} times as fast")
_THIS_YEAR = Text(zh="年底前 {amount}", en="{amount} by the end of the year")
_CARRIED = Text(zh="{text}（{period} 台账）", en="{text} (ledger of {period})")
_OVERDUE = Text(zh="{day} 逾期", en="{day} overdue")
_COPIES = Text(zh="{name}（{ids} 同）", en="{name} (and {ids})")


def status_of(item: Item) -> Cell:
    return status_label(item.status) if item.row else Label(words.NO_PROGRESS[item.status], "○", "?", "quiet")


def name_of(item: Item) -> Text:
    if item.copies:
        return _COPIES.given(name=item.name, ids=list(item.copies))
    return Text.both(item.name)


def assist_of(item: Item) -> Text | str:
    names = "、".join(item.assist)
    return _OPEN.given(names=names) if item.assist_open and names else names


def lasting_of(item: Item) -> Text:
    if item.lasting.periods < 2:
        return _ONCE
    return _SINCE.given(count=item.lasting.periods, since=item.lasting.since)


def gap_of(item: Item) -> Cell:
    """Against the target; inside a year against the schedule, in points of the year's target."""
    if item.row is None:
        return ""
    if not item.row.in_year:
        return gap_cell(item.row)
    gap = schedule_cell(item.row)
    return gap if gap.value is None else gap._replace(unit=words.POINTS)


def needed_of(item: Item) -> Text | str:
    """What has to be done from now on, for the plan's last year, inside a year for the year's target."""
    row = item.row
    if row is None:
        return ""
    if row.in_year:
        return _left(row)
    needed = needed_cell(row)
    if needed.value is None:
        return ""
    said = _A_YEAR.given(amount=in_words(needed))
    if row.acceleration is None:
        return said
    return _FASTER.given(needed=said, times=number(row.acceleration, 2))


def _left(row: Assessed) -> Text | str:
    if row.target is None or row.actual is None or row.target_low is not None:
        return ""
    left = gap_cell(row._replace(gap=round(row.target - row.actual, 6)))
    return _THIS_YEAR.given(amount=in_words(left))


def in_words(cell: Cell) -> Text:
    """A cell as it stands in a sentence, or in a ledger."""
    if isinstance(cell, Amount):
        if cell.value is None:
            return Text.both("—")
        sign = "+" if cell.signed and cell.value > 0 else ""
        wording = Text(zh="{sign}{prefix}{value}{unit}", en="{sign}{prefix}{value}{unit}")
        value = number(cell.value, cell.decimals)
        return wording.given(sign=sign, prefix=cell.prefix, value=value, unit=cell.unit)
    if isinstance(cell, Interval):
        return Text.both(f"{number(cell.low)}~{number(cell.high)}{cell.unit}")
    if isinstance(cell, Label):
        return cell.text
    if isinstance(cell, Lines):
        return Text(zh="{parts}", en="{parts}").given(parts=list(cell.parts))
    return cell if isinstance(cell, Text) else Text.both(str(cell))


def exemption_of(item: Item, as_of: str) -> Text | str:
    one = item.exemption
    if one is None:
        return ""
    standing = words.EXEMPTION_STANDING[one.standing(as_of)]
    if one.document is None:
        return standing
    wording = Text(zh="{standing}（{document}，至 {until}）", en="{standing} ({document}, until {until})")
    return wording.given(standing=standing, document=one.document, until=one.until)


def carried(item: Item, text: str) -> Text | str:
    """A promise with the period of the ledger that made it, where that is an earlier one."""
    period = item.promise.from_period
    return _CARRIED.given(text=text, period=period) if text and period else text


def deadline_of(item: Item) -> Text | str:
    day = item.promise.deadline
    return _OVERDUE.given(day=day) if item.promise.overdue else carried(item, day)


def state_of(item: Item) -> Text | str:
    return words.LEDGER_STATE[item.promise.state] if item.promise.state else ""


def known_cells(found: Supervision, at: int, item: Item) -> dict[str, Cell]:
    """The cells of the columns that are known beforehand (words.LEDGER)."""
    return {
        "at": str(at),
        "id": item.id,
        "name": name_of(item),
        "period": str(found.period),
        "department": item.department or "—",
        "lead": item.lead or "—",
        "assist": assist_of(item),
        "target": target_cell(item.row) if item.row else "",
        "actual": actual_cell(item.row) if item.row else "",
        "gap": gap_of(item),
        "status": status_of(item),
        "lasting": lasting_of(item),
        "needed": needed_of(item),
        "exemption": exemption_of(item, found.as_of),
    }


def asked_cells(item: Item) -> dict[str, Cell]:
    """The cells of the columns that the department fills in, as far as something is known."""
    promise = item.promise
    return {
        "cause": item.cause,
        "measure": carried(item, promise.measure),
        "deadline": deadline_of(item),
        "person": promise.person,
        "handling": carried(item, promise.handling),
        "state": state_of(item),
    }


def locked(found: Supervision, item: Item, lang: Lang) -> dict[str, str]:
    """The locked cells of a row that say what the row is and how it stands, as words."""
    cells = known_cells(found, 0, item)
    return {key: in_words(cells[key]).of(lang) for key in ("department", "target", "actual", "gap", "status")}
