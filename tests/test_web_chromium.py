"""`trustlog serve` in a real browser: the address opens Today, and what is typed there stands in the ledger."""

import os
import shutil
from pathlib import Path

import pytest

pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

from web_cases import demo, lunch, serving
from web_chromium import browser


async def test_a_lunch_is_written_down_in_chromium(tmp_path: Path) -> None:
    if shutil.which("chromium") is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("chromium is not installed, and all tests must run")
        pytest.skip("chromium is not installed")
    async with serving(demo(tmp_path)) as running, browser(tmp_path) as tab:
        await tab.call("Page.navigate", url=running.address)
        shown = await tab.until("lapsed Wed 18 Nov")
        assert "1 Today  2 Partners" in shown
        assert "token" not in await tab.value("location.href")
        await tab.press("a")
        await tab.until("Capture")
        await tab.press("acme: lunch 45m from the browser")
        await tab.until("from the browser")
        await tab.press("\r")
        await tab.until("Written")
        await tab.picture(tmp_path / "page.png")
        assert (tmp_path / "page.png").stat().st_size > 10_000
        assert all(one.startswith((running.origin, running.origin.replace("http", "ws"))) for one in tab.asked)
        assert not [one for one in tab.complaints if "WebGL" not in one]
        await running.end()
        await tab.until("block", "getComputedStyle(document.querySelector('.ended')).display")
    assert lunch(tmp_path, "from the browser").minutes == 45
