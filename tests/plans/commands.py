"""What is run on every plan: examples for each command of the group, made from what the plan has."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.render.formats import FORMATS
from gxq_plan.report.scoring_example import example
from gxq_plan.report.target_words import target_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gxq_plan.model.plan import Plan


class Example(NamedTuple):
    """Arguments after the plan's, the exit code, and whether what is printed is a page for people."""

    arguments: tuple[str, ...]
    code: int = 0
    page: bool = True


class Given(NamedTuple):
    """A plan with its reporting rounds in order, and a folder of the test for what commands write."""

    plan: Plan
    rounds: tuple[str, ...]
    actuals: Path
    folder: Path

    @property
    def last(self) -> str:
        return max(one for one in self.rounds if one.isdecimal())


def _check(given: Given) -> Iterator[Example]:
    yield Example(("check",))
    yield Example(("check", "-v", "--complete"))
    for name in given.rounds:
        yield Example(("check", str(given.actuals / f"{name}.csv"), "--fail-on", "warning"))
    for format in ("json", "github", "concise", "junit", "sarif", "markdown"):
        yield Example(("check", "--format", format, "-v"), page=False)


def _report(given: Given) -> Iterator[Example]:
    yield Example(("report",))
    yield Example(("report", "-v", "--sort", "-推算"))
    yield Example(("report", "--wide"), page=False)
    yield Example(("report", "--columns", "id,指标,目标,实际,差距,推算,K"))
    for name in given.rounds:
        yield Example(("report", "--period", name))
        yield Example(("report", "--period", name, "--format", "json"), page=False)
    years = [one for one in given.rounds if one.isdecimal()]
    if len(years) > 1:
        yield Example(("report", "--compare", years[0]))
    yield Example(("report", "--status", "基本完成"))
    yield Example(("report", "--fail-on-status", "far_behind"), code=given.plan.id in _FAR_BEHIND)
    for option, names in _scopes(given.plan).items():
        # What a plan does not have cannot be asked for: a usage error, with what there is.
        yield Example(("report", option, names[0] if names else "没有"), code=0 if names else 2, page=bool(names))
    yield from _documents(given)


_FAR_BEHIND = {"v1-goal-table", "v3-annual-prose", "v5-zone-2021"}


def _scopes(plan: Plan) -> dict[str, list[str]]:
    owned = [seat for seat in plan.seats if seat.indicator.department]
    return {
        "--dept": [str(seat.indicator.department) for seat in owned],
        "--project": [one.id for one in plan.projects],
        "--task": [one.id for one in plan.tasks],
        "--work": [one.id for one in plan.works],
        "--source": [one.name for one in plan.sources],
    }


def _documents(given: Given) -> Iterator[Example]:
    for format in FORMATS:
        yield Example(("report", "-o", str(given.folder / f"report.{format}"), "--format", format), page=False)


def _show(given: Given) -> Iterator[Example]:
    for seat in given.plan.seats:
        yield Example(("show", seat.indicator.id))
    yield Example(("show", given.plan.seats[0].indicator.name, "-v"))
    yield Example(("show", given.plan.seats[-1].indicator.id, "--period", given.rounds[0]))
    yield Example(("show", given.plan.seats[0].indicator.id, "--format", "json"), page=False)


def _list(given: Given) -> Iterator[Example]:
    for name in ("", "indicators", "works", "tasks", "departments", "goals"):
        yield Example(("list", name) if name else ("list",))
    yield Example(("list", "--format", "json"), page=False)
    for department in given.plan.departments:
        yield Example(("list", "--dept", department.name))


def _whatif(given: Given) -> Iterator[Example]:
    first, *_, last = (seat.indicator.id for seat in given.plan.seats)
    yield Example(("whatif", f"{first}@{given.last}=1", f"{last}=2"))
    yield Example(("whatif", f"{last}@{given.last}=2", "--format", "json"), page=False)


def _template(given: Given) -> Iterator[Example]:
    """Forms go to departments; a plan that names none says so."""
    owners = [seat.indicator.department for seat in given.plan.seats if seat.indicator.department]
    forms = ("template", "--all", "--period", given.rounds[0], "-o", str(given.folder))
    yield Example(forms, code=0 if owners else 2, page=False)
    if owners:
        yield Example(("template", "--dept", owners[0], "--format", "json"), page=False)
        yield Example(("template", "--dept", owners[0], "--format", "csv", "-o", "-"), page=False)


def _bulletin(given: Given) -> Iterator[Example]:
    for name in given.rounds:
        yield Example(("bulletin", "--period", name), page=False)
        yield Example(("bulletin", "--period", name, "-o", str(given.folder / f"{name}.docx")), page=False)


def _fix(given: Given) -> Iterator[Example]:
    """Files that say everything as the plan does: nothing is left for a person."""
    for name in given.rounds:
        yield Example(("fix", str(given.actuals / f"{name}.csv"), "-o", str(given.folder / f"{name}.csv")))
    yield Example(("fix", str(given.actuals / f"{given.last}.csv"), "--format", "json"), page=False)


def _accept(given: Given) -> Iterator[Example]:
    """Into a folder of the test, where there is nothing yet."""
    into = ("--actuals", str(given.folder / "data" / "actuals"))
    (given.folder / "data" / "actuals").mkdir(parents=True, exist_ok=True)
    yield Example(("accept", "--dry-run", str(given.actuals / f"{given.last}.csv"), *into))
    for name in given.rounds:
        yield Example(("accept", str(given.actuals / f"{name}.csv"), "--by", "张三", *into))
    yield Example(("verify", *into))


def _diff(given: Given) -> Iterator[Example]:
    plan = str(given.actuals.parent / "plan.yaml")
    first, *_, last = (str(given.actuals / f"{name}.csv") for name in given.rounds)
    yield Example(("diff", plan, plan))
    yield Example(("diff", first, last))
    yield Example(("diff", plan, plan, "--format", "json"), page=False)


def _verify(given: Given) -> Iterator[Example]:
    report = str(given.folder / "report.json")
    yield Example(("report", "-o", report), page=False)
    yield Example(("verify", report))


def _lint(given: Given) -> Iterator[Example]:
    yield Example(("lint",))
    yield Example(("lint", "-v"))
    for format in ("json", "github", "concise", "junit", "sarif", "markdown"):
        yield Example(("lint", "--format", format), page=False)


def _import(given: Given) -> Iterator[Example]:
    """The table of the plan as a page would print it: rows and years come back, whatever else a person must decide."""
    page = given.folder / "page.html"
    page.write_text(_page(given.plan), encoding="utf-8")
    years = f"{given.plan.periods[0]}-{given.plan.periods[-1]}"
    yield Example(("import", str(page), "--periods", years, "--fail-on", "never"))


def _page(plan: Plan) -> str:
    head = ("序号", "指标", "单位", *(f"{one}年" for one in plan.periods), "责任部门")
    rows = [head]
    for at, (indicator, *_) in enumerate(plan.seats, 1):
        targets = (indicator.targets.get(one) for one in plan.periods)
        said = (target_words(one).of("zh") for one in targets)
        rows.append((str(at), indicator.name, indicator.unit, *said, indicator.department or ""))
    cells = ("".join(f"<td>{escape(one)}</td>" for one in row) for row in rows)
    return (
        f"<html><body><h1>{plan.title}</h1><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></body></html>"
    )


def _explain(given: Given) -> Iterator[Example]:
    yield Example(("explain", "A009"))


def _init(given: Given) -> Iterator[Example]:
    """A folder of its own, whatever the plan; once, since it does not read one."""
    if given.plan.id.startswith("v1"):
        yield Example(("init", str(given.folder / "new"), "--periods", "2021-2023"), page=False)


def _schema(given: Given) -> Iterator[Example]:
    for name in ("plan", "row", "report"):
        yield Example(("schema", name), page=False)


def _supervise(given: Given) -> Iterator[Example]:
    yield Example(("supervise", "--as-of", "2020-12-31"))
    yield Example(("supervise", "--as-of", "2020-12-31", "--format", "json"), page=False)
    for suffix in ("html", "xlsx", "docx", "md", "csv"):
        yield Example(("supervise", "--as-of", "2020-12-31", "-o", str(given.folder / f"list.{suffix}")), page=False)


def _score(given: Given) -> Iterator[Example]:
    """Without a scoring file nothing is scored, nor is a year without departments or numbers; the example that gxq
    writes serves any other."""
    scoring = given.folder / "scoring.yaml"
    scoring.write_text(example(given.plan, "zh"), encoding="utf-8")
    owned = [seat.indicator for seat in given.plan.seats if seat.indicator.department]
    targets = [target for one in owned for period, target in one.targets.items() if str(period) == given.last]
    scored = any(target.is_numeric for target in targets)
    yield Example(("score",), code=2, page=False)
    yield Example(("score", "--init", "-"), page=False)
    yield Example(("score", "--scoring", str(scoring), "--period", given.last), code=0 if scored else 2, page=scored)


EXAMPLES: dict[str, Callable[[Given], Iterator[Example]]] = {
    "check": _check,
    "report": _report,
    "show": _show,
    "list": _list,
    "whatif": _whatif,
    "template": _template,
    "bulletin": _bulletin,
    "fix": _fix,
    "accept": _accept,
    "diff": _diff,
    "verify": _verify,
    "supervise": _supervise,
    "score": _score,
    "lint": _lint,
    "import": _import,
    "explain": _explain,
    "init": _init,
    "schema": _schema,
}
