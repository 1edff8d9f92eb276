"""What `score` says: the points of departments, and how each is made of its rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.scoring import MET_ONLY
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Pairs, Paragraph, Table
from gxq_plan.report.cells import method_line
from gxq_plan.report.outline_supervise import made_up
from gxq_plan.report.score_derivation import BESIDE, BONUS, DEDUCTED, amount, derivation, plain
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.exemption import Exemption
    from gxq_plan.report.scored import Scored, Scores

_BASE = Text(zh="基本分", en="base")


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
        how = wording.given(cap=plain(shares.cap * 100), floor=plain(shares.floor * 100))
    wording = Text(
        zh="满分 {total}；{how}；基本分 ＝ 满分 × 各行“权重×分担×得分率”之和 ÷ 各行“权重×分担”之和；重复的行只计一次",
        en="out of {total}; {how}; base = total x sum(weight x share x rate) / sum(weight x share); copies score once",
    )
    return wording.given(total=plain(scoring.total), how=how)


def table(scores: Scores) -> Table:
    columns = (
        Column(words.DEPARTMENT, grow=True, least=10),
        Column(Text(zh="计分行", en="rows"), "right"),
        Column(_BASE, "right", least=6),
        Column(DEDUCTED, "right", least=6),
        Column(BONUS if scores.scoring.bonuses.counted else BESIDE, "right", least=6),
        Column(words.POINTS_SCORED, "right", least=8),
        Column(Text(zh="容错", en="exempt"), "right"),
    )
    return Table(columns, tuple(_department(one, scores) for one in scores.departments), "fold")


def _department(one: Scored, scores: Scores) -> tuple[Cell, ...]:
    used = sum(term.rate.exemption is not None for term in one.terms)
    places = scores.scoring.decimals
    figures = (one.base, one.deductions.effect, one.bonuses.effect, one.total)
    counted = sum(term.counted for term in one.terms)
    return (one.department, str(counted), *(amount(value, places) for value in figures), str(used) if used else "")


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
        "mean": "—" if scores.mean is None else plain(scores.mean),
        "total": plain(scores.scoring.total),
        "day": scores.as_of,
    }
    if scores.scope:
        wording = Text(
            zh="结论：{scores}（满分 {total}，容错按 {day} 判断）",
            en="Verdict: {scores} (out of {total}, exemptions as of {day})",
        )
        one = Text(zh="{department} {points} 分", en="{department} {points}")
        said = [one.given(department=each.department, points=plain(each.total or Decimal(0))) for each in having]
        facts["scores"] = said or [Text(zh="没有计分的行", en="no row counts")]
    return Paragraph(wording.given(**facts), "strong")
