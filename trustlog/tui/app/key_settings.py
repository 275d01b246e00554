"""Checking the `[keys]` of the settings file: what is sound is used, and every fault says what to write instead."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from trustlog.language import _
from trustlog.tui.app.key_table import ONCE
from trustlog.tui.app.keys import EVERYWHERE, PRIORITY, Key, Signs, sign_of

TAKEN = ("escape", "enter", "ctrl+c", "ctrl+u")
"""Keys that mean the same in every program; no other action may have them."""
SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+j": "enter", "ctrl+[": "escape", "ctrl+h": "backspace"}
"""Keys that a terminal cannot tell from another."""
NAMED = frozenset(
    (
        "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up", "down", "left",
        "right", "enter", "escape", *(f"f{number}" for number in range(1, 25)),
    )
)  # fmt: skip


class KeyFault(NamedTuple):
    """A line of `[keys]` that cannot be used: the action it names, and what is wrong and what to do."""

    action: str
    says: str


class Checked(NamedTuple):
    """The keys that can be used, as Textual names them, and the faults."""

    signs: Signs
    faults: tuple[KeyFault, ...]


def check(section: object, screens: Mapping[str, Iterable[Key]]) -> Checked:
    """Check the section on the keys of all screens, by the name of the screen; a faulty line keeps its default."""
    if not isinstance(section, Mapping):
        return Checked({}, (KeyFault("", _('[keys] is a table of lines like keep = "x"')),))
    known = {key.name for keys in screens.values() for key in keys} | {key.name for key in (*EVERYWHERE, *PRIORITY)}
    signs: dict[str, str] = {}
    faults: list[KeyFault] = []
    written: dict[str, str] = {}  # acts by name, with the name of the line: it may be the act's former name
    for line, value in section.items():
        action = ONCE.get(line, line)
        problem = _unknown(action, known) if action not in known else _unusable(action, value)
        if problem is None:
            written[action] = line
            signs[action] = ",".join(normal(part) for part in _parts(value))
        else:
            faults.append(KeyFault(line, problem))
    while clash := _clash(signs, screens):
        faults.append(clash._replace(action=written[clash.action]))
        del signs[clash.action]
    return Checked(signs, tuple(faults))


def normal(key: str) -> str:
    """Return a key as Textual names it: `?` is question_mark, `esc` is escape."""
    from trustlog.tui.app.textual_private import key_of_character

    key = key.strip()
    if len(key) == 1:
        return key_of_character(key)
    low = key.lower()
    named = {"esc": "escape", "pgup": "pageup", "pgdn": "pagedown", "del": "delete"}
    return named.get(low, low)


def _parts(value: object) -> list[str]:
    text = str(value)
    return [text] if text == "," else [part.strip() for part in text.split(",")]


def _unknown(action: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    similar = get_close_matches(action, sorted(known), 3, 0.5)
    hint = (
        _("; near: {similar}").format(similar=", ".join(similar)) if similar else _("; `?` in the screens names them")
    )
    return _("there is no action {action}{hint}").format(action=action, hint=hint)


def _unusable(action: str, value: object) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return _('a key is a text in quotes, like {action} = "x" or "ctrl+x"').format(action=action)
    for part in _parts(value):
        key = normal(part)
        bare = key.rpartition("+")[2] if len(part) > 1 else key
        if part != normal(part) and key in SAME:
            key = SAME[key]
        if key in SAME:
            return _("a terminal cannot tell {part} from {same}; take another key").format(part=part, same=SAME[key])
        if key in TAKEN:
            return _("{sign_of} means the same everywhere; take another key").format(sign_of=sign_of(key))
        if len(part) > 1 and not _is_named(part.lower()):
            return _('there is no key "{part}"; write one sign, or like ctrl+x, f5, pagedown').format(part=part)
        if action in {binding.name for binding in PRIORITY} and len(bare) == len(part) and bare not in NAMED:
            return _("{action} works while typing too, so it needs ctrl, alt or a function key").format(action=action)
    return None


def _is_named(key: str) -> bool:
    parts = key.split("+")
    last = parts[-1]
    if any(part not in ("ctrl", "alt", "shift", "super") for part in parts[:-1]) or len(set(parts)) < len(parts):
        return False
    return normal(last) in NAMED or (len(parts) > 1 and len(last) == 1)


def _clash(signs: Signs, screens: Mapping[str, Iterable[Key]]) -> KeyFault | None:
    """Return the fault of a key that two actions of a screen would have; its line in the settings file is at fault."""
    for screen, keys in screens.items():
        takers: dict[str, str] = {}
        for key in sorted(keys, key=lambda binding: binding.name in signs):  # keys of the settings file come last
            for sign in _keys(signs.get(key.name, key.key)):
                taker = takers.setdefault(sign, key.name)
                if taker != key.name and key.name in signs:
                    problem = _(
                        "{sign_of} is {taker} on {screen} already; take another key, or rebind {taker} too"
                    ).format(sign_of=sign_of(sign), taker=taker, screen=screen)
                    return KeyFault(key.name, problem)
    return None


def _keys(text: str) -> Sequence[str]:
    return text.split(",")
