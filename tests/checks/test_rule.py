"""What a rule must be before it can be found: a code, a name that is none, and prose in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gxq_plan.checks._rule import FAMILIES, Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.report.catalogue import CATALOGUE, FAMILY
from gxq_plan.report.outline_explain import blocks
from gxq_plan.text import LANGS, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence

PROSE: Any = {name: Text(zh="话", en="words") for name in ("title", "message", "remedy", "why", "example")}


def some_fault(evidence: Evidence) -> Iterator[Hit]:
    yield from ()


def test_a_rule_takes_its_name_from_its_generator() -> None:
    made = rule("A901", Severity.INFO, **PROSE, kept=True, answerable=False)(some_fault)
    assert (made.fault.code, made.fault.name, made.fault.kept, made.fault.answerable) == (
        "A901",
        "some_fault",
        True,
        False,
    )
    assert not made.fault.is_optional


@pytest.mark.parametrize("code", ["", "A1", "A0001", "Z001", "a001", "AA01"])
def test_a_code_is_a_family_and_three_digits(code: str) -> None:
    with pytest.raises(ValueError, match="three digits"):
        rule(code, Severity.INFO, **PROSE)


@pytest.mark.parametrize("missing", PROSE)
@pytest.mark.parametrize("lang", LANGS)
def test_prose_is_said_in_both_languages(missing: str, lang: str) -> None:
    half: dict[str, Any] = {"zh": "话", "en": "words"} | {lang: ""}
    with pytest.raises(ValueError, match=missing):
        rule("A901", Severity.INFO, **(PROSE | {missing: Text(**half)}))


@pytest.mark.parametrize("name", ["A001", "a", "someFault", "_fault", "ab"])
def test_a_name_is_no_code(name: str) -> None:
    def find(evidence: Evidence) -> Iterator[Hit]:
        yield from ()

    find.__name__ = name
    with pytest.raises(ValueError, match="no name of a fault"):
        rule("A901", Severity.INFO, **PROSE)(find)


def test_families_are_those_of_the_catalogue_and_names_are_used_once() -> None:
    assert set(FAMILIES) == set(FAMILY) - {"U"}  # a usage error is no rule
    assert len({fault.name for fault in CATALOGUE.values()}) == len(CATALOGUE)
    assert not {fault.name.upper() for fault in CATALOGUE.values()} & set(CATALOGUE)


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("A009", "gxq check --ignore A009", "gxq check --ignore A009"),
        ("F107", "不能停用", "neither ignored nor waived"),
        ("P201", "不能停用", "neither ignored nor waived"),
        ("F001", "退出码为 2", "exit code is 2"),
    ],
)
def test_explain_says_how_a_rule_can_be_left_out(code: str, zh: str, en: str) -> None:
    last = blocks(CATALOGUE[code])[-1]
    words: Any = getattr(last, "words", None)
    assert zh in words.of("zh")
    assert en in words.of("en")
