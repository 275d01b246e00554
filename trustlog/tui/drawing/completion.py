"""Completing the capture line while it is typed: handles, people of the partner named, kinds and clause words. Pure."""

from collections.abc import Iterable, Sequence

from trustlog.domain.capture.garden import HEADS
from trustlog.domain.text.folding import alike, folded

CLAUSES = (
    "we promise", "they promise", "we offer", "they offer", "we shared", "they shared", "we hid", "they hid",
    "we asked about", "they asked about", "note", "private", "keep", "broke",
)  # fmt: skip
MOST = 6
"""Most completions that are offered; another letter finds the others."""


def partner_typed(line: str) -> str:
    """Return the handle that the line begins with, once it is finished."""
    head, colon, _ = line.partition(":")
    if colon:
        return head.rpartition(",")[2].strip()
    first, space, _ = line.partition(" ")
    return first if space else ""


def completions(
    line: str,
    handles: Sequence[str],
    people: Sequence[str],
    kinds: Iterable[str],
    names: Sequence[str] = (),
    items: Sequence[str] = (),
) -> list[str]:
    """Return the lines that the word being typed may become, most likely first.

    `names` are the partners' names, in the order of their handles: a part of the name finds the handle, too. `items`
    are the names of the open book, which stand behind an @.
    """
    if not line or line.endswith(" ") or line.count('"') % 2:
        return []
    head, colon, rest = line.partition(":")
    if not colon and (" " not in line or head.rstrip().endswith(",") or "," in head):
        typed = line.rpartition(",")[2].lstrip()
        return [f"{line[: len(line) - len(typed)]}{handle}: " for handle in _partners(typed, handles, names)]
    if not colon:
        _, _, rest = line.partition(" ")
    clause = rest.rpartition(";")[2].lstrip()
    if colon and head.partition(" ")[0].lower() in HEADS and " " in head.strip():
        return [f"{line[: len(line) - len(typed)]}{name} " for typed, name in _members(clause, handles, names)]
    said, at, typed = clause.rpartition("@")
    if at and said.endswith(" ") and " " not in typed:
        fitting = _beginning(typed, items) if typed else [*items][:MOST]
        return [f"{line[: len(line) - len(typed)]}{name} " for name in fitting]
    before, with_, listed = clause.rpartition("with ")
    if with_ and (not before or before.endswith(" ")):
        typed = listed.rpartition(",")[2].lstrip()
        return [line[: len(line) - len(typed)] + name for name in _people(typed, people)]
    return [f"{line[: len(line) - len(clause)]}{choice} " for choice in _beginning(clause, [*CLAUSES, *kinds])]


def _members(clause: str, handles: Sequence[str], names: Sequence[str]) -> list[tuple[str, str]]:
    """Return what the last word of a clause about a garden may become: a member, beside what of it is typed."""
    typed = clause.rpartition(" ")[2]
    return [(typed, name) for name in _partners(typed, handles, names)]


def complete(line: str, handles: Sequence[str], people: Sequence[str], kinds: Iterable[str]) -> str | None:
    """Return the line with the word being typed completed, or None when there is nothing to add."""
    return next(iter(completions(line, handles, people, kinds)), None)


def completed(typed: str, choice: str) -> str:
    """Return a choice completed from what is typed: the letters typed stay, unless they lack its accents."""
    begins = alike(choice[: len(typed)]) == alike(typed)
    return typed + choice[len(typed) :] if begins else choice


def begins(typed: str, choice: str) -> bool:
    """Tell whether a choice continues what is typed, accents aside."""
    return len(choice) > len(typed) and bool(typed) and folded(choice).startswith(folded(typed))


def _partners(typed: str, handles: Sequence[str], names: Sequence[str]) -> list[str]:
    fitting = _beginning(typed, handles)
    bare = folded(typed)
    if len(fitting) < MOST and len(bare) > 1:
        named = (
            handle
            for handle, name in zip(handles, names, strict=False)
            if bare in folded(name) and handle not in fitting
        )
        fitting += [handle for handle, _ in zip(named, range(MOST - len(fitting)), strict=False)]
    return fitting


def _people(typed: str, people: Sequence[str]) -> list[str]:
    fitting = _beginning(typed, people)
    bare = folded(typed)
    if bare:
        fitting += [name for name in people if f" {bare}" in folded(name) and name not in fitting]
    return fitting[:MOST]


def _beginning(typed: str, choices: Iterable[str]) -> list[str]:
    """Return the choices that continue what is typed; exact matches first."""
    exact: list[str] = []
    inexact: list[str] = []
    key = alike(typed)
    if not key:
        return exact
    for choice in choices:
        if begins(typed, choice):
            (exact if alike(choice).startswith(key) else inexact).append(completed(typed, choice))
            if len(exact) == MOST:
                break
    return [*exact, *inexact][:MOST]
