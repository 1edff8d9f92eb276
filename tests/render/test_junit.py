"""JUnit: what Jenkins and GitLab read, whatever cells and names say."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.checks import RULES
from gxq_plan.finding import Finding, Severity
from gxq_plan.place import Place
from gxq_plan.render.to_junit import to_junit

from .findings import HOSTILE, fault, finding, many

SCHEMA = Path(__file__).parent.parent / "schemas" / "junit-10.xsd"


@cache
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMA))


def parsed(text: str) -> ElementTree.Element:
    root = ElementTree.fromstring(text.encode("utf-8"))
    schema().validate(ElementTree.ElementTree(root))
    return root


def test_a_suite_a_file_and_a_case_a_rule() -> None:
    warning = finding(severity=Severity.WARNING, code="A014", place=Place("b.csv", None, 3, "说明", 7))
    found = [*many(2, file="a.csv"), warning]
    root = parsed(to_junit(found, "zh", ["a.csv", "b.csv", "c.csv"], [fault("A001"), fault("A003")]))
    assert {name: root.get(name) for name in ("tests", "failures", "errors")} == {
        "tests": "7", "failures": "1", "errors": "0",
    }  # fmt: skip
    a, b, c = root.findall("testsuite")
    assert [case.get("name") for case in a.findall("testcase")] == ["A001 实际值不是数字", "A003 实际值不是数字"]
    assert {case.get("classname") for case in a.findall("testcase")} == {"a.csv"}
    failure = a.find("testcase/failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("A003", "实际值不是数字：2 条")
    assert (failure.text or "").splitlines()[0] == "a.csv D2 [错误] 写的是“约2”"
    assert b.find("testcase/failure") is None
    assert b.findtext("testcase/system-out") == "b.csv G3 W01-3 [警告] 写的是“约5”\n  请写数字"
    assert b.findtext("system-out") == "共 1 条：错误 0，警告 1，提示 0"
    assert c.get("tests") == "2"
    assert c.find("system-out") is None


def test_what_leaves_nothing_to_judge_is_an_error_of_its_file_where_no_rule_ran() -> None:
    stops = finding(place=Place("z.csv"), code="F004", stops=True, subject=None)
    root = parsed(to_junit([stops], "en", ["a.csv"], [fault("A001")]))
    assert (root.get("errors"), root.get("failures"), root.get("tests")) == ("1", "0", "2")
    [case] = root.findall("testsuite[@name='z.csv']/testcase")
    assert case.findtext("error") == "z.csv the whole file [error] the value is '约5'\n  write a number"


def test_one_case_has_one_failure_with_the_warnings_beside_it() -> None:
    # GitLab makes a list in brackets of several failures of a case.
    root = parsed(to_junit([*many(3), *many(2, severity=Severity.WARNING)], "zh"))
    [case] = root.findall("testsuite/testcase")
    assert [one.tag for one in case] == ["failure", "system-out"]


def test_a_place_without_a_file_has_a_suite() -> None:
    root = parsed(to_junit([finding(place=Place())], "zh"))
    assert [one.get("name") for one in root] == ["-"]
    assert len(parsed(to_junit([], "zh"))) == 0


def test_thousands_are_counted_and_cut_to_what_gitlab_shows() -> None:
    text = to_junit([*many(3000), *many(1000, "A008", start=5000)], "zh")
    assert len(text) < 10_000
    [first, _] = parsed(text).findall("testsuite/testcase/failure")
    lines = (first.text or "").splitlines()
    assert len(lines) < 80
    assert lines[-2:] == [
        "同类还有 2980 条，在第 22-3001 行",
        "共 3000 条：错误 3000，警告 0，提示 0；有 2980 条没有单独列出，加 -v 全部列出",
    ]
    assert to_junit(many(3000), "zh", everything=True).count("[错误]") == 3000


def test_the_same_findings_are_the_same_bytes() -> None:
    ran = [rule.fault for rule in RULES]
    assert to_junit(many(5), "en", ["2019.csv"], ran) == to_junit(many(5), "en", ["2019.csv"], ran)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("written", HOSTILE)
def test_hostile_text_is_text(written: str, lang: str) -> None:
    place = Place(written, written, 3, written, 4)
    root = parsed(to_junit([Finding(fault(), Severity.ERROR, place, written, {"written": written})], lang, [written]))  # type: ignore[arg-type]
    assert len(root.findall("testsuite/testcase")) == 1


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40), st.text(max_size=20))
def test_any_text_is_well_formed(written: str, file: str) -> None:
    text = to_junit([finding(written, Place(file, row=1))], "zh", [file])
    assert len(ElementTree.fromstring(text.encode("utf-8")).findall("testsuite/testcase")) == 1
