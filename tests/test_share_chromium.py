"""The sheet in a real browser: it asks for nothing, runs nothing, complains of nothing, and prints on A4."""

import base64
import os
import re
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

pytest.importorskip("aiohttp")

from desk_cases import TODAY, small
from web_chromium import browser

from trustlog.desk import share
from trustlog.desk.capture import capture

pytestmark = pytest.mark.foreign
ROWS = 24


@pytest.fixture(autouse=True)
def chromium() -> None:
    if shutil.which("chromium") is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("chromium is not installed, and all tests must run")
        pytest.skip("chromium is not installed")


def sheet(folder: Path) -> Path:
    """Write a sheet of hostile and of long promises."""
    ledger = small(folder)
    capture(ledger, 'acme: we promise "<script>document.title=1</script><img src=http://x.example/a onerror=alert(1)>"')
    for at in range(ROWS):
        day = (TODAY + timedelta(days=at + 1)).isoformat()
        capture(ledger, f'acme: they promise "number {at}, {"long " * 30}" by {day}')
    share.share(ledger, "acme", str(folder / "sheet.html"), language="nl")
    return folder / "sheet.html"


async def test_a_sheet_asks_for_nothing_and_prints_on_a_few_pages_of_a4(tmp_path: Path) -> None:
    path = sheet(tmp_path)
    async with browser(tmp_path) as tab:
        await tab.call("Page.navigate", url=path.as_uri())
        await tab.until("niet wat we afspraken", "document.body ? document.body.innerText : ''")
        assert tab.asked == [path.as_uri()]
        assert tab.complaints == []
        assert await tab.value("document.scripts.length + document.images.length") == 0
        assert "<script>" in await tab.value("document.body.innerText")
        assert (await tab.value("document.title")).startswith("Wat we met Acme Holding")
        assert await tab.value("document.documentElement.lang") == "nl"
        # its own style holds, and it is no wider than the window
        assert await tab.value("getComputedStyle(document.querySelector('td')).borderTopStyle") == "solid"
        assert await tab.value("document.documentElement.scrollWidth <= innerWidth")
        printed = await tab.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        content = base64.b64decode(printed["data"])
        sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
        assert {(round(float(wide)), round(float(high))) for wide, high in sizes} == {(595, 842)}
        assert 1 < len(sizes) < 6
        await tab.picture(tmp_path / "sheet.png")
