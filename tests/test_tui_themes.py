"""The themes can be read with true colour, with 256 and with 16 colours; by who sees no red and green, too."""

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from rich.color import Color, ColorSystem, ColorType
from rich.style import Style
from textual.theme import BUILTIN_THEMES, Theme
from tui_pilot import app_on, demo_at, rows_of, settled

from trustlog.tui.app.application import TrustlogApp
from trustlog.tui.app.few_colours import SYSTEMS, contrast, fitted, with_few_colours
from trustlog.tui.app.themes import THEMES, filled

GROUNDS = ("background", "surface", "panel")
TEXTS = ("foreground", "soft", "primary", "secondary", "accent", "success", "warning", "error")
PALETTES = {"truecolor": ColorSystem.TRUECOLOR, "256": ColorSystem.EIGHT_BIT, "16": ColorSystem.STANDARD}


def colours(theme: Theme, palette: str = "truecolor") -> dict[str, str]:
    """Give the colours of a theme by name, as they are set with so many colours."""
    named = {name: str(getattr(theme, name)) for name in (*GROUNDS, *TEXTS) if name != "soft"}
    system = PALETTES[palette]
    return {**named, **theme.variables, **filled(theme), **with_few_colours(theme, system)}


def drawn(text: str, ground: str, palette: str) -> tuple[Color, Color]:
    """Give the colours in which a text on a ground is drawn."""
    style = Style(color=Color.parse(text), bgcolor=Color.parse(ground))
    system = PALETTES[palette]
    look = style if palette == "truecolor" else fitted(style, system)
    assert look.color is not None
    assert look.bgcolor is not None
    return look.color, look.bgcolor


def between(text: str, ground: str, palette: str) -> float:
    first, second = (tuple(one.get_truecolor()) for one in drawn(text, ground, palette))
    return contrast(first, second)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_texts_and_marks_stand_out_from_every_ground_and_from_the_cursor_s_row(theme: Theme, palette: str) -> None:
    named = colours(theme, palette)
    least = 7 if theme.name == "trustlog-contrast" and palette != "16" else 4.5
    for text in TEXTS:
        for ground in (*GROUNDS, "cursor-row"):
            assert between(named[text], named[ground], palette) >= least, (text, ground)
    for mark, grounds in (("band", (*GROUNDS, "cursor-row")), ("line-here", GROUNDS)):
        for ground in grounds:
            assert between(named[mark], named[ground], palette) >= 3, (mark, ground)


@pytest.mark.parametrize("palette", ["truecolor", "256"])
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_grounds_are_apart_and_in_their_order(theme: Theme, palette: str) -> None:
    named = colours(theme, palette)
    looks = [drawn("#ff0000", named[name], palette)[1] for name in (*GROUNDS, "cursor-row")]
    lights = [contrast((0, 0, 0), tuple(look.get_truecolor())) for look in looks]
    assert len({look.get_truecolor() for look in looks}) == 4
    order = ("background", "surface", "panel") if theme.dark else ("panel", "background", "surface")
    by_name = dict(zip((*GROUNDS, "cursor-row"), lights, strict=True))
    assert [by_name[name] for name in order] == sorted(by_name[name] for name in order)
    if theme.dark:
        assert by_name["cursor-row"] > by_name["panel"]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_with_16_colours_the_cursor_s_row_is_another_one_than_the_ground(theme: Theme) -> None:
    named = colours(theme, "16")
    row = drawn(named["foreground"], named["cursor-row"], "16")[1]
    assert all(drawn(named["foreground"], named[name], "16")[1].number != row.number for name in GROUNDS)


def seen(color: str, kind: str) -> tuple[float, ...]:
    """Give linear light of a colour as somebody sees it who lacks a cone (Machado, Oliveira, Fernandes 2009)."""
    matrix = {
        "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
        "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    }[kind]
    linear = [(part / 255) ** 2.2 for part in Color.parse(color).get_truecolor()]
    return tuple(
        max(0.0, sum(share * part for share, part in zip(row, linear, strict=True))) ** (1 / 2.2) * 255
        for row in matrix
    )


@pytest.mark.parametrize("kind", ["protan", "deutan"])
def test_good_late_ours_and_theirs_are_apart_without_red_and_green(kind: str) -> None:
    theme = next(one for one in THEMES if one.name == "trustlog-colorblind")
    named = colours(theme)
    for one, other in (*combinations(("success", "warning", "error"), 2), ("primary", "secondary")):
        if {one, other} == {"warning", "error"}:
            continue  # both say that something is in the way
        first, second = seen(named[one], kind), seen(named[other], kind)
        apart = sum((here - there) ** 2 for here, there in zip(first, second, strict=True)) ** 0.5
        assert apart > 80, (one, other, apart)


@pytest.mark.parametrize("system", ["256", "standard"])
@pytest.mark.parametrize("name", sorted(name for name, theme in BUILTIN_THEMES.items() if not theme.ansi))
def test_other_themes_keep_their_contrast_with_few_colours(name: str, system: str) -> None:
    theme = BUILTIN_THEMES[name]
    named = {**theme.to_color_system().generate(), **filled(theme), **with_few_colours(theme, SYSTEMS[system])}
    for ground in (*GROUNDS, "cursor-row"):
        for text in ("foreground", "primary", "soft"):
            style = Style(color=Color.parse(named[text][:7]), bgcolor=Color.parse(named[ground][:7]))
            look = fitted(style, SYSTEMS[system])
            was, now = (
                contrast(tuple(one.color.get_truecolor()), tuple(one.bgcolor.get_truecolor())) for one in (style, look)
            )
            assert now >= (4.5 if was >= 4.5 or (ground == "cursor-row" and system == "standard") else 3) or was < 3, (
                text
            )


def terminal(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", term)


@pytest.mark.parametrize("name", ["trustlog-dark", "trustlog-light", "ansi-dark", "ansi-light", "gruvbox"])
@pytest.mark.parametrize("term", ["xterm-256color", "xterm-16color"])
async def test_the_row_under_the_cursor_can_be_read(
    demo: str, monkeypatch: pytest.MonkeyPatch, term: str, name: str
) -> None:
    terminal(monkeypatch, term)
    app = app_on(demo)
    app.theme = name
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down")
        rows = rows_of(app)
        line = 4 + [item.key for item in rows.items[rows.scroll_offset.y :]].index(rows.current.key)
        here = _row_of_the_cursor(app)
        texts = [segment for segment in here if segment.text.strip(" ·│")]
        assert len(texts) >= 3, line
        for segment in texts:
            assert segment.style is not None
            ground, text = segment.style.bgcolor, segment.style.color
            assert ground is not None
            assert text is not None
            assert ground.type is not ColorType.DEFAULT, segment
            assert text.type is not ColorType.DEFAULT, segment
            pair = tuple(text.get_truecolor()), tuple(ground.get_truecolor())
            is_mark = name.startswith("trustlog") and not any(sign.isalnum() for sign in segment.text)
            least = 3 if is_mark and term == "xterm-256color" else 4.5
            assert contrast(*pair) >= least, segment


def _row_of_the_cursor(app: TrustlogApp) -> list[Any]:
    for strip in app.screen._compositor.render_strips():
        found = list(strip)
        at = next((place for place, one in enumerate(found) if one.text.strip() == "›"), None)
        if at is not None:
            return found[at:-1]
    raise AssertionError("no row has the cursor")


def test_true_colours_are_left_as_they_are(demo: str) -> None:
    app = app_on(demo)
    assert app.console.color_system == "truecolor"
    assert not [one for one in app.get_line_filters() if type(one).__name__ == "FewColours"]


@pytest.mark.parametrize("term", ["xterm-256color", "xterm-16color"])
@pytest.mark.parametrize("name", ["trustlog-dark", "trustlog-light", "ansi-dark"])
def test_looks_with_few_colours(
    snap_compare: Any, folder: Path, monkeypatch: pytest.MonkeyPatch, term: str, name: str
) -> None:
    terminal(monkeypatch, term)
    app = app_on(demo_at(folder))
    app.theme = name

    async def run(pilot: Any) -> None:
        await settled(pilot)
        await pilot.press("down", "down")
        await settled(pilot)

    assert snap_compare(app, terminal_size=(80, 24), run_before=run)


@pytest.mark.parametrize("name", ["trustlog-contrast", "trustlog-colorblind"])
def test_looks_in_other_themes(snap_compare: Any, folder: Path, name: str) -> None:
    app = app_on(demo_at(folder))
    app.theme = name

    async def run(pilot: Any) -> None:
        await settled(pilot)
        await pilot.press("2")
        await settled(pilot)

    assert snap_compare(app, terminal_size=(120, 40), run_before=run)


def test_all_our_themes_are_named_in_the_guide() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "screens" / "habits.md").read_text(encoding="utf-8")
    assert set(re.findall(r"trustlog-[a-z]+", guide)) >= {theme.name for theme in THEMES}
