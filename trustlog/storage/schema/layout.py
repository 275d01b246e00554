"""How `_generated.py` is laid out: Python literals as text, as many items a line as fit."""

from collections.abc import Iterable, Mapping

WIDTH = 116  # characters a line may have


def listed(items: Iterable[str], brackets: str, *, quotes: bool = True, indent: int = 0) -> str:
    """Lay out items between brackets, as many a line as fit."""
    shown = [f'"{item}"' if quotes else item for item in items]
    whole = ", ".join(shown) + ("," if len(shown) == 1 and brackets == "()" and quotes else "")
    if len(whole) < WIDTH - 60:
        return f"{brackets[0]}{whole}{brackets[1]}"
    lines, pad = [""], " " * (indent + 4)
    for item in shown:
        if len(lines[-1]) + len(item) + 2 > WIDTH - indent - 4:
            lines.append("")
        lines[-1] += f"{item}, "
    return "\n".join([brackets[0], *(pad + line.rstrip() for line in lines), " " * indent + brackets[1]])


def tuple_text(name: str, items: Iterable[str], says: str) -> str:
    """Return a tuple by its name, with a comment that says what it is."""
    return f"# {says.capitalize()}.\n{name} = {listed(items, '()')}\n"


def set_text(name: str, items: Iterable[str], says: str) -> str:
    """Return a set by its name."""
    return f"# {says.capitalize()}.\n{name} = frozenset({listed(items, '()')})\n"


def _by_table(name: str, kind: str, rows: Mapping[str, str], says: str) -> str:
    lines = [f"# {says[0].upper()}{says[1:]}.", f"{name}: dict[str, {kind}] = {{"]
    return "\n".join([*lines, *(f'    "{key}": {text},' for key, text in rows.items()), "}", ""])


def tuples_by_table(name: str, names_by_table: Mapping[str, Iterable[str]], says: str) -> str:
    """Return a tuple of names for each table."""
    rows = {key: listed(items, "()", indent=4) for key, items in names_by_table.items()}
    return _by_table(name, "tuple[str, ...]", rows, says)


def sets_by_table(name: str, names_by_table: Mapping[str, Iterable[str]], says: str) -> str:
    """Return a set of names for each table."""
    rows = {key: f"frozenset({listed(items, '()', indent=4)})" for key, items in names_by_table.items()}
    return _by_table(name, "frozenset[str]", rows, says)


def texts_by_table(name: str, text_by_table: Mapping[str, str], says: str) -> str:
    """Return a text for each table."""
    return _by_table(name, "str", {key: f'"{text}"' for key, text in text_by_table.items()}, says)


def links_by_table(name: str, targets_by_table: Mapping[str, Mapping[str, str]], says: str) -> str:
    """Return names by name for each table."""

    def row(links: Mapping[str, str]) -> str:
        return listed([f'"{key}": "{text}"' for key, text in links.items()], "{}", quotes=False, indent=4)

    return _by_table(name, "dict[str, str]", {key: row(links) for key, links in targets_by_table.items()}, says)


def pairs_text(name: str, columns_by_table: Mapping[str, Iterable[str]], says: str) -> str:
    """Return pairs of table and column."""
    items = [f'("{table}", "{column}")' for table, columns in columns_by_table.items() for column in columns]
    return f"# {says.capitalize()}.\n{name} = {listed(items, '()', quotes=False)}\n"
