"""The cells and notices that several documents share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Finding, Severity
from gxq_plan.model.unit import is_percent
from gxq_plan.report.blocks import Amount, Block, Cell, Interval, Label, Notice, Paragraph, Tone
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Indicator, Plan

# Worst first: the order in which rows are shown where that helps.
SEVERITY_OF_STATUS = (
    "far_behind",
    "behind",
    "behind_schedule",
    "not_reported",
    "near",
    "on_schedule",
    "ahead_of_schedule",
    "reached",
    "met",
    "exceeded",
    "qualitative",
    "not_due",
    "no_target",
)
# The symbols are all in GBK, so that a Windows console can show them; the ASCII ones are for --ascii.
_STATUS: dict[str, tuple[str, str, Tone]] = {
    "exceeded": ("★", "++", "good"),
    "met": ("●", "+", "good"),
    "near": ("◎", "~", "fair"),
    "behind": ("△", "-", "poor"),
    "far_behind": ("▲", "--", "bad"),
    "reached": ("★", "++", "good"),
    "ahead_of_schedule": ("↑", "++", "good"),
    "on_schedule": ("●", "+", "good"),
    "behind_schedule": ("△", "-", "poor"),
    "not_reported": ("○", "?", "quiet"),
    "no_target": ("·", ".", "quiet"),
    "not_due": ("◇", ".", "quiet"),
    "qualitative": ("□", ".", "quiet"),
}
_TREND: dict[str, tuple[str, str, Tone]] = {
    "achieved": ("●", "+", "good"),
    "achieved_early": ("★", "++", "good"),
    "holding": ("●", "+", "good"),
    "ahead": ("↑", "++", "good"),
    "on_track": ("↗", "+", "good"),
    "slow": ("→", "~", "fair"),
    "lagging": ("↘", "-", "poor"),
    "stalled": ("━", "-", "poor"),
    "slipping": ("↓", "--", "bad"),
    "regressing": ("↓", "--", "bad"),
    "insufficient_data": ("·", ".", "quiet"),
}
_LIGHT: dict[str, tuple[str, str, Tone]] = {
    "green": ("●", "G", "good"),
    "yellow": ("◆", "Y", "fair"),
    "red": ("▲", "R", "bad"),
    "grey": ("○", "?", "quiet"),
}
SEVERITY_TONE: dict[Severity, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "fair", Severity.INFO: "quiet"}


def status_label(status: str) -> Label:
    return Label(words.STATUS[status], *_STATUS[status])


def trend_label(trend: str | None) -> Cell:
    return Label(words.TREND[trend], *_TREND[trend]) if trend else "—"


def light_label(light: str | None) -> Cell:
    return Label(words.LIGHT[light], *_LIGHT[light]) if light else "—"


def status_tone(status: str) -> Tone:
    return _STATUS[status][2]


def target_cell(row: Assessed) -> Cell:
    """The target as a number with its bound where that is not the usual one, a band, or its own words."""
    indicator = row.seat.indicator
    if row.target_low is not None and row.target_high is not None:
        return Interval(row.target_low, row.target_high, indicator.unit)
    if row.target is None:
        kept = row.target_form in ("text", "delegated", "relative") and row.target_written
        return row.target_written if kept and row.target_written else "—"
    usual = "at_most" if indicator.direction == "down" else "at_least"
    prefix = "" if row.target_bound == usual else words.BOUND_SIGN.get(row.target_bound or "", "")
    return Amount(row.target, indicator.unit, indicator.decimals, prefix)


def actual_cell(row: Assessed) -> Amount:
    return Amount(row.actual, row.seat.indicator.unit, row.seat.indicator.decimals)


def gap_cell(row: Assessed) -> Amount:
    """The gap with its sign: in percentage points where the unit is a percent, never in percent."""
    unit = words.POINTS if is_percent(row.seat.indicator.unit) else row.seat.indicator.unit
    return Amount(row.gap, unit, signed=True)


def indicator_name(indicator: Indicator) -> Text:
    """The name, with a mark where the document leaves the kind open (explained in a footnote)."""
    mark = "" if indicator.kind_confirmed else "*"
    return Text.both(f"{indicator.name}{mark}")


def unconfirmed_footnote(rows: Iterable[Assessed]) -> list[Block]:
    if all(row.seat.indicator.kind_confirmed for row in rows):
        return []
    note = Text(
        zh="* 口径待确认：文件没有写明是年末数、当年数还是累计数，现按计划文件中的 kind 计算",
        en="* kind unconfirmed: the document does not say whether this is a stock, a year's amount or a total",
    )
    return [Paragraph(note, "quiet")]


def method_line(plan: Plan) -> Paragraph:
    """The method, and whatever the plan changed in it."""
    changed = plan.conventions.thresholds.overridden()
    note = Text(
        zh="评价方法 {method}：超额≥{exceeded}%，基本完成≥{near}%，"
        "滞后≥{behind}%，其下为严重滞后；越低越好的指标按 {reverse}{changed}",
        en="method {method}: exceeded ≥{exceeded}%, near ≥{near}%, behind "
        "≥{behind}%, far behind below; lower-is-better as {reverse}{changed}",
    )
    limits = plan.conventions.thresholds
    extra = Text(zh="", en="")
    if changed:
        listed = [f"{name}={number(value)}" for name, value in changed.items()]
        extra = Text(zh="；本计划改动的阈值：{listed}", en="; thresholds set by this plan: {listed}").given(
            listed=listed
        )
    facts = {name: number(round(getattr(limits, name) * 100, 6)) for name in ("exceeded", "near", "behind")}
    reverse = words.REVERSE[plan.conventions.reverse_attainment]
    return Paragraph(note.given(method=words.METHOD, reverse=reverse, changed=extra, **facts), "quiet")


# --- findings -----------------------------------------------------------------------------------------------------

_SHOWN_OF_A_KIND = 5
_SHOWN_IN_ALL = 60


def notices(plan: Plan, findings: Iterable[Finding], everything: bool) -> list[Block]:
    """Findings as notices, those about a whole file after those about its rows, those that share a file and a code
    but no row as one. Of one rule in one file only the first few are shown unless everything is asked for; what is
    left out is counted."""
    shown: list[Block] = []
    seen: dict[tuple[str | None, str], int] = {}
    left_out = 0
    for group in _grouped(findings):
        key = group[0].place.file, group[0].code
        seen[key] = seen.get(key, 0) + 1
        if everything or (seen[key] <= _SHOWN_OF_A_KIND and len(shown) < _SHOWN_IN_ALL):
            shown.append(notice(plan, group[0]) if len(group) == 1 else _together(group))
        else:
            left_out += len(group)
    if left_out:
        note = Text(
            zh="另有 {count} 条同类问题没有列出：加 -v 全部列出，或用 --format concise 每条一行",
            en="{count} more of the same kinds are not listed: -v lists all, --format concise gives one line each",
        )
        shown.append(Paragraph(note.given(count=left_out), "quiet"))
    return shown


def _grouped(findings: Iterable[Finding]) -> list[list[Finding]]:
    groups: dict[object, list[Finding]] = {}
    for at, one in enumerate(sorted(findings, key=lambda one: (one.place.file or "", one.place.row is None))):
        key = (one.place.file, one.code, one.severity) if one.place.row is None and one.subject else at
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _together(group: list[Finding]) -> Notice:
    """Several findings about one file, by their subjects."""
    one = group[0]
    head: tuple[tuple[Text | str, Tone], ...] = (
        (location(one), "strong"),
        (one.code, "quiet"),
        (words.SEVERITY[one.severity], SEVERITY_TONE[one.severity]),
        (Text(zh="{title} {count} 项", en="{title}: {count}").given(title=one.fault.title, count=len(group)), "plain"),
    )
    subjects = Text(zh="{ids}", en="{ids}").given(ids=[each.subject for each in group])
    return Notice(head, (subjects, one.fault.remedy.given(**one.facts)))


def notice(plan: Plan, one: Finding) -> Notice:
    """Where, which column, code, severity, which indicator; what is wrong; the cell as it stands and what to do."""
    place, seat = one.place, plan.by_id.get(one.subject or "")
    head: list[tuple[Text | str, Tone]] = [(location(one), "strong")]
    if place.column:
        head.append((place.column, "plain"))
    head += [(one.code, "quiet"), (words.SEVERITY[one.severity], SEVERITY_TONE[one.severity])]
    if one.subject:
        head.append((f"{one.subject} {seat.indicator.name}" if seat else one.subject, "plain"))
    elif not place.column:
        head.append((one.fault.title, "plain"))
    lines: list[Text | str] = [one.fault.message.given(**one.facts)]
    remedy = one.fault.remedy.given(**one.facts)
    at = Text(zh="{cell} 格：{remedy}", en="cell {cell}: {remedy}")
    lines.append(at.given(cell=place.cell, remedy=remedy) if place.cell else remedy)
    return Notice(tuple(head), tuple(lines))


def location(one: Finding) -> str:
    """`file:row`, with the column too in files that are no tables."""
    place = one.place
    if place.row is not None and place.column is None and place.column_number is not None:
        return f"{place.words}:{place.column_number}"
    return place.words
