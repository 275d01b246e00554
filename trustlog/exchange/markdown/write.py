"""Writes words of people into Markdown: what would be a mark there stands for itself."""

import re
from collections.abc import Iterable

_MARKS = re.compile(r"([\\`*_{}\[\]<>&#|~])")
_BEGINS_A_LIST = re.compile(r"\A([-+]|\d+(?=[.)]))")


def unmarked(text: str) -> str:
    """Return a line of text as Markdown that shows exactly it."""
    return _BEGINS_A_LIST.sub(r"\1\\" if text[:1].isdigit() else r"\\\1", _MARKS.sub(r"\\\1", text))


def table_row(cells: Iterable[str]) -> str:
    """Return a row of a table, its cells as they are: with marks, if they have any."""
    return f"| {' | '.join(cells)} |"
