"""The pages of the screens show and say what the screens show and say."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "screens"
CHECK = """
import runpy, sys, tui_idle, tui_styles
tui_idle.install()
tui_styles.install()
sys.argv = ["screens.py", "--check"]
runpy.run_path({!r}, run_name="__main__")
"""


@pytest.mark.foreign  # the program that draws them, which takes as long as the slowest of the others
def test_pictures_and_tables_of_keys_are_fresh(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRUSTLOG", "XDG"))}
    done = subprocess.run(
        [sys.executable, "-c", CHECK.format(str(ROOT / "docs" / "screens.py"))],
        env={**kept, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests"))), "HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"run python docs/screens.py and look at the pictures\n{done.stdout}{done.stderr}"


def test_every_picture_is_shown_and_every_link_leads_somewhere() -> None:
    linked = set()
    for page in (*PAGES.glob("*.md"), *(PAGES.parent / "practice").glob("*.md"), ROOT / "README.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
            linked.add((page.parent / target).resolve())
    for one in PAGES.iterdir():
        assert one.resolve() in linked or one.name == "README.md", f"{one.name} is nowhere linked"
