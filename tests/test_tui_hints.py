"""Hints name keys that work, and help is there on every screen and dialog."""

import ast
import re
from pathlib import Path

import pytest
from tui_places import BASES, all_below, followed

import trustlog
from trustlog.tui.widgets.dialogs import TextDialog
from trustlog.tui.widgets.modal import Modal

SOURCE = Path(trustlog.__file__).parent


@pytest.mark.usefixtures("shared_walk")
def test_help_is_there_and_every_key_of_a_hint_works() -> None:
    assert (followed().dead, followed().mute) == ([], [])


def test_every_dialog_says_what_it_is() -> None:
    assert [each.__name__ for each in all_below(Modal) - BASES - {TextDialog} if not getattr(each, "ABOUT", "")] == []


def sentences() -> list[tuple[str, str]]:
    """Give every text of the screens, and of what they refuse, with the file it is in."""
    found = []
    for path in (*(SOURCE / "tui").rglob("*.py"), SOURCE / "wording" / "screens.py", SOURCE / "wording" / "ways.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            node.body[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and node not in docs)
        found += [(path.name, node.value) for node in texts if isinstance(node.value, str)]
    return found


def test_no_sentence_names_a_key_by_its_letter() -> None:
    """A key may be another one in the settings: a sentence names its act, as `{key[edit]}`, and gets the sign."""
    letters = re.compile(r"\b(?:with|by|press|presses|key) ([b-zA-Z]|\?)(?=[ ,.;:)]|$)")
    assert [(name, text) for name, text in sentences() if letters.search(re.sub(r"\{[^}]*\}", "", text))] == []
