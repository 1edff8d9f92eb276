"""Files written by a real spreadsheet program: LibreOffice, without a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# Tab separated numbers of the text filter: separator 44, quote 34, then the character set (GBK is 85) and first line.
GBK = "csv:Text - txt - csv (StarCalc):44,34,85,1"
UTF_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1"


def converted(source: Path, folder: Path, *kinds: str) -> list[Path]:
    """The file saved as each kind (`xls`, `ods`, `xlsx`, `GBK`) in the folder.

    Skips the test where LibreOffice is not installed; on CI that is a failure, or nobody would notice. Not under
    Windows, where CI does not install it.
    """
    return [one for kind in kinds for one in all_converted([source], folder, kind)]


def all_converted(sources: Sequence[Path], folder: Path, kind: str) -> list[Path]:
    """Several files saved as one kind in the folder, by one start of the program, which is what takes the time."""
    soffice = shutil.which("soffice")
    if soffice is None:
        if os.environ.get("CI") == "true" and sys.platform == "linux":
            pytest.fail("soffice is missing: .ci/run installs libreoffice-calc-nogui")
        pytest.skip("soffice is not installed (apt-get install libreoffice-calc-nogui)")
    folder.mkdir(parents=True, exist_ok=True)
    # A profile of its own: two runs at once would share a lock.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(one) for one in sources]
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *files]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    made = [folder / f"{one.stem}.{kind.partition(':')[0]}" for one in sources]
    assert all(one.is_file() for one in made), done.stderr
    return made


def page_text(path: Path, page: int) -> str:
    """What stands on one page of a PDF, as poppler lays it out; skipped and failed as above."""
    program = shutil.which("pdftotext")
    if program is None:
        if os.environ.get("CI") == "true" and sys.platform == "linux":
            pytest.fail("pdftotext is missing: .ci/run installs poppler-utils")
        pytest.skip("pdftotext is not installed (apt-get install poppler-utils)")
    command = [program, "-layout", "-f", str(page), "-l", str(page), str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
