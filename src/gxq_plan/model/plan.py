"""What a plan is: Plan > Project > Task > Work > Indicator, with the goals beside them. All frozen.

Levels are optional: indicators may stand under the plan itself, a project, a task or a work. Every node keeps the
`line` of the plan file that it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan.model import period as periods
from gxq_plan.model.rules import Rules
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gxq_plan.model.department import Department
    from gxq_plan.model.period import Period
    from gxq_plan.model.target import Direction, Target


class Variant(NamedTuple):
    """Another spelling of a name elsewhere in the document."""

    text: str
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every part of a plan may carry."""

    line: int = 0
    as_written: Mapping[str, str] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()
    notes: tuple[str, ...] = ()


class Baseline(NamedTuple):
    """Where an indicator stood before the plan."""

    period: Period
    value: Decimal
    source: str | None = None
    status: str | None = None
    note: str | None = None


class Revision(NamedTuple):
    """A target that was changed: the one in force stands in `targets`, this keeps what it was and who changed it."""

    period: Period
    before: str | None = None
    after: str | None = None
    on: str | None = None
    document: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Node):
    """One row of the annex. `targets` is by year, `each` and the shares of a span filled in where a year has none of
    its own; `span_targets` are those shares for every year; `other_targets` keeps what stands under any other key (a
    span, a period inside a year) as it is written. The first of `departments` owns the row."""

    id: str
    name: str
    unit: str
    kind: Kind
    direction: Direction
    targets: Mapping[Period, Target]
    span_targets: Mapping[Period, Target] = field(default_factory=dict)
    other_targets: Mapping[str, Target] = field(default_factory=dict)
    departments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    kind_confirmed: bool = True
    same_as: str | None = None
    baseline: Baseline | None = None
    tolerance: Decimal = Decimal(0)
    limits: tuple[Decimal | None, Decimal | None] = (None, None)
    decimals: int | None = None
    compound: bool = False
    nature: str | None = None
    weight: Decimal = Decimal(1)
    definition: str | None = None
    aliases: tuple[str, ...] = ()
    date: str | None = None
    numerator: str | None = None
    denominator: str | None = None
    revisions: tuple[Revision, ...] = ()
    responsibility: Mapping[str, Any] = field(default_factory=dict)

    @property
    def limits_in_force(self) -> tuple[Decimal | None, Decimal | None]:
        """What the plan declares; where it declares nothing, a percentage that is no growth rate is 0 to 100."""
        low, high = self.limits
        if is_percent(self.unit) and self.kind is not Kind.GROWTH:
            return Decimal(0) if low is None else low, Decimal(100) if high is None else high
        return low, high

    def node_targets(self, year: int) -> dict[int, Decimal]:
        """The numbers that the plan gives inside a year, by the month that they are due after, in their order."""
        found = {}
        for key, target in self.other_targets.items():
            inside = periods.from_text(key)
            if inside is not None and inside.year == year and target.value is not None and target.is_numeric:
                found[inside.months] = target.value
        return dict(sorted(found.items()))

    def target_elsewhere(self, period: Period) -> Target | None:
        """What the plan says of a year under another key: its span, or a period inside the year. Kept and shown."""
        for key, target in self.other_targets.items():
            inside = periods.from_text(key)
            if key != "each" and (inside is None or inside.year == period.year):
                return target
        return None

    @property
    def department(self) -> str | None:
        return self.departments[0] if self.departments else None

    @property
    def source(self) -> str | None:
        return self.sources[0] if self.sources else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Node):
    """A piece of work with the departments that lead and assist; `assist_open` where the document ends in 等."""

    number: int
    name: str
    lead: str | None = None
    assist: tuple[str, ...] = ()
    assist_open: bool = False
    department: str | None = None
    priority: str | None = None
    indicators: tuple[Indicator, ...] = ()
    responsibility: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"W{self.number:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Node):
    """A task: works, or indicators directly."""

    number: int
    name: str
    works: tuple[Work, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    @property
    def id(self) -> str:
        return f"T{self.number:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Node):
    """A project: tasks, or indicators directly."""

    number: int
    name: str
    tasks: tuple[Task, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    @property
    def id(self) -> str:
        return f"P{self.number}"


class Source(NamedTuple):
    """A statistical source of the plan."""

    name: str
    meaning: str | None = None
    line: int = 0
    as_written: Mapping[str, str] = MappingProxyType({})
    variants: tuple[Variant, ...] = ()
    notes: tuple[str, ...] = ()


class Priority(NamedTuple):
    """A class of the plan's roadmap."""

    name: str
    meaning: str | None = None
    line: int = 0
    as_written: Mapping[str, str] = MappingProxyType({})
    variants: tuple[Variant, ...] = ()
    notes: tuple[str, ...] = ()


class GoalLink(NamedTuple):
    """An indicator that stands for a goal: `same`, `converted` by a factor, or only `related`."""

    indicator: str
    relation: str
    factor: Decimal | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Node):
    """A quantified goal of the plan's text. `per_year` goals ask every year for `value` or `change_percent`."""

    id: str
    name: str
    bound: str | None = None
    value: Decimal | None = None
    change_percent: Decimal | None = None
    unit: str | None = None
    by: Period | None = None
    per_year: bool = False
    multiple_of: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[GoalLink, ...] = ()


class Relation(NamedTuple):
    """What must hold across indicators: `form` is sum, part, equal, stock or at_least."""

    form: str
    indicators: tuple[str, ...]
    limit: Decimal | None
    reason: str
    line: int = 0


class Thresholds(NamedTuple):
    """Where statuses, trends and lights change (method.md). Shares, but for `growth_*`, which are points."""

    exceeded: float = 1.10
    near: float = 0.90
    behind: float = 0.60
    ahead: float = 1.05
    on_track: float = 0.95
    slow: float = 0.60
    hollow: float = 0.60
    too_easy: float = 1.30
    loaded: float = 0.15
    schedule_ahead: float = 0.05
    growth_near: float = 0.5
    growth_behind: float = 2
    light_green: float = 0.90
    light_yellow: float = 0.60
    reporting: float = 0.80

    def overridden(self) -> dict[str, float]:
        """The thresholds that differ from the method's own."""
        return {name: value for name, value in self._asdict().items() if value != self._field_defaults[name]}


class Conventions(NamedTuple):
    """A plan's choices where the method leaves one. `reverse_attainment` is complement or quotient."""

    reverse_attainment: str = "complement"
    thresholds: Thresholds = Thresholds()


_METHODS_OWN = Conventions()
_EVERY_RULE = Rules()


class Seat(NamedTuple):
    """An indicator with the nodes above it."""

    indicator: Indicator
    project: Project | None
    task: Task | None
    work: Work | None


@dataclass(frozen=True, kw_only=True)
class Plan(Node):
    """A plan as published. `path` and `sha256` are of the file it was read from."""

    id: str
    title: str
    periods: tuple[Period, ...]
    path: str = ""
    sha256: str = ""
    document_no: str | None = None
    issuer: str | None = None
    issued: str | None = None
    levels: tuple[str, ...] = ()
    steering: Mapping[str, Any] = field(default_factory=dict)
    conventions: Conventions = _METHODS_OWN
    departments: tuple[Department, ...] = ()
    sources: tuple[Source, ...] = ()
    priorities: tuple[Priority, ...] = ()
    goals: tuple[Goal, ...] = ()
    projects: tuple[Project, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    relations: tuple[Relation, ...] = ()
    rules: Rules = _EVERY_RULE

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Every indicator with the nodes above it, in the plan's order."""
        return tuple(self._seats())

    def _seats(self) -> Iterator[Seat]:
        yield from (Seat(one, None, None, None) for one in self.indicators)
        for project in self.projects:
            yield from (Seat(one, project, None, None) for one in project.indicators)
            for task in project.tasks:
                yield from (Seat(one, project, task, None) for one in task.indicators)
                for work in task.works:
                    yield from (Seat(one, project, task, work) for one in work.indicators)

    @cached_property
    def by_id(self) -> Mapping[str, Seat]:
        """The seat of each indicator."""
        return {seat.indicator.id: seat for seat in self.seats}

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(task for project in self.projects for task in project.tasks)

    @cached_property
    def works(self) -> tuple[Work, ...]:
        return tuple(work for task in self.tasks for work in task.works)

    @cached_property
    def department_names(self) -> Mapping[str, str]:
        """Every name, alias and variant of a department, to its official name."""
        return {name: one.name for one in self.departments for name in (*reversed(one.other_names), one.name)}

    def name_of(self, subject: str) -> str:
        """The name of an indicator or a work, by its id."""
        seat = self.by_id.get(subject)
        return seat.indicator.name if seat else next(one.name for one in self.works if one.id == subject)

    @property
    def final(self) -> Period:
        """The period that the plan is to be reached by."""
        return self.periods[-1]
