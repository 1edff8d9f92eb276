"""The tool cannot go on: what is wrong, where, and what to try."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from gxq_plan.finding import Fault, Finding, Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

USAGE = Fault(
    "U001",
    "usage",
    Severity.ERROR,
    title=Text(zh="用法不对", en="usage error"),
    message=Text(zh="{problem}", en="{problem}"),
    remedy=Text(zh="说明见：{command} --help", en="see: {command} --help"),
    why=Text(
        zh="命令写得有疑问时停下来，不猜测用意，也不产生一个看似正常的结果。",
        en="Where a command is in doubt gxq stops: it guesses no intention and gives no result that looks right.",
    ),
    example=Text(
        zh="错：gxq report --depart 招商局    对：gxq report --dept 招商局",
        en="wrong: gxq report --depart X    right: gxq report --dept X",
    ),
    stops=True,
)

_REASONS = {
    errno.EACCES: Text(zh="没有权限", en="permission denied"),
    errno.EPERM: Text(zh="没有权限", en="permission denied"),
    errno.EISDIR: Text(zh="这是文件夹，不是文件", en="it is a folder, not a file"),
    errno.ENOTDIR: Text(zh="路径中有一段不是文件夹", en="a part of the path is no folder"),
    errno.ENOENT: Text(zh="文件不存在", en="no such file"),
    errno.ENOSPC: Text(zh="磁盘已满", en="the disk is full"),
    errno.ELOOP: Text(zh="这是一个链接，不是文件本身", en="it is a link, not the file itself"),
    errno.EDQUOT: Text(zh="磁盘配额已用完", en="the disk quota is used up"),
    errno.EFBIG: Text(zh="超过了允许的文件大小", en="the file would be larger than allowed"),
    errno.EROFS: Text(zh="磁盘只读", en="the disk is read-only"),
    errno.ENAMETOOLONG: Text(zh="文件名过长", en="the name is too long"),
}


def reason(error: OSError) -> Text:
    """What the system says of a file, in both languages; what is rare stays in the system's own words."""
    return _REASONS.get(error.errno or 0) or Text.both(error.strerror or str(error))


class GxqError(Exception):
    """Nothing can be judged. Carries every reason as a finding, so that one run names them all."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        # For programs, which have no renderer: one line each, in English.
        lines = (f"{one.code} {one.place.words} {one.fault.message.of('en', **one.facts)}" for one in self.findings)
        super().__init__("\n".join(lines))


class PlanError(GxqError):
    """The plan is missing or breaks its format."""


class InputError(GxqError):
    """A submitted file cannot be judged, or an output cannot be written."""
