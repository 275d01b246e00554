"""No screen takes a text for markup: every text goes by way of `trustlog.tui.widgets.plain`. Read off the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import trustlog

TUI = Path(trustlog.__path__[0]) / "tui"
MODULES = sorted(TUI.rglob("*.py"))
ITS_OWN = ("plain.py", "field.py", "words_area.py")
TITLES = ("border_title", "border_subtitle", "tooltip")


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Give the calls of a module, each with the last part of the name of what is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2], node


def is_safe(value: ast.expr) -> bool:
    """Tell whether a value is a text of the program's own without markup, or went by way of `plain`."""
    if isinstance(value, ast.Tuple):
        return all(is_safe(one) for one in value.elts)
    if isinstance(value, ast.IfExp):
        return is_safe(value.body) and is_safe(value.orelse)
    if isinstance(value, ast.Constant):
        return value.value is None or (isinstance(value.value, str) and "[" not in value.value)
    if isinstance(value, ast.Call) and ast.unparse(value.func) == "_":  # as a translation; a test compares the two
        return is_safe(value.args[0])
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "plain"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_titles_of_boxes_are_plain(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for target in node.targets if isinstance(node, ast.Assign) else ():
            names = [one.attr for one in ast.walk(target) if isinstance(one, ast.Attribute)]
            if set(names) & set(TITLES):
                assert isinstance(node, ast.Assign)
                assert is_safe(node.value), f"{path.name}:{node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_nothing_is_markup(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    if path.name not in ITS_OWN:
        for theirs in (
            "widgets._static",
            "widgets._label",
            "widgets import",
            "widgets._header",
            "widgets._option_list",
        ):
            assert f"from textual.{theirs}" not in source, f"{path.name}: take Static of trustlog.tui.widgets.plain"
        if "_input import Input" in source:
            assert not any(name == "Input" for name, _ in calls(path)), (
                f"{path.name}: take Input of trustlog.tui.widgets.field"
            )
    for name, call in calls(path):
        for keyword in call.keywords:
            assert not (keyword.arg == "markup" and ast.unparse(keyword.value) != "False"), f"{path.name}:{call.lineno}"
        if name == "from_markup" and path.name not in ITS_OWN:  # what it is filled with comes by keyword, as text
            assert path.name == "page.py", f"{path.name}:{call.lineno}"
            assert all(keyword.arg for keyword in call.keywords), f"{path.name}:{call.lineno}"
