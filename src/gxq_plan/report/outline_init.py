"""What `init` says: the files that it wrote, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Block, Column, Heading, Paragraph, Table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_ABOUT: dict[str, Text] = {
    "plan.yaml": Text(zh="计划，里面是示例", en="the plan, with examples in it"),
    "plan.schema.json": Text(zh="供编辑器补全和检查计划", en="by which an editor completes and checks the plan"),
    ".csv": Text(zh="示例的实际值（虚构），用真实数据前删去", en="made-up actuals, to be deleted before real ones"),
    "actuals/README.md": Text(zh="实际值怎样放", en="how actuals are kept"),
    "gxq.yml": Text(zh="每次提交自动检查", en="checks every commit"),
    ".gitattributes": Text(zh="让 Git 原样保存报送文件", en="makes Git keep submitted files byte for byte"),
    ".gitignore": Text(zh="不收进 Git 的文件", en="what Git leaves out"),
    "README.md": Text(zh="最初的几条命令", en="the first commands"),
}


def blocks(files: Sequence[str], folder: str, verdict_only: bool) -> list[Block]:
    said = Text(
        zh="已在 {folder} 写好 {count} 个文件。下一步：进入这个文件夹，运行 gxq list、gxq report，再改 data/plan.yaml",
        en="{count} files written in {folder}. Next: go there, run gxq list and gxq report, then edit data/plan.yaml",
    )
    verdict = Paragraph(said.given(folder=folder, count=len(files)), "good")
    if verdict_only:
        return [verdict]
    columns = Column(Text(zh="文件", en="file")), Column(Text(zh="是什么", en="what it is"), grow=True, least=12)
    title = Text(zh="新的计划文件夹", en="A new plan folder")
    return [Heading(title), Table(columns, tuple((name, _about(name)) for name in files)), verdict]


def _about(name: str) -> Text:
    return next(about for end, about in _ABOUT.items() if name.endswith(end))
