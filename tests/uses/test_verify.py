"""A published report: reproduced or not, with which figures; missing inputs; what no longer holds, and why."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxq_plan.cli import _options
from gxq_plan.errors import InputError
from gxq_plan.read.plan_file import from_file
from gxq_plan.report.record import of_report
from gxq_plan.report.record_verify import of_verified
from gxq_plan.report.schema import SCHEMAS
from gxq_plan.report.shape import misfits
from gxq_plan.uses.audit import audit
from gxq_plan.uses.find_inputs import RECEIVED, Finder
from gxq_plan.uses.scope import scope
from gxq_plan.uses.state import Bytes, State, files_of
from gxq_plan.uses.verify import Asked, verify
from tests.make import period_of

if TYPE_CHECKING:
    from gxq_plan.report.verified import Verified
    from gxq_plan.text import Lang

HERE = Path(__file__).parent.parent / "golden" / "diff"
VERSION = "0.1.0"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the old state as `data`."""
    shutil.copytree(HERE / "old", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def state(folder: str = "data") -> State:
    path = Path(folder, "plan.yaml")
    return State(folder, from_file(path, path.as_posix(), _options.known_faults), files_of(Path(folder, "actuals")))


def published(lang: Lang = "zh", *, period: str = "2019", compare: str | None = None, **options: Any) -> dict[str, Any]:
    now = state()
    found = audit(
        now.plan,
        now.read(now.plan),
        scope(now.plan, options),
        period=period_of(period),
        compare=period_of(compare) if compare else None,
    )
    return json.loads(json.dumps(of_report(found, lang, VERSION)))  # type: ignore[no-any-return]


def verified(record: dict[str, Any], search: tuple[str, ...] = (), now: str | None = "data") -> Verified:
    folder = Path("data")
    finder = Finder([Path(), folder], folder / RECEIVED, [folder / "actuals", folder], [Path(one) for one in search])
    asked = Asked("report.json", record, json.dumps(record).encode())
    found = verify(asked, finder, lambda: state(now) if now else None, _options.known_faults, VERSION)
    assert list(misfits(of_verified(found, "zh"), SCHEMAS["verify"]["anyOf"][0])) == []
    return found


def codes(found: Verified) -> list[str]:
    return [one.code for one in found.findings]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "options", [{}, {"period": "2018"}, {"compare": "2018"}, {"dept": ["科技局"]}, {"status": ["met"]}, {"work": ["2"]}]
)
def test_a_report_is_reproduced_whatever_it_was_asked_for(home: Path, lang: Lang, options: dict[str, Any]) -> None:
    found = verified(published(lang, **options))
    assert (found.reproduced, found.holds, found.findings) == (True, True, ())


def test_an_edited_figure_is_named_with_both_values(home: Path) -> None:
    record = published()
    record["indicators"][0]["actual"] = 120.0
    found = verified(record)
    assert [(one.path, one.id, one.published, one.recomputed) for one in found.differences] == [
        ("indicators[W01-1].actual", "W01-1", 120.0, 118.0)
    ]
    assert (found.reproduced, codes(found)) == (False, ["R101"])


def test_a_row_that_was_taken_out_is_one_difference(home: Path) -> None:
    record = published()
    del record["indicators"][0]
    assert [(one.path, one.published) for one in verified(record).differences] == [("indicators[W01-1]", None)]


def test_thresholds_that_are_not_the_plans_are_another_method(home: Path) -> None:
    record = published()
    record["method"]["thresholds"]["near"] = 0.8
    record["version"] = "0.0.9"
    found = verified(record)
    assert codes(found) == ["R102"]
    assert "0.0.9" in found.findings[0].fault.remedy.of("en", **found.findings[0].facts)


def test_a_message_that_was_edited_is_found_in_either_language(home: Path) -> None:
    path = Path("data/actuals/2019.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("118", "约118"), encoding="utf-8", newline="\n")
    for lang in ("zh", "en"):
        record = published(lang)
        assert verified(record).reproduced
        record["findings"][0]["message"] += "!"
        assert {one.path for one in verified(record).differences} == {"findings[0]", "findings"}


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_edit_of_any_figure_is_found_or_refused(home: Path, data: Any) -> None:
    """Whatever leaf is changed: the report is no longer reproduced, breaks its format, or names an input that is not
    there. Never a traceback, never a yes."""
    record = _RECORDS.setdefault("", published(compare="2018"))
    edited = copy.deepcopy(record)
    node, key = edited, ""
    while isinstance(node, dict | list) and node:
        parent, key = node, data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        node = parent[key]
    put = data.draw(st.sampled_from([None, 7, 0.5, "met", "2020", "W01-2", True]))
    if put == node or key in ("version", "path", "schema"):
        return
    parent[key] = put
    try:
        found = verified(edited, now=None)
    except InputError:
        return
    assert found.findings or put == node


_RECORDS: dict[str, dict[str, Any]] = {}


def test_a_missing_input_is_named_with_where_it_was_looked_for(home: Path) -> None:
    record = published()
    Path("data/actuals/2018.csv").write_text("编号,实际值\nW01-1,1\n", encoding="utf-8")
    found = verified(record)
    assert (found.reproduced, found.holds, codes(found)) == (None, None, ["R103"])
    [lost] = found.missing
    assert (lost.path, lost.instead) == ("data/actuals/2018.csv", "changed")
    assert {"data/actuals/2018.csv", "data/record/received", "data/actuals"} <= set(lost.looked)


@pytest.mark.parametrize("where", ["data/record/received", "data/actuals", "backup/deep/er"])
def test_an_input_is_found_by_its_hash_wherever_it_is_and_whatever_it_is_called(home: Path, where: str) -> None:
    record = published()
    for at, one in enumerate(record["inputs"] + [record["plan"]]):
        Path(where).mkdir(parents=True, exist_ok=True)
        name = one["sha256"] if "received" in where else f"kept-{at}"
        Path(one["path"]).rename(Path(where, name))
    found = verified(record, search=("backup",), now=None)
    assert (found.reproduced, found.holds, found.today) == (True, None, False)
    assert all(one.found and one.found.startswith(where) for one in found.inputs)


def test_a_copy_in_the_record_that_was_changed_is_told(home: Path) -> None:
    record = published()
    kept = Path("data/record/received", record["inputs"][0]["sha256"])
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"?")
    Path(record["inputs"][0]["path"]).unlink()
    assert [one.instead for one in verified(record).missing] == ["damaged"]


@pytest.mark.parametrize(
    "path", ["//server/share/2018.csv", "a\0b.csv", "", "/", "../" * 40 + "etc/passwd", "x" * 5000]
)
def test_a_hostile_path_leads_nowhere(home: Path, path: str) -> None:
    record = published()
    record["inputs"][0] |= {"path": path, "sha256": "0" * 64}
    assert codes(verified(record)) == ["R103"]


def test_what_was_revised_since_no_longer_holds_and_why(home: Path) -> None:
    record = published()
    shutil.copytree("data", "then")
    shutil.rmtree("data")
    shutil.copytree(HERE / "new", "data")
    found = verified(record, search=("then",))
    assert (found.reproduced, found.holds) == (True, False)
    assert [str(one.cause) for one in found.stages] == ["method", "target", "rows", "revised", "withdrawn", "new"]
    assert set(codes(found)) == {"R104"}
    said = [one.fault.message.of("zh", **one.facts) for one in found.findings if one.subject == "W01-2"]
    assert said == [
        "2019年已变：实际 5.3%→5.2%、完成率 100.0%→98.1%、差距 0个百分点→-0.1个百分点、状态 完成→基本完成、"
        "趋势 符合预期→进度滞后、推算 可望完成→难以完成（更正）"
    ]
    assert {str(one.period) for stage in found.stages for one in stage.rows} == {"2019"}


def test_new_data_of_a_later_period_takes_nothing_back(home: Path) -> None:
    record = published()
    Path("data/actuals/2020.csv").write_text("编号,实际值\nW01-1,130\nW02-1,47\n", encoding="utf-8")
    found = verified(record)
    assert (found.reproduced, found.holds) == (True, True)


def test_what_is_outside_of_the_scope_takes_nothing_back(home: Path) -> None:
    record = published(dept=["招商局"])
    shutil.copytree("data", "then")
    path = Path("data/actuals/2019.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("5.3", "5.2"), encoding="utf-8")
    assert verified(record, search=("then",)).holds


def test_a_goal_is_in_every_report_whatever_its_scope(home: Path) -> None:
    record = published(dept=["招商局"])
    shutil.copytree("data", "then")
    path = Path("data/actuals/2019.csv")
    path.write_text(path.read_text(encoding="utf-8").replace("118", "100"), encoding="utf-8")
    found = verified(record, search=("then",))
    assert (found.holds, [(one.code, one.subject) for one in found.findings]) == (False, [("R104", "G01")])


def test_a_report_of_another_plans_years_is_refused(home: Path) -> None:
    edits: dict[str, dict[str, Any]] = {
        "period": {"period": "2031"},
        "rules.as_of": {"rules": _rules("2020-02-31")},
    }
    for path, edit in edits.items():
        with pytest.raises(InputError, match="F044") as refused:
            verified(published() | edit)
        assert refused.value.findings[0].facts["path"] == path


def _rules(day: str) -> dict[str, Any]:
    return {"select": [], "ignore": [], "severity": {}, "command": {"select": [], "ignore": []}, "as_of": day}


def test_findings_about_files_that_were_no_inputs_are_counted_and_not_repeated(home: Path) -> None:
    record = published()
    one = copy.deepcopy(_finding()) | {"file": "data/actuals/2018.xlsx"}
    found = verified(record | {"findings": [*record["findings"], one]})
    assert (found.reproduced, found.carried) == (True, 1)


def _finding() -> dict[str, Any]:
    return {
        "code": "F014", "severity": "error", "message": "", "remedy": "", "file": None, "sheet": None, "row": None,
        "column": None, "column_number": None, "cell": None, "indicator": None, "subject": None, "facts": {"ids": []},
        "answer": None, "waiver": None,
    }  # fmt: skip


def test_today_may_be_unreadable_and_the_first_answer_stands(home: Path) -> None:
    record = published()
    now = State("data", state().plan, (Bytes("2019.xlsx", b"PK\x03\x04"),))
    finder = Finder([Path()], Path("nowhere"), [])
    asked = Asked("report.json", record, b"")
    found = verify(asked, finder, lambda: now, _options.known_faults, VERSION)
    assert (found.reproduced, found.holds, codes(found)) == (True, None, ["F014"])
