"""What became of each assertion of one test suite in another: kept, moved, changed or gone."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import NamedTuple

from assertions import Assertion, Suite

ALIKE = 0.6
"""From this likeness on two assertions of one test are one that was changed."""
MOST = 0.5
"""A test follows another when this share of what is left of the shorter one is in both."""
Key = Callable[[Assertion], object]


class Kind(Enum):
    """What may become of an assertion."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


class Fate(NamedTuple):
    """What became of an assertion, and what stands there now."""

    kind: Kind
    old: Assertion
    new: Assertion | None = None


class _Left:
    """The assertions of both suites that have found no partner so far."""

    def __init__(self, base: Suite, new: Suite) -> None:
        self.old = dict(enumerate(base.assertions))
        self.new = dict(enumerate(new.assertions))
        self.fates: dict[int, Fate] = {}

    def pair(self, old_key: Key, new_key: Key, kind: Kind) -> None:
        """Pair those that have the same key, in the order they stand in; None is no key."""
        waiting: dict[object, list[int]] = defaultdict(list)
        for place, assertion in self.new.items():
            waiting[new_key(assertion)].append(place)
        for place, assertion in list(self.old.items()):
            key = old_key(assertion)
            if key is not None and (found := waiting.get(key)):
                self.settle(place, found.pop(0), kind)

    def settle(self, old: int, new: int, kind: Kind) -> None:
        """Note that one became the other."""
        self.fates[old] = Fate(kind, self.old.pop(old), self.new.pop(new))


def match(base: Suite, new: Suite) -> list[Fate]:
    """Return what became of each assertion of the base, in its order."""
    left = _Left(base, new)
    for what in (_text, _shape):  # what a variable is called is the least of it
        here: Key = partial(_in_file, what)
        left.pair(here, here, Kind.KEPT)
        elsewhere: Key = partial(_in_test, what)
        left.pair(elsewhere, elsewhere, Kind.MOVED)
    followed = _successors(left, base, new)
    _changed(left, followed)
    gone = {place: Fate(Kind.GONE, assertion) for place, assertion in left.old.items()}
    return [fate for _, fate in sorted((left.fates | gone).items())]


def _text(assertion: Assertion) -> str:
    return assertion.text


def _shape(assertion: Assertion) -> str:
    return assertion.shape


def _in_file(what: Callable[[Assertion], str], one: Assertion) -> object:
    return one.file, one.test, what(one)


def _in_test(what: Callable[[Assertion], str], one: Assertion) -> object:
    return one.test, what(one)


def _of(test: str, what: Callable[[Assertion], str], one: Assertion) -> object:
    return what(one) if one.test == test else None


def _successors(left: _Left, base: Suite, new: Suite) -> dict[str, list[str]]:
    """Pair the assertions of tests that are called otherwise now, or were split; return which tests followed which.

    A new test follows an old one when most of what is left of either is in both.
    """
    vanished = sorted({one.test for one in left.old.values()} - new.tests)
    fresh = {one.test for one in left.new.values()} - base.tests
    followed: dict[str, list[str]] = {}
    for old in vanished:
        while rest := Counter(one.shape for one in left.old.values() if one.test == old):
            best, share = "", 0.0
            for test in sorted(fresh):
                there = Counter(one.shape for one in left.new.values() if one.test == test)
                common = (rest & there).total()
                found = common / min(rest.total(), there.total()) if common else 0.0
                best, share = (test, found) if found > share else (best, share)
            if share < MOST:
                break
            followed.setdefault(old, []).append(best)
            for what in (_text, _shape):
                left.pair(partial(_of, old, what), partial(_of, best, what), Kind.MOVED)
    return followed


def _changed(left: _Left, followed: dict[str, list[str]]) -> None:
    """Pair what is left with what is most like it in the same test, or in those that followed it."""
    alike = []
    for place, old in left.old.items():
        tests = {old.test, *followed.get(old.test, ())}
        for other, new in left.new.items():
            if new.test in tests:
                alike.append((difflib.SequenceMatcher(None, old.text, new.text).ratio(), place, other))
    for likeness, place, other in sorted(alike, reverse=True):
        if likeness >= ALIKE and place in left.old and other in left.new:
            left.settle(place, other, Kind.CHANGED)
