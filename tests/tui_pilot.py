"""What the tests of the screens share: a demo ledger of their own, and waiting for a condition, never for a time."""

import shutil
from asyncio import sleep
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from time import monotonic

from desk_demo import NOW, original
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from trustlog.desk import readings
from trustlog.desk.demo import DAY
from trustlog.desk.ledger import open_ledger
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.textual_private import toasts_on_show
from trustlog.tui.widgets.rows import Rows

ME = "demo"
Condition = Callable[[], object]


@lru_cache(maxsize=1)
def read_before() -> Path:
    """Make a demo's ledger that was opened before on its day: reading all partners is half of what a start takes."""
    path = Path(shutil.copyfile(original(), original().with_name("read.db")))
    keep_readings(path)
    return path


def keep_readings(path: Path) -> None:
    """Read all partners of a ledger as of the demo's day, as whoever opens it does."""
    ledger = open_ledger(str(path), me=ME, today=DAY, now=NOW)
    list(readings.readings(ledger))
    ledger.close()


def demo_at(folder: Path, *, read: bool = True) -> str:
    """Put a fresh copy of the demo's ledger into a folder, perhaps one of which nobody read anything; give its path."""
    made = read_before() if read else original()
    return str(shutil.copyfile(made, folder / f"copy-{len(list(folder.iterdir()))}.db"))


def app_on(where: str, today: date = DAY) -> TrustlogApp:
    """Make the application, without a blinking cursor."""
    app = TrustlogApp(where, ME, today)
    app.cursor_blinks = False
    return app


async def wait_for(pilot: Pilot[object], condition: Condition, seconds: float = 30) -> None:
    """Wait until a condition holds; fail when it does not come."""
    end = monotonic() + seconds
    while not condition():
        if monotonic() > end:
            raise AssertionError(f"did not come: {condition.__name__ if hasattr(condition, '__name__') else condition}")
        await pilot.pause()
        if not condition():
            await sleep(0.01)
    await pilot.pause()


async def settled(pilot: Pilot[object]) -> None:
    """Wait until everything asked for is there and drawn."""
    app = pilot.app
    assert isinstance(app, TrustlogApp)
    await wait_for(pilot, lambda: app.has_all_readings and not app.clerk.is_busy)
    await pilot.pause()
    await wait_for(pilot, lambda: not app.clerk.is_busy)
    await pilot.pause()


async def typed(pilot: Pilot[object], text: str) -> None:
    """Type a text faster than it can be drawn, as a terminal hands over what was typed meanwhile."""
    for sign in text:
        pilot.app.post_message(Key(sign if sign.isalnum() else _character_to_key(sign), sign))
    await pilot.pause()


def shown(app: TrustlogApp, selector: str = "Rows") -> list[str]:
    """Give the text of the rows of a list, at a width that cuts nothing."""
    from trustlog.tui.drawing.text import joined

    found = app.screen.query(selector)
    rows = found.first(Rows) if found else Rows()
    return [" ".join(joined(item.draw(200)).split()) for item in rows.items]


def rows_of(app: TrustlogApp, selector: str = "Rows") -> Rows:
    """Give the first list on the screen, or the one asked for."""
    return app.screen.query(selector).first(Rows)


def toasts(app: TrustlogApp) -> list[str]:
    """Give what the toasts on show say."""
    return [one.message for one in toasts_on_show(app)]
