"""What the import contracts of `pyproject.toml` cannot say: packages of the desk meet only by what they provide."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import trustlog

ROOT = Path(trustlog.__path__[0])
MODULES = sorted(ROOT.rglob("*.py"))
SUBJECTS = sorted(path.name for path in (ROOT / "desk").iterdir() if (path / "__init__.py").exists())


def imported(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports from, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_desk_is_met_by_its_packages_only() -> None:
    met = [
        f"{path.relative_to(ROOT)}: {module}"
        for path in MODULES
        for module in imported(path)
        if module.startswith("trustlog.desk.") and module.count(".") > 2
        if path.parent != ROOT / "desk" / module.split(".")[2]
    ]
    assert met == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_package_of_the_desk_has_all_that_it_names(subject: str) -> None:
    package = import_module(f"trustlog.desk.{subject}")
    tree = ast.parse((ROOT / "desk" / subject / "__init__.py").read_text(encoding="utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names]
    for name in set(names) - {"TYPE_CHECKING", "exports"}:
        assert getattr(package, name) is not None, name
    with pytest.raises(AttributeError):
        _ = package.what_there_is_not


def test_no_name_that_a_package_loads_late_is_that_of_a_module_of_it() -> None:
    """Whoever had another name of that module first would find the module in the place of what bears its name."""
    shared = [
        f"{path.relative_to(ROOT)}: {alias.name}"
        for path in MODULES
        if path.name == "__init__.py" and "__getattr__ = exports(" in path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("trustlog.")
        for alias in node.names
        if node.module != ".".join(("trustlog", *path.parent.relative_to(ROOT).parts))
        if (path.parent / f"{alias.name}.py").exists() or (path.parent / alias.name).is_dir()
    ]
    assert shared == []


def test_the_desk_writes_no_sql() -> None:
    """Statements, and whatever runs one, belong to `storage`: the desk asks its functions."""
    runs = {"rows", "one", "stream", "execute"}
    found = []
    for path in (ROOT / "desk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in runs:
                of = ast.unparse(node.func.value)
                if of.split(".")[-1].lstrip("_") == "conn":
                    found.append(f"{path.relative_to(ROOT)}: {of}.{node.func.attr}")
            if isinstance(node, ast.Constant) and str(node.value).startswith(
                ("SELECT ", "INSERT ", "UPDATE ", "DELETE ")
            ):
                found.append(f"{path.relative_to(ROOT)}: {node.value[:40]}")
    assert found == []
