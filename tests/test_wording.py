"""Reasons and remedies are values; each front end has words for all of them, and no layer below speaks for one."""

import ast
import re
from collections.abc import Container, Iterator
from pathlib import Path
from string import Formatter

import pytest

import trustlog
from trustlog import errors
from trustlog.domain.text import counted
from trustlog.errors import FileFault, FileFaults, NotUndone, Reason, Refused, Remedy, TrustlogError
from trustlog.tui.app.key_table import TABLE
from trustlog.tui.app.keys import sign_of
from trustlog.wording import Words, command_line, reasons, screens

PACKAGE = Path(trustlog.__file__).parent
BELOW = ("domain", "trust", "storage", "exchange", "desk", "files", "errors.py", "config.py", "wording/catalogue.py")
A_WORD = re.compile(r"[a-z][a-z0-9_]*")
OF_A_SHELL = re.compile(r"`trustlog |(?<![\w-])--[a-z]")
EXCEPTIONS = {
    # A line about a fact, not an error: the command line's own words in the middle of a sentence it shares.
    (
        "domain/kinds/promise.py",
        "delivered after it had lapsed, stays lapsed (say --on DATE if it was earlier); closed {closed_on}",
    ),
}
SCREENS = screens.words(lambda act: sign_of(TABLE[act]))
FRONT_ENDS = {"the command line": (command_line.WORDS, ("cli", "web")), "the screens": (SCREENS, ("tui",))}
"""The words of each, and where the codes are made that are its own."""
MADE_AGAIN = "desk/settings/checks.py"
"""The one place that makes a reason of another one: its params with escapes for what cannot be printed."""
MIGRATIONS = Path(__file__).parents[1] / "migrations" / "versions"


def modules(*places: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield the modules in these places, each with its path within the package."""
    for place in places:
        path = PACKAGE / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield file.relative_to(PACKAGE).as_posix(), ast.parse(file.read_text("utf-8"))


def docstrings(tree: ast.Module) -> set[int]:
    """Return the ids of the string nodes that are docstrings, those of constants included."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def calls(names: Container[str], *places: str) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of these names in modules of these places, each with its module and line."""
    for module, tree in modules(*places):
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
                yield f"{module}:{node.lineno}", node


def test_no_code_has_two_sentences() -> None:
    """Of two with one code the later would be said in the place of both."""
    keys = [
        key.value
        for _module, tree in modules(
            *(f"wording/{name}.py" for name in ("reasons", "lines", "gardens", "ledgers_and_files"))
        )
        for node in ast.walk(tree)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert sorted(key for key in set(keys) if keys.count(key) > 1) == []


def notices() -> set[str]:
    """Return the codes of the reasons that the migrations have in `TOLD`, each without params."""
    assigned = [
        node
        for file in sorted(MIGRATIONS.glob("*.py"))
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
    ]
    told = [node.value for node in assigned if [ast.unparse(target) for target in node.targets] == ["TOLD"]]
    made = [node for codes in told for node in ast.walk(codes) if isinstance(node, ast.Call)]
    assert all(ast.unparse(call.func) == "Reason" and not call.keywords for call in made)
    return {ast.literal_eval(call.args[0]) for call in made}


def coded(kind: str, *places: str) -> dict[str, set[str]]:
    """Return the codes that these places make of a kind of value, each with the names of its params."""
    found: dict[str, set[str]] = {}
    for _, call in calls((kind,), *places):
        if isinstance(code := call.args[0], ast.Constant):
            found.setdefault(code.value, set()).update(word.arg or "*" for word in call.keywords)
    return found


def test_no_layer_below_speaks_of_commands_and_options() -> None:
    said = {
        (name, node.value)
        for name, tree in modules(*BELOW)
        for documentation in (docstrings(tree),)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
        if OF_A_SHELL.search(node.value)
    }
    assert said == EXCEPTIONS


def test_who_refuses_gives_a_code_and_no_sentence() -> None:
    kinds = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, TrustlogError)}
    sentences = {
        where
        for where, call in calls({*kinds, "Finding"}, ".")
        for given in (*call.args, *(word.value for word in call.keywords))
        if isinstance(given, ast.JoinedStr) or (isinstance(given, ast.Constant) and isinstance(given.value, str))
    }
    assert sentences == set()


def test_a_code_is_a_word_and_is_written_where_it_is_made() -> None:
    made = {}
    for where, call in calls(("Reason", "Remedy"), "."):
        code = call.args[0]
        made[where] = isinstance(code, ast.Constant) and bool(A_WORD.fullmatch(str(code.value)))
    assert {where.partition(":")[0] for where, is_word in made.items() if not is_word} == {MADE_AGAIN}
    assert len(made) > 400
    assert len(notices()) > 1
    assert all(A_WORD.fullmatch(code) for code in notices())


@pytest.mark.parametrize("front_end", FRONT_ENDS)
@pytest.mark.parametrize("kind", ["Reason", "Remedy"])
def test_every_code_has_words_in_each_front_end_that_meets_it(kind: str, front_end: str) -> None:
    words, own_places = FRONT_ENDS[front_end]
    table = words.reasons if kind == "Reason" else words.remedies
    made = coded(kind, *BELOW, *own_places)
    if kind == "Reason":
        made |= {code: set() for code in notices()}
    assert set(table) == set(made)
    for code, params in made.items():
        template = table[code]
        if isinstance(template, str) and "*" not in params:
            named = {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(template) if name}
            assert named - {"key"} <= params, code


def test_the_screens_name_no_command_and_only_keys_there_are() -> None:
    for code, template in {**SCREENS.reasons, **SCREENS.remedies}.items():
        if isinstance(template, str):
            assert not OF_A_SHELL.search(template), code
            assert set(re.findall(r"\{key\[([\w-]+)\]\}", template)) <= set(TABLE), code
    for number, code in enumerate(("share_off", "inner_share_off", "whole_off")):
        bounds = {"low": 1, "high": 2} if number == 2 else {}
        assert "--" not in SCREENS.of(Reason(code, name="falls_to", value=2.0, **bounds))
    assert SCREENS.of(Remedy("clear_breaks", numbers=[4, 7])).endswith("in the menu of #4, #7")


def test_an_error_carries_its_reason_and_the_way_out() -> None:
    error = Refused(Reason("closed_already", verb="move", number=12, how="kept", day=None), Remedy("reopen", number=12))
    assert (error.code, error.params["number"], error.remedies) == (
        "closed_already",
        12,
        (Remedy("reopen", number=12),),
    )
    assert str(error) == "cannot move #12: it is kept already; `trustlog reopen 12 --reason TEXT` undoes that"
    assert SCREENS.of(error) == "cannot move #12: it is kept already; O in its menu (.) opens it again, with a reason"


def test_an_error_within_another_keeps_its_way_out() -> None:
    fault = FileFault(Reason("unknown_in_file", name="Acme"), Remedy("import_partners_first"))
    error = FileFaults(
        [Reason("on_line", line=2, fault=fault), Reason("on_line", line=3, fault=Reason("value_empty", name="note"))]
    )
    assert error.lines[0] == 'line 2: no partner is called "Acme"; import partners first, or add --create-partners'
    assert error.lines_in(SCREENS) == [
        'line 2: no partner is called "Acme"; import partners first',
        "line 3: note is empty",
    ]
    assert str(error) == f"{counted(2, 'fault')}, nothing written"
    undone = NotUndone(Reason("nothing_to_undo"), Remedy("list_batches"), instead=(4, "keep 1"))
    assert undone.why(SCREENS) == "there is nothing of yours to undo; the history (h) lists what was written"
    assert undone.sentence(SCREENS).endswith("the next one that can be undone is batch 4: keep 1")


def test_rebound_keys_are_named_as_they_are() -> None:
    words = screens.words(lambda act: {"reopen": "R", "more": "x"}[act])
    assert words.of(Remedy("reopen", number=1)) == "R in its menu (x) opens it again, with a reason"


def test_another_language_is_another_set_of_tables() -> None:
    dutch = Words(
        {**reasons.REASONS, "only_offered": "#{number} is alleen aangeboden"},
        {**command_line.REMEDIES, "accept_first": "eerst `trustlog accept {number}`"},
        {},
    )
    error: TrustlogError = Refused(Reason("only_offered", number=3), Remedy("accept_first", number=3))
    assert error.lines_in(dutch) == ["#3 is alleen aangeboden; eerst `trustlog accept 3`"]
