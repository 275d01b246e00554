"""Cells that a spreadsheet would run are made harmless, and exactly that is undone on the way back."""

import re

from trustlog.errors import Reason

# What makes a spreadsheet take a cell for a formula; tab and carriage return before it are skipped.
RUN_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
DELIMITERS = (";", ",", "\t", "\n", "\r")
"""Where a spreadsheet that is told another delimiter than the file has, or minds no quotes, begins a cell."""
_QUOTE = "'"
_SIGNS = "".join(RUN_SIGNS).replace("-", r"\-")


def _places(guard: str) -> re.Pattern[str]:
    """Find where a cell, or a part that may be taken for a cell, begins with guard and formula sign, quotes aside."""
    first, inner = rf"(?={guard}'*+[{_SIGNS}])", rf"(?={guard}['\"]*+[{_SIGNS}])"
    return re.compile(rf"(\A{first}|[{''.join(DELIMITERS)}]{inner}){guard}")


_RUN = re.compile(f"[{_SIGNS}]")
_RUNS, _GUARDED = _places(""), _places(_QUOTE)


def harmless(text: str) -> str:
    """Put a `'` before a text that a spreadsheet would run, and before what it would run of it when it splits it.

    A text with such quotes of its own before the sign gets one more, so that `plain` gives every text back as it was.
    """
    return text if _RUN.search(text) is None else _RUNS.sub(rf"\1{_QUOTE}", text)


def plain(cell: str) -> str:
    """Undo `harmless`: take one `'` off wherever it stands before a sign that a spreadsheet would run."""
    return _GUARDED.sub(r"\1", cell) if _QUOTE in cell else cell


def joined(names: "list[str] | tuple[str, ...]") -> str:
    """Write several names into one cell, separated by `;`; a `;` or backslash inside a name gets a backslash."""
    return ";".join(name.replace("\\", "\\\\").replace(";", "\\;") for name in names)


def parted(cell: str, *, empty: bool = False) -> list[str]:
    """Undo `joined`; spaces around a name are left out, and so are names that are `empty` unless they count."""
    names: list[str] = []
    signs: list[str] = []
    escaped = False
    for sign in cell:
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
            continue
        elif sign == ";":
            names.append("".join(signs))
            signs = []
            continue
        signs.append(sign)
    names.append("".join([*signs, "\\"] if escaped else signs))
    return [name.strip() for name in names if empty or name.strip()]


def columns_differ(cells: int, columns: int) -> Reason:
    """Return the reason that a row of a CSV file has more or fewer cells than its heading."""
    return Reason("cells_under_columns", cells=cells, columns=columns)
