"""Cells that a spreadsheet would run are made harmless, and exactly that is undone on the way back."""

# What makes a spreadsheet take a cell for a formula; tab and carriage return are skipped on the way to one.
RUN_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_QUOTE = "'"


def harmless(text: str) -> str:
    """Put a `'` before a text that a spreadsheet would run.

    A text with such quotes of its own before the sign gets one more, so that `plain` gives every text back as it was.
    """
    return _QUOTE + text if text.lstrip(_QUOTE).startswith(RUN_SIGNS) else text


def plain(cell: str) -> str:
    """Undo `harmless`: take one `'` off a cell where it stands before a sign that a spreadsheet would run."""
    return cell[1:] if cell.startswith(_QUOTE) and cell.lstrip(_QUOTE).startswith(RUN_SIGNS) else cell


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
