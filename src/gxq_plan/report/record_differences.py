"""Two records of one report side by side, figure by figure."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from gxq_plan.report.verified import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Numbers that the same method gives on another machine: the method's own tolerance (method.md 2).
_TOLERANCE = 1e-9


def differences(published: Any, recomputed: Any, path: str = "", id: str | None = None) -> Iterator[Difference]:
    """What differs, down to single figures. Members of a list are matched by their ids, so that one row taken out is
    one difference; findings by all that they say."""
    if isinstance(published, dict) and isinstance(recomputed, dict):
        own = published.get("id")
        for key in dict.fromkeys((*published, *recomputed)):
            below = f"{path}.{key}" if path else str(key)
            yield from differences(published.get(key), recomputed.get(key), below, own if isinstance(own, str) else id)
    elif isinstance(published, list) and isinstance(recomputed, list):
        yield from _lists(published, recomputed, path, id)
    elif not _same(published, recomputed):
        yield Difference(path, id, published, recomputed)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=_TOLERANCE, abs_tol=1e-12)
    return bool(one == other)


def _lists(published: list[Any], recomputed: list[Any], path: str, id: str | None) -> Iterator[Difference]:
    ours, theirs = _by_key(published), _by_key(recomputed)
    if ours is not None and theirs is not None:
        for key in dict.fromkeys((*ours, *theirs)):
            named = key.rsplit("/", 1)[-1]
            below, one, other = f"{path}[{key}]", ours.get(key), theirs.get(key)
            if one is None or other is None:
                yield Difference(below, named, _short(one), _short(other))
            else:
                yield from differences(one, other, below, named)
    elif _all_said(published) and _all_said(recomputed):
        yield from _said(published, recomputed, path)
    elif len(published) == len(recomputed):
        for at, (one, other) in enumerate(zip(published, recomputed, strict=True)):
            yield from differences(one, other, f"{path}[{at}]", id)
    else:
        yield Difference(path, id, published, recomputed)


def _by_key(members: list[Any]) -> dict[str, Mapping[str, Any]] | None:
    """Members by their id (with the level, where ids of several levels stand in one list); None where they have none
    of their own."""
    found: dict[str, Mapping[str, Any]] = {}
    for one in members:
        if not isinstance(one, dict) or not isinstance(one.get("id"), str):
            return None
        level = one.get("level")
        found[f"{level}/{one['id']}" if isinstance(level, str) else one["id"]] = one
    return found if len(found) == len(members) else None


def _all_said(members: list[Any]) -> bool:
    return all(isinstance(one, dict) and "code" in one for one in members)


def _said(published: list[Any], recomputed: list[Any], path: str) -> Iterator[Difference]:
    """Findings that only one of the two has."""
    written = [list(map(_whole, each)) for each in (published, recomputed)]
    counted = [Counter(each) for each in written]
    for at, one in enumerate(published):
        key = written[0][at]
        if counted[1][key] > 0:
            counted[1][key] -= 1
        else:
            yield Difference(f"{path}[{at}]", _subject(one), _line(one), None)
    for at, one in enumerate(recomputed):
        key = written[1][at]
        if counted[0][key] > 0:
            counted[0][key] -= 1
        else:
            yield Difference(path, _subject(one), None, _line(one))


def _whole(one: Mapping[str, Any]) -> str:
    return json.dumps(one, sort_keys=True, ensure_ascii=False)


def _subject(one: Mapping[str, Any]) -> str | None:
    found = one.get("subject")
    return found if isinstance(found, str) else None


def _line(one: Mapping[str, Any]) -> str:
    return " ".join(str(one.get(key)) for key in ("code", "file", "row", "message") if one.get(key) is not None)


def _short(one: Mapping[str, Any] | None) -> Any:
    """A whole row that the other does not have, by its id and name."""
    return None if one is None else " ".join(str(one[key]) for key in ("id", "name") if one.get(key) is not None)
