"""The demo's ledger: made and read once a process, copied for whoever wants to write to it."""

import atexit
import shutil
import tempfile
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

from trustlog.desk import demo
from trustlog.desk.ledger import Ledger, open_ledger
from trustlog.desk.readings import learned_for

TODAY = demo.DAY
NOW = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)


@lru_cache(maxsize=1)
def original() -> Path:
    """Make the demo's ledger, in which what it has taught is kept, as after a first reading: learning takes longest."""
    folder = Path(tempfile.mkdtemp(prefix="trustlog-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "demo.db"
    demo.make(str(path))
    ledger = open_ledger(str(path), me="demo", today=TODAY, now=NOW)
    learned_for(ledger, TODAY)
    ledger.close()
    return path


def demo_copy(folder: Path, *, me: str = "demo", today: date = TODAY, now: datetime = NOW) -> Ledger:
    """Open a copy of the demo's ledger."""
    path = folder / "demo.db"
    if not path.exists():
        shutil.copyfile(original(), path)
    return open_ledger(str(path), me=me, today=today, now=now)


def empty(folder: Path, *, today: date = TODAY) -> Ledger:
    """Open a ledger nobody wrote to yet."""
    return open_ledger(str(folder / "empty.db"), me="demo", today=today, now=NOW)
