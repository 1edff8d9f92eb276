"""All wording: both languages, and Chinese with Chinese punctuation."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parent.parent / "src" / "gxq_plan"
_HALF = re.compile(r"[一-鿿][,;!?]|[,;!?][一-鿿]|[一-鿿]:(?! |$)|\([一-鿿]|[一-鿿]\)")
_CHINESE = re.compile(r"[一-鿿]")
# Words of the data and its files, which English must name as they are written there.
_NAMES = re.compile(r"待统计|虚构示例数据|[一-鿿]{1,12}(?=[,\s)'\"’;:]|$)|(?<=[(\s'])[一-鿿]{1,12}")


def _texts() -> Iterator[tuple[str, str, str]]:
    """Every Text(zh=..., en=...) literal in the code: where, Chinese, English."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
                words = {one.arg: one.value.value for one in node.keywords if isinstance(one.value, ast.Constant)}
                if "zh" in words and "en" in words:
                    yield f"{path.name}:{node.lineno}", str(words["zh"]), str(words["en"])


def test_there_is_prose_to_look_at() -> None:
    assert len(list(_texts())) > 250


def test_chinese_has_full_width_punctuation() -> None:
    """Half-width marks stay only inside what is typed into files: keys, examples of cells, commands."""
    found = [
        (where, zh)
        for where, zh, _ in _texts()
        if _HALF.search(re.sub(r"[：]?[\w“]*编号,指标[^；。]*|W\d\d-\d[^；。]*", "", zh))
    ]
    assert found == []


def test_chinese_is_chinese_and_english_is_not() -> None:
    for where, zh, en in _texts():
        if re.search(r"[a-z]{4,} [a-z]{3,} [a-z]{3,}", zh):
            pytest.fail(f"{where}: English in Chinese: {zh}")
        if _CHINESE.search(_NAMES.sub("", en)):
            pytest.fail(f"{where}: Chinese in English: {en}")


def test_english_ends_like_chinese() -> None:
    """A sentence in one language is a sentence in the other: both end with a full stop, or neither does."""
    for where, zh, en in _texts():
        assert zh.endswith("。") == (en.endswith(".") and not en.endswith("...")), f"{where}: {zh} / {en}"
