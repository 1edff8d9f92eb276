"""The 通报 of a report: every sentence is made of figures, what they do not say is a marked blank (domain: 1.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan import words
from gxq_plan.report.blocks import Blank, Block, Heading, Paragraph, Table
from gxq_plan.report.bulletin import Annex, Bulletin
from gxq_plan.report.bulletin_annexes import annexes
from gxq_plan.report.bulletin_counts import whole
from gxq_plan.report.bulletin_groups import groups
from gxq_plan.report.bulletin_groups import title as groups_title
from gxq_plan.report.bulletin_lagging import lagging
from gxq_plan.report.bulletin_missing import missing
from gxq_plan.report.bulletin_next import asked
from gxq_plan.report.bulletin_overall import introduction, overall
from gxq_plan.report.figures import FIGURES
from gxq_plan.report.outline_report import made_up
from gxq_plan.report.paper import WARNING
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.report.report import Report

_NUMERALS = "一二三四五六七八九十"


class Wishes(NamedTuple):
    """What the office says of its document; None is a blank."""

    to: str | None = None
    number: str | None = None
    signature: str | None = None
    date: str | None = None


def bulletin(report: Report, wishes: Wishes) -> Bulletin:
    """The whole document."""
    attached = tuple(annexes(report))
    return Bulletin(
        title=_title(report),
        number=wishes.number or Blank(Text(zh="发文字号", en="document number")),
        addressee=wishes.to or Blank(Text(zh="主送单位", en="addressees")),
        body=(*introduction(report), *_sections(report)),
        attached=tuple(_attached(attached)),
        annexes=attached,
        signature=wishes.signature or report.plan.issuer or Blank(Text(zh="署名", en="signature")),
        date=wishes.date or Blank(Text(zh="成文日期", en="date")),
        warning=WARNING if made_up(report) else None,
    )


def blocks(one: Bulletin) -> list[Block]:
    """The document as blocks, for a screen and for formats without a layout of their own."""
    title = Text(zh="{one}{other}", en="{one} {other}").given(one=one.title[0], other=one.title[1])
    parts: list[Block] = [Heading(title, 1)]
    if one.warning:
        parts.append(Paragraph(one.warning, "bad"))
    parts += [_line(one.number), _line(one.addressee), *map(_lower, one.body), *one.attached]
    parts += [_line(one.signature), _line(one.date)]
    for at, annex in enumerate(one.annexes, 1):
        title = Text(zh="附件{at} {title}", en="Annex {at}: {title}").given(at=at, title=annex.title)
        parts += [Heading(title, 2), *(_fitted(_lower(one)) for one in annex.blocks)]
    return parts


# What a narrow screen can do without; a page on its side has room for all.
_BESIDE = {words.DEPARTMENT, words.GAP, words.TREND_TITLE, words.NEEDED, FIGURES["data_status"].column.title}


def _fitted(block: Block) -> Block:
    if not isinstance(block, Table) or block.columns[0].title != words.ID:
        return block
    columns = (one._replace(wide=1) if one.title in _BESIDE else one for one in block.columns)
    return block._replace(columns=tuple(columns), narrow="drop")


def _lower(block: Block) -> Block:
    """The title is the only heading of level 1."""
    return block._replace(level=block.level + 1) if isinstance(block, Heading) else block


def _line(said: Text | str | Blank) -> Block:
    return said if isinstance(said, Blank) else Paragraph(said)


def _title(report: Report) -> tuple[Text, ...]:
    plan = Text(zh="关于《{plan}》", en="Bulletin on {plan}:").given(plan=whole(report.plan.title))
    return plan, Text(zh="{period}进展情况的通报", en="progress in {period}").given(period=report.period)


def _sections(report: Report) -> Iterator[Block]:
    """The sections that have something to say, numbered as they come."""
    written = [
        (Text(zh="总体情况", en="Overall situation"), overall(report)),
        (groups_title(report), groups(report)),
        (Text(zh="进展滞后事项", en="What lags"), lagging(report)),
        (Text(zh="未报送情况", en="Not reported"), missing(report)),
        (Text(zh="下一步要求", en="Next steps"), asked(report)),
    ]
    filled = [(title, said) for title, made in written if (said := tuple(made))]
    for at, (title, said) in enumerate(filled):
        # Chinese sections are counted in Chinese, English ones in Arabic numerals.
        numbered = Text(zh=f"{_NUMERALS[at]}、{{title}}", en=f"{at + 1}. {{title}}")
        yield Heading(numbered.given(title=title), 1)
        yield from said


def _attached(attached: Sequence[Annex]) -> Iterator[Block]:
    named = Text(zh="附件：{first}", en="Annexes: {first}")
    each = Text(zh="{at}.{title}", en="{at}. {title}")
    for at, annex in enumerate(attached, 1):
        said = each.given(at=at, title=annex.title)
        yield Paragraph(named.given(first=said) if at == 1 else said, indent=2 if at == 1 else 5)
