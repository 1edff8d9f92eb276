"""The bulletin: sentences made of figures, blanks where there are none, the layout of an official document."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from gxq_plan.render import to_docx
from gxq_plan.render.formats import rendered
from gxq_plan.render.to_markdown import to_markdown
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report import bulletin_lagging
from gxq_plan.report.blocks import Blank
from gxq_plan.report.outline_bulletin import Wishes, blocks, bulletin
from gxq_plan.report.outline_paper import paper
from gxq_plan.text import LANGS, cell_width

from ..office import converted, page_text
from .reports import hostile_report, in_year_report, report, small_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gxq_plan.report.report import Report
    from gxq_plan.text import Lang


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def made() -> bytes:
    return to_docx.bulletin(bulletin(report(), Wishes()), "zh")


def test_headings_are_words_headings(made: bytes) -> None:
    found = [(one.style.name, one.text) for one in opened(made).paragraphs if one.style.name.startswith("Heading")]
    assert [text for name, text in found if name == "Heading 1"] == [
        "一、总体情况",
        "二、分工程、分部门情况",
        "三、进展滞后事项",
        "四、未报送情况",
        "五、下一步要求",
    ]
    assert ("Heading 2", "（一）分工程情况") in found


def test_the_page_is_that_of_the_standard(made: bytes) -> None:
    section = opened(made).sections[0]
    sides = (section.page_width, section.page_height, section.top_margin, section.left_margin, section.right_margin)
    for found, wanted in zip(sides, (Mm(210), Mm(297), Mm(37), Mm(28), Mm(26)), strict=True):
        assert abs(found - wanted) < Mm(0.1)
    body = opened(made).styles["Normal"]
    assert body.paragraph_format.line_spacing.pt == pytest.approx(28.95)
    assert body.font.size.pt == 16
    assert body.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert opened(made).settings.odd_and_even_pages_header_footer


def test_what_nobody_gave_is_a_marked_blank(made: bytes) -> None:
    marked = [run.text for one in opened(made).paragraphs for run in one.runs if run.font.highlight_color is not None]
    assert "【待填：发文字号】" in marked
    assert "【待填：主送单位】" in marked
    # W05-1 lags, and its note says only that the data are made up.
    assert "【待填：原因，由科学技术局补充】" in marked
    given = bulletin(report(), Wishes("各部门", "澄高管〔2020〕1号", "管委会", "2020年1月20日"))
    assert not [one for one in (given.number, given.addressee, given.signature, given.date) if isinstance(one, Blank)]


def test_it_says_on_every_page_that_data_are_made_up(made: bytes) -> None:
    document = opened(made)
    for header in (document.sections[0].header, document.sections[0].even_page_header):
        assert "虚构示例数据" in header.paragraphs[0].text
    assert bulletin(hostile_report(), Wishes()).warning is None


def test_every_row_behind_is_named_with_its_numbers() -> None:
    said = "\n".join(str(one) for one in blocks(bulletin(report(), Wishes())))
    for row in report().rows:
        if row.status in ("behind", "far_behind"):
            assert f"{row.seat.indicator.name}（{row.seat.indicator.id}）" in said


def unreported() -> Report:
    return report()._replace(
        rows=tuple(
            row._replace(status="not_reported", actual=None, attainment=None, met=None) for row in report().rows
        ),
        rollups={
            level: tuple(
                one._replace(reported=0, counts=dict.fromkeys(one.counts, 0), met_strict=0.0, met_lenient=None)
                for one in groups
            )
            for level, groups in report().rollups.items()
        },
    )


def test_nothing_is_praised_where_nothing_was_reported() -> None:
    body = said_in(unreported())
    assert "应报指标65项，均未报送。" in body
    assert not re.search(r"(?<!已)完成(比例|\d)", body)
    assert "科学技术局、经济发展局、党群工作部" in body
    assert "本期未报送任何指标" in body


def said_in(of: Report, lang: Lang = "zh") -> str:
    """The text of a bulletin, without what stands in its annexes."""
    return to_markdown(list(bulletin(of, Wishes()).body), lang).replace("\\", "")


@pytest.mark.parametrize("of", [report, in_year_report])
def test_what_lags_is_as_many_as_are_counted(of: Callable[[], Report]) -> None:
    """A row that repeats another one is named once, as it is counted once."""
    whole = of().rollups["plan"][0].counts
    counted = sum(whole[status] for status in ("behind", "far_behind", "behind_schedule"))
    listed = bulletin_lagging.late_rows(of())
    assert len(listed) == counted
    assert f"{counted}.{listed[-1].seat.indicator.name}" in said_in(of())
    assert f"{counted + 1}." not in said_in(of()).partition("未报送情况")[0].partition("进展滞后事项")[2]


@pytest.mark.parametrize("of", [report, in_year_report])
def test_no_count_is_zero_and_no_figure_stands_apart(of: Callable[[], Report]) -> None:
    said = said_in(of())
    assert not re.search(r"(?<![\d.])0项|完成率—|：—", said)
    assert not re.search(r"[\u4e00-\u9fff] \d", said)


def test_the_kinds_of_data_are_those_of_what_was_reported() -> None:
    counted = [int(one) for one in re.findall(r"(?:年报|快报)(\d+)项", said_in(report()).partition("总体情况")[0])]
    assert sum(counted) == report().rollups["plan"][0].reported
    assert "annual 50, flash 12; flash figures are preliminary" in said_in(report(), "en")


def test_works_and_indicators_are_not_counted_together() -> None:
    said = said_in(report())
    assert "未报送的指标3项、工作进展1项，由责任部门补报。" in said
    assert "行政审批局未报送工作进展1项：构建良好营商环境（W37：" in said


def test_a_reason_is_never_cut() -> None:
    long = "因" * 120 + "（详见附件）"
    rows = [row._replace(note=f"{long}。（虚构示例数据）") if row.status == "behind" else row for row in report().rows]
    assert f"原因：{long}。" in said_in(report()._replace(rows=tuple(rows)))


def test_a_plan_without_departments_has_no_empty_owners() -> None:
    said = said_in(small_report())
    assert "—" not in said
    assert "分部门" not in said
    assert "利润总额（I-2）：滞后，目标-500万元，实际-620.25万元，低于目标120.25万元" in said


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_bytes_twice_and_hostile_words(lang: Lang) -> None:
    one = bulletin(hostile_report(), Wishes("<b>", "=1", "\u202e", "&"))
    assert to_docx.bulletin(one, lang) == to_docx.bulletin(one, lang)
    assert opened(to_docx.bulletin(one, lang)).paragraphs


def test_signature_and_date_stand_as_the_standard_has_them() -> None:
    """The date begins two characters right of the signature; what ends last ends two characters from the margin."""
    for signature, date in (("江阴高新技术产业开发区管委会", "2020年1月20日"), ("管委会", "2020年11月20日")):
        wishes = Wishes("各部门", "1号", signature, date)
        document = opened(to_docx.bulletin(bulletin(report(), wishes), "zh"))
        first, second = [one for one in document.paragraphs if one.style.name == "落款"]
        right = [one.paragraph_format.right_indent.pt / 16 for one in (first, second)]
        begins = [indent + cell_width(one.text) / 2 for indent, one in zip(right, (first, second), strict=True)]
        assert begins[0] - begins[1] == pytest.approx(2)
        assert min(right) == pytest.approx(2)


def test_numbers_of_wide_pages_stand_at_the_foot_of_the_turned_sheet(made: bytes) -> None:
    wide = [one for one in opened(made).sections if one.page_width > one.page_height]
    assert len(wide) == 2
    assert [round(one.mm) for one in (wide[0].left_margin, wide[0].top_margin)] == [35, 28]
    for footer in (wide[0].footer, wide[0].even_page_footer):
        assert 'style="layout-flow:vertical"' in footer._element.xml
        assert footer._element.xml.count("instrText") == 2
    last = opened(made).sections[-1]
    assert "layout-flow" not in last.footer._element.xml
    assert "PAGE" in last.footer._element.xml


def test_annexes_are_named_after_an_empty_line_and_titled_on_the_third(made: bytes) -> None:
    texts = [one.text for one in opened(made).paragraphs]
    assert texts[texts.index("附件：1.指标完成情况表") - 1] == ""
    assert texts[texts.index("附件1") + 1 : texts.index("附件1") + 3] == ["", "指标完成情况表"]


def test_a_report_says_on_every_page_that_data_are_made_up() -> None:
    section = opened(rendered(paper(report()), "docx", "zh")).sections[0]
    for header in (section.header, section.even_page_header):
        assert "虚构示例数据" in header.paragraphs[0].text


def test_on_a_narrow_screen_every_row_of_the_annex_is_one_row_of_its_table() -> None:
    said = to_terminal(blocks(bulletin(report(), Wishes())), "zh", 80, colour=False)
    header = next(line for line in said.splitlines() if line.startswith("编号") and "目标" in line)
    assert "状态" in header
    assert "责任部门" not in header
    assert max(map(cell_width, said.splitlines())) <= 80


def test_libreoffice_lays_it_out_on_twenty_two_lines(made: bytes, tmp_path: Path) -> None:
    source = tmp_path / "bulletin.docx"
    source.write_bytes(made)
    (path,) = converted(source, tmp_path, "pdf")
    text = page_text(path, 2)
    lines = [line for line in text.splitlines() if line.strip()]
    # The warning above, the number below, and between them 22 lines.
    assert "虚构示例数据" in lines[0]
    assert "2" in lines[-1]
    assert len(lines) == 24
