"""SARIF 2.1.0: valid by the published schema, stable fingerprints, places that GitHub and editors find."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.finding import Finding, Severity
from gxq_plan.place import Place
from gxq_plan.render.to_sarif import to_sarif
from gxq_plan.report.catalogue import CATALOGUE

from .findings import HOSTILE, fault, finding, many

SCHEMA = Path(__file__).parent.parent / "schemas" / "sarif-2.1.0-rtm.5.json"
_URI = re.compile(r"(file:///)?([A-Za-z]:/)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


@cache
def validator() -> jsonschema.Draft4Validator:
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def run_of(text: str) -> dict[str, Any]:
    record = json.loads(text)
    assert [one.message for one in validator().iter_errors(record)] == []
    run: dict[str, Any] = record["runs"][0]
    return run


def location(place: Place, **given: Any) -> dict[str, Any]:
    [result] = run_of(to_sarif([finding(place=place)], "zh", **given))["results"]
    [found] = result["locations"]
    return dict(found)


def test_a_result_names_its_rule_its_level_and_its_words() -> None:
    run = run_of(to_sarif([finding()], "zh"))
    [result] = run["results"]
    assert (result["ruleId"], result["level"]) == ("A003", "error")
    assert result["message"]["text"] == "W01-3\n写的是“约5”\n请写数字"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "A003"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_every_rule_is_listed_in_the_language_chosen() -> None:
    for lang in ("zh", "en"):
        rules = run_of(to_sarif([], lang))["tool"]["driver"]["rules"]
        assert [one["id"] for one in rules] == list(CATALOGUE)
        known = CATALOGUE["A003"]
        [rule] = [one for one in rules if one["id"] == "A003"]
        assert rule["shortDescription"]["text"] == known.title.of(lang)
        assert known.why.of(lang) in rule["help"]["text"]
        assert known.example.of(lang) in rule["help"]["text"]
        assert all(one["help"]["text"] for one in rules)


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_levels(severity: Severity, level: str) -> None:
    assert run_of(to_sarif([finding(severity=severity)], "en"))["results"][0]["level"] == level


def test_a_cell_of_a_text_file_is_a_line_and_the_character_where_it_begins() -> None:
    place = Place("data/2019.csv", None, 14, "实际值", 4)
    at = location(place, starts={("data/2019.csv", 14, 4): 19})
    assert at["physicalLocation"]["region"] == {"startLine": 14, "startColumn": 19}
    assert at["logicalLocations"][0]["fullyQualifiedName"] == "D14"


def test_the_number_of_a_cell_is_never_taken_for_a_character() -> None:
    assert location(Place("a.csv", None, 14, "实际值", 4))["physicalLocation"]["region"] == {"startLine": 14}


def test_a_place_in_the_plan_has_its_character() -> None:
    at = location(Place("data/plan.yaml", None, 7, None, 12))
    assert at["physicalLocation"]["region"] == {"startLine": 7, "startColumn": 12}
    assert "logicalLocations" not in at


def test_a_cell_of_a_workbook_is_named_and_has_no_line() -> None:
    at = location(Place("2019.xlsx", "Sheet1", 7, "实际值", 3))
    assert "region" not in at["physicalLocation"]
    assert at["logicalLocations"] == [{"name": "C7", "fullyQualifiedName": "Sheet1!C7", "kind": "element"}]


@pytest.mark.parametrize(
    ("file", "artifact"),
    [
        ("data/2019.csv", {"uri": "data/2019.csv", "uriBaseId": "%SRCROOT%"}),
        (
            "data/2019 科技局#1.csv",
            {"uri": "data/2019%20%E7%A7%91%E6%8A%80%E5%B1%80%231.csv", "uriBaseId": "%SRCROOT%"},
        ),
        ("a:b.csv", {"uri": "a%3Ab.csv", "uriBaseId": "%SRCROOT%"}),
        ("/tmp/a b.csv", {"uri": "file:///tmp/a%20b.csv"}),
        ("C:/数/a.csv", {"uri": "file:///C:/%E6%95%B0/a.csv"}),
        ("\udcb2\udce2.csv", {"uri": "%B2%E2.csv", "uriBaseId": "%SRCROOT%"}),
        (None, {"uri": ".", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_addresses(file: str | None, artifact: dict[str, str]) -> None:
    assert location(Place(file, row=3 if file else None))["physicalLocation"]["artifactLocation"] == artifact


def prints(findings: list[Finding]) -> list[str]:
    return [
        one["partialFingerprints"]["primaryLocationLineHash"] for one in run_of(to_sarif(findings, "zh"))["results"]
    ]


def test_a_fingerprint_stays_when_rows_move_and_values_change() -> None:
    before = finding("约5", Place("a.csv", None, 14, "实际值", 4))
    after = finding("约6", Place("a.csv", None, 20, "实际值", 4))
    assert prints([before]) == prints([after])


def test_fingerprints_tell_findings_apart() -> None:
    same = many(20)
    others = [finding(), finding(subject="W02-1"), finding(code="A004"), finding(place=Place("b.csv", row=14))]
    found = prints([*same, *others])
    assert len(set(found)) == len(found)


def test_thousands_keep_the_worst_and_some_of_every_kind_with_the_true_totals() -> None:
    found = [
        *many(6000, "F106", severity=Severity.INFO),
        *many(4990),
        *many(300, "A008", file="z.csv"),
        *many(1, "X001", file="zz.csv"),
    ]
    run = json.loads(to_sarif(found, "en"))["runs"][0]
    kept = [one["ruleId"] for one in run["results"]]
    assert len(kept) == 5000
    assert {code: kept.count(code) for code in dict.fromkeys(kept)} == {"A003": 4699, "A008": 300, "X001": 1}
    assert run["properties"] == {"gxq": {"findings": 11291, "listed": 5000}}
    [note] = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("11291 findings in all: 5291 errors, 0 warnings, 6000 infos; 6291 of")
    # A finding keeps its name whether the others are listed or not.
    whole = json.loads(to_sarif(found, "en", everything=True))["runs"][0]["results"]
    assert len(whole) == 11291
    assert {json.dumps(one) for one in run["results"]} <= {json.dumps(one) for one in whole}


def test_a_cut_run_is_valid() -> None:
    few = to_sarif(many(2), "zh")
    noted = to_sarif(many(5001), "zh")
    run = json.loads(noted)["runs"][0]
    run["results"] = json.loads(few)["runs"][0]["results"]  # five thousand take the validator a minute
    run_of(json.dumps({"version": "2.1.0", "runs": [run]}))


def test_what_leaves_nothing_to_judge_is_no_success() -> None:
    run = run_of(to_sarif([finding(place=Place(), code="P001", stops=True)], "zh"))
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert len(run["results"]) == 1


@pytest.mark.parametrize("written", HOSTILE)
def test_hostile_text_is_text(written: str) -> None:
    place = Place(written, written, 3, written, 4)
    text = to_sarif([Finding(fault(), Severity.ERROR, place, written, {"written": written})], "en")
    assert text.encode("utf-8")
    [result] = run_of(text)["results"]
    assert _URI.fullmatch(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(|(?<!\{)\{\d+\}", result["message"]["text"])


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40), st.text(min_size=1, max_size=20))
def test_any_text_is_readable(written: str, file: str) -> None:
    text = to_sarif([finding(written, Place(file, row=1))], "zh")
    [result] = json.loads(text.encode("utf-8"))["runs"][0]["results"]
    assert _URI.fullmatch(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
