"""The themes: calm, dark and light, a theme of high contrast, and a theme that needs no red and green.

Colour never speaks alone; marks and words carry everything. The grounds are greys of less than 15 % saturation, a
step of the 256 colours' ramp from each other: else a terminal without true colour makes them black, teal or the same.
"""

from collections.abc import Mapping
from typing import Any

from textual.theme import Theme

from trustlog.errors import Reason, WordsError

DARK = Theme(
    name="trustlog-dark",
    dark=True,
    primary="#86aec4",
    secondary="#a9a0c6",
    accent="#d3b27a",
    success="#93b98e",
    warning="#dcae78",
    error="#d39a8c",
    foreground="#d8dbe0",
    background="#14171a",
    surface="#191c20",
    panel="#23272c",
    boost="#ffffff0a",
    variables={
        "soft": "#98a1ac",
        "line": "#3a424c",
        "line-here": "#6d8899",
        "cursor-row": "#2a3138",
        "band": "#5f7f92",
        "footer-key-foreground": "#d3b27a",
        "input-selection-background": "#86aec4 35%",
    },
)
LIGHT = Theme(
    name="trustlog-light",
    dark=False,
    primary="#2c6480",
    secondary="#5b2d84",
    accent="#6b5108",
    success="#2a6a2a",
    warning="#70400f",
    error="#8f2f24",
    foreground="#262b31",
    background="#f2f1ef",
    surface="#fcfbf8",
    panel="#e9e7e4",
    boost="#0000000a",
    variables={
        "soft": "#5f6061",
        "line": "#c6c0b4",
        "line-here": "#5b8197",
        "cursor-row": "#dfe8ec",
        "band": "#2c7f8c",
        "footer-key-foreground": "#6b5108",
        "input-selection-background": "#2c6480 30%",
    },
)
CONTRAST = Theme(
    name="trustlog-contrast",
    dark=True,
    primary="#87d7ff",
    secondary="#d7afff",
    accent="#ffd75f",
    success="#87ff87",
    warning="#ffaf5f",
    error="#ffafaf",
    foreground="#ffffff",
    background="#000000",
    surface="#121212",
    panel="#1c1c1c",
    boost="#ffffff0a",
    variables={
        "soft": "#d0d0d0",
        "line": "#808080",
        "line-here": "#ffffff",
        "cursor-row": "#303030",
        "band": "#5fafd7",
        "footer-key-foreground": "#ffd75f",
        "input-selection-background": "#87d7ff 35%",
    },
)
"""All text at 7 : 1 or more."""
COLORBLIND = Theme(
    name="trustlog-colorblind",
    dark=True,
    primary="#87afd7",
    secondary="#d7d787",
    accent="#ffd75f",
    success="#5fafff",
    warning="#ffaf00",
    error="#ff875f",
    foreground="#d8dbe0",
    background="#14171a",
    surface="#191c20",
    panel="#23272c",
    boost="#ffffff0a",
    variables={
        "soft": "#98a1ac",
        "line": "#3a424c",
        "line-here": "#6d8899",
        "cursor-row": "#2a3138",
        "band": "#5f87af",
        "footer-key-foreground": "#ffd75f",
        "input-selection-background": "#87afd7 35%",
    },
)
"""Good is blue and late is orange: people who see no red and green can tell them apart."""
THEMES = (DARK, LIGHT, CONTRAST, COLORBLIND)

NEEDED = ("soft", "line", "line-here", "cursor-row", "band")
"""Our own variables, which Textual's themes and most users' lack; `filled` mixes them from a theme's colours."""


def filled(theme: Theme) -> dict[str, str]:
    """Return our own variables for a theme that has none: quieter than its text, louder than its ground."""
    if all(name in theme.variables for name in NEEDED):
        return {}
    from textual.color import Color

    system = theme.to_color_system().generate()
    ground, text, first = (Color.parse(system[name]) for name in ("background", "foreground", "primary"))
    if theme.ansi or ground.ansi is not None or text.ansi is not None:
        return {
            "soft": "ansi_white" if theme.dark else "ansi_bright_black",
            "line": "ansi_bright_black",
            "line-here": "ansi_blue",
            "cursor-row": "ansi_blue" if theme.dark else "ansi_white",
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
    """Make a theme of a user's file: colours by name, and `dark`; a faulty file is refused with all its faults."""
    from textual.color import Color, ColorParseError

    faults: list[Reason] = []
    for key, value in values.items():
        if key == "dark":
            faults += [] if isinstance(value, bool) else [Reason("dark_is_a_flag")]
        elif key not in COLOURS:
            faults.append(Reason("no_colour_of_a_theme", name=key, known=", ".join(COLOURS)))
        else:
            try:
                Color.parse(str(value))
            except ColorParseError:
                faults.append(Reason("no_colour", name=key, value=value))
    if "primary" not in values:
        faults.append(Reason("no_primary_colour"))
    if faults:
        raise WordsError(Reason("theme_off", name=name, faults=faults))
    colours = {key: str(value) for key, value in values.items() if key != "dark"}
    variables = {key: colours.pop(key) for key in NEEDED if key in colours}
    return Theme(name=name, dark=bool(values.get("dark", True)), variables=variables, **colours)  # type: ignore[arg-type]  # colours are texts, and `dark` is given
