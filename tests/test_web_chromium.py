"""`trustlog serve` in a real browser: the address opens Today, and what is typed there stands in the ledger."""

import os
import shutil
from pathlib import Path

import pytest

pytest.importorskip("aiohttp")
pytest.importorskip("textual_serve")

from web_cases import demo, lunch, serving
from web_chromium import CELLS, Tab, browser

pytestmark = pytest.mark.foreign
UNABLE = "getComputedStyle(document.querySelector('.unable')).display"


@pytest.fixture(autouse=True)
def chromium() -> None:
    if shutil.which("chromium") is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("chromium is not installed, and all tests must run")
        pytest.skip("chromium is not installed")


async def test_a_lunch_is_written_down_in_chromium(tmp_path: Path) -> None:
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


async def test_screens_follow_a_window_that_is_made_larger(tmp_path: Path) -> None:
    async with serving(demo(tmp_path)) as running, browser(tmp_path) as tab:
        await resize_window(tab, 740, 460)
        await tab.call("Page.navigate", url=running.address)
        await tab.until("Wed 11 Nov · lapsed")
        await tab.until("full", FULL_WIDTH)
        small = await tab.value("window.seen.cols")
        assert 60 < small < 100
        await resize_window(tab, 1280, 800)
        await tab.until("larger", f"window.seen.cols > {small} * 1.5 ? 'larger' : ''")
        await tab.until("full", FULL_WIDTH)
        assert await tab.value("window.seen.cols") > 1.5 * small


FULL_WIDTH = f"""(() => {{
    const widest = Math.max(...({CELLS}).split("\\n").map(line => Array.from(line).length));
    return window.seen && widest >= window.seen.cols - 1 ? "full" : "";
}})()"""
"""Says "full" once what is drawn reaches the edge of the terminal."""


async def resize_window(tab: Tab, width: int, height: int) -> None:
    """Give the page's window another size, in pixels."""
    await tab.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)


SAFARI = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML) Version/15.6 Safari/605.1.15"


@pytest.mark.parametrize("flags", [(), ("--disable-3d-apis",)])
async def test_an_error_of_somebody_else_is_not_laid_over_screens_that_work(
    flags: tuple[str, ...], tmp_path: Path
) -> None:
    async with serving(demo(tmp_path)) as running, browser(tmp_path, *flags) as tab:
        await tab.call("Page.navigate", url=running.address)
        await tab.until("lapsed Wed 18 Nov")
        await tab.value("setTimeout(() => { window.thrown = true; throw new Error('an extension') })")
        await tab.until("True", "window.thrown")
        await tab.value("window.dispatchEvent(new ErrorEvent('error', {message: 'ResizeObserver loop'}))")
        assert await tab.value(UNABLE) == "none"
        await tab.press("2")
        await tab.until("Borealis")


async def test_a_browser_that_cannot_draw_is_told_so(tmp_path: Path) -> None:
    async with serving(demo(tmp_path)) as running, browser(tmp_path, "--disable-3d-apis") as tab:
        await tab.call("Network.setUserAgentOverride", userAgent=SAFARI)
        await tab.call("Page.navigate", url=running.address)
        await tab.until("block", UNABLE)


async def test_the_file_that_leads_to_the_page_does_so(tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    async with serving(demo(tmp_path), browser=f"cp %s {noted}") as running, browser(tmp_path) as tab:
        (file,) = (tmp_path / ".local" / "state" / "trustlog").glob("*.html")
        await tab.call("Page.navigate", url=file.as_uri())
        await tab.until("lapsed Wed 18 Nov")
        assert (await tab.value("location.href")).startswith(running.origin)
        assert "token" not in await tab.value("location.href")
