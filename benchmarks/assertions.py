"""What a test suite asserts, read from its source: each assertion with its test, and its text made comparable."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

HELPERS = ("assert_", "expect_", "check_", "must_", "_assert_", "_expect_", "_check_", "_must_")
PYTEST = ("raises", "warns", "deprecated_call", "fail")
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Assertion(NamedTuple):
    """One assertion: where it stands, what it says, and what it says whatever its variables are called."""

    file: str
    test: str
    text: str
    shape: str


class Suite(NamedTuple):
    """All assertions of a test suite, in the order they stand in."""

    assertions: list[Assertion]
    tests: frozenset[str]

    def by_test(self) -> dict[tuple[str, str], list[Assertion]]:
        """Return them by file and test."""
        found: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
        for assertion in self.assertions:
            found[assertion.file, assertion.test].append(assertion)
        return found


def read_suite(folder: Path, renamed: dict[str, str]) -> Suite:
    """Return what the tests of a folder assert, with names of the program put in as they are called now."""
    assertions, tests = [], set()
    for path in sorted(folder.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        scope = Scope(imported(tree), assigned(tree.body), renamed)
        for test, function in functions(tree.body):
            tests.add(test)
            inner = scope.within(function)
            assertions += [
                Assertion(path.name, test, *texts)
                for node in asserted(function)
                for texts in inner.texts(node, function)
            ]
    return Suite(assertions, frozenset(tests))


def functions(body: list[ast.stmt], within: str = "") -> Iterator[tuple[str, Function]]:
    """Return the outermost functions and the methods of classes, by name."""
    for node in body:
        if isinstance(node, Function):
            yield within + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from functions(node.body, f"{within}{node.name}.")


def asserted(function: Function) -> Iterator[ast.AST]:
    """Return what asserts something in a function: its cases, statements, blocks and calls."""
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and _last_name(decorator.func) == "parametrize":
            yield decorator
    for statement in function.body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Assert | ast.With | ast.AsyncWith):
                if isinstance(node, ast.Assert) or any(_is_pytest(item.context_expr) for item in node.items):
                    yield node
            elif isinstance(node, ast.Expr) and _asserts(call := _awaited(node.value)):
                yield call


def marks(function: Function) -> list[str]:
    """Return the marks by which a test is not run, or may fail."""
    return [ast.unparse(one).removeprefix("pytest.mark.") for one in function.decorator_list if _skips(one)]


def imported(tree: ast.Module) -> dict[str, str]:
    """Return the names a file imports, each with the last part of what it is called at its origin."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            for alias in node.names:
                names[alias.asname or alias.name.partition(".")[0]] = alias.name.rpartition(".")[2]
    return names


def assigned(body: list[ast.stmt]) -> dict[str, ast.expr]:
    """Return the names that are given a value once, each with that value."""
    nodes = [node for statement in body for node in ast.walk(statement)]
    times = Counter(node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store))
    values = {}
    for node in nodes:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and times[target.id] == 1:
                values[target.id] = node.value
    return values


def variables(function: Function) -> set[str]:
    """Return the names of a function's parameters and of all that is given a value in it."""
    stored = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return stored | {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}


class Scope(ast.NodeTransformer):
    """What names mean where an assertion stands, and how its text is made from that."""

    def __init__(self, imports: dict[str, str], values: dict[str, ast.expr], renamed: dict[str, str]) -> None:
        self.imports = imports
        self.values = values
        self.renamed = renamed

    def within(self, function: Function) -> "Scope":
        """Return the scope of a function's body: its own values count, and its variables hide others."""
        values = {name: value for name, value in self.values.items() if name not in variables(function)}
        return Scope(self.imports, values | assigned(function.body), self.renamed)

    def texts(self, node: ast.AST, function: Function) -> Iterator[tuple[str, str]]:
        """Return the text and the shape of an assertion; of a parametrized test those of each case."""
        if isinstance(node, ast.Call) and _last_name(node.func) == "parametrize":
            names, cases, *_ = [*node.args, *(keyword.value for keyword in node.keywords), ast.Constant(None)]
            cases = self.values.get(cases.id, cases) if isinstance(cases, ast.Name) else cases
            each = cases.elts if isinstance(cases, ast.List | ast.Tuple | ast.Set) else [cases]
            title = f"case of {ast.unparse(names)}: "
            yield from ((title + text, "case: " + shape) for text, shape in (self._both(one, function) for one in each))
        elif isinstance(node, ast.Assert):
            yield self._both(node.test, function)
        else:
            yield self._both(node, function)

    def _both(self, node: ast.AST, function: Function) -> tuple[str, str]:
        plain = self.visit(deepcopy(node))
        shaped = _Shaped(variables(function)).visit(deepcopy(plain))
        left_out = "".join(f"{mark}: " for mark in marks(function))
        return left_out + ast.unparse(plain), left_out + ast.unparse(shaped)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """Put in a constant's value, or what an imported name is called at its origin."""
        value = self.values.get(node.id)
        if isinstance(node.ctx, ast.Load) and value is not None and _is_written_out(value):
            return deepcopy(value)
        name = self.imports.get(node.id, node.id)
        return ast.Name(self.renamed.get(name, name), node.ctx)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """Leave out the module in front of a name."""
        name = self.renamed.get(node.attr, node.attr)
        root = node.value
        while isinstance(root, ast.Attribute) and root.attr.islower():
            root = root.value
        if isinstance(root, ast.Name) and root.id in self.imports and self.imports[root.id].islower():
            return ast.Name(name, ast.Load())
        return ast.Attribute(self.visit(node.value), name, node.ctx)

    def visit_keyword(self, node: ast.keyword) -> ast.keyword:
        """Put in what an argument is called now."""
        arg = node.arg and self.renamed.get(node.arg, node.arg)
        return ast.keyword(arg, self.visit(node.value))


class _Shaped(ast.NodeTransformer):
    """Calls the variables of a test by the order they come in."""

    def __init__(self, bound: set[str]) -> None:
        self.bound = bound
        self.places: dict[str, str] = {}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if node.id in self.bound:
            node.id = self.places.setdefault(node.id, f"v{len(self.places)}")
        return node

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.arg = self.places.setdefault(node.arg, f"v{len(self.places)}")
        return node


def _is_written_out(node: ast.expr) -> bool:
    """Tell whether a value consists of constants alone."""
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError):
        return False
    return True


def _is_pytest(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and _last_name(node.func) in PYTEST


def _asserts(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and (_is_pytest(node) or _last_name(node.func).startswith(HELPERS))


def _skips(decorator: ast.expr) -> bool:
    named = decorator.func if isinstance(decorator, ast.Call) else decorator
    return _last_name(named) in ("skip", "skipif", "xfail")


def _last_name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _awaited(node: ast.expr) -> ast.expr:
    return node.value if isinstance(node, ast.Await) else node
