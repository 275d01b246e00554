"""The wheel in a real browser: both files ask for nothing, run nothing, complain of nothing, and print on A4."""

import base64
import os
import re
import shutil
from pathlib import Path

import pytest

pytest.importorskip("aiohttp")

from desk_cases import small
from web_chromium import browser

from trustlog.desk import wheel
from trustlog.domain.wheel.answers import read_answers

pytestmark = pytest.mark.foreign
POINTS_OF_A4 = (595, 842)


@pytest.fixture(autouse=True)
def chromium() -> None:
    if shutil.which("chromium") is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("chromium is not installed, and all tests must run")
        pytest.skip("chromium is not installed")


def drawn(folder: Path, name: str) -> Path:
    """Write the wheel of two years."""
    ledger = small(folder)
    for signs in ("4,3,4,2,3,3,4,4,3", "4,2,-,2,3,4,5,4,2,5,4,5"):
        wheel.answer(ledger, read_answers(signs), by=f"<script>document.title={signs[2]}</script>")
    wheel.answer(ledger, read_answers("3,3,3,3,3,3,4,4,4"), on=ledger.today.replace(year=ledger.today.year - 1))
    wheel.write_picture(ledger, wheel.standing(ledger, ledger.today), str(folder / name), "en")
    ledger.close()
    return folder / name


@pytest.mark.parametrize("name", ["wheel.svg", "wheel.html"])
async def test_a_file_asks_for_nothing_says_itself_in_words_and_prints_on_a4(tmp_path: Path, name: str) -> None:
    path = drawn(tmp_path, name)
    async with browser(tmp_path) as tab:
        await tab.call("Page.navigate", url=path.as_uri())
        await tab.until("Focus on collaboration", "document.documentElement.textContent")
        assert tab.asked == [path.as_uri()]
        assert tab.complaints == []
        assert await tab.value("document.querySelectorAll('script, image, img').length") == 0
        picture = "document.querySelector('svg')"
        assert await tab.value(f"{picture}.getAttribute('role')") == "img"
        assert await tab.value(f"{picture}.getAttribute('aria-labelledby')") == "picture-title picture-words"
        title = await tab.value("document.getElementById('picture-title').textContent")
        words = await tab.value("document.getElementById('picture-words').textContent")
        assert title.startswith("Our own organisation in ")
        assert "Weakest: “Focus on collaboration”" in words
        assert await tab.value(f"{picture}.querySelectorAll('path').length") == 18  # nine sectors, now and before
        box = f"{picture}.getBoundingClientRect()"
        assert await tab.value(f"{box}.width > 300 && {box}.right <= innerWidth")
        printed = await tab.call("Page.printToPDF", preferCSSPageSize=name.endswith("html"), printBackground=True,
                                 paperWidth=8.27, paperHeight=11.69)  # fmt: skip
        sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", base64.b64decode(printed["data"]))
        for wide, high in sizes:
            assert (float(wide), float(high)) == pytest.approx(POINTS_OF_A4, abs=1)
        assert len(sizes) == (1 if name.endswith("svg") else 2)
        await tab.picture(tmp_path / f"{name}.png")
