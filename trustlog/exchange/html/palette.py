"""The colours of the report, light and dark: those of the two themes that the screens begin with, by what they mean."""

LIGHT = {
    "ink": "#262b31",
    "soft": "#5f6061",
    "ground": "#f2f1ef",
    "card": "#fcfbf8",
    "panel": "#e9e7e4",
    "line": "#c6c0b4",
    "theirs": "#2c6480",
    "ours": "#5b2d84",
    "accent": "#6b5108",
    "good": "#2a6a2a",
    "warn": "#70400f",
}
DARK = {
    "ink": "#d8dbe0",
    "soft": "#98a1ac",
    "ground": "#14171a",
    "card": "#191c20",
    "panel": "#23272c",
    "line": "#3a424c",
    "theirs": "#86aec4",
    "ours": "#a9a0c6",
    "accent": "#d3b27a",
    "good": "#93b98e",
    "warn": "#dcae78",
}
WORDS, GROUNDS = ("ink", "soft", "theirs", "ours", "accent", "good", "warn"), ("ground", "card", "panel")
"""Colours that words are written in, and those that they are written on: any of these on any of those can be read."""


def declared(colours: dict[str, str]) -> str:
    """Return colours as properties of a style."""
    return " ".join(f"--{name}: {value};" for name, value in colours.items())
