"""Plan files are written as they are read: any text comes back as that text, any number as it was written."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from gxq_plan.read.from_yaml import Node, nodes
from gxq_plan.read.plan_file import from_bytes
from gxq_plan.write.plan_file import Number, to_yaml


def plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: plain(one) for key, one in node.value.items()}
    if isinstance(node.value, list):
        return [plain(one) for one in node.value]
    return node.value


@given(some.text(some.characters(codec="utf-8", exclude_characters="\ufeff"), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    root, findings = nodes(to_yaml({"schema": text, "plan": {"id": text, "more": [text, {"key": text}]}}).encode(), "p")
    assert not findings
    assert plain(root) == {"schema": text, "plan": {"id": text, "more": [text, {"key": text}]}}
    assert isinstance(root.value, dict)
    assert not root.value["schema"].is_null


def test_the_layout_is_that_of_the_shipped_plan() -> None:
    row = {
        "id": "W01-1",
        "name": "占比",
        "unit": "%",
        "kind": "ratio",
        "direction": "up",
        "targets": {"2018": Number("0.90"), "2018-2019": {"average": Number("5")}},
    }
    plan = {
        "schema": "gxq.plan/1",
        "plan": {"id": "demo", "title": "示例", "periods": [2018, 2019]},
        "departments": [{"name": "科技局"}],
        "projects": [
            {
                "number": 1,
                "name": "甲",
                "tasks": [
                    {
                        "number": 1,
                        "name": "乙",
                        "works": [{"number": 1, "name": "丙", "assist_open": True, "indicators": [row]}],
                    }
                ],
            }
        ],
    }
    text = to_yaml(plan)
    assert text.endswith(
        """
projects:
  - number: 1
    name: 甲
    tasks:
      - number: 1
        name: 乙
        works:
          - number: 1
            name: 丙
            assist_open: true
            indicators:
              - {id: W01-1, name: 占比, unit: "%", kind: ratio, direction: up,
                 targets: {2018: 0.90, "2018-2019": {average: 5}}}
"""
    )
    assert str(from_bytes(text.encode(), "p").seats[0].indicator.decimals) == "None"
