"""How the points of one department are made: its rows, the formula filled in, what was added and taken off."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.submission import Column as Submitted
from gxq_plan.report.blocks import Amount, Block, Cell, Code, Column, Paragraph, Share, Table
from gxq_plan.report.bulletin_counts import written
from gxq_plan.report.cells import status_label
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.report.scored import Charge, Extras, Scored, Scores, Term

DEDUCTED = Text(zh="扣分", en="deducted")
BONUS = Text(zh="加分", en="bonus")
BESIDE = Text(zh="加分（不计入总分）", en="bonus (beside the total)")
_WEIGHT = Text(zh="权重", en="weight")
_PART = Text(zh="分担", en="share")
_RATE = Text(zh="得分率", en="rate")
_POINTS = Text(zh="得分", en="points")
_WHY = Text(zh="说明", en="why")
_DUTY = Text(zh="责任", en="duty")


def derivation(scores: Scores, one: Scored) -> Iterator[Block]:
    """The rows, then the formula with its numbers filled in, then what was added and taken off."""
    if one.terms:
        yield terms(one.terms, scores)
    yield Paragraph(_base(scores, one))
    yield from _extras(scores, one.deductions, DEDUCTED)
    yield from _extras(scores, one.bonuses, BONUS if scores.scoring.bonuses.counted else BESIDE)
    if one.total is not None:
        yield Paragraph(_total(scores, one), "strong")


def terms(of: Sequence[Term], scores: Scores) -> Table:
    """The terms of a score; where parts differ they are shown on any screen, in place of the attainment: without
    them nobody could add it up."""
    parts = 0 if any(one.part != 1 for one in of) else 1
    columns = (
        Column(words.ID, least=5),
        Column(words.INDICATOR, grow=True, least=12),
        Column(_DUTY, least=4, wide=1),
        Column(words.STATUS_TITLE, least=8),
        Column(words.ATTAINMENT, "right", least=6, wide=1 - parts),
        Column(_WEIGHT, "right", least=4),
        Column(_PART, "right", least=4, wide=parts),
        Column(_RATE, "right", least=6),
        Column(_POINTS, "right", least=5),
        Column(_WHY, least=12),
    )
    return Table(columns, tuple(_term(one, scores) for one in of), "drop")


def _term(one: Term, scores: Scores) -> tuple[Cell, ...]:
    status = status_label(one.row.status) if one.row else _progress(one.progress)
    attained: Cell = Share(one.row.attainment) if one.row else ""
    rate = "—" if one.rate.share is None else f"{plain(one.rate.share * 100)}%"
    points = amount(one.points, scores.scoring.decimals)
    weight, part = plain(one.weight), plain(one.part)
    return (
        Code(one.id), one.name, words.DUTY[one.duty], status, attained, weight, part, rate, points, _why(one),
    )  # fmt: skip


def _progress(said: str | None) -> Text:
    """How a work without indicators goes on, in the reader's language."""
    return written(Submitted.PROGRESS, said) or words.NO_PROGRESS["no_progress"]


def _why(one: Term) -> Text:
    rate = one.rate
    if rate.exemption is None:
        return words.SCORED[rate.why]
    wording = Text(
        zh="容错认定（{document}）：{treatment}；认定前 {earned}%",
        en="exempt ({document}): {treatment}; {earned}% without",
    )
    earned = plain((rate.earned or Decimal(0)) * 100)
    treatment = words.TREATMENT[rate.exemption.treatment]
    return wording.given(document=rate.exemption.document, treatment=treatment, earned=earned)


def _base(scores: Scores, one: Scored) -> Text:
    if one.base is None:
        return Text(zh="没有计分的行。", en="No row counts.")
    wording = Text(
        zh="基本分 ＝ {total} × {earned} ÷ {weighed} ＝ {base}", en="base = {total} x {earned} / {weighed} = {base}"
    )
    facts = {"total": scores.scoring.total, "earned": one.earned, "weighed": one.weighed, "base": one.base}
    return wording.given(**{name: plain(value) for name, value in facts.items()})


def _extras(scores: Scores, extras: Extras, title: Text) -> Iterator[Block]:
    for one in extras.charges:
        yield Paragraph(_charge(one, title), indent=2)
    if extras.sum != extras.effect:
        wording = Text(zh="{title}合计 {sum}，按上限计 {effect}", en="{title}: {sum} in all, {effect} under the limit")
        yield Paragraph(wording.given(title=title, sum=plain(extras.sum), effect=plain(extras.effect)), indent=2)


def _charge(one: Charge, title: Text) -> Text:
    if one.status is None:
        given = Text(zh="{title} {points}：{reason}{document}", en="{title} {points}: {reason}{document}")
        document = f"（{one.document}）" if one.document else ""
        return given.given(title=title, points=plain(one.points), reason=one.reason, document=document)
    wording = Text(zh="{title} {points}：{id} {status}", en="{title} {points}: {id} {status}")
    facts = {"title": title, "points": plain(one.points), "id": one.id, "status": words.STATUS[one.status]}
    if one.points == one.full:
        return wording.given(**facts)
    spared = Text(zh="{said}（容错认定，原为 {full}）", en="{said} (exempt, {full} without)")
    return spared.given(said=wording.given(**facts), full=plain(one.full))


def _total(scores: Scores, one: Scored) -> Text:
    assert one.base is not None
    assert one.total is not None
    added = one.bonuses.effect if scores.scoring.bonuses.counted else Decimal(0)
    wording = Text(
        zh="考核得分 ＝ {base} － {deducted} ＋ {added} ＝ {total}",
        en="points = {base} - {deducted} + {added} = {total}",
    )
    facts = {"base": one.base, "deducted": one.deductions.effect, "added": added, "total": one.total}
    return wording.given(**{name: plain(value) for name, value in facts.items()})


def amount(value: Decimal | None, places: int | None = None) -> Amount:
    """A number of points with so many decimals."""
    return Amount(None if value is None else float(value), "", places)


def plain(value: Decimal) -> str:
    """A number without the noughts at its end."""
    return number(value.normalize())
