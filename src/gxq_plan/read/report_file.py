"""A published report as it was kept: JSON that says one thing, with the line and column where it does not."""

from __future__ import annotations

import json
import math
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING, Any

from gxq_plan.errors import InputError, reason
from gxq_plan.place import Place
from gxq_plan.read import file_faults, report_faults
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "gxq.report/1"
# A report of a thousand indicators has three megabytes and is nine levels deep.
_MOST_BYTES = 64 * 1024 * 1024
_DEEPEST = 64
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:]|NaN|-?Infinity', re.DOTALL)


def read_report(path: Path, shown: str) -> tuple[dict[str, Any], bytes]:
    """The report in a file, with its bytes. UTF-8 with or without BOM, or the UTF-16 that an old PowerShell writes.

    Raises InputError for what cannot be opened, is no JSON, holds a key twice or a number that is none, is larger or
    deeper than any report, or is the output of another command. Whether it is whole is for report.shape to say.
    """
    data = _bytes(path, shown)
    text = _text(data, shown)
    _scan(text, shown)
    record = _parsed(text, shown)
    schema = record.get("schema") if isinstance(record, dict) else None
    if not isinstance(record, dict) or schema != SCHEMA:
        raise InputError([report_faults.REPORT_OF_OTHER_KIND.at(Place(shown), found=str(schema or "—"))])
    return record, data


def _bytes(path: Path, shown: str) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > _MOST_BYTES:
            problem = Text(zh="文件超过 {limit} MB", en="the file has more than {limit} MB")
            fact = problem.given(limit=_MOST_BYTES // 1024 // 1024)
            raise InputError([report_faults.REPORT_TOO_LARGE.at(Place(shown), problem=fact)])
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError([file_faults.FILE_MISSING.at(Place(shown), near="")]) from None
    except OSError as error:
        raise InputError([file_faults.FILE_UNREADABLE.at(Place(shown), reason=reason(error))]) from None
    if not data.strip():
        raise InputError([_not_json("", 0, shown, Text(zh="文件是空的", en="the file is empty"))])
    return data


def _text(data: bytes, shown: str) -> str:
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = Text(zh="不是 UTF-8 编码：字节 {byte}", en="it is no UTF-8: byte {byte}")
        before = data[: error.start].decode(encoding, "replace")
        cut = any(word in error.reason for word in ("unexpected end", "truncated"))
        said = _CUT if cut else problem.given(byte=f"0x{data[error.start]:02X}")
        fault = _not_json(before, len(before), shown, said)
        raise InputError([fault]) from None


def _scan(text: str, shown: str) -> None:
    """Walks the brackets and the strings before anything is built: how deep, which keys, which numbers are none."""
    keys: list[set[str] | None] = []
    last = ""
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token in "{[":
            keys.append(set() if token == "{" else None)
            if len(keys) > _DEEPEST:
                problem = Text(
                    zh="第 {line} 行：嵌套超过 {limit} 层", en="line {line}: more than {limit} levels in one another"
                )
                line, _ = _position(text, found.start())
                fact = problem.given(line=line, limit=_DEEPEST)
                raise InputError([report_faults.REPORT_TOO_LARGE.at(Place(shown, row=line), problem=fact)])
        elif token in "}]":
            keys = keys[:-1]
        elif token == ":":
            _key(last, keys[-1] if keys else None, text, found.start(), shown)
        elif token[0] != '"':
            problem = Text(zh="{token} 不是数", en="{token} is no number").given(token=token)
            raise InputError([_not_json(text, found.start(), shown, problem)])
        last = token


def _key(token: str, known: set[str] | None, text: str, at: int, shown: str) -> None:
    if known is None or not token.startswith('"'):
        return  # no object: json says what is wrong with it
    try:
        key = json.loads(token) if "\\" in token else token[1:-1]
    except ValueError:
        return
    if key in known:
        problem = Text(zh="键 {key} 写了两次", en="the key {key} is written twice").given(key=key)
        raise InputError([_not_json(text, at - len(token), shown, problem)])
    known.add(key)


def _parsed(text: str, shown: str) -> Any:
    def number(written: str) -> float:
        value = float(written)
        if not math.isfinite(value):
            problem = Text(zh="数 {written} 太大", en="the number {written} is too large").given(written=written)
            raise InputError([_not_json(text, max(0, text.find(written)), shown, problem)])
        return value

    try:
        return json.loads(text, parse_float=number)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) or "Unterminated" in error.msg
        problem = _CUT if cut else _UNEXPECTED.given(found=text[error.pos : error.pos + 20])
        raise InputError([_not_json(text, error.pos, shown, problem)]) from None
    except ValueError:
        # A whole number of thousands of digits, which Python refuses to convert.
        found = re.search(r"\d{1000,}", text)
        problem = Text(zh="数太长", en="a number is too long")
        raise InputError([_not_json(text, found.start() if found else 0, shown, problem)]) from None


_CUT = Text(zh="内容到这里断了，文件不完整", en="it breaks off here: the file is not whole")
_UNEXPECTED = Text(zh="这里不应是“{found}”", en="'{found}' cannot stand here")


def _not_json(text: str, at: int, shown: str, problem: Text) -> Any:
    line, column = _position(text, at)
    return report_faults.REPORT_NOT_JSON.at(Place(shown, row=line), line=line, column=column, problem=problem)


def _position(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
