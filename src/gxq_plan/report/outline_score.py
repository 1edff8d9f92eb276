"""What `score` says: the points of departments, and how each is made of its rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.scoring import MET_ONLY
from gxq_plan.report.blocks import Amount, Block, Cell, Code, Column, Heading, Pairs, Paragraph, Share, Table
from gxq_plan.report.cells import method_line, status_label
from gxq_plan.report.outline_supervise import made_up
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.model.exemption import Exemption
    from gxq_plan.report.scored import Charge, Extras, Scored, Scores, Term

_BASE = Text(zh="基本分", en="base")
_DEDUCTED = Text(zh="扣分", en="deducted")
_BONUS = Text(zh="加分", en="bonus")
_BESIDE = Text(zh="加分（不计入总分）", en="bonus (beside the total)")
_WEIGHT = Text(zh="权重", en="weight")
_PART = Text(zh="分担", en="share")
_RATE = Text(zh="得分率", en="rate")
_POINTS = Text(zh="得分", en="points")
_WHY = Text(zh="说明", en="why")
_DUTY = Text(zh="责任", en="duty")


def blocks(scores: Scores, *, verdict_only: bool = False) -> list[Block]:
    """The table of departments; of one or some that were chosen their derivation too."""
    if verdict_only:
        return [verdict(scores)]
    parts: list[Block] = [Heading(title(scores), 1), *made_up(scores), *about(scores)]
    parts += [table(scores)]
    if scores.scope:
        for one in scores.departments:
            parts += [Heading(Text.both(one.department), 2), *derivation(scores, one)]
    parts += exemptions(scores)
    if not scores.scope:
        more = Text(zh="每一分怎样来的：gxq score … --dept 部门", en="how points are made: gxq score … --dept NAME")
        parts.append(Paragraph(more, "hint"))
    return [*parts, method_line(scores.plan), verdict(scores)]


def title(scores: Scores) -> Text:
    wording = Text(zh="{title}  {period}考核得分", en="{title}: points for {period}")
    return wording.given(title=scores.plan.title, period=scores.period)


def about(scores: Scores) -> Iterator[Block]:
    """By which rules: the scoring file, what it makes of an attainment, the day that exemptions are judged by."""
    scoring = scores.scoring
    by = Text(zh="评分办法：{title}（{file}，sha256 {hash}）", en="rules: {title} ({file}, sha256 {hash})")
    hint = scoring.sha256[:12]
    named = f"{scoring.title} {scoring.document}" if scoring.document else scoring.title
    yield Paragraph(by.given(title=named, file=scoring.path, hash=hint), "quiet")
    yield Paragraph(_rule(scores), "quiet")


def _rule(scores: Scores) -> Text:
    scoring = scores.scoring
    if scoring.attained.method == MET_ONLY:
        how = Text(zh="完成得满分，未完成不得分", en="all points where the target is met, else none")
    else:
        wording = Text(
            zh="完成得满分，未完成按完成率，{cap}%封顶，低于 {floor}% 不得分",
            en="all points where the target is met, else by attainment; capped at {cap}%, nothing below {floor}%",
        )
        shares = scoring.attained
        how = wording.given(cap=_plain(shares.cap * 100), floor=_plain(shares.floor * 100))
    wording = Text(
        zh="满分 {total}；{how}；基本分 ＝ 满分 × 各行“权重×分担×得分率”之和 ÷ 各行“权重×分担”之和；重复的行只计一次",
        en="out of {total}; {how}; base = total x sum(weight x share x rate) / sum(weight x share); copies score once",
    )
    return wording.given(total=_plain(scoring.total), how=how)


def table(scores: Scores) -> Table:
    columns = (
        Column(words.DEPARTMENT, grow=True, least=10),
        Column(Text(zh="计分行", en="rows"), "right"),
        Column(_BASE, "right", least=6),
        Column(_DEDUCTED, "right", least=6),
        Column(_BONUS if scores.scoring.bonuses.counted else _BESIDE, "right", least=6),
        Column(words.POINTS_SCORED, "right", least=8),
        Column(Text(zh="容错", en="exempt"), "right"),
    )
    return Table(columns, tuple(_department(one, scores) for one in scores.departments), "fold")


def _department(one: Scored, scores: Scores) -> tuple[Cell, ...]:
    used = sum(term.rate.exemption is not None for term in one.terms)
    places = scores.scoring.decimals
    figures = (one.base, one.deductions.effect, one.bonuses.effect, one.total)
    counted = sum(term.counted for term in one.terms)
    return (one.department, str(counted), *(_amount(value, places) for value in figures), str(used) if used else "")


def _amount(value: Decimal | None, places: int | None = None) -> Amount:
    return Amount(None if value is None else float(value), "", places)


def derivation(scores: Scores, one: Scored) -> Iterator[Block]:
    """The rows, then the formula with its numbers filled in, then what was added and taken off."""
    if one.terms:
        yield terms(one.terms, scores)
    yield Paragraph(_base(scores, one))
    yield from _extras(scores, one.deductions, _DEDUCTED)
    yield from _extras(scores, one.bonuses, _BONUS if scores.scoring.bonuses.counted else _BESIDE)
    if one.total is not None:
        yield Paragraph(_total(scores, one), "strong")


def terms(of: Sequence[Term], scores: Scores) -> Table:
    """The terms of a score; with the office's joint responsibility also whose part each is."""
    columns = (
        Column(words.ID, least=5),
        Column(words.INDICATOR, grow=True, least=12),
        Column(_DUTY, least=4, wide=1),
        Column(words.STATUS_TITLE, least=8),
        Column(words.ATTAINMENT, "right", least=6),
        Column(_WEIGHT, "right", least=4),
        Column(_PART, "right", least=4, wide=1),
        Column(_RATE, "right", least=6),
        Column(_POINTS, "right", least=5),
        Column(_WHY, least=12),
    )
    return Table(columns, tuple(_term(one, scores) for one in of), "drop")


def _term(one: Term, scores: Scores) -> tuple[Cell, ...]:
    status = status_label(one.row.status) if one.row else one.progress or words.NO_PROGRESS["no_progress"]
    attained: Cell = Share(one.row.attainment) if one.row else ""
    rate = "—" if one.rate.share is None else f"{_plain(one.rate.share * 100)}%"
    points = _amount(one.points, scores.scoring.decimals)
    weight, part = _plain(one.weight), _plain(one.part)
    return (
        Code(one.id), one.name, words.DUTY[one.duty], status, attained, weight, part, rate, points, _why(one),
    )  # fmt: skip


def _why(one: Term) -> Text:
    rate = one.rate
    if rate.exemption is None:
        return words.SCORED[rate.why]
    wording = Text(
        zh="容错认定（{document}）：{treatment}；认定前 {earned}%",
        en="exempt ({document}): {treatment}; {earned}% without",
    )
    earned = _plain((rate.earned or Decimal(0)) * 100)
    treatment = words.TREATMENT[rate.exemption.treatment]
    return wording.given(document=rate.exemption.document, treatment=treatment, earned=earned)


def _base(scores: Scores, one: Scored) -> Text:
    if one.base is None:
        return Text(zh="没有计分的行。", en="No row counts.")
    wording = Text(
        zh="基本分 ＝ {total} × {earned} ÷ {weighed} ＝ {base}", en="base = {total} x {earned} / {weighed} = {base}"
    )
    facts = {"total": scores.scoring.total, "earned": one.earned, "weighed": one.weighed, "base": one.base}
    return wording.given(**{name: _plain(value) for name, value in facts.items()})


def _plain(value: Decimal) -> str:
    return number(value.normalize())


def _extras(scores: Scores, extras: Extras, title: Text) -> Iterator[Block]:
    for one in extras.charges:
        yield Paragraph(_charge(one, title), indent=2)
    if extras.sum != extras.effect:
        wording = Text(zh="{title}合计 {sum}，按上限计 {effect}", en="{title}: {sum} in all, {effect} under the limit")
        yield Paragraph(wording.given(title=title, sum=_plain(extras.sum), effect=_plain(extras.effect)), indent=2)


def _charge(one: Charge, title: Text) -> Text:
    if one.status is None:
        given = Text(zh="{title} {points}：{reason}{document}", en="{title} {points}: {reason}{document}")
        document = f"（{one.document}）" if one.document else ""
        return given.given(title=title, points=_plain(one.points), reason=one.reason, document=document)
    wording = Text(zh="{title} {points}：{id} {status}", en="{title} {points}: {id} {status}")
    facts = {"title": title, "points": _plain(one.points), "id": one.id, "status": words.STATUS[one.status]}
    if one.points == one.full:
        return wording.given(**facts)
    spared = Text(zh="{said}（容错认定，原为 {full}）", en="{said} (exempt, {full} without)")
    return spared.given(said=wording.given(**facts), full=_plain(one.full))


def _total(scores: Scores, one: Scored) -> Text:
    assert one.base is not None
    assert one.total is not None
    added = one.bonuses.effect if scores.scoring.bonuses.counted else Decimal(0)
    wording = Text(
        zh="考核得分 ＝ {base} － {deducted} ＋ {added} ＝ {total}",
        en="points = {base} - {deducted} + {added} = {total}",
    )
    facts = {"base": one.base, "deducted": one.deductions.effect, "added": added, "total": one.total}
    return wording.given(**{name: _plain(value) for name, value in facts.items()})


def exemptions(scores: Scores) -> list[Block]:
    """Every entry of the register for the period: what had effect, what had run out, what was only applied for."""
    if not scores.exemptions:
        return []
    columns = (
        Column(words.ID, least=5),
        Column(Text(zh="认定", en="standing"), least=10),
        Column(words.EXEMPTION["treatment"], least=8),
        Column(words.EXEMPTION["document"], least=10),
        Column(words.EXEMPTION["until"], least=10),
        Column(words.EXEMPTION["reason"], grow=True, least=12),
    )
    heading = Text(zh="容错登记（按 {day} 判断）", en="Exemptions (as of {day})").given(day=scores.as_of)
    rows = tuple(_exemption(one, scores.as_of) for one in scores.exemptions)
    note = Text(
        zh="容错只改考核得分，实际值和完成率不变；未认定和已过期的不起作用。",
        en="Exemptions change points alone, no value and no attainment; those not approved or run out have no effect.",
    )
    return [Heading(heading, 2), Table(columns, rows, "fold"), Paragraph(note, "quiet")]


def _exemption(one: Exemption, day: str) -> tuple[Cell, ...]:
    standing = words.EXEMPTION_STANDING[one.standing(day)]
    return Code(one.id), standing, words.TREATMENT[one.treatment], one.document or "—", one.until, one.reason


def left_out(scores: Scores) -> Iterator[tuple[Text, Cell]]:
    for one in scores.scoring.left_out:
        yield Text(zh="不计分 {id}", en="left out {id}").given(id=one.id), one.reason


def left_out_blocks(scores: Scores) -> list[Block]:
    said = tuple(left_out(scores))
    return [Pairs(said)] if said else []


def verdict(scores: Scores) -> Paragraph:
    having = [one for one in scores.departments if one.total is not None]
    wording = Text(
        zh="结论：{period}有 {count} 个部门计分，平均 {mean} 分（满分 {total}，容错按 {day} 判断）",
        en="Verdict: {period}: {count} departments scored, {mean} on average (out of {total}, exemptions as of {day})",
    )
    facts = {
        "period": scores.period,
        "count": len(having),
        "mean": "—" if scores.mean is None else _plain(scores.mean),
        "total": _plain(scores.scoring.total),
        "day": scores.as_of,
    }
    if scores.scope:
        wording = Text(
            zh="结论：{scores}（满分 {total}，容错按 {day} 判断）",
            en="Verdict: {scores} (out of {total}, exemptions as of {day})",
        )
        one = Text(zh="{department} {points} 分", en="{department} {points}")
        said = [one.given(department=each.department, points=_plain(each.total or Decimal(0))) for each in having]
        facts["scores"] = said or [Text(zh="没有计分的行", en="no row counts")]
    return Paragraph(wording.given(**facts), "strong")
