"""Hints name keys that work, and help is there on every screen and dialog."""

import ast
import re
from pathlib import Path
from threading import Event

from test_tui_resize import BASES, PLACES, all_below, go
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from tui_pilot import app_on, demo_at, settled

import trustlog
from trustlog.tui.app.keys import NAMES
from trustlog.tui.widgets.dialogs import Choose, TextDialog
from trustlog.tui.widgets.modal import Modal

SOURCE = Path(trustlog.__file__).parent
KEYS = {sign: key for key, sign in NAMES.items()} | {"esc": "escape"}
WITHOUT_HELP = {"help", "jump"}
"""Places where the key of help means something else: it closes the help, and is no letter of a place."""


def hints(screen: Screen[object]) -> list[str]:
    """Give the keys that the lower edge of a dialog names, as their signs."""
    found = []
    for box in screen.query(".box"):
        for part in str(box.border_subtitle or "").split(" · "):
            signs = part.split(" ")[0]
            found += re.findall(r"[↑↓←→]|[^↑↓←→]+", signs) if signs else []
    return found


def works(screen: Screen[object], sign: str) -> bool:
    """Tell whether a key does something here: on the dialog, on something in it, or as an answer's key."""
    key = KEYS.get(sign, sign)
    bound: set[str] = set()
    for node in (screen, *screen.query(Widget)):
        bound |= set(node._bindings.key_to_bindings)
    answers = isinstance(screen, Choose) and any(key in screen._keys(act).split(",") for act, _, _ in screen.answers)
    typed = key in ("enter", "up", "down", "left", "right")  # what lines and lists have by themselves
    return key in bound or answers or (typed and bool(screen.query("Input, Rows, Pick, TextArea")))


async def test_help_is_there_and_every_key_of_a_hint_works(tmp_path: Path) -> None:
    """One walk through all places: opening each in a program of its own takes a minute."""
    app = app_on(demo_at(tmp_path))
    dead: list[tuple[str, str]] = []
    mute: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for place, way in PLACES.items():
            end = Event()
            await go(pilot, app, way, end)
            screen = app.screen
            if isinstance(screen, Modal):
                dead += [(place, sign) for sign in hints(screen) if not works(screen, sign)]
            if place not in WITHOUT_HELP and type(screen) is not TextDialog:
                await pilot.press("f1" if isinstance(app.focused, Input | TextArea) else "question_mark")
                await pilot.pause()
                helped = app.screen
                if not isinstance(helped, TextDialog) or helped is screen or len(helped._lines(70)) < 4:
                    mute.append(place)
            end.set()
            await settled(pilot)
    assert (dead, mute) == ([], [])


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
