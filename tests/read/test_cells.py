"""The grammar of a value: what is read and as what, what is refused, why, and which number is then suggested.

The tables are written to be read by eye: text, plan's unit, 单位 column (where there is one), result.
"""

from __future__ import annotations

import re
from decimal import Decimal
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.model.submission import Absence, Refusal
from gxq_plan.model.unit import conversion
from gxq_plan.read.cells import cell


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("5", "5"),
        ("5.1", "5.1"),
        ("5.10", "5.10"),
        ("0", "0"),
        ("-2", "-2"),
        ("+2", "2"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("007", "7"),
        ("  5.1\t", "5.1"),
        ("\u00a05.1\u3000", "5.1"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
    ],
)
def test_a_plain_number_is_exact(raw: str, value: str) -> None:
    found = cell(raw)
    assert (found.value, found.absence, found.refusal, found.converted) == (Decimal(value), None, None, False)
    assert str(found.value) == value  # 5.10 keeps its decimals
    assert found.raw == raw.strip()


CERTAIN = """
# width, signs, spaces, apostrophes
１２００          | 家     |        | 1200
５．１            | %      |        | 5.1
＋５              | 家     |        | 5
－５              | %      |        | -5
−5                | %      |        | -5
﹣5               | %      |        | -5
负5               | %      |        | -5
'5300             | 家     |        | 5300
＇5300            | 家     |        | 5300
’5300             | 家     |        | 5300
1\u200b200        | 家     |        | 1200
\u202d1200\u202c  | 家     |        | 1200
\ufeff1200        | 家     |        | 1200
# thousands
1,200             | 家     |        | 1200
1，200            | 家     |        | 1200
-1,200            | 万元   |        | -1200
12,345,678.9      | 万元   |        | 12345678.9
１，２００        | 家     |        | 1200
# the plan's unit in the cell
1200家            | 家     |        | 1200
1,200 家          | 家     | 家     | 1200
1200\u00a0家      | 家     |        | 1200
1200\\n家         | 家     |        | 1200
1200（家）        | 家     |        | 1200
１，２００家      | 家     |        | 1200
5.5%              | %      | ％     | 5.5
5.50％            | %      |        | 5.50
5.5 %             | %      |        | 5.5
0.78亿元          | 亿元   |        | 0.78
0.78亿元人民币    | 亿元   |        | 0.78
3万㎡             | 万平方米 |      | 3
3万平米           | 万平方米 |      | 3
0.45吨标煤/万元   | 吨标准煤/万元 | | 0.45
3.5EB             | EB     |        | 3.5
50名              | 人     |        | 50
5300度            | 千瓦时 |        | 5300
5300kWh           | 千瓦时 |        | 5300
￥5300            | 元     |        | 5300
# a unit in the cell that converts
460,000万元       | 亿元   |        | 46
４６０,０００万元 | 亿元   |        | 46
7800万元          | 亿元   |        | 0.78
4.60亿元          | 万元   |        | 46000
7800000元         | 亿元   |        | 0.078
5千元             | 万元   |        | 0.5
￥5300万          | 亿元   |        | 0.53
人民币460,000万元 | 亿元   |        | 46
2000个            | 千个   |        | 2
1.2万家           | 家     |        | 12000
1.2万人           | 人     |        | 12000
12公顷            | 万平方米 |      | 12
3平方公里         | 公顷   |        | 300
120000平方米      | 万平方米 |      | 12
2万吨             | 吨     |        | 20000
5300公斤          | 吨     |        | 5.3
3亿千瓦时         | 万千瓦时 |      | 30000
3亿度             | 万千瓦时 |      | 30000
5兆瓦             | 万千瓦 |        | 0.5
4500吨标煤/亿元   | 吨标准煤/万元 | | 0.45
55‰               | %      |        | 5.5
5.5%              | ‰      |        | 55
百分之五点五      | %      |        | 5.5
百分之5.5         | %      |        | 5.5
# a unit in the column that converts
7800              | 亿元   | 万元   | 0.78
460,000           | 亿元   | 万元   | 46
46                | 万元   | 亿元   | 460000
0.055             | %      | 小数   | 5.5
55                | %      | ‰      | 5.5
1.2               | 家     | 万家   | 12000
1.2               | 家     | 万     | 12000
12                | 千个   | 个     | 0.012
12                | 万平方米 | 公顷 | 12
5                 | 人     | 名     | 5
5300              | 万平方米 | （平方米） | 0.53
7800万元          | 亿元   | 万元   | 0.78
1.2万家           | 家     | 家     | 12000
1.2万             | 家     | 家     | 12000
1.2万             | 万元   | 万元   | 1.2
120万元           | 亿元   | 元     | 0.012
# 万 and 亿 alone
1.2万             | 家     |        | 12000
5千               | 家     |        | 5000
1.2万             | 万元   |        | 1.2
1.2亿             | 亿元   |        | 1.2
4.6亿             | 万元   |        | 46000
3百万             | 万元   |        | 300
5万               | 千个   |        | 50
7800万            | 亿元   |        | 0.78
1.2万亿           | 亿元   |        | 12000
# Chinese numerals written in full
十二              | 家     |        | 12
一百二十家        | 家     |        | 120
两百五十          | 家     |        | 250
贰佰零伍          | 家     |        | 205
三千零五万        | 元     |        | 30050000
五点一            | %      |        | 5.1
零                | 家     |        | 0
一百二十万元      | 万元   | 万元   | 120
十万              | 家     |        | 100000
一家              | 家     |        | 1
一万元            | 万元   |        | 1
五点一亿          | 亿元   |        | 5.1
十二元/平方米     | 元/平方米 |     | 12
负三              | %      |        | -3
"""

ABSENT = {
    Absence.EMPTY: ["", "  \u3000", "\u200b", "\ufeff"],
    Absence.PENDING: [
        "待统计",
        " 待统计 ",
        "未统计",
        "暂无",
        "待定",
        "统计中",
        "待核实",
        "暂无数据",
        "Pending",
        "TBD",
        "待统计。",
    ],
    Absence.NOT_APPLICABLE: [
        *["——", "—", "–", "-", "--", "－", "－－", "―", "─", "━", "/", "／", "//", "\\", "＼", "、"],
        *["无", "没有", "不适用", "N/A", "n/a", "N／A", "NA", "none", "无。"],
    ],
}

# The number after => is what the remedy names.
REFUSED = """
约50 | 家 | | about
大约50家 | 家 | | about
近50家 | 家 | | about
接近50 | 家 | | about
50左右 | 家 | | about
50家上下 | 家 | | about
~50 | 家 | | about
≈50 | 家 | | about
约五十 | 家 | | about
几十 | 家 | | about
数百家 | 家 | | about
50多 | 家 | | open
50多家 | 家 | | open
50余 | 家 | | open
十余家 | 家 | | open
十几 | 家 | | open
50余万元 | 万元 | | open
50以上 | 家 | | open
50家以上 | 家 | | open
50+ | 家 | | open
超50 | 家 | | open
超过50 | 家 | | open
不少于50 | 家 | | open
不低于50 | 家 | | open
不足50 | 家 | | open
≥50 | 家 | | open
>50 | 家 | | open
＞50 | 家 | | open
3-5 | 家 | | range
3~5 | 家 | | range
3～5家 | 家 | | range
3—5 | 家 | | range
3至5 | 家 | | range
3家到5家 | 家 | | range
三至五家 | 家 | | range
5.1-5.5% | % | | range
5-03 | 家 | | range
持平 | 家 | | unchanged
同上 | 家 | | unchanged
与上年持平 | 家 | | unchanged
与去年同期持平 | 家 | | unchanged
基本持平 | 家 | | unchanged
不变 | 家 | | unchanged
〃 | 家 | | unchanged
完成 | 家 | | word
已完成 | 家 | | word
达标 | 家 | | word
正常 | 家 | | word
推进中 | 家 | | word
√ | 家 | | word
2019-03-05 | 家 | | date
2019-03-05 00:00:00 | 家 | | date
2019/3/5 | 家 | | date
2019.3.5 | 家 | | date
2019-03 | 家 | | date
2019年3月5日 | 家 | | date
2019年 | 家 | | date
3月5日 | 家 | | date
５月６日 | 家 | | date
3月 | 家 | | date
5-Mar | 家 | | date
Mar-05 | 家 | | date
3/5/2019 | 家 | | date
12:30 | 家 | | date
#REF! | 家 | | error
#DIV/0! | 家 | | error
#N/A | 家 | | error
#VALUE! | 家 | | error
#NAME? | 家 | | error
##### | 家 | | error
Err:502 | 家 | | error
=A1+B1 | 家 | | formula
＝A1 | 家 | | formula
=100 | 家 | | formula
1.2E+05 | 家 | | rounded
-1.2E-05 | % | | rounded
1e5 | 家 | | other
1E5 | 家 | | other
5%  | 家 | | unit
50个 | 家 | | unit => 50
50家 | % | | unit
50万个 | 家 | | unit
50人 | 家 | | unit
十个 | 家 | | unit => 10
5300美元 | 元 | | unit
5300美元 | 亿元 | | unit
3500TB | EB | | unit
12亩 | 公顷 | | unit
5.5个百分点 | % | | unit
1.5倍 | % | | unit
1.2万 | % | | unit
1.2万 | 亿元 | | unit => 0.00012
三万 | 亿元 | | unit => 0.0003
5千 | 万元 | | unit => 0.5
7800 | 亿元 | 美元 | unit
3.5 | EB | TB | unit
50 | 家 | 个 | unit
50 | 家 | % | unit
7800万元 | 亿元 | 亿元 | unit => 0.78
7800万 | 亿元 | 亿元 | unit => 0.78
460000元 | 亿元 | 万元 | unit => 0.0046
50家 | 家 | 万家 | unit => 50
55‰ | % | % | unit => 5.5
12公顷 | 万平方米 | 平方米 | unit => 12
0(待核) | 家 | | doubted => 0
0（待核实） | 家 | | doubted => 0
50（暂） | 家 | | doubted => 50
50家(预计) | 家 | | doubted => 50
50(快报数) | 家 | | doubted => 50
预计50 | 家 | | doubted => 50
50? | 家 | | doubted => 50
50？ | 家 | | doubted => 50
7800万元(估) | 亿元 | | doubted => 0.78
7800(暂) | 亿元 | 万元 | doubted => 0.78
约50(待核) | 家 | | about
1,20 | 家 | | separators
12,34,567 | 家 | | separators
0,123 | 家 | | separators
1.200,5 | 万元 | | separators => 1200.5
0,5 | % | | separators => 0.5
5.5.5 | % | | separators
5。5 | % | | separators => 5.5
5·5% | % | | separators => 5.5
1 200 | 家 | | separators => 1200
1, 200家 | 家 | | separators => 1200
1、200 | 家 | | separators
50。 | 家 | | other => 50
98① | 家 | | other => 98
98* | 家 | | other => 98
50(含筹建2家) | 家 | | other => 50
–5 | % | | other => -5
5. | 家 | | other => 5
￥0.78 | 亿元 | | other
$5 | 元 | | other
nan | 家 | | other
NaN | 家 | | other
inf | 家 | | other
-inf | 家 | | other
∞ | 家 | | other
1_000 | 家 | | other
0x10 | 家 | | other
True | 家 | | other
FALSE | 家 | | other
(5) | 家 | | other
+-5 | 家 | | other
--5 | 家 | | other
- 5 | 家 | | other
5- | 家 | | other
٥ | 家 | | other
5² | 家 | | other
½ | 家 | | other
① | 家 | | other
一 | 家 | | other
一百二 | 家 | | other
三五家 | 家 | | other
一般 | 家 | | other
万一 | 家 | | other
没 | 家 | | word
二〇二〇 | 家 | | other
3千5百 | 家 | | other
共50家 | 家 | | other
同比增长5% | % | | other
1:2 | 家 | | other
3/5 | 家 | | other
5 3 | 家 | | separators
[red] | 家 | | other
5\\x00 | 家 | | other
12\u202e34 | 家 | | other
"""


def rows(table: str) -> list[list[str]]:
    """The rows of a table as cells; `\\n` and `\\x00` are written as such, for they would break a line."""
    lines = [line for line in table.strip().split("\n") if not line.startswith("# ")]
    cells = [[one.strip(" ") for one in line.split("|")] for line in lines]
    return [[one.replace("\\n", "\n").replace("\\x00", "\0") for one in row] for row in cells]


@pytest.mark.parametrize(("raw", "unit", "written", "value"), rows(CERTAIN))
def test_what_can_be_read_in_one_way_is_read(raw: str, unit: str, written: str, value: str) -> None:
    found = cell(raw, unit, written)
    assert (str(found.value), found.absence, found.refusal, found.meant) == (value, None, None, None)
    # A percent sign behind the number itself is how a percent is shown: nothing was made of it.
    bare = raw.removesuffix("%")
    plain = re.fullmatch(r"[+-]?[0-9.]+", bare)
    assert found.converted is not bool(plain and Decimal(bare) == found.value)
    assert found.raw == raw.strip()


@pytest.mark.parametrize(
    ("raw", "absence"), [pytest.param(raw, absence, id=ascii(raw)) for absence, raws in ABSENT.items() for raw in raws]
)
def test_words_for_no_number(raw: str, absence: Absence) -> None:
    found = cell(raw, "家", "家")
    assert (found.value, found.absence, found.refusal, found.meant) == (None, absence, None, None)


@pytest.mark.parametrize(("raw", "unit", "written", "result"), rows(REFUSED))
def test_a_guess_is_refused_with_what_it_is_and_what_may_be_meant(
    raw: str, unit: str, written: str, result: str
) -> None:
    found = cell(raw, unit, written)
    why, _, meant = result.partition(" => ")
    assert (found.value, found.absence) == (None, Absence.NOT_A_NUMBER)
    assert (found.refusal, found.meant) == (Refusal(why), meant or None)
    assert not found.converted


@pytest.mark.parametrize(
    "raw",
    [
        "9" * 41,
        "1" * 100_000,
        "1," * 50_000,
        "5至" * 40,
        "(" * 80,
        "5近" * 40,
        "5 " * 40,
        "五" * 80,
        "持平" * 40,
        "=" * 10**6,
    ],
    ids=lambda raw: f"{raw[:4]} {len(raw)}",
)
def test_long_cells_are_refused_at_once(raw: str) -> None:
    started = perf_counter()
    found = cell(raw, "家", "家")
    assert perf_counter() - started < 0.1
    assert found.value is None
    assert found.raw == raw.strip()


UNITS = ["", "家", "%", "亿元", "万元", "千个", "万平方米", "吨标准煤/万元", "EB"]
# Characters that a value is made of, so that what is drawn is more often a near miss than noise.
PIECES = st.lists(
    st.sampled_from(
        [
            *"0123456789.,，。-—－～~ 　'%‰()（）万亿千百十一二两零点元家个余多约近以上至+?￥#=E月日/年无待暂",
            "平方米",
            "公顷",
        ]
    ),
    max_size=12,
).map("".join)


@settings(deadline=None, max_examples=400)
@given(st.one_of(st.text(max_size=90), PIECES), st.sampled_from(UNITS), st.sampled_from([*UNITS, "万", "美元", "x"]))
def test_any_text_is_a_value_or_an_absence(raw: str, unit: str, written: str) -> None:
    found = cell(raw, unit, written)
    assert (found.value is None) != (found.absence is None)
    assert (found.refusal is not None) == (found.absence is Absence.NOT_A_NUMBER)
    assert found.raw == raw.strip()
    if found.value is not None:
        assert found.value.is_finite()
        assert cell(f"{found.value:f}", unit).value == found.value or len(f"{found.value:f}") > 40
    if found.meant is not None and len(found.meant) <= 40:
        # Writing what was suggested is accepted.
        assert cell(found.meant, unit).value == Decimal(found.meant)


@settings(deadline=None)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4), st.sampled_from(UNITS))
def test_every_number_comes_back(value: Decimal, unit: str) -> None:
    assert cell(f"{value:f}", unit, unit).value == value
    assert cell(f"{value:,f}", unit, unit).value == value
    assert cell(f"{value:f}".translate({one: one + 0xFEE0 for one in range(0x21, 0x7F)}), unit).value == value
    if unit:
        assert cell(f"{value:,f} {unit}", unit).value == value


@settings(deadline=None)
@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=4),
    st.sampled_from(
        [("元", "万元", "亿元", "千元"), ("家", "万家"), ("%", "‰", "小数"), ("平方米", "公顷", "万平方米", "平方公里")]
    ),
    st.data(),
)
def test_a_conversion_is_exact_wherever_the_unit_stands(
    value: Decimal, units: tuple[str, ...], data: st.DataObject
) -> None:
    frm, to = data.draw(st.sampled_from(units)), data.draw(st.sampled_from(units))
    by = conversion(frm, to)
    assert by is not None
    there = cell(f"{value:f}", to, frm).value
    assert there == value * by
    assert there is not None
    assert cell(f"{value:f}{frm}", to).value == there
    assert cell(f"{there:f}", frm, to).value == value  # and back
