"""Versions of an agreement: its sections as they were put together, and what is otherwise in another. Pure."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple, get_args

from trustlog.domain.agreement.sections import Agreed, SectionNow
from trustlog.domain.facts.section import SECTIONS, SectionName, SectionState, in_force_after

Turn = Literal["same", "gone", "new"]
_WORDS = re.compile(r"\s*\S+")
_MOST = 1500
"""Words of a section beyond which it is compared as a whole: finding what is alike takes their product."""
_LEAST_ALIKE = 0.4
"""Words of which fewer than this share are alike are told as replaced: bits of two texts mixed cannot be read."""


class Piece(NamedTuple):
    """A piece of words that is the same in both, gone, or new."""

    turn: Turn
    text: str


class Difference(NamedTuple):
    """What is otherwise with a section: its state before and after, and its words piece by piece."""

    name: SectionName
    before: SectionState
    after: SectionState
    pieces: tuple[Piece, ...]

    @property
    def has_other_words(self) -> bool:
        """Tell whether the words differ."""
        return any(piece.turn != "same" for piece in self.pieces)


def snapshot(now: Iterable[SectionNow]) -> str:
    """Return sections as a version keeps them: all that are not open by their names, as JSON."""
    kept = {
        section.name: {"state": section.state, "text": _kept(section), "on": section.on.isoformat()}
        for section in now
        if section.state != "open" and section.on is not None
    }
    return json.dumps(kept, ensure_ascii=False)


def _kept(section: SectionNow) -> str | None:
    return section.text if section.has_words else None


def from_snapshot(text: str) -> tuple[SectionNow, ...]:
    """Return the sections of a version, all of them: those that are not in it were open."""
    kept = json.loads(text)
    return tuple(_section(name, kept[name]) if name in kept else SectionNow(name) for name in SECTIONS)


def _section(name: SectionName, row: dict[str, Any]) -> SectionNow:
    state = next(each for each in get_args(SectionState) if each == row["state"])
    on = date.fromisoformat(row["on"])
    return SectionNow(name, state, row["text"], on, in_force_after(None, state, Agreed(row["text"] or "", on)))


def differences(before: Iterable[SectionNow], after: Iterable[SectionNow]) -> tuple[Difference, ...]:
    """Return what is otherwise with each section; one that is the same in state and words is not among them."""
    old = {section.name: section for section in before}
    found = (_difference(old.get(section.name, SectionNow(section.name)), section) for section in after)
    return tuple(each for each in found if each.before != each.after or each.has_other_words)


def _difference(before: SectionNow, after: SectionNow) -> Difference:
    words = tuple(pieces(_kept(before) or "", _kept(after) or ""))
    return Difference(after.name, before.state, after.state, words)


def pieces(before: str, after: str) -> Iterator[Piece]:
    """Return two texts word by word: what is the same, gone and new.

    Those that are the same or gone make the text before, and those that are the same or new the text after it.
    """
    if before == after:
        yield from [Piece("same", after)] if after else []
        return
    old, new = _words(before), _words(after)
    if len(old) > _MOST or len(new) > _MOST:
        yield from _replaced(before, after)
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        yield from _replaced(before, after)
        return
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(new[new_from:new_to]))
            continue
        yield from _replaced("".join(old[old_from:old_to]), "".join(new[new_from:new_to]))


def _words(text: str) -> list[str]:
    """Return the words of a text, each with the blanks before it; blanks at the end are one more."""
    found = _WORDS.findall(text)
    rest = text[sum(map(len, found)) :]
    return [*found, rest] if rest else found


def _replaced(before: str, after: str) -> Iterator[Piece]:
    yield from (Piece("gone", before),) if before else ()
    yield from (Piece("new", after),) if after else ()
