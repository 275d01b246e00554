"""Private facts change no number that anybody else reads, nor any that leaves the house; their author is told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli_cases import Tl, on_demo
from tui_pilot import settled

from trustlog.desk.demo import DAY
from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.widgets.rows import Rows

AUTHOR, COLLEAGUE = "demo", "bob"
PRIVATE = (
    *(f"foxglove: private they promise part {number} by 2026-11-{day}" for number, day in enumerate((2, 9, 16), 1)),
    "foxglove: private we promise a favour by 2026-11-09",
    "foxglove: dinner 2h 2026-10-29 +private",
    "foxglove: private they shared a worry /4",
    "ironwood: private they promise a thing by 2026-11-16",
)
ASKED = (
    "trust", "trust --json", "trust foxglove --explain", "trust foxglove --json", "trust foxglove --picture --json",
    "trust ironwood --json", "suggestions", "suggestions --json", "first", "first --json", "review --plain",
    "review --json", "due --json", "status --json", "brief foxglove", "brief ironwood", "promise list --all --json",
    "log --json", "backtest --json", "trust --as-of 2026-11-17 --json",
)  # fmt: skip
LEAVES = ("brief foxglove", "brief ironwood")


@pytest.fixture
def tl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tl:
    """The demo's ledger on the command line."""
    return on_demo(tmp_path, monkeypatch, capsys)


def write_private(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the author write private facts, of which some are settled, broken or concealed."""
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-10-30")
    numbers = [int(fact["number"]) for line in PRIVATE for fact in tl.rows("add", line)]
    monkeypatch.setenv("TRUSTLOG_TODAY", "2026-11-23")
    tl.done("keep", str(numbers[0]), "--on", "2026-11-02")
    tl.done("break", str(numbers[1]), "--silent")
    tl.done("break", str(numbers[2]), "--concealed")
    with closing(sqlite3.connect(tl.db)) as conn:
        assert conn.execute("SELECT count(*) FROM promise WHERE private").fetchone() == (5,)


def picture(app: TrustlogApp) -> str:
    """Give all that the screen shows, as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def asked(tl: Tl, ways: tuple[str, ...]) -> dict[str, str]:
    return {way: tl.done(*way.split()).out for way in ways}


def exported(tl: Tl, folder: Path) -> dict[str, str]:
    tl.done("export", "csv", "--out", str(folder))
    return {file.name: file.read_text(encoding="utf-8-sig") for file in sorted(folder.iterdir())}


def test_a_colleague_reads_the_same_numbers(tl: Tl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TRUSTLOG_USER", COLLEAGUE)
    before, files = asked(tl, ASKED), exported(tl, tmp_path / "before")
    monkeypatch.setenv("TRUSTLOG_USER", AUTHOR)
    write_private(tl, monkeypatch)
    asked(tl, ("trust", "trust foxglove"))  # what is kept of them is the author's
    monkeypatch.setenv("TRUSTLOG_USER", COLLEAGUE)
    assert asked(tl, ASKED) == before
    assert exported(tl, tmp_path / "after") == files


def test_what_leaves_the_house_is_made_without_them_and_says_so(
    tl: Tl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before, files = asked(tl, LEAVES), exported(tl, tmp_path / "before")
    trust = tl.rows("trust", "foxglove")
    write_private(tl, monkeypatch)
    assert tl.rows("trust", "foxglove")["strands"] != trust["strands"]  # the author's own reading has them
    assert asked(tl, LEAVES) == before
    assert all("read without private facts" in page for page in before.values())
    after = exported(tl, tmp_path / "after")
    left_out = after.pop("left_out.csv")
    files.pop("left_out.csv")
    for summary in (files, after):
        lines = summary["summary.csv"].splitlines()
        summary["summary.csv"] = "\n".join(line for line in lines if not line.startswith("left_out,private,"))
    assert after == files
    for kind, number in (("promises", 5), ("moments", 1), ("disclosures", 1)):
        assert f"{kind},private,{number}" in left_out


def test_their_author_is_told_how_many_a_reading_rests_on(tl: Tl, monkeypatch: pytest.MonkeyPatch) -> None:
    write_private(tl, monkeypatch)
    for way in ("trust", "trust foxglove", "trust foxglove --explain", "suggestions", "review --plain"):
        assert "with 6 private facts" in " ".join(tl.done(*way.split()).out.split()).lower(), way
    monkeypatch.setenv("TRUSTLOG_USER", COLLEAGUE)
    for way in ("trust", "trust foxglove", "suggestions", "first", "review --plain"):
        assert "private fact" not in tl.done(*way.split()).out, way


async def test_the_screens_tell_their_author_too(tl: Tl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_private(tl, monkeypatch)
    for me, told in ((AUTHOR, True), (COLLEAGUE, False)):
        app = TrustlogApp(str(tl.db), me, DAY)
        app.cursor_blinks = False
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("2")
            await settled(pilot)
            app.screen.query_one(Rows).go_to(app.roster.partners[5].id)
            for key in ("down", "up", "enter", "e", "l"):
                await pilot.press(key)
                await settled(pilot)
                assert key == "down" or ("with 6 private facts" in picture(app)) == told, (me, key)
