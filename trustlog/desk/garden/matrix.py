"""The matrix of a garden's pairs: a row and a column a member, a sign a pair, the weakest in brackets. Pure.

Twelve members fit into 80 columns: columns have letters then, and the rows say whose they are. Where there is more room
each column has its name.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from trustlog.domain.garden import PairState as PairState
from trustlog.domain.text import PersonText, visible
from trustlog.language import N_, _

SIGNS: Mapping[PairState, str] = {"passed": "●", "short": "◔", "nothing": "○"}
SAID: Mapping[PairState, str] = {"passed": N_("passed"), "short": N_("falls short"), "nothing": N_("nothing logged")}
"""What each sign says."""
NARROWEST = 3
"""Columns of a cell: the sign, with a bracket or a blank on both sides."""
LONGEST = 30
"""Columns that a member's name takes at most."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ITSELF = "·"
_BETWEEN = 2
"""Columns between the names and the first cell."""


class PairCell(NamedTuple):
    """A pair of a garden, by the places of both among the members, the lower first; `says` is what it lacks first."""

    one: int
    other: int
    state: PairState
    is_weakest: bool = False
    says: str = ""


class MemberOfMatrix(NamedTuple):
    """A member as the matrix names it; without a handle: we."""

    handle: str | None
    name: PersonText


class Row(NamedTuple):
    """A row of the matrix: whose it is, and a cell a member, all equally wide."""

    head: str
    cells: tuple[str, ...]


class Matrix(NamedTuple):
    """The matrix as it is drawn: the head of each column, and rows; `cell` is how wide each column is."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    head_width: int
    cell: int


def letter(place: int) -> str:
    """Return the letter of a member by its place: A to Z, then AA."""
    return _LETTERS[place] if place < len(_LETTERS) else letter(place // len(_LETTERS) - 1) + letter(place % 26)


def laid_out(
    members: Sequence[MemberOfMatrix], cells: Sequence[PairCell], width: int, measure: Callable[[str], int] = len
) -> Matrix:
    """Return the matrix in so many columns; `measure` tells how many columns a text takes."""
    named = [_cut(visible(member.name), LONGEST, measure) for member in members]
    longest = max(map(measure, named), default=0)
    names = [_cut(member.handle or _("we"), LONGEST, measure) for member in members]
    wide = max((*map(measure, names), NARROWEST - 2)) + 2
    if longest + _BETWEEN + wide * len(members) <= width:
        heads, lettered = names, named
    else:
        heads = [letter(place) for place in range(len(members))]
        wide = max(NARROWEST, max(map(len, heads), default=1) + 2)
        head = max(measure(heads[-1]) + 5, width - _BETWEEN - wide * len(members)) if heads else LONGEST
        lettered = [_cut(f"{sign} {name}", head, measure) for sign, name in zip(heads, named, strict=True)]
    by_place = {(cell.one, cell.other): cell for cell in cells}
    rows = [
        Row(_left(head, max(map(measure, lettered)), measure),
            tuple(_sign(by_place, place, other, wide) for other in range(len(members))))
        for place, head in enumerate(lettered)
    ]  # fmt: skip
    return Matrix(
        tuple(_middle(head, wide, measure) for head in heads), tuple(rows), max(map(measure, lettered), default=0), wide
    )


def as_lines(drawn: Matrix) -> list[str]:
    """Return the matrix as lines, with what its signs say below it."""
    beside = " " * _BETWEEN
    head = " " * drawn.head_width + beside + "".join(drawn.heads)
    rows = [row.head + beside + "".join(row.cells) for row in drawn.rows]
    return [line.rstrip() for line in (head, *rows, "", legend())]


def legend() -> str:
    """Return what the signs of the matrix say."""
    signs = (f"{SIGNS[state]} {_(SAID[state])}" for state in SIGNS)
    return " · ".join((*signs, _("[ ] the weakest pair")))


def as_list(members: Sequence[MemberOfMatrix], cells: Sequence[PairCell]) -> list[dict[str, Any]]:
    """Return the same as plain values: who (None: we) with whom, how it stands, whether it is the weakest."""
    return [
        {
            "one": members[cell.one].handle,
            "other": members[cell.other].handle,
            "state": cell.state,
            "weakest": cell.is_weakest,
        }
        for cell in cells
    ]


def _sign(cells: Mapping[tuple[int, int], PairCell], place: int, other: int, wide: int) -> str:
    found = cells.get((min(place, other), max(place, other)))
    if place == other or found is None:
        return _ITSELF.center(wide) if place == other else " " * wide
    sign = SIGNS[found.state]
    return (f"[{sign}]" if found.is_weakest else sign).center(wide)


def _cut(text: str, room: int, measure: Callable[[str], int]) -> str:
    """Return a text in at most so many columns, ending in … where something was cut."""
    if measure(text) <= room:
        return text
    while text and measure(text) > room - 1:
        text = text[:-1]
    return f"{text}…"


def _left(text: str, wide: int, measure: Callable[[str], int]) -> str:
    return text + " " * (wide - measure(text))


def _middle(text: str, wide: int, measure: Callable[[str], int]) -> str:
    left = (wide - measure(text)) // 2
    return " " * left + text + " " * (wide - measure(text) - left)
