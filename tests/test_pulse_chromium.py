"""The five questions in a real browser: one page of A4 that asks for nothing, runs nothing and complains of nothing."""

import base64
import os
import re
import shutil
from pathlib import Path

import pytest

pytest.importorskip("aiohttp")

from desk_cases import small
from web_chromium import browser

from trustlog.desk import pulse
from trustlog.wording.catalogue import speaking

pytestmark = pytest.mark.foreign
HOSTILE = "<img src=http://x.example/a onerror=alert(1)>"


@pytest.fixture(autouse=True)
def chromium() -> None:
    if shutil.which("chromium") is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("chromium is not installed, and all tests must run")
        pytest.skip("chromium is not installed")


async def test_the_questions_ask_for_nothing_and_print_on_one_page_of_a4(tmp_path: Path) -> None:
    ledger = small(tmp_path)
    path = tmp_path / "pulse.html"
    with speaking("nl"):
        pulse.write_page(ledger, pulse.sheet(ledger, "acme", HOSTILE), str(path), "nl")
    async with browser(tmp_path) as tab:
        await tab.call("Page.navigate", url=path.as_uri())
        await tab.until("liever niet", "document.body ? document.body.innerText : ''")
        assert tab.asked == [path.as_uri()]
        assert tab.complaints == []
        assert await tab.value("document.scripts.length + document.images.length") == 0
        assert HOSTILE in await tab.value("document.body.innerText")
        assert await tab.value("document.documentElement.lang") == "nl"
        assert await tab.value("document.querySelectorAll('tbody tr').length") == 5
        assert await tab.value("getComputedStyle(document.querySelector('.scale li')).display") == "inline-block"
        assert await tab.value("document.documentElement.scrollWidth <= innerWidth")
        printed = await tab.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", base64.b64decode(printed["data"]))
        assert [(round(float(wide)), round(float(high))) for wide, high in sizes] == [(595, 842)]
