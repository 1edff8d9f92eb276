"""The cells and notices that several documents share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Finding, Severity
from gxq_plan.model.period import Period
from gxq_plan.model.target import Form
from gxq_plan.model.unit import is_percent
from gxq_plan.place import Place
from gxq_plan.report.blocks import Amount, Block, Cell, Interval, Label, Notice, Paragraph, Tone
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Goal, Indicator, Plan
    from gxq_plan.model.rules import Terms
    from gxq_plan.model.target import Target

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
# Worst first.
VERDICT_ORDER = ("diverging", "unlikely", "within_reach", "uncertain", "likely")
_VERDICT: dict[str, tuple[str, str, Tone]] = {
    "likely": ("●", "+", "good"),
    "uncertain": ("◎", "~", "fair"),
    "within_reach": ("→", "~", "fair"),
    "unlikely": ("△", "-", "poor"),
    "diverging": ("▲", "--", "bad"),
}
SEVERITY_TONE: dict[Severity, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "fair", Severity.INFO: "quiet"}
# All that a column of each may hold.
STATUS_LABELS = tuple(Label(words.STATUS[one], *look) for one, look in _STATUS.items())
TREND_LABELS = tuple(Label(words.TREND[one], *look) for one, look in _TREND.items())
LIGHT_LABELS = tuple(Label(words.LIGHT[one], *look) for one, look in _LIGHT.items())

LEVELS = ("projects", "tasks", "works")


def level(plan: Plan, which: str) -> Text:
    """What the plan's document calls one of its levels; in English the word of the plan file."""
    own = plan.levels[at] if (at := LEVELS.index(which)) < len(plan.levels) else None
    return Text(Text.both(own).zh, words.LEVEL[which].en) if own else words.LEVEL[which]


def status_label(status: str) -> Label:
    return Label(words.STATUS[status], *_STATUS[status])


def trend_label(trend: str | None) -> Cell:
    return Label(words.TREND[trend], *_TREND[trend]) if trend else "—"


def verdict_label(verdict: str) -> Label:
    return Label(words.VERDICT[verdict], *_VERDICT[verdict])


def light_label(light: str | None) -> Cell:
    return Label(words.LIGHT[light], *_LIGHT[light]) if light else "—"


def status_tone(status: str) -> Tone:
    return _STATUS[status][2]


def target_cell(row: Assessed) -> Cell:
    """The target as a number with its bound where that is not the usual one, a band, or its own words."""
    indicator = row.seat.indicator
    if row.target_low is not None and row.target_high is not None:
        if row.target_low == row.target_high:
            return Amount(row.target_low, indicator.unit, indicator.decimals)
        return Interval(row.target_low, row.target_high, indicator.unit)
    if row.target is None:
        period = row.period_itself()
        own = indicator.targets.get(period) or indicator.targets.get(Period(period.year))
        target = own or indicator.target_elsewhere(period)
        return target_in_words(target) if target else "—"
    usual = "at_most" if indicator.direction == "down" else "at_least"
    prefix = "" if row.target_bound == usual else words.BOUND_SIGN.get(row.target_bound or "", "")
    return Amount(row.target, indicator.unit, indicator.decimals, prefix)


def actual_cell(row: Assessed) -> Amount:
    return Amount(row.actual, row.seat.indicator.unit, row.seat.indicator.decimals)


def gap_cell(row: Assessed) -> Amount:
    """The gap with its sign: in percentage points where the unit is a percent, never in percent."""
    unit = words.POINTS if is_percent(row.seat.indicator.unit) else row.seat.indicator.unit
    return Amount(row.gap, unit, signed=True)


def goal_target(goal: Goal) -> Cell:
    """What a goal asks for, with its bound."""
    unit = goal.unit or ""
    value = goal.value if goal.change_percent is None else goal.change_percent
    if value is None:
        return "—"
    # A change says its direction by its sign, so that only a level needs a sign for its bound.
    sign = "+" if goal.change_percent is not None and value > 0 else ""
    if goal.change_percent is None and goal.bound != "at_least":
        sign = words.BOUND_SIGN.get(goal.bound or "", "")
    shown = Text(zh="{value}", en="{value}").given(value=f"{sign}{value}{unit}")
    if goal.bound == "about":
        shown = Text(zh="{it}左右", en="about {it}").given(it=shown)
    return Text(zh="每年 {it}", en="{it} a year").given(it=shown) if goal.per_year else shown


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


def target_in_words(target: Target) -> Text | str:
    """A target without a number of its own: its words, where it is set, or the row that it is held against."""
    for key in ("text", "delegated"):
        if key in target.terms:
            return str(target.terms[key])
    if target.form is Form.RELATIVE:
        margin = target.value if target.value else None
        wording = _RELATIVE if margin is None else _RELATIVE_BY
        bound = words.BOUND[str(target.bound)]
        return wording.given(bound=bound, id=str(target.terms["relative_to"]), margin=margin if margin else "")
    return "—"


_RELATIVE = Text(zh="{bound} {id}{margin}", en="{bound} {id}{margin}")
_RELATIVE_BY = Text(zh="{bound} {id} 加 {margin}", en="{bound} {id} plus {margin}")


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
    if any(seat.indicator.weight != 1 for seat in plan.seats):
        extra = Text(
            zh="{extra}；完成比例和平均完成率按计划的权重计算", en="{extra}; met rates and means by the plan's weights"
        ).given(extra=extra)
    facts = {name: number(round(getattr(limits, name) * 100, 6)) for name in ("exceeded", "near", "behind")}
    reverse = words.REVERSE[plan.conventions.reverse_attainment]
    return Paragraph(note.given(method=words.METHOD, reverse=reverse, changed=extra, **facts), "quiet")


# --- findings -----------------------------------------------------------------------------------------------------

_SHOWN_OF_A_KIND = 5
_SHOWN_IN_ALL = 60
_CELLS_NAMED = 40


def notices(plan: Plan, findings: Iterable[Finding], everything: bool) -> list[Block]:
    """Findings as notices, those about a whole table, or many of its cells, after those about single ones. One notice
    together have those that share a table and a code but no row, infos of one rule in one table, and those that one
    waiver covers there. Of one rule in one file only the first few are shown unless everything is asked for; what is
    left out is counted."""
    shown: list[Block] = []
    seen: dict[tuple[str | None, str], int] = {}
    left_out = 0
    for group in _grouped(findings, everything):
        key = group[0].place.file, group[0].code
        seen[key] = seen.get(key, 0) + 1
        if everything or (seen[key] <= _SHOWN_OF_A_KIND and len(shown) < _SHOWN_IN_ALL):
            shown.append(_notice_of(plan, group))
        else:
            left_out += len(group)
    if left_out:
        note = Text(
            zh="另有 {count} 条同类问题没有列出：加 -v 全部列出，或用 --format concise 每条一行",
            en="{count} more of the same kinds are not listed: -v lists all, --format concise gives one line each",
        )
        shown.append(Paragraph(note.given(count=left_out), "quiet"))
    return shown


def _grouped(findings: Iterable[Finding], everything: bool) -> list[list[Finding]]:
    groups: dict[object, list[Finding]] = {}
    for at, one in enumerate(findings):
        table = *_table(one), one.code, one.severity
        key: object = at
        if one.place.row is None and one.subject:
            key = (*table, one.answer)
        elif not everything and one.place.row is not None and _needs_no_doing(one):
            key = (*table, one.answer, "rows")
        groups.setdefault(key, []).append(one)
    return sorted(groups.values(), key=lambda group: (*_table(group[0]), group[0].place.row is None or len(group) > 1))


def _table(one: Finding) -> tuple[str, str]:
    return one.place.file or "", one.place.sheet or ""


def _needs_no_doing(one: Finding) -> bool:
    """An info by its rule, or covered by a waiver. A warning that a note answers stands alone, beside its note."""
    return one.severity is Severity.INFO and (one.answer is None or one.answer.is_waiver)


def _notice_of(plan: Plan, group: list[Finding]) -> Notice:
    if len(group) == 1:
        return notice(plan, group[0])
    return _by_subject(group) if group[0].place.row is None else _by_cell(group)


def _head(group: list[Finding]) -> tuple[tuple[Text | str, Tone], ...]:
    """The table, the code, the severity, the title and how many there are."""
    one = group[0]
    return (
        (Place(one.place.file, one.place.sheet).words, "strong"),
        (one.code, "quiet"),
        (words.SEVERITY[one.severity], SEVERITY_TONE[one.severity]),
        (Text(zh="{title} {count} 项", en="{title}: {count}").given(title=one.fault.title, count=len(group)), "plain"),
    )


def _by_subject(group: list[Finding]) -> Notice:
    """Several findings about one table, by their subjects."""
    one = group[0]
    subjects = Text(zh="{ids}", en="{ids}").given(ids=[each.subject for each in group])
    return Notice(_head(group), (subjects, _then(one)))


def _by_cell(group: list[Finding]) -> Notice:
    """Several findings in one table: the first few with what is said of each, the cells of the others."""
    remedies = {_then(one) for one in group}
    lines: list[Text | str] = [_said(one, with_remedy=len(remedies) > 1) for one in group[:_SHOWN_OF_A_KIND]]
    rest = group[_SHOWN_OF_A_KIND : _SHOWN_OF_A_KIND + _CELLS_NAMED]
    if rest:
        over = len(group) - _SHOWN_OF_A_KIND - len(rest)
        more = Text(zh="{others}等，另有 {over} 处（-v 全部列出）", en="{others} and {over} more (-v lists all)")
        lines.append(more.given(others=_cells(rest), over=over) if over else _cells(rest))
    return Notice(_head(group), (*lines, *(remedies if len(remedies) == 1 else ())))


def _said(one: Finding, *, with_remedy: bool) -> Text:
    """A cell, what it is about and what is said of it, in one line."""
    wording = Text(zh="{cell}{subject}：{message}", en="{cell}{subject}: {message}")
    subject = f" {one.subject}" if one.subject else ""
    said = wording.given(cell=_cell(one), subject=subject, message=one.fault.message.given(**one.facts))
    if not with_remedy:
        return said
    return Text(zh="{said}。{remedy}", en="{said}. {remedy}").given(said=said, remedy=_then(one))


def _cell(one: Finding) -> Text:
    """The cell, else the row."""
    if one.place.cell:
        return Text.both(one.place.cell)
    return Text(zh="第 {row} 行", en="row {row}").given(row=one.place.row)


def _cells(group: list[Finding]) -> Text:
    """The cells of several findings, or their rows where one is about a whole row."""
    cells = [one.place.cell for one in group]
    if all(cells):
        return Text(zh="以及 {cells}", en="and {cells}").given(cells=cells)
    rows = list(dict.fromkeys(one.place.row for one in group))
    return Text(zh="以及第 {rows} 行", en="and rows {rows}").given(rows=rows)


def _then(one: Finding) -> Text:
    """What to do, or why nothing needs doing."""
    return one.answer.words() if one.answer else one.fault.remedy.given(**one.facts)


def notice(plan: Plan, one: Finding) -> Notice:
    """Where, which column, code, severity, which indicator; what is wrong; the cell as it stands and what to do, or
    the answer that was given."""
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
    at = Text(zh="{cell} 格：{remedy}", en="cell {cell}: {remedy}")
    then = _then(one)
    lines.append(at.given(cell=place.cell, remedy=then) if place.cell and not one.answer else then)
    return Notice(tuple(head), tuple(lines))


def rules_line(terms: Terms) -> list[Block]:
    """What the plan and the call chose of the rules, so that nobody takes silence for a clean file; and the day by
    which waivers were judged, so that the run can be repeated."""
    parts = []
    for choice, by in ((terms.rules.choice, _BY_PLAN), (terms.command, _BY_CALL)):
        if choice.select:
            parts.append(Text(zh="{by}只查 {codes}", en="only {codes} ({by})").given(by=by, codes=choice.select))
        if choice.ignore:
            parts.append(Text(zh="{by}不查 {codes}", en="without {codes} ({by})").given(by=by, codes=choice.ignore))
    if terms.rules.severity:
        one = Text(zh="{code} 作{level}", en="{code} as {level}")
        levels = [one.given(code=code, level=words.SEVERITY[level]) for code, level in terms.rules.severity.items()]
        parts.append(Text(zh="{levels}", en="{levels}").given(levels=levels))
    if terms.rules.waivers:
        parts.append(Text(zh="豁免按 {day} 判断", en="waivers judged as of {day}").given(day=terms.as_of))
    if not parts:
        return []
    joined = parts[0]
    for part in parts[1:]:
        joined = Text(zh="{joined}；{part}", en="{joined}; {part}").given(joined=joined, part=part)
    return [Paragraph(Text(zh="规则设置：{joined}", en="Rules: {joined}").given(joined=joined), "quiet")]


_BY_PLAN = Text(zh="计划文件", en="the plan")
_BY_CALL = Text(zh="命令行", en="the call")


def location(one: Finding) -> str:
    """`file:row`, with the column too in files that are no tables."""
    place = one.place
    if place.row is not None and place.column is None and place.column_number is not None:
        return f"{place.words}:{place.column_number}"
    return place.words
