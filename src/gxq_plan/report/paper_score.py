"""The points of a year as a document: departments, every term in one table, a part a department, the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Cell, Column, Table
from gxq_plan.report.cells import method_line
from gxq_plan.report.outline_score import (
    about,
    exemptions,
    left_out_blocks,
    table,
    title,
    verdict,
)
from gxq_plan.report.outline_supervise import made_up
from gxq_plan.report.paper import WARNING, Paper, Part
from gxq_plan.report.paper_sources import inputs, stamps
from gxq_plan.report.score_derivation import derivation, terms
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.scored import Scores

_OVERVIEW = Text(zh="各部门得分", en="Points of departments")
_TERMS = Text(zh="逐行得分", en="Row by row")
_SOURCES = Text(zh="依据与办法", en="Sources and rules")


def paper(scores: Scores) -> Paper:
    plan = scores.plan
    about_plan = [one for one in (plan.document_no, plan.issuer) if one]
    said = Text(zh="{about}", en="{about}").given(about=about_plan)
    warning = WARNING if [*made_up(scores)] else None
    return Paper(title(scores), said, tuple(_parts(scores)), warning, stamps(scores))


def _parts(scores: Scores) -> Iterator[Part]:
    overview = (*made_up(scores), verdict(scores), *about(scores), table(scores), *exemptions(scores))
    yield Part("overview", "overview", _OVERVIEW, overview)
    yield Part("figures", "figures", _TERMS, (_every_term(scores),))
    for one in scores.departments:
        if one.terms:
            yield Part("department", one.department, Text.both(one.department), tuple(derivation(scores, one)))
    rules = (
        *left_out_blocks(scores),
        *about(scores),
        inputs(scores.plan, scores.submissions),
        method_line(scores.plan),
    )
    yield Part("sources", "sources", _SOURCES, rules)


def _every_term(scores: Scores) -> Table:
    """All terms of all departments, each with its department."""
    rows: list[tuple[Cell, ...]] = []
    made = terms((), scores)
    for one in scores.departments:
        rows += [(one.department, *row) for row in terms(one.terms, scores).rows]
    columns = (Column(words.DEPARTMENT, least=10), *(column._replace(wide=0) for column in made.columns))
    return Table(columns, tuple(rows), "fold")
