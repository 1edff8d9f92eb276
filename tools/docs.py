"""Writes the generated parts of the documents: real output of the tool, and the rule pages.

    python tools/docs.py            writes them
    python tools/docs.py --check    exits 1 and names each document that is stale

A generated part of a Markdown page stands between `<!-- run: COMMAND -->` and `<!-- end -->`; the command is run in
the repository with 80 columns, in Chinese on pages called *.zh.md and in English elsewhere. `docs/rules.*.md`,
`docs/schemas/*.json` and `examples/*.txt` are generated whole.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path

from gxq_plan.render.to_json import to_json
from gxq_plan.report.catalogue import CATALOGUE, FAMILY
from gxq_plan.report.plan_schema import plan_schema
from gxq_plan.text import LANGS, Lang, Text
from gxq_plan.words import SEVERITY

ROOT = Path(__file__).parent.parent
_RUN = re.compile(r"(<!-- run: (?P<command>[^\n]+?) -->\n).*?(<!-- end -->)", re.DOTALL)
_WHOLE = {
    "examples/2019-faulty.{lang}.txt": "gxq check examples/2019-faulty.csv",
    "examples/2019-messy.{lang}.txt": "gxq check examples/2019-messy.xlsx",
}


def documents() -> dict[Path, str]:
    """Every generated document with what it should hold."""
    made: dict[Path, str] = {}
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/**/*.md")]:
        text = page.read_text(encoding="utf-8")
        if _RUN.search(text):
            made[page] = _with_output(text, _language(page))
    made[ROOT / "docs" / "schemas" / "plan.schema.json"] = to_json(plan_schema())
    for lang in LANGS:
        made[ROOT / "docs" / f"rules.{lang}.md"] = _rules(lang)
        for name, command in _WHOLE.items():
            made[ROOT / name.format(lang=lang)] = f"$ {command}\n{output(command, lang)}"
    return made


def _language(page: Path) -> Lang:
    return "zh" if page.name.endswith(".zh.md") else "en"


def _with_output(text: str, lang: Lang) -> str:
    def run(found: re.Match[str]) -> str:
        return f"{found[1]}```text\n$ {found['command']}\n{output(found['command'], lang)}```\n{found[3]}"

    return _RUN.sub(run, text)


@cache
def output(command: str, lang: Lang) -> str:
    """What a command prints, as a user sees it on a terminal 80 columns wide without colour."""
    name, *arguments = shlex.split(command)
    if name != "gxq":
        raise ValueError(f"only gxq is run: {command}")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GXQ_", "PYTHON"))}
    environment = kept | {"COLUMNS": "80", "GXQ_LANG": lang, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    command_line = [sys.executable, "-m", "gxq_plan", *arguments]
    done = subprocess.run(command_line, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    return done.stdout + done.stderr


def _rules(lang: Lang) -> str:
    title = Text(zh="规则", en="Rules")
    about = Text(
        zh="由程序生成（tools/docs.py），与 gxq explain 一致。级别为“停止”的，遇到时无法继续判断，退出码为 2。",
        en="Generated from the code (tools/docs.py), as gxq explain says it. Where a rule *stops*, nothing can "
        "be judged and the exit code is 2.",
    )
    lines = [f"# {title.of(lang)}", "", about.of(lang)]
    for letter, family in FAMILY.items():
        lines += ["", f"## {family.of(lang)}"]
        for fault in (one for code, one in CATALOGUE.items() if code[0] == letter):
            severity = Text(zh="停止", en="stops") if fault.stops else SEVERITY[fault.severity]
            lines += ["", f"### {fault.code} {fault.title.of(lang)}", "", f"`{fault.name}` · {severity.of(lang)}", ""]
            lines += [fault.why.of(lang)]
            if fault.example.of(lang):
                lines += ["", f"{Text(zh='例：', en='Example: ').of(lang)}{fault.example.of(lang)}"]
    return "\n".join(lines) + "\n"


def stale() -> list[Path]:
    """The documents that are not what they should be."""
    return [path for path, text in documents().items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def main() -> None:
    if "--check" in sys.argv[1:]:
        found = stale()
        for path in found:
            print(f"stale: {path.relative_to(ROOT)} (python tools/docs.py writes it)")
        sys.exit(bool(found))
    for path, text in documents().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
