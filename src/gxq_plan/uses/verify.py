"""A published report computed again: from its own inputs, and from what is there today."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan.errors import GxqError, InputError
from gxq_plan.model import period as periods
from gxq_plan.model.rules import day
from gxq_plan.place import Place
from gxq_plan.read import report_faults
from gxq_plan.read.plan_file import from_bytes
from gxq_plan.report import verify_faults as faults
from gxq_plan.report.changes_in_words import moved_figures, moved_goal, moved_light
from gxq_plan.report.diff import Cause, Stage
from gxq_plan.report.outline_diff import CAUSE
from gxq_plan.report.record import of_report
from gxq_plan.report.record_differences import differences
from gxq_plan.report.schema import SCHEMAS
from gxq_plan.report.shape import misfits
from gxq_plan.report.verified import Difference, Input, Verified
from gxq_plan.text import LANGS, Text
from gxq_plan.uses.audit import audit
from gxq_plan.uses.diff import diff
from gxq_plan.uses.scope import Scope
from gxq_plan.uses.state import Bytes, State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.read.plan_values import Known
    from gxq_plan.report.report import Report
    from gxq_plan.uses.find_inputs import Finder

Record = dict[str, Any]
# What is of the run that wrote a report, and not of what it says.
_OF_THE_RUN = ("version",)
_MOST_MISFITS = 20
_PLAN_PATH = "plan.yaml"


class Asked(NamedTuple):
    """A report as it was read: how it is named, its record and its bytes."""

    shown: str
    record: Record
    data: bytes


def well_formed(asked: Asked) -> None:
    """Raises InputError with the places that break the format of a report."""
    whole = SCHEMAS["report"]["anyOf"][0]
    found = []
    for one in misfits(asked.record, whole):
        found.append(report_faults.REPORT_SHAPE.at(Place(asked.shown), path=one.path or "$", problem=one.problem))
        if len(found) == _MOST_MISFITS:
            break
    if found:
        raise InputError(found)


def verify(asked: Asked, finder: Finder, today: Callable[[], State | None], known: Known, version: str) -> Verified:
    """Whether the report follows from the inputs that it names, and whether it holds today: `today` reads what is in
    force, None where nothing is. Raises GxqError where the report breaks its format, or its inputs cannot be read; that
    today's cannot be is a finding beside the first answer."""
    well_formed(asked)
    inputs = tuple(_inputs(asked.record, finder))
    digest = hashlib.sha256(asked.data).hexdigest()
    nothing = Verified(asked.shown, digest, asked.record, version, None, inputs, None, (), None, (), ())
    if nothing.missing:
        return nothing._replace(findings=tuple(_missing(asked, one) for one in nothing.missing))
    state = _state(asked, finder, known)
    found, carried = _compared(asked.record, state)
    told = [_told(asked, one, version) for one in found]
    answered = nothing._replace(
        plan=state.plan, reproduced=not found, differences=tuple(found), carried=carried, findings=tuple(told)
    )
    try:
        return _with_today(asked, answered, state, today())
    except GxqError as error:
        return answered._replace(unread=error.findings, findings=(*told, *error.findings))


def _with_today(asked: Asked, answered: Verified, then: State, now: State | None) -> Verified:
    if now is None:
        return answered._replace(today=False)
    stages = _since(asked.record, then, now)
    told = (_overtaken(asked, one) for one in _moved(stages))
    return answered._replace(holds=not stages, stages=stages, now=now.plan, findings=(*answered.findings, *told))


# --- the inputs ---------------------------------------------------------------------------------------------------


def _inputs(record: Record, finder: Finder) -> Iterator[Input]:
    """The plan, then every file once, in the report's order: a workbook stands there for each of its sheets."""
    yield finder.find("plan", record["plan"].get("path") or _PLAN_PATH, record["plan"]["sha256"])
    for path, sha256 in dict.fromkeys((one["path"], one["sha256"]) for one in record["inputs"]):
        yield finder.find("input", path, sha256)


def _missing(asked: Asked, one: Input) -> Finding:
    changed = _INSTEAD.get(one.instead or "", _NOTHING)
    facts: Mapping[str, object] = {"path": one.path, "sha256": one.sha256, "looked": list(one.looked)}
    return faults.INPUT_MISSING.at(Place(asked.shown), None, changed=changed, **facts)


def _state(asked: Asked, finder: Finder, known: Known) -> State:
    """The plan and the files of the report, under the names that they have in it: a period is read from a name.

    Raises PlanError where this gxq cannot read the plan, InputError where the report is of no year of it."""
    plan = asked.record["plan"]
    read = from_bytes(finder.data[plan["sha256"]], plan.get("path") or _PLAN_PATH, known)
    _of_plan(asked, read)
    files = dict.fromkeys((one["path"], one["sha256"]) for one in asked.record["inputs"])
    return State("", read, tuple(Bytes(path, finder.data[sha256]) for path, sha256 in files))


def _of_plan(asked: Asked, plan: Plan) -> None:
    """The periods and the day that a report names must be such that it could have been made."""
    compare, rules = asked.record.get("compare"), asked.record.get("rules", {})
    wrong = [
        (path, _OUTSIDE)
        for path, written in (("period", asked.record["period"]), ("compare.period", compare and compare["period"]))
        if written and periods.Period(_period(written).year) not in plan.periods
    ]
    wrong += [("rules.as_of", _NO_DAY)] if "as_of" in rules and day(rules["as_of"]) is None else []
    if wrong:
        place = Place(asked.shown)
        raise InputError([report_faults.REPORT_SHAPE.at(place, path=path, problem=problem) for path, problem in wrong])


_OUTSIDE = Text(zh="不在该计划的年度之内", en="it is not within that plan")
_NO_DAY = Text(zh="没有这一天", en="there is no such day")


# --- computed again -----------------------------------------------------------------------------------------------


def _compared(record: Record, state: State) -> tuple[list[Difference], int]:
    """What differs; and how many findings are about files that are no inputs, which cannot be found a second time.

    Messages are in the language of the run: the report is compared in the one in which less differs."""
    files = {one.shown for one in state.files} | {state.plan.path}
    kept = [one for one in record["findings"] if one["file"] is None or one["file"] in files]
    published = {key: value for key, value in record.items() if key not in _OF_THE_RUN} | {"findings": kept}
    report = _again(record, state)
    tried = []
    for lang in LANGS:
        recomputed = {key: value for key, value in of_report(report, lang).items() if key not in _OF_THE_RUN}
        recomputed["plan"] = {key: value for key, value in recomputed["plan"].items() if key in published["plan"]}
        tried.append(list(differences(published, recomputed)))
    return min(tried, key=len), len(record["findings"]) - len(kept)


def _again(record: Record, state: State) -> Report:
    rules, compare = record.get("rules", {}), record.get("compare")
    return audit(
        state.plan,
        state.read(state.plan),
        _scope(record),
        period=_period(record["period"]),
        compare=_period(compare["period"]) if compare else None,
        as_of=rules.get("as_of"),
    )


def _scope(record: Record) -> Scope:
    return Scope({option: tuple(values) for option, values in record["scope"].items()})


def _period(written: str) -> Period:
    found = periods.from_text(written)
    assert found is not None  # the schema's pattern
    return found


def _told(asked: Asked, one: Difference, version: str) -> Finding:
    """What a figure should be; another method is told as such, and another version of gxq beside it."""
    wrote = asked.record.get("version")
    other = Text(zh="（报告由 gxq {wrote} 写出，现在是 {now}）", en=" (gxq {wrote} wrote it, this is {now})")
    said = other.given(wrote=wrote, now=version) if wrote and wrote != version else _NOTHING
    fault = faults.METHOD_DIFFERS if one.path.startswith("method.") else faults.FIGURE_DIFFERS
    values = {"published": _word(one.published), "recomputed": _word(one.recomputed)}
    return fault.at(Place(asked.shown), one.id, path=one.path, version=said, **values)


_NOTHING = Text(zh="", en="")
_INSTEAD = {
    "changed": Text(zh="，那里现在是另一份内容", en=": what lies there now is something else"),
    "damaged": Text(zh="，留痕里的那一份已被改动", en=": what the record kept of it was changed"),
}


def _word(value: Any) -> object:
    if value is None:
        return Text(zh="空", en="nothing")
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, int | float | str) else str(value)


# --- today --------------------------------------------------------------------------------------------------------


def _since(record: Record, then: State, now: State) -> tuple[Stage, ...]:
    """What changed since, as far as it touches the report: its rows, its periods. What came in for later periods alone
    does not."""
    compare = record.get("compare")
    wanted = {_period(record["period"])} | ({_period(compare["period"])} if compare else set())
    scope = _scope(record)
    within = {seat.indicator.id for plan in (then.plan, now.plan) for seat in plan.seats if scope.holds(seat)}
    found = diff("state", then, now, within)
    return tuple(each for one in found.stages if _moves(each := _touching(one, wanted)))


def _touching(stage: Stage, wanted: set[Period]) -> Stage:
    """A stage with what it moved in some periods, and the changes that may have moved it."""
    rows = tuple(one for one in stage.rows if one.period in wanted)
    ids = {one.id for one in rows}
    return stage._replace(
        plan=tuple(one for one in stage.plan if not one.subject or one.subject in ids or stage.cause is Cause.ROWS),
        values=tuple(one for one in stage.values if one.period in wanted or one.id in ids),
        rows=rows,
        lights=tuple(one for one in stage.lights if one.period in wanted),
        goals=tuple(one for one in stage.goals if one.period in wanted),
    )


def _moves(stage: Stage) -> bool:
    return bool(stage.rows or stage.lights or stage.goals)


class _Moved(NamedTuple):
    """A row, a goal or a group of one period with what a cause made of it."""

    cause: Cause
    id: str
    period: Period
    figures: tuple[Text, ...]


def _moved(stages: Sequence[Stage]) -> Iterator[_Moved]:
    """Lights follow from rows: they stand for themselves only where no row moved."""
    for stage in stages:
        for one in stage.rows:
            yield _Moved(stage.cause, one.id, one.period, moved_figures(one))
        for goal in stage.goals:
            found = goal.after or goal.before
            assert found is not None
            yield _Moved(stage.cause, found.goal.id, goal.period, moved_goal(goal))
        for light in () if stage.rows else stage.lights:
            yield _Moved(stage.cause, light.id, light.period, moved_light(light))


def _overtaken(asked: Asked, one: _Moved) -> Finding:
    facts: Mapping[str, object] = {"figures": list(one.figures), "cause": CAUSE[one.cause]}
    return faults.OVERTAKEN.at(Place(asked.shown), one.id, period=one.period, **facts)
