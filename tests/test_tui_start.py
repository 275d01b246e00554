"""The first frame waits for no more than it shows: what answers questions about the ledger is imported after it."""

import subprocess
import sys

PROBE = """
import sys
import trustlog.tui.app.application
print(*sys.modules)
"""
SMALL = ("trustlog.desk.settings.", "trustlog.desk.sentences.", "trustlog.desk.today.groups")
"""Parts of the desk that a frame is drawn with."""


def test_the_desk_is_imported_after_the_first_frame() -> None:
    printed = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True).stdout
    modules = printed.split()
    desk = [name for name in modules if name.startswith("trustlog.desk.") and name.count(".") > 2]
    assert [name for name in desk if not name.startswith(SMALL)] == []
    assert "sqlite3" not in modules
    assert [name for name in modules if name.startswith(("trustlog.storage", "trustlog.exchange"))] == []
