"""Where the plan and the actuals are, and which files a call names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.errors import InputError, PlanError
from gxq_plan.place import Place
from gxq_plan.read import actuals, plan_faults, tables
from gxq_plan.read import file_faults as faults
from gxq_plan.read.nearest import nearest
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.finding import Finding

_PLAN = Path("data", "plan.yaml")


class Source(NamedTuple):
    """A file to read: on disk, or bytes that were already read (standard input; with a path, what it held then).
    `shown` is how messages name it."""

    shown: str
    path: Path | None = None
    data: bytes | None = None


def shown(path: Path) -> str:
    """A path as messages and records name it: relative to the working directory where it lies below it, with `/`."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def plan_file(named: Path | None) -> Path:
    """The plan file: the one named, else data/plan.yaml here or in the nearest parent folder.

    Raises PlanError with the places that were looked at.
    """
    if named:
        if named.exists():
            return named
        raise PlanError([plan_faults.NOT_FOUND.at(Place(), looked=Text.both(named.as_posix()))])
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _PLAN).is_file():
            return folder / _PLAN
    tried = [Text.both((folder / _PLAN).as_posix()) for folder in (here, *here.parents)]
    raise PlanError([plan_faults.NOT_FOUND.at(Place(), looked=tried)])


def actuals_folder(named: Path | None, plan: Path) -> Path:
    """The actuals folder: the one named, else actuals/ beside the plan."""
    return named or plan.parent / "actuals"


def whole(folder: Path) -> Path:
    """A folder by a path that says where it is, so that what lies beside it can be named: `.` and `..` do not."""
    return folder.resolve() if ".." in folder.parts else folder.absolute()


def record_folder(folder: Path) -> Path:
    """The record of an actuals folder: record/ beside it."""
    return whole(folder).parent / "record"


def sources(paths: Sequence[Path], folder: Path) -> tuple[list[Source], list[Finding]]:
    """The files that a call names, each once, folders opened; and what is wrong with those that cannot be."""
    found: dict[Path, Source] = {}
    findings: list[Finding] = []
    if not paths and not folder.exists():
        return [], [faults.NO_DATA_FILES.at(Place(shown(folder)), problem=_NO_FOLDER)]
    for path in paths or [folder]:
        try:
            for one in _files(path, folder):
                found.setdefault(one.resolve(), Source(shown(one), one))
        except InputError as error:
            findings += error.findings
    return list(found.values()), findings


def _files(path: Path, folder: Path) -> Iterable[Path]:
    if not path.exists():
        raise InputError([faults.FILE_MISSING.at(Place(shown(path)), near=_near(path))])
    if not path.is_dir():
        return [path]
    files = actuals.data_files(path) if path.resolve() == folder.resolve() else actuals.files_in(path)
    if not files:
        raise InputError([faults.NO_DATA_FILES.at(Place(shown(path)), problem=_nothing_in(path))])
    return files


def _nothing_in(folder: Path) -> Text:
    """Why a folder that is there gives nothing to read: files are there, but none is called after a period."""
    others = [one.name for one in actuals.files_in(folder)]
    return _NOT_NAMED.given(count=len(others), names=others[:3]) if others else _EMPTY_FOLDER


_NO_FOLDER = Text(zh="没有这个文件夹", en="there is no such folder")
_EMPTY_FOLDER = Text(zh="文件夹里没有可读的数据文件", en="the folder holds no data file")
_NOT_NAMED = Text(
    zh="文件夹里有 {count} 个数据文件，但文件名都不以期间开头：{names}",
    en="the folder holds {count} data files, but no name begins with a period: {names}",
)


def _near(path: Path) -> Text:
    try:
        files = path.parent.iterdir() if path.parent.is_dir() else ()
        names = [one.name for one in files if one.suffix.lower() in tables.SUFFIXES or one.is_dir()]
    except OSError:
        names = []
    found = nearest(path.name, names)
    if not found:
        return Text(zh="", en="")
    return Text(zh="；是不是“{names}”？", en="; did you mean {names}?").given(names=found)
