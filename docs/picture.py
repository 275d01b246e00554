"""Draws the README's picture: Today on the demo ledger, on its own day. `python docs/picture.py` writes it anew."""

import asyncio
import os
import tempfile
from pathlib import Path

from trustlog.desk.demo import DAY, make

OUT = Path(__file__).parent / "today.svg"


async def draw() -> str:
    """Open Today on the demo ledger and give its picture as SVG, once every reading is in."""
    from trustlog.tui.app import TrustlogApp

    with tempfile.TemporaryDirectory() as folder:
        where = str(Path(folder) / "demo.db")
        make(where, me="demo")
        app = TrustlogApp(where, "demo", DAY)
        async with app.run_test(size=(110, 34)) as pilot:
            while not app.has_all_readings or app.clerk.is_busy:
                await pilot.pause(0.01)
            await pilot.pause()
            return app.export_screenshot(title="Trustlog")


if __name__ == "__main__":
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ["TRUSTLOG_CONFIG"] = os.devnull  # whoever draws it may have settings of their own
    OUT.write_text(asyncio.run(draw()), encoding="utf-8")
