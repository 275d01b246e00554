"""The report in a real browser: it asks for nothing, complains of nothing, has both looks, and prints on A4."""

import base64
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("aiohttp")

from desk_demo import demo_copy
from web_chromium import Tab, browser

from trustlog.desk import partners, report

pytestmark = pytest.mark.foreign
POINTS_OF_A4 = (595, 842)
GROUNDS = {"light": "rgb(242, 241, 239)", "dark": "rgb(20, 23, 26)"}
LONG = "Ångström & Söhne Verwaltungsgesellschaft für industrielle Beteiligungen <script>document.title='x'</script> "


@pytest.fixture(autouse=True)
def chromium() -> None:
    if shutil.which("chromium") is None:
        if os.environ.get("TRUSTLOG_REQUIRE_ALL") == "1":
            pytest.fail("chromium is not installed, and all tests must run")
        pytest.skip("chromium is not installed")


def made(folder: Path, name: str) -> Path:
    """Write the report of the demo's ledger with some long names, or the page before a meeting."""
    ledger = demo_copy(folder)
    for number in range(8):
        partners.add(
            ledger, f"{LONG}{number}" if number else "株式会社日本パートナーズホールディングス", handle=f"long{number}"
        )
    path = str(folder / name)
    if name == "brief.html":
        report.write_brief(ledger, "foxglove", path)
    else:
        report.export_html(ledger, path, since=ledger.today.replace(month=8))
    ledger.close()
    return Path(path)


async def overlaps(tab: Tab) -> Any:
    """Give the words of pictures that lie over other words, or leave their picture."""
    return await tab.value("""(() => {
        const found = [];
        for (const svg of document.querySelectorAll("svg")) {
            const frame = svg.getBoundingClientRect();
            const all = [...svg.querySelectorAll("text")].map(each => [each.textContent, each.getBoundingClientRect()]);
            for (const [text, box] of all)
                if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(["out", text]);
            for (let one = 0; one < all.length; one++)
                for (let other = one + 1; other < all.length; other++) {
                    const [a, b] = [all[one][1], all[other][1]];
                    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                    if (across > 2 && down > 5) found.push([all[one][0], all[other][0]]);
                }
        }
        return found; })()""")


@pytest.mark.parametrize("name", ["report.html", "brief.html"])
async def test_a_page_asks_for_nothing_has_both_looks_and_prints_on_a4(tmp_path: Path, name: str) -> None:
    path = made(tmp_path, name)
    async with browser(tmp_path) as tab:
        for look, ground in GROUNDS.items():
            features = [{"name": "prefers-color-scheme", "value": look}]
            await tab.call("Emulation.setEmulatedMedia", features=features)
            await tab.call("Page.navigate", url=path.as_uri())
            await tab.until("Made with Trustlog", "document.documentElement.textContent")
            assert await tab.value("getComputedStyle(document.body).backgroundColor") == ground
            assert await tab.value("document.documentElement.scrollWidth <= innerWidth")
            assert await overlaps(tab) == []
            await tab.picture(tmp_path / f"{look}.png")
        assert set(tab.asked) == {path.as_uri()}
        assert tab.complaints == []
        assert await tab.value("document.title") != "x"
        await tab.call("Emulation.setEmulatedMedia", media="", features=[])
        printed = await tab.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", base64.b64decode(printed["data"]))
        assert len(sizes) > (5 if name == "report.html" else 0)
        for wide, high in sizes:
            assert (float(wide), float(high)) == pytest.approx(POINTS_OF_A4, abs=1)


async def test_the_tables_stand_on_paper_and_are_opened_by_the_keyboard(tmp_path: Path) -> None:
    path = made(tmp_path, "report.html")
    async with browser(tmp_path) as tab:
        await tab.call("Page.navigate", url=path.as_uri())
        await tab.until("Made with Trustlog", "document.documentElement.textContent")
        shown = "document.querySelector('details table').getBoundingClientRect().height"
        await tab.value("document.querySelector('details').querySelector('summary').focus()")
        await tab.press("\r")
        assert await tab.value("document.querySelector('details').open")
        assert await tab.value(f"{shown} > 100")
        await tab.call("Emulation.setEmulatedMedia", media="print")
        heights = await tab.value(
            "[...document.querySelectorAll('details table')].map(each => each.checkVisibility({"
            "contentVisibilityAuto: true}) && each.getBoundingClientRect().height > 20)"
        )
        assert heights == [True] * len(heights)
        assert len(heights) == 6
