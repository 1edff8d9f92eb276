"""Every output that `gxq check` has of a result, for tests of what must hold whatever a file says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from gxq_plan.cli._output import machine
from gxq_plan.cli._settings import Settings
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report.outline_check import blocks
from gxq_plan.text import LANGS
from gxq_plan.uses.starts import starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.report.report import Checked
    from gxq_plan.uses.locate import Source

FORMATS = ("json", "github", "concise", "junit", "sarif", "markdown")


def assert_said(checked: Checked, inputs: Sequence[Source]) -> Any:
    """Says a result in both languages and every format, each of which keeps its own rules. Gives its JSON."""
    where = starts(inputs, checked.submissions, checked.findings)
    for lang in LANGS:
        for one in checked.findings:
            assert one.fault.message.of(lang, **one.facts)
            assert one.fault.remedy.of(lang, **one.facts)
        text = {
            form: machine(checked.findings, Settings(lang=lang, format=form, verbose=True), checked, where) or ""
            for form in FORMATS
        }
        for form in ("json", "sarif"):
            json.loads(text[form])
        ElementTree.fromstring(text["junit"])
        # What a cell says opens no line and no command of its own, and reaches no terminal as a command.
        for form in ("github", "concise"):
            assert len(text[form].split("\n")) - 1 <= len(checked.findings) + 1, form
        assert not any("\x1b" in said or "\x07" in said for said in text.values())
        assert "\x07" not in to_terminal(blocks(checked, everything=True), lang, 80, True)
    return json.loads(text["json"])
