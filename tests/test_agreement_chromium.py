"""An agreement in a real browser: it asks for nothing, runs nothing, complains of nothing, and prints on A4."""

import base64
import os
import re
import shutil
from pathlib import Path

import pytest

pytest.importorskip("aiohttp")

from desk_cases import small
from web_chromium import browser

from trustlog.desk import agreement as desk
from trustlog.domain.facts.section import SECTIONS

pytestmark = pytest.mark.foreign
HOSTILE = "<script>document.title=1</script><img src=http://x.example/a onerror=alert(1)>"


@pytest.fixture(autouse=True)
def chromium() -> None:
    if shutil.which("chromium") is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("chromium is not installed, and all tests must run")
        pytest.skip("chromium is not installed")


def paper(folder: Path) -> Path:
    """Write an agreement of hostile and of long words."""
    ledger = small(folder)
    for section in SECTIONS:
        desk.set_section(ledger, "acme", section, f"{HOSTILE} {'long words ' * 60}\nand a line more", "agreed")
    desk.put_together(ledger, "acme")
    out = folder / "agreement.html"
    desk.print_agreement(ledger, "acme", str(out), version=1, our_name="Nova BV", language="nl")
    return out


async def test_an_agreement_asks_for_nothing_and_prints_on_a4_with_lines_to_sign(tmp_path: Path) -> None:
    path = paper(tmp_path)
    async with browser(tmp_path) as tab:
        await tab.call("Page.navigate", url=path.as_uri())
        await tab.until("Handtekening", "document.body ? document.body.innerText : ''")
        assert tab.asked == [path.as_uri()]
        assert tab.complaints == []
        assert await tab.value("document.scripts.length + document.images.length") == 0
        assert "<script>" in await tab.value("document.body.innerText")
        assert await tab.value("document.title") == "Overeenkomst met Acme Holding"
        assert await tab.value("document.documentElement.lang") == "nl"
        assert await tab.value("document.querySelectorAll('section').length") == len(SECTIONS)
        assert await tab.value("document.querySelectorAll('.signing tbody tr').length") == 2
        assert await tab.value("document.querySelector('.signing td').clientHeight > 40")  # its own style holds
        assert await tab.value("document.documentElement.scrollWidth <= innerWidth")
        printed = await tab.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        content = base64.b64decode(printed["data"])
        sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
        assert {(round(float(wide)), round(float(high))) for wide, high in sizes} == {(595, 842)}
        assert 1 < len(sizes) < 9
        await tab.picture(tmp_path / "agreement.png")
