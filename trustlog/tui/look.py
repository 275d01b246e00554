"""How it looks: two calm themes, dark and light. Colour never speaks alone; marks and words carry everything."""

from textual.theme import Theme

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
