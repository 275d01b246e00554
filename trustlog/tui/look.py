"""How it looks: two calm themes, dark and light. Colour never speaks alone; marks and words carry everything."""

from collections.abc import Mapping
from typing import Any

from textual.theme import Theme

from trustlog.errors import WordsError

DARK = Theme(
    name="trustlog-dark",
    dark=True,
    primary="#86aec4",
    secondary="#a59bc0",
    accent="#d3b27a",
    success="#93b98e",
    warning="#dcae78",
    error="#d39a8c",
    foreground="#d8dbe0",
    background="#14171b",
    surface="#191d22",
    panel="#22272e",
    boost="#ffffff0a",
    variables={
        "soft": "#8d96a2",
        "line": "#3a424c",
        "line-here": "#6d8899",
        "cursor-row": "#26313a",
        "band": "#5f7f92",
        "footer-key-foreground": "#d3b27a",
        "input-selection-background": "#86aec4 35%",
    },
)
LIGHT = Theme(
    name="trustlog-light",
    dark=False,
    primary="#2c6480",
    secondary="#5f5486",
    accent="#8a5f14",
    success="#3d6b3a",
    warning="#96591a",
    error="#9a4434",
    foreground="#262b31",
    background="#f5f3ee",
    surface="#fcfbf8",
    panel="#ebe7df",
    boost="#0000000a",
    variables={
        "soft": "#6a6b6c",
        "line": "#c6c0b4",
        "line-here": "#5b8197",
        "cursor-row": "#dfe8ec",
        "band": "#7ea3b5",
        "footer-key-foreground": "#8a5f14",
        "input-selection-background": "#2c6480 30%",
    },
)
THEMES = (DARK, LIGHT)

NEEDED = ("soft", "line", "line-here", "cursor-row", "band")
"""Our own variables, which Textual's themes and most users' lack; `filled` mixes them from a theme's colours."""


def filled(theme: Theme) -> dict[str, str]:
    """Give our own variables for a theme that has none: quieter than its text, louder than its ground."""
    if all(name in theme.variables for name in NEEDED):
        return {}
    from textual.color import Color

    system = theme.to_color_system().generate()
    ground, text, first = (Color.parse(system[name]) for name in ("background", "foreground", "primary"))
    if theme.ansi or ground.ansi is not None or text.ansi is not None:
        return {
            "soft": "ansi_bright_black",
            "line": "ansi_bright_black",
            "line-here": "ansi_blue",
            "cursor-row": "ansi_bright_black",
            "band": "ansi_cyan",
        }
    mixed = {
        "soft": ground.blend(text, 0.68),
        "line": ground.blend(text, 0.25),
        "line-here": ground.blend(first, 0.75),
        "cursor-row": ground.blend(first, 0.22),
        "band": ground.blend(first, 0.6),
    }
    return {name: color.hex6 for name, color in mixed.items()}


COLOURS = (
    "primary", "secondary", "accent", "success", "warning", "error", "foreground", "background", "surface", "panel",
    "soft", "line", "line-here", "cursor-row", "band",
)  # fmt: skip


def own_theme(name: str, values: Mapping[str, Any]) -> Theme:
    """Make a theme of a user's file: colours by name, and `dark`; what cannot be one is refused, naming all of it."""
    from textual.color import Color, ColorParseError

    faults = []
    for key, value in values.items():
        if key == "dark":
            faults += [] if isinstance(value, bool) else ["dark is true or false"]
        elif key not in COLOURS:
            faults.append(f"{key} is no colour of a theme; there are {', '.join(COLOURS)} and dark")
        else:
            try:
                Color.parse(str(value))
            except ColorParseError:
                faults.append(f'{key} = "{value}" is no colour; write it like "#86aec4" or "teal"')
    if "primary" not in values:
        faults.append('it needs a primary colour, like primary = "#86aec4"')
    if faults:
        raise WordsError(f"the theme {name}: {'; '.join(faults)}")
    colours = {key: str(value) for key, value in values.items() if key != "dark"}
    variables = {key: colours.pop(key) for key in NEEDED if key in colours}
    return Theme(name=name, dark=bool(values.get("dark", True)), variables=variables, **colours)  # type: ignore[arg-type]  # colours are texts, and `dark` is given
