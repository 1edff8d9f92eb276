"""YAML to nodes: places, texts kept, and what a plan file may not use. No input may hang or crash it."""

from __future__ import annotations

import re
import time

import pytest

from gxq_plan.errors import PlanError
from gxq_plan.read.from_yaml import Node, nodes

from .broken import Spot, annotated, said, spots_of


def root_of(text: str | bytes) -> Node:
    root, findings = nodes(text.encode() if isinstance(text, str) else text, "plan.yaml")
    assert findings == []
    return root


def value(node: Node, *path: str | int) -> Node:
    for step in path:
        assert isinstance(node.value, dict | list)
        node = node.value[step]  # type: ignore[index]
    return node


def spots(data: str | bytes) -> list[Spot]:
    """What is reported, whether the rest could be read or not."""
    try:
        _, findings = nodes(data.encode() if isinstance(data, str) else data, "plan.yaml")
    except PlanError as error:
        return spots_of(error)
    return [(one.code, one.place.row, one.place.column_number) for one in findings]


@pytest.mark.parametrize("text", ["no", "yes", "2019", "0.90", "2018-12-28", "1_000", "0x10", "1e3", "010", ".5", "on"])
def test_a_scalar_keeps_its_text(text: str) -> None:
    # What YAML 1.1 would turn into False, 16, 8 or a date stays what was written.
    assert value(root_of(f"key: {text}"), "key").value == text


@pytest.mark.parametrize("text", ["", "null", "~", "Null", "NULL"])
def test_nulls_are_plain_ones_only(text: str) -> None:
    assert value(root_of(f"key: {text}\n"), "key").is_null
    assert not value(root_of(f"key: '{text}'\n"), "key").is_null


def test_places_are_those_of_an_editor() -> None:
    root = root_of("计划:\n  部门: [甲, 乙]\n  单位: '%'\n")
    assert (value(root, "计划", "部门", 1).line, value(root, "计划", "部门", 1).column) == (2, 11)
    assert value(root, "计划").keys == {"部门": (2, 3), "单位": (3, 3)}


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_change_no_place(ends: str, mark: str) -> None:
    root = root_of(f"{mark}a: 1{ends}b: 2{ends}c: 3{ends}")
    assert root.keys == {"a": (1, 1), "b": (2, 1), "c": (3, 1)}


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n«P006»a: 2\n",
        "a: {x: 1, «P006»x: 2}\n",
        # A quoted key is the same key.
        "a: 1\n«P006»'a': 2\n",
        "a: «P007»&here 1\nb: «P007»*here\n",
        "a: «P007»&here {x: 1}\nb:\n  <<: «P007»*here\n",
        "a: «P007»&here [«P007»*here]\n",
        "a: «P008»!!python/object/apply:os.system [ls]\n",
        "a: «P008»!!int '3'\n",
        "a: «P008»!secret 3\n",
        "a: 1\n«P011»---\nb: 2\n",
        "? «P012»[a, b]\n: 1\n",
        "{«P012»{a: 1}: 2}\n",
    ],
)
def test_what_a_plan_file_may_not_use_is_reported_where_it_stands(text: str) -> None:
    plain, expected = annotated(text)
    assert spots(plain) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a:\n«P004»\tb: 1\n",
        "a: 1\nb: x«P004»: 2\n",
        "a: [1, 2\n«P004»b: 3\n",
        "a: {x: 1\n«P004»b: 3\n",
        "a: 1\n «P004»b: 2\n",
        "a: «P004»@b\n",
        "a: «P004»%b\n",
    ],
)
def test_a_syntax_error_has_its_place(text: str) -> None:
    plain, expected = annotated(text)
    [(code, row, column)] = spots(plain)
    assert (code, column is not None) == ("P004", True)
    # The parser may notice on the line after the one that is unfinished, never further away.
    assert row is not None
    assert expected[0][1] is not None
    assert abs(row - expected[0][1]) <= 1


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a comment\n", b"\xef\xbb\xbf", b"%YAML 1.1\n"])
def test_a_file_without_content_is_one_fault(data: bytes) -> None:
    assert [code for code, *_ in spots(data)] in (["P005"], ["P004"])


def test_a_file_in_gbk_names_the_place_of_its_first_chinese_byte() -> None:
    assert spots("schema: gxq.plan/1\nplan: {title: 计划}\n".encode("gbk")) == [("P003", 2, 15)]


def test_a_byte_order_mark_moves_no_place() -> None:
    # The codec counts from behind the mark; editors count from the start of the file.
    assert spots(b"\xef\xbb\xbfa: 1\n\xd6\xd0: 2\n") == [("P003", 2, 1)]


def test_utf_16_is_not_utf_8() -> None:
    assert spots("schema: gxq.plan/1\n".encode("utf-16"))[0][0] == "P003"


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\x00\x06\x00", bytes(range(32)) * 8, b"a: \x00\n"])
def test_binary_data_are_refused(data: bytes) -> None:
    assert [code for code, *_ in spots(data)] in (["P003"], ["P004"])


def test_a_control_character_has_its_line() -> None:
    # Invisible in most editors: without the line nobody finds it.
    [(code, row, _)] = spots("a: 1\nb: 2\nc: x\x07y\n")
    assert (code, row) == ("P004", 3)


def test_billion_laughs_are_not_funny() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]\n" for at in range(1, 20)
    )
    began = time.perf_counter()
    found = spots(bomb)
    assert time.perf_counter() - began < 2
    assert {code for code, *_ in found} == {"P007"}
    assert len(found) == 20 + 19 * 9


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_thirty_thousand_brackets_are_refused_quickly(opening: str) -> None:
    began = time.perf_counter()
    found = spots(opening * 30_000)
    assert time.perf_counter() - began < 2
    assert [code for code, *_ in found] == ["P009"]


def test_a_very_long_scalar_is_read() -> None:
    assert value(root_of("a: " + "字" * 200_000), "a").value == "字" * 200_000


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("schema：gxq.plan/1\n\n# next\nplan: {id: a}\n", 1, 7),
        ("a: 1\nb：2\nc: 3\n", 2, 2),
        ("rows:\n- {id: a， name: b}\n", 2, 9),
        ("rows: ｛id: a｝\nb: 1: 2\n", 1, 7),
        ("rows:\n- {name: “x: y”}\n", 2, 10),
    ],
)
def test_a_full_width_mark_is_named_where_it_stands(text: str, row: int, column: int) -> None:
    with pytest.raises(PlanError) as caught:
        nodes(text.encode(), "plan.yaml")
    assert spots_of(caught.value) == [("P004", row, column)]
    assert "全角" in said(caught.value)
    assert "full-width" in said(caught.value, "en")


def test_full_width_marks_in_texts_are_left_alone() -> None:
    with pytest.raises(PlanError) as caught:
        nodes("note: 甲，乙：丙\nname: [1, 2\n".encode(), "plan.yaml")
    assert "全角" not in said(caught.value)


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("a: {b: 1\nc: 2\n", "从第 1 行第 4 列"),
        ("a: [1\nb: 2\n", "从第 1 行第 4 列"),
        ('a: 1\nb: "x\n', "从第 2 行第 4 列"),
    ],
)
def test_what_is_not_closed_is_named_by_its_beginning(text: str, opened: str) -> None:
    with pytest.raises(PlanError) as caught:
        nodes(text.encode(), "plan.yaml")
    assert opened in said(caught.value)


@pytest.mark.parametrize(
    "text", ["a:\n  - 1\n b: 2\n", "{a:}", 'a: "\\q"', "a: 1\n- 2\n", "a: [1,\n--- x\n", "[1]]", "a: - 1\n"]
)
def test_the_parsers_complaints_are_told_in_chinese(text: str) -> None:
    with pytest.raises(PlanError) as caught:
        nodes(text.encode(), "plan.yaml")
    assert not re.search(r"found|expect|allowed", said(caught.value)), said(caught.value)


def test_what_is_no_utf8_has_line_and_column() -> None:
    assert spots("a: 1\n计划: ".encode() + "计划".encode("gbk")) == [("P003", 2, 5)]


def test_a_tag_is_named_as_it_is_written() -> None:
    _, findings = nodes(b"a: !!python/object:os.system x\n", "plan.yaml")
    assert findings[0].facts["tag"] == "!!python/object:os.system"
