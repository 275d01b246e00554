"""Completing the capture line while it is typed: handles, people of the partner named, kinds and clause words."""

from collections.abc import Iterable, Sequence

CLAUSES = (
    "we promise", "they promise", "we offer", "they offer", "we shared", "they shared", "we hid", "they hid", "note",
    "private", "keep", "broke",
)  # fmt: skip


def partner_typed(line: str) -> str:
    """Give the handle that the line begins with, once it is finished."""
    head, colon, _ = line.partition(":")
    if colon:
        return head.rpartition(",")[2].strip()
    first, space, _ = line.partition(" ")
    return first if space else ""


def complete(line: str, handles: Sequence[str], people: Sequence[str], kinds: Iterable[str]) -> str | None:
    """Give the line with the word being typed completed, or None when there is nothing to add."""
    if not line or line.endswith(" ") or line.count('"') % 2:
        return None
    _, colon, rest = line.partition(":")
    if not colon and " " not in line:
        return _finished(line, line, handles, ": ")
    if not colon:
        _, _, rest = line.partition(" ")
    clause = rest.rpartition(";")[2].lstrip()
    before, with_, names = clause.rpartition("with ")
    if with_ and (not before or before.endswith(" ")):
        return _finished(line, names.rpartition(",")[2].lstrip(), people, "")
    return _finished(line, clause, [*CLAUSES, *kinds], " ")


def _finished(line: str, typed: str, choices: Iterable[str], after: str) -> str | None:
    if not typed:
        return None
    low = typed.lower()
    for choice in choices:
        if choice.lower().startswith(low) and len(choice) > len(typed):
            return line + choice[len(typed) :] + after
    return None
